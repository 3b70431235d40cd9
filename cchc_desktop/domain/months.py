"""The months of a period: the columns of a table that shows how the period went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from cchc_desktop.domain.calendars import Calendar
from cchc_desktop.domain.periods import Period, PeriodKind, period_of

MOST_PARTS: Final = 12
"""As many columns as a page has room for; a longer period goes by quarters, then by years."""

_KINDS: Final = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)


def months_of(period: Period, calendar: Calendar) -> tuple[Period, ...]:
    """Return the months of ``calendar`` that ``period`` consists of, in order, without a gap.

    One that reaches beyond the period's days is cut to them. A period of more than twelve months
    is divided by quarters, of more than twelve quarters by years.
    """
    for kind in _KINDS:
        parts = tuple(_parts(period, kind, calendar))
        if len(parts) <= MOST_PARTS:
            break
    return parts


def _parts(period: Period, kind: PeriodKind, calendar: Calendar) -> Iterator[Period]:
    day = period.start
    while day <= period.end:
        part = period_of(day, kind, calendar)
        if part.start < period.start or period.end < part.end:
            start, end = max(part.start, period.start), min(part.end, period.end)
            # Not period_between: what is valid as a whole is so in its parts.
            part = replace(part, id=f"{start.isoformat()}..{end.isoformat()}", start=start, end=end)
        yield part
        day = part.end + timedelta(days=1)
