"""Niêm yết: when a procedure has to be posted, and how it stands on a day.

A new, amended or replacing procedure is posted by its effective date (Nghị định 63/2010/NĐ-CP,
Điều 24, amended by Nghị định 48/2013/NĐ-CP); an office may set an allowance in working days.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from cchc_desktop.domain.periods import Period

REPEALED = "repealed"
"""The kind of event after which a procedure is no longer in force, and is not posted."""

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """One event of a procedure, with the first day on which it was posted anywhere."""

    procedure: int
    kind: str
    effective_on: date
    first_posted_on: date | None


def due_day(effective_on: date, allowance: int) -> date:
    """Return the last day for posting: the effective date plus ``allowance`` working days.

    Saturdays and Sundays do not count; public holidays are not known to the program.
    """
    day, left = effective_on, allowance
    while left > 0:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY:
            left -= 1
    return day


class PostingState(enum.StrEnum):
    """How an event of a procedure stands with its posting on a day, in the words of the tally."""

    ON_TIME = "Đúng hạn"
    LATE = "Chậm"
    UNPOSTED = "Chưa niêm yết"
    NOT_DUE = "Chưa đến hạn"
    NOT_NEEDED = "Không phải niêm yết"


def posting_state(
    kind: str, effective_on: date, first_posted_on: date | None, on: date, allowance: int
) -> PostingState:
    """Return how an event stands on a day; what was posted after that day is not known yet."""
    if kind == REPEALED:
        return PostingState.NOT_NEEDED
    due = due_day(effective_on, allowance)
    if first_posted_on is not None and first_posted_on <= on:
        return PostingState.LATE if first_posted_on > due else PostingState.ON_TIME
    return PostingState.UNPOSTED if due <= on else PostingState.NOT_DUE


class Effective(Protocol):
    """Anything that takes effect on a day, or does not say when."""

    @property
    def effective_on(self) -> date | None:
        """The first day on which it holds."""
        ...


E = TypeVar("E", bound=Effective)


def last_event(events: Iterable[E], on: date) -> E | None:
    """Return what holds on a day: the last event effective by then; of one day, the last written.

    None where none had taken effect.
    """
    last, last_on = None, date.min
    for event in events:
        if event.effective_on is not None and last_on <= event.effective_on <= on:
            last, last_on = event, event.effective_on
    return last


class ProcedureStanding:
    """How the procedures stand, answered from their dated events alone."""

    def __init__(self, events: Iterable[DatedEvent], allowance: int) -> None:
        self._events = sorted(events, key=lambda event: event.effective_on)
        self._allowance = allowance

    def known_by(self, day: date) -> bool:
        """Tell whether any procedure had taken effect by ``day``; if not, there is no data."""
        return bool(self._events) and self._events[0].effective_on <= day

    def in_force(self, day: date) -> frozenset[int]:
        """Return the procedures whose last effective event by ``day`` is no repeal."""
        return frozenset(
            procedure for procedure, last in self._last(day).items() if last.kind != REPEALED
        )

    def changed(self, kind: str, period: Period) -> frozenset[int]:
        """Return the procedures with an event of ``kind`` taking effect in the period."""
        return frozenset(
            event.procedure
            for event in self._events
            if event.kind == kind and period.contains(event.effective_on)
        )

    def unposted(self, day: date) -> frozenset[int]:
        """Return the procedures in force on ``day``, due by then, and posted nowhere by then."""
        return frozenset(
            procedure
            for procedure, last in self._last(day).items()
            if last.kind != REPEALED
            and due_day(last.effective_on, self._allowance) <= day
            and (last.first_posted_on is None or last.first_posted_on > day)
        )

    def late(self, period: Period) -> frozenset[int]:
        """Return the procedures with an event in the period that was posted after its due day."""
        return frozenset(
            event.procedure
            for event in self._events
            if event.kind != REPEALED
            and period.contains(event.effective_on)
            and event.first_posted_on is not None
            and event.first_posted_on > due_day(event.effective_on, self._allowance)
            and event.first_posted_on <= period.end
        )

    def _last(self, day: date) -> Mapping[int, DatedEvent]:
        of_each: dict[int, list[DatedEvent]] = {}
        for event in self._events:
            of_each.setdefault(event.procedure, []).append(event)
        found = ((procedure, last_event(events, day)) for procedure, events in of_each.items())
        return {procedure: last for procedure, last in found if last is not None}
