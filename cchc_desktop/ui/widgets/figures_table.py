"""A table of figures to be read: words at the left, numbers at the right of their columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cchc_desktop.domain.vietnamese import format_number

UNKNOWN = "–"
"""Shown for "no data", which is not 0."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FiguresTable(QTableWidget):
    """Rows that nobody edits; the first column takes the room, Tab leaves the table."""

    def __init__(self, name: str, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(len(titles))
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        headings = self.horizontalHeader()
        headings.setHighlightSections(False)
        headings.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        headings.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, title in enumerate(titles):
            heading = QTableWidgetItem(title)
            heading.setTextAlignment(_LEFT if column == 0 else _RIGHT)
            self.setHorizontalHeaderItem(column, heading)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show rows of texts, the first one chosen."""
        self.setRowCount(len(rows))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_LEFT if column == 0 else _RIGHT)
                if column == 0:
                    item.setToolTip(text)
                self.setItem(row, column, item)
        if rows:
            self.setCurrentCell(0, 0)


def number_text(value: Decimal | None) -> str:
    """Return a number as lists show it."""
    return UNKNOWN if value is None else format_number(value)


def difference_text(then: Decimal | None, now: Decimal | None) -> str:
    """Return how much more there is now, with its sign; unknown where one side has no data."""
    if then is None or now is None:
        return UNKNOWN
    difference = now - then
    return f"+{format_number(difference)}" if difference > 0 else format_number(difference)
