"""Rows read from a data file's pages without SQLite, as far as the pages still make sense.

SQLite gives up on a table whose first page is broken, and on a whole file whose header is. Its
file format (https://www.sqlite.org/fileformat2.html) is plain enough to be read around the damage.
Nothing of the file is executed, and every page is taken at most once, so that no file, however it
was made, keeps this busy for longer than its own length.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, Self, TypeAlias

Value: TypeAlias = int | float | str | bytes | None

LARGEST_ROW: Final = 100_000_000
"""In bytes; the largest file that is attached to a report has 60 million."""

_TABLE_INSIDE, _TABLE_LEAF = 5, 13
_INDEX_INSIDE, _INDEX_LEAF = 2, 10
_INSIDE: Final = frozenset({_TABLE_INSIDE, _INDEX_INSIDE})
_USUAL_PAGE: Final = 4096
_DEEPEST: Final = 20
_INTEGER_BYTES: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class BrokenPage(Exception):
    """A page, or a row in it, is not what the file format says it must be."""


@dataclass(frozen=True, slots=True)
class Row:
    """One stored row: ``rowid`` is None in a table that has none.

    ``torn`` tells that a text in it is no UTF-8; what could not be read of it is U+FFFD.
    """

    rowid: int | None
    values: tuple[Value, ...]
    torn: bool = False


@dataclass(slots=True)
class Damage:
    """What could not be read: pages by number, and rows in pages that could be read otherwise."""

    pages: set[int] = field(default_factory=set)
    rows: int = 0


class Pages:
    """The pages of one file, numbered from 1. A context manager; the file is only read."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")
        length = path.stat().st_size
        header = self._file.read(100).ljust(100, b"\0")
        size = int.from_bytes(header[16:18], "big")
        size = 65536 if size == 1 else size
        plain = size >= 512 and size & (size - 1) == 0
        self.size = size if plain else _USUAL_PAGE
        self.room = self.size - (header[20] if plain and header[20] <= 32 else 0)
        self.count = -(-length // self.size)
        self.taken: set[int] = set()
        """The pages that belong to something that was read, or are known to be free."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def page(self, number: int) -> bytes:
        """Return the bytes of a page; raises BrokenPage outside the file and for half a page."""
        if not 1 <= number <= self.count:
            raise BrokenPage(f"page {number} lies outside the file")
        self._file.seek((number - 1) * self.size)
        content = self._file.read(self.size)
        if len(content) < self.size:
            raise BrokenPage(f"page {number} is cut off")
        return content

    def rows_below(self, root: int, damage: Damage) -> Iterator[Row]:
        """Yield the rows of the tree at page ``root``, noting in ``damage`` what is not there."""
        yield from self._walk(root, damage, _DEEPEST)

    def rows_of_leaf(self, number: int, damage: Damage) -> Iterator[Row]:
        """Yield the rows of one page that is taken for a leaf; none where it is another thing."""
        try:
            content = self.page(number)
        except BrokenPage:
            damage.pages.add(number)
            return
        if content[_start(number)] in (_TABLE_LEAF, _INDEX_LEAF, _INDEX_INSIDE):
            yield from self._cells(number, content, damage)

    def mark_free_pages(self) -> None:
        """Take the pages that hold nothing any more: what is read there was deleted.

        A list of them that is not as long as the file says is not believed.
        """
        free: set[int] = set()
        try:
            head = self.page(1)
            trunk, count = struct.unpack(">II", head[32:40])
            while trunk and trunk not in free:
                content = self.page(trunk)
                free.add(trunk)
                trunk, leaves = struct.unpack(">II", content[:8])
                if leaves > self.size // 4 - 2:
                    return
                free.update(struct.unpack(f">{leaves}I", content[8 : 8 + 4 * leaves]))
        except BrokenPage:
            return
        if len(free) == count:
            self.taken |= free

    def _walk(self, number: int, damage: Damage, deepest: int) -> Iterator[Row]:
        try:
            if number in self.taken or not deepest:
                raise BrokenPage(f"page {number} is in two places")
            content = self.page(number)
            kind = content[_start(number)]
            if kind not in (_TABLE_INSIDE, _TABLE_LEAF, _INDEX_INSIDE, _INDEX_LEAF):
                raise BrokenPage(f"page {number} is of kind {kind}")
            below = self._children(number, content) if kind in _INSIDE else []
        except BrokenPage:
            damage.pages.add(number)
            return
        self.taken.add(number)
        if kind != _TABLE_INSIDE:
            yield from self._cells(number, content, damage)
        for child in below:
            yield from self._walk(child, damage, deepest - 1)

    def _children(self, number: int, content: bytes) -> list[int]:
        start = _start(number)
        children = [
            int.from_bytes(content[at : at + 4], "big") for at in _cell_places(number, content)
        ]
        return [*children, int.from_bytes(content[start + 8 : start + 12], "big")]

    def _cells(self, number: int, content: bytes, damage: Damage) -> Iterator[Row]:
        kind = content[_start(number)]
        try:
            places = _cell_places(number, content)
        except BrokenPage:
            damage.pages.add(number)
            return
        for at in places:
            try:
                row = self._row(content, at, kind)
            except (BrokenPage, IndexError, struct.error):
                damage.rows += 1
                continue
            yield row

    def _row(self, content: bytes, at: int, kind: int) -> Row:
        if kind == _INDEX_INSIDE:
            at += 4
        length, at = _varint(content, at)
        rowid = None
        if kind == _TABLE_LEAF:
            rowid, at = _varint(content, at)
            rowid = rowid - (1 << 64) if rowid >= 1 << 63 else rowid
        if length > LARGEST_ROW:
            raise BrokenPage("a row is longer than any row can be")
        local = self._local(length, kind)
        if at + local + (4 if local < length else 0) > self.room:
            raise BrokenPage("a row leaves its page")
        payload = content[at : at + local]
        if local < length:
            first = int.from_bytes(content[at + local : at + local + 4], "big")
            payload += self._overflow(first, length - local)
        values, torn = _values(payload)
        return Row(rowid, values, torn)

    def _local(self, length: int, kind: int) -> int:
        """Return how many bytes of a row lie in its own page."""
        room = self.room
        least = (room - 12) * 32 // 255 - 23
        most = room - 35 if kind == _TABLE_LEAF else (room - 12) * 64 // 255 - 23
        if length <= most:
            return length
        wanted = least + (length - least) % (room - 4)
        return wanted if wanted <= most else least

    def _overflow(self, number: int, length: int) -> bytes:
        parts: list[bytes] = []
        while length > 0:
            if number in self.taken:
                raise BrokenPage("two rows go on in one page")
            content = self.page(number)
            self.taken.add(number)
            part = content[4 : 4 + min(length, self.room - 4)]
            parts.append(part)
            length -= len(part)
            number = int.from_bytes(content[:4], "big")
        return b"".join(parts)


def _start(number: int) -> int:
    return 100 if number == 1 else 0


def _cell_places(number: int, content: bytes) -> list[int]:
    start = _start(number)
    count = int.from_bytes(content[start + 3 : start + 5], "big")
    first = start + (12 if content[start] in _INSIDE else 8)
    if first + 2 * count > len(content):
        raise BrokenPage(f"page {number} has more cells than room")
    places = struct.unpack(f">{count}H", content[first : first + 2 * count])
    if any(place < first + 2 * count for place in places):
        raise BrokenPage(f"page {number} has a cell in its own head")
    return list(places)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Return the number at ``at`` and the place behind it."""
    value = 0
    for step in range(8):
        byte = content[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return value << 8 | content[at + 8], at + 9


def _values(payload: bytes) -> tuple[tuple[Value, ...], bool]:
    """Return the values of a record, and whether a text in it is torn."""
    head, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < head:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != head:
        raise BrokenPage("a row's head has no end")
    values: list[Value] = []
    torn = False
    for kind in kinds:
        length = _length(kind)
        part = payload[at : at + length]
        if len(part) < length:
            raise BrokenPage("a row ends too early")
        at += length
        value = _value(kind, part)
        torn = torn or (isinstance(value, str) and "\ufffd" in value)
        values.append(value)
    if at != len(payload):
        raise BrokenPage("a row goes on after its last value")
    return tuple(values), torn


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in (10, 11):
        raise BrokenPage("a value of a kind that there is not")
    return 8 if kind == 7 else _INTEGER_BYTES.get(kind, 0)


def _value(kind: int, part: bytes) -> Value:
    match kind:
        case 0:
            return None
        case 8 | 9:
            return kind - 8
        case 7:
            return float(struct.unpack(">d", part)[0])
        case _ if kind < 7:
            return int.from_bytes(part, "big", signed=True)
        case _ if kind % 2:
            return part.decode("utf-8", "replace")
        case _:
            return part
