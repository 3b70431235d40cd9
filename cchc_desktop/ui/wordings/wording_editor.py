"""The editor of one block's wording."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from cchc_desktop.ui.widgets.line_edit import STAYING
from cchc_desktop.ui.wordings.chip_document import insert_wording, position_of, wording_of
from cchc_desktop.ui.wordings.chip_text_edit import ChipTextEdit
from cchc_desktop.ui.wordings.chips import Chips, shown_text
from cchc_desktop.ui.wordings.marks import GUTTER, Mark, MarkMargin, underline_of

FEWEST_LINES = 2
MOST_LINES = 12

_OUR_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class WordingEditor(ChipTextEdit):
    """Edits the wording of one block; grows with it from 2 lines to 12.

    What is typed is never touched while it is typed: :meth:`wording` gives it in NFC. Spaces at
    the ends stay; whoever keeps the wording cuts them off.
    """

    left = Signal()
    """The focus went to another widget of the window."""

    accepted = Signal()
    """Ctrl+Enter: the person is done."""

    rejected = Signal()
    """Esc: the person wants out; the text stays until the caller decides."""

    split_asked = Signal(str, str)
    """Enter: the person wants a new block; the wordings before and behind the cursor."""

    join_asked = Signal()
    """Backspace at the very beginning: the block is to join the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: list[tuple[QTextCursor, Mark, QTextCharFormat]] = []
        self.margin = MarkMargin(self)
        self.setAccessibleName(self.tr("Nội dung đoạn"))
        self.setViewportMargins(GUTTER, 0, 0, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_lines()
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._describe)
        self._fit()

    @property
    def dirty(self) -> bool:
        """Whether the text is another than at :meth:`set_wording` or :meth:`mark_saved`."""
        return self.document().isModified()

    def mark_saved(self) -> None:
        """Take the present text for the one that is kept: it is no longer dirty."""
        self.document().setModified(False)

    def wording(self) -> str:
        """Return the wording in NFC, braces that were typed doubled."""
        return wording_of(self.parts())

    def text(self) -> str:
        """Return the text as it reads, with the texts of the chips."""
        return shown_text(self.wording(), self._chips)

    def set_wording(self, wording: str, chips: Chips) -> None:
        """Show another wording; the undo history begins anew, and nothing is told."""
        self._loading = True
        try:
            self._show_chips(chips)
            self.mark([])
            document = self.document()
            document.setUndoRedoEnabled(False)
            cursor = QTextCursor(document)
            cursor.select(QTextCursor.SelectionType.Document)
            insert_wording(cursor, wording, chips)
            self._set_lines()
            document.setModified(False)
            self.moveCursor(QTextCursor.MoveOperation.Start)
        finally:
            self._loading = False
        self._describe()

    def refresh_chips(self, chips: Chips) -> None:
        """Show the chips with new texts; the document, its cursor and its history stay."""
        self._show_chips(chips)
        document = self.document()
        document.markContentsDirty(0, document.characterCount())
        self.viewport().update()
        self._describe()

    def place(self) -> int:
        """Return where the cursor is, in characters of the wording."""
        return len(wording_of(self.parts(), 0, self.textCursor().position()))

    def put_cursor(self, place: int) -> None:
        """Put the cursor at a place in the wording."""
        cursor = self.textCursor()
        cursor.setPosition(position_of(self.parts(), place))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def mark(self, marks: Iterable[Mark]) -> None:
        """Underline stretches of the wording, in the place of those marked before.

        The marks move with the text that is typed before them.
        """
        self._show_marks([(self._cursor_over(mark), mark) for mark in marks])

    def underline_at(self, position: int) -> QTextCharFormat | None:
        """Return the underline of the first mark at a position of the document."""
        for cursor, _, underline in self._marks:
            if cursor.selectionStart() <= position < cursor.selectionEnd():
                return underline
        return None

    def told_at(self, point: QPoint) -> list[str]:
        """Return the messages of the marks at a point, then what the chip says."""
        return [*self._messages_at(point), *super().told_at(point)]

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Esc from the shortcuts of the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OUR_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys that lead out of the block; all others edit it."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.rejected.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if ctrl:
                self.accepted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.selected_chip() is None:
                # Held down, Enter makes one new block.
                if not event.isAutoRepeat():
                    self._split()
            case Qt.Key.Key_Backspace if self._is_at_the_beginning():
                # Held down, Backspace empties the block and no more.
                if not event.isAutoRepeat() and not self.isReadOnly():
                    self.join_asked.emit()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the editing has ended, unless the focus comes back by itself."""
        super().focusOutEvent(event)
        if event.reason() not in STAYING:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text only while it is edited; otherwise let the page scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll the signs of the marks with the text."""
        super().scrollContentsBy(dx, dy)
        self._show_signs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to lines that wrap otherwise in the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height to the new font, and the marks to the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        elif event.type() == QEvent.Type.PaletteChange:
            self._show_marks([(cursor, mark) for cursor, mark, _ in self._marks])

    def _split(self) -> None:
        if not self.isReadOnly():
            parts, at = self.parts(), self.textCursor().position()
            self.split_asked.emit(wording_of(parts, 0, at), wording_of(parts, at))

    def _is_at_the_beginning(self) -> bool:
        cursor = self.textCursor()
        return cursor.atStart() and not cursor.hasSelection()

    def _cursor_over(self, mark: Mark) -> QTextCursor:
        parts = self.parts()
        start = position_of(parts, mark.start)
        end = position_of(parts, max(mark.end, mark.start + 1), behind=True)
        cursor = QTextCursor(self.document())
        cursor.setPosition(end)
        if start == end:  # a mark at the very end stands under the last letter
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
            start = min([cursor.position(), *(c.start for c in self.chips_in(end - 1, end))])
            cursor.setPosition(end)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _show_marks(self, marks: Iterable[tuple[QTextCursor, Mark]]) -> None:
        palette = self.palette()
        self._marks = [(cursor, mark, underline_of(mark.kind, palette)) for cursor, mark in marks]
        selections = []
        for cursor, _, underline in self._marks:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = underline
            selections.append(selection)
        self.setExtraSelections(selections)
        self._show_signs()

    def _show_signs(self) -> None:
        lines = (
            (next(self.rects_of(cursor.selectionStart(), cursor.selectionEnd()), None), mark)
            for cursor, mark, _ in self._marks
        )
        self.margin.show_marks(
            (line.translated(self.viewport().pos() - self.margin.pos()).toRect(), mark)
            for line, mark in lines
            if line is not None
        )

    def _messages_at(self, point: QPoint) -> list[str]:
        return [
            mark.message
            for cursor, mark, _ in self._marks
            if any(
                line.contains(QPointF(point))
                for line in self.rects_of(cursor.selectionStart(), cursor.selectionEnd())
            )
        ]

    def _describe(self) -> None:
        """Give screen readers the text with the chips' own; the signs move with the text."""
        self.setAccessibleDescription(self.text())
        self._show_signs()

    def _fit(self) -> None:
        """Take the height of the text, between the fewest lines and the most."""
        around = self.document().documentMargin() * 2
        pitch = self.line_pitch()
        lines = round((self.document().size().height() - around) / pitch)
        bars = Qt.ScrollBarPolicy
        # Said outright: while the height changes Qt would show a bar for text that fits.
        self.setVerticalScrollBarPolicy(
            bars.ScrollBarAsNeeded if lines > MOST_LINES else bars.ScrollBarAlwaysOff
        )
        shown = max(FEWEST_LINES, min(MOST_LINES, lines))
        self.setFixedHeight(round(shown * pitch + around) + 2 * self.frameWidth())
        frame = self.frameWidth()
        self.margin.setGeometry(frame, frame, GUTTER, self.height() - 2 * frame)
        self._show_signs()
