"""One field of many records given the same value, after a look at what becomes of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QGridLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from cchc_desktop.domain.changing_many import Outcome, changeable
from cchc_desktop.domain.errors import CchcError, InvalidValue
from cchc_desktop.domain.fields import Kind, is_empty
from cchc_desktop.domain.registers import Register
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.forms.field_widgets import framed, value_in
from cchc_desktop.ui.models.foreseen_list import AFTER, BEFORE, NAME, TOLD, ForeseenList
from cchc_desktop.ui.widgets.decision_buttons import DecisionButtons
from cchc_desktop.ui.widgets.empty_state import EmptyState
from cchc_desktop.ui.widgets.field_frame import FieldFrame
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo
from cchc_desktop.ui.wording import spoken

if TYPE_CHECKING:
    from cchc_desktop.domain.changing_many import ChangePreview
    from cchc_desktop.domain.queries import Operation

_AFTER_TYPING_MS = 250


class ChangeMany(QDialog):
    """The field and its new value above, the chosen records before and after below.

    Nothing is stored while a record refuses, unless the person leaves those records out.
    """

    changed = Signal(object)
    """The Operation that was done."""

    def __init__(
        self, desk: Desk, register: Register, ids: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sửa nhiều dòng"))
        self._desk = desk
        self._register = register
        self._ids = tuple(ids)
        self._preview: ChangePreview | None = None
        self._busy = False
        self.field = QuietCombo()
        self.clear = QCheckBox(self.tr("Xoá t&rống ô này"))
        self.rows = ForeseenList(desk, self)
        self.table = QTableView()
        self.empty = EmptyState()
        self.summary = QLabel()
        self.only_valid = QCheckBox(self.tr("&Chỉ sửa các dòng hợp lệ"))
        self.message = MessageLine()
        self.buttons = DecisionButtons()
        self._frames: dict[str, FieldFrame[Any]] = {}
        self._values = QStackedWidget()
        self._middle = QStackedWidget()
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_TYPING_MS)
        self._lay_out()
        self._connect()
        self._take_field()

    @property
    def frame(self) -> FieldFrame[Any]:
        """The widget in which the chosen field's new value is given."""
        return self._frames[self.field.currentData()]

    def _lay_out(self) -> None:
        count = self.tr("Đã chọn %n {noun}.", "", len(self._ids))
        chosen = QLabel(count.format(noun=spoken(self._register.noun, len(self._ids))))
        for name, declared in changeable(self._register).items():
            self.field.addItem(spoken(declared.label), name)
            frame = framed(declared, self._desk)
            frame.widget.edited.connect(self._typed)
            frame.widget.finished.connect(self._refresh)
            self._frames[name] = frame
            self._values.addWidget(frame)
        self.field.setAccessibleName(self.tr("Ô cần sửa"))
        label = QLabel(self.tr("Ô cần &sửa"))
        label.setBuddy(self.field)
        above = QGridLayout()
        above.setHorizontalSpacing(16)
        above.setVerticalSpacing(1)
        above.addWidget(label, 0, 0)
        above.addWidget(self.field, 1, 0, Qt.AlignmentFlag.AlignTop)
        above.addWidget(self._values, 0, 1, 3, 1)
        above.addWidget(self.clear, 1, 2)
        above.setColumnStretch(1, 1)
        self._lay_out_table()
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self.table)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.buttons.leave.setText(self.tr("Thôi"))
        layout = QVBoxLayout(self)
        layout.addWidget(chosen)
        layout.addLayout(above)
        layout.addWidget(self._middle, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.only_valid)
        layout.addWidget(self.message)
        layout.addWidget(self.buttons)
        self.setMinimumSize(QSize(640, 440))
        self.resize(960, 600)

    def _lay_out_table(self) -> None:
        self.table.setModel(self.rows)
        self.table.setAccessibleName(self.tr("Các dòng trước và sau khi sửa"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        lines = self.table.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(self.fontMetrics().height() + 8)
        headings = self.table.horizontalHeader()
        headings.setHighlightSections(False)
        headings.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().horizontalAdvance("x")
        for column in (BEFORE, AFTER):
            self.table.setColumnWidth(column, letter * 22)
        self.table.setColumnWidth(TOLD, letter * 25)

    def _connect(self) -> None:
        self.field.currentIndexChanged.connect(lambda _row: self._take_field())
        self.clear.toggled.connect(self._take_clearing)
        self.only_valid.toggled.connect(lambda _on: self._show_decision())
        self._soon.timeout.connect(self._refresh)
        self.table.selectionModel().currentRowChanged.connect(
            lambda index: self._show_reason(index.row())
        )
        self._desk.changed.connect(self._refresh)
        self.buttons.accepted.connect(self._change)
        self.buttons.rejected.connect(self.reject)

    # The new value.

    def _take_field(self) -> None:
        """Ask for the value of another field."""
        field = changeable(self._register)[self.field.currentData()]
        self._values.setCurrentWidget(self.frame)
        self.clear.setChecked(False)
        self.clear.setVisible(not field.required and field.kind is not Kind.FLAG)
        self._forget("")
        self._refresh()

    def _take_clearing(self, clearing: bool) -> None:
        self.frame.widget.set_read_only(clearing)
        self._refresh()

    def _typed(self) -> None:
        """What was foreseen is no longer what is asked for; look again when the typing rests."""
        self._forget(self.tr("Đang xem trước…"))
        self._soon.start()

    def _new_value(self) -> tuple[bool, Any]:
        """Return whether a value is given that can be kept, and the value."""
        field = changeable(self._register)[self.field.currentData()]
        if self.clear.isChecked():
            return True, None if field.kind in (Kind.DAY, Kind.NUMBER, Kind.WHOLE) else ""
        try:
            value = value_in(field, self.frame.widget)
        except InvalidValue:
            return False, None
        return not is_empty(value), value

    # What would become of the records.

    def _refresh(self) -> None:
        self._soon.stop()
        if self._busy:
            return
        given, value = self._new_value()
        if not given:
            self._forget(self.tr("Nhập giá trị mới để xem trước từng dòng sẽ đổi thế nào."))
            return
        file, register, ids = self._desk.file, self._register.name, self._ids
        field = self.field.currentData()
        unsaved = frozenset(key for key in ids if self._desk.drafts.find(register, key) is not None)

        def work() -> ChangePreview | CchcError:
            from cchc_desktop.services.changing_many import foresee

            try:
                return foresee(file, register, ids, field, value, unsaved)
            except CchcError as trouble:
                return trouble

        self._desk.tasks.refresh(self, "change many", work, self._show_preview)

    def _show_preview(self, found: ChangePreview | CchcError) -> None:
        if isinstance(found, CchcError):
            self._forget(str(found))
            return
        if (found.field, (True, found.value)) != (self.field.currentData(), self._new_value()):
            return  # something else is asked for by now
        self._preview = found
        self.rows.show_preview(found)
        # A reason is a sentence, and needs more room than the name of a record.
        stretched = QHeaderView.ResizeMode.Stretch
        usual = QHeaderView.ResizeMode.Interactive
        refused = bool(found.counts()[Outcome.REFUSED])
        self.table.horizontalHeader().setSectionResizeMode(TOLD, stretched if refused else usual)
        self.table.selectRow(0)
        self.table.scrollToTop()
        self._middle.setCurrentWidget(self.table)
        self._show_decision()

    def _forget(self, sentence: str) -> None:
        self._preview = None
        # Leaving records out is said of what was seen, not of what comes next.
        self.only_valid.setChecked(False)
        self.rows.show_preview(None)
        self._show_reason(-1)
        self.empty.say(sentence)
        self._middle.setCurrentWidget(self.empty)
        self._show_decision()

    def _show_reason(self, row: int) -> None:
        """Say in full why a row is refused; in the list it may be cut."""
        self.message.show_message(Standing.PROBLEM, self.rows.reason_at(row), None)

    def _show_decision(self) -> None:
        """Say what would be done, and let it be done where nothing refuses or that is left out."""
        counts = self._preview.counts() if self._preview is not None else {}
        changing = counts.get(Outcome.CHANGED, 0)
        refused = counts.get(Outcome.REFUSED, 0)
        parts = [self.tr("%n dòng sẽ đổi", "", changing)] if self._preview is not None else []
        if same := counts.get(Outcome.SAME, 0):
            parts.append(self.tr("%n dòng đã đúng sẵn", "", same))
        if refused:
            parts.append(self.tr("%n dòng không sửa được", "", refused))
        self.summary.setText(" · ".join(parts))
        self.only_valid.setVisible(bool(refused and changing))
        may = changing > 0 and (not refused or self.only_valid.isChecked())
        self.buttons.decide.setEnabled(may and not self._busy)
        if changing:
            label = self.tr("Đổ&i {count} dòng").format(count=format_number(changing))
        else:
            label = self.tr("Đổ&i")
        self.buttons.decide.setText(label)

    def _change(self) -> None:
        preview = self._preview
        if preview is None or self._busy:
            return
        file, ids = self._desk.file, preview.ids(Outcome.CHANGED)
        self._set_busy(True)

        def work(_progress: object) -> Operation:
            from cchc_desktop.services.records import set_field

            return set_field(file, preview.register, ids, preview.field, preview.value)

        def done(operation: Operation) -> None:
            if isValid(self):
                self.changed.emit(operation)
                self.accept()

        def refused(error: Exception) -> bool:
            if not isinstance(error, CchcError) or not isValid(self):
                return False
            self._set_busy(False)
            self._forget(str(error))
            return True

        self._desk.tasks.run(self.windowTitle(), work, done, refused)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for widget in (self.field, self._values, self.clear, self.only_valid):
            widget.setEnabled(not busy)
        self._show_decision()
