"""Dữ liệu máy đọc: the hidden sheet from which a program reads the tally back exactly.

Its form is described in ``docs/tally-data-sheet.md``; the number SCHEMA of
:mod:`~cchc_desktop.domain.handed_over` grows with every change of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from cchc_desktop.domain.handed_over import SCHEMA, HandedOverFigure, HandedOverTally, digest_of
from cchc_desktop.workbooks.book import Book
from cchc_desktop.workbooks.cells import checked_text
from cchc_desktop.workbooks.styles import AS_TEXT, LIST_SIZE, Style

SHEET: Final = "Dữ liệu máy đọc"
MARK: Final = "cchc-tally"
"""The first cell's text, by which the sheet is known."""
DIGEST: Final = "content.sha256"
FIGURE_COLUMNS: Final = (
    "name", "register", "label", "unit", "planned", "in_period", "cumulative",
    "same_period_last_year", "estimated", "records", "row",
)  # fmt: skip

_LOOK: Final = Style(size=LIST_SIZE).numbered(AS_TEXT)
_WIDTHS: Final = (150, 190, 110, 190, 110, *[90] * (len(FIGURE_COLUMNS) - 4))


def write_data_sheet(book: Book, tally: HandedOverTally) -> None:
    """Add the sheet; every cell of it is a text, so that no program rounds a number."""
    sheet = book.add_hidden_sheet(SHEET, _WIDTHS)
    content = list(_rows(tally))
    rows = [content[0], [DIGEST, digest_of(content)], *content[1:]]
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text:
                sheet.put(row, column, text, _LOOK)
    sheet.worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(rows)}"})


def number_text(number: Decimal | None) -> str:
    """Return a number exactly as it is, without an exponent; no data is an empty text."""
    return "" if number is None else format(number, "f")


def _rows(tally: HandedOverTally) -> Iterator[list[str]]:
    """Yield the rows that the checksum covers, each with its texts as the cells will hold them."""
    for row in _plain_rows(tally):
        yield [checked_text(text, f"trang “{SHEET}”") for text in row]


def _plain_rows(tally: HandedOverTally) -> Iterator[list[str]]:
    office, period, shown = tally.office, tally.period, tally.shown
    yield [MARK, str(SCHEMA)]
    yield ["program", tally.program]
    yield ["made_on", tally.made_on.isoformat()]
    yield ["made_by", tally.made_by]
    yield ["office.identifier", office.identifier]
    yield ["office.body", office.body]
    yield ["office.short_name", office.short_name]
    yield ["office.unit_name", office.unit_name]
    yield ["office.district", office.district]
    yield ["office.province", office.province]
    yield ["office.superior", office.superior]
    yield ["period.id", period.id]
    yield ["period.from", period.start.isoformat()]
    yield ["period.to", period.end.isoformat()]
    yield ["period.calendar", period.calendar]
    yield ["period.year_from", period.year_start.isoformat()]
    yield ["shown.sheet", shown.sheet]
    yield ["shown.first_row", str(shown.first_row)]
    yield ["shown.last_row", str(shown.last_row)]
    yield ["shown.columns", str(shown.columns)]
    yield ["shown.sha256", shown.digest]
    yield ["months", str(len(tally.months))]
    for month in tally.months:
        days = [day.isoformat() for day in (month.start, month.end, month.year_start)]
        yield ["month", month.id, *days]
    yield ["figures", str(len(tally.figures))]
    yield ["columns", *FIGURE_COLUMNS, *(f"month.{n + 1}" for n in range(len(tally.months)))]
    for figure in tally.figures:
        yield ["figure", *_figure(figure)]


def _figure(figure: HandedOverFigure) -> list[str]:
    numbers = (
        figure.planned, figure.in_period, figure.cumulative, figure.same_period_last_year,
        figure.estimated,
    )  # fmt: skip
    return [
        figure.name,
        figure.register,
        figure.label,
        figure.unit,
        *map(number_text, numbers),
        str(figure.records),
        str(figure.row),
        *map(number_text, figure.months),
    ]
