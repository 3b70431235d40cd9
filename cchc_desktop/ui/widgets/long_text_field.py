"""Text of several lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cchc_desktop.domain.vietnamese import normalize
from cchc_desktop.ui.widgets.field_widget import FieldWidget
from cchc_desktop.ui.widgets.line_edit import STAYING

FEWEST_LINES = 2
MOST_LINES = 6

_MARGIN = 2
"""Pixels round the text, so that it begins where that of a one-line field does."""

# Qt keeps a line end as one of these; its own toPlainText() would also turn the no-break spaces
# of a document's symbol into common ones.
_LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})


class TextArea(QPlainTextEdit):
    """A QPlainTextEdit which Tab leaves and which grows with its text, from 2 lines to 6."""

    left = Signal()
    """The focus went to another widget of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(_MARGIN)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def raw_text(self) -> str:
        """Return the text with its no-break spaces and control characters."""
        return self.document().toRawText().translate(_LINE_ENDS)

    def retype(self, text: str) -> None:
        """Replace the text as if the person had typed it: one step of Ctrl+Z."""
        if text == self.raw_text():
            return
        cursor = self.textCursor()
        place = cursor.position()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the editing has ended, unless the focus comes back by itself."""
        super().focusOutEvent(event)
        if event.reason() not in STAYING:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text only while it is edited; otherwise let the form scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height to the new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to lines that wrap otherwise in the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = self._count_lines()
        shown = max(FEWEST_LINES, min(MOST_LINES, lines))
        around = 2 * (_MARGIN + self.frameWidth())
        bars = Qt.ScrollBarPolicy
        # Said outright: while the height changes Qt would show a bar for text that fits.
        self.setVerticalScrollBarPolicy(
            bars.ScrollBarAsNeeded if lines > MOST_LINES else bars.ScrollBarAlwaysOff
        )
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + around)

    def _count_lines(self) -> int:
        """Return the number of lines, wrapped ones counted; beyond the most, just more."""
        layout = self.document().documentLayout()
        lines = 0
        block = self.document().begin()
        while block.isValid() and lines <= MOST_LINES:
            # Qt lays a block out, and so knows its lines, when it is asked where the block stands.
            layout.blockBoundingRect(block)
            lines += block.lineCount()
            block = block.next()
        return lines


class LongTextField(FieldWidget[str]):
    """Text of several lines; Tab goes to the next field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._area = TextArea()
        super().__init__(self._area, parent)
        self._own_change = False
        self._area.textChanged.connect(self._tell_edited)
        self._area.left.connect(self.finish)

    def value(self) -> str:
        """Return the text composed and trimmed; ``""`` for an empty field."""
        return normalize(self.text())

    def set_value(self, value: str | None) -> None:
        """Show ``value``."""
        self.set_text(value or "")

    def text(self) -> str:
        """Return the raw text."""
        return self._area.raw_text()

    def set_text(self, text: str) -> None:
        """Show the raw text of a draft as it was."""
        self._own_change = True
        try:
            self._area.setPlainText(text)
        finally:
            self._own_change = False

    def finish(self) -> None:
        """Compose and trim the text and tell that the editing has ended."""
        self._own_change = True
        try:
            self._area.retype(normalize(self.text()))
        finally:
            self._own_change = False
        self.finished.emit()

    def _tell_edited(self) -> None:
        if not self._own_change:
            self.edited.emit()
