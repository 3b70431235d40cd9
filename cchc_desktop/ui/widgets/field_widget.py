"""What every input field of the house can do, whatever it holds."""

from __future__ import annotations

import enum
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from cchc_desktop.ui.widgets.colours import problem_colour, warning_colour

T = TypeVar("T")

OUTLINE = 2
"""Width in pixels of the line round a field that has a fault or a warning."""


class Standing(enum.Enum):
    """How the check of a field's content came out."""

    GOOD = "good"
    WARNING = "warning"
    PROBLEM = "problem"


class FieldWidget(QWidget, Generic[T]):
    """An input field holding a value of type ``T``.

    The text stays exactly as it is typed until the editing ends (the focus goes elsewhere in the
    window, or Enter): then it is composed, trimmed and written in its usual form, as one step
    that Ctrl+Z takes back. Text that cannot be read is never changed.
    """

    edited = Signal()
    """After each change made by the person. Nothing may change the text in answer."""

    finished = Signal()
    """The editing has ended, the text has its usual form: time to check the value."""

    shows_own_label = False
    """True where the label is a part of the editor, as with a check box."""

    def __init__(self, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._standing = Standing.GOOD
        self._read_only = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(OUTLINE, OUTLINE, OUTLINE, OUTLINE)
        layout.addWidget(editor)
        self.setFocusProxy(editor)

    @property
    def editor(self) -> QWidget:
        """The widget that has the focus while this field is edited."""
        return self._editor

    @property
    def read_only(self) -> bool:
        """Whether the value is shown and cannot be changed."""
        return self._read_only

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting the person change it, or let her again.

        It can still be reached, read out, selected and copied; its ground is that of the window,
        and its message should say why it is so.
        """
        self._read_only = read_only
        if isinstance(self._editor, (QLineEdit, QPlainTextEdit)):
            self._editor.setReadOnly(read_only)
        else:
            self._editor.setEnabled(not read_only)
        palette = QPalette()
        if read_only:
            palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self._editor.setPalette(palette)

    def value(self) -> T | None:
        """Return what the text says.

        An empty field gives the empty value of its kind, as the records declare it: ``""`` for
        text and choices, ``None`` for the others. Raises InvalidValue, with a sentence for the
        person, where the text cannot be read.
        """
        raise NotImplementedError

    def set_value(self, value: T | None) -> None:
        """Show ``value``; no signal follows, and Ctrl+Z does not go back beyond it."""
        raise NotImplementedError

    def text(self) -> str:
        """Return the raw text, readable or not, as a draft keeps it."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Show the raw text of a draft as it was; no signal follows."""
        raise NotImplementedError

    def draft(self) -> str:
        """Return the text as a draft keeps it: one that a window in another language reads."""
        return self.text()

    def show_draft(self, text: str) -> None:
        """Show what a draft has kept; no signal follows."""
        self.set_text(text)

    def finish(self) -> None:
        """End the editing as if the focus had gone: to be called before a record is saved."""
        raise NotImplementedError

    def remedy(self) -> QAction | None:
        """Return what can be done about the present content in one press, or None."""
        return None

    def set_label(self, label: str) -> None:
        """Tell screen readers what the field is called."""
        self._editor.setAccessibleName(label)

    def set_message(self, message: str) -> None:
        """Tell screen readers what is wrong with the field, or how it is filled in."""
        self._editor.setAccessibleDescription(message)

    def set_standing(self, standing: Standing) -> None:
        """Draw a line round the field where its content has a fault or is unusual."""
        if standing is not self._standing:
            self._standing = standing
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line that goes with a message."""
        super().paintEvent(event)
        if self._standing is Standing.GOOD:
            return
        palette = self.palette()
        problem = self._standing is Standing.PROBLEM
        colour = problem_colour(palette) if problem else warning_colour(palette)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.SolidLine if problem else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour, OUTLINE, style))
        inset = OUTLINE / 2
        around = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(around, 3, 3)
        painter.end()
