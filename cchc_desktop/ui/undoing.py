"""Undo and redo, from the menu and from notices: off the window's thread, one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.ui.tasks import Tasks
from cchc_desktop.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from cchc_desktop.domain.queries import Operation
    from cchc_desktop.services.data_file import DataFile


class Undoing(QObject):
    """Takes changes of one data file back and does them again; what came of it stands in a notice.

    A step begins only when the one before it is over, so that Ctrl+Z and Ctrl+Y pressed in a row
    come in the order in which they were pressed.
    """

    def __init__(self, file: DataFile, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._tasks = tasks
        self._waiting: deque[Callable[[], None]] = deque()
        self._busy = False

    def offer(self, notices: NoticeBar, operation: Operation, sentence: str = "") -> None:
        """Say what was done, by its own name or as ``sentence``, with a button to take it back.

        The button takes back that operation and no other: after a later change it says so.
        """
        self._offer_undo(notices, sentence or operation.name, operation.id)

    def undo(self, notices: NoticeBar, meant: int | None = None) -> None:
        """Take the newest operation back, or only the one that is ``meant`` by its id."""

        def work() -> Operation | None:
            from cchc_desktop.services import records

            return records.undo(self._file, meant)

        def said(operation: Operation | None) -> None:
            if operation is None:
                notices.say(self.tr("Không có gì để hoàn tác."))
            else:
                self._offer_redo(notices, operation.name, operation.target)

        self._step(self.tr("Hoàn tác"), notices, work, said)

    def redo(self, notices: NoticeBar, meant: int | None = None) -> None:
        """Do the operation that was last undone again, or only the one that is ``meant``."""

        def work() -> Operation | None:
            from cchc_desktop.services import records

            return records.redo(self._file, meant)

        def said(operation: Operation | None) -> None:
            if operation is None:
                notices.say(self.tr("Không có gì để làm lại."))
            else:
                self._offer_undo(notices, operation.name, operation.target)

        self._step(self.tr("Làm lại"), notices, work, said)

    def stop(self) -> None:
        """Begin nothing that still waits for its turn: the file is about to be closed."""
        self._waiting.clear()

    def _offer_undo(self, notices: NoticeBar, sentence: str, meant: int | None) -> None:
        notices.say(sentence, self.tr("Hoàn tác"), lambda: self.undo(notices, meant))

    def _offer_redo(self, notices: NoticeBar, sentence: str, meant: int | None) -> None:
        notices.say(sentence, self.tr("Làm lại"), lambda: self.redo(notices, meant))

    def _step(
        self,
        title: str,
        notices: NoticeBar,
        work: Callable[[], Operation | None],
        said: Callable[[Operation | None], None],
    ) -> None:
        def refused(error: Exception) -> bool:
            # Nowhere to say it once the dialog is closed; then it is shown as everywhere.
            if not isinstance(error, CchcError) or not isValid(notices):
                return False
            notices.say(str(error))
            return True

        def done(operation: Operation | None) -> None:
            if isValid(notices):
                said(operation)

        def begin() -> None:
            task = self._tasks.run(title, lambda _progress: work(), done, refused)
            task.ended.connect(self._go_on)

        self._waiting.append(begin)
        if not self._busy:
            self._go_on()

    def _go_on(self) -> None:
        self._busy = bool(self._waiting)
        if self._busy:
            self._waiting.popleft()()
