"""Rows that are written as every program writes them, read in one stroke.

A parser's call for each tag of a million cells takes most of the time of reading a sheet. So a
row that is nothing but cells of the usual form is matched as a whole and not shown to the
parser, which sees the sheet without it; any other row, and all that stands round the rows, goes
to the parser as before. Both ways give the same grid, which a test holds.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Generator, Iterable, Iterator
from typing import Final, Protocol

_TEXT: Final = r"[^<&\x00-\x08\x0b-\x1f\ufffe\uffff]*+"
"""What stands for itself: no tag, no entity, no line end that XML would change."""
_CELL: Final = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"'
    r'(?: s="([0-9]{1,5})")?(?: t="(s|n|str|b|e|inlineStr)")?'
    r"(?:/>|>"
    r"(<f(?: [a-z]+=\"[^\"<&]*\")*+(?:/>|>[^<&\x00-\x1f]*+</f>))?"
    rf"(?:<v>({_TEXT})</v>|<v ?/>|<is><t(?: xml:space=\"preserve\")?>({_TEXT})</t></is>)?"
    r"</c>)"
)
_CELLS: Final = re.compile(rf"(?:{re.sub(r'[(](?![?])', '(?:', _CELL.pattern)})*+")
_HEAD: Final = re.compile(rb'\s*<row r="([1-9][0-9]{0,6})"((?: [A-Za-z0-9:]+="[^"<&]*")*+) ?(/)?>')
_HIDDEN: Final = (b' hidden="1"', b' hidden="true"')
_END: Final = b"</row>"
_CELL_END: Final = "</c>"
_ROWS: Final = b"<sheetData>"
_BEGINNING: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*"
    rb'(?:<\?xml version="1\.0"(?: encoding="(?i:utf-8)")?(?: standalone="(?:yes|no)")?\s*\?>)?'
    rb"\s*<worksheet\s[^!]*"
)
"""A sheet in UTF-8, its tags without a prefix, up to its rows; "!" is in comments and the like."""
_LONGEST_BEGINNING: Final = 2**18
_LONGEST_ROW: Final = 2**22

PlainCell = tuple[str, str, str, str, str, str, str]
"""Letters of the column, row, look, type, formula, value, inline text: each as written, or ""."""


class RowsReader(Protocol):
    """What the rows are told to, besides the parser."""

    @property
    def between_rows(self) -> bool:
        """Whether the parser stands among the rows, outside of any."""

    def plain_row(self, row: str, written: Iterable[PlainCell], *, hidden: bool) -> None:
        """A row of plain cells."""


def without_plain_rows(chunks: Iterable[bytes], reader: RowsReader) -> Iterator[bytes]:
    """Yield what the parser is to see; tell the plain rows to ``reader`` in their turn.

    The parser must be fed each piece before the next one is asked for.
    """
    pieces = iter(chunks)
    rest = b""
    for piece in pieces:
        rest += piece
        rows = rest.find(_ROWS) + len(_ROWS)
        if rows >= len(_ROWS):
            yield rest[:rows]
            if _BEGINNING.fullmatch(rest, 0, rows) and reader.between_rows:
                rest = yield from _told(itertools.chain((rest[rows:],), pieces), reader)
            else:
                rest = rest[rows:]
            break
        if len(rest) > _LONGEST_BEGINNING:
            break
    yield rest
    yield from pieces


def _told(pieces: Iterator[bytes], reader: RowsReader) -> Generator[bytes, None, bytes]:
    """Yield the rows that are not plain; return what was left when the rows could not go on."""
    rest = b""
    for piece in pieces:
        rest += piece
        at = 0
        while (end := _told_row(rest, at, reader)) is not None:
            if end == at:
                end = rest.find(_END, at) + len(_END)
                yield rest[at:end]
                if not reader.between_rows:
                    return rest[end:]
            at = end
        rest = rest[at:]
        if len(rest) > _LONGEST_ROW:
            break
    return rest


def _told_row(rest: bytes, at: int, reader: RowsReader) -> int | None:
    """Tell the row at this place; return where it ends, ``at`` for one that is not plain.

    None where the row is not whole.
    """
    head = _HEAD.match(rest, at)
    if head and head.group(3):
        reader.plain_row(head.group(1).decode(), (), hidden=False)
        return head.end()
    end = rest.find(_END, at)
    if end < 0:
        return None
    if head is None:
        return at
    try:
        cells = rest[head.end() : end].decode()
    except UnicodeDecodeError:
        return at  # the parser says what is wrong
    if not _CELLS.fullmatch(cells):
        return at
    hidden = any(mark in head.group(2) for mark in _HIDDEN)
    # Where no cell has an end of its own, they are but borders: a million such rows are common.
    found = _CELL.findall(cells) if _CELL_END in cells else ()
    reader.plain_row(head.group(1).decode(), found, hidden=hidden)
    return end + len(_END)
