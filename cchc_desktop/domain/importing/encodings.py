"""A sheet in one of the old Vietnamese encodings: recognised by its texts and fonts, converted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from cchc_desktop.domain.grids import Grid, GridCell
from cchc_desktop.domain.vietnamese.legacy import Encoding, converted, recognise

_CELLS_LOOKED_AT: Final = 5000
"""Cells with text by which a workbook's encoding is recognised."""


def encoding_of(grids: Iterable[Grid]) -> Encoding | None:
    """Return the old encoding that the texts of a workbook are in, None for Unicode."""
    cells = list(islice(_texts(grids), _CELLS_LOOKED_AT))
    return recognise([str(cell.value) for cell in cells], [cell.font for cell in cells])


def converted_grid(grid: Grid, encoding: Encoding) -> Grid:
    """Return a sheet with its texts converted to Unicode, all else as it is."""
    rows = [
        replace(row, cells=tuple(_converted_cell(cell, encoding) for cell in row.cells))
        for row in grid.rows
    ]
    return replace(grid, rows=rows)


def examples_of(
    grids: Iterable[Grid], encoding: Encoding, count: int = 8
) -> tuple[tuple[str, str], ...]:
    """Return texts of a workbook before and after conversion, those that it changes."""
    seen: dict[str, str] = {}
    for cell in islice(_texts(grids), _CELLS_LOOKED_AT):
        before = str(cell.value)
        after = str(_converted_cell(cell, encoding).value)
        if before != after and before not in seen:
            seen[before] = after
            if len(seen) == count:
                break
    return tuple(seen.items())


def _texts(grids: Iterable[Grid]) -> Iterator[GridCell]:
    for grid in grids:
        for row in grid.rows:
            for cell in row.cells:
                if isinstance(cell.value, str) and cell.value.strip():
                    yield cell


def _converted_cell(cell: GridCell, encoding: Encoding) -> GridCell:
    if not isinstance(cell.value, str):
        return cell
    text = converted(cell.value, encoding, cell.font)
    return cell if text == cell.value else replace(cell, value=text)
