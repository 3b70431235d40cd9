"""Vietnamese order as a key that plain comparison, SQLite's included, puts in order.

A key holds three levels, each compared only where the ones before are equal:

1. letters of the alphabet (a ă â b c d đ e ê ... x y z, with f j w z in their places) without
   tones, numbers by value, anything else as a space;
2. tones, one a word: ngang, huyền, hỏi, ngã, sắc, nặng;
3. case, small letters before capitals.

Keys are kept in the data file: a change to this module needs a migration that rewrites them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Below the space, so that a text comes before the longer ones that begin with it.
_END_OF_NAME = "\x01"
_END_OF_LEVEL = "\x02"

# A letter with a hook, hat or bar follows every word that has its plain letter there: "{" and "|"
# come after "z".
_LETTERS = {"ă": "a{", "â": "a|", "đ": "d{", "ê": "e{", "ô": "o{", "ơ": "o|", "ư": "u{"}
_HATS = "\u0302\u0306\u031b"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_NO_TONE = "0"
_FOREIGN_MARK = "6"
_NUMBER = re.compile("[0-9]+")


class _LetterKeys(dict[int, str]):
    """First level, for ``str.translate``: a character's place in the alphabet."""

    def __missing__(self, code: int) -> str:
        key = "".join(map(_letter_key, _lower_letters(chr(code))))
        self[code] = key
        return key


class _ToneKeys(dict[int, str]):
    """Second level: a character's tone, or a space between words."""

    def __missing__(self, code: int) -> str:
        marks = [m for m in unicodedata.normalize("NFKD", chr(code)) if _is_mark(m)]
        tones = [_TONES.get(mark, _FOREIGN_MARK) for mark in marks if mark not in _HATS]
        key = tones[0] if tones else _NO_TONE
        if not marks and not _letter_keys[code].strip():
            key = _letter_keys[code]
        self[code] = key
        return key


class _CaseKeys(dict[int, str]):
    """Third level: 1 for a capital, 0 for another letter, nothing for the rest."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        key = "" if not character.isalpha() else "1" if character != character.lower() else "0"
        self[code] = key
        return key


def _lower_letters(character: str) -> str:
    """Lower-case Vietnamese letters of a character: no tones, hats kept, ligatures taken apart."""
    lower = unicodedata.normalize("NFKD", character).lower()
    marks_off = (m for m in unicodedata.normalize("NFKD", lower) if not _is_mark(m) or m in _HATS)
    return unicodedata.normalize("NFC", "".join(marks_off))


def _letter_key(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    if _is_mark(letter) or unicodedata.category(letter) == "Cf":
        return ""
    if letter.isalnum():
        return unicodedata.normalize("NFD", letter)[0]
    return " "


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) == "Mn"


_letter_keys = _LetterKeys()
_tone_keys = _ToneKeys()
_case_keys = _CaseKeys()


def _by_value(number: re.Match[str]) -> str:
    """Put the number of digits first, so that 2 comes before 10: "12" and "210"."""
    digits = number.group().lstrip("0")
    nines, rest = divmod(len(digits), 9)
    return "9" * nines + str(rest) + digits


def sort_key(text: str) -> str:
    """Return a string whose code-point order is the Vietnamese order of the texts.

    Texts that differ only in punctuation, in leading zeros or in the place of a tone (hoà, hòa)
    have equal keys; break such ties by the record's id.
    """
    words = [_word_key(word) for word in unicodedata.normalize("NFC", text).split()]
    levels = (
        " ".join([letters for letters, _, _ in words if letters]),
        "".join([tones for _, tones, _ in words]).rstrip(_NO_TONE),
        "".join([cases for _, _, cases in words]).rstrip("0"),
    )
    return _END_OF_LEVEL.join(levels).rstrip(_END_OF_LEVEL)


# An office writes the same few thousand words again and again.
@lru_cache(maxsize=4096)
def _word_key(word: str) -> tuple[str, str, str]:
    """Return the three levels of what stands between two spaces; it may be several words."""
    letters = " ".join(word.translate(_letter_keys).split())
    parts = word.translate(_tone_keys).split()
    return (
        _NUMBER.sub(_by_value, letters),
        "".join(part.strip(_NO_TONE)[:1] or _NO_TONE for part in parts),
        word.translate(_case_keys),
    )


def given_name_key(name: str) -> str:
    """Return the key that puts people in order by given name, then by family and middle names."""
    family, _, given = " ".join(name.split()).rpartition(" ")
    return sort_key(given) + _END_OF_NAME + sort_key(family)
