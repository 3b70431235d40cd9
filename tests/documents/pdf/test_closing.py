"""Signature and recipients at the end of a page, and where they are many or long."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cchc_desktop.documents import layout
from cchc_desktop.documents.tree import Heading, Paragraph, Recipients, Signature, runs
from tests.documents import sample_report
from tests.documents.measures import BOTTOM, MIDDLE
from tests.documents.reading import Pdf, rows


def _body(pdf: Pdf, page: int) -> list[str]:
    """Return the lines of the body on a page: what is set in the regular face of 14 points."""
    letters = [a for a in pdf.on_page(page) if a.size == 14 and a.font == "LiberationSerif"]
    return [line.text for line in rows(letters)]


def test_the_signature_is_never_alone(draw: Callable[..., Pdf]) -> None:
    """Whatever the length of the body, its last two lines are on the signature's page."""
    for count in range(14, 34):
        text = "\n".join(f"Dòng {number}" for number in range(count))
        pdf = draw(blocks=(Paragraph("a", runs(f"{text}\nHết./.")),))
        page = pdf.find("Nguyễn Văn Nhưng").page
        assert _body(pdf, page)[-2:] == [f"Dòng{count - 1}", "Hết./."]
        assert {pdf.find(text).page for text in ("TM. ỦY BAN", "PHÓ CHỦ TỊCH")} == {page}


def test_short_paragraphs_go_with_the_signature_two_by_two(draw: Callable[..., Pdf]) -> None:
    for count in range(10, 30):
        blocks = [Paragraph(f"p{number}", runs(f"Đoạn {number}")) for number in range(count)]
        pdf = draw(blocks=(*blocks, Paragraph("end", runs("Hết./."))))
        page = pdf.find("Nguyễn Văn Nhưng").page
        assert _body(pdf, page)[-2:] == [f"Đoạn{count - 1}", "Hết./."]


def test_thirty_recipients_stay_with_the_signature(draw: Callable[..., Pdf]) -> None:
    names = tuple(f"Đơn vị nhận số {number}" for number in range(30))
    for count in range(0, 40, 3):
        text = "\n".join(f"Dòng {number}" for number in range(count))
        pdf = draw(blocks=(Paragraph("a", runs(f"{text}\nHết./.")),), recipients=Recipients(names))
        page = pdf.find("Nguyễn Văn Nhưng").page
        assert {pdf.find(f"- {name}").page for name in names} == {page}
        assert pdf.find("Hết./.").page == page


@pytest.mark.parametrize("count", [45, 60, 120])
def test_many_recipients_go_on_overleaf(draw: Callable[..., Pdf], count: int) -> None:
    """The signature keeps the body's last lines even beside a list as tall as a page."""
    names = tuple(f"Đơn vị nhận số {number}" for number in range(count))
    blocks = (
        Paragraph("long", runs(sample_report.ENDING * 5)),
        Heading("heading", 1, "I.", "Kết luận"),
        Paragraph("three", runs(sample_report.ENDING[:200])),
        Paragraph("end", runs("Hết./.")),
    )
    pdf = draw(recipients=Recipients(names), blocks=blocks)
    for name in Recipients(names).printed:
        assert pdf.holds(name)
    assert all(letter.top <= BOTTOM for letter in pdf.letters)
    assert pdf.find("Nguyễn Văn Nhưng").page == pdf.find("Hết./.").page
    assert pdf.find("I. KẾT LUẬN").page == pdf.find("Hết./.").page


def test_a_long_recipient_wraps_in_its_half(draw: Callable[..., Pdf]) -> None:
    name = "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội của xã Chi Lăng Nam"
    pdf = draw(recipients=Recipients((name, "Lưu: VT, VP")))
    span = pdf.find(f"- {name};")
    assert span.lines == 2
    assert span.right < MIDDLE


def test_without_recipients_there_is_no_label(draw: Callable[..., Pdf]) -> None:
    assert not draw(recipients=Recipients(())).holds("Nơi nhận")


def test_the_lines_of_the_signature_stand_in_order(draw: Callable[..., Pdf]) -> None:
    signature = Signature(
        ("TM. Ủy ban nhân dân", "KT. Chủ tịch"), "Phó Chủ tịch\nTrưởng ban", "Lê Thị Ước"
    )
    pdf = draw(signature=signature)
    texts = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "TRƯỞNG BAN", "Lê Thị Ước")
    tops = [pdf.find(text).top for text in texts]
    assert tops == sorted(tops)
    assert tops[-1] - tops[-2] >= layout.SIGNATURE_WHITE
