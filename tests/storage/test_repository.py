from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, FromClause, func, select
from sqlalchemy import table as sql_table

from cchc_desktop.domain.activities import Measure
from cchc_desktop.domain.fields import Record
from cchc_desktop.domain.registers import register_of
from cchc_desktop.storage.engine import reading, writing
from cchc_desktop.storage.open_file import create_store
from cchc_desktop.storage.repository import (
    column_values,
    delete_records,
    find_equal,
    insert_records,
    load,
    load_all,
    referring,
    update_record,
    uses_of_entry,
)
from cchc_desktop.storage.tables import TABLES, decimal_of
from tests.data_files import directive, radio_item
from tests.records_made import storable, storable_classes


@contextmanager
def rolled_back(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose changes are forgotten: for one example of a property test."""
    with engine.connect() as connection:
        yield connection
        connection.rollback()


@pytest.fixture(scope="module")
def shared_engine() -> Iterator[Engine]:
    with TemporaryDirectory() as folder:
        engine = create_store(Path(folder) / "x.cchc")
        yield engine
        engine.dispose()


def rows_left(connection: Connection, register: str) -> int:
    tables = TABLES[register]
    own: list[FromClause] = [tables.table, *(lines.table for lines in tables.lines)]
    counts = [select(func.count()).select_from(table) for table in own]
    own.append(sql_table(f"{register}_search"))
    counts = [select(func.count()).select_from(table) for table in own]
    return sum(int(connection.execute(count).scalar_one()) for count in counts)


@pytest.mark.parametrize("cls", storable_classes())
@given(data=st.data())
def test_what_is_stored_comes_back_changes_and_goes(
    shared_engine: Engine, cls: type[Record], data: st.DataObject
) -> None:
    register = register_of(cls).name
    with rolled_back(shared_engine) as connection:
        (cited,) = insert_records(connection, [directive()])
        records = data.draw(
            st.lists(storable(cls, {"documents": [cited.id]}), min_size=1, max_size=3)
        )
        before = {record.id for record in load_all(connection, register)}
        stored = insert_records(connection, records)
        ids = [record.id for record in stored]
        assert len(set(ids) | before) == len(ids) + len(before)
        assert [replace(record, id=None) for record in stored] == records
        assert load(connection, register, ids) == dict(zip(ids, stored, strict=True))

        after = replace(data.draw(storable(cls, {"documents": [cited.id]})), id=ids[0])
        update_record(connection, stored[0], after)
        assert load(connection, register, ids) == dict(zip(ids, [after, *stored[1:]], strict=True))

        delete_records(connection, [after, *stored[1:]])
        assert load(connection, register, ids) == {}
        if register != "documents":
            assert rows_left(connection, register) == 0
        (new,) = insert_records(connection, records[:1])
        assert new.id > max(ids)


def test_many_records_get_ids_that_none_had_before(engine: Engine) -> None:
    with writing(engine) as connection:
        first = insert_records(connection, [radio_item(), radio_item()])
        delete_records(connection, first)
        second = insert_records(connection, [radio_item(), radio_item(), radio_item()])
    with writing(engine) as connection:
        third = insert_records(connection, [radio_item()])
    assert [r.id for r in (*first, *second, *third)] == [1, 2, 3, 4, 5, 6]


def test_a_record_that_is_put_back_keeps_its_id(engine: Engine) -> None:
    with writing(engine) as connection:
        one, two = insert_records(connection, [radio_item(), radio_item()])
        delete_records(connection, [one, two])
        assert insert_records(connection, [one]) == (one,)
        mixed = insert_records(connection, [two, radio_item()])
    assert [r.id for r in mixed] == [2, 3]


def test_records_come_in_the_order_that_was_asked_for(engine: Engine) -> None:
    with writing(engine) as connection:
        insert_records(connection, [radio_item(title=f"Tin {n}") for n in range(1200)])
    wanted = [*range(1200, 0, -1), 5000]
    with reading(engine) as connection:
        assert list(load(connection, "activities", wanted)) == wanted[:-1]
        assert [r.id for r in load_all(connection, "activities")] == wanted[-2::-1]


def test_nothing_to_store_is_no_trouble(engine: Engine) -> None:
    with writing(engine) as connection:
        assert insert_records(connection, []) == ()
        delete_records(connection, [])
        assert load(connection, "activities", []) == {}


def test_who_refers_to_a_record_is_counted(engine: Engine) -> None:
    with writing(engine) as connection:
        one, two = insert_records(connection, [directive(), directive(symbol="1/QĐ-UBND")])
        insert_records(connection, [radio_item(document=one.id), radio_item(document=one.id)])
        assert referring(connection, "documents", [one.id, two.id]) == {"activities": 2}
        assert referring(connection, "documents", [two.id]) == {}
        assert referring(connection, "activities", [1]) == {}


def test_a_record_that_uses_an_entry_twice_counts_once(engine: Engine) -> None:
    real = Measure(unit="items", quantity=Decimal(1))
    twice = radio_item(measures=(real, replace(real, estimated=True)))
    with writing(engine) as connection:
        insert_records(connection, [twice, radio_item()])
        assert uses_of_entry(connection, "units", "items") == {"activities": 2}
        assert uses_of_entry(connection, "channels", "radio") == {"activities": 2}
        assert uses_of_entry(connection, "units", "hours") == {}
        # A department of the same code as the channel is another entry.
        assert uses_of_entry(connection, "departments", "radio") == {}


def test_records_are_found_by_the_values_of_columns(engine: Engine) -> None:
    with writing(engine) as connection:
        insert_records(connection, [directive(), directive(symbol="09/KH-UBND", type="plan")])
        assert find_equal(connection, "documents", {"symbol": "09/KH-UBND"}) == [2]
        assert find_equal(connection, "documents", {"day": date(2022, 3, 1)}) == [1, 2]
        assert find_equal(connection, "documents", {"type": "plan", "day": date.min}) == []
        assert column_values(connection, "documents", "type") == {1: "letter", 2: "plan"}


@given(st.decimals(0, 10**9, places=3))
def test_a_quantity_is_kept_exactly(quantity: Decimal) -> None:
    kept = decimal_of(int(quantity.scaleb(3)))
    assert kept == quantity
    assert len(str(kept)) <= len(str(quantity))
    assert "E" not in str(kept)


def test_a_day_or_channel_beside_the_measures_follows_the_record(engine: Engine) -> None:
    copied: Any = TABLES["activities"].lines[0].table.c
    with writing(engine) as connection:
        (stored,) = insert_records(connection, [radio_item()])
        update_record(connection, stored, replace(stored, day=date(2022, 5, 1), channel="web"))
        rows = connection.execute(select(copied.day, copied.channel)).all()
    assert [tuple(row) for row in rows] == [(date(2022, 5, 1), "web")]
