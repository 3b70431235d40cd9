"""The form of one record: typed in, checked, saved when asked; unsaved text is never lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.fields import Record
from cchc_desktop.domain.registers import Register
from cchc_desktop.domain.validation import errors_of
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.drafts import NEW, Draft, FormState
from cchc_desktop.ui.forms.channel_units import follow_channel
from cchc_desktop.ui.forms.fields_editor import FieldsEditor, Frame, has_focus
from cchc_desktop.ui.forms.pin_badge import PinBadge
from cchc_desktop.ui.widgets.elided_label import ElidedLabel
from cchc_desktop.ui.wording import spoken

Say = Callable[[str], None]


class RecordForm(QWidget):
    """Shows one record of a register, new or kept, and saves it on Ctrl+S.

    What is typed is kept as a draft at once; leaving the record keeps it, marked as unsaved.
    """

    saved = Signal(object)
    """The record as it was saved."""

    shown = Signal(object)
    """The record that the form shows now, with what was left unsaved of it."""

    def __init__(
        self, desk: Desk, register: Register, say: Say, parent: QWidget | None = None
    ) -> None:
        """``say`` shows a sentence to the person."""
        super().__init__(parent)
        self.register = register
        self.record: Record = register.record()
        self.pinned: set[str] = set()
        self._desk = desk
        self._say = say
        self._baseline: FormState = {}
        self._dirty = False
        self.editor = FieldsEditor(register.record, desk)
        self._units = follow_channel(self.editor)
        self._title = ElidedLabel()
        self._state = QLabel()
        self._badges = {
            name: PinBadge(widget)
            for name, widget in (*self.editor.frames.items(), *self.editor.lines.items())
        }
        self._lay_out()
        self.editor.edited.connect(self._keep_draft)
        self.editor.lines_changed.connect(self._set_tab_order)
        self.show_record(self.record)

    @property
    def dirty(self) -> bool:
        """Tell whether the form holds what is not saved."""
        return self._dirty

    def show_record(self, record: Record) -> None:
        """Show a record, or the unsaved changes of it that were left."""
        self.record = record
        self.editor.show_values(record)
        if self._units is not None:
            self._units.start()
        self._baseline = self.editor.state()
        draft = self._desk.drafts.find(self.register.name, record.id or NEW)
        if draft is not None:
            self.editor.show_state(draft.state)
            if self._units is not None:
                self._units.offer_units()
        self._dirty = draft is not None
        self._set_tab_order()
        self._show_state()
        self._scroll.verticalScrollBar().setValue(0)
        self.shown.emit(record)

    def show_new(self) -> None:
        """Show a new record with the pinned values of the last one, or the unsaved new one."""
        values = {name: getattr(self.record, name) for name in self.pinned}
        self.show_record(self.register.record(**values))
        self.focus_first()

    def rebase(self, record: Record) -> None:
        """Take note of how the record now stands; unsaved changes of it stay in the form."""
        if self._dirty:
            self.record = record
        else:
            self.show_record(record)

    def save(self) -> Record | None:
        """Save the record and return it; None, with the faults shown, where it cannot be."""
        self._finish_typing()
        values = self._checked_values()
        if values is None:
            return None
        old = self.record
        saved = self._desk.save(values)
        self._desk.drafts.drop(self.register.name, old.id or NEW)
        self._dirty = False
        self.show_record(saved)
        self._desk.drafts_changed.emit()
        self.saved.emit(saved)
        return saved

    def discard(self) -> FormState:
        """Give the unsaved changes up and return them, for :meth:`take_back`."""
        state = self.editor.state()
        self._desk.drafts.drop(self.register.name, self.record.id or NEW)
        self.show_record(self.record)
        self._desk.drafts_changed.emit()
        return state

    def take_back(self, record: Record, state: FormState) -> None:
        """Show a record with changes that had been given up."""
        self.show_record(record)
        self.editor.show_state(state)
        self._keep_draft()

    def add_below_title(self, widget: QWidget) -> None:
        """Put something that belongs to the shown record between its title and its fields."""
        self._below_title.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        next(self.editor.all_frames()).widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_problem(self) -> bool:
        """Put the focus into the next field with a fault; False where there is none."""
        frames = list(self.editor.all_frames())
        here = next((i for i, frame in enumerate(frames) if has_focus(frame)), -1)
        for frame in (*frames[here + 1 :], *frames[: here + 1]):
            if frame.problem is not None:
                self._go_to(frame)
                return True
        for editor in self.editor.lines.values():
            if editor.problem:
                editor.focus_first()
                return True
        return False

    def take_from(self, record: Record) -> bool:
        """Take the value of the focused field from another record; False where it has none."""
        place = self.editor.focused()
        return bool(place) and self.editor.take(place, record)

    def toggle_pin(self) -> str | None:
        """Pin the focused field or let it go; return its label, None where none is focused."""
        place = self.editor.focused()
        if not place:
            return None
        name = str(place[0])
        self.pinned ^= {name}
        self._show_state()
        frame = self.editor.frames.get(name)
        return frame.label if frame is not None else self.editor.lines[name].label

    def _lay_out(self) -> None:
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._state)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self.editor)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        inside.installEventFilter(self)
        self.save_button = self._button(self.tr("Lưu"), self.tr("Lưu bản ghi này (Ctrl+S)"))
        self.next_button = self._button(
            self.tr("Lưu và thêm tiếp"), self.tr("Lưu rồi mở một bản ghi mới (Ctrl+Enter)")
        )
        self.discard_button = self._button(
            self.tr("Bỏ thay đổi"), self.tr("Trở về nội dung đã lưu lần trước")
        )
        foot = QHBoxLayout()
        foot.addWidget(self.save_button)
        foot.addWidget(self.next_button)
        foot.addStretch(1)
        foot.addWidget(self.discard_button)
        self._below_title = QHBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addLayout(head)
        layout.addLayout(self._below_title)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the form wide enough for its fields: it scrolls up and down only."""
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            bar = self._scroll.verticalScrollBar()
            self._scroll.setMinimumWidth(watched.minimumSizeHint().width() + bar.sizeHint().width())
        return super().eventFilter(watched, event)

    def _button(self, label: str, tip: str) -> QPushButton:
        button = QPushButton(label)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        return button

    def _checked_values(self) -> Record | None:
        """Return the typed record where it can be saved; else show what is wrong."""
        readable = self.editor.check()
        if readable:
            try:
                record = replace(self.record, **self.editor.values())
            except InvalidValue:
                readable = False
            else:
                problems = self._desk.check(record)
                self.editor.show_problems(problems)
                if not errors_of(problems):
                    return record
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        self.next_problem()
        count = sum(frame.problem is not None for frame in self.editor.all_frames())
        count += sum(bool(editor.problem) for editor in self.editor.lines.values())
        self._say(self.tr("Chưa lưu: còn %n chỗ cần sửa. F8 đến chỗ kế tiếp.", "", count))
        return None

    def _finish_typing(self) -> None:
        for frame in self.editor.all_frames():
            if has_focus(frame):
                frame.widget.finish()

    def _keep_draft(self) -> None:
        """Keep what is typed as a draft, or drop the draft where nothing differs any more."""
        state = self.editor.state()
        drafts, key = self._desk.drafts, self.record.id or NEW
        dirty = state != self._baseline
        if dirty:
            drafts.keep(Draft(self.register.name, key, self._draft_name(state), state))
        else:
            drafts.drop(self.register.name, key)
        if dirty is not self._dirty:
            self._dirty = dirty
            self._show_state()
            self._desk.drafts_changed.emit()

    def _draft_name(self, state: FormState) -> str:
        typed = state.get(self.register.name_field)
        return typed if isinstance(typed, str) and typed.strip() else self._new_title()

    def _new_title(self) -> str:
        title = self.tr("{noun} mới").format(noun=spoken(self.register.noun))
        return title[:1].upper() + title[1:]

    def _show_state(self) -> None:
        new = self.record.id is None
        named = self._new_title() if new else self._desk.title_of(self.record)
        self._title.setText(named)
        if self._dirty:
            self._state.setText(self.tr("● Chưa lưu"))
        else:
            self._state.setText("" if new else self.tr("Đã lưu"))
        self.discard_button.setEnabled(self._dirty)
        for name, badge in self._badges.items():
            badge.setVisible(name in self.pinned)

    def _go_to(self, frame: Frame) -> None:
        frame.widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(frame)

    def _set_tab_order(self) -> None:
        """Let Tab go from top to bottom, through lines that came later too."""
        stops = [
            widget
            for widget in self.editor.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        ]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)
