"""Tổng quan: the period's figures, what the report still lacks, what is due next."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.counting import Figure
from cchc_desktop.domain.vietnamese import format_day, format_number
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.pages.filter_bar import Behind
from cchc_desktop.ui.widgets.empty_state import EmptyState
from cchc_desktop.ui.widgets.period_choice import PeriodChoice
from cchc_desktop.ui.wording import period_label, spoken, worded

if TYPE_CHECKING:
    from cchc_desktop.services.figures import Missing, Overview

_UNKNOWN = "–"
"""Shown for "no data", which is not 0."""

_SIDE = 37
"""Letters: how wide what is missing stands beside the figures."""
_NARROW = 125
"""Letters: a page with less room has it below them."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OverviewPage(QWidget):
    """The first page; every number and every gap opens its records."""

    opened = Signal(str, object)
    """The register and the :class:`Behind` of the records that the person wants to see."""

    sample_asked = Signal()
    """The person wants the sample office in the empty file."""

    page_asked = Signal(str)
    """The person wants the page of this name."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: list[Figure] = []
        self._shown_gaps: list[QWidget] = []
        self._heading = _bold(QLabel())
        self.table = QTableWidget()
        self._empty = EmptyState()
        self._middle = QStackedWidget()
        self._side = QWidget()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._gaps = QVBoxLayout()
        self._gaps.setSpacing(4)
        self._deadline = QLabel()
        self._lay_out()
        desk.changed.connect(self.refresh)
        desk.period_changed.connect(self.refresh)
        self.refresh()

    def take_focus(self) -> None:
        """Put the focus into the figures, or to what an empty office begins with."""
        target = self.table if self._shown else self._empty
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is missing below the figures where their names would have no room beside it."""
        super().resizeEvent(event)
        letter = self.fontMetrics().horizontalAdvance("x")
        narrow = self.width() < _NARROW * letter
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(down if narrow else across)
        self._beside.setDirection(across if narrow else down)
        self._side.setMinimumWidth(0 if narrow else _SIDE * letter)
        self._side.setMaximumWidth(self.width() if narrow else _SIDE * letter)

    def refresh(self) -> None:
        """Count anew, off the window's thread."""
        desk, period = self._desk, self._desk.period
        desk.tasks.refresh(
            self, "overview", lambda: desk.overview(period), self._show, awaited=True
        )

    def _lay_out(self) -> None:
        period = PeriodChoice(self._desk, with_all=False)
        label = QLabel(self.tr("&Kỳ"))
        label.setBuddy(period)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(label)
        head.addWidget(period)
        self._set_up_table()
        missing = QVBoxLayout()
        missing.addWidget(_bold(QLabel(self.tr("Còn thiếu cho báo cáo"))))
        missing.addLayout(self._gaps)
        missing.addStretch(1)
        due = QVBoxLayout()
        due.addWidget(_bold(QLabel(self.tr("Hạn gần nhất"))))
        self._deadline.setWordWrap(True)
        self._deadline.setTextFormat(Qt.TextFormat.PlainText)
        due.addWidget(self._deadline)
        due.addStretch(1)
        self._beside.addLayout(missing)
        self._beside.addSpacing(12)
        self._beside.addLayout(due, 1)
        self._side.setLayout(self._beside)
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._empty)
        self._parts.addWidget(self._middle, 1)
        self._parts.addWidget(self._side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.addLayout(head)
        layout.addLayout(self._parts, 1)

    def _set_up_table(self) -> None:
        titles = (
            *(self.tr("Số liệu"), self.tr("Đơn vị"), self.tr("Kế hoạch"), self.tr("Trong kỳ")),
            *(self.tr("Luỹ kế"), self.tr("Cùng kỳ"), self.tr("So sánh"), self.tr("Ước")),
        )
        table = self.table
        table.setColumnCount(len(titles))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        table.setAccessibleName(self.tr("Số liệu của kỳ"))
        table.setToolTip(self.tr("Nhấn đúp hoặc Enter để xem các bản ghi đứng sau số liệu"))
        headings = table.horizontalHeader()
        headings.setHighlightSections(False)
        headings.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        headings.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, title in enumerate(titles):
            left = column < 2
            heading = QTableWidgetItem(title)
            heading.setTextAlignment(_LEFT if left else _RIGHT)
            table.setHorizontalHeaderItem(column, heading)
        table.activated.connect(lambda index: self._open(index.row()))

    def _show(self, overview: Overview) -> None:
        period = overview.figures.period
        self._heading.setText(f"{period_label(period)} ({period.days_label})")
        self._shown = [f for f in overview.figures if _has_anything(f)]
        self.table.setRowCount(len(self._shown))
        for row, figure in enumerate(self._shown):
            for column, text in enumerate(self._texts(figure)):
                item = QTableWidgetItem(text)
                if column >= 2:
                    item.setTextAlignment(_RIGHT)
                self.table.setItem(row, column, item)
        self._show_gaps(overview)
        self._show_deadline(overview)
        self._side.setVisible(bool(self._shown or overview.missing or overview.next_deadline))
        if not self._shown:
            self._explain_emptiness()
        self._middle.setCurrentWidget(self.table if self._shown else self._empty)

    def _explain_emptiness(self) -> None:
        """Say what to begin with; an office that is known already only lacks this period."""
        write = (self.tr("Ghi hoạt động"), lambda: self.page_asked.emit("activities"))
        if self._desk.has_any("offices"):
            self._empty.say(self.tr("Kỳ này chưa có số liệu nào."), write)
            return
        self._empty.say(
            self.tr(
                "Sổ còn trống. Hãy bắt đầu bằng thông tin cơ quan, rồi ghi hoạt động đầu tiên; "
                "hoặc nạp cơ quan mẫu để xem chương trình làm được gì."
            ),
            (self.tr("Nhập thông tin cơ quan"), lambda: self.page_asked.emit("offices")),
            write,
            (self.tr("Nạp cơ quan mẫu"), self.sample_asked.emit),
        )

    def _texts(self, figure: Figure) -> tuple[str, ...]:
        return (
            *(worded(figure.definition.label), worded(figure.definition.unit)),
            *(_number(figure.planned), _number(figure.in_period), _number(figure.cumulative)),
            _number(figure.same_period_last_year),
            _signed(figure.difference),
            _number(figure.estimated),
        )

    def _show_gaps(self, overview: Overview) -> None:
        for widget in self._shown_gaps:
            self._gaps.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown_gaps = [self._made_gap(gap) for gap in overview.missing]
        if not self._shown_gaps:
            self._shown_gaps = [QLabel(self.tr("Không thiếu gì."))]
        for widget in self._shown_gaps:
            self._gaps.addWidget(widget)

    def _made_gap(self, gap: Missing) -> QPushButton:
        """Make the button that opens the records of a gap."""
        count = len(gap.ids)
        sentence = f"{format_number(count)} {spoken(gap.what, count)}"
        behind = Behind(sentence, gap.ids)
        button = QPushButton(sentence)
        button.setAutoDefault(False)
        button.setToolTip(self.tr("Xem các bản ghi này"))
        button.clicked.connect(lambda: self.opened.emit(gap.register, behind))
        return button

    def _show_deadline(self, overview: Overview) -> None:
        report = overview.next_deadline
        if report is None or report.due_on is None:
            self._deadline.setText(self.tr("Không có báo cáo nào đang chờ gửi."))
            return
        days = (report.due_on - self._desk.today()).days
        if days >= 0:
            text = self.tr("{title}: {day}, còn %n ngày.", "", days)
        else:
            text = self.tr("{title}: {day}, đã quá hạn %n ngày.", "", -days)
        self._deadline.setText(text.format(title=report.title, day=format_day(report.due_on)))

    def _open(self, row: int) -> None:
        figure = self._shown[row]
        desk, period = self._desk, self._desk.period
        what, unit, _planned, number, *_rest = self._texts(figure)
        label = f"{what}: {number} {unit}"

        def show(ids: tuple[int, ...]) -> None:
            self.opened.emit(figure.definition.register, Behind(label, ids))

        desk.tasks.refresh(self, "trail", lambda: desk.trail(period, figure.name), show)


def _has_anything(figure: Figure) -> bool:
    numbers = (
        *(figure.planned, figure.in_period, figure.cumulative),
        *(figure.same_period_last_year, figure.estimated),
    )
    return any(number is not None for number in numbers)


def _number(value: Decimal | None) -> str:
    return _UNKNOWN if value is None else format_number(value)


def _signed(value: Decimal | None) -> str:
    if value is None:
        return _UNKNOWN
    return f"+{format_number(value)}" if value > 0 else format_number(value)


def _bold(label: QLabel) -> QLabel:
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
