"""The recovery sheet on the screen, to print or to save where the person says; nowhere else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.secret import Secret
from cchc_desktop.files import FileTrouble
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.target_file import another_name, ask_target
from cchc_desktop.ui.widgets.notice_bar import NoticeBar


class RecoverySheets(QObject):
    """Shows the sheet, and says once more what is at stake where it was closed unprinted."""

    def __init__(self, desk: Desk, notices: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._notices = notices
        self._window = window
        self._kept = False

    def show(self, key: Secret) -> None:
        """Draw the sheet with a key off the window's thread, and show it."""
        file = self._desk.file

        def draw(_progress: object) -> bytes:
            from cchc_desktop.services.recovery_sheet import recovery_sheet

            return recovery_sheet(file, key)

        self._desk.tasks.run(self.tr("Tờ khôi phục mật khẩu"), draw, self._preview)

    def _preview(self, pdf: bytes) -> None:
        from cchc_desktop.ui.preview.preview_window import PreviewWindow
        from cchc_desktop.ui.printing import print_pdf

        title = self.tr("Tờ khôi phục mật khẩu")
        self._kept = False

        def to_print(page: int) -> None:
            print_pdf(
                window, self._desk.tasks, pdf, title, current=page, printed=self._note_printed
            )

        window = PreviewWindow(
            title, pdf, to_print=to_print, to_save=lambda: self._save(pdf), parent=self._window
        )
        window.finished.connect(self._remind)
        window.show()

    def _note_printed(self) -> None:
        self._kept = True
        self._notices.say(
            self.tr("Đã gửi tờ khôi phục tới máy in. Hãy niêm phong trong phong bì và cất ngay.")
        )

    def _save(self, pdf: bytes, offered: Path | None = None) -> None:
        from cchc_desktop.files import write_atomically

        usual = self._desk.file.path.parent / f"to-khoi-phuc-{datetime.now():%Y-%m-%d}.pdf"
        title = self.tr("Lưu tờ khôi phục: chọn thẻ nhớ, không để trên máy này")
        target = ask_target(self._window, title, offered or usual, self.tr("PDF (*.pdf)"))
        if target is None:
            return

        def done(_result: None) -> None:
            self._kept = True
            self._notices.say(
                self.tr("Đã ghi {path}. In xong hãy xoá tệp này.").format(path=target)
            )

        def refused(error: Exception) -> bool:
            if not isinstance(error, FileTrouble):
                return False
            self._notices.say(
                str(error),
                self.tr("Ghi với tên khác…"),
                lambda: self._save(pdf, another_name(target)),
            )
            return True

        self._desk.tasks.run(
            title, lambda _progress: write_atomically(target, pdf, private=True), done, refused
        )

    def _remind(self) -> None:
        if not self._kept:
            self._notices.say(
                self.tr(
                    "Tờ khôi phục chưa được in. Quên mật khẩu mà không có tờ này thì không ai mở "
                    "được sổ bằng chương trình nữa; in ở Tệp > Mật khẩu."
                )
            )
