"""The month sheet that opens under a date field."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QWidget


class CalendarPopup(QCalendarWidget):
    """A calendar with Vietnamese names, Monday first; Esc closes it without a choice.

    It deletes itself when it is closed.
    """

    chosen = Signal(object)
    """The day that was clicked or confirmed with Enter, a ``date``."""

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setLocale(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setGridVisible(False)
        self.setAccessibleName(self.tr("Chọn ngày"))
        self._calm_weekend()
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def open_under(self, field: QWidget) -> None:
        """Show the calendar below ``field``, or above it where the screen ends."""
        self.adjustSize()
        below = field.mapToGlobal(QPoint(0, field.height()))
        place = QRect(below, self.size())
        screen = field.screen().availableGeometry()
        if place.bottom() > screen.bottom():
            place.moveBottom(field.mapToGlobal(QPoint(0, 0)).y())
        place.moveLeft(max(screen.left(), min(place.left(), screen.right() - place.width())))
        self.move(place.topLeft())
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _calm_weekend(self) -> None:
        """Show Saturday and Sunday in the palette's text colour: Qt's red is unreadable in dark."""
        weekend = QTextCharFormat()
        weekend.setForeground(self.palette().brush(QPalette.ColorRole.Text))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, weekend)

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(cast("date", day.toPython()))
        self.close()
