"""Tổng hợp: the sum of each figure over the offices, never across units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.consolidation import Consolidation, Line
from cchc_desktop.domain.counting import NUMBER_LABELS
from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.vietnamese import slug
from cchc_desktop.workbooks.book import Book
from cchc_desktop.workbooks.cells import Sheet, Value, share_shown
from cchc_desktop.workbooks.consolidation.heading import TITLE, standing_line
from cchc_desktop.workbooks.lists import ORDINAL_HEADING, put_head
from cchc_desktop.workbooks.styles import (
    AS_TEXT,
    CELL,
    CELL_CENTRED,
    CELL_NUMBER,
    DIFFERENCE,
    DIFFERENCE_DECIMAL,
    DIFFERENCE_PERCENT,
    GROUP,
    HEADING,
    NUMBERING,
    REMARK,
    Style,
)

SHEET: Final = "Tổng hợp"

_COLUMNS: Final = (
    (ORDINAL_HEADING, 40, "A"),
    ("Kênh, nội dung", 214, "B"),
    (fields_of(Measure)["unit"].label, 112, "C"),
    (NUMBER_LABELS["planned"], 76, "1"),
    (NUMBER_LABELS["in_period"], 80, "2"),
    (NUMBER_LABELS["cumulative"], 80, "3"),
    (NUMBER_LABELS["same_period_last_year"], 80, "4"),
    (NUMBER_LABELS["difference"], 76, "5 = 2 - 4"),
    (NUMBER_LABELS["share"], 80, "6 = 5 : 4"),
    (fields_of(Measure)["estimated"].label, 72, "7"),
    ("Số cơ quan có số liệu", 76, "8"),
    (fields_of(Activity)["note"].label, 124, "9"),
)
_GROUPS: Final = {
    "activities": "TUYÊN TRUYỀN THEO KÊNH",
    "slogans": "KHẨU HIỆU",
    "procedures": "THỦ TỤC HÀNH CHÍNH (TTHC)",
    "tasks": "NHIỆM VỤ",
}
_OTHERS: Final = "SỐ LIỆU KHÁC"
_PARTLY: Final = (
    ("kế hoạch", "planned"),
    ("lũy kế", "cumulative"),
    ("cùng kỳ", "same_period_last_year"),
    ("ước", "estimated"),
)
_REMARKS: Final = (
    "Ô để trống là chưa cơ quan nào có số liệu, khác với số 0.",
    "Chỉ cộng số liệu cùng tên và cùng đơn vị tính; không cộng số liệu khác đơn vị tính.",
    "Cột 7 là số ước thực hiện, chưa cộng vào cột số nào khác.",
    "Cột 8: số cơ quan có số trong kỳ trên số cơ quan đã cộng; cột nào khác số đó ghi ở Ghi chú.",
    "So cùng kỳ chỉ tính khi số trong kỳ và số cùng kỳ có ở cùng những cơ quan như nhau.",
    "Mỗi số cộng từ những số nào, ở tệp nào, ô nào: xem trang Nguồn.",
)


def write_summary(book: Book, made: Consolidation, owner: str, period_line: str) -> None:
    """Add the sheet: one row a figure, grouped as in an office's own tally."""
    sheet = book.add_sheet(SHEET, [width for _, width, _ in _COLUMNS])
    top = put_head(sheet, owner, TITLE, period_line, standing_line(made))
    sheet.put_row(top, [heading for heading, _, _ in _COLUMNS], [HEADING] * len(_COLUMNS))
    sheet.put_row(top + 1, [number for _, _, number in _COLUMNS], [NUMBERING] * len(_COLUMNS))
    row = top + 2
    for register, lines in groupby(made.lines, key=lambda line: line.register):
        sheet.height(row, 19.5)
        sheet.put_across(row, 0, sheet.last_column, _GROUPS.get(register, _OTHERS), GROUP)
        row += 1
        for ordinal, line in enumerate(lines, start=1):
            _name_cell(book, sheet, row, line)
            cells = list(_cells(ordinal, line, len(made.senders)))
            sheet.put_row(row, [value for value, _ in cells], [style for _, style in cells])
            row += 1
    book.name_cells("bang_tong_hop", sheet, top, 0, row - 1, sheet.last_column)
    sheet.height(row, 6)
    for remark in _REMARKS:
        row += 1
        sheet.put_line(row, f"- {remark}", REMARK)
    sheet.worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{row + 1}"})
    sheet.worksheet.freeze_panes(top + 2, 2)
    sheet.worksheet.repeat_rows(top, top + 1)
    sheet.worksheet.print_area(0, 0, row, sheet.last_column)


def _name_cell(book: Book, sheet: Sheet, row: int, line: Line) -> None:
    try:
        name = f"so_lieu.{slug(line.label)}.{slug(line.unit)}"
    except InvalidValue:  # a label such as "%" has no letter to make a name of
        return
    book.name_cells(name, sheet, row, 4, row, 4)


def _cells(ordinal: int, line: Line, senders: int) -> Iterator[tuple[Value, Style]]:
    difference, last_year = line.difference(), line.total("same_period_last_year")
    whole = difference is None or difference == int(difference)
    yield ordinal, CELL_CENTRED
    yield line.label, CELL
    yield line.unit, CELL_CENTRED
    yield line.total("planned"), CELL_NUMBER
    yield line.total("in_period"), replace(CELL_NUMBER, bold=True)
    yield line.total("cumulative"), CELL_NUMBER
    yield last_year, CELL_NUMBER
    yield difference, CELL_NUMBER.numbered(DIFFERENCE if whole else DIFFERENCE_DECIMAL)
    yield share_shown(difference, last_year), CELL_NUMBER.numbered(DIFFERENCE_PERCENT)
    yield line.total("estimated"), CELL_NUMBER
    yield f"{line.offices_with('in_period')}/{senders}", CELL_CENTRED.numbered(AS_TEXT)
    yield _coverage(line), CELL


def _coverage(line: Line) -> str:
    """Say how many offices the other numbers come from where it is not as many as the period's."""
    counted = line.offices_with("in_period")
    told = [
        f"{heading} {known}"
        for heading, number in _PARTLY
        if (known := line.offices_with(number)) not in (0, counted)
    ]
    return f"Số cơ quan: {'; '.join(told)}" if told else ""
