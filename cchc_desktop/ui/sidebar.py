"""The list of pages at the left, each with how many records it has."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

_NAME = Qt.ItemDataRole.UserRole


class Sidebar(QTreeWidget):
    """The pages by title; the one shown is selected."""

    chosen = Signal(str)
    """The name of the page that the person wants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QTreeWidgetItem] = {}
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setItemsExpandable(False)
        self.setAllColumnsShowFocus(True)
        self.setIndentation(10)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Các trang"))
        headings = self.header()
        headings.setStretchLastSection(False)
        headings.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        headings.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        headings.setMinimumSectionSize(20)
        self.currentItemChanged.connect(self._tell)

    def show_pages(self, titles: Mapping[str, str]) -> None:
        """Show the pages: title by name."""
        self.clear()
        self._items.clear()
        height = self.fontMetrics().height() + 14
        for name, title in titles.items():
            item = QTreeWidgetItem([title, ""])
            item.setData(0, _NAME, name)
            item.setSizeHint(0, QSize(0, height))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.addTopLevelItem(item)
            self._items[name] = item

    def show_counts(self, counts: Mapping[str, str]) -> None:
        """Show how many records each page has; what is not said stays."""
        for name, item in self._items.items():
            if name in counts:
                item.setText(1, f"{counts[name]}\N{NO-BREAK SPACE}")

    def go_to(self, name: str) -> None:
        """Select a page."""
        item = self._items.get(name)
        if item is not None:
            self.setCurrentItem(item)

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(0, _NAME))
