"""Appendices: where each begins, its own page numbers, its table on every page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cchc_desktop.documents.tree import Appendix, Paragraph, runs
from tests.documents.measures import Measured, measured
from tests.documents.reading import MM, Pdf, rows
from tests.documents.shapes import REFERENCE


@pytest.fixture
def two() -> Measured:
    return measured("two_appendices")


def test_each_opens_a_page_and_counts_from_one(two: Measured) -> None:
    starts = [two.rows(key)[0].page for key in ("slogans", "tally")]
    assert starts == [2, 3]
    numbers = [number.text if number else "" for number in two.page_numbers()]
    assert numbers == ["", "2", "", "", "2", "3"]


def test_a_wide_table_uses_the_width_of_its_sheet(two: Measured) -> None:
    rules = [rule for rule in two.pdf.rules if rule.page == 3]
    assert min(rule.left for rule in rules) == pytest.approx(30 * MM, abs=1)
    assert max(rule.right for rule in rules) == pytest.approx(282 * MM, abs=1)


def test_the_table_head_comes_again(two: Measured) -> None:
    pages = {line.page for line in two.rows("tally.table")}
    assert pages == {3, 4, 5}
    assert two.pdf.text().count("Hìnhthứctuyêntruyền") == len(pages)


def test_the_head_stands_clear_of_what_follows(two: Measured) -> None:
    for key, following in (("slogans", "slogans.all"), ("tally", "tally.table")):
        last, first = two.rows(key)[-1], two.rows(following)[0]
        assert first.top - last.top > 14 * 1.149 + 12


def test_the_outline_names_them(two: Measured) -> None:
    titles = [entry.get_title() for entry in two.pdf.file.get_toc()]
    assert titles[-3:] == [
        "Phụ lục I. KHẨU HIỆU TUYÊN TRUYỀN NĂM 2022",
        "I. KHẨU HIỆU TẠI BẢNG ĐIỆN TỬ",
        "Phụ lục II. SỐ LIỆU TUYÊN TRUYỀN NĂM 2022",
    ]


def test_a_long_title_wraps_in_the_middle(draw: Callable[..., Pdf]) -> None:
    title = "Danh mục thủ tục hành chính thuộc thẩm quyền giải quyết của UBND xã " * 2
    appendix = Appendix("a", title, REFERENCE, (Paragraph("a.1", runs("Nội dung.")),))
    pdf = draw(appendices=(appendix, replace(appendix, key="b", blocks=())))
    lines = rows(pdf.find(title.upper()).letters)
    assert len(lines) > 1
    for line in lines:
        assert line.middle == pytest.approx(112.5 * MM, abs=1)
    assert pdf.pages == 4
