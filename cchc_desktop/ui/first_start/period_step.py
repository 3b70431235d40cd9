"""Second step: the period looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.first_start.step import Step
from cchc_desktop.ui.widgets.period_choice import PeriodChoice
from cchc_desktop.ui.wording import period_label


class PeriodStep(Step):
    """The list of periods; another year or the reporting regime's calendar by its last entry."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr(
                "Số liệu, danh sách và báo cáo đều theo kỳ đang xem; lúc nào cũng đổi được ở góc "
                "trên. “Kỳ khác…” có năm khác và cách tính kỳ của chế độ báo cáo ngành nội vụ "
                "(15/12 đến 14/12)."
            ),
            parent,
        )
        self.title = self.tr("Kỳ báo cáo")
        self._desk = desk
        self.choice = PeriodChoice(desk, with_all=False)
        label = QLabel(self.tr("&Kỳ:"))
        label.setBuddy(self.choice)
        self._days = QLabel()
        for widget in (label, self.choice, self._days):
            self.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        desk.period_changed.connect(self._show)
        self._show()

    def enter(self) -> None:
        """Go to the list."""
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def told(self) -> str:
        """Return the period with its days."""
        period = self._desk.period
        return f"{period_label(period)} ({period.days_label})"

    def _show(self) -> None:
        self._days.setText(self._desk.period.days_label)
