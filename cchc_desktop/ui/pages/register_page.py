"""The page of a register: filters above, list left, form right, counts below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.fields import Record
from cchc_desktop.domain.queries import Operation, Query
from cchc_desktop.domain.registers import Register
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.forms.record_form import RecordForm
from cchc_desktop.ui.models.record_list import RecordList
from cchc_desktop.ui.pages.drafts_button import DraftsButton
from cchc_desktop.ui.pages.filter_bar import Behind, FilterBar
from cchc_desktop.ui.pages.record_table import RecordTable
from cchc_desktop.ui.widgets.elided_label import ElidedLabel
from cchc_desktop.ui.widgets.empty_state import EmptyState
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from cchc_desktop.ui.wording import spoken


class RegisterPage(QWidget):
    """Everything that is done with the records of one register."""

    list_class: type[RecordList] = RecordList
    """What the list is shown by."""

    def __init__(
        self, desk: Desk, register: Register, notices: NoticeBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.register = register
        self._desk = desk
        self._notices = notices
        self._last_saved: Record | None = None
        self._last_shown: Operation | None = None
        self.filters = FilterBar(desk, register)
        self.records = self.list_class(desk, register, self)
        self.table = RecordTable(self.records, desk.settings)
        self.form = RecordForm(desk, register, notices.say)
        self._empty = EmptyState()
        self._footer = ElidedLabel()
        self._lay_out()
        self._connect()
        self._show_list()
        self.table.go_to_row(0)

    def take_focus(self) -> None:
        """Put the focus into the list, or where the first record is begun."""
        target = self.table if self.records.rowCount() else self.add_button
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add(self) -> None:
        """Begin a new record."""
        self.table.clearSelection()
        self.form.show_new()

    def edit(self) -> None:
        """Go into the form of the chosen record."""
        self.form.focus_first()

    def save(self) -> bool:
        """Save the form; tell whether it was saved."""
        saved = self.form.save()
        if saved is None:
            return False
        self._last_saved = saved
        return True

    def save_and_add(self) -> None:
        """Save the form and begin the next record."""
        if self.save():
            self.add()

    def discard(self) -> None:
        """Give up what is not saved in the form, with a way back."""
        record = self.form.record
        state = self.form.discard()
        self._notices.say(
            self.tr("Đã bỏ các thay đổi chưa lưu."),
            self.tr("Lấy lại"),
            lambda: self.form.take_back(record, state),
        )

    def delete(self) -> None:
        """Delete the selected records at once; the notice takes it back."""
        ids = self.table.selected_ids()
        if not ids:
            return
        row = self.table.currentIndex().row()
        operation = self._desk.delete(self.register.name, ids)
        for record in ids:
            self._desk.drafts.drop(self.register.name, record)
        self._desk.undoing.offer(
            self._notices,
            operation,
            self.tr("Đã xoá %n {noun}.", "", len(ids)).format(
                noun=spoken(self.register.noun, len(ids))
            ),
        )
        self._refresh(operation)
        if self.records.rowCount():
            self.table.go_to_row(row)
        else:
            self.form.show_record(self.register.record())

    def change_many(self) -> None:
        """Ask which field of the selected records is given which value, and give it to them."""
        from cchc_desktop.domain.changing_many import changeable

        ids = self.table.selected_ids()
        if not changeable(self.register):
            self._notices.say(self.tr("Sổ này không có ô nào để sửa cho nhiều dòng cùng lúc."))
        elif len(ids) < 2:
            self._notices.say(
                self.tr("Hãy chọn từ hai dòng trở lên (Shift+↓, Ctrl+A, hoặc Ctrl và bấm chuột).")
            )
        else:
            from cchc_desktop.ui.dialogs.change_many import ChangeMany

            dialog = ChangeMany(self._desk, self.register, ids, self)
            dialog.changed.connect(
                lambda operation: self._desk.undoing.offer(self._notices, operation)
            )
            dialog.open()

    def search(self) -> None:
        """Go to the search field."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def refresh(self) -> None:
        """Ask for the list anew."""
        self._show_list()

    def next_problem(self) -> None:
        """Go to the next fault of the form."""
        if not self.form.next_problem():
            self._notices.say(self.tr("Không có chỗ nào cần sửa."))

    def take_above(self) -> None:
        """Give the focused field the value of the record above."""
        above = self._above()
        if above is None or not self.form.take_from(above):
            self._notices.say(self.tr("Không có giá trị ở trên để lấy."))

    def toggle_pin(self) -> None:
        """Pin the focused field, so that the next new record keeps its value."""
        label = self.form.toggle_pin()
        if label is None:
            self._notices.say(self.tr("Hãy đặt con trỏ vào ô cần ghim."))

    def show_behind(self, behind: Behind) -> None:
        """Show the records behind a figure or a gap."""
        self.filters.show_behind(behind)
        self.table.go_to_row(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, record: Record) -> None:
        """Show one record, in the list too where it stands there."""
        if not self.table.go_to(record.id):
            self.filters.clear()
            if not self.table.go_to(record.id):
                self.form.show_record(record)

    def open_draft(self, record: int) -> None:
        """Show the form with the unsaved changes of a record, or of the new one."""
        if record:
            self.show_record(self._desk.get(self.register.name, record))
        else:
            self.table.clearSelection()
            self.form.show_record(self.register.record())
        self.form.focus_first()

    def leave_list_sizes(self) -> None:
        """Remember the widths of list and form."""
        self._desk.settings.splitters[self.register.name] = self._splitter.sizes()

    def _lay_out(self) -> None:
        self.add_button = QPushButton(self.tr("+ Thêm"))
        self.add_button.setAutoDefault(False)
        self.add_button.setToolTip(
            self.tr("Thêm {noun} (Ctrl+N)").format(noun=spoken(self.register.noun))
        )
        self.filters.add_button(self.add_button, first=True)
        self.drafts_button = DraftsButton(self._desk, self.register)
        self.filters.add_button(self.drafts_button)
        self.table.setAccessibleName(
            self.tr("Danh sách {label}").format(label=spoken(self.register.label))
        )
        self._shown = QStackedWidget()
        self._shown.addWidget(self.table)
        self._shown.addWidget(self._empty)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._shown, 1)
        column.addWidget(self._footer)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.form)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        sizes = self._desk.settings.splitters.get(self.register.name)
        self._splitter.setSizes(sizes if sizes and len(sizes) == 2 else [640, 440])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.addWidget(self.filters)
        layout.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.filters.changed.connect(self._filters_changed)
        self.filters.search.down.connect(self.table.setFocus)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self.edit)
        self.drafts_button.chosen.connect(self.open_draft)
        self.form.save_button.clicked.connect(self.save)
        self.form.next_button.clicked.connect(self.save_and_add)
        self.form.discard_button.clicked.connect(self.discard)
        self.records.reloaded.connect(self._list_loaded)
        self._desk.changed.connect(self._refresh)
        self._desk.drafts_changed.connect(self.records.mark_drafts)

    def _choose(self, record: Record) -> None:
        if record.id != self.form.record.id:
            self.form.show_record(record)

    def _above(self) -> Record | None:
        """Return the record above the form's one: for a new one the last that was entered."""
        record = self.form.record
        if record.id is None:
            return self._last_saved or self.records.record_at(0)
        row = self.records.row_of(record.id)
        return self.records.record_at(row - 1) if row else None

    def _filters_changed(self) -> None:
        self._show_list()
        if self.form.record.id is not None and not self.table.go_to(self.form.record.id):
            self.table.go_to_row(0)

    def _show_list(self) -> None:
        query = self.filters.query()
        name, descending = self.records.query.order, self.records.query.descending
        self.records.show(replace(query, order=name, descending=descending))

    def _refresh(self, operation: Operation) -> None:
        """Show what an operation has changed, once: a deletion shows itself before it is told."""
        if operation is self._last_shown:
            return
        self._last_shown = operation
        if "catalogue_entries" in operation.registers:
            self.filters.offer_channels()
        if operation.registers & self._offered_registers():
            self.form.editor.offer_again()
        if self.register.name not in operation.registers:
            return
        shown = self.form.record.id
        self.records.reload()
        if shown is None:
            return
        row = self.records.row_of(shown)
        if row is None:
            self._shown_is_elsewhere(shown, operation)
        else:
            self.table.go_to_row(row)
            record = self.records.record_at(row)
            if record is not None and record != self.form.record:
                self.form.rebase(record)

    def _shown_is_elsewhere(self, shown: int, operation: Operation) -> None:
        """The form's record is not in the list: it was deleted, or the filters leave it out."""
        remaining = self._desk.count(Query(register=self.register.name, ids=(shown,)))
        if not remaining:
            if self.records.rowCount():
                self.table.go_to_row(0)
            else:
                self.form.show_record(self.register.record())
        elif shown in operation.ids and self.filters.filtered():
            self._notices.say(
                self.tr("Đã lưu. Bản ghi này không nằm trong danh sách đang lọc."),
                self.tr("Bỏ lọc"),
                self._clear_filters,
            )

    def _clear_filters(self) -> None:
        self.filters.clear()
        self.table.go_to(self.form.record.id)

    def _offered_registers(self) -> frozenset[str]:
        """Return the registers whose records or entries the form offers."""
        return frozenset({"catalogue_entries", "documents"})

    def _list_loaded(self) -> None:
        self.table.show_order()
        empty = self.records.rowCount() == 0
        if empty:
            self._explain_emptiness()
        self._shown.setCurrentWidget(self._empty if empty else self.table)
        self._count()

    def _explain_emptiness(self) -> None:
        noun = spoken(self.register.noun)
        if self.filters.filtered() and self._desk.has_any(self.register.name):
            self._empty.say(
                self.tr("Không có {noun} nào khớp với điều kiện lọc.").format(noun=noun),
                (self.tr("Bỏ lọc"), self._clear_filters),
            )
        else:
            self._empty.say(
                self.tr("Chưa có {noun} nào. Nhấn Ctrl+N để ghi {noun} đầu tiên.").format(
                    noun=noun
                ),
                (self.tr("+ Thêm {noun}").format(noun=noun), self.add),
            )

    def _count(self) -> None:
        """Count the list, and what its activities come to, off the window's thread."""
        query, desk = self.records.query, self._desk
        summed = self.register.name == "activities"

        def work() -> tuple[int, Mapping[tuple[str, str], Decimal]]:
            return desk.count(query), desk.sums(query) if summed else {}

        desk.tasks.refresh(self, f"count {self.register.name}", work, self._show_counts)

    def _show_counts(self, counted: tuple[int, Mapping[tuple[str, str], Decimal]]) -> None:
        count, sums = counted
        parts = [f"{format_number(count)} {spoken(self.register.noun, count)}"]
        units = list(self._desk.catalogues["units"].entries.values())
        for channel in self._desk.catalogues["channels"].entries.values():
            usual_first = sorted(units, key=lambda unit: unit.code not in channel.units[:1])
            amounts = [
                f"{format_number(sums[channel.code, unit.code])} {unit.label}"
                for unit in usual_first
                if (channel.code, unit.code) in sums
            ]
            if amounts:
                parts.append(f"{channel.label}: {'; '.join(amounts)}")
        self._footer.setText(" · ".join(parts))
