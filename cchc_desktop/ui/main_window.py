"""The window. It paints before the data file is open; its pages come with the file.

Only Qt is imported here at the top, and not its ``Qt`` namespace, whose enumerations alone take a
tenth of the time to the first paint: everything else waits until the window has been painted.
"""

from __future__ import annotations

import base64
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from cchc_desktop.ui.actions import Actions

if TYPE_CHECKING:
    from datetime import datetime

    from cchc_desktop.shell.settings import Settings
    from cchc_desktop.ui.desk import Desk
    from cchc_desktop.ui.sidebar import Sidebar
    from cchc_desktop.ui.widgets.notice_bar import NoticeBar
    from cchc_desktop.ui.workbench import Workbench

SMALLEST = QSize(1024, 700)
_USUAL = QSize(1280, 760)
_SIDE_LETTERS = 23
"""The width of the list of pages, in letters."""

_DRAFTS_WRITTEN_AFTER_MS = 1500

_PAGE_PAINTED_MS = 100
"""When the first page is on the screen: making it comes before this can, painting takes less."""


class _Waiting(QWidget):
    """What stands in the middle until the data file is open; it says when it has been painted."""

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = False
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(QLabel(self.tr("Đang mở sổ…")))
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addLayout(line)
        layout.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell the first time."""
        super().paintEvent(event)
        if not self._said:
            self._said = True
            QTimer.singleShot(0, self.painted.emit)


class MainWindow(QMainWindow):
    """Menus, the list of pages, the page, the notices, the status bar."""

    painted = Signal()
    """The window has been painted for the first time."""

    closing = Signal()
    """The person closes the window; what belongs to it is to be put away."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.workbench: Workbench | None = None
        self.commands = Actions(self)
        self.stack = QStackedWidget()
        self._watched: QWidget | None = None
        self._period, self._saved, self._backup, self._sample = (QLabel() for _ in range(4))
        self.setWindowTitle("CCHC Desktop")
        self._lay_out()
        self.commands.fill(self.menuBar())
        self.commands.languages[settings.language].setChecked(True)
        for action in (*self.commands.needing_a_file(), *self.commands.needing_a_register()):
            action.setEnabled(False)
        self.commands.quit.triggered.connect(self.close)
        self.commands.keys.triggered.connect(self._show_keys)
        self._drafts_timer = QTimer(self)
        self._drafts_timer.setSingleShot(True)
        self._drafts_timer.setInterval(_DRAFTS_WRITTEN_AFTER_MS)
        self._drafts_timer.timeout.connect(self._write_drafts)
        self._drafts_refused = False
        self._restore_place()

    @cached_property
    def sidebar(self) -> Sidebar:
        """The list of pages."""
        from cchc_desktop.ui.sidebar import Sidebar

        sidebar = Sidebar()
        self._left.addWidget(sidebar)
        return sidebar

    @cached_property
    def notices(self) -> NoticeBar:
        """What says what has just happened."""
        from cchc_desktop.ui.widgets.notice_bar import NoticeBar

        notices = NoticeBar()
        self._right.addWidget(notices)
        return notices

    @property
    def desk(self) -> Desk | None:
        """The open data file, None while there is none."""
        return self.workbench.desk if self.workbench is not None else None

    def show_desk(self, desk: Desk) -> None:
        """Show the pages of a data file."""
        from cchc_desktop.ui.workbench import Workbench

        # Counts, backups and the like come once the page has been painted.
        desk.tasks.hold()
        self.setWindowTitle(f"{desk.file.path.name} - CCHC Desktop")
        self.workbench = Workbench(
            desk, self.commands, self.sidebar, self.stack, self.notices, self
        )
        self.commands.fill(self.menuBar())
        self.workbench.status_changed.connect(self._show_status)
        self.workbench.backups.told.connect(self._show_backup)
        desk.period_changed.connect(self._show_status)
        desk.drafts_unwritten.connect(self._write_drafts_soon)
        self._application().focusChanged.connect(self._watch_focus)
        self._show_status()
        self.sidebar.go_to(self.settings.page or "overview")
        if not self.sidebar.currentItem():
            self.sidebar.go_to("overview")
        self.sidebar.setFocus()
        if desk.file.notices:
            self.notices.say(" ".join(desk.file.notices))
        self._offer_drafts(desk)
        self.workbench.backups.start()
        QTimer.singleShot(_PAGE_PAINTED_MS, desk.tasks, desk.tasks.go_on)

    def place(self) -> tuple[str, int | None]:
        """Return the page and the record that are shown, for :meth:`go_to`."""
        return self.workbench.place() if self.workbench is not None else ("", None)

    def go_to(self, place: tuple[str, int | None]) -> None:
        """Show a page, and the record in it where one is named."""
        if self.workbench is not None:
            self.workbench.go_to(*place)

    def put_away(self) -> None:
        """Remember how the window looks, and let go of what it shows."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            # The editing ends while everything that listens to it is still there.
            focus.clearFocus()
        self._drafts_timer.stop()
        self.settings.geometry = base64.b64encode(self.saveGeometry().data()).decode()
        if self.workbench is not None:
            self._application().focusChanged.disconnect(self._watch_focus)
            self.workbench.leave()
            self.workbench = None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put the work away; what is not saved stays as a draft for the next start.

        Where the disk does not take the drafts, the window stays open once and says so.
        """
        said = self._drafts_refused
        if self.desk is not None and not self._write_drafts() and not said:
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Z undo the last change where the focused text has nothing to take back."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _leaves_undo_to_the_window(watched, event)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        waiting = _Waiting()
        waiting.painted.connect(self.painted)
        self.stack.addWidget(waiting)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._right.addWidget(self.stack, 1)
        left = QWidget()
        left.setBackgroundRole(QPalette.ColorRole.Base)
        left.setAutoFillBackground(True)
        left.setFixedWidth(self.fontMetrics().horizontalAdvance("x") * _SIDE_LETTERS)
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(right, 1)
        self.setCentralWidget(middle)
        for label in (self._period, self._saved, self._backup, self._sample):
            label.setContentsMargins(8, 0, 8, 0)
        status = self.statusBar()
        status.addWidget(self._period)
        status.addWidget(self._saved)
        status.addWidget(self._backup)
        status.addPermanentWidget(self._sample)

    def _restore_place(self) -> None:
        room = QGuiApplication.primaryScreen().availableSize()
        self.setMinimumSize(SMALLEST.boundedTo(room))
        if not (
            self.settings.geometry
            and self.restoreGeometry(QByteArray.fromBase64(self.settings.geometry.encode()))
        ):
            self.resize(_USUAL.boundedTo(room))

    def _show_status(self) -> None:
        """Say the period, when the file was last changed, and whether it is a sample."""
        from cchc_desktop.ui.wording import period_label

        desk = self.desk
        assert desk is not None
        period = desk.period
        days = f"{period.start:%d/%m/%Y} - {period.end:%d/%m/%Y}"
        told = f" · {desk.catalogues.text('calendars', period.calendar)}"
        calendar = "" if period.calendar == "calendar" else told
        self._period.setText(
            self.tr("Kỳ: {period} ({days})").format(period=period_label(period), days=days)
            + calendar
        )

        def show(found: tuple[datetime | None, bool]) -> None:
            self._show_saved(*found)

        desk.tasks.refresh(
            self, "status", lambda: (desk.last_saved_at(), desk.file.is_sample), show
        )

    def _show_backup(self) -> None:
        """Say when the last backup was made, and in the tool tip what went wrong since."""
        if self.workbench is not None:
            self._backup.setText(self.workbench.backups.sentence())
            self._backup.setToolTip(self.workbench.backups.trouble())

    def _show_saved(self, at: datetime | None, sample: bool) -> None:
        desk = self.desk
        assert desk is not None
        parts = []
        if at is not None:
            local = at.astimezone()
            form = "%H:%M" if local.date() == desk.today() else "%H:%M %d/%m/%Y"
            parts.append(self.tr("Đã lưu {time}").format(time=local.strftime(form)))
        if desk.drafts:
            parts.append(self.tr("● Chưa lưu: %n", "", len(desk.drafts)))
        self._saved.setText("   ".join(parts))
        self._sample.setText(self.tr("Dữ liệu mẫu") if sample else "")

    def _offer_drafts(self, desk: Desk) -> None:
        drafts = desk.drafts.all()
        if drafts:
            from cchc_desktop.ui.dialogs.unsaved import form_of, one_line

            sentence = self.tr(
                "Còn %n phần chưa lưu từ lần trước: {form}, “{name}”", "", len(drafts)
            )
            self.notices.say(
                sentence.format(form=form_of(drafts[0]), name=one_line(drafts[0].name)),
                self.tr("Xem lại…"),
                self._show_drafts,
            )

    def _show_drafts(self) -> None:
        from cchc_desktop.ui.dialogs.unsaved import UnsavedDialog

        assert self.workbench is not None
        dialog = UnsavedDialog(self.workbench.desk, self)
        dialog.taken.connect(self.workbench.open_draft)
        dialog.open()

    def _write_drafts_soon(self) -> None:
        # Not put off by the next key: whoever types without a pause has a draft too.
        if not self._drafts_timer.isActive():
            self._drafts_timer.start()

    def _write_drafts(self) -> bool:
        """Bring the drafts to the disk; say once where it does not take them."""
        from cchc_desktop.files import FileTrouble

        desk = self.desk
        assert desk is not None
        try:
            desk.drafts.write()
        except FileTrouble as trouble:
            if not self._drafts_refused:
                self._drafts_refused = True
                self.notices.say(
                    self.tr(
                        "Chưa giữ được bản nháp của phần đang gõ; hãy lưu (Ctrl+S) trước khi đóng "
                        "chương trình. {trouble}"
                    ).format(trouble=trouble)
                )
            return False
        self._drafts_refused = False
        return True

    def _show_keys(self) -> None:
        from cchc_desktop.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.menuBar(), self).open()

    def _application(self) -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application

    def _watch_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Listen to the keys of the text that has the focus."""
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new if isinstance(new, (QLineEdit, QPlainTextEdit)) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _leaves_undo_to_the_window(text: QObject, event: QKeyEvent) -> bool:
    """Tell whether a key is undo or redo and the text has none of its own to do."""
    if event.matches(QKeySequence.StandardKey.Undo):
        if isinstance(text, QLineEdit):
            return not text.isUndoAvailable()
        return isinstance(text, QPlainTextEdit) and not text.document().isUndoAvailable()
    if event.matches(QKeySequence.StandardKey.Redo):
        if isinstance(text, QLineEdit):
            return not text.isRedoAvailable()
        return isinstance(text, QPlainTextEdit) and not text.document().isRedoAvailable()
    return False
