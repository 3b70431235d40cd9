"""The list of a register: columns from the declaration, rows page by page as it is scrolled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from cchc_desktop.domain.fields import Field, Kind, Lines, Record, fields_of, lines_of
from cchc_desktop.domain.queries import PAGE_SIZE, Cursor, Query
from cchc_desktop.domain.registers import Register
from cchc_desktop.domain.shown import shown_lines
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.wording import spoken, text_of

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

UNSAVED_MARK = "● "
"""Stands before a record's name where the form holds unsaved changes of it."""

RELOADED_AT_MOST = 10 * PAGE_SIZE
"""How many rows a refresh fetches again at once; the rest comes back by scrolling."""

_LONGEST_CODE = 60
"""A text field that takes no more letters than this holds a code or a symbol."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field or the lines that it shows."""

    name: str
    declared: Field | Lines

    @property
    def sortable(self) -> bool:
        """Tell whether the data file can order by this column."""
        return isinstance(self.declared, Field)

    @property
    def exact(self) -> bool:
        """Tell whether the column holds days, numbers or codes, which must never be cut."""
        if isinstance(self.declared, Lines):
            return False
        if self.declared.kind is Kind.TEXT:
            return self.declared.max_length <= _LONGEST_CODE
        return self.declared.kind in (Kind.DAY, Kind.NUMBER, Kind.WHOLE, Kind.FLAG)

    @property
    def right_aligned(self) -> bool:
        """Tell whether the column holds numbers, whose digits stand below each other."""
        return isinstance(self.declared, Field) and self.declared.kind is Kind.NUMBER


def columns_of(record: type[Record]) -> tuple[Column, ...]:
    """Return the columns of a register's list, in the order in which its fields are declared."""
    listed = [
        Column(name, declared)
        for declarations in (fields_of(record), lines_of(record))
        for name, declared in declarations.items()
        if declared.listed
    ]
    order = list(record.__dataclass_fields__)
    return tuple(sorted(listed, key=lambda column: order.index(column.name)))


class RecordList(QAbstractTableModel):
    """The records that a query finds."""

    reloaded = Signal()
    """The rows have been fetched anew."""

    def __init__(self, desk: Desk, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.columns = columns_of(register.record)
        self.query = Query(register=register.name)
        self._desk = desk
        self._records: list[Record] = []
        self._next: Cursor | None = None
        self._texts: dict[tuple[int, int], str] = {}

    @property
    def order(self) -> tuple[str, bool]:
        """The name of the field that orders the list, and whether it runs downwards."""
        if self.query.order:
            return self.query.order, self.query.descending
        return self.register.order, self.register.newest_first

    @property
    def widest(self) -> Column:
        """The column with the longest text: the one of several lines, else the record's name."""
        for column in self.columns:
            if isinstance(column.declared, Field) and column.declared.kind is Kind.LONG_TEXT:
                return column
        return next(c for c in self.columns if c.name == self.register.name_field)

    def show(self, query: Query) -> None:
        """Show the records of ``query``."""
        self.query = query
        self._fill(PAGE_SIZE)

    def reload(self) -> None:
        """Fetch the shown rows anew: something has changed them."""
        self._fill(min(max(len(self._records), PAGE_SIZE), RELOADED_AT_MOST))

    def record_at(self, row: int) -> Record | None:
        """Return the record in a row, None outside the list."""
        return self._records[row] if 0 <= row < len(self._records) else None

    def row_of(self, record: int) -> int | None:
        """Return the row of the record with this id among the fetched ones, or None."""
        return next((row for row, r in enumerate(self._records) if r.id == record), None)

    def mark_drafts(self) -> None:
        """Show anew which records have unsaved changes."""
        self._texts.clear()
        if self._records:
            last = self.index(len(self._records) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.DisplayRole])

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows have been fetched."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, whole as its tool tip."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[index.column()].right_aligned else _LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading: the label of its field."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(self.columns[section].declared.label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].right_aligned else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the list by a column, where the data file can."""
        if 0 <= column < len(self.columns) and self.columns[column].sortable:
            name, descending = self.columns[column].name, order == Qt.SortOrder.DescendingOrder
            if (name, descending) != self.order:
                self.show(replace(self.query, order=name, descending=descending))

    def canFetchMore(self, parent: Index = NOWHERE) -> bool:
        """Tell whether there are records below the fetched ones."""
        return not parent.isValid() and self._next is not None

    def fetchMore(self, parent: Index = NOWHERE) -> None:
        """Fetch the next page."""
        if parent.isValid() or self._next is None:
            return
        page = self._desk.page(self.query, self._next)
        first = len(self._records)
        if page.records:
            self.beginInsertRows(NOWHERE, first, first + len(page.records) - 1)
            self._records += page.records
            self._next = page.next
            self.endInsertRows()
        else:
            self._next = None

    def _fill(self, rows: int) -> None:
        page = self._desk.page(self.query, None, rows)
        self.beginResetModel()
        self._texts.clear()
        self._records = list(page.records)
        self._next = page.next
        self.endResetModel()
        self.reloaded.emit()

    def _text(self, row: int, column: int) -> str:
        """Return the text of a cell; kept, because painting asks for it again and again."""
        text = self._texts.get((row, column))
        if text is None:
            if len(self._texts) > 40 * PAGE_SIZE:
                self._texts.clear()
            text = self._texts[row, column] = self._made_text(self._records[row], column)
        return text

    def _made_text(self, record: Record, column: int) -> str:
        name, declared = self.columns[column].name, self.columns[column].declared
        value = getattr(record, name)
        catalogues = self._desk.catalogues
        if isinstance(declared, Lines):
            return shown_lines(value, catalogues)
        text = text_of(declared, value, catalogues)
        if name == self.register.name_field and self._has_draft(record):
            return UNSAVED_MARK + text
        return text

    def _has_draft(self, record: Record) -> bool:
        assert record.id is not None
        return self._desk.drafts.find(self.register.name, record.id) is not None
