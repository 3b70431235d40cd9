"""The disk's trouble in plain words: what happened, what is safe, what to do."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.storage import refusals
from cchc_desktop.storage.guards import refused

_SAFE: Final = "Dữ liệu đã lưu vẫn nguyên; thay đổi đang làm dở, nếu có, chưa được ghi."

_NO_ROOM: Final = 1 << 20
"""With less than this many free bytes, a write that failed is taken to have failed for it."""

_TORN: Final = (
    "Could not decode to UTF-8",
    "invalid fts5 file format",
    "vtable constructor failed",
)
"""How a text that is none and a search that is torn are told: in words only, without a code."""

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class UnreadableValue(Exception):
    """Something stands in a row that this program never writes there."""


def disk_trouble(error: BaseException, path: Path) -> CchcError | None:
    """Return the sentence for a person when ``error`` is the disk's or the data file's trouble.

    ``error`` is of the sqlite3 module, of SQLAlchemy's wrapping of it, or an OSError; ``path`` is
    the data file. Returns None for everything else, which is a bug and must go on.
    """
    origin = getattr(error, "orig", None) or error
    if isinstance(origin, (UnreadableValue, UnicodeDecodeError)):
        return _damaged(path)
    if isinstance(origin, sqlite3.Error):
        if str(origin).startswith(_TORN):
            return _damaged(path)
        if sealed := refused(str(origin)):
            return refusals.Sealed(sealed)
        code = getattr(origin, "sqlite_errorcode", None)
        # The low byte is the kind, the rest its detail (SQLITE_IOERR_WRITE is 778 = 3 << 8 | 10).
        sentence = _BY_CODE.get(code & 0xFF) if code is not None else None
        return sentence(path) if sentence else None
    if isinstance(origin, OSError):
        return _of_system(origin, path)
    return None


def _of_system(error: OSError, path: Path) -> CchcError | None:
    if error.errno in _FULL:
        return _full(path)
    if error.errno in _FORBIDDEN:
        return _read_only(path)
    if error.errno == errno.ENAMETOOLONG:
        return _too_long(path)
    if error.errno == errno.EIO:
        return _broken_disk(path)
    return None


def _full(path: Path) -> CchcError:
    return refusals.DiskFull(
        f"Ổ đĩa chứa tệp “{path.name}” đã đầy. {_SAFE} "
        "Hãy xoá bớt tệp không cần hoặc dọn Thùng rác rồi thử lại."
    )


def _too_long(path: Path) -> CchcError:
    return refusals.CannotWrite(
        f"Tên hoặc đường dẫn của tệp “{path.name}” quá dài. {_SAFE} "
        "Hãy đặt tên ngắn hơn, hoặc chuyển tệp vào thư mục gần gốc ổ đĩa hơn."
    )


def _read_only(path: Path) -> CchcError:
    return refusals.CannotWrite(
        f"Không ghi được vào tệp “{path.name}” vì tệp hoặc thư mục “{path.parent}” chỉ cho đọc. "
        f"{_SAFE} Hãy bỏ thuộc tính chỉ đọc, mở khoá thẻ nhớ, hoặc chép tệp sang thư mục "
        "của bạn rồi mở lại."
    )


def _busy(path: Path) -> CchcError:
    return refusals.DataFileBusy(
        f"Tệp “{path.name}” đang bị một chương trình khác giữ (sao lưu, diệt virus, đồng bộ, "
        f"hoặc một cửa sổ khác). {_SAFE} Hãy đóng chương trình đó hoặc chờ một lát rồi thử lại."
    )


def _damaged(path: Path) -> CchcError:
    return refusals.DamagedDataFile(
        f"Tệp “{path.name}” bị hỏng một phần, chương trình ngừng ghi vào tệp. "
        "Hãy chép tệp này sang chỗ khác để giữ lại, rồi khôi phục từ bản sao lưu gần nhất."
    )


def _not_ours(path: Path) -> CchcError:
    return refusals.NotADataFile(
        f"Tệp “{path.name}” không phải là tệp dữ liệu của chương trình, hoặc phần đầu tệp đã "
        "hỏng. Tệp không bị thay đổi. Hãy chọn tệp khác hoặc khôi phục từ bản sao lưu."
    )


def _unreachable(path: Path) -> CchcError:
    return refusals.CannotWrite(
        f"Không mở được tệp “{path.name}” hoặc không tạo được tệp tạm trong thư mục "
        f"“{path.parent}”. {_SAFE} Hãy kiểm tra thẻ nhớ còn cắm không, thư mục có cho phép ghi "
        "không, rồi thử lại."
    )


def _broken_disk(path: Path) -> CchcError:
    # SQLite does not pass on why a write failed, so look at the room that is left.
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return _unreachable(path)
    if free < _NO_ROOM:
        return _full(path)
    return refusals.CannotWrite(
        f"Ổ đĩa chứa tệp “{path.name}” báo lỗi khi đọc hoặc ghi. {_SAFE} "
        "Hãy kiểm tra thẻ nhớ hoặc ổ đĩa, chép tệp sang ổ khác rồi mở lại."
    )


_BY_CODE: Final[Mapping[int, Callable[[Path], CchcError]]] = {
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_IOERR: _broken_disk,
    sqlite3.SQLITE_READONLY: _read_only,
    sqlite3.SQLITE_PERM: _read_only,
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_CORRUPT: _damaged,
    sqlite3.SQLITE_NOTADB: _not_ours,
    sqlite3.SQLITE_CANTOPEN: _unreachable,
}


@contextmanager
def in_plain_words(path: Path, *kinds: type[Exception]) -> Iterator[None]:
    """Turn the disk's trouble among exceptions of ``kinds`` into a CchcError; let others go on."""
    try:
        yield
    except kinds as error:
        trouble = disk_trouble(error, path)
        if trouble is None:
            raise
        raise trouble from error
