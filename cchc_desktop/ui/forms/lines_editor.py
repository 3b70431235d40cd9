"""The lines of a record, each with its own fields: added, removed and brought back by key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.fields import Lines
from cchc_desktop.domain.validation import Problem
from cchc_desktop.ui.drafts import FormState
from cchc_desktop.ui.widgets.field_frame import FieldFrame
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.wording import spoken

if TYPE_CHECKING:
    from cchc_desktop.ui.forms.fields_editor import FieldsEditor


class LineRow(QFrame):
    """One line with the button that removes it; Ctrl+- does the same."""

    remove_asked = Signal(object)

    def __init__(self, editor: FieldsEditor, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.setFrameShape(QFrame.Shape.StyledPanel)
        remove = QToolButton()
        remove.setText("✕")
        remove.setAutoRaise(True)
        remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        remove.setToolTip(self.tr("Bỏ {noun} này (Ctrl+-)").format(noun=noun))
        remove.setAccessibleName(self.tr("Bỏ {noun} này").format(noun=noun))
        remove.clicked.connect(self._ask)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 4, 2, 4)
        layout.setSpacing(2)
        layout.addWidget(editor, 1)
        layout.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the line on Ctrl+-, which no field of it uses."""
        if (
            event.key() == Qt.Key.Key_Minus
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self._ask()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.remove_asked.emit(self)


class LinesEditor(QWidget):
    """The rows of one kind of line below their label, and the button for another."""

    edited = Signal()
    """After each change that the person made."""

    lines_changed = Signal()
    """A row has come or gone."""

    def __init__(
        self,
        declared: Lines,
        make_editor: Callable[[], FieldsEditor],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._declared = declared
        self._noun = spoken(declared.noun)
        self._make_editor = make_editor
        self._rows: list[LineRow] = []
        self._removed: tuple[int, FormState] | None = None
        self._message = MessageLine()
        self._place = QVBoxLayout()
        self._place.setSpacing(4)
        self._add = QPushButton(self.tr("+ Thêm {noun}").format(noun=self._noun))
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._add_asked)
        self._restore = QPushButton(self.tr("Lấy lại {noun} vừa bỏ").format(noun=self._noun))
        self._restore.setAutoDefault(False)
        self._restore.setFlat(True)
        self._restore.clicked.connect(self._bring_back)
        self._lay_out()
        self.show_lines(())

    @property
    def rows(self) -> tuple[LineRow, ...]:
        """The rows from top to bottom."""
        return tuple(self._rows)

    @property
    def label(self) -> str:
        """What the lines are called."""
        return spoken(self._declared.label)

    @property
    def problem(self) -> str:
        """The fault of the lines as a whole that is shown, or ``""``."""
        return self._problem

    def show_lines(self, lines: tuple[Any, ...]) -> None:
        """Show lines, and blank ones up to the number that a record needs."""
        self._have_rows(max(len(lines), self._declared.minimum))
        blank = (self._declared.line(),) * (len(self._rows) - len(lines))
        for row, line in zip(self._rows, (*lines, *blank), strict=True):
            row.editor.show_values(line)
        self.lines_changed.emit()

    def values(self) -> tuple[Any, ...]:
        """Return the lines that are not blank; raises InvalidValue."""
        return tuple(
            self._declared.line(**row.editor.values())
            for row in self._rows
            if not row.editor.is_blank()
        )

    def states(self) -> list[FormState]:
        """Return the raw texts of every line, as a draft keeps them."""
        return [row.editor.state() for row in self._rows]

    def show_states(self, states: list[FormState]) -> None:
        """Show the lines of a draft."""
        self._have_rows(len(states))
        for row, state in zip(self._rows, states, strict=True):
            row.editor.show_values(self._declared.line())
            row.editor.show_state(state)
        self.lines_changed.emit()

    def is_blank(self) -> bool:
        """Tell whether nothing has been typed into any line."""
        return all(row.editor.is_blank() for row in self._rows)

    def all_frames(self) -> Iterator[FieldFrame[Any]]:
        """Yield the frames of all lines."""
        for row in self._rows:
            yield from row.editor.all_frames()

    def check(self) -> bool:
        """Check every line that is not blank and tell whether all can be saved."""
        self._say("")
        found = [row.editor.check() for row in self._rows if not row.editor.is_blank()]
        return all(found)

    def show_problem(self, index: str | None, rest: str | None, problem: Problem) -> None:
        """Show a fault of the line with an index, or of the lines as a whole."""
        if index is None or rest is None:
            self._say(problem.message)
            return
        filled = [row for row in self._rows if not row.editor.is_blank()]
        filled[int(index)].editor.show_problem(rest, problem)

    def offer_again(self) -> None:
        """Offer the catalogues as they are now."""
        for row in self._rows:
            row.editor.offer_again()

    def focused(self) -> tuple[str | int, ...]:
        """Return the row's number and the place in it of the field that has the focus."""
        focus = QApplication.focusWidget()
        for number, row in enumerate(self._rows):
            if focus is not None and row.isAncestorOf(focus):
                return (number, *row.editor.focused())
        return ()

    def take(self, place: tuple[str | int, ...], lines: tuple[Any, ...]) -> bool:
        """Take the value of another record's line at the same place; False where it has none."""
        if len(place) < 2 or not isinstance(place[0], int) or place[0] >= len(lines):
            return False
        return self._rows[place[0]].editor.take(place[1:], lines[place[0]])

    def focus_first(self) -> None:
        """Put the focus where the lines begin."""
        target = self._rows[0].editor if self._rows else None
        frame = next(target.all_frames(), None) if target is not None else None
        (frame.widget if frame is not None else self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        title = QLabel(spoken(self._declared.label) + (" *" if self._declared.minimum else ""))
        title.setTextFormat(Qt.TextFormat.PlainText)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        title.setToolTip(spoken(self._declared.help))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(6)
        self.buttons.addWidget(self._add)
        self.buttons.addWidget(self._restore)
        self.buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 4, 2, 4)
        layout.setSpacing(3)
        layout.addWidget(title)
        layout.addLayout(self._place)
        layout.addWidget(self._message)
        layout.addLayout(self.buttons)

    def append_row(self) -> LineRow:
        """Add a blank row below the others and return it."""
        row = LineRow(self._make_editor(), self._noun)
        row.setAccessibleName(f"{spoken(self._declared.label)} {len(self._rows) + 1}")
        row.editor.edited.connect(self.edited)
        row.editor.lines_changed.connect(self.lines_changed)
        row.remove_asked.connect(self._remove)
        self._rows.append(row)
        self._place.addWidget(row)
        return row

    def _add_asked(self) -> None:
        row = self.append_row()
        row.show()
        self.lines_changed.emit()
        self.edited.emit()
        next(row.editor.all_frames()).widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: LineRow) -> None:
        at = self._rows.index(row)
        self._removed = (at, row.editor.state())
        self._discard(row)
        self._restore.show()
        self._restore.setFocus(Qt.FocusReason.OtherFocusReason)
        self.lines_changed.emit()
        self.edited.emit()

    def _bring_back(self) -> None:
        assert self._removed is not None
        at, state = self._removed
        states = self.states()
        states.insert(at, state)
        self.show_states(states)
        self.edited.emit()
        next(self._rows[at].editor.all_frames()).widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _discard(self, row: LineRow) -> None:
        self._rows.remove(row)
        focus = QApplication.focusWidget()
        if focus is not None and row.isAncestorOf(focus):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _have_rows(self, count: int) -> None:
        """Have just so many rows; those that stay keep the focus where it is."""
        while len(self._rows) < count:
            self.append_row()
        for row in self._rows[count:]:
            self._discard(row)
        self._removed = None
        self._restore.hide()
        self._say("")

    def say_of_lines(self, sentence: str) -> None:
        """Say something of the lines as a whole that is no fault of what is typed."""
        self._message.show_message(
            Standing.WARNING if sentence else Standing.GOOD,
            sentence or spoken(self._declared.help),
            None,
        )

    def _say(self, problem: str) -> None:
        self._problem = problem
        standing = Standing.PROBLEM if problem else Standing.GOOD
        self._message.show_message(standing, problem or spoken(self._declared.help), None)
