from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from cchc_desktop.domain import outgoing
from cchc_desktop.domain.outgoing import JOINT, Given, OutgoingDocument
from cchc_desktop.storage.engine import reading, writing
from cchc_desktop.storage.outgoing_numbers import (
    Neighbour,
    free_number,
    holder_of,
    neighbours_of,
    numbers_of,
    years_of,
)
from cchc_desktop.storage.repository import insert_records
from tests.data_files import passing_data_file

SERIES = ("report", "plan", JOINT)
PLACES = st.tuples(st.sampled_from(SERIES), st.integers(1, 20), st.sampled_from([2021, 2022]))


def line(
    series: str, number: int, year: int = 2022, *, cancelled: bool = False
) -> OutgoingDocument:
    return OutgoingDocument(
        series=series,
        year=year,
        number=number,
        type="report" if series == JOINT else series,
        symbol=f"{number:02}/{series}",
        day=date(year, 1, number),
        subject="Kết quả",
        cancelled=cancelled,
        cancel_reason="trùng" if cancelled else "",
    )


def store(engine: Engine, *lines: OutgoingDocument) -> list[int]:
    with writing(engine) as connection:
        return [insert_records(connection, [each])[0].id for each in lines]


@given(st.lists(st.tuples(PLACES, st.booleans()), max_size=25, unique_by=lambda each: each[0]))
def test_the_data_file_and_the_rule_agree_on_the_next_number(
    rows: list[tuple[tuple[str, int, int], bool]],
) -> None:
    with passing_data_file() as file:
        store(file.engine, *(line(*place, cancelled=gone) for place, gone in rows))
        with reading(file.engine) as connection:
            for year in (2020, 2021, 2022):
                given = [Given(p[0], p[1], gone) for p, gone in rows if p[2] == year]
                assert numbers_of(connection, year) == tuple(given)
                for series in SERIES:
                    expected = outgoing.free_number(given, series)
                    assert free_number(connection, series, year) == expected


def test_a_number_is_held_in_its_series_and_on_its_type(engine: Engine) -> None:
    own, joint = store(engine, line("report", 1), line(JOINT, 2))
    with reading(engine) as connection:

        def holder(series: str, number: int, kind: str, but: int | None = None) -> int | None:
            return holder_of(connection, series, 2022, number, kind, but=but)

        assert holder("report", 1, "report") == own
        assert holder("report", 1, "report", but=own) is None
        assert holder(JOINT, 1, "report") == own
        assert holder(JOINT, 1, "plan") is None
        assert holder("report", 2, "report") == joint
        assert holder("plan", 2, "plan") is None
        assert holder_of(connection, "report", 2021, 1, "report", but=None) is None


def test_the_neighbours_are_those_of_the_series(engine: Engine) -> None:
    store(engine, line("report", 3), line("report", 9), line("plan", 5), line("report", 6, 2021))
    with reading(engine) as connection:
        assert neighbours_of(connection, "report", 2022, 6) == (
            Neighbour("03/report", date(2022, 1, 3)),
            Neighbour("09/report", date(2022, 1, 9)),
        )
        assert neighbours_of(connection, "report", 2022, 3) == (
            None,
            Neighbour("09/report", date(2022, 1, 9)),
        )
        assert neighbours_of(connection, JOINT, 2022, 3) == (None, None)


def test_the_years_of_the_book_the_newest_first(engine: Engine) -> None:
    store(engine, line("plan", 6, 2021), line("report", 3), line(JOINT, 9))
    with reading(engine) as connection:
        assert years_of(connection) == (2022, 2021)


def test_asking_for_the_next_number_of_a_type_reads_an_index(engine: Engine) -> None:
    with reading(engine) as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT max(number) FROM outgoing"
            " WHERE year = 2022 AND series IN ('report', 'joint')"
        ).all()
    assert "ix_outgoing_series_year_number" in str(plan)
