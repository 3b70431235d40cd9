"""The recovery key as it is typed off paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.recovery_key import WrongRecoveryKey, groups, key_of, recovery_key

KEYS = st.binary(min_size=32, max_size=32).map(key_of)
GAPS = st.sampled_from(["", " ", "\n", "\r\n", "  ", "\t", "\u00a0", "-", ". ", "\u200b", "–"])


@given(KEYS, st.data())
def test_a_key_typed_in_any_shape_is_read(key: object, data: st.DataObject) -> None:
    assert not isinstance(key, str)
    text = key.reveal()  # type: ignore[attr-defined]
    typed = "".join(
        letter.lower() if data.draw(st.booleans()) else letter + data.draw(GAPS) for letter in text
    )
    assert recovery_key(typed) == key


@given(KEYS)
def test_the_groups_on_paper_give_the_key_without_its_beginning_too(key: object) -> None:
    parts = groups(key)  # type: ignore[arg-type]
    assert recovery_key("  ".join(parts)) == key
    assert recovery_key(" ".join(parts[1:])) == key


@given(KEYS, st.integers(0, 57), st.sampled_from("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"))
def test_one_wrong_letter_is_found(key: object, place: int, letter: str) -> None:
    text = key.reveal()  # type: ignore[attr-defined]
    at = len(text) - 58 + place
    if text[at] == letter:
        return
    with pytest.raises(WrongRecoveryKey) as refusal:
        recovery_key(text[:at] + letter + text[at + 1 :])
    assert text[20:60] not in str(refusal.value)


def test_letters_that_look_alike_are_taken_for_those_of_the_key() -> None:
    key = key_of(bytes(range(32)))
    text = key.reveal()[16:]
    assert recovery_key(text.replace("0", "O").replace("8", "b").replace("L", "I")) == key


@pytest.mark.parametrize("typed", ["", "AGE-SECRET-KEY-1", "QQQQ", "A" * 5000, "mã khôi phục"])
def test_what_is_no_key_is_refused(typed: str) -> None:
    with pytest.raises(WrongRecoveryKey):
        recovery_key(typed)
