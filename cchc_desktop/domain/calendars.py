"""The calendars by which an office counts: where each year, half, quarter and month begins.

A calendar is data (``resources/calendars.toml``): the cut-off days are set by decree and change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from cchc_desktop.domain.errors import InvalidValue

YEAR = "year"
HALVES = ("H1", "H2")
NINE_MONTHS = "9M"
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
MONTHS = tuple(f"{month:02}" for month in range(1, 13))
PARTS = (YEAR, *HALVES, NINE_MONTHS, *QUARTERS, *MONTHS)
"""The parts of a year, in the order in which they are offered to a person."""

HALF_A_YEAR = timedelta(days=183)
"""From the first day of a calendar's year to a day in the middle, which bears the year's number."""

_COMMON_YEAR = 2001
_DIVISIONS = (
    (YEAR, HALVES),
    (YEAR, QUARTERS),
    (YEAR, (NINE_MONTHS, "Q4")),
    ("H1", QUARTERS[:2]),
    *((quarter, MONTHS[3 * n : 3 * n + 3]) for n, quarter in enumerate(QUARTERS)),
)


class DayOfYear(NamedTuple):
    """A day of any year: the years to add to the year's number, the month, the day."""

    years: int
    month: int
    day: int

    def of(self, year: int) -> date:
        """Return the day for the year with this number."""
        return date(year + self.years, self.month, self.day)


class Span(NamedTuple):
    """A part of the year: its first day and the day after its last."""

    start: DayOfYear
    after: DayOfYear

    def of(self, year: int) -> tuple[date, date]:
        """Return the first and the last day in the year with this number."""
        return self.start.of(year), self.after.of(year) - timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """A way to divide the years, by name, with the days between which it may be chosen.

    ``valid_from`` and ``valid_to`` are inclusive; None leaves that side open.
    """

    code: str
    label: str
    valid_from: date | None
    valid_to: date | None
    spans: Mapping[str, Span]

    def __post_init__(self) -> None:
        """Raise :class:`InvalidValue` where a day would be left out or counted twice."""
        fault = _fault_of(self.spans)
        if fault:
            raise InvalidValue(f"Lịch kỳ báo cáo “{self.label}” không dùng được: {fault}.")

    def is_valid_on(self, day: date) -> bool:
        """Whether a period that ends on this day may be counted by this calendar."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    def days_of(self, year: int, part: str = YEAR) -> tuple[date, date]:
        """Return the first and the last day of a part (see :data:`PARTS`) of a year."""
        return self.spans[part].of(year)

    def year_of(self, day: date) -> int:
        """Return the number of the year to which the calendar counts the day."""
        years = (day.year - 1, day.year, day.year + 1)
        return next(year for year in years if day <= self.days_of(year)[1])


def calendars_from(data: Mapping[str, Any]) -> dict[str, Calendar]:
    """Return the calendars of a table such as ``calendars.toml`` holds, by code.

    Raises :class:`InvalidValue` where one does not divide the year properly.
    """
    calendars = [
        Calendar(
            code=table["code"],
            label=table["label"],
            valid_from=table.get("valid_from"),
            valid_to=table.get("valid_to"),
            spans={
                part: Span(DayOfYear(*start), DayOfYear(*after))
                for part, (start, after) in table["spans"].items()
            },
        )
        for table in data["calendar"]
    ]
    return {calendar.code: calendar for calendar in calendars}


def _fault_of(spans: Mapping[str, Span]) -> str | None:
    """Say why the spans do not divide the year, or return None where they do."""
    missing = [part for part in PARTS if part not in spans]
    if missing:
        return f"thiếu {', '.join(missing)}"
    try:
        days = {part: spans[part].of(_COMMON_YEAR) for part in PARTS}
    except ValueError:
        return "có ngày không phải năm nào cũng có"
    year = spans[YEAR]
    if year.after != year.start._replace(years=year.start.years + 1):
        return "năm sau không bắt đầu ngay khi năm trước hết"
    if (days[YEAR][0] + HALF_A_YEAR).year != _COMMON_YEAR:
        return "phần lớn năm báo cáo không nằm trong năm mang số đó"
    for whole, parts in _DIVISIONS:
        if not _adds_up(spans, whole, parts):
            return f"{' + '.join(parts)} không bằng {whole}"
    return None


def _adds_up(spans: Mapping[str, Span], whole: str, parts: tuple[str, ...]) -> bool:
    """Whether the parts follow one another without a gap from the whole's start to its end."""
    bounds = [spans[whole].start]
    for part in parts:
        if spans[part].start != bounds[-1] or spans[part].start >= spans[part].after:
            return False
        bounds.append(spans[part].after)
    return bounds[-1] == spans[whole].after
