"""The one file that a backup is: a ZIP of the data file and its manifest, sealed by a SHA-256.

The ZIP's comment, its last bytes, holds the SHA-256 of everything before it, so that no bit of
the file can change unseen. Any ZIP program opens it, now and in ten years.
"""

from __future__ import annotations

import hashlib
import os
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, Final

from cchc_desktop.domain.backups import Manifest, WrongManifest, manifest_from, manifest_text
from cchc_desktop.storage.backup_troubles import BrokenBackup

DATA: Final = "so-tuyen-truyen.cchc"
MANIFEST: Final = "ban-ke.json"
README: Final = "doc-truoc.txt"

_SEAL: Final = b"CCHC-SHA256:"
_DIGITS: Final = 64
UNSEALED: Final = _SEAL + b"0" * _DIGITS
"""The comment of a ZIP that :func:`seal` is to seal."""

_CHUNK: Final = 1 << 20
_MOST_MANIFEST: Final = 4 << 20
_LEVEL: Final = 3
"""Three quarters of what the best packing saves, in a tenth of its time."""

_SAMPLES: Final = 32
_SAMPLE: Final = 1 << 14
_WORTH: Final = 0.75
"""A file that packs to more than this is stored as it is."""

_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    UnicodeDecodeError,
    ValueError,
)
"""What the zipfile module raises for bytes that are no ZIP, or not one of ours."""

_WORDS: Final = """\
Đây là một bản sao lưu của chương trình CCHC Desktop.

Để khôi phục: mở chương trình, vào Tệp > Khôi phục từ bản sao lưu, rồi chọn tệp này.
Không đổi nội dung tệp này; mã SHA-256 ở cuối tệp cho biết tệp còn nguyên hay không.

Khi không còn chương trình: đổi đuôi tệp thành .zip rồi giải nén. Tệp {data} bên trong là một cơ sở
dữ liệu SQLite 3, đọc được bằng mọi chương trình SQLite; tệp {manifest} kê những gì có trong đó.
"""


def write_archive(target: BinaryIO, data: Path, manifest: Manifest) -> None:
    """Write a backup of the data file at ``data`` to ``target``, an empty file open for both ways.

    It is brought to the disk. Raises OSError.
    """
    texts = {MANIFEST: manifest_text(manifest), README: _WORDS.format(data=DATA, manifest=MANIFEST)}
    with zipfile.ZipFile(target, "w", _packing(data), compresslevel=_LEVEL) as archive:
        for name, text in texts.items():
            with archive.open(name, "w") as inside:
                inside.write(text.encode())
        with data.open("rb") as source, archive.open(DATA, "w", force_zip64=True) as inside:
            while chunk := source.read(_CHUNK):
                inside.write(chunk)
        archive.comment = UNSEALED
    seal(target)


def seal(target: BinaryIO) -> None:
    """Put the SHA-256 of a ZIP with the comment :data:`UNSEALED` into it, and bring it to the disk.

    Raises OSError.
    """
    size = target.seek(0, os.SEEK_END)
    digest = _hash(target, size - _DIGITS)
    target.seek(size - _DIGITS)
    target.write(digest.encode())
    target.flush()
    os.fsync(target.fileno())
    forget_cached(target)


def forget_cached(file: IO[bytes]) -> None:
    """Let what is read next come from the disk, where the system can be told so."""
    if sys.platform == "linux":
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def seal_finding(file: BinaryIO) -> str:
    """Return what is wrong with a backup's bytes, ``""`` where each bit is as it was written.

    Raises OSError.
    """
    size = file.seek(0, os.SEEK_END)
    beginning = size - _DIGITS - len(_SEAL)
    if beginning < 0:
        return "tệp bị cắt ngắn, hoặc không phải là bản sao lưu của chương trình"
    file.seek(beginning)
    tail = file.read()
    if not tail.startswith(_SEAL):
        return "phần cuối tệp bị mất hoặc bị đổi, hoặc tệp không phải là bản sao lưu"
    if _hash(file, size - _DIGITS).encode() != tail[len(_SEAL) :]:
        return "nội dung tệp đã bị đổi sau khi sao lưu (mã SHA-256 không khớp)"
    return ""


def read_manifest(path: Path) -> Manifest:
    """Return what a backup says of itself, without looking at its data.

    Raises :class:`BrokenBackup` and OSError.
    """
    with opened(path) as archive:
        return _manifest(archive)


def unpack(path: Path, target: BinaryIO) -> Manifest:
    """Write the data file inside a backup to ``target``, compared with the manifest on the way.

    No more is written than the manifest says, whatever the ZIP says. Raises
    :class:`BrokenBackup` and OSError; what was written to ``target`` then is worth nothing.
    """
    with opened(path) as archive:
        manifest = _manifest(archive)
        hashed, written = hashlib.sha256(), 0
        with archive.open(DATA) as inside:
            while chunk := inside.read(_CHUNK):
                written += len(chunk)
                if written > manifest.size:
                    raise broken(path, "tệp dữ liệu bên trong dài hơn bản kê")
                hashed.update(chunk)
                target.write(chunk)
    if written != manifest.size or hashed.hexdigest() != manifest.sha256:
        raise broken(path, "tệp dữ liệu bên trong không khớp với bản kê")
    return manifest


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a backup's ZIP; what it cannot give raises :class:`BrokenBackup`."""
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            yield archive
    except WrongManifest as error:
        raise broken(path, str(error)) from error
    except _UNREADABLE as error:
        raise broken(path, f"không mở được như một tệp ZIP ({error})") from error


def broken(path: Path, finding: str) -> BrokenBackup:
    """Return the sentence that a backup cannot be used, and why."""
    return BrokenBackup(
        f"Bản sao lưu “{path.name}” không dùng được: {finding.rstrip('.')}. "
        "Dữ liệu hiện tại không bị thay đổi. Hãy chọn bản sao lưu khác."
    )


def read_text(archive: zipfile.ZipFile, name: str) -> str:
    """Return a text of a backup's ZIP; raises what :func:`opened` takes for a broken one."""
    with archive.open(name) as inside:
        text = inside.read(_MOST_MANIFEST + 1)
    if len(text) > _MOST_MANIFEST:
        raise ValueError("too long a manifest")
    return text.decode()


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    return manifest_from(read_text(archive, MANIFEST))


def _packing(data: Path) -> int:
    """Return whether the data file is worth packing: scans are packed already, and take long."""
    size, sampled, packed = data.stat().st_size, 0, 0
    with data.open("rb") as file:
        for part in range(_SAMPLES):
            file.seek(size * part // _SAMPLES)
            sample = file.read(_SAMPLE)
            sampled += len(sample)
            packed += len(zlib.compress(sample, 1))
    return zipfile.ZIP_DEFLATED if packed < sampled * _WORTH else zipfile.ZIP_STORED


def _hash(file: BinaryIO, size: int) -> str:
    """Return the SHA-256 of the first ``size`` bytes."""
    file.seek(0)
    hashed = hashlib.sha256()
    while size > 0 and (chunk := file.read(min(size, _CHUNK))):
        hashed.update(chunk)
        size -= len(chunk)
    return hashed.hexdigest()
