"""The book of outgoing documents as pages across, to be printed and bound."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from cchc_desktop.documents.listing import Listing
from cchc_desktop.documents.tree import Column, Runs, Table, runs
from cchc_desktop.domain.outgoing_book import HEADINGS, TITLE, Cell, OutgoingBook
from cchc_desktop.domain.vietnamese import format_day, format_number

_SHAPES: Final = (
    *((1.35, "center"), (1.15, "center"), (3.6, "left"), (1.5, "left"), (2.5, "left")),
    *((1.2, "left"), (0.75, "center"), (1.15, "center"), (0.9, "left"), (1.4, "left")),
)
"""The share of the width and the alignment of each column."""


def listing_of(book: OutgoingBook) -> Listing:
    """Return the pages of a book: a row a line, in the decree's ten columns.

    A cancelled line is struck through, and its last column says why.
    """
    columns = tuple(
        Column(heading, share, align)
        for heading, (share, align) in zip(HEADINGS, _SHAPES, strict=True)
    )
    return Listing(
        title=TITLE,
        agency=book.agency,
        subtitle=book.cover,
        table=Table("book", columns, tuple(_rows(book))),
        struck=frozenset(at for at, line in enumerate(book.lines) if line.cancelled),
    )


def _rows(book: OutgoingBook) -> Iterator[tuple[Runs, ...]]:
    if not book.lines:
        empty = runs("Chưa vào sổ văn bản nào.")
        yield tuple(empty if column == 2 else () for column in range(len(HEADINGS)))
    for line in book.lines:
        yield tuple(runs(text) if (text := _text(cell)) else () for cell in book.cells(line))


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case date():
            return format_day(cell)
        case int():
            return format_number(cell)
        case _:
            return cell
