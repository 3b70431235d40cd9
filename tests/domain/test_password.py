"""What can be a password, and that a secret shows itself to nobody."""

from __future__ import annotations

import pickle
import traceback
import unicodedata

import pytest

from cchc_desktop.domain.password import (
    LONGEST,
    SHORTEST,
    UnfitPassword,
    depends_on_input_method,
    new_password,
    password,
    waiting_seconds,
)
from cchc_desktop.domain.secret import Secret

RARE = "Trời-xanh-mây-trắng-7319"


def test_both_ways_of_composing_a_letter_are_one_password() -> None:
    assert password(unicodedata.normalize("NFD", RARE)) == password(RARE)


def test_a_password_keeps_its_spaces_and_its_case() -> None:
    assert password(" a B ").reveal() == " a B "


@pytest.mark.parametrize("typed", ["", "1234567", "x" * (LONGEST + 1)])
def test_a_password_of_an_odd_length_is_refused(typed: str) -> None:
    with pytest.raises(UnfitPassword):
        new_password(typed, typed)


def test_the_shortest_password_counts_letters_not_marks() -> None:
    chosen = new_password("ờ" * SHORTEST, unicodedata.normalize("NFD", "ờ" * SHORTEST))
    assert chosen == Secret("ờ" * SHORTEST)


def test_two_different_ones_are_refused_without_being_told() -> None:
    with pytest.raises(UnfitPassword) as refusal:
        new_password(RARE, RARE + "x")
    assert RARE not in str(refusal.value)


def test_marks_depend_on_the_input_method() -> None:
    assert depends_on_input_method("mật khẩu")
    assert not depends_on_input_method("mat khau 123")


def test_waiting_grows_and_stops_growing() -> None:
    assert [waiting_seconds(n) for n in range(8)] == [0, 0, 0, 5, 15, 60, 300, 300]


def test_a_secret_shows_itself_to_nobody() -> None:
    secret = Secret(RARE)
    told = [repr(secret), str(secret), f"{secret}", repr([secret]), repr(ValueError(secret))]
    try:
        raise ValueError(secret)
    except ValueError as error:
        told.append("".join(traceback.format_exception(error)))
    assert not [text for text in told if RARE in text]
    with pytest.raises(TypeError):
        pickle.dumps(secret)
