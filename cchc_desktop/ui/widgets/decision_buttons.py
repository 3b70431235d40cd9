"""The two buttons below a question: what is done, and going back without doing it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget


class _Button(QPushButton):
    """A button that Enter presses only while it has the focus itself."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as Space, which Qt leaves to buttons that are default."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class DecisionButtons(QDialogButtonBox):
    """``decide`` emits accepted, ``leave`` rejected; Enter in a field presses neither."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decide: QPushButton = _Button("")
        self.leave: QPushButton = _Button(self.tr("Thôi"))
        self.addButton(self.decide, QDialogButtonBox.ButtonRole.AcceptRole)
        self.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)

    def event(self, event: QEvent) -> bool:
        """Take back that Qt makes the first button the one for Enter when the dialog opens."""
        handled = super().event(event)
        if event.type() == QEvent.Type.Show:
            self.decide.setDefault(False)
        return handled
