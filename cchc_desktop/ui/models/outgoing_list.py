"""The list of outgoing documents: a cancelled number is struck through, and says that it is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.registers import Register
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.models.record_list import Index, RecordList
from cchc_desktop.ui.wording import spoken

_ORDER = ("symbol", "day", "cancelled", "subject", "signer")
"""The state stands far enough left to be seen without scrolling."""


class OutgoingList(RecordList):
    """The lines of the book that a query finds."""

    def __init__(self, desk: Desk, register: Register, parent: QObject | None = None) -> None:
        super().__init__(desk, register, parent)
        self.columns = tuple(sorted(self.columns, key=lambda column: _ORDER.index(column.name)))
        self._struck = QFont()
        self._struck.setStrikeOut(True)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what the list shows; the line through a cancelled one is in its font."""
        if not index.isValid():
            return None
        record = self.record_at(index.row())
        assert isinstance(record, OutgoingDocument)
        says_state = self.columns[index.column()].name == "cancelled"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and says_state:
            if not record.cancelled:
                return ""
            state = spoken(self.columns[index.column()].declared.label)
            whole = f"{state}: {record.cancel_reason}"
            return state if role == Qt.ItemDataRole.DisplayRole else whole
        if role == Qt.ItemDataRole.FontRole and record.cancelled and not says_state:
            return self._struck
        return super().data(index, role)
