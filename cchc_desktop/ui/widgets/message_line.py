"""The line below a field: what is wrong with it, what is unusual, or how it is filled in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.ui.widgets.colours import muted_colour, problem_colour, warning_colour
from cchc_desktop.ui.widgets.field_widget import OUTLINE, Standing
from cchc_desktop.ui.widgets.signs import SIDE, Sign, pixmap

_SIGNS = {Standing.PROBLEM: Sign.PROBLEM, Standing.WARNING: Sign.WARNING}


class MessageLine(QWidget):
    """A sign, a sentence and perhaps a button; hidden while there is nothing to say.

    The sign and a leading word tell a fault from a warning, the colour only helps.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing = Standing.GOOD
        self._sign = QLabel()
        self._sign.setFixedWidth(SIDE)
        self._sentence = QLabel()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QToolButton()
        self._button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._button.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(OUTLINE, 0, OUTLINE, 2)
        layout.setSpacing(4)
        # The button stands below: beside it, a sentence in half a form has no room.
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._sentence)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column, 1)
        self.hide()

    def text(self) -> str:
        """Return what is shown, with its leading word."""
        return self._sentence.text()

    @property
    def button(self) -> QToolButton:
        """The button that mends the fault; hidden where there is nothing to press."""
        return self._button

    def show_message(self, standing: Standing, sentence: str, remedy: QAction | None) -> None:
        """Show ``sentence``; ``remedy`` becomes a button beside it."""
        if not sentence and not self.text() and remedy is None:
            return  # most fields most of the time: a form has dozens of empty lines
        self._standing = standing
        self._sentence.setText(self._with_word(standing, sentence))
        self._sign.setVisible(standing in _SIGNS)
        self._set_remedy(remedy)
        self._paint_in_palette()
        self.setVisible(bool(sentence))

    def changeEvent(self, event: QEvent) -> None:
        """Derive the colours again when the scheme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_in_palette()

    def _with_word(self, standing: Standing, sentence: str) -> str:
        match standing:
            case Standing.PROBLEM:
                return self.tr("Lỗi: {sentence}").format(sentence=sentence)
            case Standing.WARNING:
                return self.tr("Lưu ý: {sentence}").format(sentence=sentence)
            case Standing.GOOD:
                return sentence

    def _set_remedy(self, remedy: QAction | None) -> None:
        for action in self._button.actions():
            self._button.removeAction(action)
        if remedy is not None:
            self._button.setDefaultAction(remedy)
        self._button.setVisible(remedy is not None)

    def _paint_in_palette(self) -> None:
        if not self.text():
            return
        colour = self._colour()
        own = QPalette(self.palette())
        own.setColor(QPalette.ColorRole.WindowText, colour)
        self._sentence.setPalette(own)
        sign = _SIGNS.get(self._standing)
        if sign is not None:
            self._sign.setPixmap(pixmap(sign, colour, self.devicePixelRatioF()))

    def _colour(self) -> QColor:
        match self._standing:
            case Standing.PROBLEM:
                return problem_colour(self.palette())
            case Standing.WARNING:
                return warning_colour(self.palette())
            case Standing.GOOD:
                return muted_colour(self.palette())
