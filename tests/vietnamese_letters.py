"""Tells Vietnamese from English by the letters that English has not."""

from __future__ import annotations

import unicodedata

_ENGLISH_TOO = frozenset("éè")
"""In words such as communiqué."""


def vietnamese_letters(text: str) -> str:
    """Return the letters of ``text`` that only Vietnamese writes, in their order."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        letter
        for letter in composed
        if letter.isalpha() and not letter.isascii() and letter not in _ENGLISH_TOO
    )
