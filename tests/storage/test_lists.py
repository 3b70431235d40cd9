from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, event

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.fields import Kind, fields_of
from cchc_desktop.domain.periods import parse_period
from cchc_desktop.domain.queries import Query
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.vietnamese import fold, sort_key
from cchc_desktop.storage.counting import count_figures, figure_trail
from cchc_desktop.storage.engine import reading, writing
from cchc_desktop.storage.lists import count_records, read_page, sum_measures
from cchc_desktop.storage.open_file import create_store
from cchc_desktop.storage.repository import insert_records
from tests.data_files import directive, office, radio_item
from tests.records_made import CALENDARS, CATALOGUES, any_storable

CHANNELS = ("radio", "web", "meeting")
WORDS = ("Tin", "Đẩy mạnh", "thôn 2", "thôn 10", "ăn", "ân", "Ủy ban", "a")

activities = st.lists(
    st.builds(
        Activity,
        day=st.dates(date(2022, 1, 1), date(2022, 1, 6)),
        channel=st.sampled_from(CHANNELS),
        title=st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join),
        kind=st.sampled_from(["", "news", "article"]),
        measures=st.just((Measure(unit="items", quantity=Decimal(1)),)),
        note=st.sampled_from(["", "ghi chú"]),
    ),
    max_size=14,
)
spans = st.none() | st.dates(date(2021, 12, 31), date(2022, 1, 7))
queries = st.builds(
    Query,
    register=st.just("activities"),
    text=st.sampled_from(["", "", "  ", "tin", "day", "đẩy", "thon 1", "uỷ", "ghi chu", "!"]),
    start=spans,
    end=spans,
    channel=st.sampled_from(["", *CHANNELS]),
    ids=st.none() | st.lists(st.integers(1, 20), max_size=8).map(tuple),
    order=st.sampled_from(["", "day", "title", "channel", "kind", "note"]),
    descending=st.booleans(),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = create_store(tmp_path_factory.mktemp("lists") / "x.cchc")
    yield engine
    engine.dispose()


def pages(
    connection: Connection, query: Query, size: int, catalogues: Catalogues = CATALOGUES
) -> list[Any]:
    found: list[Any] = []
    after = None
    while True:
        page = read_page(connection, catalogues, query, after, size)
        found.extend(page.records)
        if page.next is None:
            return found
        assert len(page.records) == size
        after = page.next


def means(query: Query, record: Activity) -> bool:
    assert record.day is not None
    words = fold(f"{record.title} {record.note}").split()
    typed = query.text.strip()
    if typed in ("đẩy", "uỷ"):
        wanted = {"đẩy": "Đẩy", "uỷ": "Ủy"}[typed]
        hit = wanted in record.title
    elif typed:
        *whole, last = fold(typed).split() or [""]
        hit = bool(last) and any(w.startswith(last) for w in words) and set(whole) <= set(words)
    else:
        hit = True
    return (
        hit
        and (query.start is None or query.start <= record.day)
        and (query.end is None or record.day <= query.end)
        and query.channel in ("", record.channel)
        and (query.ids is None or record.id in query.ids)
    )


def key_of(name: str, record: Any) -> Any:
    field = fields_of(type(record))[name]
    value = getattr(record, name)
    if field.kind is Kind.CHOICE:
        entry = CATALOGUES.find(field.catalogue, value)
        return (1, "") if entry is None else (0, sort_key(entry.label))
    if field.ordered:
        return sort_key(value)
    return value


@settings(max_examples=300)  # so many combinations of filter, words, order and direction
@given(activities, queries, st.integers(1, 5))
def test_pages_put_together_are_the_sorted_list(
    shared: Engine, made: list[Activity], query: Query, size: int
) -> None:
    with shared.connect() as connection:
        stored = insert_records(connection, made)
        # An id of the examples before may be higher: the query speaks of these records.
        first = min((record.id for record in stored), default=1)
        if query.ids is not None:
            query = replace(query, ids=tuple(first - 1 + key for key in query.ids))
        order = query.order or "day"
        descending = query.descending if query.order else True
        expected = sorted(
            (record for record in stored if means(query, record)),
            key=lambda record: (key_of(order, record), record.id),
            reverse=descending,
        )
        assert pages(connection, query, size) == expected
        assert count_records(connection, query) == len(expected)
        sums: dict[tuple[str, str], Decimal] = {}
        for record in expected:
            key = (record.channel, "items")
            sums[key] = sums.get(key, Decimal(0)) + 1
        assert sum_measures(connection, query) == sums
        connection.rollback()


SORTABLE = [
    (register.name, name)
    for register in REGISTERS.values()
    for name, field in fields_of(register.record).items()
    if field.listed
]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = create_store(tmp_path_factory.mktemp("mixed") / "x.cchc")
    made: dict[type[Any], list[Any]] = {}

    @given(any_storable())
    def draw(record: Any) -> None:
        made.setdefault(type(record), []).append(record)

    draw()
    with writing(engine) as connection:
        for records in made.values():
            insert_records(connection, records)
    yield engine
    engine.dispose()


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(("register", "name"), SORTABLE)
def test_every_listed_field_sorts_every_record_once(
    mixed: Engine, register: str, name: str, descending: bool
) -> None:
    query = Query(register=register, order=name, descending=descending)
    with reading(mixed) as connection:
        whole = pages(connection, query, 1000)
        assert pages(connection, query, 2) == whole
        assert len({record.id for record in whole}) == count_records(connection, query)
    field = fields_of(REGISTERS[register].record)[name]
    given_values = [r for r in whole if getattr(r, name) is not None]
    if field.kind is not Kind.TEXT or field.ordered:
        keys = [key_of(name, record) for record in given_values]
        assert keys == sorted(keys, reverse=descending)
    if len(given_values) < len(whole):
        missing = [r for r in whole if getattr(r, name) is None]
        assert whole == (given_values + missing if descending else missing + given_values)


def test_vietnamese_order_and_natural_numbers(engine: Engine) -> None:
    titles = ["Thôn 2", "Thôn 10", "An", "Ăn", "Ân", "Đa", "Da", "thôn 2"]
    with writing(engine) as connection:
        insert_records(connection, [radio_item(title=title) for title in titles])
        query = Query(register="activities", order="title")
        listed = [record.title for record in pages(connection, query, 3)]
    assert listed == ["An", "Ăn", "Ân", "Da", "Đa", "thôn 2", "Thôn 2", "Thôn 10"]


def test_a_filter_that_a_register_does_not_know_is_left_out(engine: Engine) -> None:
    with writing(engine) as connection:
        insert_records(connection, [directive(), directive(symbol="2/QĐ-UBND")])
        insert_records(connection, [office()])
        for text in ("", "che do bao cao"):
            query = Query(register="documents", text=text, channel="radio")
            assert len(pages(connection, query, 1)) == count_records(connection, query) == 2
        query = Query(register="offices", start=date(2030, 1, 1), channel="radio")
        assert len(pages(connection, query, 1)) == 1


def test_a_trail_may_be_longer_than_a_statement_has_variables(engine: Engine) -> None:
    ids = tuple(range(1, 40_000))
    with writing(engine) as connection:
        insert_records(connection, [radio_item(), radio_item()])
        query = Query(register="activities", ids=ids)
        assert [record.id for record in pages(connection, query, 10)] == [2, 1]
        assert count_records(connection, query) == 2


def test_estimates_are_in_no_sum(engine: Engine) -> None:
    estimate = Measure(unit="items", quantity=Decimal(9), estimated=True)
    with writing(engine) as connection:
        insert_records(connection, [radio_item(measures=(estimate,)), radio_item()])
        found = sum_measures(connection, Query(register="activities"))
        assert sum_measures(connection, Query(register="activities", text="!")) == {}
    assert found == {("radio", "items"): 1}


class Plans:
    """What SQLite does for each statement that runs while this listens."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._ran: list[tuple[str, Any]] = []

    def __enter__(self) -> Plans:
        event.listen(self._engine, "before_cursor_execute", self._note)
        return self

    def __exit__(self, *_error: object) -> None:
        event.remove(self._engine, "before_cursor_execute", self._note)

    def _note(self, _c: Any, _k: Any, statement: str, values: Any, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            self._ran.append((statement, values))

    def of(self, table: str) -> list[str]:
        with self._engine.connect() as connection:
            return [
                " / ".join(
                    str(row[3])
                    for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
                )
                for statement, values in self._ran
                if re.search(rf"FROM {table}\b", statement)
            ]


@pytest.fixture
def full(engine: Engine) -> Engine:
    made = [radio_item(date(2022, 1 + n % 12, 1 + n % 28), title=f"Tin {n}") for n in range(300)]
    with writing(engine) as connection:
        insert_records(connection, made)
        connection.exec_driver_sql("ANALYZE")
    return engine


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (Query(register="activities"), "ix_activities_day"),
        (
            Query(register="activities", start=date(2022, 1, 1), end=date(2022, 6, 30)),
            "ix_activities_day",
        ),
        (
            Query(
                register="activities",
                start=date(2022, 1, 1),
                end=date(2022, 6, 30),
                channel="radio",
            ),
            "ix_activities_channel_day",
        ),
        (Query(register="activities", order="title"), "ix_activities_title_order"),
        (Query(register="procedures"), "ix_procedures_code_order"),
        (Query(register="activities", text="tin"), "SCAN activities_search VIRTUAL TABLE"),
    ],
)
def test_a_page_is_read_off_an_index(full: Engine, query: Query, index: str) -> None:
    with Plans(full) as plans, reading(full) as connection:
        first = read_page(connection, CATALOGUES, query, None, 20)
        if first.next is not None:
            read_page(connection, CATALOGUES, query, first.next, 20)
    listed = plans.of(query.register if not query.text else "activities_search")
    assert listed
    for plan in listed:
        assert index in plan
        assert "TEMP B-TREE" not in plan


def test_the_figures_of_a_year_need_nothing_but_their_index(full: Engine) -> None:
    year = parse_period("2022", CALENDARS["calendar"])
    with Plans(full) as plans, reading(full) as connection:
        count_figures(connection, year, CATALOGUES, allowance=0, trails=True)
        figure_trail(connection, year, "radio", "items")
    counted = plans.of("activities_measures")
    assert len(counted) >= 4
    for plan in counted:
        assert "COVERING INDEX ix_activities_measures_count" in plan
