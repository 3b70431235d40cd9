"""The one-line editor inside the fields: Qt's, with the ends cut off that hurt.

It never truncates, tells a lost focus from a pop-up or another window in front, and can rewrite
its text as one step of Ctrl+Z.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from cchc_desktop.ui.widgets.signs import Sign, icon

NO_LIMIT = 2**31 - 1
"""Qt cuts longer text in silence; a field's own limit is a message instead."""

STAYING = frozenset(
    {
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)
"""Why the focus may go without the editing having ended: it comes back by itself."""


class LineEdit(QLineEdit):
    """A QLineEdit for Vietnamese typing; only a field should hold one."""

    left = Signal()
    """The focus went to another widget of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(NO_LIMIT)
        self._buttons: list[tuple[QAction, Sign]] = []

    def add_button(self, sign: Sign, name: str, pressed: Callable[[], None]) -> None:
        """Put a small button at the right end; it is not in the tab order.

        ``name`` is its tool tip and what a screen reader says.
        """
        action = QAction(name, self)
        action.setToolTip(name)
        action.triggered.connect(pressed)
        self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        self._buttons.append((action, sign))
        self._draw_buttons()

    def show_buttons(self, shown: bool) -> None:
        """Show the buttons at the right end, or take them away."""
        for action, _ in self._buttons:
            action.setVisible(shown)

    def show_text(self, text: str) -> None:
        """Show ``text`` from its beginning; Ctrl+Z does not go back beyond it."""
        self.setText(text)
        self.home(False)

    def retype(self, text: str) -> None:
        """Replace the text as if the person had typed it: one step of Ctrl+Z."""
        if text != self.text():
            self.selectAll()
            self.insert(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the editing has ended, unless the focus comes back by itself."""
        super().focusOutEvent(event)
        if event.reason() not in STAYING:
            self.left.emit()
            self.home(False)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the buttons again when the colours change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self._draw_buttons()

    def _draw_buttons(self) -> None:
        colour = self.palette().color(QPalette.ColorRole.Text)
        for action, sign in self._buttons:
            action.setIcon(icon(sign, colour))
