"""Keys and what is encrypted for them, in the age format; a key under a password.

The password becomes a key by scrypt (``hashlib``, OpenSSL's), and age encrypts the secret key for
that key. age's own passwords are not used: it measures the computer and takes up to 1 GB for one
that is fast, which an office's old computer then does not have, and that cannot be set.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any, Final, Protocol

from cchc_desktop.domain.password import WrongPassword
from cchc_desktop.domain.recovery_key import KEY_BYTES, WrongRecoveryKey, key_of, recovery_key
from cchc_desktop.domain.secret import Secret
from cchc_desktop.storage.refusals import DataFileTrouble

WORK: Final = 17
"""The password's slowness: scrypt with N = 2**17 takes 128 MB, half a second on a present PC."""

_BLOCK, _LANES = 8, 1
_WORK_ALLOWED: Final = range(10, 19)
"""What a key from elsewhere may ask for: 256 MB at the most."""

_FORM: Final = b"cchc-khoa-1"
_SALT_BYTES: Final = 16
_MOST_BYTES: Final = 4096
_ANOTHER_KEY: Final = "No matching keys"


class BrokenEncryption(DataFileTrouble):
    """What is encrypted is not what was written."""


class _Reading(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class _Writing(Protocol):
    def write(self, data: bytes, /) -> int: ...


def new_key() -> Secret:
    """Return a new secret key."""
    import pyrage

    return Secret(str(pyrage.x25519.Identity.generate()))


def public_key(key: Secret) -> str:
    """Return the public key of a secret key; raises WrongRecoveryKey where it is none."""
    return str(_identity(key).to_public())


def wrap(key: Secret, password: Secret, *, work: int | None = None) -> bytes:
    """Return a secret key encrypted under a password; takes half a second."""
    import pyrage

    salt, power = secrets.token_bytes(_SALT_BYTES), WORK if work is None else work
    recipient = _identity(_of_password(password, salt, power)).to_public()
    body = pyrage.encrypt(key.reveal().encode(), [recipient])
    head = b" ".join((_FORM, str(power).encode(), salt.hex().encode()))
    return b"\n".join((head, _digest(head, body), body))


def unwrap(wrapped: bytes, password: Secret) -> Secret:
    """Return the secret key that was wrapped; takes half a second.

    Raises WrongPassword, and :class:`BrokenEncryption` where that is not what was written.
    """
    power, salt, body = _parts(wrapped)
    import pyrage

    try:
        plain = pyrage.decrypt(body, [_identity(_of_password(password, salt, power))])
    except pyrage.DecryptError as error:
        if str(error).startswith(_ANOTHER_KEY):
            raise WrongPassword from None
        raise _broken() from None
    return recovery_key(plain.decode("ascii", "replace"))


def refuse_broken(wrapped: bytes) -> None:
    """Raise :class:`BrokenEncryption` where a wrapped key is not what was written."""
    _parts(wrapped)


def encrypt(source: _Reading, target: _Writing, recipient: str) -> None:
    """Encrypt all of ``source`` for a public key, a little at a time; raises OSError."""
    import pyrage

    files = _Files(source, target)
    try:
        pyrage.encrypt_io(files, files, [pyrage.x25519.Recipient.from_str(recipient)])
    except (pyrage.EncryptError, pyrage.RecipientError) as error:
        raise files.trouble or _broken() from error


def decrypt(source: _Reading, target: _Writing, key: Secret) -> None:
    """Decrypt all of ``source``, a little at a time; what is written is at most as long.

    Raises WrongRecoveryKey for another key, :class:`BrokenEncryption` where that is not what was
    written - what ``target`` has got is worth nothing then - and OSError.
    """
    import pyrage

    files = _Files(source, target)
    try:
        pyrage.decrypt_io(files, files, [_identity(key)])
    except (pyrage.DecryptError, OSError) as error:
        # A payload that was changed is an OSError to age.
        if files.trouble is not None:
            raise files.trouble from None
        if str(error).startswith(_ANOTHER_KEY):
            raise another_key() from None
        raise _broken() from None


def another_key() -> WrongRecoveryKey:
    """Return the sentence that a key is one of another file."""
    return WrongRecoveryKey(
        "Mã khôi phục này không phải của tệp này. Dữ liệu còn nguyên. Hãy xem lại tên tệp và ngày "
        "ghi trên bản in trong phong bì."
    )


class _Files:
    """What is read and written, with the trouble of the disk, of which age keeps only the words."""

    def __init__(self, source: _Reading, target: _Writing) -> None:
        self._source = source
        self._target = target
        self.trouble: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            return self._source.read(size)
        except Exception as error:
            self.trouble = error
            raise

    def write(self, data: bytes) -> int:
        try:
            return self._target.write(data)
        except Exception as error:
            self.trouble = error
            raise

    def flush(self) -> None:
        """Nothing is kept back here."""


def _identity(key: Secret) -> Any:
    import pyrage

    try:
        return pyrage.x25519.Identity.from_str(key.reveal())
    except pyrage.IdentityError:
        raise another_key() from None


def _of_password(password: Secret, salt: bytes, power: int) -> Secret:
    room = 128 * _BLOCK * ((1 << power) + _LANES + 2)
    return key_of(
        hashlib.scrypt(
            password.reveal().encode(),
            salt=salt,
            n=1 << power,
            r=_BLOCK,
            p=_LANES,
            maxmem=room,
            dklen=KEY_BYTES,
        )
    )


def _parts(wrapped: bytes) -> tuple[int, bytes, bytes]:
    head, _, rest = wrapped[:_MOST_BYTES].partition(b"\n")
    digest, _, body = rest.partition(b"\n")
    try:
        form, power, salt = head.split(b" ")
        found = int(power), bytes.fromhex(salt.decode("ascii")), body
    except ValueError:
        raise _broken() from None
    wrong = form != _FORM or found[0] not in _WORK_ALLOWED or len(found[1]) != _SALT_BYTES
    if wrong or len(wrapped) > _MOST_BYTES or digest != _digest(head, body):
        raise _broken()
    return found


def _digest(head: bytes, body: bytes) -> bytes:
    return hashlib.sha256(head + b"\n" + body).hexdigest().encode()


def _broken() -> BrokenEncryption:
    return BrokenEncryption(
        "Phần mã hoá đã bị hỏng hoặc bị sửa nên không mở được. Tệp không bị thay đổi. Hãy dùng mã "
        "khôi phục trong phong bì, hoặc một bản sao lưu khác."
    )
