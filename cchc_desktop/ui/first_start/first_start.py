"""The dialog of the first start: one step after the other, forth and back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.ui.backups import Backups
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.first_start.backup_step import BackupStep
from cchc_desktop.ui.first_start.data_step import DataStep
from cchc_desktop.ui.first_start.done_step import DoneStep
from cchc_desktop.ui.first_start.office_step import OfficeStep
from cchc_desktop.ui.first_start.period_step import PeriodStep
from cchc_desktop.ui.first_start.step import Step


class FirstStart(QDialog):
    """Each step keeps what it was given when it is left; skipping keeps nothing and loses nothing.

    What was typed and not saved stays as a draft of its page.
    """

    import_wanted = Signal()
    """An Excel file is to be taken in, now that the dialog has closed."""

    sample_wanted = Signal()
    """The sample office is to be loaded, now that the dialog has closed."""

    def __init__(self, desk: Desk, backups: Backups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Thiết lập ban đầu"))
        self.office, self.period = OfficeStep(desk), PeriodStep(desk)
        self.backup, self.data = BackupStep(backups), DataStep(desk)
        asked: tuple[Step, ...] = (self.office, self.period, self.backup, self.data)
        self.steps: tuple[Step, ...] = (*asked, DoneStep(asked))
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.skip = QPushButton(self.tr("Bỏ &qua bước này"))
        self.back = QPushButton(self.tr("‹ Quay &lại"))
        self.go_on = QPushButton()
        self._stack = QStackedWidget()
        self._lay_out()
        self.skip.clicked.connect(lambda: self._show(self.at + 1))
        self.back.clicked.connect(lambda: self._show(self.at - 1))
        self.go_on.clicked.connect(self._go_on)
        self._show(0)

    @property
    def at(self) -> int:
        """The number of the step that is shown, from 0."""
        return self._stack.currentIndex()

    def done(self, result: int) -> None:
        """Close; what is being typed is finished while its form is still there."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        super().done(result)

    def _lay_out(self) -> None:
        font = self.heading.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.heading.setFont(font)
        for step in self.steps:
            self._stack.addWidget(step)
        below = QHBoxLayout()
        below.addWidget(self.skip)
        below.addStretch(1)
        below.addWidget(self.back)
        below.addWidget(self.go_on)
        layout = QVBoxLayout(self)
        layout.addWidget(self.heading)
        layout.addWidget(self._stack, 1)
        layout.addLayout(below)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.setMinimumSize(QSize(560, 420))
        self.resize(720, 560)

    def _show(self, at: int) -> None:
        step, last = self.steps[at], at == len(self.steps) - 1
        self._stack.setCurrentIndex(at)
        self.heading.setText(
            self.tr("Bước {number}/{all}: {title}").format(
                number=at + 1, all=len(self.steps), title=step.title
            )
        )
        self.back.setEnabled(at > 0)
        self.skip.setVisible(not last)
        self.go_on.setText(self.tr("&Xong") if last else self.tr("&Tiếp ›"))
        step.enter()
        if last:
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if not self.steps[self.at].leave():
            return
        if self.at < len(self.steps) - 1:
            self._show(self.at + 1)
            return
        self.accept()
        if self.data.take_in.isChecked():
            self.import_wanted.emit()
        elif self.data.sample.isChecked():
            self.sample_wanted.emit()
