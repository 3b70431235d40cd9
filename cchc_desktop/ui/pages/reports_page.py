"""Báo cáo: the register of reports, and the two papers of the period looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.exports import Exports
from cchc_desktop.ui.pages.register_page import RegisterPage
from cchc_desktop.ui.widgets.notice_bar import NoticeBar


class ReportsPage(RegisterPage):
    """The page of the reports with the buttons that write them."""

    def __init__(
        self, desk: Desk, notices: NoticeBar, exports: Exports, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, REGISTERS["reports"], notices, parent)
        for label, tip, act in (
            (self.tr("Lập báo cáo (PDF)"), self.tr("Ctrl+P"), exports.report),
            (self.tr("Xuất tổng hợp (Excel)"), self.tr("Ctrl+E"), exports.tally),
        ):
            button = QPushButton(label)
            button.setAutoDefault(False)
            button.setToolTip(tip)
            button.clicked.connect(act)
            self.filters.add_button(button)
