from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.outgoing_book import HEADINGS, OutgoingBook
from cchc_desktop.domain.progress import Cancelled
from cchc_desktop.workbooks.book import PAGE_WIDTH
from cchc_desktop.workbooks.cells import CellRefused
from cchc_desktop.workbooks.outgoing_book import SHEET, write_outgoing_book
from tests.data_files import office
from tests.records_made import CATALOGUES

MADE_ON = date(2022, 12, 31)
FIRST = datetime.combine(date(2022, 7, 1), time.min)


def line(number: int, **also: Any) -> OutgoingDocument:
    values: dict[str, Any] = {
        "series": "report",
        "year": 2022,
        "type": "report",
        "symbol": f"{number:02}/BC-UBND",
        "day": date(2022, 7, number),
        "subject": "Kết quả tuyên truyền",
        "signer": "Nguyễn Văn Nhưng",
        "recipients": "UBND huyện Thanh Miện;\nPhòng Nội vụ",
        "keeper": "VT",
        "copies": 5,
        "moved_on": date(2022, 7, number),
    }
    return OutgoingDocument(number=number, **values | also)


def book(*lines: OutgoingDocument) -> OutgoingBook:
    return OutgoingBook(year=2022, office=office(), lines=lines, catalogues=CATALOGUES)


def written(shown: OutgoingBook, folder: Path) -> Worksheet:
    target = folder / "sổ.xlsx"
    write_outgoing_book(shown, target, made_on=MADE_ON)
    sheet = openpyxl.load_workbook(target)[SHEET]
    assert isinstance(sheet, Worksheet)
    return sheet


def first_row(sheet: Worksheet) -> int:
    """The number of the row below the headings and their numbers."""
    rows = sheet.iter_rows(values_only=True)
    return next(at for at, row in enumerate(rows, start=1) if row[:10] == HEADINGS) + 2


@pytest.fixture
def sheet(tmp_path: Path) -> Worksheet:
    gone = line(2, cancelled=True, cancel_reason="in sai")
    return written(book(line(1), gone, line(3, copies=None)), tmp_path)


def test_the_lines_stand_below_the_ten_headings(sheet: Worksheet) -> None:
    top = first_row(sheet)
    assert [cell.value for cell in sheet[top - 1]] == [f"({n})" for n in range(1, 11)]
    assert [cell.value for cell in sheet[top]] == [
        "01/BC-UBND",
        FIRST,
        "Báo cáo: Kết quả tuyên truyền",
        "Nguyễn Văn Nhưng",
        "UBND huyện Thanh Miện;\nPhòng Nội vụ",
        "VT",
        5,
        FIRST,
        None,
        None,
    ]
    assert sheet.cell(top, 2).number_format == "dd/mm/yyyy"
    assert sheet.cell(top, 1).number_format == "@"


def test_a_cancelled_line_is_struck_through_and_says_why(sheet: Worksheet) -> None:
    top = first_row(sheet)
    assert [bool(cell.font.strike) for cell in sheet[top + 1]] == [True] * 9 + [False]
    assert sheet.cell(top + 1, 10).value == "Đã huỷ: in sai"
    assert not any(cell.font.strike for at in (top, top + 2) for cell in sheet[at])


def test_it_names_who_keeps_it_and_what_it_spans(sheet: Worksheet) -> None:
    texts = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    for text in ("ỦY BAN NHÂN DÂN", "XÃ CHI LĂNG NAM", "SỔ ĐĂNG KÝ VĂN BẢN ĐI", "Năm 2022"):
        assert text in texts
    assert any(str(text).startswith("Từ ngày 01/07/2022 đến ngày 03/07/2022") for text in texts)


def test_it_is_printed_on_a4_across_with_its_head_on_every_page(sheet: Worksheet) -> None:
    top = first_row(sheet)
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.print_title_rows == f"${top - 2}:${top - 1}"
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center is not None
    assert "Trang &P/&N" in str(sheet.oddFooter.center.text)
    assert sheet.freeze_panes == f"B{top}"


def test_its_columns_are_as_wide_as_the_page() -> None:
    from cchc_desktop.workbooks.outgoing_book import _COLUMNS

    assert sum(width for width, _ in _COLUMNS) == PAGE_WIDTH
    assert len(_COLUMNS) == len(HEADINGS)


def test_every_cell_is_in_times_new_roman_and_none_is_a_formula(tmp_path: Path) -> None:
    sheet = written(book(line(1, subject="=1+1", note="@lệnh", received_by="-x")), tmp_path)
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.font.name for cell in cells} == {"Times New Roman"}
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}
    row = [cell.value for cell in sheet[first_row(sheet)]]
    assert row[2] == "Báo cáo: =1+1"
    assert row[8:] == ["-x", "@lệnh"]


def test_a_row_is_high_enough_for_its_longest_cell(tmp_path: Path) -> None:
    long = line(2, recipients="Đảng ủy, HĐND, UBND xã; " * 12)
    sheet = written(book(line(1), long), tmp_path)
    top = first_row(sheet)
    low, high = (sheet.row_dimensions[at].height for at in (top, top + 1))
    assert low is not None
    assert high is not None
    assert high > 4 * low


def test_an_empty_year_says_so(tmp_path: Path) -> None:
    sheet = written(book(), tmp_path)
    assert sheet.cell(first_row(sheet), 1).value == "Năm 2022 chưa vào sổ văn bản nào."


def test_the_same_book_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for path in paths:
        write_outgoing_book(book(line(1)), path, made_on=MADE_ON)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_text_that_no_workbook_can_hold_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "sổ.xlsx"
    with pytest.raises(CellRefused, match="ký tự không in được"):
        write_outgoing_book(book(line(1, note="a\x07")), target, made_on=MADE_ON)
    assert not target.exists()


def test_it_can_be_stopped(tmp_path: Path) -> None:
    class Stops:
        def step(self, done: int, total: int, what: str) -> None:
            if done:
                raise Cancelled

    lines = [replace(line(1), number=n) for n in range(1, 600)]
    target = tmp_path / "sổ.xlsx"
    with pytest.raises(Cancelled):
        write_outgoing_book(book(*lines), target, made_on=MADE_ON, progress=Stops())
    assert not target.exists()
