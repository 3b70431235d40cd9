from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.workbooks.pages import page_breaks


def test_what_fits_on_a_page_is_not_broken() -> None:
    assert page_breaks([10] * 10, (), room=100, repeated=20) == []


def test_later_pages_hold_less_by_their_headings() -> None:
    assert page_breaks([10] * 20, (), room=100, repeated=20) == [10, 18]


def test_glued_rows_move_on_together() -> None:
    assert page_breaks([10] * 12, {9, 10, 11}, room=100, repeated=20) == [8]


def test_rows_higher_than_a_page_are_broken_all_the_same() -> None:
    assert page_breaks([10] * 25, set(range(1, 25)), room=100, repeated=0) == [10, 20]


@given(
    heights=st.lists(st.floats(1, 60), max_size=80),
    glued=st.sets(st.integers(1, 80)),
    repeated=st.floats(0, 30),
)
def test_no_page_is_fuller_than_it_can_be(
    heights: list[float], glued: set[int], repeated: float
) -> None:
    breaks = page_breaks(heights, glued, room=100, repeated=repeated)
    assert breaks == sorted(set(breaks))
    starts = [0, *breaks, len(heights)]
    for page, (first, after) in enumerate(pairwise(starts)):
        head = repeated if page else 0
        assert first < after or not heights
        assert head + sum(heights[first:after]) <= 100 + 1e-6
