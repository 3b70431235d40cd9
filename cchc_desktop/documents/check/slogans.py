"""Rules on slogans: quoted as they are registered, letter by letter."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Final

from cchc_desktop.documents.check.manuscript import Kind, Manuscript, Passage
from cchc_desktop.documents.check.rule import Hit
from cchc_desktop.documents.tree import Point
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.domain.vietnamese import fold

_QUOTED: Final = re.compile(r"[“\"]([^“”\"]{15,})[”\"]")
_OUTER: Final = " \t“”\"'"
_ALIKE: Final = 0.8
"""From this share of like letters on, a text is a registered slogan that was changed."""
_SHARED_WORDS: Final = 0.6


def quoted_otherwise(manuscript: Manuscript) -> Iterator[Hit]:
    """A slogan reads otherwise than it is registered."""
    slogans = manuscript.facts.slogans
    for passage, start, end in _quotations(manuscript):
        written = passage.text[start:end]
        slogan = _nearest(written, slogans)
        if slogan is not None and written != slogan.text:
            yield Hit(
                passage,
                start,
                end,
                f"Khẩu hiệu này trong sổ là “{slogan.text}”; báo cáo phải dẫn đúng từng chữ.",
                slogan.text,
                None if slogan.id is None else f"slogan.{slogan.id}",
                label="Thay bằng khẩu hiệu trong sổ",
            )


def not_registered(manuscript: Manuscript) -> Iterator[Hit]:
    """A slogan is quoted that the register does not show in the period."""
    for passage, start, end in _quotations(manuscript):
        point = isinstance(passage.block, Point) and passage.text[start:end].endswith("!")
        if point and _nearest(passage.text[start:end], manuscript.facts.slogans) is None:
            message = "Sổ Khẩu hiệu không có khẩu hiệu này được treo trong kỳ."
            yield Hit(passage, start, end, message)


def _quotations(manuscript: Manuscript) -> Iterator[tuple[Passage, int, int]]:
    """Yield where slogans seem to be quoted: bold or exclaimed points, and texts in quotes."""
    for passage in manuscript.body:
        block = passage.block
        if passage.kind is Kind.POINT and isinstance(block, Point):
            text = passage.text
            bold = bool(block.content) and all(
                run.bold for run in block.content if run.text.strip()
            )
            if text.rstrip(_OUTER).endswith("!") or (bold and block.mark == "+"):
                start = len(text) - len(text.lstrip(_OUTER))
                yield passage, start, len(text.rstrip(_OUTER))
                continue
        if passage.kind is not Kind.HEADING:
            for found in _QUOTED.finditer(passage.text):
                yield passage, *found.span(1)


def _nearest(written: str, slogans: Sequence[Slogan]) -> Slogan | None:
    """Return the registered slogan that a text is, or was before somebody changed it."""
    exact = next((slogan for slogan in slogans if slogan.text == written), None)
    if exact is not None:
        return exact
    folded = fold(written)
    words = set(folded.split())
    best, share = None, _ALIKE
    for slogan in slogans:
        registered = fold(slogan.text)
        if registered == folded:
            return slogan
        theirs = set(registered.split())
        # Cheap first: texts with few words in common cannot be alike.
        if len(words & theirs) < _SHARED_WORDS * max(len(words), len(theirs)):
            continue
        ratio = difflib.SequenceMatcher(None, folded, registered, autojunk=False).ratio()
        if ratio > share:
            best, share = slogan, ratio
    return best
