"""Headings, paragraphs and points as strips: one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from cchc_desktop.documents import layout
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.pdf.lines import Line, Piece, break_lines, pieces_of
from cchc_desktop.documents.pdf.paper import Sheet, baseline_drop
from cchc_desktop.documents.pdf.strips import Strip
from cchc_desktop.documents.pdf.tables import table_strips
from cchc_desktop.documents.tree import Block, Heading, Paragraph, Point, runs

_SIZE: Final = layout.BODY_SIZE
_PITCH: Final = layout.leading(layout.BODY_SIZE, layout.BODY_SPACING)
_DROP: Final = baseline_drop(_SIZE, _PITCH)


def block_strips(blocks: Iterable[Block], faces: Faces, width: float) -> Iterator[Strip]:
    """Yield the strips of `blocks` on a text area `width` points wide."""
    for block in blocks:
        if isinstance(block, Heading):
            yield from _heading(block, faces, width)
        elif isinstance(block, Paragraph):
            yield from _paragraph(block.key, pieces_of(block.content, faces), width)
        elif isinstance(block, Point):
            mark = pieces_of(runs(f"{block.mark} "), faces) if block.mark else None
            content = pieces_of(block.content, faces)
            yield from _paragraph(block.key, content, width, mark=mark)
        else:
            yield from table_strips(block, faces, width)


def _heading(heading: Heading, faces: Faces, width: float) -> Iterator[Strip]:
    """A heading stays with what it heads, all its lines together."""
    indent = layout.FIRST_LINE_INDENT
    pieces = pieces_of(runs(heading.printed), faces, bold=heading.level < 3)
    lines = break_lines(pieces, _SIZE, width, width - indent)

    def draw(line: Line, first: bool, sheet: Sheet, top: float) -> None:
        if first:
            sheet.bookmark(heading.key, heading.printed, heading.level - 1, top)
        sheet.line(line, _SIZE, indent if first else 0, top + _DROP)

    for index, line in enumerate(lines):
        gap = 0.0 if index else layout.HEADING_GAP
        yield Strip(_PITCH, partial(draw, line, index == 0), heading.key, gap=gap, keep=True)


def _paragraph(
    key: str, pieces: list[Piece], width: float, *, mark: list[Piece] | None = None
) -> Iterator[Strip]:
    """A justified paragraph; two lines at least stay together at either end of it."""
    marked = break_lines(mark, _SIZE, width)[0] if mark else None
    # The space after a mark keeps its width while the line's other spaces are stretched.
    indent = layout.FIRST_LINE_INDENT + (marked.width if marked else 0.0)
    lines = break_lines(pieces, _SIZE, width, width - indent)
    if marked and not lines:
        # A point without text shows its mark, so that somebody misses the text.
        lines = [Line((), 0.0, 0, ends=True)]
    last = len(lines) - 1
    for index, line in enumerate(lines):
        first = index == 0
        yield Strip(
            _PITCH,
            partial(
                _draw_line,
                line,
                marked if first else None,
                indent if first else 0.0,
                width,
            ),
            key,
            gap=layout.PARAGRAPH_GAP if first else 0.0,
            keep=index != last and (first or index == last - 1),
        )


def _draw_line(
    line: Line, mark: Line | None, left: float, width: float, sheet: Sheet, top: float
) -> None:
    baseline = top + _DROP
    if mark:
        sheet.line(mark, _SIZE, layout.FIRST_LINE_INDENT, baseline)
    stretch = 0.0 if line.ends or not line.gaps else (width - left - line.width) / line.gaps
    if stretch > layout.WIDEST_STRETCH:
        stretch = 0.0
    sheet.line(line, _SIZE, left, baseline, stretch)
