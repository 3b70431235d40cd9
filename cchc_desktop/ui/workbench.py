"""The middle of the window while a data file is open: its pages, made when they are first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from cchc_desktop.domain.fields import Record
from cchc_desktop.domain.importing.columns import IMPORTED
from cchc_desktop.domain.queries import Operation, Query
from cchc_desktop.domain.registers import PAGES
from cchc_desktop.domain.report_blocks import ReportBlock
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.ui.actions import Actions
from cchc_desktop.ui.backups import Backups
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.drafts import Draft
from cchc_desktop.ui.exports import Exports
from cchc_desktop.ui.pages.filter_bar import Behind
from cchc_desktop.ui.pages.register_page import RegisterPage
from cchc_desktop.ui.reports.readiness import bring_in
from cchc_desktop.ui.sidebar import Sidebar
from cchc_desktop.ui.tasks import Task
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from cchc_desktop.ui.wording import spoken

if TYPE_CHECKING:
    from cchc_desktop.services.import_view import ImportView
    from cchc_desktop.ui.reports.report_page import ReportPage

OVERVIEW = "overview"

_LEADING_TO_REPORTS = ("reports", "outgoing")
"""The pages from which a report is opened."""

_Shown = tuple[dict[str, int], str | None, str | None, str | None]
"""The counts, and the names of what can be undone, done again, and no longer done again."""

_LIST_SEEN_MS = 300
"""When the list is on the screen, and nobody can have chosen a report yet."""


class Workbench(QObject):
    """Connects one data file to the window: pages, menu entries, counts."""

    status_changed = Signal()
    """What the status bar says may have changed."""

    def __init__(
        self,
        desk: Desk,
        actions: Actions,
        sidebar: Sidebar,
        stack: QStackedWidget,
        notices: NoticeBar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self._actions = actions
        self._sidebar = sidebar
        self._stack = stack
        self._notices = notices
        self._window = parent
        self._pages: dict[str, QWidget] = {}
        self._report: ReportPage | None = None
        self._exports = Exports(desk, notices, parent)
        self.backups = Backups(desk, notices, self)
        self._of_page = {
            actions.add: "add",
            actions.edit: "edit",
            actions.change_many: "change_many",
            actions.save: "save",
            actions.save_and_add: "save_and_add",
            actions.discard: "discard",
            actions.delete: "delete",
            actions.take_above: "take_above",
            actions.pin: "toggle_pin",
            actions.next_problem: "next_problem",
            actions.search: "search",
            actions.print: "print",
        }
        titles = {OVERVIEW: self.tr("Tổng quan")}
        titles |= {name: spoken(register.label) for name, register in PAGES.items()}
        sidebar.show_pages(titles)
        actions.set_pages(list(titles.values()))
        for name, action in zip(titles, actions.pages, strict=True):
            action.triggered.connect(lambda _=False, name=name: self.go_into(name))
        sidebar.chosen.connect(self.show_page)
        # Delete belongs to the text while one types; the tables take the action on themselves.
        actions.delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._connect_actions()
        desk.changed.connect(self._after_change)
        desk.drafts_changed.connect(self._show_counts_soon)
        desk.tasks.started.connect(self._show_progress)
        self._after_change(None)

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        assert shown is not None
        return shown

    @property
    def report(self) -> ReportPage | None:
        """The report that is open, None while there is none."""
        return self._report

    def show_page(self, name: str) -> None:
        """Show a page; it is made the first time."""
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = self._made(name)
            self._stack.addWidget(page)
            if name in _LEADING_TO_REPORTS:
                QTimer.singleShot(_LIST_SEEN_MS, self, self._get_ready)
        self._stack.setCurrentWidget(page)
        self.desk.settings.page = name
        self._enable_actions(page)

    def open_report(self, report_id: int) -> None:
        """Show one report; the one that was open before is put away."""
        from cchc_desktop.ui.reports.report_page import ReportPage

        self._sidebar.go_to("reports")
        self._put_report_away()
        page = ReportPage(self.desk, report_id, self._notices)
        page.left.connect(self._leave_report)
        page.report_asked.connect(self.open_report)
        page.records_asked.connect(self._open_behind)
        self._report = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._enable_actions(page)
        page.take_focus()

    def go_into(self, name: str) -> None:
        """Show a page and put the focus into it."""
        self._sidebar.go_to(name)
        self.page.take_focus()  # type: ignore[attr-defined]

    def register_page(self, name: str) -> RegisterPage:
        """Show the page of a register and return it."""
        self._sidebar.go_to(name)
        page = self._pages[name]
        assert isinstance(page, RegisterPage)
        return page

    def open_draft(self, draft: Draft) -> None:
        """Go to something that was typed and not saved."""
        if draft.register == "report_blocks":
            block = self.desk.get(draft.register, draft.id)
            assert isinstance(block, ReportBlock)
            assert block.report is not None
            self.open_report(block.report)
            assert self._report is not None
            self._report.edit_block(draft.id)
        else:
            self.register_page(draft.register).open_draft(draft.id)

    def place(self) -> tuple[str, int | None]:
        """Return the page and the record that are shown."""
        page = self.page
        record = page.form.record.id if isinstance(page, RegisterPage) else None
        if self._report is not None and page is self._report:
            return "report", self._report.report.id
        return self.desk.settings.page, record

    def go_to(self, name: str, record: int | None) -> None:
        """Show a page, and the record in it where one is named."""
        if name == "report" and record is not None:
            self.open_report(record)
            return
        self._sidebar.go_to(name)
        page = self._pages.get(name)
        if record is not None and isinstance(page, RegisterPage):
            page.show_record(self.desk.get(name, record))

    def leave(self) -> None:
        """Remember how the pages look, and keep what is being typed into a report."""
        self.backups.stop()
        self._put_report_away()
        for page in self._pages.values():
            if isinstance(page, RegisterPage):
                page.leave_list_sizes()

    def show_first_start(self) -> None:
        """Go through what a new office sets up, step by step."""
        from cchc_desktop.ui.first_start.first_start import FirstStart

        dialog = FirstStart(self.desk, self.backups, self._window)
        dialog.import_wanted.connect(self._import)
        dialog.sample_wanted.connect(self._load_sample)
        dialog.open()

    def _made(self, name: str) -> QWidget:
        if name == OVERVIEW:
            from cchc_desktop.ui.pages.overview_page import OverviewPage

            overview = OverviewPage(self.desk)
            overview.opened.connect(self._open_behind)
            overview.sample_asked.connect(self._load_sample)
            overview.page_asked.connect(lambda name: self.register_page(name).add())
            return overview
        page: RegisterPage
        if name == "reports":
            from cchc_desktop.ui.pages.reports_page import ReportsPage

            page = ReportsPage(self.desk, self._notices, self._exports)
            page.report_asked.connect(self.open_report)
        elif name == "outgoing":
            from cchc_desktop.ui.pages.outgoing_page import OutgoingPage

            page = outgoing = OutgoingPage(self.desk, self._notices, self._exports)
            outgoing.report_asked.connect(self.open_report)
        else:
            page = RegisterPage(self.desk, PAGES[name], self._notices)
        actions = self._actions
        page.table.addActions([actions.edit, actions.change_many, actions.delete])
        page.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return page

    def _enable_actions(self, page: QWidget) -> None:
        """Let those entries of the menus be chosen that the page answers."""
        for action, method in self._of_page.items():
            action.setEnabled(hasattr(page, method))
        self._actions.history.setEnabled(isinstance(page, RegisterPage))

    def _get_ready(self) -> None:
        self.desk.tasks.refresh(self, "readiness", bring_in, lambda _: None)

    def _leave_report(self) -> None:
        self._put_report_away()
        self.show_page("reports")
        self._pages["reports"].take_focus()  # type: ignore[attr-defined]

    def _put_report_away(self) -> None:
        if self._report is None:
            return
        page, self._report = self._report, None
        page.leave()
        self._stack.removeWidget(page)
        page.deleteLater()

    def _connect_actions(self) -> None:
        actions = self._actions
        for action, method in self._of_page.items():
            action.triggered.connect(lambda _=False, method=method: self._on_page(method))
        actions.refresh.triggered.connect(lambda: self.page.refresh())  # type: ignore[attr-defined]
        actions.undo.triggered.connect(lambda: self.desk.undoing.undo(self._notices))
        actions.redo.triggered.connect(lambda: self.desk.undoing.redo(self._notices))
        actions.trash.triggered.connect(self._show_trash)
        actions.choose_period.triggered.connect(self._choose_period)
        actions.begin_report.triggered.connect(lambda: self.register_page("reports").add())
        actions.report.triggered.connect(lambda: self._exports.report())
        actions.tally.triggered.connect(lambda: self._exports.tally())
        actions.forms.triggered.connect(self._show_forms)
        actions.consolidate.triggered.connect(self._consolidate)
        actions.first_start.triggered.connect(self.show_first_start)
        actions.evidence.triggered.connect(self._show_evidence)
        actions.evidence_check.triggered.connect(self._check_evidence)
        actions.take_in.triggered.connect(self._import)
        actions.template.triggered.connect(self._write_template)
        actions.sample.triggered.connect(self._load_sample)
        actions.backup.triggered.connect(self._show_backups)
        actions.hand_over.triggered.connect(self._exports.hand_over)
        actions.history.triggered.connect(self._show_history)
        actions.search_everywhere.triggered.connect(self._search_everywhere)
        for action in actions.needing_a_file():
            action.setEnabled(True)

    def _on_page(self, method: str) -> None:
        """Let the page that is shown do what a menu entry says, where it can."""
        act = getattr(self.page, method, None)
        if act is not None:
            act()

    def _show_trash(self) -> None:
        from cchc_desktop.ui.dialogs.trash import TrashDialog

        TrashDialog(self.desk, self._window).open()

    def _choose_period(self) -> None:
        from cchc_desktop.ui.dialogs.choose_period import ChoosePeriod

        dialog = ChoosePeriod(self.desk, self._window)
        dialog.accepted.connect(lambda: self.desk.set_period(dialog.period))
        dialog.open()

    def _show_forms(self) -> None:
        from cchc_desktop.ui.dialogs.receiver_forms import ReceiverForms

        ReceiverForms(self.desk, self._window).open()

    def _consolidate(self) -> None:
        from cchc_desktop.ui.dialogs.consolidate import Consolidate

        Consolidate(self.desk, self._window).open()

    def _show_evidence(self) -> None:
        from cchc_desktop.ui.dialogs.evidence_list import EvidenceList

        dialog = EvidenceList(self.desk, self._window)
        dialog.record_asked.connect(self.go_to)
        dialog.open()

    def _check_evidence(self) -> None:
        from cchc_desktop.ui.dialogs.evidence_check import EvidenceCheckDialog

        EvidenceCheckDialog(self.desk, self._window).open()

    def _show_backups(self) -> None:
        from cchc_desktop.ui.dialogs.backup import BackupDialog

        BackupDialog(self.desk, self.backups, self._window).open()

    def _import(self) -> None:
        """Take in a workbook that the person chooses, into the register looked at if it fits."""
        from cchc_desktop.ui.importing.import_dialog import ImportDialog, choose_workbook

        def show(view: ImportView) -> None:
            dialog = ImportDialog(self.desk, view, self._window)
            dialog.imported.connect(lambda operation: self._say_imported(view, operation))
            dialog.open()

        choose_workbook(self.desk, self._imported_register(), show, self._window)

    def _say_imported(self, view: ImportView, operation: Operation) -> None:
        if not operation.id:
            self._notices.say(self.tr("Không có gì để nhập: sổ đã có đủ."))
            return
        self.register_page(view.register)
        self.desk.undoing.offer(self._notices, operation)

    def _imported_register(self) -> str:
        page = self.page
        name = page.register.name if isinstance(page, RegisterPage) else ""
        return name if name in IMPORTED else ""

    def _write_template(self) -> None:
        """Write the empty import workbook of the register looked at."""
        self._exports.template(self._imported_register() or IMPORTED[0])

    def _load_sample(self) -> None:
        """Write the sample office, which only an empty file takes, as one change to undo."""
        file = self.desk.file
        if any(self.desk.has_any(name) for name in PAGES):
            self._notices.say(
                self.tr(
                    "Cơ quan mẫu chỉ nạp được vào tệp trống. Hãy tạo một tệp dữ liệu mới rồi nạp."
                )
            )
            return

        def work(_progress: object) -> Operation:
            from cchc_desktop.services.sample_office import write_sample_office

            return write_sample_office(file)

        def done(_operation: Operation) -> None:
            self.desk.look_at_newest()
            self._notices.say(self.tr("Đã nạp cơ quan mẫu."))

        self.desk.tasks.run(self.tr("Nạp cơ quan mẫu"), work, done)

    def _show_history(self) -> None:
        page = self.page
        if not isinstance(page, RegisterPage) or page.form.record.id is None:
            self._notices.say(self.tr("Hãy chọn một bản ghi đã lưu để xem lịch sử."))
            return
        record = page.form.record
        assert record.id is not None
        entries = self.desk.history(page.register.name, record.id)
        from cchc_desktop.ui.dialogs.history import HistoryDialog

        HistoryDialog(self.desk.title_of(record), entries, self._window).open()

    def _search_everywhere(self) -> None:
        from cchc_desktop.ui.dialogs.search_everywhere import SearchDialog

        dialog = SearchDialog(self.desk, self._window)
        dialog.chosen.connect(self._open_record)
        dialog.open()

    def _open_record(self, register: str, record: Record) -> None:
        self.register_page(register).show_record(record)

    def _open_behind(self, register: str, behind: Behind | None) -> None:
        page = self.register_page(register)
        if behind is not None:
            page.show_behind(behind)

    def _show_progress(self, task: Task) -> None:
        from cchc_desktop.ui.dialogs.progress import ProgressDialog

        ProgressDialog(task, self._window)

    def _after_change(self, _operation: Operation | None) -> None:
        """Show what the change makes different: counts, what can be undone, the status."""
        desk = self.desk

        def work() -> _Shown:
            counts = {name: desk.count(Query(register=name)) for name in PAGES}
            return counts, desk.undo_name(), desk.redo_name(), desk.lost_redo_name()

        desk.tasks.refresh(self, "window", work, self._show_change)

    def _show_counts_soon(self) -> None:
        self.status_changed.emit()

    def _show_change(self, found: _Shown) -> None:
        counts, undo, redo, lost = found
        self._sidebar.show_counts({name: format_number(n) for name, n in counts.items()})
        self._name(self._actions.undo, self.tr("&Hoàn tác"), undo)
        self._name(self._actions.redo, self.tr("Làm lạ&i"), redo)
        if redo is None and lost is not None:
            self._actions.redo.setText(
                self.tr("Không làm lạ&i được “{name}” nữa: đã có thay đổi mới").format(
                    name=lost.replace("&", "&&")
                )
            )
        self.status_changed.emit()

    def _name(self, action: QAction, verb: str, name: str | None) -> None:
        action.setText(f"{verb}: {name.replace('&', '&&')}" if name else verb)
        action.setEnabled(name is not None)
