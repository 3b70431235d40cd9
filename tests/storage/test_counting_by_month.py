from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from cchc_desktop.domain.by_month import ByMonth, adds_up
from cchc_desktop.domain.counting import Source
from cchc_desktop.domain.months import months_of
from cchc_desktop.domain.periods import Period, parse_period
from cchc_desktop.storage.counting_by_month import count_by_month
from cchc_desktop.storage.open_file import create_store
from tests.data_files import radio_item
from tests.records_made import CALENDARS
from tests.storage.test_counting import counted, periods, records, stored


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = create_store(tmp_path_factory.mktemp("by-month") / "x.cchc")
    yield engine
    engine.dispose()


@given(records, periods, st.sampled_from([0, 5]))
def test_a_month_by_itself_counts_the_same(
    shared: Engine, made: list[Any], period: Period, allowance: int
) -> None:
    months = months_of(period, CALENDARS[period.calendar])
    with shared.connect() as connection:
        stored(connection, made)
        numbers = count_by_month(connection, months, allowance=allowance)
        for at, month in enumerate(months):
            alone = counted(connection, month, allowance=allowance)
            expected = {
                figure.name: figure.in_period
                for figure in alone
                if figure.definition.source is not Source.TASKS
            }
            found = {name: of_name[at] for name, of_name in numbers.items()}
            names = expected.keys() | found.keys()
            assert {n: found.get(n) for n in names} == {n: expected.get(n) for n in names}
        connection.rollback()


@given(records, periods)
def test_the_months_of_what_adds_up_are_the_period(
    shared: Engine, made: list[Any], period: Period
) -> None:
    months = months_of(period, CALENDARS[period.calendar])
    with shared.connect() as connection:
        stored(connection, made)
        whole = counted(connection, period)
        by_month = ByMonth(months=months, numbers=count_by_month(connection, months, allowance=0))
        for figure in whole:
            if figure.definition.source in (Source.MEASURES, Source.PIECES_SHOWN):
                assert by_month.total(figure) == figure.in_period
            elif not adds_up(figure):
                assert by_month.total(figure) is None
        connection.rollback()


@pytest.mark.parametrize("period", ["2022", "2022-05"])
def test_few_statements_answer_however_many_months(shared: Engine, period: str) -> None:
    asked: list[str] = []
    event.listen(shared, "before_cursor_execute", lambda *told: asked.append(told[2]))
    months = months_of(parse_period(period, CALENDARS["calendar"]), CALENDARS["calendar"])
    with shared.connect() as connection:
        stored(connection, [radio_item()])
        asked.clear()
        count_by_month(connection, months, allowance=0)
        assert len(asked) == 4
        connection.rollback()
