"""Tổng hợp: every figure of the period on a row of its own, under the office's letterhead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.counting import Figure, Source
from cchc_desktop.domain.fields import fields_of, lines_of
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.workbooks.book import PAGE_HEIGHT, Book
from cchc_desktop.workbooks.cells import Sheet, Value
from cchc_desktop.workbooks.letterhead import Halves, put_letterhead, put_signatures
from cchc_desktop.workbooks.lists import ORDINAL_HEADING
from cchc_desktop.workbooks.pages import page_breaks
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
    SUBTITLE,
    TITLE,
    Style,
)

if TYPE_CHECKING:
    from cchc_desktop.workbooks.tally import Tally

SHEET: Final = "Tổng hợp"
HEADLINE: Final = "TỔNG HỢP KẾT QUẢ TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH"

_NOTE_HEADING: Final = fields_of(Activity)["note"].label
# Each with its width in pixels and its number, by which the comparisons are explained.
_COLUMNS: Final = (
    (ORDINAL_HEADING, 40, "A"),
    ("Kênh, nội dung", 222, "B"),
    (fields_of(Measure)["unit"].label, 126, "C"),
    ("Kế hoạch năm", 72, "1"),
    ("Trong kỳ", 72, "2"),
    ("Lũy kế từ đầu năm", 76, "3"),
    ("Cùng kỳ năm trước", 80, "4"),
    ("So cùng kỳ (+/-)", 78, "5 = 2 - 4"),
    ("So cùng kỳ (%)", 78, "6 = 5 : 4"),
    (lines_of(Activity)["evidence"].label, 68, "7"),
    (_NOTE_HEADING, 120, "8"),
)
_HALVES: Final = Halves(left=(0, 2), right=(5, 10))

_GROUPS: Final = {
    Source.MEASURES: "TUYÊN TRUYỀN THEO KÊNH",
    Source.SLOGANS_SHOWN: "KHẨU HIỆU",
    Source.PIECES_SHOWN: "KHẨU HIỆU",
    Source.PROCEDURES_IN_FORCE: "THỦ TỤC HÀNH CHÍNH (TTHC)",
    Source.PROCEDURE_EVENTS: "THỦ TỤC HÀNH CHÍNH (TTHC)",
    Source.PROCEDURES_UNPOSTED: "THỦ TỤC HÀNH CHÍNH (TTHC)",
    Source.PROCEDURES_LATE: "THỦ TỤC HÀNH CHÍNH (TTHC)",
    Source.TASKS: "NHIỆM VỤ",
}
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_SMALL_GROUP: Final = 4
"""Rows of a group that are not parted by the end of a page."""
_GROUP_ORDINAL: Final = replace(GROUP, align="center", indent=0)


def write_summary(book: Book, tally: Tally) -> None:
    """Add the sheet with every figure, what its numbers mean, and the signatures."""
    sheet = book.add_sheet(SHEET, [width for _, width, _ in _COLUMNS])
    row = put_letterhead(sheet, 0, tally.office, _HALVES)
    sheet.put_line(row, HEADLINE, TITLE)
    sheet.put_line(row + 1, tally.period_line, SUBTITLE)
    sheet.height(row + 2, 6)

    top = row + 3
    sheet.put_row(top, [heading for heading, _, _ in _COLUMNS], [HEADING] * len(_COLUMNS))
    sheet.put_row(top + 1, [number for _, _, number in _COLUMNS], [NUMBERING] * len(_COLUMNS))
    first_remark, glued = _put_figures(sheet, top + 2, tally)
    row = _put_remarks(sheet, first_remark, tally)
    sheet.height(row, 8)
    after = put_signatures(sheet, row + 1, tally.office, tally.catalogues, tally.made_on, _HALVES)

    heights = [sheet.heights[at] for at in range(after)]
    # The signatures take the end of the table with them.
    glued.update(range(first_remark - 1, after))
    breaks = page_breaks(heights, glued, PAGE_HEIGHT, sum(heights[top : top + 2]))
    sheet.worksheet.set_h_pagebreaks(breaks)
    sheet.worksheet.freeze_panes(top + 1, 2)
    sheet.worksheet.repeat_rows(top, top + 1)
    sheet.worksheet.print_area(0, 0, after - 1, sheet.last_column)
    sheet.worksheet.activate()


def _put_figures(sheet: Sheet, row: int, tally: Tally) -> tuple[int, set[int]]:
    """Write the groups; return the next row, and those rows that stay with the one before."""
    glued: set[int] = set()
    groups = groupby(tally.figures, key=lambda f: _GROUPS[f.definition.source])
    proven = {activity.id for activity in tally.activities if activity.evidence}
    for numeral, (title, figures) in zip(_ROMAN, groups, strict=False):
        sheet.height(row, 19.5)
        sheet.put(row, 0, numeral, _GROUP_ORDINAL)
        sheet.put_across(row, 1, sheet.last_column, title, GROUP)
        heading = row
        for ordinal, figure in enumerate(figures, start=1):
            row += 1
            cells = list(_cells(ordinal, figure, proven))
            sheet.put_row(row, [value for value, _ in cells], [style for _, style in cells])
        whole = row - heading <= _SMALL_GROUP
        glued.update(range(heading + 1, row + 1 if whole else heading + 2))
        row += 1
    return row, glued


def _cells(ordinal: int, figure: Figure, proven: set[int | None]) -> Iterator[tuple[Value, Style]]:
    definition = figure.definition
    yield ordinal, CELL_CENTRED
    yield definition.label, CELL
    yield definition.unit, CELL_CENTRED
    yield figure.planned, CELL_NUMBER
    yield figure.in_period, replace(CELL_NUMBER, bold=True)
    yield figure.cumulative, CELL_NUMBER
    yield figure.same_period_last_year, CELL_NUMBER
    yield figure.difference, CELL_NUMBER.numbered(_difference_format(figure.difference))
    yield _share(figure), CELL_NUMBER.numbered(DIFFERENCE_PERCENT)
    yield _proven(figure, proven), CELL_CENTRED.numbered(AS_TEXT)
    yield _note(figure), CELL


def _difference_format(difference: Decimal | None) -> str:
    whole = difference is None or difference == int(difference)
    return DIFFERENCE if whole else DIFFERENCE_DECIMAL


def _share(figure: Figure) -> Decimal | None:
    """Return the difference against last year as a share; None where last year had none."""
    if figure.difference is None or not figure.same_period_last_year:
        return None
    return figure.difference / figure.same_period_last_year


def _proven(figure: Figure, proven: set[int | None]) -> str:
    """Return how many of the activities behind a figure have evidence: ``54/58``."""
    if figure.definition.source is not Source.MEASURES or not figure.records:
        return ""
    with_evidence = sum(record in proven for record in figure.records)
    return f"{format_number(with_evidence)}/{format_number(len(figure.records))}"


def _note(figure: Figure) -> str:
    if figure.estimated is None:
        return ""
    return f"Ngoài ra ước thực hiện {format_number(figure.estimated)} {figure.definition.unit}"


def _put_remarks(sheet: Sheet, row: int, tally: Tally) -> int:
    """Say below the table what its numbers mean, for whoever gets it without the program."""
    period = tally.period
    remarks = [
        "Ô để trống là chưa có số liệu, khác với số 0. Không cộng số liệu khác đơn vị tính.",
        (
            f"Lũy kế: {period.year_to_date().days_label}. "
            f"Cùng kỳ năm trước: {period.same_period_last_year().days_label}."
        ),
        "Minh chứng: số hoạt động có minh chứng trên số hoạt động đã cộng vào cột “Trong kỳ”.",
    ]
    if any(figure.estimated is not None for figure in tally.figures):
        remarks.append(
            f"Số ước thực hiện chỉ ghi ở cột “{_NOTE_HEADING}”, chưa cộng vào cột số nào."
        )
    sheet.height(row, 6)
    for at, remark in enumerate(remarks, start=1):
        sheet.put_line(row + at, f"- {remark}", REMARK)
    return row + len(remarks) + 1
