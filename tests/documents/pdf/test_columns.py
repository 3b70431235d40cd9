from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.documents.fonts import faces
from cchc_desktop.documents.pdf.columns import _longest_word, fitted, grid_of
from cchc_desktop.documents.pdf.lines import width_of
from cchc_desktop.documents.tree import Column, Table, runs

FACES = faces(None)
columns = st.lists(st.tuples(st.floats(0.1, 10), st.floats(1, 60)), min_size=1, max_size=12)


@given(columns)
def test_columns_fill_the_width_and_none_is_too_narrow(given: list[tuple[float, float]]) -> None:
    shares, least = [share for share, _ in given], [narrow for _, narrow in given]
    widths = fitted(shares, least, 720)
    assert sum(widths) == pytest.approx(720)
    assert all(wide >= narrow - 1e-9 for wide, narrow in zip(widths, least, strict=True))


@given(columns)
def test_shares_hold_among_the_columns_that_have_enough(given: list[tuple[float, float]]) -> None:
    shares, least = [share for share, _ in given], [narrow for _, narrow in given]
    widths = fitted(shares, least, 720)
    wealthy = [w / s for w, s, n in zip(widths, shares, least, strict=True) if w > n + 1e-6]
    assert all(ratio == pytest.approx(wealthy[0]) for ratio in wealthy)


def test_columns_too_many_for_the_width_share_it_all_the_same() -> None:
    assert fitted([1, 1, 1], [50, 100, 50], 100) == [25, 50, 25]


def test_a_column_holds_its_longest_word_whole() -> None:
    table = Table(
        "t",
        (Column("STT", 0.1), Column("Nội dung", 5), Column("Số", 0.1)),
        ((runs("1"), runs("chữ"), runs("45/BC-UBND ngày")),),
    )
    grid = grid_of(table, FACES, 468, 12)
    assert grid.width(0) >= width_of("STT", FACES.bold, 12)
    assert grid.width(2) >= width_of("45/BC-UBND", FACES.regular, 12)
    assert grid.width(2) < width_of("45/BC-UBND ngày", FACES.regular, 12)
    assert grid.edges[-1] == pytest.approx(468)


def test_words_are_measured_composed() -> None:
    table = Table("t", (Column("A"),), ((runs("Đường"),),))
    apart = Table("t", (Column("A"),), ((runs(unicodedata.normalize("NFD", "Đường")),),))
    assert _longest_word(table, 0, FACES, 12) == _longest_word(apart, 0, FACES, 12)


def test_an_endless_word_does_not_take_the_table() -> None:
    table = Table("t", (Column("A"), Column("B")), ((runs("a" * 300), runs("b")),))
    assert grid_of(table, FACES, 468, 12).edges == pytest.approx((0, 234, 468))
