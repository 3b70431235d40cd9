"""Reporting periods: their ids, their names in Vietnamese, and how they are compared.

Ids are stable, other people's scripts use them: ``2022``, ``2022-Q2``, ``2022-H1``, ``2022-H2``,
``2022-9M``, ``2022-05``, ``2022-03-15..2022-06-14``. A period of the same id has other days in
another calendar, so the two are always kept and printed together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering

from cchc_desktop.domain.calendars import (
    HALF_A_YEAR,
    HALVES,
    MONTHS,
    NINE_MONTHS,
    PARTS,
    QUARTERS,
    YEAR,
    Calendar,
    calendars_from,
)
from cchc_desktop.domain.errors import WrongPeriod
from cchc_desktop.domain.vietnamese import format_day, format_day_prose, normalize
from cchc_desktop.domain.vietnamese.typed import FIRST_YEAR, LAST_YEAR

__all__ = [
    "NAMES",
    "NATURAL",
    "Calendar",
    "Period",
    "PeriodKind",
    "WrongPeriod",
    "calendars_from",
    "current_period",
    "list_periods",
    "parse_period",
    "period_between",
    "period_of",
]

NATURAL = "calendar"
"""The code of the calendar whose year runs from 1 January to 31 December."""

_NOT_SAID = date.min
_FORMS = (
    "2022 (năm), 2022-Q2 (quý), 2022-H1 hoặc 2022-H2 (6 tháng), 2022-9M (9 tháng), "
    "2022-05 (tháng), 2022-03-15..2022-06-14 (từ ngày đến ngày)"
)
_NAMED = re.compile(rf"([0-9]{{4}})(?:-({'|'.join(PARTS[1:])}))?")
_RANGE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})")
NAMES: Mapping[str, str] = {
    YEAR: "Năm {}",
    "H1": "6 tháng đầu năm {}",
    "H2": "6 tháng cuối năm {}",
    NINE_MONTHS: "9 tháng đầu năm {}",
    "Q1": "Quý I năm {}",
    "Q2": "Quý II năm {}",
    "Q3": "Quý III năm {}",
    "Q4": "Quý IV năm {}",
    "range": "Từ ngày {} đến ngày {}",
} | {month: f"Tháng {int(month)} năm {{}}" for month in MONTHS}
"""How the parts of a year are called, and a range of days; the year or the days fill them."""

# The part of the year that has passed when the given one ends, where it has a name.
_TO_DATE = {
    "H2": YEAR,
    "Q2": "H1",
    "Q3": NINE_MONTHS,
    "Q4": YEAR,
    "03": "Q1",
    "06": "H1",
    "09": NINE_MONTHS,
    "12": YEAR,
} | {part: part for part in (YEAR, "H1", NINE_MONTHS, "Q1", "01")}


class PeriodKind(StrEnum):
    """How long a period is."""

    YEAR = "year"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    QUARTER = "quarter"
    MONTH = "month"
    RANGE = "range"


_PARTS_OF_KIND = {
    PeriodKind.YEAR: (YEAR,),
    PeriodKind.HALF: HALVES,
    PeriodKind.NINE_MONTHS: (NINE_MONTHS,),
    PeriodKind.QUARTER: QUARTERS,
    PeriodKind.MONTH: MONTHS,
    PeriodKind.RANGE: (),
}


@total_ordering
@dataclass(frozen=True)
class Period:
    """The days from ``start`` to ``end``, both counted, under an id of one calendar.

    Periods come in the order of their days. Make one with :func:`parse_period`,
    :func:`period_of` or :func:`period_between`, which know the calendar. ``year_start`` is the
    first day of the calendar's year in which the period ends; it may be left out in the natural
    calendar.
    """

    id: str
    start: date
    end: date
    calendar: str
    year_start: date = field(default=_NOT_SAID, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Set the natural year's first day; :class:`ValueError` for a period of no days."""
        if self.start > self.end:
            raise ValueError(f"period {self.id} ends before it starts")
        if self.year_start == _NOT_SAID:
            if self.calendar != NATURAL:
                raise ValueError(f"period {self.id} of calendar {self.calendar} needs year_start")
            object.__setattr__(self, "year_start", date(self.end.year, 1, 1))

    def __lt__(self, other: Period) -> bool:
        """Order by first day, then by last day."""
        return self._order() < other._order()

    def __str__(self) -> str:
        """Return the id."""
        return self.id

    @property
    def kind(self) -> PeriodKind:
        """How long the period is."""
        kinds = (kind for kind, parts in _PARTS_OF_KIND.items() if self._part in parts)
        return next(kinds, PeriodKind.RANGE)

    @property
    def year(self) -> int:
        """The number of the calendar's year in which the period ends."""
        return (self.year_start + HALF_A_YEAR).year

    @property
    def label(self) -> str:
        """The period's name as it opens a line: ``Quý II năm 2022``."""
        return self.label_in(str)

    def label_in(self, say: Callable[[str], str]) -> str:
        """Return :attr:`label` in the wording that ``say`` gives to the texts of :data:`NAMES`."""
        if self._part is None:
            days = (format_day_prose(self.start), format_day_prose(self.end))
            return say(NAMES[PeriodKind.RANGE]).format(*days)
        return say(NAMES[self._part]).format(self.year)

    @property
    def days_label(self) -> str:
        """The first and the last day, as the tally prints them: ``15/12/2021 - 14/12/2022``."""
        return f"{format_day(self.start)} - {format_day(self.end)}"

    def contains(self, day: date) -> bool:
        """Whether the day is counted to the period."""
        return self.start <= day <= self.end

    def same_period_last_year(self) -> Period:
        """Return the period of the same name a year before; a range's days move back a year.

        29 February moves to 28 February; the whole month of February keeps its last day.
        """
        start = _year_before(self.start)
        year_start = _year_before(self.year_start)
        if self._part is None:
            return _range(start, _year_before(self.end), self.calendar, year_start)
        next_day = _year_before(self.end + timedelta(days=1))
        return Period(
            _id(self.year - 1, self._part),
            start,
            next_day - timedelta(days=1),
            self.calendar,
            year_start,
        )

    def year_to_date(self) -> Period:
        """Return the days from the calendar year's first to this period's last."""
        part = _TO_DATE.get(self._part or "")
        if part is None:
            return _range(self.year_start, self.end, self.calendar, self.year_start)
        return replace(self, id=_id(self.year, part), start=self.year_start)

    @property
    def _part(self) -> str | None:
        """The part of the year, as calendars name it; None for a range of days."""
        named = _NAMED.fullmatch(self.id)
        return (named[2] or YEAR) if named else None

    def _order(self) -> tuple[date, date, str, str]:
        return self.start, self.end, self.id, self.calendar


