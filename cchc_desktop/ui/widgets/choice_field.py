"""An entry of a list, found by typing a part of its name without marks."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.ui.widgets.choice_popup import ChoicePopup
from cchc_desktop.ui.widgets.choices import Choice, matching, named
from cchc_desktop.ui.widgets.line_edit import LineEdit
from cchc_desktop.ui.widgets.line_field import LineField, one_line
from cchc_desktop.ui.widgets.signs import Sign


class _ChoiceLine(LineEdit):
    """The editor; Alt+Down asks for the whole list, Down for what matches."""

    whole_list_asked = Signal()
    list_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys that open the list; all others type."""
        if event.key() != Qt.Key.Key_Down:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.whole_list_asked.emit()
        else:
            self.list_asked.emit()

    def step_focus(self, forward: bool) -> None:
        """Go to the next or the previous field, as Tab does."""
        self.focusNextPrevChild(forward)


class ChoiceField(LineField[str]):
    """A line with a list below it; its value is the code of the entry that the text names.

    The list opens while typing and is filtered without regard to marks; the text is never
    completed by itself. A text that names no entry stays, and its message says so; where the
    catalogue is extendable it can be added to it from there.
    """

    add_requested = Signal(str)
    """The person wants the typed name (composed and trimmed) added to the catalogue."""

    def __init__(
        self, catalogue: str, *, extendable: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make an empty field; ``catalogue`` is what messages call the list, such as "Kênh"."""
        line = _ChoiceLine()
        super().__init__(line, parent)
        self._catalogue = catalogue
        self._choices: tuple[Choice, ...] = ()
        self._shown: Choice | None = None
        self._add = QAction(self.tr("Thêm vào danh mục"), self) if extendable else None
        self._popup = ChoicePopup(line)
        self._popup.taken.connect(self.choose)
        self._popup.ended.connect(self.finish)
        self._popup.tabbed.connect(line.step_focus)
        line.textEdited.connect(self._list_matching)
        line.add_button(Sign.ARROW_DOWN, self.tr("Mở danh sách (Alt+↓)"), self.open_list)
        line.whole_list_asked.connect(self.open_list)
        line.list_asked.connect(self._open_matching)
        if self._add is not None:
            self._add.triggered.connect(self._ask_to_add)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer ``choices`` in this order; the chosen entry stays, under its new label if any."""
        self._choices = tuple(choices)
        shown = self._shown
        if shown is not None and one_line(self.text()) == shown.label:
            self.set_value(shown.code)

    def choices(self) -> tuple[Choice, ...]:
        """Return what is offered."""
        return self._choices

    def value(self) -> str:
        """Return the code of the named entry; ``""`` for an empty field.

        Raises InvalidValue where the text names no entry, or more than one.
        """
        typed = one_line(self.text())
        if not typed:
            return ""
        if self._shown is not None and typed == self._shown.label:
            return self._shown.code
        found = named(self._choices, typed)
        if not found:
            raise InvalidValue(
                self.tr("Chưa có “{typed}” trong danh mục {catalogue}.").format(
                    typed=typed, catalogue=self._catalogue
                )
            )
        if len(found) > 1:
            labels = self.tr(" hay ").join(f"“{choice.label}”" for choice in found)
            raise InvalidValue(
                self.tr("“{typed}” có thể là {labels}: hãy chọn trong danh sách.").format(
                    typed=typed, labels=labels
                )
            )
        return found[0].code

    def set_value(self, value: str | None) -> None:
        """Show the entry of code ``value``; ``""`` or None empties the field.

        A code that is not offered (an entry retired since) is shown as it is and kept.
        """
        self._shown = None
        if value:
            offered = (choice for choice in self._choices if choice.code == value)
            self._shown = next(offered, None) or self._kept(value)
        self.set_text(self._shown.label if self._shown is not None else "")

    def draft(self) -> str:
        """Return the raw text, or what is kept of the entry that it names."""
        typed = one_line(self.text())
        chosen = [self._shown] if self._shown is not None and typed == self._shown.label else []
        found = chosen or named(self._choices, typed)
        return found[0].kept if len(found) == 1 and found[0].kept else self.text()

    def show_draft(self, text: str) -> None:
        """Show what a draft has kept, an entry under its label in the window's language."""
        found = [choice for choice in self._choices if choice.kept and choice.kept == text]
        if found:
            self.set_value(found[0].code)
        else:
            self.set_text(text)

    def choose(self, choice: Choice) -> None:
        """Put ``choice`` in as if the person had taken it from the list."""
        self._shown = choice
        self._put(choice.label)

    def canonical(self, text: str) -> str:
        """Return the label of the named entry; other text composed and trimmed."""
        typed = one_line(text)
        if self._shown is not None and typed == self._shown.label:
            return typed
        found = named(self._choices, typed)
        return found[0].label if len(found) == 1 else typed

    def finish(self) -> None:
        """Close the list, write the entry's label out and tell that the editing has ended."""
        self._popup.close()
        super().finish()

    def open_list(self) -> None:
        """List everything, with the present entry marked."""
        if self.read_only:
            return
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        found = named(self._choices, self.text())
        self._popup.open_with(self._choices, found[0] if found else None)

    def remedy(self) -> QAction | None:
        """Return "Thêm vào danh mục" where the typed name is new and may be added."""
        typed = one_line(self.text())
        known = self._shown is not None and typed == self._shown.label
        if not typed or known or named(self._choices, typed):
            return None
        return self._add

    def _kept(self, code: str) -> Choice:
        return Choice(code, code)

    def _list_matching(self, typed: str) -> None:
        """List what matches while the person types; the rewriting at the end opens nothing."""
        if self._rewriting:
            return
        self._popup.open_with(matching(self._choices, typed) if typed.strip() else [])

    def _open_matching(self) -> None:
        if self.read_only:
            return
        if named(self._choices, self.text()):
            self.open_list()
        else:
            self._popup.open_with(matching(self._choices, self.text()))

    def _ask_to_add(self) -> None:
        self.add_requested.emit(one_line(self.text()))
