"""The zip that a workbook is: judged by its table of contents, its parts read with a limit."""

from __future__ import annotations

import contextlib
import errno
import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from cchc_desktop.files import why_unreadable
from cchc_desktop.workbooks.reading.limits import (
    HIGHEST_RATIO,
    LARGEST_PART,
    LARGEST_SMALL_PART,
    LARGEST_TOTAL,
    MOST_ENTRIES,
    TOO_SMALL_FOR_A_BOMB,
)
from cchc_desktop.workbooks.reading.refusals import HOSTILE, Damage, Monster, WorkbookRefused
from cchc_desktop.workbooks.reading.salvage import salvaged

_PIECE: Final = 2**16
_ENTRY: Final = b"PK\x01\x02"
"""How each line of the table of contents begins."""
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What Office writes; others may take memory without bounds to unpack."""
_ENCRYPTED: Final = 0x1
_NO_NAME: Final = "."
"""What is made of an empty name."""
_BROKEN: Final = "bị hỏng hoặc chép thiếu."
_DAMAGES: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    # zipfile's words for what it does not know, for a part behind a password, and for offsets
    # and names that make no sense.
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)


class Package:
    """The parts of one workbook. Each reading opens the file and closes it again."""

    def __init__(self, path: Path) -> None:
        """Judge the table of contents; raises `WorkbookRefused` or `Damage`."""
        self.path = path
        try:
            self._judged = self._mark()
            _count_entries(path)
        except OSError as error:
            raise WorkbookRefused(path.name, why_unreadable(path, error)) from error
        self._mended: bytes | None = None
        try:
            entries = self._entries()
        except Damage:
            self._mended = self._salvaged()
            if self._mended is None:
                raise
            entries = self._entries()
        if why := _why_hostile(entries, self._judged[0]):
            raise WorkbookRefused(path.name, f"{why}; {HOSTILE}")
        self._parts = {_key(entry.filename): entry for entry in entries}

    @property
    def cut(self) -> bool:
        """Whether the file was cut short, so that only the parts that are whole are here."""
        return self._mended is not None

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._parts

    def names(self) -> list[str]:
        """List the parts as they are named in the zip."""
        return [entry.filename for entry in self._parts.values()]

    def pieces(self, part: str) -> Iterator[bytes]:
        """Yield the unpacked bytes of a part; raises `Damage`, `WorkbookRefused`.

        The size is counted while it is unpacked, whatever the table of contents says.
        """
        entry = self._parts.get(_key(part))
        if entry is None:
            raise Damage("không có trong tệp.")
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _METHODS:
            raise Damage("được nén hoặc khoá theo cách lạ.")
        size = 0
        with self._reading() as archive, archive.open(entry) as stream:
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > LARGEST_PART:
                    raise Monster("bung ra lớn bất thường.")
                yield piece

    def whole(self, part: str) -> bytes:
        """Return the bytes of a part that is small by its nature."""
        pieces, size = [], 0
        for piece in self.pieces(part):
            size += len(piece)
            if size > LARGEST_SMALL_PART:
                raise Monster("lớn bất thường.")
            pieces.append(piece)
        return b"".join(pieces)

    def _entries(self) -> list[zipfile.ZipInfo]:
        with self._reading() as archive:
            # Not is_dir(), which fails where there is no name.
            return [entry for entry in archive.infolist() if not entry.filename.endswith("/")]

    def _salvaged(self) -> bytes | None:
        try:
            return salvaged(self.path)
        except OSError as error:
            raise WorkbookRefused(self.path.name, why_unreadable(self.path, error)) from error

    @contextlib.contextmanager
    def _reading(self) -> Iterator[zipfile.ZipFile]:
        """Open the zip; what the system and the zip's own damage raise is turned into words."""
        try:
            if self._mark() != self._judged:
                raise WorkbookRefused(
                    self.path.name, "tệp vừa được ghi lại trong lúc đang đọc. Hãy chọn lại tệp."
                )
            source = self.path if self._mended is None else io.BytesIO(self._mended)
            with zipfile.ZipFile(source) as archive:
                yield archive
        except OSError as error:
            if error.errno == errno.EINVAL:  # an offset that points before the file's beginning
                raise Damage(_BROKEN) from error
            raise WorkbookRefused(self.path.name, why_unreadable(self.path, error)) from error
        except _DAMAGES as error:
            raise Damage(_BROKEN) from error

    def _mark(self) -> tuple[int, int]:
        status = self.path.stat()
        return status.st_size, status.st_mtime_ns


def _count_entries(path: Path) -> None:
    """Refuse a table of contents that is too long before zipfile makes an object of each line."""
    count, rest = 0, b""
    with path.open("rb") as file:
        while piece := file.read(2**20):
            count += (rest + piece).count(_ENTRY)
            rest = piece[-len(_ENTRY) + 1 :]
    if count > MOST_ENTRIES:
        raise WorkbookRefused(path.name, f"tệp gồm quá nhiều phần; {HOSTILE}")


def _why_hostile(entries: Sequence[zipfile.ZipInfo], file_size: int) -> str:
    """Return what no writer of workbooks does; "" when there is nothing of the kind."""
    names = [_key(entry.filename) for entry in entries]
    if len(set(names)) < len(names):
        return "tệp có hai phần cùng tên"
    if any(name == _NO_NAME or ".." in name.split("/") or ":" in name for name in names):
        return "tệp có phần mang tên trỏ ra ngoài hoặc không tên"
    if any(entry.file_size > LARGEST_PART for entry in entries):
        return "tệp có phần bung ra quá lớn"
    total = sum(entry.file_size for entry in entries)
    if total > LARGEST_TOTAL:
        return "tệp bung ra quá lớn"
    if total > max(TOO_SMALL_FOR_A_BOMB, HIGHEST_RATIO * file_size) or any(
        entry.file_size > max(TOO_SMALL_FOR_A_BOMB, HIGHEST_RATIO * entry.compress_size)
        for entry in entries
    ):
        return "tệp bung ra lớn gấp hàng trăm lần"
    ends = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < ends:
            return "tệp có các phần chồng lên nhau"
        ends = entry.header_offset + entry.compress_size
    return ""


def _key(name: str) -> str:
    """Return the name by which a part is looked up: some writers turn the slash or the case."""
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").lower()
