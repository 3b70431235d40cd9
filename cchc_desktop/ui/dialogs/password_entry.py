"""Asking for the password, or for the recovery key where it is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.secret import Secret
from cchc_desktop.ui.dialogs.decision import DecisionDialog, sentence_label
from cchc_desktop.ui.tasks import Tasks
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.password_edit import PasswordEdit

if TYPE_CHECKING:
    from cchc_desktop.shell.attempts import Attempts

    Found = Secret | CchcError

_A_SECOND_MS = 1000
_KEY_LINES = 3

ByPassword = Callable[[Secret], Secret]
ByKey = Callable[[str], Secret]


class PasswordEntry(DecisionDialog):
    """One line for the password; instead of it, at the press of a button, the key from the sheet.

    What was typed is checked off the window's thread. With ``attempts`` one waits after wrong
    passwords, and sees how long.
    """

    opened = Signal(object, bool)
    """The secret key, and whether it was typed off the recovery sheet."""

    def __init__(
        self,
        title: str,
        lead: str,
        label: str,
        by_password: ByPassword,
        by_key: ByKey,
        tasks: Tasks,
        parent: QWidget | None = None,
        *,
        attempts: Attempts | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._by_password = by_password
        self._by_key = by_key
        self._tasks = tasks
        self._attempts = attempts
        self._label = label
        self._checking = False
        self._found: tuple[Secret, bool] | None = None
        self.password = PasswordEdit(self.tr("Mật khẩu"))
        self.key = QPlainTextEdit()
        self.shown = QCheckBox(self.tr("&Hiện mật khẩu"))
        self.forgotten = QPushButton(self.tr("&Quên mật khẩu…"))
        self.message = MessageLine()
        self.hint = MessageLine()
        self._by_word, self._by_paper = QWidget(), QWidget()
        self._lay_out(lead)
        self._clock = QTimer(self)
        self._clock.setInterval(_A_SECOND_MS)
        self._clock.timeout.connect(self._count)
        self.password.setFocus()
        self._count()

    @property
    def typing_key(self) -> bool:
        """Whether the recovery key is asked for instead of the password."""
        return not self._by_paper.isHidden()

    def decide(self) -> bool:
        """Check what was typed; the answer comes later and closes the dialog where it is right."""
        if self._found is not None:
            self.opened.emit(*self._found)
            return True
        if self._checking or self._wait():
            return False
        from cchc_desktop.domain.password import password

        by_key, typed = self.typing_key, self.key.toPlainText()
        if not by_key:
            given = password(self.password.text())
            if not given.reveal():
                self.password.setFocus()
                return False
        self._set_checking(True)

        def work() -> Found:
            try:
                if by_key:
                    return self._by_key(typed)
                if self._attempts is not None:
                    self._attempts.begin()
                found = self._by_password(given)
            except CchcError as refusal:
                return refusal
            if self._attempts is not None:
                self._attempts.succeed()
            return found

        self._tasks.refresh(self, "password", work, lambda found: self._take(found, by_key))
        return False

    def _lay_out(self, lead: str) -> None:
        column = QVBoxLayout(self._by_word)
        column.setContentsMargins(0, 0, 0, 0)
        label = QLabel(self.tr("Mật &khẩu:"))
        label.setBuddy(self.password)
        column.addWidget(label)
        column.addWidget(self.password)
        column.addWidget(self.hint)
        row = QHBoxLayout()
        row.addWidget(self.shown)
        row.addStretch(1)
        row.addWidget(self.forgotten)
        column.addLayout(row)
        column = QVBoxLayout(self._by_paper)
        column.setContentsMargins(0, 0, 0, 0)
        sentence = sentence_label(
            self.tr(
                "Gõ mã khôi phục trên tờ giấy trong phong bì niêm phong; chữ hoa hay thường, có "
                "hay không có dấu cách đều được."
            )
        )
        self.key.setAccessibleName(self.tr("Mã khôi phục"))
        self.key.setTabChangesFocus(True)
        self.key.setFixedHeight(self.fontMetrics().lineSpacing() * _KEY_LINES + 12)
        column.addWidget(sentence)
        column.addWidget(self.key)
        self._by_paper.hide()
        self.forgotten.setAutoDefault(False)
        self.forgotten.clicked.connect(self._forget)
        self.shown.toggled.connect(self.password.show_letters)
        self.password.returnPressed.connect(self.accept)
        self.password.caps_lock_seen.connect(self._say_caps_lock)
        self.column.addWidget(sentence_label(lead))
        self.column.addWidget(self._by_word)
        self.column.addWidget(self._by_paper)
        self.column.addWidget(self.message)
        self.column.addStretch(1)
        self.add_buttons(self._label)
        self.setMinimumWidth(460)

    def _forget(self) -> None:
        self._by_word.hide()
        self._by_paper.show()
        self.message.show_message(Standing.GOOD, "", None)
        self.key.setFocus()
        self._count()

    def _say_caps_lock(self, on: bool) -> None:
        said = self.tr("Phím Caps Lock đang bật.") if on else ""
        self.hint.show_message(Standing.WARNING if said else Standing.GOOD, said, None)

    def _take(self, found: Found, by_key: bool) -> None:
        if not isValid(self) or not self.isVisible():
            return
        self._set_checking(False)
        if isinstance(found, Secret):
            self._found = (found, by_key)
            self.password.clear()
            self.key.clear()
            self.accept()
            return
        self.message.show_message(Standing.PROBLEM, str(found), None)
        if not by_key:
            self.password.selectAll()
            self.password.setFocus()
        self._count()

    def _set_checking(self, checking: bool) -> None:
        self._checking = checking
        self.buttons.decide.setEnabled(not checking)
        if checking:
            self.message.show_message(Standing.GOOD, self.tr("Đang kiểm tra…"), None)

    def _wait(self) -> int:
        """Return how many seconds one has to wait still; typing the key needs no waiting."""
        return self._attempts.remaining() if self._attempts and not self.typing_key else 0

    def _count(self) -> None:
        """Say how long it is still to wait, and let go when it is over."""
        seconds = self._wait()
        self.buttons.decide.setEnabled(not self._checking and not seconds)
        if seconds:
            said = self.tr("Đã gõ sai nhiều lần. Còn phải chờ %n giây.", "", seconds)
            self.message.show_message(Standing.WARNING, said, None)
            self._clock.start()
        elif self._clock.isActive():
            self._clock.stop()
            self.message.show_message(Standing.GOOD, self.tr("Có thể gõ lại mật khẩu."), None)
