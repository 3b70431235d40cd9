from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from cchc_desktop.storage.engine import connect, make_engine, path_of, reading, writing
from cchc_desktop.storage.refusals import CannotWrite

NEW_OPERATION = (
    "INSERT INTO operations (at, who, name, kind, state, sha256)"
    " VALUES ('', 'Lan', ?, 'do', 'done', '')"
)


COUNTER = "SELECT recipient FROM protection"
"""A row of one text that may be changed: the log may not."""


def pragma(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


def operation_names(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        rows = connection.exec_driver_sql("SELECT name FROM operations ORDER BY id")
        return [name for (name,) in rows]


def test_every_connection_has_the_settings_of_a_file_that_is_carried_about(engine: Engine) -> None:
    with writing(engine) as one, reading(engine) as two:
        for connection in (one, two):
            assert pragma(connection, "journal_mode") == "delete"
            assert pragma(connection, "synchronous") == 3
            assert pragma(connection, "foreign_keys") == 1
            assert pragma(connection, "recursive_triggers") == 1
            assert pragma(connection, "trusted_schema") == 0
            assert pragma(connection, "cell_size_check") == 1
            assert pragma(connection, "mmap_size") == 0
            assert pragma(connection, "busy_timeout") == 10_000
            assert pragma(connection, "application_id") == 0x43434843


def test_no_read_modify_write_is_lost_between_threads(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO protection VALUES (1, '0', x'', '')")
    started = threading.Barrier(8)

    def add_one_twenty_times() -> None:
        started.wait()
        for _ in range(20):
            with writing(engine) as connection:
                value = connection.exec_driver_sql(COUNTER).scalar_one()
                connection.exec_driver_sql(
                    "UPDATE protection SET recipient = ?", (str(int(value) + 1),)
                )

    with ThreadPoolExecutor(8) as pool:
        for future in [pool.submit(add_one_twenty_times) for _ in range(8)]:
            future.result()
    with reading(engine) as connection:
        assert connection.exec_driver_sql(COUNTER).scalar_one() == "160"


def begin_and_fail(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql(NEW_OPERATION, ("dở dang",))
        connection.exec_driver_sql("CREATE TABLE half (x)")
        raise ZeroDivisionError


def test_a_change_that_fails_leaves_nothing_not_even_a_new_table(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError):
        begin_and_fail(engine)
    assert operation_names(engine) == []
    with reading(engine) as connection:
        found = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'half'")
        assert found.all() == []


def test_a_mistake_of_the_program_goes_on_as_it_is(engine: Engine) -> None:
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO changes VALUES (1, 1, 'x', 1, NULL, NULL)")


def test_reading_sees_one_state_and_lets_others_read_and_begin_to_write(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql(NEW_OPERATION, ("một",))
    with reading(engine) as first, reading(engine) as second:
        for connection in (first, second):
            count = connection.exec_driver_sql("SELECT count(*) FROM operations").scalar_one()
            assert count == 1
        with pytest.raises(ZeroDivisionError):
            begin_and_fail(engine)
        assert first.exec_driver_sql("SELECT count(*) FROM operations").scalar_one() == 1
    assert operation_names(engine) == ["một"]


def test_a_writer_holds_the_file_from_its_first_moment_and_a_reader_does_not(
    engine: Engine,
) -> None:
    with closing(connect(path_of(engine))) as other:
        other.execute("PRAGMA busy_timeout = 0")
        with reading(engine):
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")
        with writing(engine), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "không có.cchc")
    with pytest.raises(CannotWrite, match="không có"), reading(engine):
        pass  # pragma: no cover
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_engine_changes_no_byte(data_path: Path) -> None:
    with closing(connect(data_path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    before = data_path.read_bytes()
    engine = make_engine(data_path, read_only=True)
    with pytest.raises(CannotWrite, match="chỉ cho đọc"), writing(engine) as change:
        change.exec_driver_sql(NEW_OPERATION, ("x",))
    assert operation_names(engine) == []
    engine.dispose()
    assert data_path.read_bytes() == before


def test_no_file_is_left_beside_the_data(engine: Engine, data_path: Path) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql(NEW_OPERATION, ("một",))
    assert list(data_path.parent.iterdir()) == [data_path]
    assert path_of(engine) == data_path


def test_foreign_keys_are_off_only_where_asked(data_path: Path) -> None:
    engine = make_engine(data_path, foreign_keys=False)
    with writing(engine) as connection:
        assert pragma(connection, "foreign_keys") == 0
    engine.dispose()
