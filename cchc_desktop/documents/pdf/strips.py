"""Pages filled with strips.

A strip is a piece of the page from edge to edge that is never cut: a line of text, a row of a
table, the letterhead, the signature. Every rule about what stays together is said with one
flag, `keep`; filling the pages then needs to know nothing about what the strips hold.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cchc_desktop.documents.pdf.paper import Sheet

_TOLERANCE: Final = 0.01
"""Points; a page filled exactly is full, not overfull, whatever floats add up to."""

Draw = Callable[["Sheet", float], None]
"""Draws on a sheet, given the distance in points from the top of the text area."""


@dataclass(frozen=True, slots=True)
class Area:
    """What the part `key` of the document takes of a strip, in points from its top left."""

    key: str
    left: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Strip:
    """Something of a fixed height, in points.

    `key` is the part of the document that it shows from edge to edge; where it shows parts side
    by side, `areas` says which, and where. `gap` is the white above it, dropped at the top of a
    page. With `keep` the page never ends between it and the next strip. `head` is drawn first
    where this strip opens a page (a table's head), `foot` where it closes one and the thing it
    belongs to goes on.
    """

    height: float
    draw: Draw
    key: str = ""
    areas: tuple[Area, ...] = ()
    gap: float = 0.0
    keep: bool = False
    head: Strip | None = None
    foot: Draw | None = None


def white(_sheet: Sheet, _top: float) -> None:
    """Draw nothing: the strip is there for its height."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and its distance from the top of the text area."""

    strip: Strip
    top: float


def fill(strips: Iterable[Strip], height: float) -> Iterator[list[Placed]]:
    """Yield the pages, each a list of placed strips, for a text area of `height`.

    Strips kept together that are taller than a page are parted after all, as near to their
    beginning as can be: the signature, which comes last, keeps what of the body it can.
    """
    page: list[Placed] = []
    used = 0.0
    for chain in _parted(_chains(strips), height):
        if page and used + _span(chain) > height + _TOLERANCE:
            yield page
            page, used = [], 0.0
        for strip in chain:
            gap = strip.gap if page else 0.0
            if not page and strip.head:
                page.append(Placed(strip.head, 0.0))
                used = strip.head.height
                gap = 0.0
            page.append(Placed(strip, used + gap))
            used += gap + strip.height
    if page:
        yield page


def kept_with_next(strips: Iterable[Strip], count: int) -> Iterator[Strip]:
    """Yield `strips` with the last `count` kept together and with whatever follows them."""
    held: deque[Strip] = deque()
    for strip in strips:
        if len(held) == count:
            yield held.popleft()
        held.append(strip)
    for strip in held:
        yield replace(strip, keep=True)


def _chains(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        chain.append(strip)
        if not strip.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def _parted(chains: Iterable[list[Strip]], height: float) -> Iterator[list[Strip]]:
    """Yield the chains, those that no page of `height` can hold in parts that one can."""
    for chain in chains:
        if len(chain) == 1:
            yield chain
            continue
        parts: list[list[Strip]] = [[]]
        for strip in reversed(chain):
            head = strip.head.height if strip.head else 0.0
            whole = head + strip.height + _span(parts[-1])
            if parts[-1] and whole > height + _TOLERANCE:
                parts.append([])
            parts[-1].insert(0, strip)
        yield from reversed(parts)


def _span(chain: list[Strip]) -> float:
    return sum(strip.gap + strip.height for strip in chain)
