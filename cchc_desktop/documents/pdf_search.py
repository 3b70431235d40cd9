"""A text found on the pages of a PDF, by the rules of every other search of the program.

Case, punctuation and line ends make no difference. What is asked without marks finds what is
written with them; what is asked with marks is found with these marks only.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cchc_desktop.documents.pdf_pages import Match, PdfPages
from cchc_desktop.domain.vietnamese import fold, fold_marked, is_unmarked


@dataclass(frozen=True, slots=True)
class Folded:
    """A page's text in the form in which it is searched, and where each letter of it comes from.

    The letter at `i` comes from the page's characters `starts[i]` up to before `ends[i]`.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def spans(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Yield where `wanted`, folded alike, stands: (first, count) in the page's characters."""
        at = self.text.find(wanted)
        while at >= 0:
            first, last = self.starts[at], self.ends[at + len(wanted) - 1]
            yield first, last - first
            at = self.text.find(wanted, at + len(wanted))


class PdfSearch:
    """Searches an open PDF page by page; what a page says is read once."""

    def __init__(self, pages: PdfPages) -> None:
        """Search in `pages`, which somebody else closes."""
        self._pages = pages
        self._letters: dict[int, str] = {}
        self._folded: dict[tuple[int, bool], Folded] = {}

    def on_page(self, page: int, wanted: str) -> tuple[Match, ...]:
        """Return where `wanted` stands on a page, in the order of its text.

        Raises `UnreadablePdf` where the page is damaged.
        """
        spans = tuple(self._spans(page, wanted))
        if not spans:
            return ()
        return tuple(Match(page, boxes) for boxes in self._pages.boxes(page, spans) if boxes)

    def _spans(self, page: int, wanted: str) -> Iterator[tuple[int, int]]:
        if page not in self._letters:
            self._letters[page] = self._pages.letters(page)
        unmarked = is_unmarked(wanted)
        folded = fold(wanted) if unmarked else fold_marked(wanted)
        if folded:
            yield from self._folded_page(page, unmarked).spans(folded)
        elif wanted.strip():
            # Nothing but signs, such as the "./." that ends a report: they are looked for as such.
            letters = self._letters[page]
            whole = Folded(letters, tuple(range(len(letters))), tuple(range(1, len(letters) + 1)))
            yield from whole.spans(wanted.strip())

    def _folded_page(self, page: int, unmarked: bool) -> Folded:
        if (page, unmarked) not in self._folded:
            by = fold if unmarked else fold_marked
            self._folded[page, unmarked] = folded_by(by, self._letters[page])
        return self._folded[page, unmarked]


def folded_by(by: Callable[[str], str], text: str) -> Folded:
    """Fold `text` letter by letter, so that each folded letter is known to come from somewhere."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _whole_letters(text):
        folded = _fold_letter(by, text[start:end])
        if folded == " " and (not letters or letters[-1] == " "):
            continue
        letters.extend(folded)
        starts.extend([start] * len(folded))
        ends.extend([end] * len(folded))
    joined = "".join(letters).rstrip()
    # Spellings that count as one are known to the fold of whole words only; none changes a length.
    whole = by(text)
    return Folded(whole if len(whole) == len(joined) else joined, tuple(starts), tuple(ends))


def _whole_letters(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each letter begins and ends, the marks that follow it included."""
    start = 0
    for at in range(1, len(text) + 1):
        marks_a_letter = (
            at < len(text) and unicodedata.category(text[at]) == "Mn" and text[start].isalnum()
        )
        if not marks_a_letter:
            yield start, at
            start = at


@lru_cache(maxsize=4096)
def _fold_letter(by: Callable[[str], str], letter: str) -> str:
    """Fold one letter; what parts words gives a space, what cannot be seen gives nothing."""
    folded = by(letter)
    if folded:
        return folded
    unseen = all(unicodedata.category(character) in ("Mn", "Cf") for character in letter)
    return "" if unseen else " "
