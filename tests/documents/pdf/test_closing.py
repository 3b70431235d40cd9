"""Signature and recipients measured on the paper, against Nghị định 30/2020, II.7 and II.8."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from cchc_desktop.documents.pdf import render_pdf
from cchc_desktop.documents.tree import Document, Paragraph, Recipients, Signature, runs
from tests.documents import sample_report
from tests.documents.reading import MM, Pdf

LEFT, RIGHT, BOTTOM = 30 * MM, 195 * MM, 277 * MM
HALF = (LEFT + RIGHT) / 2
CHAIRMAN = Signature(("TM. Ủy ban nhân dân",), "Chủ tịch", "Lê Thị Ước")
LONG = Signature(
    ("TM. Ủy ban nhân dân", "KT. Giám đốc Trung tâm Phục vụ hành chính công xã Chi Lăng Nam"),
    "Phó Giám đốc phụ trách",
    "Nguyễn Thị Phương Thảo",
)


@pytest.fixture
def draw(report: Document) -> Iterator[Callable[..., Pdf]]:
    drawn: list[Pdf] = []

    def drawing(**changes: object) -> Pdf:
        drawn.append(Pdf(render_pdf(replace(report, **changes))))  # type: ignore[arg-type]
        return drawn[-1]

    yield drawing
    for pdf in drawn:
        pdf.close()


def test_sizes_and_styles(printed: Pdf) -> None:
    for text in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Nhưng"):
        assert printed.find(text).style == (14, "Bold")
    assert printed.find("Nơi nhận:").style == (12, "BoldItalic")
    for name in sample_report.RECIPIENTS.printed:
        assert printed.find(name).style == (11, "")


@pytest.mark.parametrize("signature", [sample_report.DEPUTY, CHAIRMAN, LONG])
def test_everything_is_centred_in_the_right_half(
    draw: Callable[..., Pdf], signature: Signature
) -> None:
    pdf = draw(signature=signature)
    for line in (*signature.printed_position, signature.name):
        span = pdf.find(line)
        assert span.left >= HALF
        assert span.right <= RIGHT + 1
        assert span.middle == pytest.approx((HALF + RIGHT) / 2, abs=2)


@pytest.mark.parametrize("signature", [sample_report.DEPUTY, CHAIRMAN, LONG])
def test_room_for_the_hand_and_the_seal(draw: Callable[..., Pdf], signature: Signature) -> None:
    pdf = draw(signature=signature)
    position = pdf.find(signature.position.upper()).letters[-1]
    name = pdf.find(signature.name)
    # From the position's baseline to the top of the name's capitals, 0.66 em high.
    white = (name.top - 0.66 * 14 - position.top) / MM
    assert 30 <= white <= 35
    between = [
        letter
        for letter in pdf.on_page(name.page)
        if letter.left > HALF and position.top + 5 < letter.top < name.top - 5
    ]
    assert between == []


def test_the_lines_stand_in_order(printed: Pdf) -> None:
    tops = [
        printed.find(text).top
        for text in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Nhưng")
    ]
    assert tops == sorted(tops)


def test_recipients_stand_level_with_the_authority(printed: Pdf) -> None:
    label = printed.find("Nơi nhận:")
    authority = printed.find("TM. ỦY BAN NHÂN DÂN")
    assert label.page == authority.page
    assert label.top == pytest.approx(authority.top, abs=1)
    for name in sample_report.RECIPIENTS.printed:
        span = printed.find(name)
        assert span.left == pytest.approx(LEFT, abs=1)
        assert span.right < HALF


def test_the_signature_is_never_alone(draw: Callable[..., Pdf]) -> None:
    """Whatever the length of the body, its last line is on the signature's page."""
    for count in range(14, 34):
        text = "\n".join(f"Dòng {number}" for number in range(count))
        pdf = draw(blocks=(Paragraph("a", runs(f"{text}\nHết./.")),))
        page = pdf.find("Nguyễn Văn Nhưng").page
        assert pdf.find("Hết./.").page == page
        assert pdf.find(f"Dòng {count - 1}Hết").page == page
        assert pdf.find("TM. ỦY BAN NHÂN DÂN").page == page
        assert pdf.find("PHÓ CHỦ TỊCH").page == page


def test_many_recipients_go_on_overleaf(draw: Callable[..., Pdf]) -> None:
    names = tuple(f"Đơn vị nhận số {number}" for number in range(120))
    pdf = draw(recipients=Recipients(names))
    for name in Recipients(names).printed:
        assert pdf.holds(name)
    assert all(letter.top <= BOTTOM for letter in pdf.letters)


def test_a_long_recipient_wraps_in_its_half(draw: Callable[..., Pdf]) -> None:
    name = "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội của xã Chi Lăng Nam"
    pdf = draw(recipients=Recipients((name, "Lưu: VT, VP")))
    span = pdf.find(f"- {name};")
    assert span.lines == 2
    assert span.right < HALF


def test_without_recipients_there_is_no_label(draw: Callable[..., Pdf]) -> None:
    assert not draw(recipients=Recipients(())).holds("Nơi nhận")
