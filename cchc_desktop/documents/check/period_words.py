"""The names of periods in a text: "quý II năm 2022", "6 tháng đầu năm 2022", "năm 2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from cchc_desktop.domain.periods import Period

_NAMED: Final = re.compile(
    r"(?:"
    r"(?:quý\s+(?P<quarter>iv|i{1,3}|[1-4])"
    r"|(?:0?6|sáu)\s+tháng(?:\s+(?P<half>đầu|cuối))?"
    r"|(?P<nine>(?:0?9|chín)\s+tháng(?:\s+đầu)?)"
    r"|tháng\s+(?P<month>1[0-2]|0?[1-9]))"
    r"(?:(?:\s*/\s*|\s+(?:năm\s+)?)(?P<year>20\d\d))?"
    r"|năm\s+(?P<whole>20\d\d)"
    r")(?![\w/])(?!\s*[-–]\s*(?:năm\s+)?\d)"
)
_RANGE: Final = re.compile(
    r"từ\s+(?:ngày\s+)?(\d{1,2})/(\d{1,2})/(20\d\d)\s+đến\s+(?:hết\s+)?(?:ngày\s+)?"
    r"(\d{1,2})/(\d{1,2})/(20\d\d)"
)
_NO_PERIOD_BEFORE: Final = re.compile(
    r"(?:ngày\s+\d{1,2}|\d{1,2}|\bmỗi|\bhàng|\bhằng|\bđầu|\bcuối|\bgiữa|\btừ|\bđến|\bsau|\btrước|"
    r"\bhết|\btới|\bgiai đoạn)\s+$|[\w/]$"
)
"""What makes of the words behind it a day, a custom or a limit: "ngày 16 tháng 02 năm 2022"."""

_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

Months = frozenset[tuple[int, int]]
"""Months as (year, month)."""


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """A period that a text names, from ``start`` to ``end``, and its months.

    ``days`` are the first and the last day where the text names days.
    """

    start: int
    end: int
    months: Months
    days: tuple[date, date] | None = None

    @property
    def years(self) -> frozenset[int]:
        """The years in which it lies."""
        return frozenset(year for year, _ in self.months)

    def names(self, period: Period) -> bool:
        """Tell whether it means this very period."""
        if self.days is not None:
            return self.days == (period.start, period.end)
        return self.months == months_of(period) and not _is_part_of_months(period)

    def lies_in(self, period: Period) -> bool:
        """Tell whether the period holds all of it."""
        if self.days is not None:
            return period.start <= self.days[0] and self.days[1] <= period.end
        return self.months <= months_of(period)

    def comes_after(self, period: Period) -> bool:
        """Tell whether some of it lies behind the period."""
        return max(self.months) > max(months_of(period))


def period_words(lower: str, year: int) -> list[PeriodWords]:
    """Return the periods that a text in small letters names, in their order.

    One without a year is taken for one of ``year``.
    """
    return sorted((*_ranges(lower), *_named(lower, year)), key=lambda words: words.start)


def _ranges(lower: str) -> Iterator[PeriodWords]:
    for found in _RANGE.finditer(lower):
        if (days := _range_of(found)) is not None:
            yield PeriodWords(*found.span(), _months_between(*days), days)


def _named(lower: str, year: int) -> Iterator[PeriodWords]:
    for found in _NAMED.finditer(lower):
        if _NO_PERIOD_BEFORE.search(lower, max(0, found.start() - 12), found.start()):
            continue
        named = int(found["year"] or found["whole"] or year)
        months = _months_named(found)
        if months:
            yield PeriodWords(*found.span(), frozenset((named, month) for month in months))


def months_of(period: Period) -> Months:
    """Return the months that a period is called after; of a range those that its days touch.

    Those of a statutory period are the months of its name, not of its cut-off days.
    """
    _, _, part = period.id.partition("-")
    if ".." in period.id:
        return _months_between(period.start, period.end)
    if not part:
        months = range(1, 13)
    elif part.startswith("Q"):
        first = int(part[1]) * 3 - 2
        months = range(first, first + 3)
    elif part.startswith("H"):
        months = range(1, 7) if part == "H1" else range(7, 13)
    elif part == "9M":
        months = range(1, 10)
    else:
        months = range(int(part), int(part) + 1)
    return frozenset((period.year, month) for month in months)


def _is_part_of_months(period: Period) -> bool:
    """Tell whether a range of days does not fill its months, so that no name means it."""
    if ".." not in period.id:
        return False
    from calendar import monthrange

    last = monthrange(period.end.year, period.end.month)[1]
    return period.start.day != 1 or period.end.day != last


def _months_named(found: re.Match[str]) -> range | None:
    if found["whole"]:
        return range(1, 13)
    if found["quarter"]:
        first = (_QUARTERS.get(found["quarter"]) or int(found["quarter"])) * 3 - 2
        return range(first, first + 3)
    if found["nine"]:
        # "trong 9 tháng" counts months, it names none.
        return range(1, 10) if found["year"] or "đầu" in found["nine"] else None
    if found["month"]:
        return range(int(found["month"]), int(found["month"]) + 1)
    if found["half"] or found["year"]:
        return range(7, 13) if found["half"] == "cuối" else range(1, 7)
    return None


def _range_of(found: re.Match[str]) -> tuple[date, date] | None:
    first, last = found.groups()[:3], found.groups()[3:]
    try:
        start, end = (date(int(y), int(m), int(d)) for d, m, y in (first, last))
    except ValueError:
        return None
    return (start, end) if start <= end else None


def _months_between(start: date, end: date) -> Months:
    count = (end.year - start.year) * 12 + end.month - start.month
    first = start.year * 12 + start.month - 1
    return frozenset(((first + at) // 12, (first + at) % 12 + 1) for at in range(count + 1))
