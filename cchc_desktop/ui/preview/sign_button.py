"""A small button that shows a sign and says its name to whoever cannot see it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QToolButton, QWidget

from cchc_desktop.ui.widgets.signs import SIDE, Sign, icon


class SignButton(QToolButton):
    """A tool button with a sign in the colour of its text; reached with Tab."""

    def __init__(
        self, sign: Sign, name: str, keys: str = "", parent: QWidget | None = None
    ) -> None:
        """``keys`` are told in the tool tip; whoever makes the button answers them."""
        super().__init__(parent)
        self._sign = sign
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({keys})" if keys else name)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the sign again when the colours change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self._draw()

    def _draw(self) -> None:
        self.setIcon(icon(self._sign, self.palette().color(QPalette.ColorRole.ButtonText)))
