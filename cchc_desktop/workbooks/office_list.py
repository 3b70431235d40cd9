"""A list of offices in somebody's workbook: their names, their identifiers if it has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from cchc_desktop.domain.grids import Grid, GridRow
from cchc_desktop.domain.office_lists import ListedOffice
from cchc_desktop.domain.vietnamese import fold, normalize

_NAME_HEADINGS: Final = ("ten co quan", "ten don vi", "co quan", "don vi", "ten xa", "ten")
_CODE_HEADINGS: Final = ("ma dinh danh", "ma co quan", "ma don vi", "ma")
_LOOKED_AT: Final = 20
"""Rows from the top among which the heads of the columns are looked for."""


def offices_of_workbook(path: Path) -> tuple[ListedOffice, ...]:
    """Return the offices of the first visible sheet, in their order; raises WorkbookRefused.

    The columns are found by their heads; without heads, the names are in the column with most
    texts.
    """
    from cchc_desktop.workbooks.reading.opening import open_workbook

    workbook = open_workbook(path)
    visible = [sheet.name for sheet in workbook.sheets if not sheet.hidden] or [
        sheet.name for sheet in workbook.sheets
    ]
    grid = workbook.grid(visible[0])
    return tuple(dict.fromkeys(_offices(grid)))


def _offices(grid: Grid) -> Iterator[ListedOffice]:
    heads = _heads(grid.rows[:_LOOKED_AT])
    if heads is None:
        column, code, rows = _column_of_texts(grid.rows), None, grid.rows
    else:
        column, code, after = heads
        rows = [row for row in grid.rows if row.number > after]
    for row in rows:
        name = row.cell(column).value
        if isinstance(name, str) and normalize(name):
            identifier = "" if code is None else row.cell(code).value
            yield ListedOffice(normalize(name), normalize(str(identifier or "")))


def _heads(rows: Sequence[GridRow]) -> tuple[int, int | None, int] | None:
    """Return the columns of the names and of the identifiers, and the row of the heads."""
    for row in rows:
        texts = [fold(str(cell.value or "")) for cell in row.cells]
        name = _first(texts, _NAME_HEADINGS)
        if name is not None:
            return name, _first(texts, _CODE_HEADINGS), row.number
    return None


def _first(texts: Sequence[str], headings: Sequence[str]) -> int | None:
    for heading in headings:
        if heading in texts:
            return texts.index(heading)
    # "Mã định danh cơ quan (theo QĐ 20)": begins as a head does, and is no office's name.
    for heading in headings[:3]:
        for column, text in enumerate(texts):
            if text.startswith(heading):
                return column
    return None


def _column_of_texts(rows: Sequence[GridRow]) -> int:
    counts: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row.cells):
            if isinstance(cell.value, str):
                counts[column] = counts.get(column, 0) + 1
    return max(counts, key=lambda column: (counts[column], -column), default=0)
