"""An encrypted backup: a sealed ZIP of a backup in the age format and the key under the password.

It needs no secret to be made. Each bit of it is under the seal, which is read without one too.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import IO, BinaryIO, Final

from cchc_desktop.domain.backups import Manifest, manifest_from, manifest_text
from cchc_desktop.domain.encrypted_backups import (
    SUFFIX,
    EncryptedManifest,
    encrypted_manifest_from,
    encrypted_manifest_text,
    told_of,
)
from cchc_desktop.domain.secret import Secret
from cchc_desktop.storage.backup_archive import (
    MANIFEST,
    README,
    UNSEALED,
    broken,
    opened,
    read_text,
    seal,
    seal_finding,
)
from cchc_desktop.storage.backup_troubles import BrokenBackup
from cchc_desktop.storage.encryption import (
    BrokenEncryption,
    another_key,
    decrypt,
    encrypt,
    public_key,
    refuse_broken,
    unwrap,
)
from cchc_desktop.storage.protection import Protection

BACKUP: Final = "ban-sao.cchcb.age"
CONTENTS: Final = "ban-ke-day-du.json.age"
KEY: Final = "khoa-theo-mat-khau.txt"

_CHUNK: Final = 1 << 20
_MOST_CONTENTS: Final = 5 << 20
_MOST_KEY: Final = 4096

_WORDS: Final = """\
Đây là một bản sao lưu đã mã hoá của chương trình CCHC Desktop.

Để khôi phục: mở chương trình, vào Tệp > Khôi phục từ bản sao lưu, chọn tệp này rồi gõ mật khẩu,
hoặc mã khôi phục (AGE-SECRET-KEY-1...) trên tờ giấy trong phong bì niêm phong.
Không đổi nội dung tệp này; mã SHA-256 ở cuối tệp cho biết tệp còn nguyên hay không.

Khi không còn chương trình: đổi đuôi tệp thành .zip rồi giải nén. Tệp {backup} theo định dạng mở
age (age-encryption.org/v1). Ghi mã khôi phục vào một tệp văn bản khoa.txt, rồi dùng công cụ age:

    age -d -i khoa.txt -o ban-sao.zip {backup}

Giải nén ban-sao.zip: bên trong là cơ sở dữ liệu SQLite 3 và bản kê. Xong việc hãy xoá khoa.txt.
Mật khẩu mở được bằng chương trình; công cụ age cần mã khôi phục.
"""


def is_encrypted(path: Path) -> bool:
    """Tell whether a file bears an encrypted backup's name."""
    return path.suffix.lower() == SUFFIX


def write_encrypted(
    target: BinaryIO, backup: Path, manifest: Manifest, protection: Protection
) -> EncryptedManifest:
    """Write ``backup``, whose manifest is given, to ``target``, an empty file open for both ways.

    It is brought to the disk. Raises OSError and BrokenEncryption.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        with backup.open("rb") as source, archive.open(BACKUP, "w", force_zip64=True) as inside:
            hashed = _Hashed(inside)
            encrypt(source, hashed, protection.recipient)
        told = told_of(manifest, protection.recipient, hashed.size, hashed.sha256)
        contents = io.BytesIO()
        encrypt(io.BytesIO(manifest_text(manifest).encode()), contents, protection.recipient)
        archive.writestr(CONTENTS, contents.getvalue())
        archive.writestr(KEY, protection.wrapped_key)
        archive.writestr(MANIFEST, encrypted_manifest_text(told))
        archive.writestr(README, _WORDS.format(backup=BACKUP))
        archive.comment = UNSEALED
    seal(target)
    return told


def read_encrypted_manifest(path: Path) -> EncryptedManifest:
    """Return what an encrypted backup says of itself; raises BrokenBackup and OSError."""
    with opened(path) as archive:
        return encrypted_manifest_from(read_text(archive, MANIFEST))


def encrypted_finding(path: Path) -> str:
    """Return what is wrong with an encrypted backup as far as can be told without its key.

    Raises OSError.
    """
    with path.open("rb") as file:
        if finding := seal_finding(file):
            return finding
    try:
        manifest = read_encrypted_manifest(path)
        with opened(path) as archive:
            refuse_broken(_limited(archive, KEY, _MOST_KEY))
            hashed, size = hashlib.sha256(), 0
            with archive.open(BACKUP) as inside:
                while chunk := inside.read(_CHUNK):
                    hashed.update(chunk)
                    size += len(chunk)
    except (BrokenBackup, BrokenEncryption) as error:
        return str(error)
    if (size, hashed.hexdigest()) != (manifest.size, manifest.sha256):
        return "phần mã hoá bên trong không khớp với bản kê"
    return ""


def key_of_backup(path: Path, password: Secret) -> Secret:
    """Return the key of an encrypted backup from the password it was made under.

    Raises WrongPassword, BrokenEncryption, BrokenBackup and OSError.
    """
    with opened(path) as archive:
        wrapped = _limited(archive, KEY, _MOST_KEY)
    key = unwrap(wrapped, password)
    refuse_other_key(path, key)
    return key


def refuse_other_key(path: Path, key: Secret) -> None:
    """Raise WrongRecoveryKey where ``key`` is not that of an encrypted backup."""
    if public_key(key) != read_encrypted_manifest(path).recipient:
        raise another_key()


def read_contents(path: Path, key: Secret) -> Manifest:
    """Return the manifest of the backup inside; raises as :func:`key_of_backup`."""
    plain = io.BytesIO()
    with opened(path) as archive:
        decrypt(io.BytesIO(_limited(archive, CONTENTS, _MOST_CONTENTS)), plain, key)
        return manifest_from(plain.getvalue().decode())


def decrypt_backup(path: Path, key: Secret, target: BinaryIO) -> None:
    """Write the backup inside to ``target``; it is not longer than what is encrypted.

    Raises WrongRecoveryKey, BrokenEncryption, BrokenBackup and OSError.
    """
    with opened(path) as archive:
        size = encrypted_manifest_from(read_text(archive, MANIFEST)).size
        if archive.getinfo(BACKUP).file_size != size:
            raise broken(path, "phần mã hoá bên trong không khớp với bản kê")
        with archive.open(BACKUP) as inside:
            decrypt(inside, target, key)


class _Hashed:
    """Writes on, and knows the size and the SHA-256 of what it was given."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self._hashed = hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        """Of everything that was written."""
        return self._hashed.hexdigest()

    def write(self, data: bytes) -> int:
        """Write ``data`` on."""
        self._hashed.update(data)
        self.size += len(data)
        self._target.write(data)
        return len(data)


def _limited(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as inside:
        content = inside.read(most + 1)
    if len(content) > most:
        raise ValueError(f"{name} is too long")
    return content
