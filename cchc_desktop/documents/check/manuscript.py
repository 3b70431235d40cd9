"""A document as the rules read it: its parts as texts, each with its place and its live words."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from cchc_desktop.documents.check.citations import Citation, citations_in
from cchc_desktop.documents.check.counts import Count, counts_in
from cchc_desktop.documents.check.period_words import PeriodWords, period_words
from cchc_desktop.documents.check.places import places_of
from cchc_desktop.documents.check.word_lists import small
from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.tree import (
    SUBJECT_KEY,
    TITLE_KEY,
    Block,
    Document,
    Heading,
    Point,
    Runs,
    Table,
    text_of,
)
from cchc_desktop.documents.wording import sentences_of
from cchc_desktop.domain.vietnamese import fold


class Kind(enum.Enum):
    """What part of a document a passage is."""

    LETTERHEAD = enum.auto()
    TITLE = enum.auto()
    SUBJECT = enum.auto()
    ADDRESSEES = enum.auto()
    HEADING = enum.auto()
    PARAGRAPH = enum.auto()
    POINT = enum.auto()
    RECIPIENTS = enum.auto()
    SIGNATURE = enum.auto()


COMMITTEE: Final = ("uy ban nhan dan", "ubnd")
"""How the name of a People's Committee begins, folded."""
_PROSE: Final = (Kind.SUBJECT, Kind.HEADING, Kind.PARAGRAPH, Kind.POINT)


@dataclass(frozen=True)
class Live:
    """A stretch of a passage that a live word has put there."""

    start: int
    end: int
    token: str


@dataclass(frozen=True)
class Passage:
    """One part of the document: its text, without a block's number or mark, lines by newlines.

    ``ahead`` tells that it stands in a part on what is still to be done.
    """

    key: str
    kind: Kind
    place: str
    text: str
    block: Block | None = None
    live: tuple[Live, ...] = ()
    ahead: bool = False

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence starts and ends."""
        return sentences_of(self.text)

    @cached_property
    def lower(self) -> str:
        """Its text in small letters, offsets alike."""
        return small(self.text)

    @cached_property
    def capitals(self) -> bool:
        """Whether all of it is written in capitals, where no capital letter means anything."""
        return self.text.isupper()

    @property
    def prose(self) -> bool:
        """Whether it is text that somebody worded, not a line of the layout."""
        return self.kind in _PROSE

    def sentence_at(self, at: int) -> tuple[int, int]:
        """Return the sentence in which an offset lies."""
        inside = (span for span in self.sentences if span[0] <= at <= span[1])
        return next(inside, (0, len(self.text)))

    def token_at(self, start: int, end: int) -> str | None:
        """Return the live word that a stretch touches, None for a stretch that was typed."""
        touched = (
            live.token
            for live in self.live
            if (live.start < end and start < live.end) or live.start < start == end < live.end
        )
        return next(touched, None)

    def line(self, number: int) -> tuple[int, int]:
        """Return where a line of a part of several lines starts and ends."""
        lines = self.text.split("\n")
        start = sum(len(line) + 1 for line in lines[:number])
        return start, start + len(lines[number])


@dataclass(frozen=True)
class Manuscript:
    """A document under check, with what it is held against."""

    document: Document
    facts: Facts
    issued: bool

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every part of the document proper, in reading order; appendices and tables apart."""
        return tuple(_passages(self.document))

    @cached_property
    def by_kind(self) -> Mapping[Kind, Passage]:
        """The passages by kind; of blocks the last one."""
        return {passage.kind: passage for passage in self.passages}

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The subject and the blocks."""
        return tuple(passage for passage in self.passages if passage.prose)

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The blocks: headings, paragraphs and points."""
        return tuple(passage for passage in self.passages if passage.block is not None)

    @cached_property
    def citations(self) -> Mapping[str, tuple[Citation, ...]]:
        """The documents that each passage of prose cites, by its key."""
        catalogues, documents = self.facts.catalogues, self.facts.documents
        return {p.key: citations_in(p.text, documents, catalogues) for p in self.prose}

    @cached_property
    def counts(self) -> Mapping[str, tuple[Count, ...]]:
        """The counts in each passage of the body, by its key."""
        units = self.facts.catalogues["units"]
        return {passage.key: counts_in(passage.lower, units) for passage in self.body}

    @cached_property
    def periods(self) -> Mapping[str, tuple[PeriodWords, ...]]:
        """The periods that each passage of prose names, by its key, but for those in titles."""
        year = self.facts.period.year
        return {
            passage.key: tuple(
                words
                for words in period_words(passage.lower, year)
                if not self.in_title(passage, words.start)
            )
            for passage in self.prose
        }

    def quoted(self, passage: Passage, start: int, end: int) -> Citation | None:
        """Return the citation in which a stretch lies: another office's words, not this one's."""
        for citation in self.citations.get(passage.key, ()):
            if citation.start <= start and end <= citation.end:
                return citation
        return None

    def in_title(self, passage: Passage, start: int) -> bool:
        """Tell whether an offset lies in the title of a cited document, which is quoted."""
        citations = self.citations.get(passage.key, ())
        return any(c.title_start <= start < c.end for c in citations)

    @property
    def collective(self) -> bool:
        """Whether the issuing agency is a body that decides together, a People's Committee."""
        agency = self.document.letterhead.agency
        name = agency[0] if agency else self.facts.office.body
        return fold(name).startswith(COMMITTEE)


