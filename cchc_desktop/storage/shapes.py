"""Which rows a table can hold, for telling a row of it from one of another, or from rubbish."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cchc_desktop.domain.vietnamese import sort_key
from cchc_desktop.storage.pages import Row, Value
from cchc_desktop.storage.tables import ORDER_SUFFIX

_MOST_LINES = 100_000
"""No record has so many lines; a larger position is another table's number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; ``key`` is its place in the primary key from 1, 0 outside it."""

    name: str
    kind: str
    required: bool
    key: int

    def fits(self, value: Value) -> bool:
        """Tell whether the column can hold ``value``."""
        if value is None:
            return not self.required
        match self.kind:
            case "integer":
                small = not self.name.startswith("position") or _is_position(value)
                return isinstance(value, int) and small
            case "boolean":
                return value in (0, 1)
            case "date":
                return isinstance(value, str) and _is_day(value)
            case "blob":
                return isinstance(value, bytes)
            case _:
                return isinstance(value, str)


@dataclass(frozen=True)
class Shape:
    """A table's columns in their declared order."""

    name: str
    columns: tuple[Column, ...]
    has_rowid: bool

    @cached_property
    def stored(self) -> tuple[Column, ...]:
        """The columns in the order in which a row holds them."""
        if self.has_rowid:
            return self.columns
        keys = sorted((c for c in self.columns if c.key), key=lambda c: c.key)
        return (*keys, *(c for c in self.columns if not c.key))

    @cached_property
    def rowid_column(self) -> Column | None:
        """The column that is another name of the row's number."""
        keys = [c for c in self.columns if c.key]
        alone = self.has_rowid and len(keys) == 1 and keys[0].kind == "integer"
        return keys[0] if alone else None

    @cached_property
    def ordered(self) -> tuple[tuple[str, str], ...]:
        """The names of texts with their sort keys' names."""
        names = {column.name for column in self.columns}
        return tuple((n.removesuffix(ORDER_SUFFIX), n) for n in names if n.endswith(ORDER_SUFFIX))

    def read(self, row: Row) -> dict[str, Value] | None:
        """Return the row's values by column, None when it cannot be a row of this table."""
        if (row.rowid is not None) is not self.has_rowid or len(row.values) != len(self.columns):
            return None
        values = dict(zip((c.name for c in self.stored), row.values, strict=True))
        alias = self.rowid_column
        if alias is not None:
            if values[alias.name] is not None or not row.rowid or row.rowid < 0:
                return None
            values[alias.name] = row.rowid
        return values if all(c.fits(values[c.name]) for c in self.columns) else None

    def certain(self, values: dict[str, Value]) -> bool:
        """Tell whether the sort keys are those of the texts, as only in rows of this table."""
        return all(values[key] == sort_key(str(values[text])) for text, key in self.ordered)

    def key_of(self, values: dict[str, Value]) -> tuple[Value, ...]:
        """Return the primary key of a row."""
        keys = sorted((c for c in self.columns if c.key), key=lambda c: c.key)
        return tuple(values[c.name] for c in keys)


def shapes_of(connection: sqlite3.Connection) -> dict[str, Shape]:
    """Return the shapes of the ordinary tables of a sound file, in no order."""
    tables = connection.execute(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    ).fetchall()
    return {
        name: Shape(name, tuple(_columns(connection, name)), not without_rowid)
        for name, without_rowid in tables
    }


def matching(shapes: Sequence[Shape], rows: Sequence[Row]) -> Shape | None:
    """Return the one table that all of the rows can be of; None where none or several can."""
    fitting = [shape for shape in shapes if all(shape.read(row) is not None for row in rows)]
    if len(fitting) > 1:
        fitting = [s for s in fitting if s.ordered and _certain(s, rows)] or fitting
    return fitting[0] if len(fitting) == 1 else None


def _certain(shape: Shape, rows: Sequence[Row]) -> bool:
    read = [shape.read(row) for row in rows]
    return all(values is not None and shape.certain(values) for values in read)


def _columns(connection: sqlite3.Connection, table: str) -> Iterator[Column]:
    for row in connection.execute("SELECT * FROM pragma_table_info(?)", (table,)):
        _, name, kind, required, _, key = row
        yield Column(
            name=name, kind=kind.lower(), required=bool(required) and not _alias(kind, key), key=key
        )


def _alias(kind: str, key: int) -> bool:
    return key == 1 and kind.lower() == "integer"


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_position(value: Value) -> bool:
    return isinstance(value, int) and 0 <= value < _MOST_LINES
