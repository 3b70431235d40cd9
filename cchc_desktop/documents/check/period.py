"""Rules on the period: the one that the words name is the report's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cchc_desktop.documents.check.manuscript import Kind, Manuscript, Passage
from cchc_desktop.documents.check.period_words import PeriodWords
from cchc_desktop.documents.check.rule import Hit
from cchc_desktop.documents.check.word_lists import in_case_of
from cchc_desktop.domain.periods import Period, PeriodKind
from cchc_desktop.domain.validation import lower_first

_REPORTS: Final = re.compile(r"báo cáo\s+(?:kết quả|công tác|tình hình|tổng kết|sơ kết|về)\b")
_OF_ANOTHER_THING: Final = re.compile(
    r"phương hướng|nhiệm vụ|kế hoạch|chương trình|nghị quyết|chỉ thị|đề án|định kỳ|giai đoạn|"
    r"so với|cùng kỳ|nhiệm kỳ"
)
_IN: Final = re.compile(r"(?:\btrong|\btrong cả|\btrong thời gian)\s+$")
_COMPARES: Final = re.compile(
    r"so với|cùng kỳ|lũy kế|luỹ kế|kế hoạch|chỉ tiêu|giai đoạn|nhiệm kỳ|từ năm|từ đầu|năm trước|"
    r"phương hướng|sẽ\b|tiếp tục"
)
_NEXT: Final = re.compile(r"phương hướng|nhiệm vụ|giải pháp|kế hoạch công tác")


def other_period(manuscript: Manuscript) -> Iterator[Hit]:
    """The subject, or a sentence that says what is reported, names another period."""
    for passage in manuscript.prose:
        if passage.kind is Kind.SUBJECT:
            spans: Sequence[tuple[int, int]] = [(0, len(passage.text))]
        elif passage.kind is Kind.PARAGRAPH:
            spans = [
                (found.start(), end)
                for start, end in passage.sentences
                if (found := _REPORTS.search(passage.lower, start, end))
            ]
        else:
            continue
        for start, end in spans:
            yield from _other_than_reported(manuscript, passage, start, end)


def _other_than_reported(
    manuscript: Manuscript, passage: Passage, start: int, end: int
) -> Iterator[Hit]:
    period = manuscript.facts.period
    named = [
        words
        for words in _words_in(manuscript, passage, start, end)
        if not _OF_ANOTHER_THING.search(passage.lower, start, words.start)
    ]
    if not named or any(words.names(period) for words in named):
        return
    yield _hit(passage, named[0], period, f"đây là báo cáo {_name(period)}")


def told_of_other_period(manuscript: Manuscript) -> Iterator[Hit]:
    """A result is told of a time that the report does not cover, or a figure of a part of it."""
    period = manuscript.facts.period
    for passage in manuscript.body:
        if passage.ahead:
            continue
        for start, end in passage.sentences:
            sentence = passage.lower[start:end]
            if _COMPARES.search(sentence) or _REPORTS.search(sentence):
                continue
            for words in _words_in(manuscript, passage, start, end):
                adverb = words.start == start or _IN.search(passage.lower, start, words.start)
                if not adverb or words.names(period):
                    continue
                if _disagrees(manuscript, passage, words, (start, end)):
                    yield _hit(passage, words, period, f"báo cáo này là của {_name(period)}")


def _disagrees(
    manuscript: Manuscript, passage: Passage, words: PeriodWords, sentence: tuple[int, int]
) -> bool:
    """Tell whether a sentence that tells of a time tells of a wrong one."""
    period = manuscript.facts.period
    start, end = sentence
    live = any(
        live.token in manuscript.facts.figures and start <= live.start < end
        for live in passage.live
    )
    if live:  # the figure is the whole period's, whatever the words say
        return True
    if words.lies_in(period):
        return False
    counted = any(start <= count.start < end for count in manuscript.counts[passage.key])
    return counted or not words.years & {period.year}


def planned_for_the_past(manuscript: Manuscript) -> Iterator[Hit]:
    """What is to be done is announced for a time that is over, or for one too far ahead."""
    period = manuscript.facts.period
    for passage in manuscript.body:
        if passage.kind is Kind.POINT:
            continue
        for start, end in passage.sentences:
            announced = _NEXT.search(passage.lower, start, end)
            heading = passage.kind is Kind.HEADING
            if announced is None or (heading and not passage.ahead):
                continue
            if not heading and not announced[0].startswith("phương"):
                continue
            for words in list(_words_in(manuscript, passage, announced.end(), end))[:1]:
                if words.comes_after(period) and min(words.years) <= period.year + 1:
                    continue
                right = in_case_of(passage.text[words.start : words.end], f"năm {period.year + 1}")
                whole_year = len(words.months) == 12
                yield Hit(
                    passage,
                    words.start,
                    words.end,
                    f"Báo cáo {_name(period)} nêu phương hướng, nhiệm vụ của thời gian tiếp theo, "
                    f"không phải “{passage.text[words.start : words.end]}”.",
                    right if whole_year else None,
                )


def _words_in(
    manuscript: Manuscript, passage: Passage, start: int, end: int
) -> Iterator[PeriodWords]:
    """Yield the periods named in a stretch, but those in the titles of cited documents."""
    for words in manuscript.periods[passage.key]:
        if start <= words.start and words.end <= end:
            yield words


def _hit(passage: Passage, words: PeriodWords, period: Period, reason: str) -> Hit:
    written = passage.text[words.start : words.end]
    fix = in_case_of(written, _name(period))
    # In a block the live word does it, where that reads just so: next year's will be right too.
    live = (
        passage.block is not None and fix == _name(period) and period.kind is not PeriodKind.RANGE
    )
    return Hit(
        passage,
        words.start,
        words.end,
        f"Ghi “{written}” nhưng {reason}.",
        fix,
        token="period" if live else None,
    )


def _name(period: Period) -> str:
    return lower_first(period.label)
