"""Báo cáo: the list of reports with their period, state, number and signer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from cchc_desktop.domain.fields import Record
from cchc_desktop.domain.progress import Progress
from cchc_desktop.domain.registers import PAGES
from cchc_desktop.domain.reports import DRAFT, Report
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.exports import Exports
from cchc_desktop.ui.pages.register_page import RegisterPage
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from cchc_desktop.ui.wording import period_label

if TYPE_CHECKING:
    from cchc_desktop.domain.queries import Operation
    from cchc_desktop.ui.dialogs.begin_report import Beginning


class ReportsPage(RegisterPage):
    """The page of the reports; Enter or a double click opens one."""

    report_asked = Signal(int)
    """The id of the report that the person wants to work on."""

    def __init__(
        self, desk: Desk, notices: NoticeBar, exports: Exports, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, PAGES["reports"], notices, parent)
        self.add_button.setText(self.tr("+ Lập báo cáo"))
        self.open_button = self._added(self.tr("Mở báo cáo"), self.tr("Enter"), self.open_chosen)
        self._added(
            self.tr("Nhận từ tệp…"),
            self.tr("Lập báo cáo của kỳ từ một tệp văn bản hoặc Word đã có"),
            self.take_in,
        )
        self._added(self.tr("So sánh…"), "", self.compare)
        self._added(self.tr("Mẫu…"), self.tr("Mẫu báo cáo của cơ quan"), self.show_templates)
        self._added(self.tr("Xuất tổng hợp (Excel)"), self.tr("Ctrl+E"), exports.tally)

    def add(self) -> None:
        """Ask for the period and the source of a new report, and begin it."""
        from cchc_desktop.ui.dialogs.begin_report import BeginReport

        dialog = BeginReport(self._desk, self)
        dialog.begun.connect(self._begin)
        dialog.open()

    def edit(self) -> None:
        """Open the chosen report."""
        self.open_chosen()

    def _choose(self, record: Record) -> None:
        """Show what can still be changed of a report: of a closed or issued one nothing."""
        super()._choose(record)
        draft = isinstance(record, Report) and record.state == DRAFT
        for part in (self.form.editor, self.form.save_button, self.form.next_button):
            part.setEnabled(draft)

    def open_chosen(self) -> None:
        """Open the chosen report."""
        record = self.form.record
        if record.id is not None:
            self.report_asked.emit(record.id)

    def take_in(self) -> None:
        """Ask for a report written elsewhere, and begin the period's report with its wording."""
        title = self.tr("Nhận báo cáo từ tệp: {period}").format(
            period=period_label(self._desk.period)
        )
        kinds = self.tr("Văn bản (*.txt *.docx)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if not chosen:
            return
        file, period = self._desk.file, self._desk.period

        def work(_progress: Progress) -> tuple[Report, Operation]:
            from cchc_desktop.services.report_taking import take_in

            return take_in(file, period, Path(chosen))

        self._desk.tasks.run(title, work, self._open_begun)

    def compare(self) -> None:
        """Compare two reports block by block."""
        from cchc_desktop.ui.dialogs.compare_reports import CompareReports

        CompareReports(self._desk, self, second=self.form.record.id).open()

    def show_templates(self) -> None:
        """Show the office's templates."""
        from cchc_desktop.ui.dialogs.report_templates import ReportTemplates

        ReportTemplates(self._desk, self).open()

    def _added(self, label: str, tip: str, act: object) -> QPushButton:
        button = QPushButton(label)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(act)
        self.filters.add_button(button)
        return button

    def _begin(self, beginning: Beginning) -> None:
        file = self._desk.file

        def work(_progress: Progress) -> tuple[Report, Operation]:
            from cchc_desktop.services.report_composing import begin

            return begin(
                file,
                beginning.period,
                former=beginning.former,
                template=beginning.template,
                parts=beginning.parts,
                due_on=beginning.due_on,
            )

        self._desk.tasks.run(self.tr("Lập báo cáo"), work, self._open_begun)

    def _open_begun(self, made: tuple[Report, Operation]) -> None:
        assert made[0].id is not None
        self._desk.undoing.offer(self._notices, made[1])
        self.report_asked.emit(made[0].id)
