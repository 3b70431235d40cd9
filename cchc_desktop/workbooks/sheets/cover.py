"""Trang bìa: whose tally this is, of which days, who made it when, and what the sheets hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.workbooks.book import Book
from cchc_desktop.workbooks.cells import Sheet
from cchc_desktop.workbooks.letterhead import Halves, put_letterhead
from cchc_desktop.workbooks.lists import ORDINAL_HEADING
from cchc_desktop.workbooks.sheets import summary
from cchc_desktop.workbooks.styles import (
    CELL,
    CELL_CENTRED,
    CELL_NUMBER,
    HEADING,
    REMARK,
    SUBTITLE,
    TITLE,
    WHOLE,
)

if TYPE_CHECKING:
    from cchc_desktop.workbooks.tally import Tally

SHEET: Final = "Trang bìa"

_WIDTHS: Final = (44, 290, 118, 580)
_HALVES: Final = Halves(left=(0, 1), right=(2, 3))
_FACT: Final = replace(CELL, bold=True)
_COVER_TITLE: Final = replace(TITLE, size=18)


@dataclass(frozen=True, slots=True)
class Entry:
    """A sheet of the workbook as the cover lists it; ``records`` None where none are listed."""

    sheet: str
    records: int | None
    shows: str


def write_cover(book: Book, tally: Tally, entries: list[Entry]) -> None:
    """Add the cover; each of ``entries`` becomes a link to its sheet."""
    sheet = book.add_sheet(SHEET, _WIDTHS)
    row = put_letterhead(sheet, 0, tally.office, _HALVES)
    sheet.height(row, 18)
    sheet.put_line(row + 1, summary.HEADLINE, _COVER_TITLE)
    sheet.put_line(row + 2, tally.period.label, replace(SUBTITLE, size=14))
    sheet.height(row + 3, 18)
    row = _put_facts(sheet, row + 4, tally)
    sheet.height(row, 18)
    row = _put_entries(sheet, row + 1, entries)
    sheet.height(row, 8)
    row += 1
    for remark in (
        "Bảng này không có công thức: số nào cũng có sẵn, mở ở chế độ xem an toàn vẫn đủ.",
        (
            "Trang ẩn “Dữ liệu máy đọc” để nơi nhận cộng nhiều cơ quan bằng chương trình. "
            "Sửa số ở trang Tổng hợp thì chương trình của nơi nhận sẽ báo; muốn đổi số, hãy sửa "
            "trong sổ rồi xuất lại."
        ),
    ):
        sheet.put_line(row, f"- {remark}", REMARK)
        row += 1
    sheet.worksheet.print_area(0, 0, row - 1, sheet.last_column)
    sheet.worksheet.fit_to_pages(1, 1)


def _put_facts(sheet: Sheet, row: int, tally: Tally) -> int:
    for label, text in _facts(tally):
        if text:
            sheet.height(row, 21)
            sheet.put_across(row, 0, 1, label, _FACT)
            sheet.put_across(row, 2, 3, text, CELL)
            row += 1
    return row


def _facts(tally: Tally) -> Iterator[tuple[str, str]]:
    office, period = tally.office, tally.period
    of_office, of_report = fields_of(OfficeProfile), fields_of(Report)
    where = (office.unit_name, office.district, office.province)
    yield of_office["body"].label, office.body
    yield of_office["unit_name"].label, ", ".join(part for part in where if part)
    yield of_office["identifier"].label, office.identifier
    yield of_office["superior"].label, office.superior
    yield of_report["period"].label, f"{period.label} (mã kỳ: {period.id})"
    yield "Số liệu trong kỳ tính từ ngày - đến ngày", period.days_label
    yield of_report["calendar"].label, tally.calendar_label
    yield "Lũy kế tính từ ngày - đến ngày", period.year_to_date().days_label
    yield "Cùng kỳ năm trước", period.same_period_last_year().days_label
    made = format_day(tally.made_on)
    yield "Ngày lập", made
    yield "Lập từ máy tính của", tally.made_by
    yield "Chương trình", f"CCHC Desktop {tally.program}"


def _put_entries(sheet: Sheet, row: int, entries: list[Entry]) -> int:
    headings = (ORDINAL_HEADING, "Trang (bấm để mở)", "Số bản ghi", "Nội dung")
    sheet.put_row(row, headings, [HEADING] * len(headings))
    for ordinal, entry in enumerate(entries, start=1):
        row += 1
        styles = [CELL_CENTRED, CELL, CELL_NUMBER.numbered(WHOLE), CELL]
        sheet.put_row(row, [ordinal, None, entry.records, entry.shows], styles)
        sheet.put_link(row, 1, entry.sheet, replace(CELL, link=True))
    return row + 1
