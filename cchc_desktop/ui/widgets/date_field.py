"""A day, typed as the clerk likes: ``31/12/2022``, ``3112``, ``31/12``, ``h`` for today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.vietnamese import format_day, normalize, parse_day
from cchc_desktop.ui.widgets.line_edit import LineEdit
from cchc_desktop.ui.widgets.line_field import LineField
from cchc_desktop.ui.widgets.signs import Sign


class _DateLine(LineEdit):
    """The editor with the keys of a date: Ctrl+; for today, arrows for a day, Alt+Down."""

    today_asked = Signal()
    days_asked = Signal(int)
    calendar_asked = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+; from being taken as a shortcut of the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _asks_today(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys of a date; all others type."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if _asks_today(event):
            self.today_asked.emit()
        elif key == Qt.Key.Key_Down and modifiers == Qt.KeyboardModifier.AltModifier:
            self.calendar_asked.emit()
        elif (
            key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers == Qt.KeyboardModifier.NoModifier
        ):
            self.days_asked.emit(1 if key == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)


def _asks_today(event: QKeyEvent) -> bool:
    return (
        event.key() == Qt.Key.Key_Semicolon
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )


class DateField(LineField[date]):
    """A line for a date. An impossible day is refused with a sentence and stays as it was typed.

    ``today`` answers what day it is: for ``h``, Ctrl+; and dates without a year. Up and Down
    change a readable date by a day, Alt+Down or the button opens a calendar.
    """

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        line = _DateLine()
        super().__init__(line, parent)
        self._today = today
        self.set_placeholder(self.tr("ngày/tháng/năm"))
        line.add_button(Sign.CALENDAR, self.tr("Mở lịch (Alt+↓)"), self.open_calendar)
        line.today_asked.connect(self._put_today)
        line.days_asked.connect(self._move)
        line.calendar_asked.connect(self.open_calendar)

    def value(self) -> date | None:
        """Return the day, None for an empty field. Raises InvalidValue where it is no day."""
        text = normalize(self.text())
        return parse_day(text, self._today()) if text else None

    def set_value(self, value: date | None) -> None:
        """Show ``value`` as dd/MM/yyyy; None empties the field."""
        self.set_text("" if value is None else format_day(value))

    def canonical(self, text: str) -> str:
        """Return the date as dd/MM/yyyy."""
        try:
            return format_day(parse_day(text, self._today()))
        except InvalidValue:
            return text

    def open_calendar(self) -> None:
        """Open the month of the typed date, or this month, to choose a day from."""
        from cchc_desktop.ui.widgets.calendar_popup import CalendarPopup

        if self.read_only:
            return
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        popup = CalendarPopup(self._readable() or self._today(), self)
        popup.chosen.connect(self._put_day)
        popup.open_under(self)

    def _put_today(self) -> None:
        self._put_day(self._today())

    def _put_day(self, day: date) -> None:
        self._put(format_day(day))

    def _move(self, days: int) -> None:
        day = self._readable()
        if day is not None:
            self._put_day(day + timedelta(days=days))

    def _readable(self) -> date | None:
        try:
            return self.value()
        except InvalidValue:
            return None
