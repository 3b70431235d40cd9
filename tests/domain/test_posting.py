from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.periods import Period, parse_period
from cchc_desktop.domain.posting import (
    REPEALED,
    DatedEvent,
    PostingState,
    ProcedureStanding,
    due_day,
    posting_state,
)
from tests.records_made import CALENDARS

days = st.dates(date(2021, 1, 1), date(2023, 12, 31))
events = st.builds(
    DatedEvent,
    st.integers(1, 4),
    st.sampled_from(["new", "amended", "replaced", REPEALED]),
    days,
    st.none() | days,
)
YEAR = parse_period("2022", CALENDARS["calendar"])


@pytest.mark.parametrize(
    ("effective", "allowance", "due"),
    [
        (date(2022, 11, 25), 0, date(2022, 11, 25)),
        (date(2022, 11, 25), 1, date(2022, 11, 28)),
        (date(2022, 11, 25), 5, date(2022, 12, 2)),
        (date(2022, 11, 26), 0, date(2022, 11, 26)),
        (date(2022, 11, 26), 1, date(2022, 11, 28)),
        (date(2022, 11, 26), 6, date(2022, 12, 5)),
    ],
)
def test_only_working_days_count(effective: date, allowance: int, due: date) -> None:
    assert due_day(effective, allowance) == due


@given(days, st.integers(1, 60))
def test_the_due_day_is_so_many_working_days_later(effective: date, allowance: int) -> None:
    due = due_day(effective, allowance)
    passed = [effective + timedelta(days=n) for n in range(1, (due - effective).days + 1)]
    assert sum(day.weekday() < 5 for day in passed) == allowance
    assert due.weekday() < 5


@given(st.lists(events, max_size=12), days, st.integers(0, 10))
def test_the_standing_is_what_the_events_say(
    made: list[DatedEvent], day: date, allowance: int
) -> None:
    standing = ProcedureStanding(made, allowance)
    in_force, unposted = set(), set()
    for procedure in {event.procedure for event in made}:
        past = [e for e in made if e.procedure == procedure and e.effective_on <= day]
        # The later in the list wins among events of one day.
        last = max(enumerate(past), key=lambda e: (e[1].effective_on, e[0]), default=(0, None))[1]
        if last is None or last.kind == REPEALED:
            continue
        in_force.add(procedure)
        posted = last.first_posted_on is not None and last.first_posted_on <= day
        if not posted and due_day(last.effective_on, allowance) <= day:
            unposted.add(procedure)
    assert standing.in_force(day) == in_force
    assert standing.unposted(day) == unposted
    assert standing.known_by(day) == any(e.effective_on <= day for e in made)


@given(st.lists(events, max_size=12))
def test_events_are_counted_by_their_effective_day(made: list[DatedEvent]) -> None:
    standing = ProcedureStanding(made, 0)
    for kind in ("new", "amended", "replaced", REPEALED):
        counted = {e.procedure for e in made if e.kind == kind and e.effective_on.year == 2022}
        assert standing.changed(kind, YEAR) == counted


def late_with(posted: date | None, *, kind: str = "new", period: Period = YEAR) -> bool:
    event = DatedEvent(1, kind, date(2022, 6, 1), posted)
    return ProcedureStanding([event], 0).late(period) == {1}


def test_late_is_what_was_posted_after_the_due_day_and_within_the_period() -> None:
    assert not late_with(date(2022, 6, 1))
    assert late_with(date(2022, 6, 2))
    assert not late_with(None)
    assert not late_with(date(2022, 6, 2), kind=REPEALED)
    assert not late_with(date(2023, 1, 1))
    assert not late_with(date(2022, 6, 2), period=parse_period("2022-Q1", CALENDARS["calendar"]))


@pytest.mark.parametrize(
    ("kind", "posted_on", "allowance", "state"),
    [
        ("new", date(2022, 3, 1), 0, PostingState.ON_TIME),
        ("new", date(2022, 3, 2), 0, PostingState.LATE),
        ("new", date(2022, 3, 2), 1, PostingState.ON_TIME),
        ("new", None, 0, PostingState.UNPOSTED),
        # Posted after the day that is looked at: not known yet.
        ("new", date(2022, 4, 1), 0, PostingState.UNPOSTED),
        ("new", None, 60, PostingState.NOT_DUE),
        (REPEALED, None, 0, PostingState.NOT_NEEDED),
    ],
)
def test_how_an_event_stands_with_its_posting(
    kind: str, posted_on: date | None, allowance: int, state: PostingState
) -> None:
    effective_on = date(2022, 3, 1)
    assert posting_state(kind, effective_on, posted_on, date(2022, 3, 31), allowance) is state
