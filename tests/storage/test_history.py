from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import Connection, Engine

from cchc_desktop.domain.queries import Query
from cchc_desktop.domain.registers import REGISTERS, register_of
from cchc_desktop.storage import history as log
from cchc_desktop.storage.engine import make_engine, reading, writing
from cchc_desktop.storage.history import Change, UndoConflict
from cchc_desktop.storage.lists import count_records
from cchc_desktop.storage.repository import (
    delete_records,
    insert_records,
    load_all,
    update_record,
)
from tests.data_files import new_data_file, radio_item
from tests.records_made import any_storable, storable

State = dict[tuple[str, int], Any]


def content(engine: Engine) -> State:
    with reading(engine) as connection:
        return {
            (name, record.id): record for name in REGISTERS for record in load_all(connection, name)
        }


def add(connection: Connection, *records: Any, name: str = "Thêm") -> list[Any]:
    stored = [insert_records(connection, [record])[0] for record in records]
    changes = [Change(before=None, after=record) for record in stored]
    log.write_operation(connection, name, "Lan", changes)
    return stored


def change(connection: Connection, before: Any, after: Any, name: str = "Sửa") -> None:
    update_record(connection, before, after)
    log.write_operation(connection, name, "Lan", [Change(before=before, after=after)])


def remove(connection: Connection, *records: Any, name: str = "Xoá") -> None:
    for record in records:
        delete_records(connection, [record])
    changes = [Change(before=record, after=None) for record in records]
    log.write_operation(connection, name, "Lan", changes)


