"""Vietnamese order, against a comparison written out in full."""

from __future__ import annotations

import itertools
import random
import re
import sqlite3
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_desktop.domain.vietnamese import given_name_key, normalize, sort_key

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
LETTERS = ALPHABET + "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES[1:]
)

text = st.text(alphabet=LETTERS + LETTERS.upper() + "0123456789    -/", max_size=12)
# Few letters, so that texts often agree on a level and the next one decides.
close_text = st.text(alphabet="aàáạAÀăâbB 12-", max_size=6)


def parts(word: str) -> tuple[list[tuple[int, int]], int, list[bool]]:
    """A word's letters and numbers, its tone, and the case of its letters."""
    letters: list[tuple[int, int]] = []
    tone = 0
    capitals: list[bool] = []
    for number, letter in re.findall("([0-9]+)|(.)", word):
        if number:
            letters.append((1, int(number)))
            continue
        pieces = unicodedata.normalize("NFD", letter.lower())
        tones = [TONES.index(piece) for piece in pieces if piece in TONES]
        plain = "".join(piece for piece in pieces if piece not in TONES)
        letters.append((2, ALPHABET.index(unicodedata.normalize("NFC", plain))))
        tone = tone or (tones[0] if tones else 0)
        capitals.append(letter != letter.lower())
    return letters, tone, capitals


def reference(value: str) -> tuple[list[tuple[int, int]], list[int], list[bool]]:
    """The three levels of the order, compared as Python compares tuples and lists."""
    words = [parts(word) for word in re.split("[^0-9\\w]+", value) if word]
    gap = [(0, 0)]
    letters = list(itertools.chain.from_iterable(gap + word[0] for word in words))
    return (
        letters,
        [word[1] for word in words],
        list(itertools.chain.from_iterable(word[2] for word in words)),
    )


@given(text | close_text, text | close_text)
@example("ab", "ă")
@example("ba", "ba ba")
@example("á b", "a bạ")
@example("Thôn 2", "Thôn 10")
@example("thôn 02", "thôn 2")
@example("a123456789", "a99999999")
@example("a999999999", "a1111111111")
@example("a" + "1" * 18, "a" + "9" * 17)
@example("a" + "1" * 19, "a" + "9" * 18)
def test_the_key_orders_as_the_rule_does(left: str, right: str) -> None:
    assert (sort_key(left) < sort_key(right)) == (reference(left) < reference(right))
    assert (sort_key(left) == sort_key(right)) == (reference(left) == reference(right))


@given(st.text())
def test_a_key_exists_for_any_text_and_does_not_depend_on_its_form(value: str) -> None:
    key = sort_key(value)
    assert "\x00" not in key
    assert key == sort_key(unicodedata.normalize("NFD", value)) == sort_key(normalize(value))


@pytest.mark.parametrize(
    "ordered",
    [
        list(ALPHABET),
        ["ba", "bà", "bả", "bã", "bá", "bạ", "bã cả", "ban", "băng", "bâng"],
        ["ha", "hà", "Hà", "hạ", "hai"],
        ["Thôn 1", "Thôn 2", "Thôn 2a", "Thôn 10", "Thôn An Dương"],
        ["9/KH-UBND", "10/KH-UBND", "508/UBND-VP"],
        ["da", "dz", "đa", "e"],
        ["dần", "dân vấn", "dân vận", "dân vận khéo"],
        ["hoa", "hoà", "hoá", "hoàn"],
        ["", "1", "a"],
    ],
)
def test_known_orders(ordered: list[str]) -> None:
    shuffled = random.Random(2022).sample(ordered, len(ordered))
    assert sorted(shuffled, key=sort_key) == ordered


def test_the_two_schools_of_tone_marks_are_one_place() -> None:
    assert sort_key("hoà") == sort_key("hòa") < sort_key("hoá") == sort_key("hóa")


def test_quotation_marks_do_not_move_a_slogan_to_the_front() -> None:
    assert sort_key("“Đẩy mạnh”") == sort_key("Đẩy mạnh")


def test_sqlite_orders_the_keys_alike() -> None:
    words = ["băng", "ba", "bà", "ba ba", "Bà", "ban", "Thôn 10", "Thôn 2", "đa", "dz", "ưu", "日"]
    with sqlite3.connect(":memory:") as file:
        file.execute("CREATE TABLE word (text TEXT, key TEXT)")
        file.executemany("INSERT INTO word VALUES (?, ?)", [(w, sort_key(w)) for w in words])
        in_file = [row[0] for row in file.execute("SELECT text FROM word ORDER BY key")]
    file.close()
    assert in_file == sorted(words, key=sort_key)


def test_people_come_by_given_name_then_family_name() -> None:
    people = [
        "Trần Thị An",
        "Lê Văn Ân",
        "Đỗ Văn Hà",
        "Nguyễn Thị  Hà",
        "Nguyễn Văn Hà",
        "An Hạ",
        "Nguyễn Văn Nhưng",
        "Tuấn",
        "Bùi Tuấn",
    ]
    shuffled = random.Random(7).sample(people, len(people))
    assert sorted(shuffled, key=given_name_key) == people


def test_a_given_name_with_a_lighter_tone_comes_first_whatever_the_family() -> None:
    assert given_name_key("Vũ Ha") < given_name_key("An Hà")
    assert given_name_key("vũ ha") < given_name_key("an hà") < given_name_key("an hai")
