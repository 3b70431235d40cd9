"""The top of page 1 where its texts are longer, shorter or fewer than an office's are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cchc_desktop.documents.tree import Addressees, Letterhead
from tests.documents.measures import COLUMN, LEFT, MIDDLE, RIGHT
from tests.documents.reading import MM, Pdf, Span, rows

LONG = Letterhead(
    superior=("Ủy ban nhân dân thành phố Hải Phòng trực thuộc Trung ương",),
    agency=("Trung tâm Phục vụ hành chính công xã Chi Lăng Nam thuộc thành phố Hải Phòng",),
    number="Số: 05/BC-TTPVHCC",
    place_and_date="Thành phố Hồ Chí Minh mở rộng, ngày 05 tháng 12 năm 2022",
)
SHORT = Letterhead(agency=("Sở Y",), number="Số: 01/BC-SY", place_and_date="Hà, ngày 01")
ENDLESS = Letterhead(
    superior=("SỞ" * 60,),
    agency=("ỦY" * 100, "BAN " * 30),
    number="Số: 05/" + "BCTTPVHCC" * 12,
    place_and_date="Chi-Lăng-Nam" * 15 + ", ngày 05 tháng 12 năm 2022",
)


def _above_title(pdf: Pdf) -> tuple[Span, Span]:
    title = pdf.find("BÁO CÁO")
    letters = [letter for letter in pdf.on_page(0) if letter.top < title.top - 5]
    return (
        Span([letter for letter in letters if letter.left < COLUMN]),
        Span([letter for letter in letters if letter.left >= COLUMN]),
    )


@pytest.mark.parametrize("head", [LONG, SHORT, ENDLESS], ids=["long", "short", "endless"])
def test_the_columns_never_meet(draw: Callable[..., Pdf], head: Letterhead) -> None:
    pdf = draw(letterhead=head)
    left, right = _above_title(pdf)
    assert left.left >= LEFT - 1
    assert left.right <= LEFT + 70 * MM + 1
    assert right.left >= LEFT + 73 * MM - 1
    assert right.right <= RIGHT + 1
    number = next(line for line in rows(left.letters) if line.text.startswith("Số:"))
    assert any(line.top == pytest.approx(number.top) for line in rows(right.letters)[2:])


@pytest.mark.parametrize("head", [LONG, ENDLESS], ids=["long", "endless"])
def test_no_letter_of_a_long_name_is_lost(draw: Callable[..., Pdf], head: Letterhead) -> None:
    left, right = _above_title(draw(letterhead=head))
    for text in (*head.printed_superior, *head.printed_agency, head.number):
        assert "".join(text.split()) in left.text
    assert "".join(head.place_and_date.split()) in right.text


def test_the_agency_stands_under_its_superior_and_above_the_number(
    draw: Callable[..., Pdf],
) -> None:
    pdf = draw(letterhead=LONG)
    names = ("ỦY BAN NHÂN DÂN THÀNH", "TRUNG TÂM PHỤC VỤ", "Số: 05/BC-TTPVHCC")
    tops = [pdf.find(name).top for name in names]
    assert tops == sorted(tops)
    rule = next(rule for rule in pdf.rules if rule.right < COLUMN)
    assert pdf.find("THÀNH PHỐ HẢI PHÒNG", nth=1).top < rule.top < tops[-1] - 13 * 0.7


def test_a_long_subject_is_balanced(draw: Callable[..., Pdf]) -> None:
    first = "Kết quả công tác tuyên truyền cải cách hành chính năm 2022"
    pdf = draw(subject=f"{first} và phương hướng, nhiệm vụ năm 2023")
    above, below = rows(pdf.find(f"{first} và phương hướng, nhiệm vụ năm 2023").letters)
    assert min(above.width, below.width) > 0.6 * max(above.width, below.width)


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
        assert name.right <= RIGHT
    assert first.top > colon.top


def test_a_very_long_addressee_wraps_beside_its_label(draw: Callable[..., Pdf]) -> None:
    name = "Ủy ban nhân dân huyện Thanh Miện và các cơ quan chuyên môn trực thuộc " * 2
    pdf = draw(addressees=Addressees((name,)))
    label = pdf.find("Kính gửi:")
    lines = rows(pdf.find(name).letters)
    assert lines[0].top == pytest.approx(label.top)
    assert all(line.left > label.right for line in lines)
    assert all(line.right <= RIGHT for line in lines)


def test_an_unfinished_document_is_drawn_all_the_same(draw: Callable[..., Pdf]) -> None:
    pdf = draw(
        letterhead=Letterhead(agency=("",), number="", place_and_date=""),
        subject="",
        addressees=Addressees(("",)),
    )
    assert pdf.find("BÁO CÁO").middle == pytest.approx(MIDDLE, abs=1)
    assert pdf.find("Thực hiện Công văn").top - pdf.find("Kính gửi:").top > 22
    # Under the motto only: what is not there is not underlined.
    assert len(pdf.rules) == 1
