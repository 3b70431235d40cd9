from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.ui.wordings.chip_pieces import cut, spread
from cchc_desktop.ui.wordings.chips import place_in_wording, shown_text
from tests.ui.wordings.known_words import CITATION, WORDS

WORDING = "{{a}} Đã phát {radio.items} tin{office.district}."
SHOWN = "{a} Đã phát 58 tin."


def test_a_wording_reads_with_its_live_words() -> None:
    assert shown_text(WORDING, WORDS) == SHOWN
    assert shown_text("{nobody.knows}", WORDS) == "{nobody.knows}"


@pytest.mark.parametrize(
    ("shown", "wording"),
    [
        ("{a}", "{{a}}"),
        ("Đã", "Đã"),
        ("58", "{radio.items}"),
        ("8 t", "{radio.items} t"),
        ("tin.", "tin{office.district}."),
        (SHOWN, WORDING),
    ],
)
def test_what_is_found_in_the_text_is_found_in_the_wording(shown: str, wording: str) -> None:
    start = SHOWN.index(shown)
    first, last = place_in_wording(WORDING, WORDS, start, start + len(shown))
    assert WORDING[first:last] == wording


def test_a_place_behind_the_text_is_the_end() -> None:
    assert place_in_wording(WORDING, WORDS, 99, 100) == (len(WORDING), len(WORDING))
    assert place_in_wording("", WORDS, 0, 0) == (0, 0)


@given(st.text("ab \n\u00a0", max_size=80))
def test_the_pieces_are_the_text_with_single_spaces(text: str) -> None:
    words = [word for word in text.replace("\n", " ").split(" ") if word]
    assert "".join(cut(text)) == " ".join(words)
    assert all(len(piece) <= 25 for piece in cut(text))


@given(st.text("ab ", max_size=40), st.integers(1, 30))
def test_a_text_fits_on_the_pieces_that_are_there(text: str, count: int) -> None:
    pieces = spread(text, count)

    assert len(pieces) == count
    assert all(len(piece) <= 32 for piece in pieces)
    if not any(piece.endswith("…") for piece in pieces):
        assert "".join(pieces) == "".join(cut(text))
    assert pieces[-1] or not text.strip()


def test_a_text_that_has_grown_long_is_cut_off_with_an_ellipsis() -> None:
    assert spread(CITATION, 1) == (CITATION[:31] + "…",)
