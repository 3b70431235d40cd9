"""Text of one line."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.widgets.line_edit import LineEdit
from cchc_desktop.ui.widgets.line_field import LineField, one_line


class TextField(LineField[str]):
    """One line of text.

    Text of any length is taken in whole; pasted line breaks become spaces when the editing ends;
    control characters stay where they are. The field's rules then say what does not fit.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LineEdit(), parent)

    def value(self) -> str:
        """Return the text composed and trimmed; ``""`` for an empty field."""
        return one_line(self.text())

    def set_value(self, value: str | None) -> None:
        """Show ``value``."""
        self.set_text(value or "")

    def canonical(self, text: str) -> str:
        """Return ``text`` composed, trimmed and on one line."""
        return one_line(text)
