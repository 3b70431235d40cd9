"""Tables as strips: one a row, its head drawn again on every page.

Rows are made one by one while the pages are filled, so that an annex of ten thousand rows
costs ten thousand times one row and no more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial

from cchc_desktop.documents import layout
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.pdf.columns import Grid, grid_of
from cchc_desktop.documents.pdf.lines import Line, balanced_lines, break_lines, pieces_of
from cchc_desktop.documents.pdf.paper import Sheet, baseline_drop
from cchc_desktop.documents.pdf.strips import Strip
from cchc_desktop.documents.tree import Runs, Table, runs


def table_strips(
    table: Table,
    faces: Faces,
    width: float,
    size: float = layout.TABLE_SIZE,
    *,
    struck: Collection[int] = (),
) -> Iterator[Strip]:
    """Yield the caption, the head and the rows of `table`, its cells set in `size`.

    The rows `struck` are struck through but for their last cell.
    """
    if table.caption:
        yield from _caption(table, faces, width)
    if not table.columns:
        return
    body = grid_of(table, faces, width, size)
    titles = tuple(runs(column.title, bold=True) for column in table.columns)
    centred = replace(body, aligns=("center",) * len(table.columns))
    lines = _cells(titles, centred, faces)
    if _tall(lines) <= layout.WHOLE_ROW_LINES:
        head = _head(centred, lines)
        yield head
    else:
        # Taller than that the head comes once, cut like a row: repeated it would leave no room.
        head = Strip(0.0, partial(_draw_rule, centred), table.key)
        yield replace(head, gap=layout.PARAGRAPH_GAP, keep=True)
        yield from _cut_row(centred, lines, head)
    last = len(table.rows) - 1
    for index, row in enumerate(table.rows):
        cells = _cells(row, body, faces)
        if _tall(cells) <= layout.WHOLE_ROW_LINES:
            # Two rows at least on either side of a page's end.
            keep = index != last and index in (0, last - 1)
            yield _whole_row(body, cells, head, keep=keep, struck=index in struck)
        else:
            yield from _cut_row(body, cells, head, struck=index in struck)


def _caption(table: Table, faces: Faces, width: float) -> Iterator[Strip]:
    size = layout.BODY_SIZE
    pitch = layout.leading(size)

    def draw(line: Line, sheet: Sheet, top: float) -> None:
        sheet.centred(line, size, 0, width, top + baseline_drop(size, pitch))

    caption = pieces_of(runs(table.caption), faces, bold=True)
    for index, line in enumerate(balanced_lines(caption, size, width)):
        gap = 0.0 if index else layout.HEADING_GAP
        yield Strip(pitch, partial(draw, line), table.key, gap=gap, keep=True)


def _cells(cells: tuple[Runs, ...], grid: Grid, faces: Faces) -> list[list[Line]]:
    return [
        break_lines(pieces_of(cell, faces), grid.size, grid.width(index))
        for index, cell in enumerate(cells)
    ]


def _tall(cells: list[list[Line]]) -> int:
    """Return how many lines the row takes; an empty one takes one."""
    return max((len(lines) for lines in cells), default=0) or 1


def _head(grid: Grid, cells: list[list[Line]]) -> Strip:
    row = _whole_row(grid, cells)

    def draw(sheet: Sheet, top: float) -> None:
        _draw_rule(grid, sheet, top)
        row.draw(sheet, top)

    return Strip(row.height, draw, grid.key, gap=layout.PARAGRAPH_GAP, keep=True)


def _whole_row(
    grid: Grid,
    cells: list[list[Line]],
    head: Strip | None = None,
    *,
    keep: bool = False,
    struck: bool = False,
) -> Strip:
    """A row draws the rule under it; the one above it is its neighbour's."""
    height = _tall(cells) * grid.pitch + 2 * layout.CELL_TOP
    last = len(cells) - 1

    def draw(sheet: Sheet, top: float) -> None:
        _draw_rule(grid, sheet, top + height)
        sheet.grid(_uprights(grid, top, height))
        for column, lines in enumerate(cells):
            # A short cell stands in the middle of a tall row.
            start = top + (height - len(lines) * grid.pitch) / 2
            for index, line in enumerate(lines):
                _draw_cell_line(sheet, grid, column, line, start + index * grid.pitch)
                if struck and column < last:
                    _strike_cell_line(sheet, grid, column, line, start + index * grid.pitch)

    return Strip(height, draw, grid.key, head=head, keep=keep)


def _cut_row(
    grid: Grid, cells: list[list[Line]], head: Strip, *, struck: bool = False
) -> Iterator[Strip]:
    """A row taller than a reader's patience: a strip for each line of it."""
    tall = _tall(cells)

    def close(sheet: Sheet, at: float) -> None:
        _draw_rule(grid, sheet, at)

    def draw(index: int, height: float, sheet: Sheet, top: float) -> None:
        sheet.grid(_uprights(grid, top, height))
        if index == tall - 1:
            close(sheet, top + height)
        inner = top + (layout.CELL_TOP if index == 0 else 0.0)
        for column, lines in enumerate(cells):
            if index < len(lines):
                _draw_cell_line(sheet, grid, column, lines[index], inner)
                if struck and column < len(cells) - 1:
                    _strike_cell_line(sheet, grid, column, lines[index], inner)

    for index in range(tall):
        edges = (index == 0) + (index == tall - 1)
        height = grid.pitch + edges * layout.CELL_TOP
        # Two lines at least on either side of the cut.
        keep = index in (0, tall - 2)
        yield Strip(
            height, partial(draw, index, height), grid.key, head=head, keep=keep, foot=close
        )


def _draw_rule(grid: Grid, sheet: Sheet, at: float) -> None:
    sheet.grid([(grid.edges[0], at, grid.edges[-1], at)])


def _uprights(grid: Grid, top: float, height: float) -> list[tuple[float, float, float, float]]:
    return [(edge, top, edge, top + height) for edge in grid.edges]


def _draw_cell_line(sheet: Sheet, grid: Grid, column: int, line: Line, top: float) -> None:
    left, baseline = _start_of(grid, column, line, top)
    sheet.line(line, grid.size, left, baseline)


def _strike_cell_line(sheet: Sheet, grid: Grid, column: int, line: Line, top: float) -> None:
    left, baseline = _start_of(grid, column, line, top)
    at = baseline - grid.size * layout.STRIKE_HEIGHT
    sheet.grid([(left, at, left + line.width, at)])


def _start_of(grid: Grid, column: int, line: Line, top: float) -> tuple[float, float]:
    """Return where a line of a cell begins, from the left and from the top."""
    left = grid.edges[column] + layout.CELL_SIDE
    spare = grid.width(column) - line.width
    shift = {"left": 0.0, "center": spare / 2, "right": spare}[grid.aligns[column]]
    return left + shift, top + baseline_drop(grid.size, grid.pitch)
