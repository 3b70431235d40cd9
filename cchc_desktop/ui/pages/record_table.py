"""The table of a register's list: sorted by its headings, its columns' widths remembered."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cchc_desktop.domain.fields import Field, Kind, Record
from cchc_desktop.shell.settings import Settings
from cchc_desktop.ui.models.record_list import Column, RecordList
from cchc_desktop.ui.wording import spoken

_ROW_SPACE = 8
_SHARE_OF_WIDEST = 0.36
"""How much of the list's width the column with the longest text has at the least."""

_TIGHTEST = 0.5
"""How far a column of choices or lines may give way to it."""


class RecordTable(QTableView):
    """Shows a :class:`RecordList`."""

    chosen = Signal(object)
    """The Record that the person has moved to."""

    opened = Signal()
    """Enter or a double click: the record is to be edited."""

    def __init__(
        self, records: RecordList, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._records = records
        self._widths = settings.columns.setdefault(records.register.name, {})
        self._fitting = False
        self.setModel(records)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + _ROW_SPACE)
        self._set_up_headings()
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.doubleClicked.connect(lambda: self.opened.emit())

    def current_record(self) -> Record | None:
        """Return the record of the current row, or None."""
        return self._records.record_at(self.currentIndex().row())

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected records from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        records = (self._records.record_at(row) for row in rows)
        return [r.id for r in records if r is not None and r.id is not None]

    def go_to(self, record: int | None) -> bool:
        """Select the record with this id where it has been fetched; tell whether it has."""
        row = self._records.row_of(record) if record is not None else None
        if row is None:
            return False
        self.go_to_row(row)
        return True

    def go_to_row(self, row: int) -> None:
        """Select a row, or the last one where there are fewer."""
        last = self._records.rowCount() - 1
        if last >= 0:
            self.selectRow(min(row, last))
            self.scrollTo(self.currentIndex())

    def show_order(self) -> None:
        """Show the list's order in the headings, without asking for it again."""
        name, descending = self._records.order
        places = {column.name: place for place, column in enumerate(self._records.columns)}
        headings = self.horizontalHeader()
        before = headings.blockSignals(True)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        headings.setSortIndicator(places.get(name, -1), order)
        headings.blockSignals(before)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room that is left to the column with the longest text."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the record on Enter; all else is the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _set_up_headings(self) -> None:
        headings = self.horizontalHeader()
        headings.setHighlightSections(False)
        headings.setTextElideMode(Qt.TextElideMode.ElideRight)
        headings.setMinimumSectionSize(40)
        headings.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.show_order()
        self.setSortingEnabled(True)
        headings.sectionResized.connect(self._remember_width)

    def _usual_width(self, column: Column) -> int:
        """Return the width in pixels that a column's kind of content needs, in this font."""
        metrics = self.fontMetrics()
        declared = column.declared
        heading = metrics.horizontalAdvance(spoken(declared.label)) + 36
        if not isinstance(declared, Field):
            return max(heading, metrics.horizontalAdvance("x") * 28)
        letters = {Kind.DAY: 11, Kind.NUMBER: 9, Kind.WHOLE: 7, Kind.FLAG: 5, Kind.CHOICE: 18}
        usual = 44 if column is self._records.widest else letters.get(declared.kind, 16)
        return max(heading, metrics.horizontalAdvance("x") * usual + 16)

    def _remember_width(self, place: int, _old: int, width: int) -> None:
        if self.isVisible() and not self._fitting:
            self._widths[self._records.columns[place].name] = width

    def _fit(self) -> None:
        """Fit the columns that the person has not made wider or narrower herself."""
        room = self.viewport().width()
        columns = self._records.columns
        naming = self._records.widest.name
        widths = [self._widths.get(c.name) or self._usual_width(c) for c in columns]
        wanted = self._widths.get(naming) or round(room * _SHARE_OF_WIDEST)
        flexible = [
            place
            for place, column in enumerate(columns)
            if not (column.exact or column.name == naming or column.name in self._widths)
        ]
        bending = sum(widths[place] for place in flexible)
        firm = sum(
            width
            for place, (width, column) in enumerate(zip(widths, columns, strict=True))
            if place not in flexible and column.name != naming
        )
        if bending:
            tight = min(1.0, (room - wanted - firm) / bending)
            if tight < _TIGHTEST:
                tight = 1.0  # it has to be scrolled anyhow
            for place in flexible:
                widths[place] = int(widths[place] * tight)
        rest = room - firm - sum(widths[place] for place in flexible)
        widths[columns.index(self._records.widest)] = self._widths.get(naming) or max(rest, wanted)
        self._fitting = True
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)
        self._fitting = False

    def _tell_chosen(self, current: QModelIndex) -> None:
        record = self._records.record_at(current.row())
        if record is not None:
            self.chosen.emit(record)