def text_of_part(document: Document, key: str) -> str:
    """Return the text in which findings on a part count their offsets, empty for no such part.

    A heading is without its number, a point without its mark, a list without dashes and
    semicolons; the lines of letterhead, lists and signature are parted by newlines.
    """
    return next((passage.text for passage in _passages(document) if passage.key == key), "")


def is_ahead(heading: str) -> bool:
    """Tell whether a heading announces what is still to be done, or asked for."""
    words = fold(heading)
    if "ket qua" in words:
        return False
    ahead = ("phuong huong", "nhiem vu", "giai phap", "kien nghi", "de xuat", "ke hoach nam")
    return any(word in words for word in ahead)


def _passages(document: Document) -> Iterator[Passage]:
    places = places_of(document)

    def passage(key: str, kind: Kind, lines: Sequence[str]) -> Passage:
        return Passage(key, kind, places[key], "\n".join(lines))

    head, signature = document.letterhead, document.signature
    lines = (*head.superior, *head.agency, head.number, head.place_and_date)
    yield passage(head.key, Kind.LETTERHEAD, lines)
    yield passage(TITLE_KEY, Kind.TITLE, [document.title])
    yield passage(SUBJECT_KEY, Kind.SUBJECT, [document.subject])
    if document.addressees:
        yield passage(document.addressees.key, Kind.ADDRESSEES, document.addressees.names)
    yield from _block_passages(document.blocks, places)
    yield passage(document.recipients.key, Kind.RECIPIENTS, document.recipients.names)
    signed = (*signature.authority, signature.position, signature.name)
    yield passage(signature.key, Kind.SIGNATURE, signed)


def _block_passages(blocks: Sequence[Block], places: Mapping[str, str]) -> Iterator[Passage]:
    ahead_from: int | None = None
    for block in blocks:
        if isinstance(block, Table):
            continue
        place = places[block.key]
        if isinstance(block, Heading):
            if ahead_from is None or block.level <= ahead_from:
                ahead_from = block.level if is_ahead(block.text) else None
            ahead = ahead_from is not None
            yield Passage(block.key, Kind.HEADING, place, block.text, block, ahead=ahead)
            continue
        kind = Kind.POINT if isinstance(block, Point) else Kind.PARAGRAPH
        text, live = text_of(block.content), tuple(_live(block.content))
        yield Passage(block.key, kind, place, text, block, live, ahead_from is not None)


def _live(content: Runs) -> Iterator[Live]:
    at = 0
    for run in content:
        if run.token is not None:
            yield Live(at, at + len(run.text), run.token)
        at += len(run.text)
