"""What was saved of a damaged data file: the report, and the way into the new file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from cchc_desktop.ui.dialogs.decision import sentence_label


class SalvagedDialog(QDialog):
    """The report as it also lies beside the new file."""

    open_wanted = Signal(object)
    """The Path of the new file, which the person goes on with."""

    def __init__(
        self, target: Path, report: Path, lines: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Kết quả cứu dữ liệu"))
        self._target = target
        where = sentence_label(self.tr("Báo cáo này được ghi ở: {path}").format(path=report))
        self.report = QPlainTextEdit("\n".join(lines))
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox()
        self.open_new = buttons.addButton(
            self.tr("&Mở tệp mới"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.leave = buttons.addButton(self.tr("Đó&ng"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.open_new, self.leave):
            button.setAutoDefault(False)
        self.open_new.clicked.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.report, where, buttons):
            layout.addWidget(widget)
        self.resize(680, 460)

    def accept(self) -> None:
        """Go on with the new file."""
        super().accept()
        self.open_wanted.emit(self._target)
