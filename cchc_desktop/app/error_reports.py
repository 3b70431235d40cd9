"""What goes wrong while the program runs: into the log, before the person, into a crash report."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from cchc_desktop.shell import paths

if TYPE_CHECKING:
    from cchc_desktop.services.data_file import DataFile
    from cchc_desktop.ui.dialogs.error import ErrorDesk
    from cchc_desktop.ui.main_window import MainWindow


class ErrorReports(QObject):
    """Shows the errors of one program over its window, once the window has been painted."""

    def __init__(self, data_file: Callable[[], DataFile | None], parent: QObject) -> None:
        """``data_file`` returns the open file, whose facts a crash report tells."""
        super().__init__(parent)
        self._data_file = data_file
        self._window: MainWindow | None = None
        self._ends: list[Callable[[], None]] = []
        self.desk: ErrorDesk | None = None

    def show_over(self, window: MainWindow) -> None:
        """Show what comes over this window from now on."""
        self._window = window
        if self.desk is not None:
            self.desk.window = window

    def watch(self) -> None:
        """Begin the log, and catch what nobody else catches."""
        from cchc_desktop.shell import crash_report
        from cchc_desktop.shell.log import log_file, start_log
        from cchc_desktop.ui.dialogs.error import ErrorDesk

        folder = paths.log_folder()
        self.desk = ErrorDesk(log_file(folder), self)
        self.desk.window = self._window
        self.desk.hand_over = self.hand_over
        with contextlib.suppress(OSError):
            self._ends.append(start_log(folder))
        self._ends.append(crash_report.install(self.desk.report))

    def end(self) -> None:
        """Close the log and catch nothing more."""
        while self._ends:
            self._ends.pop()()

    def report(self, error: Exception) -> None:
        """Write an error into the log and show it."""
        from cchc_desktop.shell.crash_report import log_error

        log_error(error)
        assert self.desk is not None
        self.desk.report(error)

    def hand_over(self, error: BaseException | None = None) -> Path | None:
        """Write the crash report where the person says; return where, None where it was not."""
        from datetime import datetime

        from PySide6.QtWidgets import QFileDialog

        from cchc_desktop.files import FileTrouble
        from cchc_desktop.services.data_facts import data_facts
        from cchc_desktop.shell.crash_file import usual_name, write_crash_file

        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            QCoreApplication.translate("Program", "Ghi tệp báo lỗi"),
            str(Path.home() / usual_name(datetime.now())),
            QCoreApplication.translate("Program", "Tệp nén (*.zip)"),
        )
        if not chosen:
            return None
        try:
            write_crash_file(Path(chosen), paths.log_folder(), data_facts(self._data_file()), error)
        except FileTrouble as trouble:
            self.report(trouble)
            return None
        return Path(chosen)

    def hand_over_and_say(self) -> None:
        """Write the crash report and say so in the window's notices."""
        from cchc_desktop.ui.dialogs.error import written_sentence

        path = self.hand_over()
        if path is not None and self._window is not None:
            self._window.notices.say(written_sentence(path))
