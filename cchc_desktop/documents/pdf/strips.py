"""Pages filled with strips.

A strip is a piece of the page from edge to edge that is never cut: a line of text, a row of a
table, the letterhead, the signature. Every rule about what stays together is said with one
flag, `keep`; filling the pages then needs to know nothing about what the strips hold.
"""

from __future__ import annotations

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
class Strip:
    """Something of a fixed height, in points.

    `gap` is the white above it, dropped at the top of a page. With `keep` the page never ends
    between it and the next strip. `head` is drawn first where this strip opens a page (a
    table's head), `foot` where it closes one and the thing it belongs to goes on.
    """

    height: float
    draw: Draw
    gap: float = 0.0
    keep: bool = False
    head: Strip | None = None
    foot: Draw | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and its distance from the top of the text area."""

    strip: Strip
    top: float


def fill(strips: Iterable[Strip], height: float) -> Iterator[list[Placed]]:
    """Yield the pages, each a list of placed strips, for a text area of `height`.

    Strips kept together that are taller than a page are parted after all: text is never lost.
    """
    page: list[Placed] = []
    used = 0.0
    for chain in _chains(strips):
        if page and used + _span(chain) > height + _TOLERANCE:
            yield page
            page, used = [], 0.0
        for strip in chain:
            gap = strip.gap if page else 0.0
            if page and used + gap + strip.height > height + _TOLERANCE:
                yield page
                page, used, gap = [], 0.0, 0.0
            if not page and strip.head:
                page.append(Placed(strip.head, 0.0))
                used = strip.head.height
                gap = 0.0
            page.append(Placed(strip, used + gap))
            used += gap + strip.height
    if page:
        yield page


def kept_with_next(strips: Iterable[Strip]) -> Iterator[Strip]:
    """Yield `strips` with the last one kept with whatever follows it."""
    held: Strip | None = None
    for strip in strips:
        if held:
            yield held
        held = strip
    if held:
        yield replace(held, keep=True)


def _chains(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        chain.append(strip)
        if not strip.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def _span(chain: list[Strip]) -> float:
    return sum(strip.gap + strip.height for strip in chain)
