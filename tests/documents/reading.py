"""A PDF read back by pypdfium2: where each letter stands, its face and size, and the rules."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4


@dataclass(frozen=True)
class Letter:
    """A letter; `top` is its baseline's distance from the sheet's top edge, in points."""

    text: str
    page: int
    left: float
    right: float
    top: float
    size: float
    font: str
    black: bool


@dataclass(frozen=True)
class Span:
    """Letters of one find: as they lie, however many lines they take."""

    letters: list[Letter]

    @property
    def page(self) -> int:
        return self.letters[0].page

    @property
    def left(self) -> float:
        return min(letter.left for letter in self.letters)

    @property
    def right(self) -> float:
        return max(letter.right for letter in self.letters)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def top(self) -> float:
        return self.letters[0].top

    @property
    def lines(self) -> int:
        return len({(letter.page, round(letter.top, 1)) for letter in self.letters})

    @property
    def text(self) -> str:
        """The letters without white space."""
        return "".join(letter.text for letter in self.letters)

    @property
    def style(self) -> str:
        """Size and face, the same for all letters: "14 Bold", "13" in the regular face."""
        styles = {
            f"{letter.size:g} {letter.font.partition('-')[2]}".strip() for letter in self.letters
        }
        assert len(styles) == 1, styles
        return styles.pop()


@dataclass(frozen=True)
class Rule:
    """A vector line from end to end, in points from the sheet's top left corner."""

    page: int
    left: float
    right: float
    top: float
    bottom: float
    solid: bool

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Pdf:
    """A PDF in memory; positions are in points from the sheet's top left corner."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.file = pypdfium2.PdfDocument(data)

    def close(self) -> None:
        self.file.close()

    @property
    def pages(self) -> int:
        return len(self.file)

    def size(self, page: int) -> tuple[int, int]:
        """Width and height of the sheet in whole millimetres."""
        width, height = self.file[page].get_size()
        return round(width / MM), round(height / MM)

    @cached_property
    def letters(self) -> list[Letter]:
        found: list[Letter] = []
        for number in range(self.pages):
            page = self.file[number]
            text = page.get_textpage()
            height = page.get_height()
            found += [
                letter
                for index in range(text.count_chars())
                if (letter := _letter(text, index, number, height)).text.strip()
            ]
            text.close()
            page.close()
        return found

    @cached_property
    def _squeezed(self) -> str:
        return "".join(letter.text for letter in self.letters)

    def text(self) -> str:
        """All text without white space."""
        return self._squeezed

    def find(self, text: str, nth: int = 0) -> Span:
        wanted = "".join(text.split())
        at = -1
        for _ in range(nth + 1):
            at = self._squeezed.find(wanted, at + 1)
            assert at >= 0, f"{text!r} is not in the PDF"
        return Span(self.letters[at : at + len(wanted)])

    def holds(self, text: str) -> bool:
        return "".join(text.split()) in self._squeezed

    def on_page(self, page: int) -> list[Letter]:
        return [letter for letter in self.letters if letter.page == page]

    @cached_property
    def rules(self) -> list[Rule]:
        found: list[Rule] = []
        for number in range(self.pages):
            page = self.file[number]
            height = page.get_height()
            for thing in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH]):
                found += _strokes(thing, number, height)
            page.close()
        return found


def rows(letters: list[Letter]) -> list[Span]:
    """Return the lines that `letters` stand on, down the pages."""
    by_baseline: dict[tuple[int, float], list[Letter]] = defaultdict(list)
    for letter in letters:
        by_baseline[letter.page, round(letter.top, 1)].append(letter)
    return [Span(by_baseline[place]) for place in sorted(by_baseline)]


def _strokes(path: Any, page: int, height: float) -> list[Rule]:
    found: list[Rule] = []
    solid = pdfium.FPDFPageObj_GetDashCount(path.raw) == 0
    at = (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(path.raw)):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        to = (x.value, height - y.value)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            (left, right), (top, bottom) = sorted((at[0], to[0])), sorted((at[1], to[1]))
            found.append(Rule(page, left, right, top, bottom, solid))
        at = to
    return found


def _letter(text: Any, index: int, page: int, height: float) -> Letter:
    raw = text.raw
    # The loose box is the letter's advance; the tight one would leave out its side bearings.
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(raw, index, box)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(raw, index, name, 128, ctypes.c_int())
    colour = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(raw, index, *colour)
    return Letter(
        # A hyphen at the end of a line is told as a sign of its own.
        text=chr(pdfium.FPDFText_GetUnicode(raw, index)).replace("\x02", "-"),
        page=page,
        left=box.left,
        right=box.right,
        top=height - y.value,
        size=round(pdfium.FPDFText_GetFontSize(raw, index), 2),
        font=name.value.decode(),
        black=[part.value for part in colour] == [0, 0, 0, 255],
    )
