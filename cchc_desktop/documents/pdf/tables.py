"""Tables as strips: one a row, its head drawn again on every page.

Rows are made one by one while the pages are filled, so that an annex of ten thousand rows
costs ten thousand times one row and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from cchc_desktop.documents import layout
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.pdf.lines import Line, break_lines, pieces_of
from cchc_desktop.documents.pdf.paper import Sheet, baseline_drop
from cchc_desktop.documents.pdf.strips import Strip
from cchc_desktop.documents.tree import Column, Runs, Table, runs

_SIZE: Final = layout.TABLE_SIZE
_PITCH: Final = layout.leading(_SIZE, layout.TABLE_SPACING)
_DROP: Final = baseline_drop(_SIZE, _PITCH)
_WHOLE_LINES: Final = 12
"""A row of more lines may be cut between pages; a shorter one moves whole."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns' left edges, with the right edge of the last one."""

    edges: tuple[float, ...]
    aligns: tuple[str, ...]

    def width(self, column: int) -> float:
        return self.edges[column + 1] - self.edges[column] - 2 * layout.CELL_SIDE


def table_strips(table: Table, faces: Faces, width: float) -> Iterator[Strip]:
    """Yield the caption, the head and the rows of `table`."""
    grid = _grid(table.columns, width)
    if table.caption:
        yield from _caption(table.caption, faces, width)
    titles = tuple(runs(column.title, bold=True) for column in table.columns)
    centred = _Grid(grid.edges, ("center",) * len(table.columns))
    lines = _cells(titles, centred, faces)
    head = _head(centred, lines)
    yield head
    for row in table.rows:
        yield from _row(grid, _cells(row, grid, faces), head)


def _grid(columns: tuple[Column, ...], width: float) -> _Grid:
    total = sum(column.share for column in columns)
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + width * column.share / total)
    return _Grid(tuple(edges), tuple(column.align for column in columns))


def _caption(caption: str, faces: Faces, width: float) -> Iterator[Strip]:
    size = layout.BODY_SIZE
    pitch = layout.leading(size)

    def draw(line: Line, sheet: Sheet, top: float) -> None:
        sheet.centred(line, size, 0, width, top + baseline_drop(size, pitch))

    for index, line in enumerate(
        break_lines(pieces_of(runs(caption), faces, bold=True), size, width)
    ):
        gap = 0.0 if index else layout.HEADING_GAP
        yield Strip(pitch, partial(draw, line), gap=gap, keep=True)


def _cells(cells: tuple[Runs, ...], grid: _Grid, faces: Faces) -> list[list[Line]]:
    return [
        break_lines(pieces_of(cell, faces), _SIZE, grid.width(index))
        for index, cell in enumerate(cells)
    ]


def _row(grid: _Grid, cells: list[list[Line]], head: Strip) -> Iterator[Strip]:
    tall = max((len(lines) for lines in cells), default=0)
    if tall <= _WHOLE_LINES:
        yield _whole_row(grid, cells, head)
    else:
        yield from _cut_row(grid, cells, tall, head)


def _head(grid: _Grid, cells: list[list[Line]]) -> Strip:
    row = _whole_row(grid, cells)

    def draw(sheet: Sheet, top: float) -> None:
        _draw_rule(sheet, grid, top)
        row.draw(sheet, top)

    return Strip(row.height, draw, gap=layout.PARAGRAPH_GAP, keep=True)


def _whole_row(grid: _Grid, cells: list[list[Line]], head: Strip | None = None) -> Strip:
    """A row draws the rule under it; the one above it is its neighbour's."""
    tall = max((len(lines) for lines in cells), default=0) or 1
    height = tall * _PITCH + 2 * layout.CELL_TOP

    def draw(sheet: Sheet, top: float) -> None:
        _draw_rule(sheet, grid, top + height)
        sheet.grid(_uprights(grid, top, height))
        for column, lines in enumerate(cells):
            # A short cell stands in the middle of a tall row.
            start = top + (height - len(lines) * _PITCH) / 2
            for index, line in enumerate(lines):
                _draw_cell_line(sheet, grid, column, line, start + index * _PITCH)

    return Strip(height, draw, head=head)


def _cut_row(grid: _Grid, cells: list[list[Line]], tall: int, head: Strip) -> Iterator[Strip]:
    """A row taller than a reader's patience: a strip for each line of it."""

    def close(sheet: Sheet, at: float) -> None:
        _draw_rule(sheet, grid, at)

    def draw(index: int, height: float, sheet: Sheet, top: float) -> None:
        sheet.grid(_uprights(grid, top, height))
        if index == tall - 1:
            close(sheet, top + height)
        inner = top + (layout.CELL_TOP if index == 0 else 0.0)
        for column, lines in enumerate(cells):
            if index < len(lines):
                _draw_cell_line(sheet, grid, column, lines[index], inner)

    for index in range(tall):
        edges = (index == 0) + (index == tall - 1)
        height = _PITCH + edges * layout.CELL_TOP
        # Two lines at least on either side of the cut.
        keep = index in (0, tall - 2)
        yield Strip(height, partial(draw, index, height), keep=keep, head=head, foot=close)


def _draw_rule(sheet: Sheet, grid: _Grid, at: float) -> None:
    sheet.grid([(grid.edges[0], at, grid.edges[-1], at)])


def _uprights(grid: _Grid, top: float, height: float) -> list[tuple[float, float, float, float]]:
    return [(edge, top, edge, top + height) for edge in grid.edges]


def _draw_cell_line(sheet: Sheet, grid: _Grid, column: int, line: Line, top: float) -> None:
    left = grid.edges[column] + layout.CELL_SIDE
    spare = grid.width(column) - line.width
    shift = {"left": 0.0, "center": spare / 2, "right": spare}[grid.aligns[column]]
    sheet.line(line, _SIZE, left + shift, top + _DROP)
