"""What the fields of one line share: typing undisturbed, rewriting when it ends."""

from __future__ import annotations

import re
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.vietnamese import normalize
from cchc_desktop.ui.widgets.field_widget import FieldWidget
from cchc_desktop.ui.widgets.line_edit import LineEdit

T = TypeVar("T")

_BREAKS = re.compile(r"[ \t]*[\r\n\t\u2028\u2029]+[ \t]*")


def one_line(text: str) -> str:
    """Return ``text`` composed (NFC), trimmed, its line breaks and tabs turned into spaces."""
    return _BREAKS.sub(" ", normalize(text))


class LineField(FieldWidget[T]):
    """A field with a one-line editor.

    A subclass reads the text in ``value`` and writes it out in ``canonical``.
    """

    def __init__(self, line: LineEdit, parent: QWidget | None = None) -> None:
        super().__init__(line, parent)
        self._line = line
        self._rewriting = False
        line.textEdited.connect(self._tell_edited)
        line.returnPressed.connect(self.finish)
        line.left.connect(self.finish)

    def canonical(self, text: str) -> str:
        """Return ``text`` in the form shown when the editing has ended.

        Returns it unchanged where it cannot be read.
        """
        raise NotImplementedError

    def text(self) -> str:
        """Return the raw text."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Show the raw text of a draft as it was."""
        self._line.show_text(text)

    def set_placeholder(self, text: str) -> None:
        """Show ``text`` faintly while the field is empty."""
        self._line.setPlaceholderText(text)

    def set_read_only(self, read_only: bool) -> None:
        """Take the buttons away too."""
        super().set_read_only(read_only)
        self._line.show_buttons(not read_only)

    def finish(self) -> None:
        """Write the text in its usual form and tell that the editing has ended."""
        self._rewriting = True
        try:
            self._line.retype(self.canonical(self._line.text()))
        finally:
            self._rewriting = False
        self.finished.emit()

    def _put(self, text: str) -> None:
        """Put ``text`` in by a key or button other than typing, then end the editing."""
        if self.read_only:
            return
        before = self._line.text()
        self._rewriting = True
        try:
            self._line.retype(text)
        finally:
            self._rewriting = False
        if text != before:
            self.edited.emit()
        self.finish()

    def _tell_edited(self) -> None:
        if not self._rewriting:
            self.edited.emit()
