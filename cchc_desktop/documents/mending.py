"""A printed stretch of a block put right in the block's wording, its live words left alone.

The checker points into the text as it stands on paper; what is stored is the wording, in which a
live word stands by its name. The two are walked side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_desktop.documents.tree import Runs
from cchc_desktop.documents.wording import WordingPiece, literal, pieces_of


@dataclass(frozen=True, slots=True)
class _Printed:
    """A piece of a wording and where it stands in the printed text, from ``start`` to ``end``."""

    piece: WordingPiece
    start: int
    end: int


def mended(
    wording: str, content: Runs, start: int, end: int, text: str, token: str | None = None
) -> str | None:
    """Return the wording whose printed text has ``text`` from ``start`` to ``end``.

    ``content`` is what the wording is printed as now. With ``token`` that live word is put there
    in place of the text. Returns None where the stretch touches a live word: what that says is
    not the wording's to change. Raises ValueError where the wording is not printed as ``content``.
    """
    printed = tuple(_printed(wording, content))
    length = printed[-1].end if printed else 0
    if not 0 <= start <= end <= length:
        raise ValueError(f"no stretch from {start} to {end} in a text of {length} letters")
    if any(_touches(part, start, end) for part in printed):
        return None
    put: str | None = literal(text) if token is None else f"{{{token}}}"
    made: list[str] = []
    for part in printed:
        if part.piece.token is None:
            words = part.piece.text
            made.append(literal(words[: max(0, start - part.start)]))
            if put is not None and part.start <= start <= part.end:
                made.append(put)
                put = None
            made.append(literal(words[max(0, end - part.start) :]))
            continue
        if put is not None and part.start >= end:
            made.append(put)
            put = None
        made.append(f"{{{part.piece.token}}}")
    return "".join((*made, put or ""))


def token_touched(wording: str, content: Runs, start: int, end: int) -> str | None:
    """Return the live word that a printed stretch touches, None where there is none."""
    touched = (
        part.piece.token for part in _printed(wording, content) if _touches(part, start, end)
    )
    return next(touched, None)


def _touches(part: _Printed, start: int, end: int) -> bool:
    if part.piece.token is None:
        return False
    # One that has nothing to say stands between two letters, and would go with them.
    return (part.start < end and start < part.end) or start < part.start == part.end < end


def _printed(wording: str, content: Runs) -> Iterator[_Printed]:
    """Yield the pieces of a wording with their place in the text that they are printed as."""
    shown = [run for run in content if run.token is not None and run.text]
    at = taken = 0
    for piece in pieces_of(wording):
        length = len(piece.text)
        if piece.token is not None:
            spoken = taken < len(shown) and shown[taken].token == piece.token
            length = len(shown[taken].text) if spoken else 0
            taken += spoken
        yield _Printed(piece, at, at + length)
        at += length
    if at != sum(len(run.text) for run in content):
        raise ValueError("the wording is not printed as these runs")
