from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.months import MOST_PARTS, months_of
from cchc_desktop.domain.periods import Period, parse_period, period_between
from tests.records_made import CALENDARS


def months(period: str, calendar: str = "calendar") -> tuple[Period, ...]:
    return months_of(parse_period(period, CALENDARS[calendar]), CALENDARS[calendar])


@pytest.mark.parametrize(
    ("period", "calendar", "ids"),
    [
        ("2022-Q2", "calendar", ["2022-04", "2022-05", "2022-06"]),
        ("2022-05", "calendar", ["2022-05"]),
        ("2022-Q1", "statutory", ["2022-01", "2022-02", "2022-03"]),
        (
            "2022-03-15..2022-05-02",
            "calendar",
            ["2022-03-15..2022-03-31", "2022-04", "2022-05-01..2022-05-02"],
        ),
        ("2022-03-15..2022-05-14", "statutory", ["2022-04", "2022-05"]),
        (
            "2021-05-01..2022-06-30",
            "calendar",
            ["2021-05-01..2021-06-30", "2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2"],
        ),
        ("2010-01-01..2013-12-31", "calendar", ["2010", "2011", "2012", "2013"]),
        # Before the calendar was valid, its months still divide what ends within its validity.
        (
            "2019-02-20..2019-04-01",
            "statutory",
            ["2019-02-20..2019-03-14", "2019-03-15..2019-04-01"],
        ),
    ],
)
def test_the_months_of_a_period(period: str, calendar: str, ids: list[str]) -> None:
    assert [month.id for month in months(period, calendar)] == ids


def test_a_year_has_twelve() -> None:
    for calendar in CALENDARS:
        assert [m.id for m in months("2022", calendar)] == [f"2022-{n:02}" for n in range(1, 13)]


@given(
    st.dates(date(2019, 4, 1), date(2030, 1, 1)),
    st.integers(0, 5000),
    st.sampled_from(sorted(CALENDARS)),
)
def test_the_months_cover_every_day_once(start: date, length: int, calendar: str) -> None:
    period = period_between(start, start + timedelta(days=length), CALENDARS[calendar])
    found = months_of(period, CALENDARS[calendar])
    assert found[0].start == period.start
    assert found[-1].end == period.end
    for earlier, later in pairwise(found):
        assert later.start == earlier.end + timedelta(days=1)
    assert len(found) <= max(MOST_PARTS, length // 365 + 2)
