"""Rules on figures typed into the prose, held against the tally.

A number is only held against the tally where its unit and its channel are named beside it, and
where nothing says that it is a plan, a part, an estimate or another time's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from cchc_desktop.documents.check.counts import Count
from cchc_desktop.documents.check.manuscript import Manuscript, Passage
from cchc_desktop.documents.check.period_words import period_words
from cchc_desktop.documents.check.rule import Hit
from cchc_desktop.documents.check.word_lists import Words, word_lists
from cchc_desktop.documents.facts import Facts
from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.counting import Figure
from cchc_desktop.domain.vietnamese import format_count, format_number

_STOP: Final = re.compile(r"[.;:()!?]\s|[.;:()!?]$|\n")
_CLAUSE: Final = re.compile(r",(?=\s)|\s(?:và|còn|đồng thời|cùng với)\s")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A count of something that is counted by channels: what the tally has of them, if anything.

    ``beside`` are the words round it.
    """

    count: Count
    channels: tuple[str, ...]
    figures: tuple[Figure, ...]
    beside: str


def disagrees(manuscript: Manuscript) -> Iterator[Hit]:
    """A number in the prose is not what the tally counts.

    Where the text tells the whole elsewhere, a smaller number is taken for a part of it.
    """
    claims = list(_claims(manuscript))
    told = {live.token for passage in manuscript.body for live in passage.live}
    told |= {
        figure.name for _, claim in claims for figure in claim.figures if _equals(claim, figure)
    }
    for passage, claim in claims:
        known = [figure for figure in claim.figures if figure.in_period is not None]
        if not known or _agrees(claim, known):
            continue
        figure = known[0]
        assert figure.in_period is not None
        if claim.count.value < figure.in_period and figure.name in told:
            continue
        right = _shown(figure.in_period, manuscript.facts)
        yield Hit(
            passage,
            claim.count.start,
            claim.count.number_end,
            f"Ghi {passage.text[claim.count.start : claim.count.end]} nhưng bảng tổng hợp trong kỳ "
            f"có {right} {figure.definition.unit} ({figure.definition.label}).",
            right if len(known) == 1 else None,
            figure.name if len(known) == 1 else None,
            label=f"Thay bằng số liệu {right}",
        )


def unrecorded(manuscript: Manuscript) -> Iterator[Hit]:
    """A number in the prose has no record behind it."""
    for passage, claim in _claims(manuscript):
        if any(figure.in_period is not None for figure in claim.figures):
            continue
        counted = _counted(claim, manuscript.facts.catalogues)
        if counted is not None:
            yield Hit(
                passage,
                claim.count.start,
                claim.count.number_end,
                f"Ghi {passage.text[claim.count.start : claim.count.end]} nhưng trong kỳ chưa có "
                f"bản ghi nào của “{counted[0]}” tính theo {counted[1]}.",
            )


def _counted(claim: _Claim, catalogues: Catalogues) -> tuple[str, str] | None:
    """Return the channel and the unit of which nothing is recorded, by their labels."""
    for code in claim.channels:
        channel = catalogues.find("channels", code)
        for unit in claim.count.units:
            if channel is not None and unit in channel.units:
                return channel.label, catalogues.text("units", unit)
    return None


def typed_by_hand(manuscript: Manuscript) -> Iterator[Hit]:
    """A number in the prose is right, but will not follow the tally when that changes."""
    for passage, claim in _claims(manuscript):
        for figure in claim.figures:
            if figure.in_period is not None and _equals(claim, figure):
                yield Hit(
                    passage,
                    claim.count.start,
                    claim.count.number_end,
                    f"Số {passage.text[claim.count.start : claim.count.number_end]} đúng với bảng "
                    "tổng hợp nhưng được gõ tay, nên sẽ không đổi theo khi sổ thay đổi.",
                    _shown(figure.in_period, manuscript.facts),
                    figure.name,
                    label="Thay bằng số liệu sống",
                )
                break


def _claims(manuscript: Manuscript) -> Iterator[tuple[Passage, _Claim]]:
    for passage in manuscript.body:
        if passage.ahead:
            continue
        counts = manuscript.counts[passage.key]
        for before, count, after in zip((None, *counts), counts, (*counts[1:], None), strict=False):
            if passage.token_at(count.start, count.end) is not None:
                continue
            if manuscript.quoted(passage, count.start, count.end):
                continue
            claim = _claim(manuscript, passage, before, count, after)
            if claim is not None:
                yield passage, claim


