"""Two documents side by side, block by block: what is the same, what changed, what moved.

Blocks meet by their key; one that only one document has meets its likeness in the other, where
there is one. Words are compared, not letters, and a live word is compared as a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from cchc_desktop.documents.plain import lines_of
from cchc_desktop.documents.tree import Block, Document, Heading, Paragraph, Point, Runs

SAME, CHANGED, MOVED = "same", "changed", "moved"
ONLY_ONE, ONLY_TWO = "only-one", "only-two"

_UNIT: Final = re.compile(r"[^\s,.;:!?…()“”\"]+(?:[,.;:][^\s,.;:!?…()“”\"]+)*|\s+|.")
"""A word, with the marks inside it (25,9%; 09/KH-UBND; 01/3/2022); white space; a mark."""

_ALIKE: Final = 0.6
"""From which share of common words two blocks count as one that was changed."""
_PAIRS_TRIED: Final = 4_000
_WORDS_COMPARED: Final = 5_000
"""Longer texts count as changed throughout."""

_OWN: Final = "own."
"""Begins the keys of the office's own blocks: the same key in two reports may be two blocks."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a printed text, and whether the other document has it otherwise or not."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockDifference:
    """A block as it stands in the two documents; "" and no stretches where one has none.

    ``kind`` is :data:`SAME`, :data:`CHANGED`, :data:`MOVED` (and perhaps changed too: the stretches
    tell), :data:`ONLY_ONE` or :data:`ONLY_TWO`. The number or dash that a block opens with is
    printed and never counts as a difference.
    """

    key: str
    kind: str
    one: str = ""
    two: str = ""
    one_stretches: tuple[Stretch, ...] = ()
    two_stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class _Printed:
    """A block as printed: the mark it opens with, then its lines, each cut into units."""

    key: str
    mark: str
    lines: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        return self.mark + "\n".join("".join(line) for line in self.lines)

    @property
    def words(self) -> list[str]:
        return [unit for line in self.lines for unit in line if not unit.isspace()]


def compare(one: Document, two: Document) -> tuple[BlockDifference, ...]:
    """Return the blocks of both in the order of the second, each once.

    One that only the first has stands behind the block that it followed there.
    """
    first, second = list(_printed(one)), list(_printed(two))
    partners = _partners(first, second)
    stayed = _in_order([partners[at] for at in range(len(second)) if at in partners])
    after: dict[int, list[_Printed]] = {}
    last = -1
    seconds = {mine: theirs for theirs, mine in partners.items()}
    for mine, block in enumerate(first):
        if mine in seconds:
            last = seconds[mine]
        else:
            after.setdefault(last, []).append(block)
    found = [_only(block, ONLY_ONE) for block in after.get(-1, ())]
    for theirs, block in enumerate(second):
        if theirs in partners:
            mine = partners[theirs]
            found.append(_difference(first[mine], block, moved=mine not in stayed))
        else:
            found.append(_only(block, ONLY_TWO))
        found += [_only(gone, ONLY_ONE) for gone in after.get(theirs, ())]
    return tuple(found)


def _printed(document: Document) -> Iterator[_Printed]:
    live: Mapping[str, Block] = {block.key: block for block in document.blocks}
    lines: dict[str, list[tuple[str, ...]]] = {}
    for key, text in lines_of(document):
        lines.setdefault(key, []).append(_units(text))
    for key, whole in lines.items():
        match live.get(key):
            case Heading(number=number, text=text, level=level):
                shown = text.upper() if level == 1 else text
                yield _Printed(key, f"{number} " if number else "", (_units(shown),))
            case Paragraph(content=content):
                yield _Printed(key, "", (_units_of(content),))
            case Point(mark=mark, content=content):
                yield _Printed(key, f"{mark} ", (_units_of(content),))
            case _:
                yield _Printed(key, "", tuple(whole))


def _units(text: str) -> tuple[str, ...]:
    return tuple(_UNIT.findall(text.replace("\n", " ")))


def _units_of(content: Runs) -> tuple[str, ...]:
    """Return the units of runs; a live word is one, whatever it holds."""
    units: list[str] = []
    for run in content:
        units += _units(run.text) if run.token is None else [run.text]
    return tuple(units)


