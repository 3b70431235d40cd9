"""Choices that no catalogue has yet: which of them are to be added with the import."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.ui.dialogs.decision import DecisionDialog, sentence_label


class NewEntries(DecisionDialog):
    """A list to tick; nothing is added before the import itself."""

    chosen = Signal(object)
    """A frozenset of (catalogue, label)."""

    def __init__(
        self,
        unknown: Mapping[tuple[str, str], int],
        catalogues: Catalogues,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Thêm vào danh mục"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Các mục mới"))
        for (catalogue, label), count in unknown.items():
            said = self.tr("{catalogue}: {label} ({count} ô)").format(
                catalogue=catalogues.label_of(catalogue), label=label, count=format_number(count)
            )
            item = QListWidgetItem(said)
            item.setData(Qt.ItemDataRole.UserRole, (catalogue, label))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.column.addWidget(
            sentence_label(
                self.tr(
                    "Đánh dấu các mục đúng là mới. Chúng được thêm cùng lúc với các dòng khi bấm "
                    "Nhập; viết sai thì bỏ dấu và sửa trong tệp."
                )
            )
        )
        self.column.addWidget(self.list, 1)
        self.add_buttons(self.tr("&Thêm"))
        self.resize(520, 320)

    def decide(self) -> bool:
        """Tell which are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        self.chosen.emit(
            frozenset(
                item.data(Qt.ItemDataRole.UserRole)
                for item in items
                if item.checkState() == Qt.CheckState.Checked
            )
        )
        return True
