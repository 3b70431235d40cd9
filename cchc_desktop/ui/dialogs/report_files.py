"""The scans of the signed copy: attached, looked at, written out again, taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.progress import Cancelled, Progress
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.report_files import ReportFile
from cchc_desktop.domain.reports import Report
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.decision import sentence_label
from cchc_desktop.ui.widgets.empty_state import EmptyState
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from cchc_desktop.ui.widgets.scan_look import Look, ScanLook, look_at_scan
from cchc_desktop.ui.widgets.sizes import size_text

if TYPE_CHECKING:
    from cchc_desktop.services.report_scans import Attached

_FORMATS: Final = {
    "application/pdf": "PDF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/tiff": "TIFF",
}
_HASH_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of files that were to be attached."""

    attached: Sequence[Attached]
    refused: Sequence[str]
    left: int
    """How many were not begun because the person stopped the work."""


class ReportFiles(QDialog):
    """The files of one report with a look at the chosen one; files may be dropped onto it."""

    def __init__(self, desk: Desk, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Tệp kèm báo cáo"))
        self.setAcceptDrops(True)
        self._desk = desk
        self._report = report
        self._files: Sequence[ReportFile] = ()
        self.list = QTreeWidget()
        self.look = ScanLook()
        self.empty = EmptyState()
        self._middle = QStackedWidget()
        self.notices = NoticeBar()
        self.message = MessageLine()
        self.add = QPushButton(self.tr("&Thêm bản quét…"))
        self.view = QPushButton(self.tr("&Xem"))
        self.save = QPushButton(self.tr("&Lưu ra tệp…"))
        self.remove = QPushButton(self.tr("&Gỡ"))
        self._lay_out()
        self._connect()
        self._show_choice()
        self.empty.say(self.tr("Đang đọc…"))
        self._refresh()

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files, one after the other; one that is refused does not stop the others."""
        if not paths:
            return
        file, report = self._desk.file, self._report.id
        assert report is not None

        def work(progress: Progress) -> _Outcome:
            from cchc_desktop.services.report_scans import attach

            attached: list[Attached] = []
            refused: list[str] = []
            for at, path in enumerate(paths):
                try:
                    progress.step(at, len(paths), path.name)
                    attached.append(attach(file, report, path))
                except Cancelled:
                    # What is attached stays attached, and is said below: it is no rollback.
                    return _Outcome(attached, refused, len(paths) - at)
                except CchcError as trouble:
                    refused.append(str(trouble))
            return _Outcome(attached, refused, 0)

        def done(outcome: _Outcome) -> None:
            if isValid(self):
                self._attached(outcome)
            elif outcome.refused:
                # The dialog was closed meanwhile; what was not attached is said all the same.
                tasks.failed.emit(CchcError("\n\n".join(outcome.refused)))

        tasks = self._desk.tasks
        tasks.run(self.tr("Đính kèm bản quét"), work, done)

    def done(self, result: int) -> None:
        """Close, and the windows that show a scan with it."""
        for window in self.findChildren(QDialog):
            window.close()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        if _paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what is dropped."""
        event.acceptProposedAction()
        self.attach(_paths(event.mimeData()))

    def _lay_out(self) -> None:
        self.list.setHeaderLabels(
            [
                *(self.tr("Tên tệp"), self.tr("Loại tệp"), self.tr("Định dạng")),
                *(self.tr("Dung lượng"), self.tr("Mã băm")),
            ]
        )
        self.list.setAccessibleName(self.tr("Các tệp của báo cáo"))
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        self.list.setAlternatingRowColors(True)
        self.list.setTabKeyNavigation(False)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(80)
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list, 1)
        row.addWidget(self.look)
        self._middle.addWidget(self.empty)
        self._middle.addWidget(shown)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        for button in (self.add, self.view, self.save, self.remove):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence_label(self._report.title))
        layout.addWidget(self._middle, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.notices)
        layout.addLayout(below)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.setMinimumSize(QSize(740, 440))
        self.resize(960, 500)

    def _connect(self) -> None:
        self.add.clicked.connect(self._ask)
        self.view.clicked.connect(self._view)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)
        self.list.currentItemChanged.connect(lambda: self._show_choice())
        self.list.itemActivated.connect(lambda: self._view())
        self._desk.changed.connect(self._after_change)

    def _after_change(self, operation: Operation) -> None:
        if "report_files" in operation.registers:
            self._refresh()

    def _refresh(self) -> None:
        file, report = self._desk.file, self._report.id
        assert report is not None

        def work() -> Sequence[ReportFile]:
            from cchc_desktop.services.report_scans import files_of

            return files_of(file, report)

        self._desk.tasks.refresh(self, "report files", work, self._show)

    def _show(self, files: Sequence[ReportFile]) -> None:
        """Show the files; stay at the chosen one, go to the one that has come."""
        chosen = self._chosen()
        known = {one.id for one in self._files}
        come = [row for row, one in enumerate(files) if one.id not in known]
        at = self.list.currentIndex().row() if chosen else 0
        kept = [row for row, one in enumerate(files) if chosen and one.id == chosen.id]
        first = not self._files
        self._files = files
        self.list.clear()
        for one in files:
            self.list.addTopLevelItem(self._item(one))
        if not files:
            self.empty.say(
                self.tr(
                    "Chưa có bản quét nào. Hãy thêm bản quét của bản đã ký, đóng dấu, "
                    "hoặc kéo tệp thả vào đây."
                )
            )
            self._middle.setCurrentWidget(self.empty)
            self._show_choice()
            return
        self._middle.setCurrentIndex(1)
        row = next(iter([*([] if first else come), *kept]), min(at, len(files) - 1))
        self.list.setCurrentIndex(self.list.model().index(row, 0))
        if first:
            self.list.setFocus()

    def _item(self, one: ReportFile) -> QTreeWidgetItem:
        item = QTreeWidgetItem(
            [
                one.name,
                self._desk.catalogues.text("report_file_roles", one.role),
                _FORMATS.get(one.media_type, one.media_type),
                size_text(one.size or 0),
                f"{one.sha256[:_HASH_SHOWN]}…",
            ]
        )
        item.setSizeHint(0, QSize(0, self.fontMetrics().height() + 8))
        item.setToolTip(0, one.name)
        item.setToolTip(4, self.tr("SHA-256: {hash}").format(hash=one.sha256))
        item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _chosen(self) -> ReportFile | None:
        row = self.list.currentIndex().row()
        return self._files[row] if 0 <= row < len(self._files) else None

    def _show_choice(self) -> None:
        """Look at the chosen file, off the window's thread."""
        one = self._chosen()
        for button in (self.view, self.save, self.remove):
            button.setEnabled(one is not None)
        if one is None:
            return
        self.look.say(self.tr("Đang đọc…"))
        file, scale = self._desk.file, self.devicePixelRatioF()
        assert one.id is not None
        key = one.id

        def work() -> Look | CchcError:
            from cchc_desktop.services.report_scans import content

            try:
                return look_at_scan(content(file, key), one.name, one.media_type, scale)
            except CchcError as trouble:
                return trouble

        self._desk.tasks.refresh(self, "report file", work, self._show_look)

    def _show_look(self, look: Look | CchcError) -> None:
        if isinstance(look, CchcError):
            self.look.say(str(look))
        else:
            self.look.show_look(look)

    def _ask(self) -> None:
        kinds = self.tr("Bản quét (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;Mọi tệp (*)")
        folder = str(self._desk.file.path.parent)
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Thêm bản quét"), folder, kinds)
        self.attach([Path(name) for name in chosen])

    def _attached(self, outcome: _Outcome) -> None:
        """Say what was attached and how good it is, and what was not and why."""
        new = [one for one in outcome.attached if one.operation.id]
        said = [*outcome.refused, *(one.warning for one in outcome.attached if one.warning)]
        if outcome.left:
            said.append(self.tr("Đã dừng; còn %n tệp chưa đính kèm.", "", outcome.left))
        standing = Standing.PROBLEM if outcome.refused else Standing.WARNING
        self.message.show_message(standing if said else Standing.GOOD, "\n".join(said), None)
        attached = self.tr("Đã đính kèm %n tệp.", "", len(new))
        if len(new) == 1:
            self._desk.undoing.offer(self.notices, new[0].operation, attached)
        elif new:
            self.notices.say(attached)

    def _view(self) -> None:
        one = self._chosen()
        if one is None or one.id is None:
            return
        file, key = self._desk.file, one.id

        def work(_progress: Progress) -> bytes:
            from cchc_desktop.documents.scan_pages import pdf_of_scan
            from cchc_desktop.services.report_scans import content

            return pdf_of_scan(content(file, key), one.media_type)

        def show(pdf: bytes) -> None:
            from cchc_desktop.ui.preview.preview_window import PreviewWindow

            if isValid(self):
                PreviewWindow(one.name, pdf, parent=self).show()

        self._desk.tasks.run(self.tr("Mở {name}").format(name=one.name), work, show)

    def _save(self) -> None:
        one = self._chosen()
        if one is None or one.id is None:
            return
        beside = str(self._desk.file.path.parent / one.name)
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Lưu ra tệp"), beside)
        if not chosen:
            return
        file, key, target = self._desk.file, one.id, Path(chosen)

        def work(_progress: Progress) -> None:
            from cchc_desktop.services.report_scans import write_copy

            write_copy(file, key, target)

        def done(_nothing: None) -> None:
            if isValid(self):
                self.notices.say(self.tr("Đã ghi {path}").format(path=target))

        self._desk.tasks.run(self.tr("Lưu ra tệp"), work, done)

    def _remove(self) -> None:
        from cchc_desktop.services.report_scans import remove

        one = self._chosen()
        if one is None or one.id is None:
            return
        operation = remove(self._desk.file, one.id)
        self.message.show_message(Standing.GOOD, "", None)
        self._desk.undoing.offer(self.notices, operation)


def _paths(dropped: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
