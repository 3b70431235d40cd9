"""The book of outgoing documents as a workbook: the ten columns of the decree's form."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from cchc_desktop.domain.outgoing_book import HEADINGS, TITLE, OutgoingBook
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.files import write_atomically
from cchc_desktop.workbooks.book import making_book
from cchc_desktop.workbooks.cells import Sheet
from cchc_desktop.workbooks.letterhead import Halves, put_letterhead
from cchc_desktop.workbooks.styles import (
    AS_TEXT,
    DAY,
    LIST_CELL,
    LIST_CENTRED,
    LIST_HEADING,
    LIST_NUMBER,
    NUMBERING,
    SUBTITLE,
    Style,
)
from cchc_desktop.workbooks.styles import TITLE as TITLE_STYLE

SHEET: Final = "Sổ văn bản đi"

_COLUMNS: Final[tuple[tuple[int, Style], ...]] = (
    (116, LIST_CENTRED.numbered(AS_TEXT)),
    (82, LIST_CENTRED.numbered(DAY)),
    (206, LIST_CELL),
    (104, LIST_CELL),
    (150, LIST_CELL),
    (80, LIST_CELL),
    (54, LIST_NUMBER),
    (82, LIST_CENTRED.numbered(DAY)),
    (62, LIST_CELL),
    (96, LIST_CELL),
)
"""The width in pixels and the look of each column: together as wide as a page across."""

_HALVES: Final = Halves(left=(0, 3), right=(4, 9))
_ROWS_A_STEP: Final = 250


def write_outgoing_book(
    book: OutgoingBook, target: Path, *, made_on: date, progress: Progress | None = None
) -> None:
    """Write a book to ``target`` as an .xlsx file, whole or not at all.

    A cancelled line is struck through, and its last column says why. Raises
    :class:`~cchc_desktop.workbooks.cells.CellRefused`,
    :class:`~cchc_desktop.workbooks.book.WorkbookTrouble`,
    :class:`~cchc_desktop.files.FileTrouble` and
    :class:`~cchc_desktop.domain.progress.Cancelled`.
    """
    made = io.BytesIO()
    title = f"{TITLE} {book.cover[0].lower()}"
    with making_book(made, title=title, author=book.office.short_name, made_on=made_on) as workbook:
        sheet = workbook.add_sheet(SHEET, [width for width, _ in _COLUMNS])
        top = _put_head(sheet, book)
        last = _put_lines(sheet, top, book, progress or Unwatched())
        # A symbol such as 45/BC-UBND is meant to be a text: no green corner that offers a date.
        sheet.worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        sheet.worksheet.freeze_panes(top, 1)
        sheet.worksheet.repeat_rows(top - 2, top - 1)
        sheet.worksheet.print_area(0, 0, last, sheet.last_column)
    write_atomically(target, made.getvalue())


def _put_head(sheet: Sheet, book: OutgoingBook) -> int:
    """Write who keeps the book, its title and its headings; return the row of its first line."""
    row = put_letterhead(sheet, 0, book.office, _HALVES)
    sheet.put_line(row, TITLE.upper(), TITLE_STYLE)
    for line in book.cover:
        row += 1
        sheet.put_line(row, line, SUBTITLE)
    sheet.height(row + 1, 8)
    sheet.put_row(row + 2, HEADINGS, [LIST_HEADING] * len(HEADINGS))
    numbers = [f"({number})" for number in range(1, len(HEADINGS) + 1)]
    sheet.put_row(row + 3, numbers, [NUMBERING] * len(HEADINGS))
    return row + 4


def _put_lines(sheet: Sheet, top: int, book: OutgoingBook, progress: Progress) -> int:
    """Write the lines from row ``top`` on; return the last row of the sheet."""
    if not book.lines:
        sheet.put_line(top, f"{book.cover[0]} chưa vào sổ văn bản nào.", SUBTITLE)
        return top
    for at, line in enumerate(book.lines):
        if at % _ROWS_A_STEP == 0:
            progress.step(at, len(book.lines), "Đang ghi sổ")
        sheet.put_row(top + at, book.cells(line), list(_styles(struck=line.cancelled)))
    return top + len(book.lines) - 1


def _styles(*, struck: bool) -> Iterator[Style]:
    """Yield the look of each cell of a line; the last one says why it is struck through."""
    last = len(_COLUMNS) - 1
    for at, (_, style) in enumerate(_COLUMNS):
        yield replace(style, struck=struck and at != last)
