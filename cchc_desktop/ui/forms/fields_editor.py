"""The fields of one record or of one of its lines, laid out; the lines are editors of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.evidence import Evidence, EvidenceFile
from cchc_desktop.domain.fields import Kind, Lines, fields_of, lines_of
from cchc_desktop.domain.validation import Problem, Severity
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.drafts import FormState
from cchc_desktop.ui.forms.evidence_files import EvidenceFiles
from cchc_desktop.ui.forms.evidence_lines import EvidenceLines
from cchc_desktop.ui.forms.field_widgets import framed, offer, put_in, value_in
from cchc_desktop.ui.forms.layouts import LAYOUTS, Rows
from cchc_desktop.ui.forms.lines_editor import LinesEditor
from cchc_desktop.ui.widgets.field_frame import FieldFrame

Frame = FieldFrame[Any]
AnyLines: TypeAlias = LinesEditor | EvidenceFiles

_SHARES = {Kind.NUMBER: 2, Kind.WHOLE: 2, Kind.DAY: 2, Kind.FLAG: 0}
"""How much of a row's width a kind of field takes; a flag takes what its label needs."""

_USUAL_SHARE = 3
_LETTERS_SEEN = {Kind.CHOICE: 18, Kind.DAY: 17}
"""How many letters of a kind of field must be seen in the narrowest form, buttons included."""

_AT_TOP = Qt.AlignmentFlag.AlignTop
_PLACE = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(.*))?")


def has_focus(widget: QWidget) -> bool:
    """Tell whether the focus is in a widget or below it."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


class FieldsEditor(QWidget):
    """The frames of a record's fields and the editors of its lines."""

    edited = Signal()
    """After each change that the person made."""

    lines_changed = Signal()
    """A line has come or gone."""

    field_finished = Signal(str)
    """The editing of the field of this name has ended."""

    def __init__(self, cls: type[Any], desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cls = cls
        self.desk = desk
        self.frames: dict[str, Frame] = {}
        self.lines: dict[str, AnyLines] = {}
        self._lay_out(LAYOUTS[cls])

    def show_values(self, record: object) -> None:
        """Show a record's or line's values; messages of the former one go."""
        for name, frame in self.frames.items():
            field = fields_of(self.cls)[name]
            put_in(field, frame.widget, getattr(record, name))
            frame.set_problem(None)
            frame.set_warning(None)
        for name, editor in self.lines.items():
            editor.show_lines(getattr(record, name))

    def values(self) -> dict[str, Any]:
        """Return the values that were typed as the record keeps them; raises InvalidValue."""
        fields = fields_of(self.cls)
        values = {name: value_in(fields[name], frame.widget) for name, frame in self.frames.items()}
        return values | {name: editor.values() for name, editor in self.lines.items()}

    def state(self) -> FormState:
        """Return the raw texts, as a draft keeps them."""
        state: FormState = {name: frame.widget.draft() for name, frame in self.frames.items()}
        for name, editor in self.lines.items():
            state[name] = editor.states()
        return state

    def show_state(self, state: FormState) -> None:
        """Show the raw texts of a draft; fields that it does not know stay."""
        for name, kept in state.items():
            if name in self.frames and isinstance(kept, str):
                self.frames[name].widget.show_draft(kept)
            elif name in self.lines and isinstance(kept, list):
                self.lines[name].show_states(kept)

    def is_blank(self) -> bool:
        """Tell whether nothing has been typed in at all."""
        return not any(frame.widget.text() for frame in self.frames.values()) and all(
            editor.is_blank() for editor in self.lines.values()
        )

    def all_frames(self) -> Iterator[Frame]:
        """Yield every frame in the order of Tab, those of lines too."""
        for row in LAYOUTS[self.cls]:
            for name in row:
                if name in self.frames:
                    yield self.frames[name]
                else:
                    yield from self.lines[name].all_frames()

    def check(self) -> bool:
        """Check every field but blank lines, and tell whether all can be read and saved."""
        found = [frame.check() for frame in self.frames.values()]
        found += [editor.check() for editor in self.lines.values()]
        return all(found)

    def focused(self) -> tuple[str | int, ...]:
        """Return the place of the field that has the focus, such as ("measures", 0, "unit")."""
        for name, frame in self.frames.items():
            if has_focus(frame):
                return (name,)
        for name, editor in self.lines.items():
            if has_focus(editor):
                return (name, *editor.focused())
        return ()

    def take(self, place: tuple[str | int, ...], record: object) -> bool:
        """Take the value that another record has at a place; tell whether it has one there."""
        name = str(place[0])
        if name in self.frames:
            if self.frames[name].widget.read_only:
                return False
            put_in(fields_of(self.cls)[name], self.frames[name].widget, getattr(record, name))
            self.frames[name].check()
            self.edited.emit()
            return True
        return self.lines[name].take(place[1:], getattr(record, name))

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show each fault and warning beside the field that it names."""
        for problem in problems:
            self.show_problem(problem.path, problem)

    def show_problem(self, path: str, problem: Problem) -> None:
        """Show one fault; ``path`` is its place below this record or line."""
        place = _PLACE.fullmatch(path)
        assert place is not None, path
        name, index, rest = place.groups()
        if name in self.lines:
            self.lines[name].show_problem(index, rest, problem)
        elif problem.severity is Severity.ERROR:
            if self.frames[name].problem is None:
                self.frames[name].set_problem(problem.message)
        elif self.frames[name].warning is None:
            self.frames[name].set_warning(problem.message)

    def offer_again(self) -> None:
        """Offer the catalogues as they are now."""
        for name, frame in self.frames.items():
            field = fields_of(self.cls)[name]
            if field.kind in (Kind.CHOICE, Kind.REFERENCE):
                offer(frame.widget, field, self.desk)
        for editor in self.lines.values():
            editor.offer_again()

    def read(self, name: str) -> Any:
        """Return the value of one field, None where it cannot be read."""
        try:
            return value_in(fields_of(self.cls)[name], self.frames[name].widget)
        except InvalidValue:
            return None

    def _lay_out(self, rows: Rows) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        fields = fields_of(self.cls)
        for names in rows:
            row = QHBoxLayout()
            row.setSpacing(8)
            for name in names:
                share = _SHARES.get(fields[name].kind) if name in fields else None
                row.addWidget(self._made(name), _USUAL_SHARE if share is None else share, _AT_TOP)
            column.addLayout(row)

    def _made(self, name: str) -> QWidget:
        declared = lines_of(self.cls).get(name)
        if declared is not None:
            editor = self._lines_editor(declared)
            editor.edited.connect(self.edited)
            editor.lines_changed.connect(self.lines_changed)
            self.lines[name] = editor
            return editor
        frame = framed(fields_of(self.cls)[name], self.desk)
        letters = _LETTERS_SEEN.get(fields_of(self.cls)[name].kind, 0)
        frame.setMinimumWidth(self.fontMetrics().horizontalAdvance("x") * letters)
        frame.widget.edited.connect(self.edited)
        frame.widget.finished.connect(self._teller_of(name))
        self.frames[name] = frame
        return frame

    def _lines_editor(self, declared: Lines) -> AnyLines:
        line = declared.line
        if line is EvidenceFile:
            return EvidenceFiles(self.desk)
        if line is Evidence:
            return EvidenceLines(declared, self.desk)
        return LinesEditor(declared, lambda: FieldsEditor(line, self.desk))

    def _teller_of(self, name: str) -> Callable[[], None]:
        def tell() -> None:
            # A field that loses the focus because its window is destroyed has nobody to tell.
            if isValid(self):
                self.field_finished.emit(name)

        return tell
