"""The cells of a sheet as plain data: what an import, a form or a read-back looks at.

Rows are counted from 1, as Excel shows them. Columns are counted from 0, as they stand in
``GridRow.cells``: column A is 0. That holds for ``merged`` and ``hidden_columns`` too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

CellValue = str | int | Decimal | date | datetime | time | bool | None
"""A whole number is an int, any other a Decimal of the 15 digits that Excel shows."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell.

    ``font`` is the name of its font ("" where the file does not tell) and ``number_format`` its
    format in Excel's own notation ("" for General). With ``formula`` the value is the result that
    the file keeps, None when it keeps none. ``error`` is what Excel shows in place of a value:
    "#REF!".
    """

    value: CellValue = None
    font: str = ""
    number_format: str = ""
    formula: bool = False
    error: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing stands in the cell: no value, no formula, no error."""
        return self.value is None and not self.formula and not self.error


EMPTY: Final = GridCell()
"""What stands for every cell without content."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with content, up to its last cell with content; ``number`` as Excel shows it."""

    number: int
    cells: tuple[GridCell, ...]
    hidden: bool = False

    def cell(self, column: int) -> GridCell:
        """Return the cell of a column counted from 0, an empty one beyond the row's end."""
        return self.cells[column] if column < len(self.cells) else EMPTY


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its rows with content, in order.

    ``merged`` are (first row, first column, last row, last column); only the first cell of them
    has content. ``filtered`` says that a filter is set, so that rows may be out of sight.
    """

    name: str
    hidden: bool = False
    rows: Sequence[GridRow] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    filtered: bool = False
    hidden_columns: frozenset[int] = frozenset()

    def row(self, number: int) -> GridRow | None:
        """Return the row of this number, None where it has no content."""
        low, high = 0, len(self.rows)
        while low < high:
            middle = (low + high) // 2
            if self.rows[middle].number < number:
                low = middle + 1
            else:
                high = middle
        found = self.rows[low] if low < len(self.rows) else None
        return found if found is not None and found.number == number else None


def column_name(column: int) -> str:
    """Return the letters of a column counted from 0: 0 is A, 27 is AB."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place_name(row: int, column: int) -> str:
    """Return where a cell is, as Excel writes it: (3, 1) is B3."""
    return f"{column_name(column)}{row}"


def cells_of(row: GridRow) -> Iterator[tuple[int, GridCell]]:
    """Yield the cells with content of a row, each with its column."""
    return ((column, cell) for column, cell in enumerate(row.cells) if not cell.empty)
