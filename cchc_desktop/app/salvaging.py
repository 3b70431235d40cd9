"""Saving what is readable of a damaged data file into a new one, and showing what that was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

if TYPE_CHECKING:
    from cchc_desktop.app.file_work import FileWork
    from cchc_desktop.domain.salvaged import Salvaged
    from cchc_desktop.ui.main_window import MainWindow


class Salvaging(QObject):
    """Salvages damaged data files; the damaged ones stay as they are."""

    refused = Signal(object, object)
    """The CchcError that says why nothing was saved, and the Path of the damaged file."""

    open_wanted = Signal(object)
    """The Path of the new file, which the person goes on with."""

    given_up = Signal()
    """No file is open and the person does not want the new one."""

    def __init__(self, work: FileWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._window: MainWindow | None = None
        work.over.connect(self._say_no_more)

    def begin(self, damaged: Path, target: Path, window: MainWindow, *, alone: bool) -> None:
        """Save what is readable of ``damaged`` into ``target``, a new file.

        ``alone`` tells that no other file is open, so that giving up ends the program.
        """
        from cchc_desktop.services.salvage import salvage_file

        window.notices.say(
            QCoreApplication.translate(
                "Program", "Đang đọc tệp “{name}” và ghi phần đọc được sang tệp mới…"
            ).format(name=damaged.name)
        )
        self._window = window
        self._work.begin(
            lambda: salvage_file(damaged, target),
            lambda result: self._show(result, window, alone),
            lambda trouble: self.refused.emit(trouble, damaged),
        )

    def _show(self, result: Salvaged, window: MainWindow, alone: bool) -> None:
        from cchc_desktop.services.salvage import report_of, report_path
        from cchc_desktop.ui.dialogs.salvaged import SalvagedDialog

        target = result.target
        dialog = SalvagedDialog(target, report_path(target), report_of(result), window)
        dialog.open_wanted.connect(self.open_wanted)
        if alone:
            dialog.rejected.connect(self.given_up)
        dialog.open()

    def _say_no_more(self) -> None:
        if self._window is not None:
            self._window.notices.hide()
            self._window = None
