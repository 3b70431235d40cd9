from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cchc_desktop.documents.pdf import render_pdf
from cchc_desktop.documents.tree import Appendix, Column, Heading, Paragraph, Table, runs
from tests.documents import sample_report
from tests.documents.reading import MM, Pdf

REFERENCE = "Kèm theo Báo cáo số 05/BC-UBND ngày 05/12/2022 của UBND xã Chi Lăng Nam"


@pytest.fixture(scope="module")
def pdf() -> Iterator[Pdf]:
    columns = tuple(Column(f"Cột {number}") for number in range(10))
    rows = tuple(tuple(runs(f"{row}.{at}") for at in range(10)) for row in range(60))
    appendices = (
        Appendix(
            "a",
            "Danh mục văn bản",
            REFERENCE,
            (Heading("a.1", 1, "I.", "Văn bản"), Paragraph("a.2", runs("Nội dung."))),
            number="I",
        ),
        Appendix("b", "Số liệu", REFERENCE, (Table("b.t", columns, rows),), "II", landscape=True),
    )
    drawn = Pdf(render_pdf(replace(sample_report.report(), appendices=appendices)))
    yield drawn
    drawn.close()


def _number(pdf: Pdf, page: int) -> str:
    return "".join(letter.text for letter in pdf.on_page(page) if letter.top < 20 * MM)


def test_each_appendix_opens_a_page_and_counts_from_one(pdf: Pdf) -> None:
    first, second = pdf.find("Phụ lục I").page, pdf.find("Phụ lục II").page
    assert (first, second) == (2, 3)
    assert [_number(pdf, page) for page in range(pdf.pages)] == ["", "2", "", "", "2", "3"]


def test_the_head_has_three_centred_lines(pdf: Pdf) -> None:
    for text, style in (
        ("Phụ lục I", "Bold"),
        ("DANH MỤC VĂN BẢN", "Bold"),
        (f"({REFERENCE})", "Italic"),
    ):
        span = pdf.find(text)
        assert span.style == (14, style)
        assert span.middle == pytest.approx(112.5 * MM, abs=2)


def test_a_wide_appendix_lies_on_its_side(pdf: Pdf) -> None:
    sizes = [pdf.size(page) for page in range(pdf.pages)]
    assert sizes[2] == (210, 297)
    assert sizes[3] == (297, 210)
    last = pdf.find("0.9", nth=0)
    assert last.right > 210 * MM
    assert all(
        letter.right <= 282 * MM + 1 and letter.top <= 190 * MM
        for page in (3, 4, 5)
        for letter in pdf.on_page(page)
    )


def test_the_table_head_comes_again(pdf: Pdf) -> None:
    assert pdf.text().count("Cột9") == 3


def test_it_is_not_signed(pdf: Pdf) -> None:
    assert pdf.text().count("NguyễnVănNhưng") == 1


def test_the_outline_names_it(pdf: Pdf) -> None:
    titles = [entry.get_title() for entry in pdf.file.get_toc()]
    assert titles[-3:] == ["Phụ lục I. DANH MỤC VĂN BẢN", "I. VĂN BẢN", "Phụ lục II. SỐ LIỆU"]
