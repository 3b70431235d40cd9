"""Choosing a period of any year, by either calendar, or from a day to a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.domain.calendars import Calendar
from cchc_desktop.domain.errors import CchcError, InvalidValue
from cchc_desktop.domain.periods import Period, PeriodKind, list_periods, period_between
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.widgets.date_field import DateField
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine
from cchc_desktop.ui.widgets.plain_whole_field import PlainWholeField
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo
from cchc_desktop.ui.wording import period_label


class ChoosePeriod(QDialog):
    """A calendar, then a part of a year or two days; the days are shown before they are taken.

    It begins at ``period``, at the one looked at where none is named.
    """

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, period: Period | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Chọn kỳ"))
        self.period: Period = period or desk.period
        self._desk = desk
        self._calendar = QuietCombo()
        self._year, self._part = PlainWholeField(), QuietCombo()
        self._start, self._end = DateField(desk.today), DateField(desk.today)
        self._by_part = QRadioButton(self.tr("&Kỳ trong năm"))
        self._by_days = QRadioButton(self.tr("&Từ ngày đến ngày"))
        self._message = MessageLine()
        self._days = QLabel()
        self._lay_out()
        self._show_period(self.period)
        self._connect()
        self._read()

    def accept(self) -> None:
        """Take the period, unless there is something wrong with it."""
        if self._read():
            super().accept()

    def _lay_out(self) -> None:
        for calendar in self._desk.catalogues["calendars"].entries.values():
            self._calendar.addItem(calendar.label, calendar.code)
        form = QFormLayout()
        for label, widget in (
            (self.tr("&Cách tính kỳ"), self._calendar),
            ("", self._by_part),
            (self.tr("&Năm"), self._year),
            (self.tr("K&ỳ"), self._part),
            ("", self._by_days),
            (self.tr("T&ừ ngày"), self._start),
            (self.tr("Đến n&gày"), self._end),
        ):
            form.addRow(label, widget)
            widget.setAccessibleName(label.replace("&", ""))
        self._year.set_label(self.tr("Năm"))
        self._start.set_label(self.tr("Từ ngày"))
        self._end.set_label(self.tr("Đến ngày"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._days)
        layout.addWidget(self._message)
        layout.addWidget(buttons)
        self.setMinimumWidth(380)

    def _show_period(self, period: Period) -> None:
        self._calendar.setCurrentIndex(self._calendar.findData(period.calendar))
        self._year.set_value(period.year)
        self._start.set_value(period.start)
        self._end.set_value(period.end)
        self._fill_parts()
        by_days = period.kind is PeriodKind.RANGE
        (self._by_days if by_days else self._by_part).setChecked(True)
        rows = range(self._part.count())
        at = next((r for r in rows if self._part.itemData(r).id == period.id), 0)
        self._part.setCurrentIndex(at)

    def _connect(self) -> None:
        self._calendar.activated.connect(self._fill_parts)
        self._year.finished.connect(self._fill_parts)
        self._year.edited.connect(lambda: self._by_part.setChecked(True))
        self._part.activated.connect(lambda: self._by_part.setChecked(True))
        for field in (self._start, self._end):
            field.edited.connect(lambda: self._by_days.setChecked(True))
            field.finished.connect(self._read)
        self._part.currentIndexChanged.connect(self._read)
        self._by_part.toggled.connect(self._read)

    def _fill_parts(self) -> None:
        """Offer the parts of the typed year, and stay at the same part."""
        at = max(self._part.currentIndex(), 0)
        self._part.clear()
        for period in list_periods(self._typed_year(), self._chosen_calendar()):
            self._part.addItem(period_label(period), period)
        self._part.setCurrentIndex(min(at, self._part.count() - 1))

    def _chosen_calendar(self) -> Calendar:
        return self._desk.calendars[self._calendar.currentData()]

    def _typed_year(self) -> int:
        try:
            year = self._year.value()
        except InvalidValue:
            year = None
        return year if year is not None and 1945 <= year <= 2200 else self._desk.period.year

    def _read(self) -> bool:
        """Read the period, show its days or what is wrong, and tell whether it can be taken."""
        try:
            self.period = self._chosen()
        except CchcError as trouble:
            self._message.show_message(Standing.PROBLEM, str(trouble), None)
            self._days.setText("")
            return False
        self._message.show_message(Standing.GOOD, "", None)
        self._days.setText(f"{period_label(self.period)}: {self.period.days_label}")
        return True

    def _chosen(self) -> Period:
        if self._by_part.isChecked():
            period = self._part.currentData()
            if period is None:
                raise InvalidValue(self.tr("Lịch này không dùng được cho năm đã nhập."))
            assert isinstance(period, Period)
            return period
        return period_between(
            _given(self._start, self.tr("Chưa nhập ngày đầu.")),
            _given(self._end, self.tr("Chưa nhập ngày cuối.")),
            self._chosen_calendar(),
        )


def _given(field: DateField, missing: str) -> date:
    day = field.value()
    if day is None:
        raise InvalidValue(missing)
    return day
