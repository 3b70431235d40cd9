"""Which sentences tell a figure that has changed since somebody last read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cchc_desktop.documents.live_words import LiveWords
from cchc_desktop.documents.wording import pieces_of, sentences_of, tokens_of
from cchc_desktop.domain.report_blocks import ReportBlock, SeenFigure


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A sentence of a block's wording, from ``start`` to ``end``, and what changed in it.

    ``figures`` gives for each live word the text last read and the present one.
    """

    key: str
    start: int
    end: int
    figures: tuple[tuple[str, str, str], ...]


def seen_now(wording: str, words: LiveWords) -> tuple[SeenFigure, ...]:
    """Return the figures of a wording as they stand now, for a block that is read now."""
    return tuple(
        SeenFigure(token=token, shown=words.find(token).shown)
        for token in tokens_of(wording)
        if words.figure_of(token) is not None
    )


def changed_sentences(block: ReportBlock, words: LiveWords) -> Iterator[ChangedSentence]:
    """Yield the sentences of a block with a figure that reads otherwise than when last read.

    A figure that was never read (put in by an edit of another program) counts as changed.
    """
    seen = {figure.token: figure.shown for figure in block.seen}
    moved = {
        now.token: (seen.get(now.token, ""), now.shown)
        for now in seen_now(block.wording, words)
        if seen.get(now.token) != now.shown
    }
    if not moved:
        return
    pieces = [piece for piece in pieces_of(block.wording) if piece.token in moved]
    for start, end in sentences_of(block.wording):
        inside = dict.fromkeys(
            piece.token for piece in pieces if piece.token and start <= piece.start < end
        )
        if inside:
            yield ChangedSentence(
                block.key, start, end, tuple((token, *moved[token]) for token in inside)
            )
