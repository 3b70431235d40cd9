"""The book of outgoing documents on landscape paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cchc_desktop.documents.listing import Listing
from cchc_desktop.documents.pdf import draw_listing
from cchc_desktop.documents.tree import Column, Table, runs, text_of
from tests.documents.reading import MM, Pdf, Rule, Span, rows
from tests.documents.sample_book import COLUMNS, book


@pytest.fixture(scope="module")
def pdf() -> Iterator[Pdf]:
    drawn = Pdf(draw_listing(book()))
    yield drawn
    drawn.close()


def test_it_lies_on_its_side_and_keeps_its_margins(pdf: Pdf) -> None:
    assert {pdf.size(page) for page in range(pdf.pages)} == {(297, 210)}
    text = [letter for letter in pdf.letters if letter.top > 20 * MM]
    assert min(letter.left for letter in text) >= 30 * MM
    assert max(letter.right for letter in text) <= 282 * MM
    assert max(letter.top for letter in text) <= 190 * MM
    assert max(rule.right for rule in pdf.rules) == pytest.approx(282 * MM, abs=0.5)


def test_who_keeps_it_its_name_and_year_stand_above(pdf: Pdf) -> None:
    office, title, year = (
        pdf.find(text) for text in ("XÃ CHI LĂNG NAM", "SỔ ĐĂNG KÝ VĂN BẢN ĐI", "Năm 2022")
    )
    assert (office.style, title.style, year.style) == ("12 Bold", "14 Bold", "14")
    middle = (30 + 282) * MM / 2
    assert title.middle == pytest.approx(middle, abs=1)
    assert year.middle == pytest.approx(middle, abs=1)
    assert office.right < 100 * MM
    assert office.top < title.top < year.top < pdf.find("Người ký").top - 20


def test_the_ten_columns_stand_on_every_page(pdf: Pdf) -> None:
    assert len(COLUMNS) == 10
    for page in range(pdf.pages):
        head = pdf.find("Người ký", nth=page)
        assert head.page == page
        assert head.style == "11 Bold"
    assert pdf.text().count("Ghichú") == pdf.pages


def test_pages_are_numbered_from_the_second(pdf: Pdf) -> None:
    for page in range(pdf.pages):
        above = "".join(letter.text for letter in pdf.on_page(page) if letter.top < 20 * MM)
        assert above == (str(page + 1) if page else "")


def test_every_row_is_there_once_its_long_cells_wrapped(pdf: Pdf) -> None:
    for row in book().table.rows:
        assert pdf.text().count("".join(text_of(cell) for cell in row).replace(" ", "")) == 1
    assert len(rows(pdf.find("UBND huyện Thanh Miện; Phòng Nội vụ huyện").letters)) > 1


def test_numbers_and_dates_are_never_cut(pdf: Pdf) -> None:
    for text in ("31/BC-UBND", "15/11/2022", "16/11/2022"):
        assert pdf.find(text).lines == 1


def struck(line: Span, drawn: Pdf) -> list[Rule]:
    """Return the rules that go through the letters of a line, low as a strike-through does."""
    return [
        rule
        for rule in drawn.rules
        if rule.page == line.page
        and rule.top == rule.bottom
        and 0.5 < line.top - rule.top < line.letters[0].size / 2
        and rule.left < line.right
        and rule.right > line.left
    ]


def test_a_cancelled_row_is_struck_through_line_by_line_and_its_reason_is_not(pdf: Pdf) -> None:
    symbol, _, subject, *_, reason = (text_of(cell) for cell in book().table.rows[8])
    lines = [*rows(pdf.find(symbol).letters), *rows(pdf.find(subject).letters)]
    assert len(lines) > 2
    for line in lines:
        (rule,) = struck(line, pdf)
        assert (rule.left, rule.right) == pytest.approx((line.left, line.right), abs=1)
    for text in (reason, "08/KH-UBND"):
        for line in rows(pdf.find(text).letters):
            assert struck(line, pdf) == []


def test_a_tall_row_that_is_cut_is_struck_through_too() -> None:
    columns = (Column("Tên", 1.0), Column("Ghi chú", 2.0))
    tall = Table("t", columns, ((runs("Lời " * 200), runs("Xong")),))
    drawn = Pdf(draw_listing(Listing("Danh sách", tall, struck=frozenset({0}))))
    lines = rows([letter for letter in drawn.letters if letter.text == "L"])
    assert len(lines) > 12
    assert all(len(struck(line, drawn)) == 1 for line in lines)
    assert struck(drawn.find("Xong"), drawn) == []
    drawn.close()


def test_an_empty_book_shows_its_head() -> None:
    pdf = Pdf(draw_listing(book(0)))
    assert pdf.pages == 1
    assert pdf.holds("Số, ký hiệu văn bản")
    pdf.close()


def test_it_can_stand_upright() -> None:
    table = Table("t", (Column("STT"), Column("Tên")), ((runs("1"), runs("<b>Một</b>")),))
    pdf = Pdf(draw_listing(Listing("Danh sách", table, landscape=False)))
    assert pdf.size(0) == (210, 297)
    assert pdf.find("DANH SÁCH").top < 20 * MM + 20
    assert pdf.holds("<b>Một</b>")
    pdf.close()


def test_the_same_book_gives_the_same_bytes() -> None:
    assert draw_listing(book(12)) == draw_listing(book(12))
    assert draw_listing(book(12)) != draw_listing(replace(book(12), subtitle=("Năm 2023",)))


def test_the_file_says_what_it_is(pdf: Pdf) -> None:
    about = pdf.file.get_metadata_dict()
    assert about["Title"] == "Sổ đăng ký văn bản đi. Năm 2022"
    assert about["Author"] == "Ủy ban nhân dân xã Chi Lăng Nam"
