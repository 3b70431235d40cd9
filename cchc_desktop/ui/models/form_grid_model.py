"""The cells of a form's sheet, as many as there are: only what is seen is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from cchc_desktop.domain.grids import EMPTY, Grid, GridCell, cells_of, column_name
from cchc_desktop.domain.vietnamese import format_day, format_number

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Place = tuple[int, int]
"""A row from 1 and a column from 0, as the cells of a form are counted."""

GIVEN: Final = "▸"
GUESSED: Final = "?"
GONE: Final = "⚠"
FORMULA: Final = "ƒ"

_ROOM: Final = (6, 2)
"""Rows and columns after the last that is used: cells that somebody may want to fill."""
_LEAST: Final = (24, 9)
_MOST: Final = (1_048_576, 16_384)
_MOST_MERGED: Final = 2_000
_LARGEST_MERGED: Final = 40
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class CellMark:
    """What is said of a cell that gets something: ``sign``, in few words, and in full."""

    sign: str
    brief: str
    whole: str


class FormGridModel(QAbstractTableModel):
    """One sheet, to be looked at; marks say which cells get what."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = Grid("")
        self._marks: dict[Place, CellMark] = {}
        self._merged: set[Place] = set()
        self._size = (0, 0)
        self._bold = QFont()
        self._bold.setBold(True)

    @property
    def grid(self) -> Grid:
        """The sheet that is shown."""
        return self._grid

    def show_grid(self, grid: Grid) -> None:
        """Show another sheet, without marks."""
        self.beginResetModel()
        self._grid = grid
        self._marks = {}
        self._merged = {
            (row, column)
            for top, left, bottom, right in grid.merged[:_MOST_MERGED]
            for row in range(top, min(bottom, top + _LARGEST_MERGED) + 1)
            for column in range(left, min(right, left + _LARGEST_MERGED) + 1)
        }
        rows = [grid.rows[-1].number if grid.rows else 0, *(b[2] for b in grid.merged)]
        columns = [*(len(row.cells) for row in grid.rows), *(b[3] + 1 for b in grid.merged), 0]
        used = (max(rows), max(columns))
        self._size = tuple(  # type: ignore[assignment]
            min(max(n + room, least), most)
            for n, room, least, most in zip(used, _ROOM, _LEAST, _MOST, strict=True)
        )
        self.endResetModel()

    def show_marks(self, marks: Mapping[Place, CellMark]) -> None:
        """Mark these cells and no others."""
        changed = self._marks.keys() | marks.keys()
        self._marks = dict(marks)
        for row, column in changed:
            index = self.index(row - 1, column)
            self.dataChanged.emit(index, index)

    def mark_at(self, place: Place) -> CellMark | None:
        """Return the mark of a cell."""
        return self._marks.get(place)

    def cell_at(self, place: Place) -> GridCell:
        """Return what the form has at a cell."""
        row = self._grid.row(place[0])
        return row.cell(place[1]) if row else EMPTY

    def place_of(self, index: Index) -> Place:
        """Return the cell that an index shows."""
        return index.row() + 1, index.column()

    def columns_with_text(self, number: int) -> list[int]:
        """Return the columns of a row in which something is written or marked."""
        row = self._grid.row(number)
        written = [column for column, _ in cells_of(row)] if row else []
        return [*written, *(c for r, c in self._marks if r == number and c not in written)]

    def room_right_of(self, place: Place) -> int:
        """Return how many cells to the right are empty, so that a long text may run over them."""
        row, column = place
        if place in self._merged or not self._runs_on(place):
            return 0
        free = 0
        while column + free + 1 < self._size[1]:
            after = (row, column + free + 1)
            if after in self._merged or after in self._marks or not self.cell_at(after).empty:
                break
            free += 1
        return free

    def _runs_on(self, place: Place) -> bool:
        text = self.index_of(place).data()
        number = not isinstance(self.cell_at(place).value, str) and place not in self._marks
        return bool(text) and not number and "\n" not in text

    def index_of(self, place: Place) -> QModelIndex:
        """Return the index of a cell."""
        return self.index(place[0] - 1, place[1])

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else self._size[0]

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns are shown."""
        return 0 if parent.isValid() else self._size[1]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return letters for columns and numbers for rows, as Excel shows them."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return column_name(section)
        return str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text or its mark, and how it is shown."""
        place = self.place_of(index)
        mark = self._marks.get(place)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{mark.sign} {mark.brief}" if mark else text_of(self.cell_at(place))
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.told(place)
            case Qt.ItemDataRole.FontRole:
                return self._bold if mark is not None and mark.sign != GUESSED else None
            case Qt.ItemDataRole.TextAlignmentRole:
                number = isinstance(self.cell_at(place).value, (int, Decimal))
                return _RIGHT if number and mark is None else _LEFT
            case _:
                return None

    def told(self, place: Place) -> str:
        """Return what there is to say of a cell: what it gets, else what the form has there."""
        mark = self._marks.get(place)
        cell = self.cell_at(place)
        name = f"{column_name(place[1])}{place[0]}"
        said = mark.whole if mark else self.tr("công thức") if cell.formula else text_of(cell)
        return f"{name}: {said}" if said else name


def text_of(cell: GridCell) -> str:
    """Return a cell as it is read, on the lines that it has; a formula's number is an old one."""
    if cell.formula:
        return f"{FORMULA} {cell.value}" if isinstance(cell.value, str) else FORMULA
    match cell.value:
        case None:
            return cell.error
        case bool():
            return "TRUE" if cell.value else "FALSE"
        case int() | Decimal():
            return format_number(cell.value)
        case datetime():
            return cell.value.strftime("%d/%m/%Y %H:%M")
        case date():
            return format_day(cell.value)
        case _:
            return str(cell.value)
