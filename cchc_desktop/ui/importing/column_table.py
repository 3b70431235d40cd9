"""The columns of a workbook's table, each with samples and the field that it is given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cchc_desktop.domain.grids import column_name
from cchc_desktop.services.import_view import Choice
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo

_SEPARATOR = " · "


class ColumnTable(QTableWidget):
    """One row a column; a field that is given to another column leaves the former one."""

    changed = Signal()
    """A column was given another field by the person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._combos: list[QuietCombo] = []
        self._fields: QStandardItemModel | None = None
        self.setColumnCount(4)
        self.setHorizontalHeaderLabels(
            [self.tr("Cột"), self.tr("Tiêu đề trong tệp"), self.tr("Vài ô"), self.tr("Là cột")]
        )
        self.setAccessibleName(self.tr("Khớp cột"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.ResizeToContents)

    def show_choice(self, choice: Choice, fields: Sequence[tuple[str, str]]) -> None:
        """Show the columns of a table; ``fields`` are (path, label) to choose from."""
        self._combos = []
        self.setRowCount(0)
        self.setRowCount(len(choice.columns))
        if self._fields is not None:
            self._fields.deleteLater()
        self._fields = model = self._model(fields)
        for row, column in enumerate(choice.columns):
            samples = _SEPARATOR.join(choice.samples.get(column.index, ()))
            for at, text in enumerate((column_name(column.index), column.heading, samples)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, at, item)
            combo = self._combo(model, column.path, column.heading)
            self._combos.append(combo)
            self.setCellWidget(row, 3, combo)
        self.resizeRowsToContents()
        if self._combos:
            self.setCurrentCell(0, 1)

    def paths(self) -> tuple[str, ...]:
        """Return the path that each column is given, in their order."""
        return tuple(str(combo.currentData() or "") for combo in self._combos)

    def combo(self, row: int) -> QuietCombo:
        """Return the list of fields of a column."""
        return self._combos[row]

    def _model(self, fields: Sequence[tuple[str, str]]) -> QStandardItemModel:
        """Return what every list offers: one model, however many columns there are."""
        model = QStandardItemModel(self)
        for path, label in (("", self.tr("(không đọc)")), *fields):
            item = QStandardItem(label)
            item.setData(path, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
        return model

    def _combo(self, model: QStandardItemModel, path: str, heading: str) -> QuietCombo:
        combo = QuietCombo()
        combo.setModel(model)
        combo.setCurrentIndex(max(combo.findData(path), 0))
        combo.setAccessibleName(self.tr("“{heading}” là cột").format(heading=heading))
        combo.setMaxVisibleItems(20)
        combo.activated.connect(lambda _index: self._take_from_others(combo))
        return combo

    def _take_from_others(self, chosen: QuietCombo) -> None:
        path = chosen.currentData()
        for combo in self._combos:
            if path and combo is not chosen and combo.currentData() == path:
                combo.setCurrentIndex(0)
        self.changed.emit()
