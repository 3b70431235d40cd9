"""The workbook with its faults marked, written where the person says; another name on trouble."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.importing.plans import Plan
from cchc_desktop.domain.progress import Progress
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.target_file import ask_target, free_name
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.notice_bar import NoticeBar


class ErrorSaving(QObject):
    """Asks where to, writes, and offers to open what was written."""

    def __init__(
        self, desk: Desk, message: MessageLine, notices: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._message = message
        self._notices = notices
        self._window = window

    def save(self, plan: Plan) -> None:
        """Write the workbook of a plan with its faults marked."""
        self._ask(plan, free_name(plan.path.with_name(f"{plan.path.stem}-loi.xlsx")))

    def _ask(self, plan: Plan, offered: Path) -> None:
        title = self.tr("Ghi tệp lỗi")
        kind = self.tr("Excel (*.xlsx)")
        target = ask_target(self._window, title, offered, kind)
        if target is None:
            return
        file = self._desk.file

        def work(_progress: Progress) -> str:
            from cchc_desktop.services.import_files import write_errors
            from cchc_desktop.services.import_matches import remember

            lacking = write_errors(plan, target)
            # The mended workbook comes back with the same headings.
            remember(file, plan)
            return lacking

        def done(lacking: str) -> None:
            if not isValid(self._window):
                return
            self._notices.say(
                self.tr(
                    "Đã ghi {path}. Hãy sửa các ô màu (mỗi ô có ghi chú) rồi nhập lại tệp đó."
                ).format(path=target),
                self.tr("Mở"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))),
            )
            self._message.show_message(
                Standing.WARNING if lacking else Standing.GOOD, lacking, None
            )

        self._message.show_message(Standing.GOOD, "", None)
        self._notices.hide()
        self._desk.tasks.run(
            title, work, done, lambda error: self._refuse(error, lambda: self._again(plan, target))
        )

    def _again(self, plan: Plan, target: Path) -> None:
        self._ask(plan, free_name(target))

    def _refuse(self, error: Exception, again: Callable[[], None]) -> bool:
        if not isinstance(error, CchcError) or not isValid(self._window):
            return False
        remedy = QAction(self.tr("Ghi với tên khác…"), self._message)
        remedy.triggered.connect(again)
        self._message.show_message(Standing.PROBLEM, str(error), remedy)
        return True
