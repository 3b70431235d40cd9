"""Theo cơ quan: what each office counts in the period, a column a figure, the sums below."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import Final

from cchc_desktop.domain.consolidation import Consolidation, Line
from cchc_desktop.workbooks.book import Book
from cchc_desktop.workbooks.cells import Value
from cchc_desktop.workbooks.lists import ORDINAL_HEADING, put_head
from cchc_desktop.workbooks.styles import (
    LIST_CELL,
    LIST_CENTRED,
    LIST_HEADING,
    LIST_NUMBER,
    SHADE_GROUP,
    SUBTITLE,
)

SHEET: Final = "Theo cơ quan"
TOTAL: Final = "Cộng"

_OFFICE: Final = 200
_FIGURE: Final = 84
_SCALE: Final = 80
"""Percent at which the sheet is printed; its columns go on over several pages."""
_ON_A_PAGE: Final = 14
"""Columns that a page has room for at that scale."""
_FEWEST_COLUMNS: Final = 8
"""Columns that the title has room in, however few figures there are."""
_TOTAL: Final = replace(LIST_NUMBER, bold=True, shade=SHADE_GROUP)


def write_by_office(book: Book, made: Consolidation, owner: str, period_line: str) -> None:
    """Add the sheet: a row an office, in the order of their names."""
    figures = max(len(made.lines), _FEWEST_COLUMNS)
    sheet = book.add_sheet(SHEET, [40, _OFFICE, *[_FIGURE] * figures])
    remark = "Số trong kỳ của từng cơ quan. Ô để trống là cơ quan chưa có số liệu, khác với số 0."
    title = "SỐ TRONG KỲ THEO CƠ QUAN"
    columns = min(_ON_A_PAGE, figures + 2)
    top = put_head(sheet, owner, title, period_line, remark, columns=columns)
    spare = [None] * (figures - len(made.lines))
    headings = [f"{line.label}\n({line.unit})" for line in made.lines]
    names = [ORDINAL_HEADING, "Cơ quan", *headings, *spare]
    sheet.put_row(top, names, [LIST_HEADING] * len(names))
    of_lines = [_numbers_of(line) for line in made.lines]
    styles = [LIST_CENTRED, LIST_CELL, *[LIST_NUMBER] * figures]
    row = top
    for row, sender in enumerate(made.senders, start=top + 1):
        path = sender.received.path
        numbers = [of_line.get(path) for of_line in of_lines]
        values: list[Value] = [row - top, sender.name, *numbers, *spare]
        sheet.put_row(row, values, styles)
    if made.senders:
        # The filter ends above the sums, or they would be sorted in among the offices.
        sheet.worksheet.autofilter(top, 0, row, len(made.lines) + 1)
        book.name_cells("bang_theo_co_quan", sheet, top, 0, row, len(made.lines) + 1)
        row += 1
        totals = [line.total("in_period") for line in made.lines]
        look = [_TOTAL, replace(LIST_CELL, bold=True, shade=SHADE_GROUP), *[_TOTAL] * figures]
        sheet.put_row(row, [None, TOTAL, *totals, *spare], look)
    else:
        row += 1
        sheet.put_line(row, "Chưa có cơ quan nào được cộng.", SUBTITLE)
    sheet.worksheet.set_print_scale(_SCALE)
    sheet.worksheet.freeze_panes(top + 1, 2)
    sheet.worksheet.repeat_rows(top)
    sheet.worksheet.repeat_columns(0, 1)
    sheet.worksheet.print_area(0, 0, row, sheet.last_column)


def _numbers_of(line: Line) -> dict[str, Decimal]:
    """Return the line's number in the period of each office that has it, by its file."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for part in line.parts:
        if part.figure.in_period is not None:
            found[part.sender.received.path] += part.figure.in_period
    return dict(found)
