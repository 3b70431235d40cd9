"""The rows of a planned import as a list: made as they are looked at, however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication

from cchc_desktop.domain.importing.plans import OUTCOME_LABELS, Outcome, PlannedRow
from cchc_desktop.ui.widgets.colours import problem_colour
from cchc_desktop.ui.wording import spoken

Index = QModelIndex | QPersistentModelIndex

_NOWHERE: Final = QModelIndex()
_BRIEF: Final = 160
"""Letters of what the last column says; the whole stands below the list."""


class PlanList(QAbstractTableModel):
    """Where, what becomes of it, what it is called, and the first thing to know of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[PlannedRow] = ()
        self._with_sheets = False
        self.headings = (
            self.tr("Dòng"),
            self.tr("Kết quả"),
            self.tr("Bản ghi"),
            self.tr("Chi tiết"),
        )

    def show_rows(self, rows: Sequence[PlannedRow], *, with_sheets: bool) -> None:
        """Show other rows; ``with_sheets`` where they come from several sheets."""
        self.beginResetModel()
        self._rows, self._with_sheets = rows, with_sheets
        self.endResetModel()

    def row_at(self, row: int) -> PlannedRow:
        """Return what stands in a row of the list."""
        return self._rows[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; a refused row is told by its words, red besides."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, column)
        if (
            role == Qt.ItemDataRole.ForegroundRole
            and row.outcome is Outcome.REFUSED
            and column == 1
        ):
            return problem_colour(QGuiApplication.palette())
        return None

    def _text(self, row: PlannedRow, column: int) -> str:
        match column:
            case 0:
                return place_of(row, with_sheet=self._with_sheets)
            case 1:
                return spoken(OUTCOME_LABELS[row.outcome])
            case 2:
                return row.name
            case _:
                first = next(iter(details_of(row)), "")
                return first if len(first) <= _BRIEF else first[: _BRIEF - 1] + "…"


def place_of(row: PlannedRow, *, with_sheet: bool) -> str:
    """Return the rows of the workbook that a row of the plan comes from: "5-7"."""
    first, last = row.rows[0], row.rows[-1]
    rows = str(first) if first == last else f"{first}-{last}"
    return f"{row.sheet}: {rows}" if with_sheet else rows


def details_of(row: PlannedRow) -> list[str]:
    """Return everything that there is to know of a row, the gravest first."""
    told = [
        f"{fault.place.address} · {spoken(fault.label)}: {fault.message}" for fault in row.faults
    ]
    told += [f"{spoken(label)}: “{before}” → “{after}”" for label, before, after in row.changes]
    if row.reason:
        told.append(row.reason)
    return [*told, *row.notes]
