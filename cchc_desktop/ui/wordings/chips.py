"""What a live word looks like to the person: the texts behind the chips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from cchc_desktop.documents.wording import WordingPiece, pieces_of


@dataclass(frozen=True, slots=True)
class Chip:
    """One live word: ``shown`` is the text for which it stands, ``label`` what that text is.

    ``is_figure`` says that there are records behind it; ``changed`` that the text is another
    than when somebody last read it, which was ``old``.
    """

    shown: str
    label: str
    is_figure: bool = False
    changed: bool = False
    old: str = ""


class Chips(Protocol):
    """Answers what live words look like."""

    def chip(self, name: str) -> Chip | None:
        """Return the live word ``name``; None where nothing answers to it."""


def shown_word(name: str, chips: Chips) -> str:
    """Return the text of a live word; an unknown one stands as it is stored."""
    chip = chips.chip(name)
    return f"{{{name}}}" if chip is None else chip.shown


def shown_text(wording: str, chips: Chips) -> str:
    """Return a wording as it reads, with the texts of its live words."""
    return "".join(_shown(piece, chips) for piece in pieces_of(wording))


def place_in_wording(wording: str, chips: Chips, start: int, end: int) -> tuple[int, int]:
    """Return where a stretch of :func:`shown_text` stands in the wording itself.

    A live word that the stretch touches is in it as a whole.
    """
    places: list[tuple[int, int]] = []
    """Of each letter of the shown text: where what it comes from begins and ends."""
    for piece in pieces_of(wording):
        shown = _shown(piece, chips)
        if piece.token is None and len(shown) == piece.end - piece.start:
            places += ((at, at + 1) for at in range(piece.start, piece.end))
        else:
            places += [(piece.start, piece.end)] * len(shown)
    touched = places[start:end] or [(len(wording), len(wording))]
    return touched[0][0], touched[-1][1]


def _shown(piece: WordingPiece, chips: Chips) -> str:
    return piece.text if piece.token is None else shown_word(piece.token, chips)
