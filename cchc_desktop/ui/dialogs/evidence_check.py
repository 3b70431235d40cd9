"""Whether each kept file is there and unaltered, and what could be let go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.decision import sentence_label
from cchc_desktop.ui.dialogs.dialog_work import DialogWork
from cchc_desktop.ui.drafts import FormState
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from cchc_desktop.ui.widgets.sizes import size_text

if TYPE_CHECKING:
    from cchc_desktop.services.evidence_check import EvidenceCheck


class EvidenceCheckDialog(QDialog):
    """Reads every kept file, tells what is wrong, and lets go what nobody names when asked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Kiểm tra tệp minh chứng"))
        self._desk = desk
        self._found: EvidenceCheck | None = None
        self.summary = sentence_label(self.tr("Đang đọc từng tệp…"))
        self.findings = QPlainTextEdit()
        self.findings.setReadOnly(True)
        self.findings.setTabChangesFocus(True)
        self.findings.setAccessibleName(self.windowTitle())
        self.findings.hide()
        self.unnamed = sentence_label("")
        self.unnamed.hide()
        self.let_go = QPushButton(self.tr("&Bỏ các tệp không dùng"))
        self.let_go.hide()
        self.message = MessageLine()
        self.notices = NoticeBar()
        self._work = DialogWork(self, desk, self.message, self.notices)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.findings, 1)
        layout.addWidget(self.unnamed)
        layout.addWidget(self.let_go, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        for widget in (self.message, self.notices, buttons):
            layout.addWidget(widget)
        self.let_go.clicked.connect(self._let_go)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.setMinimumSize(QSize(460, 260))
        self.resize(620, 300)
        self._check()

    def _check(self) -> None:
        file = self._desk.file
        drafts = frozenset(
            named for draft in self._desk.drafts.all() for named in _hashes_in(draft.state)
        )

        def work() -> EvidenceCheck:
            from cchc_desktop.services.evidence_check import check_evidence

            return check_evidence(file, drafts)

        self._work.run(self.windowTitle(), work, self._show)

    def _show(self, found: EvidenceCheck) -> None:
        self._found = found
        kept = size_text(found.kept) if found.kept else "0 KB"
        if found.findings:
            said = self.tr(
                "%n tệp có vấn đề. Hãy đưa lại tệp từ nơi chụp, ghi ban đầu vào đúng bản ghi, "
                "hoặc khôi phục từ bản sao lưu.",
                "",
                len(found.findings),
            )
        else:
            said = self.tr("Mọi tệp đã giữ đều còn đủ và đúng như khi đưa vào ({size}).").format(
                size=kept
            )
        self.summary.setText(said)
        self.findings.setPlainText("\n".join(found.findings))
        self.findings.setVisible(bool(found.findings))
        self.unnamed.setText(
            self.tr(
                "%n tệp ({size}) được đưa vào một bản ghi rồi không lưu; không bản ghi nào dùng.",
                "",
                len(found.unnamed),
            ).format(size=size_text(sum(found.unnamed.values())))
        )
        for widget in (self.unnamed, self.let_go):
            widget.setVisible(bool(found.unnamed))

    def _let_go(self) -> None:
        assert self._found is not None
        file, unnamed = self._desk.file, tuple(self._found.unnamed)

        def work() -> int:
            from cchc_desktop.services.evidence_check import let_go

            return let_go(file, unnamed)

        def done(free: int) -> None:
            self.notices.say(self.tr("Đã bỏ {size} tệp không dùng.").format(size=size_text(free)))
            self._check_again()

        self._work.run(self.let_go.text(), work, done)

    def _check_again(self) -> None:
        said = self.notices.text()
        self._check()
        self.notices.say(said)


def _hashes_in(state: FormState) -> Iterator[str]:
    """Yield the SHA-256 of each file that an unsaved form names."""
    for name, value in state.items():
        if isinstance(value, list):
            for inner in value:
                yield from _hashes_in(inner)
        elif name == "sha256":
            yield value
