"""The top of page 1 measured on the paper itself, against Nghị định 30/2020, Phụ lục I."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from cchc_desktop.documents.pdf import render_pdf
from cchc_desktop.documents.tree import Addressees, Document, Letterhead
from tests.documents.reading import MM, Pdf, Rule, Span

LONG = Letterhead(
    superior=("Ủy ban nhân dân thành phố Hải Phòng trực thuộc Trung ương",),
    agency=("Trung tâm Phục vụ hành chính công xã Chi Lăng Nam thuộc thành phố Hải Phòng",),
    number="Số: 05/BC-TTPVHCC",
    place_and_date="Thành phố Hồ Chí Minh mở rộng, ngày 05 tháng 12 năm 2022",
)
SHORT = Letterhead(agency=("Sở Y",), number="Số: 01/BC-SY", place_and_date="Hà, ngày 01")
TEXT_LEFT, TEXT_RIGHT = 30 * MM, 195 * MM


@pytest.fixture
def draw(report: Document) -> Iterator[Callable[..., Pdf]]:
    drawn: list[Pdf] = []

    def drawing(**changes: object) -> Pdf:
        drawn.append(Pdf(render_pdf(replace(report, **changes))))  # type: ignore[arg-type]
        return drawn[-1]

    yield drawing
    for pdf in drawn:
        pdf.close()


def _rule_under(pdf: Pdf, span: Span) -> Rule:
    bottom = span.letters[-1].top
    (rule,) = [
        rule
        for rule in pdf.rules
        if rule.page == span.page
        and 0 < rule.top - bottom < 12
        and rule.left < span.right
        and rule.right > span.left
    ]
    return rule


def _left_column(pdf: Pdf) -> Span:
    title = pdf.find("BÁO CÁO")
    return Span(
        [
            letter
            for letter in pdf.on_page(0)
            if letter.top < title.top - 5 and letter.left < 102 * MM
        ]
    )


def _right_column(pdf: Pdf) -> Span:
    title = pdf.find("BÁO CÁO")
    return Span(
        [
            letter
            for letter in pdf.on_page(0)
            if letter.top < title.top - 5 and letter.left >= 102 * MM
        ]
    )


@pytest.mark.parametrize(
    ("text", "size", "style"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "Bold"),
        ("Độc lập - Tự do - Hạnh phúc", 13, "Bold"),
        ("ỦY BAN NHÂN DÂN XÃ CHI LĂNG NAM", 12, "Bold"),
        ("Số: /BC-UBND", 13, ""),
        ("Chi Lăng Nam, ngày tháng 12 năm 2022", 13, "Italic"),
        ("BÁO CÁO", 14, "Bold"),
        ("Kết quả công tác tuyên truyền cải cách hành chính năm 2022", 14, "Bold"),
        ("Kính gửi: Ủy ban nhân dân huyện Thanh Miện", 14, ""),
    ],
)
def test_sizes_and_styles(printed: Pdf, text: str, size: float, style: str) -> None:
    assert printed.find(text).style == (size, style)


def test_the_motto_is_underlined_by_a_rule_of_its_own_length(printed: Pdf) -> None:
    motto = printed.find("Độc lập - Tự do - Hạnh phúc")
    rule = _rule_under(printed, motto)
    assert rule.length == pytest.approx(motto.width, abs=2)
    assert rule.middle == pytest.approx(motto.middle, abs=1)


@pytest.mark.parametrize(
    "text", ["XÃ CHI LĂNG NAM", "Kết quả công tác tuyên truyền cải cách hành chính năm 2022"]
)
def test_agency_and_subject_have_a_rule_of_a_third_to_half(printed: Pdf, text: str) -> None:
    line = printed.find(text)
    rule = _rule_under(printed, line)
    assert line.width / 3 <= rule.length <= line.width / 2
    assert rule.middle == pytest.approx(line.middle, abs=1)


def test_the_columns_stand_level(printed: Pdf) -> None:
    nation = printed.find("CỘNG HÒA XÃ HỘI")
    assert printed.find("ỦY BAN NHÂN DÂN").top == pytest.approx(nation.top)
    motto = printed.find("Độc lập - Tự do - Hạnh phúc")
    assert printed.find("XÃ CHI LĂNG NAM").top == pytest.approx(motto.top)
    whole = printed.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert motto.middle == pytest.approx(whole.middle, abs=0.5)


@pytest.mark.parametrize("head", [LONG, SHORT], ids=["long", "short"])
def test_number_and_date_share_a_baseline(draw: Callable[..., Pdf], head: Letterhead) -> None:
    pdf = draw(letterhead=head)
    assert pdf.find("Số:").top == pytest.approx(pdf.find(head.place_and_date).top)


def test_long_names_never_meet(draw: Callable[..., Pdf]) -> None:
    pdf = draw(letterhead=LONG)
    left, right = _left_column(pdf), _right_column(pdf)
    assert left.left >= TEXT_LEFT - 1
    assert left.right <= 101 * MM
    assert right.left >= 102 * MM
    assert right.right <= TEXT_RIGHT + 1
    assert pdf.find("TRUNG TÂM PHỤC VỤ").top > pdf.find("ỦY BAN NHÂN DÂN THÀNH").top
    rule = _rule_under(pdf, pdf.find("THÀNH PHỐ HẢI PHÒNG", nth=1))
    assert rule.top < pdf.find("Số:").top - 8


def test_a_superior_stands_above_in_regular_capitals(draw: Callable[..., Pdf]) -> None:
    head = Letterhead(
        superior=("UBND huyện Thanh Miện",), agency=("Phòng Nội vụ",), number="Số: 02/BC-PNV",
        place_and_date="Thanh Miện, ngày 02 tháng 12 năm 2022",
    )  # fmt: skip
    pdf = draw(letterhead=head)
    assert pdf.find("UBND HUYỆN THANH MIỆN").style == (12, "")
    assert pdf.find("PHÒNG NỘI VỤ").style == (12, "Bold")


def test_the_title_is_centred_on_the_text(printed: Pdf) -> None:
    middle = (TEXT_LEFT + TEXT_RIGHT) / 2
    for text in ("BÁO CÁO", "Kết quả công tác tuyên truyền cải cách hành chính năm 2022"):
        assert printed.find(text).middle == pytest.approx(middle, abs=1)


def test_a_long_subject_is_balanced(draw: Callable[..., Pdf]) -> None:
    first = "Kết quả công tác tuyên truyền cải cách hành chính năm 2022"
    pdf = draw(subject=f"{first} và phương hướng, nhiệm vụ năm 2023")
    subject = pdf.find(f"{first} và phương hướng, nhiệm vụ năm 2023")
    assert subject.lines == 2
    last = [letter for letter in subject.letters if letter.top > subject.top + 1]
    assert Span(last).width > subject.width * 0.6


def test_several_addressees_are_listed_with_dashes_under_the_colon(
    draw: Callable[..., Pdf],
) -> None:
    names = (
        "Ủy ban nhân dân huyện Thanh Miện",
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Thanh Miện, tỉnh Hải Dương",
    )
    pdf = draw(addressees=Addressees(names))
    colon = pdf.find("Kính gửi:").letters[-1]
    first = pdf.find(f"- {names[0]};")
    second = pdf.find(f"- {names[1]}.")
    assert second.lines == 2
    for name in (first, second):
        assert name.letters[0].left == pytest.approx(colon.left, abs=1)
        assert name.right <= TEXT_RIGHT
    assert first.top > colon.top


def test_without_addressee_the_body_follows_the_title(draw: Callable[..., Pdf]) -> None:
    assert not draw(addressees=None).holds("Kính gửi")


def test_rules_are_drawn_not_typed(printed: Pdf) -> None:
    assert "_" not in printed.text()
    assert len(printed.rules) == 3


def test_an_unfinished_document_is_drawn_all_the_same(draw: Callable[..., Pdf]) -> None:
    pdf = draw(
        letterhead=Letterhead(agency=("",), number="", place_and_date=""),
        subject="",
        addressees=Addressees(("",)),
    )
    assert pdf.holds("BÁO CÁO")
    assert pdf.holds("Kính gửi:")
    assert len(pdf.rules) == 1
