"""Records to rows and back, for every register alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, Table, insert, select

from cchc_desktop.domain.fields import Kind, Record, fields_of, lines_of
from cchc_desktop.domain.vietnamese import sort_key
from cchc_desktop.storage.disk_errors import UnreadableValue
from cchc_desktop.storage.tables import ORDER_SUFFIX, LineTable, RegisterTables

S = TypeVar("S")

_TYPES: Mapping[Kind, frozenset[type]] = {
    Kind.TEXT: frozenset({str}),
    Kind.LONG_TEXT: frozenset({str}),
    Kind.CHOICE: frozenset({str}),
    Kind.FLAG: frozenset({bool}),
    Kind.DAY: frozenset({date, NoneType}),
    Kind.NUMBER: frozenset({Decimal, NoneType}),
    Kind.WHOLE: frozenset({int, NoneType}),
    Kind.REFERENCE: frozenset({int, NoneType}),
}

_IDS_AT_ONCE = 500
"""How many ids one statement names; SQLite takes 999 variables on old builds."""


def row_of(record: Any) -> dict[str, Any]:
    """Return the values of a record's or line's own columns, sort keys included."""
    columns = _columns_of(type(record))
    row = {name: getattr(record, name) for name in columns.types}
    for name, key in columns.keys:
        row[key] = sort_key(row[name])
    return row


def line_rows(record: Record, lines: LineTable) -> Iterator[dict[str, Any]]:
    """Yield the rows of one line table for a stored record."""
    copied = {name: getattr(record, name) for name in lines.copied}
    names = lines.place
    for positions, line in _walk(record, lines.path):
        place = zip(names, (record.id, *positions), strict=True)
        yield {**dict(place), **copied, **row_of(line)}


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Store rows that all have the same columns, however many.

    SQLAlchemy's own way looks each value of each row up by name, twice; here each column is asked
    once how its values are stored.
    """
    if not rows:
        return
    dialect = connection.dialect
    columns = [column for column in table.c if column.name in rows[0]]
    written = [c.type.dialect_impl(dialect).bind_processor(dialect) for c in columns]
    values = (
        [row[c.name] for row in rows] if write is None else [write(row[c.name]) for row in rows]
        for c, write in zip(columns, written, strict=True)
    )
    names = [column.name for column in columns]
    statement = str(insert(table).compile(dialect=dialect, column_keys=names))
    connection.exec_driver_sql(statement, list(zip(*values, strict=True)))


def insert_lines(connection: Connection, tables: RegisterTables, records: Sequence[Any]) -> None:
    """Store the lines of records that have none stored."""
    for lines in tables.lines:
        rows = [row for record in records for row in line_rows(record, lines)]
        insert_rows(connection, lines.table, rows)


def delete_lines(connection: Connection, tables: RegisterTables, ids: Sequence[int]) -> None:
    """Remove the stored lines of records; lines of lines go with them."""
    for lines in tables.lines:
        if len(lines.path) == 1:
            for some in batches(ids):
                connection.execute(lines.table.delete().where(lines.table.c.record_id.in_(some)))


def records_from(
    connection: Connection, tables: RegisterTables, rows: Sequence[RowMapping]
) -> tuple[Any, ...]:
    """Build whole records from rows of the register's table, with one read a line table."""
    ids = [row["id"] for row in rows]
    stored: dict[tuple[str, ...], dict[tuple[int, ...], list[Any]]] = {}
    # Inner lines first, so that an outer line is built with its own lines.
    for lines in reversed(tables.lines):
        found: dict[tuple[int, ...], list[Any]] = defaultdict(list)
        columns = [c for c in lines.table.c if c.name not in lines.copied]
        names = lines.place
        for some in batches(ids):
            statement = (
                select(*columns)
                .where(lines.table.c.record_id.in_(some))
                .order_by(*(lines.table.c[name] for name in names))
            )
            for row in connection.execute(statement).mappings():
                place = tuple([row[name] for name in names])
                inner = _inner_lines(lines.line, lines.path, place, stored)
                found[place[:-1]].append(_build(lines.line, row, inner))
        stored[lines.path] = found
    cls = tables.register.record
    return tuple(
        _build(cls, row, _inner_lines(cls, (), (row["id"],), stored), id=row["id"]) for row in rows
    )


def batches(ids: Sequence[S]) -> Iterator[Sequence[S]]:
    """Yield ids, or what has them, in pieces that one statement can name."""
    for start in range(0, len(ids), _IDS_AT_ONCE):
        yield ids[start : start + _IDS_AT_ONCE]


def _walk(record: Any, path: tuple[str, ...]) -> Iterable[tuple[tuple[int, ...], Any]]:
    if not path:
        yield (), record
        return
    for position, line in enumerate(getattr(record, path[0])):
        for deeper, found in _walk(line, path[1:]):
            yield (position, *deeper), found


def _inner_lines(
    cls: type[Any],
    path: tuple[str, ...],
    place: tuple[int, ...],
    stored: Mapping[tuple[str, ...], Mapping[tuple[int, ...], list[Any]]],
) -> dict[str, tuple[Any, ...]]:
    return {name: tuple(stored[(*path, name)].get(place, ())) for name in lines_of(cls)}


def _build(cls: type[Any], row: RowMapping, inner: Mapping[str, Any], **also: Any) -> Any:
    values = {}
    for name, types in _columns_of(cls).types.items():
        value = values[name] = row[name]
        # The file itself holds to none of the types.
        if type(value) not in types:
            raise UnreadableValue(f"a {type(value).__name__} stands in a field of {cls.__name__}")
    return cls(**values, **inner, **also)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a class by name, with the types of their values; (name, key) of the sorted."""

    types: Mapping[str, frozenset[type]]
    keys: tuple[tuple[str, str], ...]


_known: dict[type[Any], _Columns] = {}
"""Every row that is written or read asks for these, so a class is looked through once."""


def _columns_of(cls: type[Any]) -> _Columns:
    if cls not in _known:
        fields = fields_of(cls)
        _known[cls] = _Columns(
            types={name: _TYPES[field.kind] for name, field in fields.items()},
            keys=tuple((n, n + ORDER_SUFFIX) for n, field in fields.items() if field.ordered),
        )
    return _known[cls]