def _claim(
    manuscript: Manuscript,
    passage: Passage,
    before: Count | None,
    count: Count,
    after: Count | None,
) -> _Claim | None:
    start, end = passage.sentence_at(count.start)
    start = max(start, before.end if before else 0)
    end = min(end, after.start if after else len(passage.text))
    stops = [found.end() for found in _STOP.finditer(passage.lower, start, count.start)]
    opening = passage.lower[stops[-1] if stops else start : count.start]
    stop = _STOP.search(passage.lower, count.end, end)
    rest = passage.lower[count.end : stop.start() if stop else end]
    channels = _channels_beside(manuscript.facts, opening, rest)
    beside = f"{opening} {_first_clause(rest)}"
    lists = word_lists().other_numbers
    if not channels or lists["none"].search(beside):
        return None
    period = manuscript.facts.period
    if any(not words.names(period) for words in period_words(beside, period.year)):
        return None
    figures = _figures(manuscript.facts, channels, count.units)
    return _Claim(count, channels, figures, beside)


def _channels_beside(facts: Facts, opening: str, rest: str) -> tuple[str, ...]:
    """Return the channels named with a count: behind it in its clause, else before it.

    Where several follow one number, it may be the number of any of them, or of all together.
    """
    pattern, codes = _channel_names(facts)
    if pattern.search(_first_clause(rest)):
        return tuple(dict.fromkeys(c for f in pattern.find(rest) for c in codes[f[0]]))
    before = list(pattern.find(opening))
    return codes[before[-1][0]] if before else ()


def _first_clause(rest: str) -> str:
    parted = _CLAUSE.search(rest)
    return rest[: parted.start()] if parted else rest


def _channel_names(facts: Facts) -> tuple[Words, Mapping[str, tuple[str, ...]]]:
    catalogues = facts.catalogues
    channels = tuple((e.code, e.label) for e in catalogues["channels"].entries.values())
    media = tuple((f"displays.{e.code}", e.label) for e in catalogues["media"].entries.values())
    return _compiled((*channels, *media))


@lru_cache(maxsize=8)
def _compiled(
    labels: tuple[tuple[str, str], ...],
) -> tuple[Words, Mapping[str, tuple[str, ...]]]:
    codes: dict[str, tuple[str, ...]] = {}
    spoken = [(code, name) for code, names in word_lists().channels.items() for name in names]
    for code, name in (*labels, *spoken):
        known = codes.get(name.lower(), ())
        codes[name.lower()] = tuple(dict.fromkeys((*known, code)))
    return Words.of(tuple(codes)), codes


def _figures(facts: Facts, channels: Sequence[str], units: Sequence[str]) -> tuple[Figure, ...]:
    """Return the figures of the tally for channels in any of the units."""
    names = [f"{channel}.{unit}" for channel in channels for unit in units]
    names += [channel for channel in channels if channel.startswith("displays.")]
    found = (facts.figures.find(name) for name in dict.fromkeys(names))
    return tuple(figure for figure in found if figure is not None)


def _equals(claim: _Claim, figure: Figure) -> bool:
    return figure.in_period == claim.count.value


def _agrees(claim: _Claim, figures: Sequence[Figure]) -> bool:
    """Tell whether the number is one that the tally has, as the words beside it say."""
    value, beside = claim.count.value, claim.beside
    whole = [figure.in_period for figure in figures if figure.in_period is not None]
    right = {*whole, sum(whole, Decimal(0))}
    lists = word_lists().other_numbers
    for figure in figures:
        if lists["cumulative"].search(beside):
            right.add(figure.cumulative or Decimal(-1))
        if lists["planned"].search(beside):
            right.add(figure.planned or Decimal(-1))
        if lists["same_period_last_year"].search(beside):
            right.add(figure.same_period_last_year or Decimal(-1))
        if lists["difference"].search(beside) and figure.difference is not None:
            right.add(abs(figure.difference))
    return value in right


def _shown(value: Decimal, facts: Facts) -> str:
    if value == int(value):
        return format_count(int(value), leading_zero=facts.leading_zero)
    return format_number(value)
