from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from cchc_desktop.documents.outgoing_book import listing_of
from cchc_desktop.documents.tree import text_of
from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.outgoing_book import HEADINGS, OutgoingBook
from tests.data_files import office
from tests.records_made import CATALOGUES

LINE = OutgoingDocument(
    series="report",
    year=2022,
    number=28,
    type="report",
    symbol="28/BC-UBND",
    day=date(2022, 7, 4),
    subject="Kết quả <b>quý II</b>",
    signer="Nguyễn Văn Nhưng",
    copies=1200,
)


def book(*lines: OutgoingDocument) -> OutgoingBook:
    return OutgoingBook(year=2022, office=office(), lines=lines, catalogues=CATALOGUES)


def cells(*lines: OutgoingDocument) -> list[list[str]]:
    rows: tuple[Any, ...] = listing_of(book(*lines)).table.rows
    return [[text_of(cell) for cell in row] for row in rows]


def test_a_line_is_a_row_of_ten_cells_as_people_write_them() -> None:
    (row,) = cells(LINE)
    assert row == [
        "28/BC-UBND",
        "04/07/2022",
        "Báo cáo: Kết quả <b>quý II</b>",
        "Nguyễn Văn Nhưng",
        "",
        "",
        "1.200",
        "",
        "",
        "",
    ]


def test_a_cancelled_line_says_why() -> None:
    (row,) = cells(replace(LINE, cancelled=True, cancel_reason="in sai"))
    assert row[-1] == "Đã huỷ: in sai"


def test_a_cancelled_line_is_struck_through() -> None:
    gone = replace(LINE, cancelled=True, cancel_reason="in sai")
    assert listing_of(book(LINE, gone, LINE)).struck == {1}
    assert listing_of(book(LINE)).struck == frozenset()


def test_the_pages_lie_across_and_name_who_keeps_the_book() -> None:
    listing = listing_of(book(LINE))
    assert listing.landscape
    assert listing.printed_title == "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
    assert listing.printed_agency == ("ỦY BAN NHÂN DÂN", "XÃ CHI LĂNG NAM")
    assert listing.subtitle[0] == "Năm 2022"
    assert tuple(column.title for column in listing.table.columns) == HEADINGS


def test_an_empty_year_has_a_row_that_says_so() -> None:
    assert cells() == [["", "", "Chưa vào sổ văn bản nào.", *[""] * 7]]
