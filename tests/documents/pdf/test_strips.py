from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.documents.pdf.paper import Sheet
from cchc_desktop.documents.pdf.strips import Placed, Strip, fill, kept_with_next


def _draw(_sheet: Sheet, _top: float) -> None:
    """Drawn nowhere: only the places matter here."""


def _strip(height: float, gap: float = 0.0, *, keep: bool = False) -> Strip:
    return Strip(height, _draw, gap=gap, keep=keep)


def _tops(page: list[Placed]) -> list[float]:
    return [placed.top for placed in page]


strips = st.lists(
    st.builds(
        _strip,
        st.integers(1, 120).map(float),
        st.integers(0, 10).map(float),
        keep=st.booleans(),
    ),
    max_size=40,
)


@given(strips)
def test_every_strip_is_placed_once_in_order(given_strips: list[Strip]) -> None:
    pages = list(fill(given_strips, 100))
    assert [placed.strip for page in pages for placed in page] == given_strips
    assert all(pages)


@given(strips)
def test_nothing_overlaps_and_only_a_giant_sticks_out(given_strips: list[Strip]) -> None:
    for page in fill(given_strips, 100):
        bottom = 0.0
        for placed in page:
            assert placed.top >= bottom
            bottom = placed.top + placed.strip.height
        assert bottom <= 100 or len(page) == 1


@given(strips)
def test_a_page_ends_inside_a_chain_only_where_the_chain_is_taller(
    given_strips: list[Strip],
) -> None:
    pages = list(fill(given_strips, 100))
    at = 0
    for page, _following in pairwise(pages):
        at += len(page)
        if page[-1].strip.keep:
            first = at
            while first > 0 and given_strips[first - 1].keep:
                first -= 1
            last = at
            while given_strips[last].keep and last + 1 < len(given_strips):
                last += 1
            chain = given_strips[first : last + 1]
            assert sum(strip.gap + strip.height for strip in chain) > 100


def test_a_page_filled_exactly_is_one_page() -> None:
    # Ten times 0.1 is not 1 for a computer.
    assert len(list(fill([_strip(0.1) for _ in range(10)], 1.0))) == 1


def test_white_above_is_dropped_at_the_top_of_a_page() -> None:
    pages = list(fill([_strip(60, gap=6), _strip(60, gap=6)], 100))
    assert [_tops(page) for page in pages] == [[0], [0]]
    assert _tops(next(fill([_strip(40), _strip(40, gap=6)], 100))) == [0, 46]


def test_kept_strips_move_together() -> None:
    pages = list(fill([_strip(50), _strip(30, keep=True), _strip(30)], 100))
    assert [len(page) for page in pages] == [1, 2]


def test_a_chain_too_tall_for_a_page_keeps_its_end_together() -> None:
    chain = [_strip(30, keep=True), _strip(30, keep=True), _strip(30, keep=True), _strip(60)]
    pages = list(fill([_strip(50), *chain], 100))
    assert [[placed.strip.height for placed in page] for page in pages] == [
        [50],
        [30, 30],
        [30, 60],
    ]


def test_a_chain_leaves_room_for_the_head_that_it_brings_along() -> None:
    row = Strip(20, _draw, head=_strip(15), keep=True)
    pages = list(fill([_strip(90), row, row, _strip(50)], 100))
    assert [len(page) for page in pages] == [1, 2, 3]


def test_a_head_opens_every_further_page() -> None:
    head = _strip(10)
    rows = [Strip(40, _draw, head=head) for _ in range(5)]
    pages = list(fill([head, *rows], 100))
    assert [page[0].strip for page in pages] == [head] * 3
    assert [_tops(page) for page in pages] == [[0, 10, 50], [0, 10, 50], [0, 10]]


def test_a_head_with_a_row_as_tall_as_the_page_still_ends() -> None:
    head = _strip(10)
    pages = list(fill([Strip(100, _draw, head=head) for _ in range(3)], 100))
    assert [len(page) for page in pages] == [2, 2, 2]


def test_the_last_strips_are_kept_with_what_follows() -> None:
    three = [_strip(1), _strip(2), _strip(3)]
    kept = list(kept_with_next(three, 2))
    assert [strip.height for strip in kept] == [1, 2, 3]
    assert [strip.keep for strip in kept] == [False, True, True]
    assert [strip.keep for strip in kept_with_next(three[:1], 2)] == [True]
    assert list(kept_with_next([], 2)) == []