class Log(RuleBasedStateMachine):
    """Any order of changes, undo and redo leaves what a list of whole states would leave."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "x.cchc"
        new_data_file(self.path).close()
        self.engine = make_engine(self.path)
        self.state: State = {}
        self.past: list[State] = []
        self.future: list[State] = []
        self.given: dict[str, int] = {}

    def teardown(self) -> None:
        self.engine.dispose()
        self.folder.cleanup()

    def _changed(self) -> None:
        self.past.append(dict(self.state))
        self.future.clear()

    def _pick(self, data: st.DataObject, most: int = 1) -> list[Any]:
        keys = data.draw(
            st.lists(st.sampled_from(sorted(self.state)), min_size=1, max_size=most, unique=True)
        )
        return [self.state[key] for key in keys]

    @rule(records=st.lists(any_storable(), min_size=1, max_size=3))
    def add(self, records: list[Any]) -> None:
        self._changed()
        with writing(self.engine) as connection:
            stored = add(connection, *records)
        for record in stored:
            register = register_of(record).name
            # Also after an undo an id is never given to another record.
            assert record.id > self.given.get(register, 0)
            self.given[register] = record.id
            self.state[register, record.id] = record

    @precondition(lambda self: self.state)
    @rule(data=st.data())
    def change(self, data: st.DataObject) -> None:
        (before,) = self._pick(data)
        after = replace(data.draw(storable(type(before))), id=before.id)
        if after != before:
            # What is saved as it was is no change, and takes nothing away that can be done again.
            self._changed()
        with writing(self.engine) as connection:
            change(connection, before, after)
        self.state[register_of(after).name, after.id] = after

    @precondition(lambda self: self.state)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        records = self._pick(data, most=3)
        self._changed()
        with writing(self.engine) as connection:
            remove(connection, *records)
        for record in records:
            del self.state[register_of(record).name, record.id]

    @rule()
    def undo(self) -> None:
        with writing(self.engine) as connection:
            done = log.undo(connection, "Lan")
        assert (done is not None) == bool(self.past)
        if self.past:
            self.future.append(self.state)
            self.state = self.past.pop()

    @rule()
    def redo(self) -> None:
        with writing(self.engine) as connection:
            done = log.redo(connection, "Lan")
        assert (done is not None) == bool(self.future)
        if self.future:
            self.past.append(self.state)
            self.state = self.future.pop()

    @rule()
    def close_and_open_again(self) -> None:
        self.engine.dispose()
        self.engine = make_engine(self.path)

    @invariant()
    def content_is_the_models(self) -> None:
        assert content(self.engine) == self.state

    @invariant()
    def undo_and_redo_are_offered_when_there_is_something(self) -> None:
        with reading(self.engine) as connection:
            assert (log.undoable(connection) is not None) == bool(self.past)
            assert (log.redoable(connection) is not None) == bool(self.future)

    @invariant()
    def search_holds_every_record_once(self) -> None:
        with reading(self.engine) as connection:
            for name in REGISTERS:
                rows = connection.exec_driver_sql(f"SELECT count(*) FROM {name}_search")
                assert rows.scalar_one() == sum(key[0] == name for key in self.state)


TestLog = Log.TestCase
TestLog.settings = settings(max_examples=15, stateful_step_count=20)


def test_undo_tells_what_it_took_back(engine: Engine) -> None:
    with writing(engine) as connection:
        (stored,) = add(connection, radio_item(), name="Thêm hoạt động “Tin”")
        undone = log.undo(connection, "Minh")
        redone = log.redo(connection, "Minh")
    assert undone is not None
    assert redone is not None
    assert undone.name == "Hoàn tác: Thêm hoạt động “Tin”"
    assert redone.name == "Làm lại: Thêm hoạt động “Tin”"
    assert undone.registers == {"activities"}
    assert undone.ids == (stored.id,)
    assert undone.who == "Minh"


def test_nothing_to_undo_or_redo(engine: Engine) -> None:
    with writing(engine) as connection:
        assert log.undo(connection, "Lan") is None
        assert log.redo(connection, "Lan") is None
        assert log.last_change_at(connection) is None


def test_a_conflict_leaves_all_untouched(engine: Engine) -> None:
    with writing(engine) as connection:
        one, two = add(connection, radio_item(title="Một"), radio_item(title="Hai"), name="Thêm 2")
        # A change that went past the log, as another program would make it.
        update_record(connection, one, replace(one, title="Một, sửa"))
    before = content(engine)
    with pytest.raises(UndoConflict, match=r"“Thêm 2”.*giữ nguyên"), writing(engine) as connection:
        log.undo(connection, "Lan")
    assert content(engine) == before
    assert two in before.values()
    with reading(engine) as connection:
        row = log.undoable(connection)
        assert row is not None
        assert row["name"] == "Thêm 2"
        assert log.redoable(connection) is None


def test_what_the_newest_change_made_impossible_to_redo_is_told(engine: Engine) -> None:
    with writing(engine) as connection:
        assert log.lost_redo(connection) is None
        for name in ("Thêm 1", "Thêm 2", "Thêm 3"):
            add(connection, radio_item(title=name), name=name)
            assert log.lost_redo(connection) is None
        for _ in range(3):
            log.undo(connection, "Lan")
        log.redo(connection, "Lan")
        assert log.lost_redo(connection) is None
        add(connection, radio_item(title="Mới"), name="Thêm mới")
        assert log.redoable(connection) is None
        # Of two that are lost, the one whose turn it was.
        assert log.lost_redo(connection) == "Thêm 2"
        add(connection, radio_item(title="Nữa"), name="Thêm nữa")
        assert log.lost_redo(connection) is None
        log.undo(connection, "Lan")
        assert log.lost_redo(connection) is None


def test_a_redo_onto_a_changed_record_is_refused(engine: Engine) -> None:
    with writing(engine) as connection:
        (one,) = add(connection, radio_item(title="Một"))
        change(connection, one, replace(one, title="Hai"))
        log.undo(connection, "Lan")
        update_record(connection, one, replace(one, title="Ba"))
    with pytest.raises(UndoConflict), writing(engine) as connection:
        log.redo(connection, "Lan")
    assert [record.title for record in content(engine).values()] == ["Ba"]


def test_a_record_keeps_its_story_through_undo(engine: Engine) -> None:
    with writing(engine) as connection:
        (one,) = add(connection, radio_item(title="Một"))
        two = replace(one, title="Hai")
        change(connection, one, two)
        remove(connection, two)
        log.undo(connection, "Lan")
        told = log.record_changes(connection, "activities", one.id)
        assert log.record_changes(connection, "activities", one.id + 1) == ()
        assert log.record_changes(connection, "slogans", one.id) == ()
    assert [(c.before, c.after) for _, c in told] == [
        (None, two),
        (two, None),
        (one, two),
        (None, one),
    ]
    assert [operation.name for operation, _ in told] == ["Hoàn tác: Xoá", "Xoá", "Sửa", "Thêm"]


def test_the_time_is_kept_in_utc(engine: Engine) -> None:
    with writing(engine) as connection:
        add(connection, radio_item())
        at = log.last_change_at(connection)
    assert at is not None
    assert at.tzinfo == UTC
    assert timedelta(0) <= datetime.now(UTC) - at < timedelta(minutes=5)


def test_a_large_operation_is_taken_back_whole(engine: Engine) -> None:
    with writing(engine) as connection:
        stored = insert_records(connection, [radio_item(title=f"Tin {n}") for n in range(1500)])
        changes = [Change(before=None, after=record) for record in stored]
        log.write_operation(connection, "Nhập 1500 hoạt động", "Lan", changes)
        log.undo(connection, "Lan")
        assert count_records(connection, Query(register="activities")) == 0
        log.redo(connection, "Lan")
        assert load_all(connection, "activities") == stored
