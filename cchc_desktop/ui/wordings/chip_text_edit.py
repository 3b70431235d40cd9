"""A text editor in which a chip is one thing: stepped over, selected and removed as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QContextMenuEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.wordings.chip_document import (
    Stretch,
    insert_chip,
    insert_wording,
    one_paragraph,
    wording_of,
)
from cchc_desktop.ui.wordings.chip_view import ChipView
from cchc_desktop.ui.wordings.chips import shown_text
from cchc_desktop.ui.wordings.wording_clipboard import can_paste, pasted, put_wording

_LONGEST = 40
_KEEP = QTextCursor.MoveMode.KeepAnchor
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class ChipTextEdit(ChipView):
    """Edits one paragraph with chips.

    A chip goes only by Backspace, Delete or Cut, and only when it is selected: the first press
    of Backspace behind it selects it, the second, pressed anew, removes it. What is typed,
    pasted or put in while a chip alone is selected comes beside it. A selection of text goes
    with the chips in it, as everywhere; Ctrl+Z brings all back.
    """

    edited = Signal()
    """The text was changed by the person."""

    token_asked = Signal()
    """The person wants to put a live word in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._last = 0
        self._points = False
        self._loading = False
        self.cursorPositionChanged.connect(self._keep_out_of_chips)
        self.selectionChanged.connect(self._tell_selected)
        self.textChanged.connect(self._tell_edited)

    def insert_token(self, name: str) -> None:
        """Put the live word ``name`` in, in the place of selected text or beside a chip."""
        cursor = self._typing_cursor()
        insert_chip(cursor, name, self._chips)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Guard the chips; all other keys are Qt's."""
        chip = self.selected_chip()
        if chip is not None and _opens(event):
            self.token_opened.emit(chip.token)
        elif not self.isReadOnly() and self._deletes(event):
            event.accept()
        else:
            if chip is not None and _types(event):
                self._typing_cursor()
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let an input method write beside chips only, and only what fits in a paragraph."""
        if event.commitString() or event.preeditString():
            self._typing_cursor()
        start, length = event.replacementStart(), event.replacementLength()
        first = self.textCursor().position() + start
        if length and self.chips_in(first, first + length):
            start = length = 0
        event.setCommitString(one_paragraph(event.commitString()), start, length)
        super().inputMethodEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor to the nearer end of a chip."""
        with self._pointing():
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select as far as the nearer end of a chip."""
        with self._pointing():
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the cursor to the nearer end of a chip."""
        with self._pointing():
            super().mouseReleaseEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let what is dropped on a chip fall beside its nearer end."""
        with self._pointing():
            super().dropEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a chip above Qt's own entries."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = []
        chip = self._meant(event)
        if chip is not None:
            text = self.tr("Xem “{text}” lấy từ đâu").format(text=_short(self._shown(chip)))
            opening = QAction(text.replace("&", "&&"), menu)
            opening.triggered.connect(lambda: self.token_opened.emit(chip.token))
            own.append(opening)
        if not self.isReadOnly():
            inserting = QAction(self.tr("Chèn từ sống…"), menu)
            inserting.triggered.connect(self.token_asked)
            own.append(inserting)
        first = menu.actions()[0]
        menu.insertActions(first, own)
        menu.insertSeparator(first)
        menu.popup(event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, not files or pictures."""
        return can_paste(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the texts of the chips for other programs, the chips themselves for ours."""
        cursor = self.textCursor()
        wording = wording_of(self.parts(), cursor.selectionStart(), cursor.selectionEnd())
        # Qt's own, filled anew: one made by Python may still lie in the clipboard when Python has
        # ended, and ends the program badly when it is let go.
        data = super().createMimeDataFromSelection()
        # Qt writes the selection into it when somebody asks, over what is put there before.
        data.text()
        put_wording(data, wording, self._chips)
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop: chips where they come from a wording, otherwise plain text."""
        if not can_paste(source):
            return
        cursor = self._typing_cursor()
        insert_wording(cursor, pasted(source), self._chips)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @contextmanager
    def _pointing(self) -> Iterator[None]:
        """Look for the nearer end of a chip, not for the next one, while the mouse leads."""
        self._points = True
        try:
            yield
        finally:
            self._points = False

    def _typing_cursor(self) -> QTextCursor:
        """Return the cursor outside every chip; a chip that alone was selected is left."""
        self._keep_out_of_chips()  # a drop sets the cursor where the mouse is, without a word
        cursor = self.textCursor()
        if self.selected_chip() is not None:
            cursor.clearSelection()
            self.setTextCursor(cursor)
        return cursor

    def _deletes(self, event: QKeyEvent) -> bool:
        """Do what a deleting key does at a chip; False where it is Qt's to do."""
        keys = QKeySequence.StandardKey
        word = event.matches(keys.DeleteStartOfWord) or event.matches(keys.DeleteEndOfWord)
        forward = event.matches(keys.Delete) or event.matches(keys.DeleteEndOfWord)
        if not (word or forward or _is_backspace(event)):
            return False
        cursor = self.textCursor()
        if cursor.hasSelection():
            return self.selected_chip() is not None and self._remove_selected(event)
        at = cursor.position()
        beside = self.chips_in(at, at + 1) if forward else self.chips_in(at - 1, at)
        if beside:
            self.select_chip(beside[0], from_behind=not forward)
        elif word:
            self._delete_word(forward=forward)
        return bool(beside) or word

    def _remove_selected(self, event: QKeyEvent) -> bool:
        """Remove the selected chip, unless the key that has selected it is still held down."""
        if not event.isAutoRepeat():
            self.textCursor().removeSelectedText()
        return True

    def _delete_word(self, *, forward: bool) -> None:
        """Delete as Ctrl+Backspace does, but never through a chip."""
        cursor = self.textCursor()
        at = cursor.position()
        moves = QTextCursor.MoveOperation
        cursor.movePosition(moves.NextWord if forward else moves.PreviousWord, _KEEP)
        touched = self.chips_in(cursor.selectionStart(), cursor.selectionEnd())
        if touched:
            cursor.setPosition(at)
            cursor.setPosition(touched[0].start if forward else touched[-1].end, _KEEP)
        cursor.removeSelectedText()

    def _keep_out_of_chips(self) -> None:
        """Lead the cursor, and both ends of a selection, past the chip in which they are."""
        cursor = self.textCursor()
        position, anchor = cursor.position(), cursor.anchor()
        outside = self._outside(position, forward=position > self._last)
        fixed = outside if anchor == position else self._outside(anchor, forward=anchor > position)
        self._last = outside
        if (outside, fixed) != (position, anchor):
            cursor.setPosition(fixed)
            cursor.setPosition(outside, _KEEP)
            self.setTextCursor(cursor)

    def _outside(self, position: int, *, forward: bool) -> int:
        """Return the end of the chip around a position: the nearer to a mouse, or the next."""
        for part in self.chips_in(position - 1, position + 1):
            if part.start < position < part.end:
                if self._points:
                    forward = position - part.start > part.end - position
                return part.end if forward else part.start
        return position

    def _meant(self, event: QContextMenuEvent) -> Stretch | None:
        """Return the chip for which a menu is asked: under the mouse, or at the cursor."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            return self.chip_at(event.pos())
        at = self.textCursor().position()
        beside = self.chips_in(at - 1, at) or self.chips_in(at, at + 1)
        return self.selected_chip() or (beside[0] if beside else None)

    def _shown(self, chip: Stretch) -> str:
        return shown_text(chip.wording, self._chips)

    def _tell_edited(self) -> None:
        if not self._loading:
            self.edited.emit()

    def _tell_selected(self) -> None:
        """Say a chip to a screen reader, which would read a sign for an object."""
        chip = self.selected_chip()
        if chip is not None and chip.token is not None and QAccessible.isActive():
            told = " ".join(self.told_of(chip.token))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))


def _opens(event: QKeyEvent) -> bool:
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
    return event.key() in keys and not event.modifiers() & _COMMANDS


def _is_backspace(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Backspace and not event.modifiers() & _COMMANDS


def _types(event: QKeyEvent) -> bool:
    """Tell whether a key writes something; AltGr comes as Ctrl and Alt together."""
    return bool(event.text()) and event.text().isprintable() and not _is_command(event)


def _is_command(event: QKeyEvent) -> bool:
    pressed = event.modifiers() & _COMMANDS
    alt_gr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(pressed) and pressed != alt_gr


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
