"""The mark of a form: by it the same empty workbook is known again when it comes once more."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from cchc_desktop.domain.grids import Grid, cells_of, place_name
from cchc_desktop.domain.vietnamese import fold

CellName = tuple[str, str]
"""A sheet and a cell of it: ``("Biểu 1", "C5")``."""

_OF_A_PERIOD: Final = re.compile(r"\b(quy) (?:i{1,3}|iv)\b|\d+")
"""What a form says of the period that it was sent for: quý II, tháng 6, năm 2022."""


def shape_of(grids: Iterable[Grid], without: Collection[CellName] = ()) -> str:
    """Return the mark of a workbook, 64 letters: its sheets, printed texts, merges and formulas.

    Marks, capitals, numbers and the quarter's name are passed over, as are the cells ``without``:
    a form that was filled there has the mark of the empty one.
    """
    mark = hashlib.sha256()
    for grid in grids:
        for line in _lines(grid, without):
            mark.update(line.encode() + b"\n")
    return mark.hexdigest()


def _lines(grid: Grid, without: Collection[CellName]) -> Iterator[str]:
    yield f"sheet {_worn(grid.name)}"
    for block in sorted(grid.merged):
        yield f"merged {block}"
    for row in grid.rows:
        for column, cell in cells_of(row):
            if cell.formula:
                yield f"{row.number} {column} ="
            elif isinstance(cell.value, str) and (worn := _worn(cell.value)):
                name = (grid.name, place_name(row.number, column))
                yield from () if name in without else (f"{row.number} {column} {worn}",)


def _worn(text: str) -> str:
    return " ".join(_OF_A_PERIOD.sub(r"\1", fold(text)).split())
