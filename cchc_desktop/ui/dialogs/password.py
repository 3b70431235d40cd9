"""Mật khẩu: whether the file has one, what it keeps off and what not, and changing that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.domain.secret import Secret
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.decision import sentence_label
from cchc_desktop.ui.dialogs.dialog_work import DialogWork
from cchc_desktop.ui.dialogs.new_password import NewPassword
from cchc_desktop.ui.dialogs.password_entry import PasswordEntry
from cchc_desktop.ui.recovery_sheets import RecoverySheets
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from cchc_desktop.services.protection import Protection
    from cchc_desktop.shell.attempts import Attempts


class PasswordDialog(QDialog):
    """The password of the open file: set, change, print the sheet again, take away."""

    def __init__(
        self,
        desk: Desk,
        notices: NoticeBar,
        attempts: Attempts | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Mật khẩu"))
        self._desk = desk
        self._attempts = attempts
        self._window = parent or self
        self._protection: Protection | None = None
        self.standing = sentence_label(self.tr("Đang đọc…"))
        self.message = MessageLine()
        self.set = QPushButton(self.tr("Đặt &mật khẩu…"))
        self.change = QPushButton(self.tr("Đổ&i mật khẩu…"))
        self.print = QPushButton(self.tr("In &tờ khôi phục…"))
        self.remove = QPushButton(self.tr("&Bỏ mật khẩu…"))
        self._sheets = RecoverySheets(desk, notices, self._window)
        self._work = DialogWork(self, desk, self.message, notices)
        self._lay_out()
        self._read()

    def _lay_out(self) -> None:
        about = sentence_label(
            self.tr(
                "Mật khẩu giữ cho người khác không mở được sổ bằng chương trình này và làm cho bản "
                "sao lưu ở nơi thứ hai (thẻ nhớ, thư mục dùng chung) không đọc được nếu không có "
                "nó.\n\n"
                "Tệp dữ liệu và các bản sao lưu trên máy này không được mã hoá: ai chép được tệp "
                "thì đọc được bằng công cụ khác. Hãy dùng tài khoản riêng, có mật khẩu, trên máy."
            )
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.set, self.change, self.print, self.remove):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.hide()
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.set.clicked.connect(self._ask_to_set)
        self.change.clicked.connect(self._ask_to_change)
        self.print.clicked.connect(self._ask_to_print)
        self.remove.clicked.connect(self._ask_to_remove)
        layout = QVBoxLayout(self)
        layout.addWidget(self.standing)
        layout.addWidget(about)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumSize(600, 260)

    def _read(self) -> None:
        file = self._desk.file

        def work() -> Protection | None:
            from cchc_desktop.services.protection import protection_in

            return protection_in(file)

        self._desk.tasks.refresh(self, "protection", work, self._show)

    def _show(self, protection: Protection | None) -> None:
        self._protection = protection
        if protection is None:
            self.standing.setText(self.tr("Tệp này chưa có mật khẩu."))
        else:
            since = datetime.fromisoformat(protection.since).astimezone()
            self.standing.setText(
                self.tr("Tệp này có mật khẩu, đặt lúc {time} ngày {day}.").format(
                    time=f"{since:%H:%M}", day=f"{since:%d/%m/%Y}"
                )
            )
        self.set.setVisible(protection is None)
        for button in (self.change, self.print, self.remove):
            button.setVisible(protection is not None)

    def _ask_to_set(self) -> None:
        lead = self.tr(
            "Ít nhất 8 ký tự; mấy từ liền nhau là tốt. Sau bước này chương trình đưa ra tờ khôi "
            "phục để in: quên mật khẩu mà không có tờ đó thì không mở được sổ nữa. Các bản sao lưu "
            "chưa mã hoá đã có ở nơi thứ hai vẫn còn đó; hãy tự xoá khi đã có bản mã hoá."
        )
        dialog = NewPassword(self.tr("Đặt mật khẩu"), lead, self.tr("Đặ&t mật khẩu"), self)
        dialog.chosen.connect(self._set)
        dialog.open()

    def _set(self, chosen: Secret) -> None:
        file = self._desk.file

        def work() -> Secret:
            from cchc_desktop.services.protection import set_password

            return set_password(file, chosen)

        def done(key: Secret) -> None:
            self._sheets.show(key)
            self.accept()

        self._work.run(self.tr("Đặt mật khẩu"), work, done)

    def _ask_to_change(self) -> None:
        self._ask(self.tr("Đổi mật khẩu"), self.tr("&Tiếp"), self.ask_for_new)

    def ask_for_new(self, key: Secret, _by_key: bool = False) -> None:
        """Ask for the new password, the present one or the recovery key having been given."""
        lead = self.tr(
            "Ít nhất 8 ký tự; mấy từ liền nhau là tốt. Tờ khôi phục đã in vẫn dùng được."
        )
        dialog = NewPassword(self.tr("Đổi mật khẩu"), lead, self.tr("Đổ&i mật khẩu"), self)
        dialog.chosen.connect(lambda chosen: self._change(key, chosen))
        dialog.open()

    def _change(self, key: Secret, chosen: Secret) -> None:
        file = self._desk.file

        def work() -> None:
            from cchc_desktop.services.protection import change_password

            change_password(file, key, chosen)

        self._work.run(self.tr("Đổi mật khẩu"), work, lambda _none: self._read())

    def _ask_to_print(self) -> None:
        def show(key: Secret, _by_key: bool) -> None:
            self._sheets.show(key)
            self.accept()

        self._ask(self.tr("In tờ khôi phục"), self.tr("&Tiếp"), show)

    def _ask_to_remove(self) -> None:
        file = self._desk.file

        def remove(key: Secret, _by_key: bool) -> None:
            def work() -> None:
                from cchc_desktop.services.protection import remove_password

                remove_password(file, key)

            self._work.run(self.tr("Bỏ mật khẩu"), work, lambda _none: self._read())

        self._ask(self.tr("Bỏ mật khẩu"), self.tr("&Bỏ mật khẩu"), remove)

    def _ask(self, title: str, label: str, opened: Callable[[Secret, bool], None]) -> None:
        from cchc_desktop.services.protection import key_by_password, key_by_recovery

        protection = self._protection
        assert protection is not None
        dialog = PasswordEntry(
            title,
            self.tr("Gõ mật khẩu hiện nay của tệp “{name}”.").format(
                name=self._desk.file.path.name
            ),
            label,
            lambda given: key_by_password(protection, given),
            lambda typed: key_by_recovery(protection, typed),
            self._desk.tasks,
            self,
            attempts=self._attempts,
        )
        dialog.opened.connect(opened)
        dialog.open()
