"""Rules on slips of the pen, spacing and hyphens; the slips themselves are data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from cchc_desktop.documents.check.manuscript import Kind, Manuscript, Passage
from cchc_desktop.documents.check.rule import Hit
from cchc_desktop.documents.check.word_lists import in_case_of, word_lists

_ONE_SIDED_HYPHEN: Final = re.compile(r"-(?<=\w-) (?=[^\W\d])| (?<=\w )-(?=[^\W\d])")
_JOINED: Final = re.compile(
    r"[,.;:()\n]|\b(?:và|cùng|với|còn|hoặc|trong đó|trên tổng số|so với|là|gồm|được)\b"
)
_NEAR: Final = 15
"""So many letters on each side of a fault that cannot be seen by itself."""


def slip(manuscript: Manuscript) -> Iterator[Hit]:
    """A word is misspelt in a way that is known and never right."""
    lists = word_lists()
    for passage in _worded(manuscript):
        if lists.any_slip.search(passage.lower) is None:
            continue
        for row in lists.slips:
            for found in row.wrong.find(passage.lower):
                written = passage.text[slice(*found.span())]
                right = in_case_of(written, found.expand(row.right))
                message = f"“{written}” viết đúng là “{right}”: {row.why}."
                yield Hit(passage, *found.span(), message, right)


def spacing(manuscript: Manuscript) -> Iterator[Hit]:
    """A space too many, or too few behind a comma."""
    for passage in manuscript.prose:
        for row in word_lists().spacing:
            for found in row.wrong.finditer(passage.text):
                message = f"Ở “{_near(passage.text, *found.span())}”: {row.why}."
                fix = found.expand(row.right)
                yield Hit(passage, *found.span(), message, fix, label="Sửa dấu cách")


def hyphen(manuscript: Manuscript) -> Iterator[Hit]:
    """A hyphen between two names has a space on one side only."""
    for passage in _worded(manuscript):
        for found in _ONE_SIDED_HYPHEN.finditer(passage.text):
            if _in_symbol(manuscript, passage, found.start()):
                continue
            near = _near(passage.text, *found.span())
            message = f"Ở “{near}”: dấu gạch nối giữa hai tên có dấu cách ở cả hai bên."
            yield Hit(passage, *found.span(), message, " - ", label="Sửa dấu cách")


def and_missing(manuscript: Manuscript) -> Iterator[Hit]:
    """Two counts stand side by side, each with its verb, and nothing joins them."""
    for passage in manuscript.body:
        for first, second in pairwise(manuscript.counts[passage.key]):
            between = passage.lower[first.end : second.start]
            verbs = list(word_lists().verbs.find(between))
            if _JOINED.search(between) or not verbs or between[verbs[-1].end() :].strip():
                continue
            at = first.end + verbs[-1].start()
            yield Hit(
                passage,
                at,
                at,
                "Thiếu chữ “và” giữa hai kết quả, trước "
                f"“{verbs[-1][0]} {passage.text[second.start : second.end]}”.",
                "và ",
            )


def _worded(manuscript: Manuscript) -> Iterator[Passage]:
    """Yield what is worded: the prose, and the names of those to whom the document goes."""
    yield from manuscript.prose
    for kind in (Kind.ADDRESSEES, Kind.RECIPIENTS):
        if kind in manuscript.by_kind:
            yield manuscript.by_kind[kind]


def _in_symbol(manuscript: Manuscript, passage: Passage, at: int) -> bool:
    citations = manuscript.citations.get(passage.key, ())
    return any(c.symbol_start <= at < c.symbol_end for c in citations)


def _near(text: str, start: int, end: int) -> str:
    """Return a stretch with the words about it."""
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    after = text[end : end + _NEAR].partition("\n")[0]
    # Whole words only, but for one that fills the room.
    before = before.partition(" ")[2] if start > _NEAR and " " in before.strip() else before
    after = after.rpartition(" ")[0] if len(text) > end + _NEAR and " " in after.strip() else after
    return f"{before}{text[start:end]}{after}".strip()
