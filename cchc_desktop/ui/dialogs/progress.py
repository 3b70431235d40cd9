"""How far long work has come, shown after half a second, with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.ui.tasks import Task

SHOWN_AFTER_MS = 500


class ProgressDialog(QDialog):
    """Follows one task from its start; work that is quicker than half a second shows nothing."""

    def __init__(self, task: Task, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(task.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._task = task
        self._what = QLabel(task.title)
        self._what.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(task.title)
        self._stop = QPushButton(self.tr("Dừng"))
        self._stop.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._what)
        layout.addWidget(self._bar)
        layout.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(360)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.open)
        self._timer.start(SHOWN_AFTER_MS)
        task.progressed.connect(self._show_step)
        task.ended.connect(self._end)

    def reject(self) -> None:
        """Ask the work to stop; the window goes when it has."""
        self._task.cancel()
        self._stop.setEnabled(False)
        self._what.setText(self.tr("Đang dừng…"))

    def _show_step(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if self._stop.isEnabled():
            self._what.setText(what)

    def _end(self) -> None:
        self._timer.stop()
        self.hide()
        self.deleteLater()
