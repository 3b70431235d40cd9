"""The records of a salvaged file held against its history: what is gone comes back from there."""

from __future__ import annotations

import json
from typing import Any, Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from cchc_desktop.domain.fields import Record
from cchc_desktop.domain.plain import from_plain
from cchc_desktop.domain.registers import REGISTERS, register_of
from cchc_desktop.domain.salvaged import Salvaged
from cchc_desktop.storage.migrate import driver_connection
from cchc_desktop.storage.repository import delete_records, insert_records, load, load_all
from cchc_desktop.storage.salvage_reading import Found
from cchc_desktop.storage.tables import TABLES

_TORN: Final = "\ufffd"
_LONGEST_NAME: Final = 60

_LAST = text(
    "SELECT record_id, after FROM (SELECT *, row_number() OVER ("
    " PARTITION BY register, record_id ORDER BY operation_id DESC, position DESC) AS place"
    " FROM changes) WHERE place = 1 AND register = :register"
)


def go_through_history(connection: Connection, found: Found, result: Salvaged) -> None:
    """Hold every record against what the history last said of it."""
    _drop_unreadable_changes(connection, result)
    for register in REGISTERS:
        there = {record.id: record for record in load_all(connection, register)}
        for key, last in _last_known(connection, register).items():
            record = there.get(key)
            if record is None and last is not None:
                _bring_back(connection, last, result)
            elif record is not None and (register, key) in found.in_doubt:
                _settle_doubt(connection, record, last, result)
            elif record is not None and last is not None and record != last:
                _compare(connection, record, last, result)
        _tell_doubts(connection, register, found, result)


def _last_known(connection: Connection, register: str) -> dict[int, Record | None]:
    cls = REGISTERS[register].record
    rows = connection.execute(_LAST, {"register": register}).all()
    known: dict[int, Record | None] = {}
    for key, after in rows:
        known[key] = None if after is None else from_plain(cls, json.loads(after), id=key)
    return known


def _drop_unreadable_changes(connection: Connection, result: Salvaged) -> None:
    raw = driver_connection(connection)
    broken: list[tuple[int, int]] = []
    rows = raw.execute("SELECT operation_id, position, register, before, after FROM changes")
    for operation, position, register, before, after in rows:
        if not (_reads(register, before) and _reads(register, after)):
            broken.append((operation, position))
    raw.executemany("DELETE FROM changes WHERE operation_id = ? AND position = ?", broken)
    if broken:
        result.lost.append(f"{len(broken)} thay đổi trong lịch sử bị hỏng, không đọc được.")


def _reads(register: str, said: str | None) -> bool:
    if said is None:
        return register in REGISTERS
    try:
        from_plain(REGISTERS[register].record, json.loads(said))
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError):
        return False
    return _TORN not in said


def _bring_back(connection: Connection, last: Any, result: Salvaged) -> None:
    register = register_of(last)
    savepoint = connection.begin_nested()
    try:
        _put(connection, last)
    except DBAPIError:
        savepoint.rollback()
        result.lost.append(f"{named(last)} có trong lịch sử nhưng không đưa lại vào sổ được.")
    else:
        savepoint.commit()
        result.from_history.setdefault(register.name, []).append(named(last))


def _put(connection: Connection, record: Any) -> None:
    """Put a record in the place of whatever is left of it."""
    delete_records(connection, [record])
    for lines in TABLES[register_of(record).name].lines:
        # Nothing cascades here: the references are not held while a file is being mended.
        connection.execute(lines.table.delete().where(lines.table.c.record_id == record.id))
    insert_records(connection, [record])


def _settle_doubt(connection: Connection, record: Any, last: Any, result: Salvaged) -> None:
    """Let the history decide about a record that was read from a place of which one is not sure."""
    if last is None:
        delete_records(connection, [record])
    elif record != last:
        _put(connection, last)
        result.doubtful.append(f"{named(last)} bị hỏng một phần, đã lấy theo lịch sử.")


def _compare(connection: Connection, record: Any, last: Any, result: Salvaged) -> None:
    lines = {lines.path[0] for lines in TABLES[register_of(record).name].lines}
    if any(len(getattr(record, name)) < len(getattr(last, name)) for name in lines):
        _put(connection, last)
        result.doubtful.append(f"{named(last)} mất một số dòng, đã lấy theo lịch sử.")
    else:
        result.doubtful.append(f"{named(record)} khác với lần ghi cuối trong lịch sử.")


def _tell_doubts(connection: Connection, register: str, found: Found, result: Salvaged) -> None:
    keys = [key for name, key in found.in_doubt if name == register]
    for record in load(connection, register, keys).values():
        if _TORN in repr(record):
            result.doubtful.append(f"{named(record)} có chữ không đọc được, ghi bằng “{_TORN}”.")


def named(record: Record) -> str:
    """Return what a record is and what people call it, short enough for a list."""
    register = register_of(record)
    name = " ".join(str(register.name_of(record)).split())
    short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
    return f"{register.noun[:1].upper()}{register.noun[1:]} “{short}”"
