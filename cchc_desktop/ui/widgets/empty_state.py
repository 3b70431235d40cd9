"""What stands where a list has nothing to show: a sentence, and what to press."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """A sentence in the middle with up to two buttons below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = QLabel()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.addStretch(2)
        self._column.addWidget(self._sentence)
        self._column.addSpacing(8)
        self._column.addStretch(3)

    def text(self) -> str:
        """Return the sentence."""
        return self._sentence.text()

    def say(self, sentence: str, *offers: tuple[str, Callable[[], object]]) -> None:
        """Show a sentence with a button for each (label, what it does)."""
        self._sentence.setText(sentence)
        for button in self._buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for label, act in offers:
            button = QPushButton(label)
            button.setAutoDefault(False)
            button.setMinimumWidth(self.fontMetrics().horizontalAdvance("x") * 28)
            button.clicked.connect(lambda _checked=False, act=act: act())
            place = self._column.count() - 1
            self._column.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignHCenter)
            self._buttons.append(button)
