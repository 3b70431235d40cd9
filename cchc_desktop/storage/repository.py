"""Records in the data file: read, write, remove. What a change means is not decided here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, union, update

from cchc_desktop.domain.fields import Record, fields_of, lines_of
from cchc_desktop.domain.registers import register_named, register_of
from cchc_desktop.storage.rows import (
    batches,
    delete_lines,
    insert_lines,
    insert_rows,
    records_from,
    row_of,
)
from cchc_desktop.storage.search import index_records, unindex_records
from cchc_desktop.storage.tables import TABLES


def load(connection: Connection, register: str, ids: Sequence[int]) -> dict[int, Any]:
    """Return the records with these ids that exist, by id, in the order of ``ids``."""
    tables = TABLES[register]
    found: dict[int, Any] = {}
    for some in batches(ids):
        rows = (
            connection.execute(select(tables.table).where(tables.table.c.id.in_(some)))
            .mappings()
            .all()
        )
        found.update((record.id, record) for record in records_from(connection, tables, rows))
    return {key: found[key] for key in ids if key in found}


def load_all(connection: Connection, register: str) -> tuple[Any, ...]:
    """Return every record of a register, by id; meant for the small ones."""
    tables = TABLES[register]
    rows = connection.execute(select(tables.table).order_by(tables.table.c.id)).mappings().all()
    return records_from(connection, tables, rows)


def insert_records(connection: Connection, records: Sequence[Any]) -> tuple[Any, ...]:
    """Store new records of one register and return them with their ids.

    A record that has an id already (one that is put back) keeps it.
    """
    if not records:
        return ()
    register = register_of(records[0])
    tables = TABLES[register.name]
    stored = []
    if len(records) == 1:
        # The only id that has to be asked back: sqlite tells it for a single row.
        row = row_of(records[0]) | ({} if records[0].id is None else {"id": records[0].id})
        key = connection.execute(insert(tables.table).values(row)).inserted_primary_key
        assert key is not None
        stored.append(replace(records[0], id=key[0]))
    else:
        next_id = _last_id(connection, register.name) + 1
        for record in records:
            if record.id is None:
                stored.append(replace(record, id=next_id))
                next_id += 1
            else:
                stored.append(record)
        insert_rows(
            connection, tables.table, [row_of(record) | {"id": record.id} for record in stored]
        )
    insert_lines(connection, tables, stored)
    index_records(connection, register, stored)
    return tuple(stored)


def update_record(connection: Connection, before: Record, after: Record) -> None:
    """Store ``after`` in the place of ``before``, which is the record as it is stored."""
    register = register_of(after)
    tables = TABLES[register.name]
    assert after.id is not None
    connection.execute(
        update(tables.table).where(tables.table.c.id == after.id).values(row_of(after))
    )
    if _lines(before) != _lines(after):
        delete_lines(connection, tables, [after.id])
        insert_lines(connection, tables, [after])
    unindex_records(connection, register, [before])
    index_records(connection, register, [after])


def _lines(record: Record) -> list[Any]:
    """Return what stands in a record's line tables: its lines, and what is copied to each."""
    return [
        (getattr(record, name), [getattr(record, copied) for copied in declared.copied])
        for name, declared in lines_of(type(record)).items()
    ]


def delete_records(connection: Connection, records: Sequence[Any]) -> None:
    """Remove stored records of one register and their lines."""
    if not records:
        return
    register = register_of(records[0])
    table = TABLES[register.name].table
    for some in batches([record.id for record in records]):
        connection.execute(delete(table).where(table.c.id.in_(some)))
    unindex_records(connection, register, records)


def referring(connection: Connection, register: str, ids: Sequence[int]) -> dict[str, int]:
    """Return how many records of each register refer to records with these ids.

    What belongs to such a record and goes with it does not count.
    """
    counts: dict[str, int] = {}
    for name, tables in TABLES.items():
        if tables.register.owner == register:
            continue  # they go with the record
        for column in tables.table.c:
            if not any(key.column.table.name == register for key in column.foreign_keys):
                continue
            total = sum(
                connection.execute(
                    select(func.count()).select_from(tables.table).where(column.in_(some))
                ).scalar_one()
                for some in batches(ids)
            )
            if total:
                counts[name] = counts.get(name, 0) + total
    return counts


def _last_id(connection: Connection, register: str) -> int:
    """Return the highest id that the register ever gave; ids are never used again."""
    given = connection.exec_driver_sql(
        "SELECT seq FROM sqlite_sequence WHERE name = ?", (register,)
    ).scalar()
    return int(given or 0)


def find_equal(connection: Connection, register: str, values: Mapping[str, Any]) -> list[int]:
    """Return the ids of the records whose columns have exactly these values."""
    table = TABLES[register].table
    conditions = [table.c[name] == value for name, value in values.items()]
    return list(connection.execute(select(table.c.id).where(*conditions)).scalars())


def key_values(
    connection: Connection,
    register: str,
    fields: Sequence[str],
    span: tuple[date, date] | None = None,
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield the id and the values of some fields of every record of a register.

    ``span`` narrows a register with days to the records from its first day to its last.
    """
    table = TABLES[register].table
    statement = select(table.c.id, *(table.c[name] for name in fields)).order_by(table.c.id)
    day = register_named(register).day_field
    if span is not None and day:
        statement = statement.where(table.c[day].between(*span))
    for row in connection.execute(statement):
        yield row[0], tuple(row[1:])


def column_values(connection: Connection, register: str, field: str) -> dict[int, Any]:
    """Return the value of one field in every record, by id; meant for the small registers."""
    table = TABLES[register].table
    rows = connection.execute(select(table.c.id, table.c[field]))
    return {row[0]: row[1] for row in rows}


def uses_of_entry(connection: Connection, catalogue: str, code: str) -> dict[str, int]:
    """Return how many records of each register use an entry of a catalogue."""
    counts: dict[str, int] = {}
    for name, tables in TABLES.items():
        places = [(tables.table, tables.register.record, "id")]
        places += [(lines.table, lines.line, "record_id") for lines in tables.lines]
        using = [
            select(table.c[key].label("id")).distinct().where(table.c[column] == code)
            for table, cls, key in places
            for column, field in fields_of(cls).items()
            if field.catalogue == catalogue
        ]
        if using:
            # A union, because one record may use the entry in several of its lines.
            records = union(*using).subquery()
            uses = connection.execute(select(func.count()).select_from(records)).scalar_one()
            if uses:
                counts[name] = uses
    return counts
