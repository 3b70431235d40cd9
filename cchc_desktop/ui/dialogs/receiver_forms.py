"""The forms of the office above: their cells pointed at figures once, then a period poured in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.receiver_forms import FormCell, ReceiverForm
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.dialog_work import DialogWork
from cchc_desktop.ui.dialogs.form_saving import FormSaving
from cchc_desktop.ui.dialogs.name_template import NameForm
from cchc_desktop.ui.widgets.empty_state import EmptyState
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.form_cells import FormCells
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from cchc_desktop.ui.wording import period_label

if TYPE_CHECKING:
    from cchc_desktop.services.form_view import FormPreview, FormView


class ReceiverForms(QDialog):
    """The list of forms at the left, the chosen one with its cells at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Điền biểu của cấp trên"))
        self._desk = desk
        self._forms: tuple[ReceiverForm, ...] | None = None
        self._view: FormView | None = None
        self._preview: FormPreview | None = None
        self.list = QListWidget()
        self.take_in = QPushButton(self.tr("Thê&m từ tệp…"))
        self.rename = QPushButton(self.tr("Đổi tê&n…"))
        self.delete = QPushButton(self.tr("X&oá"))
        self.cells = FormCells()
        self.period = QLabel()
        self.choose_period = QPushButton(self.tr("Chọn &kỳ…"))
        self.save = QPushButton(self.tr("Điền và &lưu…"))
        self.message = MessageLine()
        self.notices = NoticeBar()
        self._work = DialogWork(self, desk, self.message, self.notices)
        self.empty = EmptyState()
        self._right = QStackedWidget()
        self._saving = FormSaving(desk, self.message, self.notices, self)
        self._lay_out()
        self._connect()
        self._show_period()
        self._say_empty(self.tr("Đang đọc các biểu…"))
        self._refresh()

    def _lay_out(self) -> None:
        self.list.setAccessibleName(self.tr("Các biểu"))
        self.list.setWordWrap(True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.list, self.take_in, self.rename, self.delete):
            column.addWidget(widget)
        self._right.addWidget(self.empty)
        self._right.addWidget(self.cells)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.addWidget(left)
        middle.addWidget(self._right)
        middle.setStretchFactor(1, 1)
        middle.setChildrenCollapsible(False)
        middle.setSizes([190, 780])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        last = QHBoxLayout()
        for part in (self.period, self.choose_period, self.save):
            last.addWidget(part)
        last.addStretch(1)
        last.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(middle, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.notices)
        layout.addLayout(last)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.setMinimumSize(QSize(760, 480))
        self.resize(1000, 660)

    def _connect(self) -> None:
        self.take_in.clicked.connect(self._take_in)
        self.rename.clicked.connect(self._rename)
        self.delete.clicked.connect(self._delete)
        self.list.currentRowChanged.connect(lambda _row: self._show_chosen())
        for keys, button in (("F2", self.rename), ("Del", self.delete)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            # Not as an argument, which PySide 6.11 passes over: Delete in the form's own cells
            # would delete the form.
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(button.click)
        self.cells.given.connect(self._give)
        self.cells.taken_back.connect(self._take_back)
        self.choose_period.clicked.connect(self._choose_period)
        self.save.clicked.connect(self._save)
        self._desk.changed.connect(self._after_change)
        self._desk.period_changed.connect(self._show_period)
        self._desk.period_changed.connect(self._refresh_preview)

    # The list of forms.

    def _after_change(self, operation: Operation) -> None:
        if "receiver_forms" in operation.registers:
            self._refresh()
        else:
            self._refresh_preview()

    def _refresh(self) -> None:
        file = self._desk.file

        def work() -> tuple[ReceiverForm, ...]:
            from cchc_desktop.services.receiver_forms import known_forms

            return known_forms(file)

        self._desk.tasks.refresh(self, "receiver forms", work, self._show_forms)

    def _show_forms(self, forms: tuple[ReceiverForm, ...]) -> None:
        """List the forms; go to one that has come, else stay at the chosen one."""
        first = self._forms is None
        known = {form.id for form in forms if first} | {form.id for form in self._forms or ()}
        chosen, at = self._chosen(), max(self.list.currentRow(), 0)
        self._forms = forms
        self.list.blockSignals(True)
        self.list.clear()
        for form in forms:
            item = QListWidgetItem(form.name)
            item.setToolTip(form.name)
            self.list.addItem(item)
        self.list.blockSignals(False)
        come = [row for row, form in enumerate(forms) if form.id not in known]
        kept = [row for row, form in enumerate(forms) if chosen and form.id == chosen.id]
        self.list.setCurrentRow(next(iter([*come, *kept]), min(at, len(forms) - 1)))
        if first:
            (self.list if forms else self.take_in).setFocus()
        self._show_chosen()

    def _chosen(self) -> ReceiverForm | None:
        row = self.list.currentRow()
        forms = self._forms or ()
        return forms[row] if 0 <= row < len(forms) else None

    def _show_chosen(self) -> None:
        """Read the sheets of the chosen form, if they are not shown already."""
        form = self._chosen()
        for button in (self.rename, self.delete):
            button.setEnabled(form is not None)
        if form is None:
            self._view = self._preview = None
            self.save.setEnabled(False)
            self._say_empty(
                self.tr(
                    "Cấp trên gửi biểu Excel trống thì thêm vào đây, chỉ một lần ô nào là số liệu "
                    "nào; từ đó mỗi kỳ chương trình điền vào một bản sao của biểu, không động tới "
                    "phần khác."
                )
            )
            return
        if self._view is not None and self._view.form == form.id:
            self._refresh_preview()
            return
        self._view = self._preview = None
        self.save.setEnabled(False)
        self._say_empty(self.tr("Đang đọc biểu…"))
        file, key = self._desk.file, form.id
        assert key is not None

        def work() -> FormView | CchcError:
            from cchc_desktop.services.form_view import look_at_form

            try:
                return look_at_form(file, key)
            except CchcError as trouble:
                return trouble

        self._desk.tasks.refresh(self, "receiver form", work, self._show_form)

    def _show_form(self, found: FormView | CchcError) -> None:
        if isinstance(found, CchcError):
            self._say_empty(str(found))
            return
        chosen = self._chosen()
        if chosen is None or chosen.id != found.form:
            return
        self._view = found
        self.cells.show_view(found)
        self._right.setCurrentWidget(self.cells)
        self._refresh_preview()

    def _say_empty(self, sentence: str) -> None:
        self.empty.say(sentence)
        self._right.setCurrentWidget(self.empty)

    def _refresh_preview(self) -> None:
        if self._view is None:
            return
        file, key, period = self._desk.file, self._view.form, self._desk.period
        today = self._desk.today()

        def work() -> FormPreview | None:
            from cchc_desktop.services.changing import RecordGone
            from cchc_desktop.services.form_view import preview_form

            try:
                return preview_form(file, key, period, made_on=today)
            except RecordGone:
                return None  # deleted meanwhile: the list hears of it

        self._desk.tasks.refresh(self, "form preview", work, self._show_preview)

    def _show_preview(self, preview: FormPreview | None) -> None:
        if preview is None or self._view is None or preview.form.id != self._view.form:
            return
        self._preview = preview
        self.cells.show_preview(preview)
        self.save.setEnabled(True)
        if preview.trouble:
            self.message.show_message(Standing.WARNING, preview.trouble, None)

    # What is done.

    def _give(self, cells: list[FormCell]) -> None:
        self._change(lambda file, key: _services().add_cells(file, key, cells))

    def _take_back(self, name: tuple[str, str]) -> None:
        self._change(lambda file, key: _services().remove_cells(file, key, {name}))

    def _take_in(self) -> None:
        title = self.tr("Thêm biểu từ tệp")
        folder = str(self._desk.file.path.parent)
        kinds = self.tr("Excel (*.xlsx *.xlsm *.xltx *.xltm);;Mọi tệp (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, folder, kinds)
        if chosen:
            file, path = self._desk.file, Path(chosen)
            self._work.run(title, lambda: _services().take_in(file, path)[1], self._say_done)

    def _rename(self) -> None:
        if (form := self._chosen()) is not None and form.id is not None:
            self._ask_name(form.id, form.name)

    def _ask_name(self, key: int, name: str, problem: str = "") -> None:
        dialog = NameForm(name, problem, self)
        dialog.named.connect(lambda wanted: self._give_name(key, wanted))
        dialog.open()

    def _give_name(self, key: int, name: str) -> None:
        """Rename; a name that cannot be given is asked for again, as it was typed."""
        file = self._desk.file

        def refused(trouble: CchcError) -> None:
            self._ask_name(key, name, str(trouble))

        title = self.tr("Đổi tên biểu")
        self._work.run(title, lambda: _services().rename(file, key, name), self._say_done, refused)

    def _delete(self) -> None:
        if (form := self._chosen()) is not None and form.id is not None:
            file, key = self._desk.file, form.id
            self._work.run(
                self.tr("Xoá biểu"), lambda: _services().delete(file, key), self._say_done
            )

    def _choose_period(self) -> None:
        from cchc_desktop.ui.dialogs.choose_period import ChoosePeriod

        dialog = ChoosePeriod(self._desk, self)
        dialog.accepted.connect(lambda: self._desk.set_period(dialog.period))
        dialog.open()

    def _show_period(self) -> None:
        self.period.setText(self.tr("Kỳ: {period}").format(period=period_label(self._desk.period)))

    def _save(self) -> None:
        if self._preview is not None and self._view is not None:
            self._saving.save(self._preview.form, self._view.suffix, self._desk.period)

    def _change(self, act: Callable[[Any, int], Operation]) -> None:
        if self._view is not None:
            file, key = self._desk.file, self._view.form
            self._work.run(self.tr("Gán ô của biểu"), lambda: act(file, key), self._say_done)

    def _say_done(self, operation: Operation) -> None:
        if operation.id:
            self._desk.undoing.offer(self.notices, operation)


def _services() -> Any:
    from cchc_desktop.services import receiver_forms

    return receiver_forms
