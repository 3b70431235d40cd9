"""What a change would do to each chosen record: its name, the value before and after, the rest."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QFont

from cchc_desktop.domain.changing_many import ChangePreview, Foreseen, Outcome, changeable
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.models.record_list import NOWHERE, Index
from cchc_desktop.ui.wording import text_of

NAME, BEFORE, AFTER, TOLD = range(4)

_ORDER = {Outcome.REFUSED: 0, Outcome.CHANGED: 1, Outcome.SAME: 2}
"""What needs an eye stands on top."""


class ForeseenList(QAbstractTableModel):
    """The rows of a preview. Texts are made when they are seen, so that thousands are nothing."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._preview: ChangePreview | None = None
        self._rows: list[Foreseen] = []

    def show_preview(self, preview: ChangePreview | None) -> None:
        """Show a preview, or nothing."""
        self.beginResetModel()
        self._preview = preview
        rows = preview.rows if preview is not None else ()
        self._rows = sorted(rows, key=lambda row: _ORDER[row.outcome])
        self.endResetModel()

    def reason_at(self, row: int) -> str:
        """Return why the record in a row is refused, empty where it is not."""
        return self._rows[row].reason if 0 <= row < len(self._rows) else ""

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of records."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headings())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, whole as its tool tip; what changes is set in bold."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.FontRole and row.outcome is Outcome.CHANGED:
            font = QFont()
            font.setBold(index.column() == AFTER)
            return font
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Dòng"),
            self.tr("Hiện nay"),
            self.tr("Sau khi sửa"),
            self.tr("Kết quả"),
        )

    def _text(self, row: Foreseen, column: int) -> str:
        assert self._preview is not None
        if column == NAME:
            return " ".join(self._desk.title_of(row.record).split())
        if column == TOLD:
            return self._told(row)
        if column == AFTER and row.outcome is Outcome.REFUSED:
            return ""
        field = changeable(REGISTERS[self._preview.register])[self._preview.field]
        before = getattr(row.record, self._preview.field)
        value = before if column == BEFORE else self._preview.value
        return text_of(field, value, self._desk.catalogues) or self.tr("(trống)")

    def _told(self, row: Foreseen) -> str:
        match row.outcome:
            case Outcome.CHANGED:
                return self.tr("Sẽ đổi")
            case Outcome.SAME:
                return self.tr("Đã đúng sẵn, không đổi")
            case Outcome.REFUSED:
                return self.tr("✕ Không sửa: {reason}").format(reason=row.reason)
