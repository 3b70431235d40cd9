"""Đối chiếu: each figure beside what the listed records come to; a difference is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.activities import Measure
from cchc_desktop.domain.counting import Figure, Source
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.workbooks.book import Book
from cchc_desktop.workbooks.cells import Value
from cchc_desktop.workbooks.lists import ORDINAL_HEADING, put_head
from cchc_desktop.workbooks.recounting import Recounted
from cchc_desktop.workbooks.sheets import (
    activities,
    procedure_changes,
    procedures,
    slogans,
    tasks,
)
from cchc_desktop.workbooks.sheets.by_month import AGREES
from cchc_desktop.workbooks.styles import (
    CELL,
    CELL_CENTRED,
    CELL_NUMBER,
    DIFFERENCE,
    DIFFERENCE_DECIMAL,
    HEADING,
    SHADE_HEADING,
    Style,
)

if TYPE_CHECKING:
    from cchc_desktop.workbooks.tally import Tally

SHEET: Final = "Đối chiếu"
SHOWS: Final = "Mỗi số ở trang Tổng hợp so với số cộng lại từ các danh sách; chênh lệch, nếu có"
DIFFERS: Final = "lệch"
NO_DATA: Final = "chưa có số liệu"

_COLUMNS: Final = (
    (ORDINAL_HEADING, 40),
    ("Kênh, nội dung", 250),
    (fields_of(Measure)["unit"].label, 126),
    ("Trong kỳ (Tổng hợp)", 96),
    ("Cộng từ danh sách", 96),
    ("Chênh lệch", 84),
    ("Kết quả", 120),
    ("Số bản ghi đã cộng", 92),
    ("Trang danh sách", 168),
)
_LISTS: Final = {
    Source.MEASURES: activities.SHEET,
    Source.SLOGANS_SHOWN: slogans.SHEET,
    Source.PIECES_SHOWN: slogans.SHEET,
    Source.PROCEDURES_IN_FORCE: procedures.SHEET,
    Source.PROCEDURES_UNPOSTED: procedures.SHEET,
    Source.PROCEDURE_EVENTS: procedure_changes.SHEET,
    Source.PROCEDURES_LATE: procedure_changes.SHEET,
    Source.TASKS: tasks.SHEET,
}
_DIFFERS: Final = replace(CELL_CENTRED, bold=True, shade=SHADE_HEADING)


def write_reconciliation(book: Book, tally: Tally) -> None:
    """Add the sheet: one row a figure, in the order of Tổng hợp."""
    sheet = book.add_sheet(SHEET, [width for _, width in _COLUMNS])
    recounted = Recounted(tally)
    rows = [list(_cells(n, figure, recounted)) for n, figure in enumerate(tally.figures, start=1)]
    differing = sum(cells[_RESULT][0] == DIFFERS for cells in rows)
    verdict = (
        f"Có {differing} số liệu lệch với danh sách: xem các dòng ghi “{DIFFERS}”."
        if differing
        else "Mọi số liệu đều khớp với danh sách."
    )
    remark = (
        f"{verdict} Số ở Tổng hợp do chương trình đếm trong tệp dữ liệu; số bên cạnh được cộng "
        "lại từ chính các dòng của trang danh sách."
    )
    owner, title = tally.office.short_name.upper(), "ĐỐI CHIẾU SỐ LIỆU VỚI DANH SÁCH"
    top = put_head(sheet, owner, title, tally.period_line, remark)
    sheet.put_row(top, [heading for heading, _ in _COLUMNS], [HEADING] * len(_COLUMNS))
    row = top
    for row, (cells, figure) in enumerate(zip(rows, tally.figures, strict=True), start=top + 1):
        sheet.put_row(row, [value for value, _ in cells], [style for _, style in cells])
        sheet.put_link(
            row, sheet.last_column, _LISTS[figure.definition.source], replace(CELL, link=True)
        )
    if row > top:
        sheet.worksheet.autofilter(top, 0, row, sheet.last_column)
    sheet.worksheet.freeze_panes(top + 1, 2)
    sheet.worksheet.repeat_rows(top)
    sheet.worksheet.print_area(0, 0, row, sheet.last_column)
    book.name_cells("bang_doi_chieu", sheet, top, 0, row, sheet.last_column)


_RESULT: Final = 6


def _cells(ordinal: int, figure: Figure, recounted: Recounted) -> Iterator[tuple[Value, Style]]:
    recount = recounted.of(figure.definition)
    known = figure.in_period is not None
    # Where there is no data, no record lies behind it, which is not a sum of 0.
    total = recount.total if known or recount.records else None
    difference = (figure.in_period or 0) - (total or 0)
    yield ordinal, CELL_CENTRED
    yield figure.definition.label, CELL
    yield figure.definition.unit, CELL_CENTRED
    yield figure.in_period, CELL_NUMBER
    yield total, CELL_NUMBER
    whole = difference == int(difference)
    look = CELL_NUMBER.numbered(DIFFERENCE if whole else DIFFERENCE_DECIMAL)
    yield (difference if known or total is not None else None), look
    if difference:
        yield DIFFERS, _DIFFERS
    else:
        yield (AGREES if known else NO_DATA), CELL_CENTRED
    yield (recount.records if known or recount.records else None), CELL_NUMBER
    yield None, CELL
