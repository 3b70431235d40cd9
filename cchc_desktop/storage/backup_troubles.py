"""Why a backup was not written, is not taken for one, or was not restored."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cchc_desktop.storage.refusals import DataFileTrouble

_SAFE: Final = "Dữ liệu và các bản sao lưu trước còn nguyên."

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_GONE: Final = frozenset(
    {errno.ENOENT, errno.ENOTDIR, errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE}
)
_WINDOWS_FULL: Final = (39, 112)
"""ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL."""

_OF_SQLITE: Final = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_CANTOPEN: errno.ENOENT,
}


class NotBackedUp(DataFileTrouble):
    """No backup was written; the data and the older backups are as they were."""


class BrokenBackup(DataFileTrouble):
    """A file is no backup, or is not any more what was written."""


class KeyNeeded(DataFileTrouble):
    """A backup is encrypted, and neither password nor recovery key was given."""


class NotRestored(DataFileTrouble):
    """A backup was not put in the place of the data file, which is as it was."""


@contextmanager
def writing_into(folder: Path) -> Iterator[None]:
    """Turn the trouble of writing a backup into ``folder`` into :class:`NotBackedUp`."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        sentence = _sentence(error, folder)
        if sentence is None:
            raise
        raise NotBackedUp(sentence) from error


def _sentence(error: OSError | sqlite3.Error, folder: Path) -> str | None:
    begun = f"Chưa sao lưu được vào “{folder}”"
    code: int | None
    if isinstance(error, sqlite3.Error):
        kind = getattr(error, "sqlite_errorcode", None)
        code = _OF_SQLITE.get(kind & 0xFF) if kind is not None else None
        if code is None:
            return None
        said = str(error)
    else:
        code, said = error.errno, error.strerror or type(error).__name__
    if code in _FULL or getattr(error, "winerror", None) in _WINDOWS_FULL:
        return (
            f"{begun} vì ổ đĩa đã đầy hoặc không nhận tệp lớn như vậy. {_SAFE} "
            "Hãy xoá bớt tệp không dùng ở ổ đĩa đó, hoặc chọn nơi sao lưu khác."
        )
    if code in _FORBIDDEN:
        return (
            f"{begun} vì thư mục chỉ cho đọc. {_SAFE} "
            "Hãy mở khoá thẻ nhớ, bỏ thuộc tính chỉ đọc, hoặc chọn nơi sao lưu khác."
        )
    if code in _GONE or not folder.is_dir():
        return (
            f"{begun} vì thư mục không còn ở đó hoặc ổ đĩa không trả lời. {_SAFE} "
            "Hãy cắm lại thẻ nhớ, kiểm tra ổ đĩa, rồi sao lưu lại."
        )
    return f"{begun} (hệ thống báo: {said}). {_SAFE} Hãy thử lại, hoặc chọn nơi sao lưu khác."
