"""A new password, typed twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from cchc_desktop.domain.password import UnfitPassword, depends_on_input_method, new_password
from cchc_desktop.ui.dialogs.decision import DecisionDialog, sentence_label
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.password_edit import PasswordEdit


class NewPassword(DecisionDialog):
    """Two lines that must be the same, and what is to be known before."""

    chosen = Signal(object)
    """The Secret."""

    def __init__(self, title: str, lead: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.first = PasswordEdit(self.tr("Mật khẩu mới"))
        self.second = PasswordEdit(self.tr("Gõ lại mật khẩu mới"))
        self.shown = QCheckBox(self.tr("&Hiện mật khẩu"))
        self.hint, self.message = MessageLine(), MessageLine()
        self._caps_lock = False
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Mật khẩu mới:"), self.first)
        form.addRow(self.tr("&Gõ lại:"), self.second)
        form.addRow("", self.shown)
        self.column.addWidget(sentence_label(lead))
        self.column.addLayout(form)
        self.column.addWidget(self.hint)
        self.column.addWidget(self.message)
        self.column.addStretch(1)
        self.add_buttons(label)
        for edit in (self.first, self.second):
            edit.caps_lock_seen.connect(self._note_caps_lock)
            edit.textChanged.connect(lambda _text: self._show_hint())
            self.shown.toggled.connect(edit.show_letters)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.accept)
        self.setMinimumWidth(480)
        self.first.setFocus()

    def decide(self) -> bool:
        """Give the password where both lines hold the same and it can be one."""
        try:
            secret = new_password(self.first.text(), self.second.text())
        except UnfitPassword as refusal:
            self.message.show_message(Standing.PROBLEM, str(refusal), None)
            self.first.setFocus()
            return False
        self.first.clear()
        self.second.clear()
        self.chosen.emit(secret)
        return True

    def _note_caps_lock(self, on: bool) -> None:
        self._caps_lock = on
        self._show_hint()

    def _show_hint(self) -> None:
        said = []
        if self._caps_lock:
            said.append(self.tr("Phím Caps Lock đang bật."))
        if depends_on_input_method(self.first.text()):
            said.append(
                self.tr(
                    "Mật khẩu có dấu chỉ gõ được khi bộ gõ tiếng Việt đang chạy và đúng kiểu gõ."
                )
            )
        standing = Standing.WARNING if said else Standing.GOOD
        self.hint.show_message(standing, " ".join(said), None)
