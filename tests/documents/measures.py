"""A drawn document taken to pieces: which letters of the paper are which part of the document."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby

from cchc_desktop.documents.pdf import Drawn, Place, draw_pdf
from cchc_desktop.documents.tree import Document
from tests.documents.reading import MM, Letter, Pdf, Rule, Span, rows
from tests.documents.shapes import SHAPES, TRYING

ALL = {**SHAPES, **TRYING}
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 195 * MM, 20 * MM, 277 * MM
"""The text area of a sheet that stands upright, with the margins that the program sets."""
MIDDLE = (LEFT + RIGHT) / 2
COLUMN = 101.5 * MM
"""Between the two columns of the letterhead."""
ASCENT, DESCENT = 0.891, 0.216
"""Of the face, in ems."""


@dataclass(frozen=True)
class Measured:
    """A document, as it is meant and as it lies on the paper."""

    document: Document
    drawn: Drawn
    pdf: Pdf

    @cached_property
    def letters(self) -> dict[str, list[Letter]]:
        """The letters that stand in the places of each part."""
        found: dict[str, list[Letter]] = {place.key: [] for place in self.drawn.places}
        on_page: dict[int, list[Place]] = defaultdict(list)
        for place in self.drawn.places:
            on_page[place.page].append(place)
        for letter in self.pdf.letters:
            middle = (letter.left + letter.right) / 2
            for place in on_page[letter.page]:
                if place.holds(middle, letter.top - 1):
                    found[place.key].append(letter)
        return found

    @cached_property
    def text(self) -> str:
        """All text without white space and page numbers."""
        return "".join(letter.text for letter in self.pdf.letters if letter.top >= TOP)

    @cached_property
    def _rows(self) -> dict[str, list[Span]]:
        return {key: rows(letters) for key, letters in self.letters.items()}

    def rows(self, key: str) -> list[Span]:
        """Return the lines of a part, down the pages."""
        return self._rows[key]

    def column(self, *, right: bool) -> list[Span]:
        """Return the lines of one column of the letterhead."""
        key = self.document.letterhead.key
        return rows([letter for letter in self.letters[key] if (letter.left > COLUMN) == right])

    def rules_under(self, line: Span) -> list[Rule]:
        return [
            rule
            for rule in self.pdf.rules
            if rule.page == line.page
            and 0 < rule.top - line.top < 12
            and rule.left < line.right
            and rule.right > line.left
        ]

    def page_numbers(self) -> list[Span | None]:
        """Return what stands above the text area of each page."""
        above = [letter for letter in self.pdf.letters if letter.top < TOP]
        found = {page: Span(list(letters)) for page, letters in groupby(above, lambda a: a.page)}
        return [found.get(page) for page in range(self.pdf.pages)]


@cache
def measured(shape: str) -> Measured:
    """Return a shape drawn and read back, once for all tests."""
    document = ALL[shape]()
    drawn = draw_pdf(document)
    return Measured(document, drawn, Pdf(drawn.pdf))


def squeezed(*texts: str) -> str:
    """Return texts as they are compared with letters: composed, without white space."""
    return "".join(unicodedata.normalize("NFC", "".join(texts)).split())