def parse_period(text: str, calendar: Calendar) -> Period:
    """Return the period that an id names in a calendar; small letters will do.

    Raises :class:`WrongPeriod` with the forms that are known, or saying that the days do not
    exist, are in the wrong order, or end outside the calendar's validity.
    """
    written = normalize(text).upper()
    named, between = _NAMED.fullmatch(written), _RANGE.fullmatch(written)
    if named is not None:
        _check_year(int(named[1]), written)
        return _checked(_period(int(named[1]), named[2] or YEAR, calendar), calendar)
    if between is not None:
        start, end = (_iso_day(day, written) for day in between.groups())
        return period_between(start, end, calendar)
    shown = written if len(written) <= 40 else written[:39] + "…"
    wrong = f"Kỳ “{shown}” viết chưa đúng" if written else "Chưa nhập kỳ báo cáo"
    raise WrongPeriod(f"{wrong}. Các dạng dùng được: {_FORMS}.")


def period_between(start: date, end: date, calendar: Calendar) -> Period:
    """Return the range of days from ``start`` to ``end``, both counted.

    Raises :class:`WrongPeriod` where the last day comes before the first, or lies outside the
    calendar's validity.
    """
    if end < start:
        raise WrongPeriod(
            f"Kỳ báo cáo có ngày đầu {format_day(start)} sau ngày cuối {format_day(end)}: "
            "hãy đổi lại hai ngày."
        )
    year_start, _ = calendar.days_of(calendar.year_of(end))
    return _checked(_range(start, end, calendar.code, year_start), calendar)


def period_of(day: date, kind: PeriodKind, calendar: Calendar) -> Period:
    """Return the period of a kind to which the calendar counts the day, valid or not.

    Raises :class:`WrongPeriod` for a day after the nine months, and :class:`ValueError` for the
    kind RANGE, whose days only a person can name.
    """
    if kind == PeriodKind.RANGE:
        raise ValueError("a range of days is not found by one of its days")
    year = calendar.year_of(day)
    for part in _PARTS_OF_KIND[kind]:
        period = _period(year, part, calendar)
        if period.contains(day):
            return period
    raise WrongPeriod(f"Ngày {format_day(day)} không thuộc 9 tháng đầu năm {year}.")


def current_period(today: date, kind: PeriodKind, calendar: Calendar) -> Period:
    """Return the period of a kind in which today lies; for nine months, this year's.

    Raises :class:`WrongPeriod` where the calendar is not valid for it.
    """
    if kind == PeriodKind.NINE_MONTHS:
        return _checked(_period(calendar.year_of(today), NINE_MONTHS, calendar), calendar)
    return _checked(period_of(today, kind, calendar), calendar)


def list_periods(year: int, calendar: Calendar) -> list[Period]:
    """Return a year's periods for a chooser: year, halves, nine months, quarters, months.

    Those that end outside the calendar's validity are left out.
    """
    periods = (_period(year, part, calendar) for part in PARTS)
    return [period for period in periods if calendar.is_valid_on(period.end)]


def _period(year: int, part: str, calendar: Calendar) -> Period:
    start, end = calendar.days_of(year, part)
    return Period(_id(year, part), start, end, calendar.code, calendar.days_of(year)[0])


def _range(start: date, end: date, calendar: str, year_start: date) -> Period:
    return Period(f"{start.isoformat()}..{end.isoformat()}", start, end, calendar, year_start)


def _id(year: int, part: str) -> str:
    return f"{year:04}" if part == YEAR else f"{year:04}-{part}"


def _checked(period: Period, calendar: Calendar) -> Period:
    if calendar.is_valid_on(period.end):
        return period
    since = f" từ ngày {format_day(calendar.valid_from)}" if calendar.valid_from else ""
    until = f" đến ngày {format_day(calendar.valid_to)}" if calendar.valid_to else ""
    raise WrongPeriod(
        f"{period.label} không dùng được lịch “{calendar.label}”: lịch này chỉ áp dụng cho kỳ "
        f"kết thúc{since}{until}. Hãy chọn lịch khác hoặc kỳ khác."
    )


def _check_year(year: int, written: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise WrongPeriod(
            f"Kỳ “{written}” có năm chưa đúng: chỉ nhận từ năm {FIRST_YEAR} đến {LAST_YEAR}."
        )


def _iso_day(day: str, written: str) -> date:
    _check_year(int(day[:4]), written)
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise WrongPeriod(
            f"Kỳ “{written}” có ngày {day} không tồn tại. Các dạng dùng được: {_FORMS}."
        ) from error


def _year_before(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)
