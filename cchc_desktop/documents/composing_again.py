"""Composing again without losing an edit.

Three wordings meet in each block: what the template gave, what the office made of it, and what the
template gives now.

| the office | the template | what stands |
|---|---|---|
| left it alone | the same or new wording | the template's |
| edited, dropped or moved it | the same wording | the office's |
| edited it | new wording | the office's; the new one is offered |
| edited it | offers it no more | the office's, marked as gone |
| left it alone | offers it no more | nothing |
| added it | knows nothing of it | the office's |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cchc_desktop.documents.offering import OfferedBlock
from cchc_desktop.domain.report_blocks import ReportBlock

STEP = 1000
"""Between two positions, so that a block can come between without moving its neighbours."""


def composed_again(
    report: int, kept: Sequence[ReportBlock], offered: Sequence[OfferedBlock]
) -> tuple[ReportBlock, ...]:
    """Return the report's blocks in their order, as they stand after composing.

    Those that were there keep their id; a new one has none; one that is not returned is to go.
    The order of the blocks that were there is the office's and stays. A wording that is all the
    office's own (a report taken in from a file, and those begun from it) follows no template.
    """
    if kept and all(block.own for block in kept):
        return tuple(sorted(kept, key=_order))
    by_key = {block.key: block for block in offered}
    merged = [
        after
        for block in sorted(kept, key=_order)
        if (after := _merged(block, by_key.get(block.key))) is not None
    ]
    known = {block.key for block in kept}
    before: str | None = None
    for block in offered:
        if block.key not in known:
            merged.insert(_place_after(merged, before), _new(report, block))
        before = block.key
    return placed(merged)


def placed(blocks: Sequence[ReportBlock]) -> tuple[ReportBlock, ...]:
    """Give the blocks positions in their order, changing as few as it takes."""
    positions = [block.position or 0 for block in blocks]
    fixed = _longest_rising(positions)
    found: list[int] = []
    for index, position in enumerate(positions):
        if index in fixed:
            found.append(position)
            continue
        low = found[-1] if found else 0
        later = next((positions[at] for at in range(index + 1, len(positions)) if at in fixed), 0)
        waiting = 1
        while index + waiting < len(positions) and index + waiting not in fixed:
            waiting += 1
        high = later or low + STEP * (waiting + 1)
        step = (high - low) // (waiting + 1)
        if step < 1:
            found = [STEP * (at + 1) for at in range(len(blocks))]
            break
        found.append(low + step)
    return tuple(
        block if block.position == position else replace(block, position=position)
        for block, position in zip(blocks, found, strict=True)
    )


def _order(block: ReportBlock) -> tuple[int, int]:
    return (block.position or 0, block.id or 0)


def _merged(block: ReportBlock, new: OfferedBlock | None) -> ReportBlock | None:
    if block.own:
        return block
    if new is None:
        if not block.edited:
            return None
        return replace(block, gone=True, offered="", offered_kind="")
    block = replace(block, gone=False, part=new.part)
    theirs, ours, base = (
        (new.kind, new.wording),
        (block.kind, block.wording),
        (block.base_kind, block.base),
    )
    if theirs == base:
        return replace(block, offered="", offered_kind="")
    if ours in (base, theirs):
        return replace(
            block,
            kind=new.kind,
            wording=new.wording,
            base_kind=new.kind,
            base=new.wording,
            offered_kind="",
            offered="",
        )
    return replace(block, offered_kind=new.kind, offered=new.wording)


def _new(report: int, block: OfferedBlock) -> ReportBlock:
    return ReportBlock(
        report=report,
        key=block.key,
        part=block.part,
        kind=block.kind,
        wording=block.wording,
        base_kind=block.kind,
        base=block.wording,
    )


def _place_after(blocks: Sequence[ReportBlock], key: str | None) -> int:
    """Return where a block goes that the template has after ``key``: right behind it."""
    if key is None:
        return 0
    return next(at + 1 for at, block in enumerate(blocks) if block.key == key)


def _longest_rising(positions: Sequence[int]) -> frozenset[int]:
    """Return the indexes of a longest rising run of given positions: those that may stay."""
    best: list[tuple[int, int]] = []  # (length, index before) by index
    for index, position in enumerate(positions):
        length, before = 1, -1
        for earlier in range(index):
            if 0 < positions[earlier] < position and best[earlier][0] >= length:
                length, before = best[earlier][0] + 1, earlier
        best.append((length if position > 0 else 0, before))
    if not best:
        return frozenset()
    at = max(range(len(best)), key=lambda index: best[index][0])
    run = set()
    while at >= 0 and positions[at] > 0:
        run.add(at)
        at = best[at][1]
    return frozenset(run)


def carried_over(report: int, former: Sequence[ReportBlock]) -> tuple[ReportBlock, ...]:
    """Return the blocks of a report as the beginning of the next one's.

    Wording, edits and order come along; what was read does not, for the figures are other ones.
    """
    return tuple(
        replace(block, id=None, report=report, seen=()) for block in sorted(former, key=_order)
    )
