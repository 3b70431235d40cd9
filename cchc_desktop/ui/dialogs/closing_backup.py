"""What the program waits for after its window has gone, and a way not to wait."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from cchc_desktop.ui.dialogs.decision import sentence_label

_LOOKED_EVERY_MS = 100


class ClosingBackupDialog(QDialog):
    """Stays until the backup is done; once the first copy is, it can be closed without the second.

    ``first_done`` and ``done`` tell how far the backup is; they return at once.
    """

    def __init__(
        self,
        name: str,
        second: str,
        first_done: Callable[[], bool],
        done: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Đang sao lưu trước khi đóng"))
        self._name, self._second = name, second
        self._first_done, self._done = first_done, done
        self.sentence = sentence_label()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox()
        self.leave = buttons.addButton(
            self.tr("&Đóng, không chờ bản thứ hai"), QDialogButtonBox.ButtonRole.RejectRole
        )
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.sentence, bar, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(520)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKED_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._tell()

    def reject(self) -> None:
        """Close without the second copy; not before the first is whole."""
        if self._first_done():
            self._timer.stop()
            super().reject()

    def _look(self) -> None:
        if self._done():
            self._timer.stop()
            self.accept()
        else:
            self._tell()

    def _tell(self) -> None:
        first_done = self._first_done()
        self.leave.setEnabled(first_done)
        if first_done:
            said = self.tr(
                "Dữ liệu đã lưu và bản sao lưu trên máy này đã xong. Chương trình đang chờ nơi sao "
                "lưu thứ hai: {folder}. Nếu nơi đó không trả lời, hãy đóng; lần sau mở chương "
                "trình sẽ nhắc."
            ).format(folder=self._second)
        else:
            said = self.tr(
                "Dữ liệu đã lưu. Chương trình đang sao lưu “{name}” trên máy này; xin chờ."
            ).format(name=self._name)
        self.sentence.setText(said)
