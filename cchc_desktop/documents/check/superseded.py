"""Wording that was replaced before the report's day; the wording itself is data with its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cchc_desktop.documents.check.manuscript import Kind, Manuscript, Passage
from cchc_desktop.documents.check.rule import Hit
from cchc_desktop.documents.check.word_lists import word_lists

_READ = (Kind.ADDRESSEES, Kind.RECIPIENTS)


def superseded(manuscript: Manuscript) -> Iterator[Hit]:
    """Wording is used that is out of use on the report's day."""
    rows = [row for row in word_lists().superseded if row.since <= manuscript.facts.day]
    for passage in manuscript.passages:
        if not passage.prose and passage.kind not in _READ:
            continue
        for row in rows:
            for found in row.wrong.find(passage.lower):
                start, end = found.span("wrong" if "wrong" in found.groupdict() else 0)
                sentence = passage.lower[slice(*passage.sentence_at(start))]
                if row.unless is not None and row.unless.search(sentence):
                    continue
                if _named_in_its_time(manuscript, passage, start, end, row.since):
                    continue
                message = f"“{passage.text[start:end]}” không còn dùng: {row.why}."
                yield Hit(passage, start, end, message, row.right or None)


def _named_in_its_time(
    manuscript: Manuscript, passage: Passage, start: int, end: int, since: date
) -> bool:
    """Tell whether the words belong to a cited document that is older than the new wording."""
    citation = manuscript.quoted(passage, start, end)
    if citation is None:
        return False
    days = [document.day for document in citation.known if document.day is not None]
    day = citation.day or max(days, default=None)
    return day is not None and day < since
