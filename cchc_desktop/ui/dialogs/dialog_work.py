"""Work that a dialog has done off the window's thread, its refusals said in the dialog itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.notice_bar import NoticeBar

T = TypeVar("T")


class DialogWork:
    """What one dialog has done; nothing comes back to a dialog that was closed meanwhile."""

    def __init__(
        self, dialog: QDialog, desk: Desk, message: MessageLine, notices: NoticeBar
    ) -> None:
        self._dialog = dialog
        self._desk = desk
        self._message = message
        self._notices = notices

    def run(
        self,
        title: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[CchcError], None] | None = None,
    ) -> None:
        """Do ``work`` and hand its result to ``done``.

        What it refuses is said whole where the dialog says such things, or by ``refused``; a bug
        is shown as everywhere.
        """

        def say(error: Exception) -> bool:
            if not isinstance(error, CchcError) or not isValid(self._dialog):
                return False
            if refused is not None:
                refused(error)
            else:
                self._message.show_message(Standing.PROBLEM, str(error), None)
            return True

        def finish(result: T) -> None:
            if isValid(self._dialog):
                done(result)

        self._message.show_message(Standing.GOOD, "", None)
        self._notices.hide()
        self._desk.tasks.run(title, lambda _progress: work(), finish, say)
