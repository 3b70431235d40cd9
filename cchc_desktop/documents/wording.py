"""The wording of one block: text with live words in braces, such as ``{radio.items}``.

A brace that somebody means as a brace is written twice: ``{{``, ``}}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_PIECE: Final = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")

_END_OF_SENTENCE: Final = re.compile(r"[.!?…]+[”\")]*(?=\s|$)")
"""Where a sentence ends, white space or the end of the block behind it."""

_ABBREVIATED: Final = re.compile(r"(?:^|[\s(])(?:TP|Tp|TX|Tx|TT|ThS|TS|GS|Mr|St|vv|v\.v)\.$")
"""A full stop that ends an abbreviation, not a sentence."""


@dataclass(frozen=True, slots=True)
class WordingPiece:
    """A stretch of a wording from ``start`` to ``end``: plain ``text``, or the ``token`` there."""

    start: int
    end: int
    text: str = ""
    token: str | None = None


def pieces_of(wording: str) -> Iterator[WordingPiece]:
    """Yield the stretches of plain text and the live words, in order; together the whole."""
    at = 0
    for found in _PIECE.finditer(wording):
        if found.start() > at:
            yield WordingPiece(at, found.start(), wording[at : found.start()])
        if found[1] is None:
            yield WordingPiece(found.start(), found.end(), found[0][0])
        else:
            yield WordingPiece(found.start(), found.end(), token=found[1])
        at = found.end()
    if at < len(wording):
        yield WordingPiece(at, len(wording), wording[at:])


def tokens_of(wording: str) -> tuple[str, ...]:
    """Return the live words of a wording in order, each once."""
    return tuple(dict.fromkeys(p.token for p in pieces_of(wording) if p.token is not None))


def literal(text: str) -> str:
    """Return plain text as it stands in a wording: its braces doubled."""
    return text.replace("{", "{{").replace("}", "}}")


def sentences_of(wording: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each sentence of a wording, white space between them left out.

    A live word is one piece, whatever marks its name or its text holds.
    """
    masked = _PIECE.sub(lambda found: "x" * len(found[0]), wording)
    ends = [
        found.end()
        for found in _END_OF_SENTENCE.finditer(masked)
        # An abbreviation is short: the whole text before each full stop need not be looked through.
        if not _ABBREVIATED.search(masked, max(0, found.start() - 8), found.start() + 1)
    ]
    spans, start = [], 0
    for end in [*ends, len(wording)]:
        stretch = wording[start:end]
        if stretch.strip():
            first = start + len(stretch) - len(stretch.lstrip())
            spans.append((first, start + len(stretch.rstrip())))
        start = end
    return tuple(spans)
