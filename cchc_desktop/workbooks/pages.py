"""Where a table's printed pages end, so that no signature stands on a page without its table."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def page_breaks(
    heights: Sequence[float], glued: Collection[int], room: float, repeated: float
) -> list[int]:
    """Return the rows that begin a new page, the first page aside.

    ``heights`` are those of all rows in points, ``room`` is what a page holds, ``repeated`` the
    height of the headings that each later page begins with. A row in ``glued`` stays on the page
    of the row before it, unless the rows that hang together are higher than a page.
    """
    breaks: list[int] = []
    start, used = 0, 0.0
    for row, height in enumerate(heights):
        if used + height > room and row > start:
            first = _unglued(row, start, glued)
            breaks.append(first)
            start, used = first, repeated + sum(heights[first:row])
        used += height
    return breaks


def _unglued(row: int, start: int, glued: Collection[int]) -> int:
    first = row
    while first in glued:
        first -= 1
    return first if first > start else row
