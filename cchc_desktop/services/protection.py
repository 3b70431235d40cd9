"""Mật khẩu: setting, changing and removing the password of a data file, and opening it with one.

The password keeps others out of the program and makes encrypted backups unreadable; the data file
itself is not encrypted. There is no way around it but the recovery key on the printed sheet.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.password import UnfitPassword, WrongPassword, new_password, password
from cchc_desktop.domain.recovery_key import WrongRecoveryKey, recovery_key
from cchc_desktop.domain.secret import Secret
from cchc_desktop.storage.encryption import another_key, new_key, public_key, unwrap, wrap
from cchc_desktop.storage.engine import reading, writing
from cchc_desktop.storage.protection import Protection, read_protection, write_protection

if TYPE_CHECKING:
    from cchc_desktop.services.data_file import DataFile

__all__ = [
    "PasswordNeeded",
    "Protection",
    "Secret",
    "UnfitPassword",
    "WrongPassword",
    "WrongRecoveryKey",
    "change_password",
    "key_by_password",
    "key_by_recovery",
    "new_password",
    "password",
    "protection_in",
    "remove_password",
    "set_password",
]


class PasswordNeeded(CchcError):
    """A data file has a password; ``protection`` tells a right one from a wrong one.

    ``notices`` are sentences that are to be said once it is open.
    """

    def __init__(self, path: Path, protection: Protection) -> None:
        self.notices: tuple[str, ...] = ()
        self.path = path
        self.protection = protection
        super().__init__(f"Tệp “{path.name}” có mật khẩu. Hãy gõ mật khẩu để mở.")


class AlreadyProtected(CchcError):
    """A password was set meanwhile."""


class NotProtected(CchcError):
    """The password was taken away meanwhile."""


def protection_in(file: DataFile) -> Protection | None:
    """Return what protects an open data file, None where it has no password."""
    with reading(file.engine) as connection:
        return read_protection(connection)


def key_by_password(protection: Protection, given: Secret) -> Secret:
    """Return the secret key; raises WrongPassword and BrokenEncryption. Takes half a second."""
    key = unwrap(protection.wrapped_key, given)
    refuse_another(protection, key)
    return key


def key_by_recovery(protection: Protection, typed: str) -> Secret:
    """Return the secret key from what is typed off the printed sheet; raises WrongRecoveryKey."""
    key = recovery_key(typed)
    refuse_another(protection, key)
    return key


def refuse_another(protection: Protection, key: Secret) -> None:
    """Raise WrongRecoveryKey where a secret key is not the one of this protection."""
    if public_key(key) != protection.recipient:
        raise another_key()


def set_password(file: DataFile, chosen: Secret) -> Secret:
    """Give a file without a password one; return the recovery key, which is to be printed.

    It can be had again only with the password. Raises :class:`AlreadyProtected`.
    """
    key = new_key()
    made = Protection(recipient=public_key(key), wrapped_key=wrap(key, chosen), since=_now())
    with file.changing, writing(file.engine) as connection:
        if read_protection(connection) is not None:
            raise AlreadyProtected(
                f"Tệp “{file.path.name}” đã có mật khẩu; mật khẩu đó còn nguyên. Hãy đóng cửa sổ "
                "này và mở lại."
            )
        write_protection(connection, made)
    return key


def change_password(file: DataFile, key: Secret, chosen: Secret) -> None:
    """Give a file another password; ``key`` comes from the present one or from the sheet.

    The recovery key stays the same, and so does the printed sheet. Raises WrongRecoveryKey and
    :class:`NotProtected`.
    """
    wrapped = wrap(key, chosen)
    with file.changing, writing(file.engine) as connection:
        present = _present(file, read_protection(connection))
        refuse_another(present, key)
        write_protection(connection, replace(present, wrapped_key=wrapped, since=_now()))


def remove_password(file: DataFile, key: Secret) -> None:
    """Let a file be opened by everybody again; encrypted backups stay encrypted.

    Raises WrongRecoveryKey and :class:`NotProtected`.
    """
    with file.changing, writing(file.engine) as connection:
        refuse_another(_present(file, read_protection(connection)), key)
        write_protection(connection, None)


def _present(file: DataFile, found: Protection | None) -> Protection:
    if found is None:
        raise NotProtected(f"Tệp “{file.path.name}” không còn mật khẩu; không có gì thay đổi.")
    return found


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
