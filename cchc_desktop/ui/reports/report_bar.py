"""What stands above an open report: its name, how it stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from cchc_desktop.domain.reports import CLOSED, DRAFT, ISSUED, Report
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.ui.widgets.elided_label import ElidedLabel


class ReportBar(QWidget):
    """The buttons of a report; those that its state does not allow cannot be pressed."""

    back = Signal()
    close_asked = Signal()
    issue_asked = Signal()
    print_asked = Signal()
    pdf_asked = Signal()
    word_asked = Signal()
    compose_asked = Signal()
    parts_asked = Signal()
    add_asked = Signal()
    subject_asked = Signal()
    compare_asked = Signal()
    moved_asked = Signal()
    reopen_asked = Signal()
    files_asked = Signal()
    history_asked = Signal()
    ruler_asked = Signal()
    related_asked = Signal(str)
    """supersedes, corrects or recalls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel()
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.state = QLabel()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._button(self.tr("← Danh sách"), self.back.emit, self.tr("Về danh sách báo cáo"))
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.state)
        self.close_button = self._button(
            self.tr("Chốt số liệu"),
            self.close_asked.emit,
            self.tr("Giữ nguyên số liệu và lời văn như hiện nay, để in và trình ký"),
        )
        self.issue_button = self._button(
            self.tr("Ban hành…"),
            self.issue_asked.emit,
            self.tr("Ghi số, ngày sau khi lãnh đạo đã ký"),
        )
        self.print_button = self._button(self.tr("In…"), self.print_asked.emit, "Ctrl+P")
        self._export = self._menu(self.tr("Xuất"))
        self.pdf = self._entry(self._export, self.tr("Tệp &PDF…"), self.pdf_asked.emit)
        self.word = self._entry(
            self._export, self.tr("Tệp &Word (rời khỏi chương trình)…"), self.word_asked.emit
        )
        self._export.addSeparator()
        self._entry(self._export, self.tr("In trang &thử máy in…"), self.ruler_asked.emit)
        self._more = self._menu(self.tr("Thêm"))
        more = self._more
        self.compose = self._entry(more, self.tr("&Soạn lại từ mẫu"), self.compose_asked.emit)
        self.add = self._entry(more, self.tr("Thêm đ&oạn"), self.add_asked.emit)
        self.parts = self._entry(more, self.tr("&Các phần của báo cáo…"), self.parts_asked.emit)
        self.subject = self._entry(more, self.tr("Sửa t&rích yếu…"), self.subject_asked.emit)
        more.addSeparator()
        self._entry(more, self.tr("So sánh với &báo cáo khác…"), self.compare_asked.emit)
        self.moved = self._entry(more, self.tr("Số &liệu đã khác…"), self.moved_asked.emit)
        self._entry(more, self.tr("&Bản quét, tệp kèm…"), self.files_asked.emit)
        self._entry(more, self.tr("Lịc&h sử…"), self.history_asked.emit)
        more.addSeparator()
        self.reopen = self._entry(more, self.tr("&Mở lại để sửa…"), self.reopen_asked.emit)
        self.related = [
            self._entry(more, label, partial(self.related_asked.emit, relation))
            for label, relation in (
                (self.tr("Lập báo cáo th&ay thế"), "supersedes"),
                (self.tr("Lập báo cáo đính chí&nh"), "corrects"),
                (self.tr("Lập báo cáo th&u hồi"), "recalls"),
            )
        ]

    def show_report(self, report: Report, *, drawn: bool) -> None:
        """Show the name and the state of a report, and what can be done with it now."""
        self.title.setText(report.title)
        self.state.setText(self._told(report))
        draft, closed = report.state == DRAFT, report.state == CLOSED
        issued = report.state == ISSUED
        for action in (self.compose, self.add, self.parts, self.subject):
            action.setEnabled(draft)
        self.close_button.setVisible(draft)
        self.close_button.setEnabled(drawn)
        self.issue_button.setVisible(not issued)
        self.issue_button.setEnabled(drawn)
        self.print_button.setEnabled(drawn)
        for action in (self.pdf, self.word):
            action.setEnabled(drawn)
        self.moved.setEnabled(not draft and drawn)
        self.reopen.setEnabled(closed)
        for action in self.related:
            action.setEnabled(issued)

    def _told(self, report: Report) -> str:
        if report.state == ISSUED and report.issued_on is not None:
            return self.tr("Đã ban hành: số {number} ngày {day}").format(
                number=report.number, day=format_day(report.issued_on)
            )
        if report.state == CLOSED:
            return self.tr("Đã chốt, chờ ký")
        return self.tr("Đang soạn")

    def _button(self, label: str, act: Callable[[], object], tip: str) -> QPushButton:
        button = QPushButton(label)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(lambda _checked=False: act())
        self._row.addWidget(button)
        return button

    def _menu(self, label: str) -> QMenu:
        button = QToolButton()
        button.setText(f"{label} ▾")
        button.setAccessibleName(label)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        button.setMenu(menu)
        self._row.addWidget(button)
        return menu

    def _entry(self, menu: QMenu, label: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(label)
        action.triggered.connect(lambda _checked=False: act())
        return action
