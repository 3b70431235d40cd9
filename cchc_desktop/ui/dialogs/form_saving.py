"""A filled form written to a file that the person names; on trouble another name is offered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.progress import Progress
from cchc_desktop.domain.receiver_forms import ReceiverForm
from cchc_desktop.domain.vietnamese import slug
from cchc_desktop.files import FileTrouble
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.target_file import another_name, ask_target
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from cchc_desktop.ui.wording import period_label

if TYPE_CHECKING:
    from cchc_desktop.services.form_filling import Filled


class FormSaving(QObject):
    """Asks where to, fills, and tells what was filled."""

    def __init__(
        self, desk: Desk, message: MessageLine, notices: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._message = message
        self._notices = notices
        self._window = window

    def save(self, form: ReceiverForm, suffix: str, period: Period) -> None:
        """Fill a form for a period and write it where the person says."""
        name = slug(f"{form.name} {period.id}") + suffix
        self._ask(form, period, self._desk.file.path.parent / name)

    def _ask(self, form: ReceiverForm, period: Period, offered: Path) -> None:
        title = self.tr("Điền biểu: {period}").format(period=period_label(period))
        kind = self.tr("Excel (*{suffix})").format(suffix=offered.suffix)
        target = ask_target(self._window, title, offered, kind)
        if target is None:
            return
        file, key, today = self._desk.file, form.id, self._desk.today()
        assert key is not None

        def work(progress: Progress) -> Filled:
            from cchc_desktop.services.form_filling import fill_form

            return fill_form(file, key, period, target, made_on=today, progress=progress)

        def again() -> None:
            self._ask(form, period, another_name(target.with_suffix(offered.suffix)))

        self._message.show_message(Standing.GOOD, "", None)
        self._notices.hide()
        self._desk.tasks.run(title, work, self._tell, lambda error: self._refuse(error, again))

    def _tell(self, filled: Filled) -> None:
        if not isValid(self._window):
            return
        first, *rest = filled.sentences()
        path = filled.path
        said = self.tr("Đã ghi {path}").format(path=path)
        self._notices.say(
            f"{said}. {first}",
            self.tr("Mở"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )
        standing = Standing.WARNING if filled.told or filled.without_data else Standing.GOOD
        self._message.show_message(standing, " ".join(rest), None)

    def _refuse(self, error: Exception, again: Callable[[], None]) -> bool:
        from cchc_desktop.services.form_filling import NotFilled

        if not isinstance(error, CchcError) or not isValid(self._window):
            return False
        remedy = None
        if isinstance(error, (FileTrouble, NotFilled)):
            remedy = QAction(self.tr("Ghi với tên khác…"), self._message)
            remedy.triggered.connect(again)
        self._message.show_message(Standing.PROBLEM, str(error), remedy)
        return True
