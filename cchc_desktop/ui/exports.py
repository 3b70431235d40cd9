"""The report and the tally written to a file that the person names, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.progress import Progress
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.vietnamese import slug
from cchc_desktop.files import FileTrouble
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.target_file import another_name, ask_target
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from cchc_desktop.ui.wording import period_label, spoken

Write = Callable[[Path, Progress], None]


class Exports(QObject):
    """Asks where to, writes, and offers to open what was written."""

    def __init__(self, desk: Desk, notices: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._notices = notices
        self._window = window

    def report(self) -> None:
        """Write the report of the period looked at, as PDF or Word."""
        file, period = self._desk.file, self._desk.period

        def write(target: Path, progress: Progress) -> None:
            from cchc_desktop.services.report import write_report

            write_report(file, period, target, progress=progress)

        title = self.tr("Lập báo cáo: {period}").format(period=period_label(period))
        kinds = ";;".join((self.tr("PDF (*.pdf)"), self.tr("Word (*.docx)")))
        self._write(title, f"bao-cao-{_file_name(period)}.pdf", kinds, write)

    def tally(self) -> None:
        """Write the tally of the period looked at as a workbook."""
        file, period = self._desk.file, self._desk.period

        def write(target: Path, progress: Progress) -> None:
            from cchc_desktop.services.tally import write_tally

            write_tally(file, period, target, progress=progress)

        title = self.tr("Xuất tổng hợp: {period}").format(period=period_label(period))
        self._write(title, f"tong-hop-{_file_name(period)}.xlsx", self.tr("Excel (*.xlsx)"), write)

    def outgoing_book(self, year: int, series: str = "") -> None:
        """Show the book of outgoing documents of a year as it is printed, to print and to save."""
        file, title = self._desk.file, self.tr("Sổ văn bản đi năm {year}").format(year=year)

        def draw(_progress: Progress) -> bytes:
            from cchc_desktop.services.book_paper import book_pdf

            return book_pdf(file, year, series)

        def show(pdf: bytes) -> None:
            self._preview(title, pdf, f"{_book_name(year, series)}.pdf")

        self._desk.tasks.run(title, draw, show)

    def outgoing_workbook(self, year: int, series: str = "") -> None:
        """Write the book of outgoing documents of a year as a workbook."""
        file = self._desk.file

        def write(target: Path, progress: Progress) -> None:
            from cchc_desktop.services.book_paper import write_book_workbook

            write_book_workbook(file, year, target, series=series, progress=progress)

        title = self.tr("Xuất sổ văn bản đi năm {year}").format(year=year)
        self._write(title, f"{_book_name(year, series)}.xlsx", self.tr("Excel (*.xlsx)"), write)

    def hand_over(self) -> None:
        """Write everything of the office into a new folder, and offer to look at it."""
        from cchc_desktop.services.handing_over import INDEX, HandedOver

        file, title = self._desk.file, self.tr("Bàn giao: chọn nơi tạo thư mục")
        chosen = QFileDialog.getExistingDirectory(self._window, title, str(file.path.parent))
        if not chosen:
            return
        parent = Path(chosen)

        def work(progress: Progress) -> HandedOver:
            from cchc_desktop.services.handing_over import hand_over

            return hand_over(file, parent, progress=progress)

        def done(made: HandedOver) -> None:
            said = self.tr("Đã bàn giao %n tệp vào {folder}", "", made.files)
            self._notices.say(
                " ".join((said.format(folder=made.folder) + ".", *made.remarks)),
                self.tr("Mở"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(made.folder / INDEX))),
            )

        self._desk.tasks.run(self.tr("Bàn giao"), work, done)

    def template(self, register: str) -> None:
        """Write the empty workbook by which records of a register are taken in."""
        file, label = self._desk.file, REGISTERS[register].label

        def write(target: Path, _progress: Progress) -> None:
            from cchc_desktop.services.import_files import write_template

            write_template(register, target, file.catalogues)

        title = self.tr("Tạo tệp mẫu để nhập: {register}").format(register=spoken(label))
        self._write(title, f"mau-nhap-{slug(label)}.xlsx", self.tr("Excel (*.xlsx)"), write)

    def _preview(self, title: str, pdf: bytes, name: str) -> None:
        """Show a PDF in a window of its own, from which it is printed and saved as it is."""
        from cchc_desktop.files import write_atomically
        from cchc_desktop.ui.preview.preview_window import PreviewWindow
        from cchc_desktop.ui.printing import print_pdf

        def to_print(page: int) -> None:
            print_pdf(window, self._desk.tasks, pdf, title, current=page)

        def to_save() -> None:
            self._write(
                title, name, self.tr("PDF (*.pdf)"), lambda target, _: write_atomically(target, pdf)
            )

        window = PreviewWindow(title, pdf, to_print=to_print, to_save=to_save, parent=self._window)
        window.show()

    def _write(
        self, title: str, name: str, kind: str, write: Write, offered: Path | None = None
    ) -> None:
        """Ask where to and write; where the disk does not take it, offer another name."""
        beside = offered or self._desk.file.path.parent / name
        target = ask_target(self._window, title, beside, kind)
        if target is None:
            return

        def done(_result: None) -> None:
            self._notices.say(
                self.tr("Đã ghi {path}").format(path=target),
                self.tr("Mở"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))),
            )

        def refused(error: Exception) -> bool:
            if not isinstance(error, FileTrouble):
                return False
            self._notices.say(
                str(error),
                self.tr("Ghi với tên khác…"),
                lambda: self._write(title, name, kind, write, another_name(target)),
            )
            return True

        self._desk.tasks.run(title, lambda progress: write(target, progress), done, refused)


def _file_name(period: Period) -> str:
    """Return the part of a file's name that says the period, in plain letters."""
    if period.calendar == "calendar":
        return slug(period.id)
    return slug(f"{period.id} {period.calendar}")


def _book_name(year: int, series: str) -> str:
    return slug(f"so van ban di {year} {series}")
