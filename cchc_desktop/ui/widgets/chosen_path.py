"""A file or folder that is chosen by a button: its place is shown, and may be taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cchc_desktop.ui.widgets.elided_label import ElidedLabel


class ChosenPath(QWidget):
    """The place, the button that chooses it, and one that takes back what may be left out."""

    changed = Signal()
    """Another place is chosen, or none."""

    def __init__(
        self, name: str, choose: str, *, optional: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._shown = ElidedLabel("")
        self._shown.setAccessibleName(name)
        self.button = QPushButton(choose)
        self.take_back = QPushButton(self.tr("&Bỏ"))
        self.take_back.setVisible(optional)
        self.take_back.clicked.connect(lambda: self.set_path(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.take_back)
        row.addWidget(self._shown, 1)
        self.set_path(None)

    def text(self) -> str:
        """Return the place as it is told."""
        return "" if self.path is None else str(self.path)

    def set_path(self, path: Path | None) -> None:
        """Show a place, None for none."""
        self.path = path
        self._shown.setText(self.text() or self.tr("Chưa chọn"))
        self.take_back.setEnabled(path is not None)
        if path is None and self.take_back.hasFocus():
            self.button.setFocus()
        self.changed.emit()
