"""All keys at one glance, read from the menus themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMenu,
    QMenuBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)


class ShortcutsDialog(QDialog):
    """The menu entries with a shortcut, and the keys of the fields."""

    def __init__(self, bar: QMenuBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Phím tắt"))
        table = QTreeWidget()
        table.setHeaderLabels([self.tr("Việc"), self.tr("Phím")])
        table.setRootIsDecorated(False)
        table.setAlternatingRowColors(True)
        table.setAccessibleName(self.tr("Phím tắt"))
        for what, keys in (*self._of_menus(bar), *self._of_fields()):
            table.addTopLevelItem(QTreeWidgetItem([what, keys]))
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.header().setStretchLastSection(False)
        table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(table)
        layout.addWidget(buttons)
        self.resize(480, 560)

    def _of_menus(self, bar: QMenuBar) -> list[tuple[str, str]]:
        return [
            (action.text().replace("&", ""), self._keys(action.shortcuts()[0]))
            for menu in bar.findChildren(QMenu)
            for action in menu.actions()
            if action.shortcuts()
        ]

    def _of_fields(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Trong ô ngày: hôm nay"), "Ctrl+;"),
            (self.tr("Trong ô ngày: mở lịch; trong ô chọn: mở danh sách"), "Alt+↓"),
            (self.tr("Trong một dòng của biểu mẫu: bỏ dòng ấy"), "Ctrl+-"),
            (self.tr("Trong danh sách: sửa bản ghi"), "Enter"),
        ]

    def _keys(self, keys: QKeySequence) -> str:
        return keys.toString(QKeySequence.SequenceFormat.NativeText)
