"""What has been changed of one record, by whom and when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.queries import HistoryEntry
from cchc_desktop.ui.wording import spoken


class HistoryDialog(QDialog):
    """The changes of a record, the newest first, field by field."""

    def __init__(
        self, name: str, entries: Sequence[HistoryEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Lịch sử: {name}").format(name=name[:60]))
        tree = QTreeWidget()
        tree.setHeaderLabels([self.tr("Thay đổi"), self.tr("Trước"), self.tr("Sau")])
        tree.setAccessibleName(self.tr("Các thay đổi"))
        tree.setWordWrap(True)
        for entry in entries:
            at = entry.operation.at.astimezone().strftime("%d/%m/%Y %H:%M")
            top = QTreeWidgetItem([f"{at} · {entry.operation.who} · {entry.operation.name}"])
            tree.addTopLevelItem(top)
            top.setFirstColumnSpanned(True)
            for label, before, after in entry.changes:
                top.addChild(QTreeWidgetItem([spoken(label), before, after]))
        tree.expandAll()
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(tree)
        layout.addWidget(buttons)
        self.resize(720, 420)
