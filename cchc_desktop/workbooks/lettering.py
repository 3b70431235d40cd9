"""How much room a text takes in Times New Roman, so that a row is high enough for all of it.

No library computes the height of a row of wrapped text, and Excel does so only for rows whose
height the file leaves open; LibreOffice, previewers and printers then differ. The widths are
those of the face itself, for which Liberation Serif and Tinos are metric-compatible.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

PIXELS_PER_POINT: Final = 4 / 3
"""Excel lays columns out in pixels of 1/96 inch."""

_PADDING: Final = 8
"""Pixels of a column that no text may use: Excel's own 5, and 3 for the borders."""
_TIGHTNESS: Final = 1.04
"""On a screen hinted letters come out a little wider than the face says."""
_BOLD: Final = 1.1
"""Bold letters against regular ones; the widest Vietnamese headings stay below it."""
_LINE: Final = 1.22
"""A line of Times New Roman against its size: 1.15 by the face, rounded up to whole pixels."""
_ROW_PADDING: Final = 4
"""Points of a row that no line uses."""
_HIGHEST: Final = 409.5
"""Points; Excel allows no higher row."""

# Advance widths in thousandths of the size, in the order of the characters from the space to "~".
_ASCII: Final = (
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
)  # fmt: skip
_WIDTHS: Final = dict(zip(map(chr, range(32, 127)), _ASCII, strict=True)) | {
    "đ": 500,
    "Đ": 722,
    "ơ": 529,
    "ư": 542,
    "Ơ": 722,
    "Ư": 776,
    "–": 500,
    "“": 444,
    "”": 444,
    "…": 1000,
    "²": 300,
    "\u00a0": 250,
}
_UNKNOWN: Final = 1000


@lru_cache(maxsize=4096)
def _letter_width(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    # A mark adds no width: ế is as wide as e. But the horn of ơ and ư is part of the letter.
    for base in _bases(letter):
        if base in _WIDTHS:
            return _WIDTHS[base]
    return _UNKNOWN


def _bases(letter: str) -> Iterator[str]:
    parts = unicodedata.normalize("NFD", letter)
    if "\u031b" in parts:
        yield unicodedata.normalize("NFC", parts[0] + "\u031b")
    yield parts[0]


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of ``text`` in pixels; ``size`` is in points."""
    units = sum(map(_letter_width, text))
    return units / 1000 * size * PIXELS_PER_POINT * (_BOLD if bold else 1)


@lru_cache(maxsize=8192)
def line_count(text: str, column: int, size: float, *, bold: bool = False) -> int:
    """Return how many lines ``text`` takes when wrapped in a column of that many pixels.

    At least one. A word longer than the column is broken, as Excel and LibreOffice do.
    """
    room = max(column - _PADDING, 1) / _TIGHTNESS
    return sum(_wrapped(part, room, size, bold) for part in text.split("\n"))


def _wrapped(paragraph: str, room: float, size: float, bold: bool) -> int:
    if width_of(paragraph, size, bold=bold) <= room:
        return 1
    space = width_of(" ", size, bold=bold)
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        width = width_of(word, size, bold=bold)
        if used and used + space + width > room:
            lines, used = lines + 1, 0.0
        elif used:
            used += space
        if width > room:
            lines += math.ceil(width / room) - 1
            used = room
        else:
            used += width
    return lines


def height_of(lines: int, size: float) -> float:
    """Return the height in points of a row of ``lines`` lines; Excel's limit is 409.5."""
    # To quarters of a point: what a screen's pixels can show.
    return min(math.ceil((lines * size * _LINE + _ROW_PADDING) * 4 / 3) * 3 / 4, _HIGHEST)
