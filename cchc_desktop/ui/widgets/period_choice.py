"""The drop-down list of the period looked at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.periods import Period, list_periods
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.widgets.quiet_combo import QuietCombo
from cchc_desktop.ui.wording import period_label

_ALL = "all"
_OTHER = "other"


class PeriodChoice(QuietCombo):
    """The parts of the year looked at, a way to another year, and all periods where allowed."""

    all_chosen = Signal()
    """The person wants no bounds."""

    period_chosen = Signal()
    """The person has chosen a period; the desk has it already."""

    def __init__(self, desk: Desk, *, with_all: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._with_all = with_all
        self._shows_all = False
        self.setAccessibleName(self.tr("Kỳ"))
        self.setMaxVisibleItems(24)
        self.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.activated.connect(self._choose)
        desk.period_changed.connect(self._fill)
        self._fill()

    def show_all(self, shows_all: bool) -> None:
        """Show that no period bounds the list, or that the desk's does."""
        self._shows_all = shows_all
        self._fill()

    def _fill(self) -> None:
        period = self._desk.period
        calendar = self._desk.calendars[period.calendar]
        offered: list[Period] = list_periods(period.year, calendar)
        if period not in offered:
            offered.insert(0, period)
        self.clear()
        if self._with_all:
            self.addItem(self.tr("Tất cả các kỳ"), _ALL)
        for one in offered:
            self.addItem(period_label(one), one)
        self.insertSeparator(self.count())
        self.addItem(self.tr("Kỳ khác…"), _OTHER)
        self._show_present()

    def _show_present(self) -> None:
        if self._shows_all:
            self.setCurrentIndex(0)
            return
        rows = range(self.count())
        at = next(row for row in rows if self.itemData(row) == self._desk.period)
        self.setCurrentIndex(at)
        self.setToolTip(self._desk.period.days_label)

    def _choose(self, row: int) -> None:
        chosen = self.itemData(row)
        if chosen == _ALL:
            self.all_chosen.emit()
        elif chosen == _OTHER:
            self._show_present()
            from cchc_desktop.ui.dialogs.choose_period import ChoosePeriod

            dialog = ChoosePeriod(self._desk, self)
            dialog.accepted.connect(lambda: self._take(dialog.period))
            dialog.open()
        else:
            self._take(chosen)

    def _take(self, period: Period) -> None:
        self._desk.set_period(period)
        self.period_chosen.emit()