def _partners(first: Sequence[_Printed], second: Sequence[_Printed]) -> dict[int, int]:
    """Return for a block of the second, by its place, the place of its fellow in the first."""
    places = {block.key: at for at, block in enumerate(first)}
    found: dict[int, int] = {}
    for theirs, block in enumerate(second):
        mine = places.get(block.key)
        if mine is not None and (
            not block.key.startswith(_OWN) or _likeness(first[mine], block) >= _ALIKE
        ):
            found[theirs] = mine
    taken = set(found.values())
    lonely = [at for at in range(len(first)) if at not in taken]
    new = [at for at in range(len(second)) if at not in found]
    if len(lonely) * len(new) <= _PAIRS_TRIED:
        likely = sorted(
            (
                (_likeness(first[mine], second[theirs]), mine, theirs)
                for mine in lonely
                for theirs in new
            ),
            key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1:]),
        )
        for likeness, mine, theirs in likely:
            if likeness >= _ALIKE and mine not in taken and theirs not in found:
                taken.add(mine)
                found[theirs] = mine
    return found


def _likeness(one: _Printed, two: _Printed) -> float:
    mine, theirs = one.words, two.words
    if max(len(mine), len(theirs)) > _WORDS_COMPARED:
        return float(mine == theirs)
    matcher = SequenceMatcher(None, mine, theirs)
    # Each is quicker than the next, and never less.
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _in_order(places: Sequence[int]) -> frozenset[int]:
    """Return the most of ``places`` that rise: those blocks kept their order."""
    ends: list[int] = []
    reached: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        reached.append(at)
    kept: set[int] = set()
    wanted = len(ends) - 1
    for place, at in zip(reversed(places), reversed(reached), strict=True):
        if at == wanted:
            kept.add(place)
            wanted -= 1
    return frozenset(kept)


def _only(block: _Printed, kind: str) -> BlockDifference:
    text = block.text
    stretches = (Stretch(text, differs=True),) if text else ()
    if kind == ONLY_ONE:
        return BlockDifference(key=block.key, kind=kind, one=text, one_stretches=stretches)
    return BlockDifference(key=block.key, kind=kind, two=text, two_stretches=stretches)


def _difference(one: _Printed, two: _Printed, *, moved: bool) -> BlockDifference:
    changed = one.lines != two.lines
    sides = _sides(one, two) if changed else ([], [])
    mine, theirs = (
        _stretches(block.mark, side) if changed else _stretches(block.text, [])
        for block, side in zip((one, two), sides, strict=True)
    )
    return BlockDifference(
        key=two.key,
        kind=MOVED if moved else CHANGED if changed else SAME,
        one=one.text,
        two=two.text,
        one_stretches=mine,
        two_stretches=theirs,
    )


_Side = list[tuple[str, bool]]
"""Units of one side in order, each with whether it differs."""


def _sides(one: _Printed, two: _Printed) -> tuple[_Side, _Side]:
    mine: _Side = []
    theirs: _Side = []
    for _, i1, i2, j1, j2 in SequenceMatcher(None, one.lines, two.lines).get_opcodes():
        ours, others = one.lines[i1:i2], two.lines[j1:j2]
        for at in range(max(len(ours), len(others))):
            if at < len(ours) and at < len(others):
                left, right = _words_compared(ours[at], others[at])
            else:
                left = [(unit, True) for unit in ours[at]] if at < len(ours) else []
                right = [(unit, True) for unit in others[at]] if at < len(others) else []
            for side, line, there in ((mine, left, ours), (theirs, right, others)):
                if at < len(there):
                    side += [("\n", False)] if side else []
                    side += line
    return mine, theirs


def _words_compared(one: Sequence[str], two: Sequence[str]) -> tuple[_Side, _Side]:
    if one == two:
        return [(unit, False) for unit in one], [(unit, False) for unit in two]
    if max(len(one), len(two)) > _WORDS_COMPARED:
        return [(unit, True) for unit in one], [(unit, True) for unit in two]
    mine: _Side = []
    theirs: _Side = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, one, two).get_opcodes():
        mine += [(unit, kind != "equal") for unit in one[i1:i2]]
        theirs += [(unit, kind != "equal") for unit in two[j1:j2]]
    return _without_islands(mine), _without_islands(theirs)


def _without_islands(side: _Side) -> _Side:
    """Let white space between two words that differ differ too: one stretch, not three."""
    return [
        (unit, differs or (unit.isspace() and all(_differs(side, at + step) for step in (-1, 1))))
        for at, (unit, differs) in enumerate(side)
    ]


def _differs(side: _Side, at: int) -> bool:
    return 0 <= at < len(side) and side[at][1]


def _stretches(mark: str, side: _Side) -> tuple[Stretch, ...]:
    found: list[Stretch] = [Stretch(mark, differs=False)] if mark else []
    for unit, differs in side:
        if found and found[-1].differs == differs:
            found[-1] = Stretch(found[-1].text + unit, differs)
        else:
            found.append(Stretch(unit, differs))
    return tuple(found)
