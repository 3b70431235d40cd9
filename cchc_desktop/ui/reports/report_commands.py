"""What is done with an open report: each an operation of the services, told in a notice.

The services are imported on first use, so that the window paints before they are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.progress import Progress
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.report_blocks import ReportBlock
from cchc_desktop.domain.vietnamese import slug
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.pages.filter_bar import Behind
from cchc_desktop.ui.reports.notes import Note
from cchc_desktop.ui.reports.opened_report import OpenedReport
from cchc_desktop.ui.reports.report_bar import ReportBar
from cchc_desktop.ui.target_file import ask_target
from cchc_desktop.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from cchc_desktop.domain.reports import Report


class ReportCommands(QObject):
    """Carries out what the page of a report is asked for."""

    records_asked = Signal(str, object)
    report_asked = Signal(int)

    def __init__(self, desk: Desk, report: OpenedReport, notices: NoticeBar, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._report = report
        self._notices = notices
        self._page = page

    def connect_bar(self, bar: ReportBar) -> None:
        """Let the buttons of the bar do their work."""
        bar.close_asked.connect(self.close)
        bar.issue_asked.connect(self.issue)
        bar.print_asked.connect(self.print)
        bar.pdf_asked.connect(partial(self.save_as, ".pdf"))
        bar.word_asked.connect(partial(self.save_as, ".docx"))
        bar.compose_asked.connect(self.compose)
        bar.parts_asked.connect(self.choose_parts)
        bar.subject_asked.connect(self.change_subject)
        bar.compare_asked.connect(self.compare)
        bar.moved_asked.connect(self.show_moved)
        bar.reopen_asked.connect(self.reopen)
        bar.files_asked.connect(self.show_files)
        bar.history_asked.connect(self.show_history)
        bar.ruler_asked.connect(self.print_ruler)
        bar.related_asked.connect(self.begin_related)

    def keep(self, block_id: int, wording: str, kind: str, shown: object) -> None:
        """Keep the wording of a block as the person left it."""
        from cchc_desktop.services.report_blocks import edit_block

        assert isinstance(shown, Mapping)
        self._told(edit_block(self._desk.file, block_id, wording, kind=kind, shown=shown))

    def split(self, block_id: int, before: str, after: str, shown: object) -> None:
        """Part a block in two."""
        from cchc_desktop.services.report_blocks import split_block

        assert isinstance(shown, Mapping)
        self._told(split_block(self._desk.file, block_id, before, after, shown=shown))

    def reset(self, block_id: int) -> None:
        """Give the office's wording of a block up for the template's."""
        from cchc_desktop.services.report_blocks import reset_block

        self._told(reset_block(self._desk.file, block_id))

    def add(self, after: int | None, kind: str) -> None:
        """Add an empty block of the office's own."""
        from cchc_desktop.services.report_blocks import add_block

        self._told(add_block(self._desk.file, self._report.id, "…", kind=kind, after=after))

    def move(self, key: str, behind: str | None) -> None:
        """Put a block behind another."""
        from cchc_desktop.services.report_blocks import move_block

        block = self._report.block(key)
        after = None if behind is None else self._report.block(behind)
        if block is not None and block.id is not None:
            target = None if after is None else after.id
            self._told(move_block(self._desk.file, block.id, after=target))

    def drop(self, block: ReportBlock) -> None:
        """Leave a block out of the report, or take it back."""
        from cchc_desktop.services.report_blocks import drop_block, restore_block

        assert block.id is not None
        act = restore_block if block.dropped else drop_block
        self._told(act(self._desk.file, block.id))

    def answer_offer(self, note: Note, take: bool) -> None:
        """Take the template's new wording of a block, or keep the office's."""
        from cchc_desktop.services.report_blocks import decline_offered, take_offered

        block = self._report.block(note.key)
        if block is not None and block.id is not None:
            act = take_offered if take else decline_offered
            self._told(act(self._desk.file, block.id))

    def mark_read(self, note: Note | None) -> None:
        """Note that the figures of a note's block, or of all blocks, have been read as shown."""
        from cchc_desktop.documents.changed_figures import seen_now
        from cchc_desktop.services.report_blocks import mark_read

        writing = self._report.writing
        assert writing is not None
        shown = {
            block.id: {f.token: f.shown for f in seen_now(block.wording, writing.words)}
            for block in writing.shown
            if block.id is not None and (note is None or block.key == note.key)
        }
        self._told(mark_read(self._desk.file, self._report.id, shown))

    def repair(self, note: Note) -> None:
        """Mend what the checker found."""
        from cchc_desktop.services.checking import repair

        assert note.finding is not None
        self._told(repair(self._desk.file, self._report.id, note.finding))

    def compose(self) -> None:
        """Compose again from the template; no edit is lost."""
        file, report = self._desk.file, self._report.id

        def work(_progress: Progress) -> Operation:
            from cchc_desktop.services.report_composing import compose_again

            return compose_again(file, report)

        def done(operation: Operation) -> None:
            if operation.id:
                self._told(operation)
            else:
                self._notices.say(self.tr("Mẫu và số liệu không có gì mới cho báo cáo này."))

        self._desk.tasks.run(self.tr("Soạn báo cáo"), work, done)

    def change_subject(self) -> None:
        """Ask for another subject."""
        from cchc_desktop.services.reports import set_subject
        from cchc_desktop.ui.dialogs.report_subject import ReportSubject

        dialog = ReportSubject(self._present().title, self._page)
        dialog.given.connect(
            lambda text: self._told(set_subject(self._desk.file, self._report.id, text))
        )
        dialog.open()

    def choose_parts(self) -> None:
        """Ask which parts the report has."""
        from cchc_desktop.services.reports import set_parts
        from cchc_desktop.ui.dialogs.report_parts import ReportParts

        present = tuple(part.part for part in self._present().parts)
        dialog = ReportParts(self._desk, present, self._page)
        dialog.chosen.connect(
            lambda parts: self._told(set_parts(self._desk.file, self._report.id, parts))
        )
        dialog.open()

    def close(self) -> None:
        """Close the report: figures, text and paper freeze."""
        file, report = self._desk.file, self._report.id
        today = self._desk.today()

        def work(_progress: Progress) -> Operation:
            from cchc_desktop.services.report_issue import close

            return close(file, report, today=today)

        self._desk.tasks.run(self.tr("Chốt số liệu"), work, self._say_closed)

    def reopen(self) -> None:
        """Ask why the closed report is to be written on."""
        from cchc_desktop.services.report_issue import reopen
        from cchc_desktop.ui.dialogs.ask_reason import AskReason

        dialog = AskReason(
            self.tr("Mở lại báo cáo"),
            self.tr(
                "Số liệu và lời văn sẽ được soạn tiếp. Bản đã chốt vẫn được giữ. "
                "Lý do được ghi vào lịch sử."
            ),
            self.tr("Lý do mở lại"),
            self.tr("Mở lại"),
            self._page,
        )
        dialog.given.connect(
            lambda why: self._told(reopen(self._desk.file, self._report.id, why), undoable=False)
        )
        dialog.open()

    def issue(self) -> None:
        """Ask for number and day, and issue the report under them."""
        from cchc_desktop.services.book import next_number
        from cchc_desktop.ui.dialogs.issue_report import IssueReport

        view = self._report.view
        assert view is not None
        assert view.document is not None
        today = self._desk.today()
        named = self._desk.file.catalogues.by_label("document_types", view.document.title)
        number = next_number(self._desk.file, named.code if named else "", today)
        tail = view.document.letterhead.number.partition("/")[2]
        dialog = IssueReport(self._desk, view.report, number, tail, self._page)
        dialog.issued.connect(self._issue_as)
        dialog.open()

    def begin_related(self, relation: str) -> None:
        """Begin the report that supersedes, corrects or recalls this issued one."""
        file, report = self._desk.file, self._report.id

        def work(_progress: Progress) -> tuple[Report, Operation]:
            from cchc_desktop.services.report_issue import begin_related

            return begin_related(file, report, relation)

        def done(made: tuple[Report, Operation]) -> None:
            self._told(made[1])
            self.report_asked.emit(made[0].id)

        self._desk.tasks.run(self.tr("Lập báo cáo"), work, done)

    def print(self) -> None:
        """Send the pages to a printer at their own size."""
        from cchc_desktop.ui.printing import print_pdf

        view = self._report.view
        if view is None or view.drawn is None:
            return
        print_pdf(self._page, self._desk.tasks, self._paper(), view.report.title)

    def print_ruler(self) -> None:
        """Print the page with a ruler, which shows whether a printer keeps the size."""
        from cchc_desktop.documents.pdf import draw_ruler_page
        from cchc_desktop.ui.printing import print_ruler_page

        print_ruler_page(self._page, self._desk.tasks, draw_ruler_page())

    def save_as(self, suffix: str) -> None:
        """Write the report into a file that the person names."""
        view = self._report.view
        if view is None or view.document is None:
            return
        word = suffix == ".docx"
        kind = self.tr("Word (*.docx)") if word else self.tr("PDF (*.pdf)")
        title = self.tr("Xuất báo cáo")
        name = f"bao-cao-{slug(view.report.period)}{suffix}"
        beside = self._desk.file.path.parent / name
        target = ask_target(self._page, title, beside, kind)
        if target is None:
            return
        document, pdf = view.document, self._paper()

        def work(_progress: Progress) -> None:
            from cchc_desktop.files import write_atomically
            from cchc_desktop.services.report import write_document

            if target.suffix.lower() == ".pdf":
                # The very bytes that were closed or issued, not a drawing of the same.
                write_atomically(target, pdf)
            else:
                write_document(document, target)

        def done(_nothing: None) -> None:
            told = self.tr("Đã ghi {path}").format(path=target)
            if word:
                told += " " + self.tr("Bản Word không còn tự cập nhật số liệu.")
            self._notices.say(
                told,
                self.tr("Mở"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))),
            )

        self._desk.tasks.run(title, work, done)

    def compare(self) -> None:
        """Compare the report with another, block by block."""
        from cchc_desktop.ui.dialogs.compare_reports import CompareReports

        CompareReports(self._desk, self._page, second=self._report.id).open()

    def show_moved(self) -> None:
        """Show the figures that are others since the report was closed."""
        from cchc_desktop.ui.dialogs.moved_figures import MovedFigures

        dialog = MovedFigures(self._desk, self._present(), self._page)
        dialog.records_asked.connect(self.records_asked)
        dialog.open()

    def show_files(self) -> None:
        """Show the scans and other files of the report."""
        from cchc_desktop.ui.dialogs.report_files import ReportFiles

        ReportFiles(self._desk, self._present(), self._page).open()

    def show_history(self) -> None:
        """Show what happened to the report."""
        from cchc_desktop.ui.dialogs.history import HistoryDialog

        entries = self._desk.history("reports", self._report.id)
        HistoryDialog(self._present().title, entries, self._page).open()

    def show_records(self, token: str) -> None:
        """Show the records behind a live word; say what it is where there are none."""
        writing = self._report.writing
        assert writing is not None
        words = writing.words
        name = words.figure_of(token)
        figure = None if name is None else writing.facts.figures.find(name)
        if figure is None:
            told = words.find(token)
            self._notices.say(f"{told.label}: {told.shown}")
        elif not figure.records:
            self._notices.say(self.tr("Chưa có bản ghi nào cho số liệu này trong kỳ."))
        else:
            what = f"{figure.definition.label} ({figure.definition.unit})"
            behind = Behind(what=what, ids=figure.records)
            self.records_asked.emit(figure.definition.register, behind)

    def _present(self) -> Report:
        view = self._report.view
        assert view is not None
        return view.report

    def _paper(self) -> bytes:
        """Return the PDF of the report: of a closed or issued one what was kept."""
        from cchc_desktop.services.report_issue import frozen_pdf

        view = self._report.view
        assert view is not None
        assert view.drawn is not None
        if self._report.writable:
            return view.drawn.pdf
        return frozen_pdf(self._desk.file, self._report.id)

    def _issue_as(self, number: int, on: date) -> None:
        file, report = self._desk.file, self._report.id

        def work(_progress: Progress) -> tuple[Report, Operation]:
            from cchc_desktop.services.report_issue import issue

            return issue(file, report, on=on, number=number)

        def done(made: tuple[Report, Operation]) -> None:
            self._notices.say(
                made[1].name + ". " + self.tr("Hãy đính kèm bản quét đã ký, đóng dấu."),
                self.tr("Đính kèm…"),
                self.show_files,
            )

        self._desk.tasks.run(self.tr("Ban hành báo cáo"), work, done)

    def _say_closed(self, operation: Operation) -> None:
        self._notices.say(
            operation.name + ". " + self.tr("In, trình ký rồi ghi số, ngày bằng “Ban hành…”."),
            self.tr("In…"),
            self.print,
        )

    def _told(self, operation: Operation, *, undoable: bool = True) -> None:
        if not operation.id:
            return
        if undoable:
            self._desk.undoing.offer(self._notices, operation)
        else:
            self._notices.say(operation.name)
