"""A workbook taken in, step by step: matched, shown row by row, then imported or left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.importing.plans import Outcome, Plan
from cchc_desktop.domain.progress import Progress
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.services.import_view import ImportView
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.importing.error_saving import ErrorSaving
from cchc_desktop.ui.importing.match_page import MatchPage
from cchc_desktop.ui.importing.new_entries import NewEntries
from cchc_desktop.ui.importing.plan_page import PlanPage
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.notice_bar import NoticeBar

T = TypeVar("T")


class ImportDialog(QDialog):
    """Two pages: how the workbook is read, and what each of its rows would do."""

    imported = Signal(object)
    """The Operation that took the workbook in; its id is 0 where all was there already."""

    def __init__(self, desk: Desk, view: ImportView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Nhập từ Excel"))
        self._desk = desk
        self._view = view
        self._plan: Plan | None = None
        self._entries: frozenset[tuple[str, str]] = frozenset()
        self.step = QLabel()
        self.match = MatchPage(desk)
        self.plan = PlanPage()
        self.message = MessageLine()
        self.notices = NoticeBar()
        self.back = QPushButton(self.tr("&Quay lại"))
        self.look = QPushButton(self.tr("&Xem trước"))
        self.errors = QPushButton(self.tr("&Ghi tệp lỗi…"))
        self.take_in = QPushButton(self.tr("&Nhập"))
        self._pages = QStackedWidget()
        self._saving = ErrorSaving(desk, self.message, self.notices, self)
        self._lay_out()
        self._connect()
        self.match.show_view(view)
        self._show_page(self.match)

    def _lay_out(self) -> None:
        self.step.setTextFormat(Qt.TextFormat.PlainText)
        font = self.step.font()
        font.setBold(True)
        self.step.setFont(font)
        for page in (self.match, self.plan):
            self._pages.addWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        last = QHBoxLayout()
        for button in (self.back, self.errors):
            last.addWidget(button)
        last.addStretch(1)
        for button in (self.look, self.take_in):
            last.addWidget(button)
        last.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(self.step)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.notices)
        layout.addLayout(last)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.setMinimumSize(QSize(760, 520))
        self.resize(1000, 660)

    def _connect(self) -> None:
        self.match.other_file.clicked.connect(self._choose_other_file)
        self.match.reading_changed.connect(self._look_again)
        self.look.clicked.connect(self._look_ahead)
        self.back.clicked.connect(lambda: self._show_page(self.match))
        self.take_in.clicked.connect(self._take_in)
        self.errors.clicked.connect(self._save_errors)
        self.plan.only_sound_changed.connect(self._show_buttons)
        self.plan.entries_asked.connect(self._ask_entries)

    # How the workbook is read.

    def _choose_other_file(self) -> None:
        choose_workbook(self._desk, self._view.register, self._show_view, self, self._say_refused)

    def _look_again(self) -> None:
        """Look at the workbook again, for another register or in another encoding."""
        file, workbook = self._desk.file, self._view.workbook
        register, encoding = self.match.chosen_register, self.match.chosen_encoding

        def work() -> ImportView:
            from cchc_desktop.services.import_view import look_at_workbook

            return look_at_workbook(file, workbook, register, encoding)

        self.look.setEnabled(False)
        self._desk.tasks.refresh(self, "look at workbook", work, self._show_view)

    def _show_view(self, view: ImportView) -> None:
        self._say()
        self.look.setEnabled(True)
        self._view, self._entries = view, frozenset()
        self.match.show_view(view)

    # What each row would do.

    def _look_ahead(self) -> None:
        from cchc_desktop.services.importing import Decisions, plan_import

        suggestion = self.match.suggestion()
        if suggestion is None:
            self._say(self.tr("Chưa khớp cột nào; hãy chọn cột của sổ cho các cột cần đọc."))
            return
        file, view = self._desk.file, self._view
        decisions = Decisions(
            suggestion=suggestion,
            encoding=self.match.chosen_encoding,
            entries=self._entries,
            today=self._desk.today(),
        )

        def work(progress: Progress) -> Plan:
            return plan_import(file, view.register, view.workbook, decisions, progress)

        self._run(self.tr("Xem trước"), work, self._show_plan)

    def _show_plan(self, plan: Plan) -> None:
        self._plan = plan
        self.plan.show_plan(plan)
        self._show_page(self.plan)

    def _ask_entries(self) -> None:
        assert self._plan is not None
        dialog = NewEntries(self._plan.unknown, self._desk.catalogues, self)
        dialog.chosen.connect(self._add_entries)
        dialog.open()

    def _add_entries(self, chosen: frozenset[tuple[str, str]]) -> None:
        self._entries |= chosen
        if chosen:
            self._look_ahead()

    def _save_errors(self) -> None:
        assert self._plan is not None
        self._saving.save(self._plan)

    # The import itself.

    def _take_in(self) -> None:
        plan, file, sound = self._plan, self._desk.file, self.plan.only_sound.isChecked()
        assert plan is not None

        def work(progress: Progress) -> Operation:
            from cchc_desktop.services.backups import BEFORE_IMPORT, before
            from cchc_desktop.services.import_applying import apply_import

            before(file, BEFORE_IMPORT)
            return apply_import(file, plan, only_sound=sound, progress=progress)

        def done(operation: Operation) -> None:
            self.imported.emit(operation)
            self.accept()

        self._run(self.tr("Nhập từ Excel"), work, done)

    def _show_page(self, page: MatchPage | PlanPage) -> None:
        self._say()
        self._pages.setCurrentWidget(page)
        first = page is self.match
        self.step.setText(
            self.tr("Bước 1/2: Đọc tệp thế nào")
            if first
            else self.tr("Bước 2/2: Xem trước, chưa ghi gì vào sổ")
        )
        self.look.setVisible(first)
        for button in (self.back, self.take_in):
            button.setVisible(not first)
        self._show_buttons()
        page.take_focus()

    def _show_buttons(self) -> None:
        """Let the import begin only when it would do what the list says."""
        plan = self._plan
        shown = plan is not None and self._pages.currentWidget() is self.plan
        refused = plan.counts[Outcome.REFUSED] if plan is not None else 0
        self.errors.setVisible(shown and bool(refused))
        may = plan is not None and (not refused or self.plan.only_sound.isChecked())
        self.take_in.setEnabled(may and plan is not None and plan.changes_anything)
        if not shown or plan is None:
            return
        if refused and not may:
            said = self.tr("Còn {count} dòng có lỗi nên chưa nhập dòng nào.")
            self._say(said.format(count=format_number(refused)))
        elif not plan.changes_anything:
            self._say(self.tr("Sổ đã có đủ các dòng này; không có gì để nhập."))
        else:
            self._say()

    def _say(self, sentence: str = "") -> None:
        standing = Standing.WARNING if sentence else Standing.GOOD
        self.message.show_message(standing, sentence, None)

    def _say_refused(self, error: Exception) -> bool:
        if not isinstance(error, CchcError) or not isValid(self):
            return False
        self.message.show_message(Standing.PROBLEM, str(error), None)
        return True

    def _run(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Do something off the window's thread; what it refuses is said here."""

        def finish(result: T) -> None:
            if isValid(self):
                done(result)

        self._say()
        self.notices.hide()
        self._desk.tasks.run(title, work, finish, self._say_refused)


def choose_workbook(
    desk: Desk,
    register: str,
    done: Callable[[ImportView], None],
    parent: QWidget,
    refused: Callable[[Exception], bool] | None = None,
) -> None:
    """Let the person choose a workbook, read it, and hand over how it would be taken in."""
    title = QCoreApplication.translate("ImportDialog", "Nhập từ Excel")
    kinds = QCoreApplication.translate("ImportDialog", "Excel (*.xlsx *.xlsm);;Mọi tệp (*)")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(desk.file.path.parent), kinds)
    if not chosen:
        return
    path, file = Path(chosen), desk.file

    def work(progress: Progress) -> ImportView:
        from cchc_desktop.services.import_view import look_at_workbook
        from cchc_desktop.services.import_workbook import open_import

        workbook = open_import(path, progress)
        view = look_at_workbook(file, workbook, register, workbook.encoding)
        # Another register where nothing of the one looked at stands in the workbook.
        if register and not view.suggestion.tables:
            view = look_at_workbook(file, workbook, "", workbook.encoding)
        return view

    def finish(view: ImportView) -> None:
        if isValid(parent):
            done(view)

    desk.tasks.run(title, work, finish, refused)
