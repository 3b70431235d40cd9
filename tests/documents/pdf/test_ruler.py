"""The test page: its rulers must be right, for a printer is judged by them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cchc_desktop.documents.pdf import draw_ruler_page
from tests.documents.reading import MM, Pdf, Rule


@pytest.fixture(scope="module")
def pdf() -> Iterator[Pdf]:
    drawn = Pdf(draw_ruler_page())
    yield drawn
    drawn.close()


def _rulers(pdf: Pdf) -> tuple[Rule, Rule]:
    """The lines of 100 mm: across, down."""
    (across,) = [rule for rule in pdf.rules if rule.length == pytest.approx(100 * MM, abs=0.01)]
    (down,) = [
        rule for rule in pdf.rules if rule.bottom - rule.top == pytest.approx(100 * MM, abs=0.01)
    ]
    return across, down


def test_it_is_one_sheet_of_a4(pdf: Pdf) -> None:
    assert pdf.pages == 1
    width, height = pdf.file[0].get_size()
    assert (width, height) == pytest.approx((210 * MM, 297 * MM), abs=0.01)


def test_ticks_are_a_millimetre_apart(pdf: Pdf) -> None:
    across, down = _rulers(pdf)
    ticks = sorted(rule.left for rule in pdf.rules if rule.length < 0.01 and rule.top == across.top)
    assert ticks == pytest.approx([across.left + number * MM for number in range(101)], abs=0.01)
    ticks = sorted(
        rule.top for rule in pdf.rules if rule.bottom == rule.top and rule.right == down.left
    )
    assert ticks == pytest.approx([down.top + number * MM for number in range(101)], abs=0.01)


def test_tens_are_longer_and_have_their_figure(pdf: Pdf) -> None:
    across, _down = _rulers(pdf)
    ticks = {
        round((rule.left - across.left) / MM): rule.bottom - rule.top
        for rule in pdf.rules
        if rule.length < 0.01 and rule.top == across.top
    }
    assert ticks[10] == ticks[100] > ticks[5] == ticks[95] > ticks[1] == ticks[99]
    for number in (0, 50, 100):
        at = across.left + number * MM
        under = [
            letter
            for letter in pdf.letters
            if across.top < letter.top < across.top + 15 * MM
            and abs((letter.left + letter.right) / 2 - at) < 3 * MM
        ]
        assert "".join(letter.text for letter in under) == str(number)


def test_the_frame_is_the_margins(pdf: Pdf) -> None:
    assert min(rule.left for rule in pdf.rules) == pytest.approx(30 * MM, abs=0.01)
    assert max(rule.right for rule in pdf.rules) == pytest.approx(195 * MM, abs=0.01)
    assert min(rule.top for rule in pdf.rules) == pytest.approx(20 * MM, abs=0.01)
    assert max(rule.bottom for rule in pdf.rules) == pytest.approx(277 * MM, abs=0.01)


def test_it_says_what_to_measure(pdf: Pdf) -> None:
    assert pdf.holds("Đặt thước lên hai đoạn dưới đây: mỗi đoạn phải dài đúng 100 mm.")
    assert pdf.holds("trên 20 mm, dưới 20 mm, trái 30 mm, phải 15 mm")
    assert all(
        letter.left > 30 * MM and letter.right < 195 * MM and 20 * MM < letter.top < 277 * MM
        for letter in pdf.letters
    )


def test_the_same_bytes_every_time() -> None:
    assert draw_ruler_page() == draw_ruler_page()
