"""The tables of the data file, made from the one declaration of each field.

A register is a table of its own name; the lines of a record stand in ``<register>_<field>``,
lines of lines in ``<register>_<field>_<field>``. A line is known by its record and its position
on each level, so it needs no id and lies beside its record's other lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from cchc_desktop.domain.fields import NUMBER_STEP, Field, Kind, fields_of, lines_of
from cchc_desktop.domain.registers import REGISTERS, Register
from cchc_desktop.storage.disk_errors import UnreadableValue

ORDER_SUFFIX = "_order"
"""Ends the name of the column that holds the Vietnamese sort key of an ordered text field."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Thousandths(TypeDecorator[Decimal]):
    """A Decimal of at most three decimals, kept as a whole number so that sums are exact."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, _dialect: Dialect) -> int | None:
        """Return the stored thousandths."""
        return None if value is None else int(value.scaleb(3))

    def process_result_value(self, value: int | None, _dialect: Dialect) -> Decimal | None:
        """Return the Decimal with no more decimals than it needs."""
        if value is None:
            return None
        if type(value) is not int:
            raise UnreadableValue(f"a number is a {type(value).__name__}")
        return decimal_of(value)


class Day(TypeDecorator[date]):
    """A day; what is none in the file is the file's trouble, not a bug."""

    impl = Date
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], date | None]:
        """Return what reads a stored day."""
        read = super().result_processor(dialect, coltype)
        assert read is not None

        def read_day(value: Any) -> date | None:
            try:
                day: date | None = read(value)
            except (TypeError, ValueError) as error:
                raise UnreadableValue("a day is none") from error
            return day

        return read_day


def decimal_of(thousandths: int) -> Decimal:
    """Return stored thousandths as a Decimal: 1500 -> 1.5, 58000 -> 58."""
    if thousandths % 1000 == 0:
        return Decimal(thousandths // 1000)
    return (Decimal(thousandths) * NUMBER_STEP).normalize()


_TYPES: Mapping[Kind, type[TypeEngine[Any]]] = {
    Kind.TEXT: Text,
    Kind.LONG_TEXT: Text,
    Kind.DAY: Day,
    Kind.NUMBER: Thousandths,
    Kind.WHOLE: Integer,
    Kind.CHOICE: Text,
    Kind.FLAG: Boolean,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTable:
    """The table of one kind of line: ``path`` are the field names that lead to it.

    ``place`` are its key columns: the record's id, then a position per level. ``copied`` are the
    record's own columns that stand with each line, so that one index answers a count.
    """

    path: tuple[str, ...]
    line: type[Any]
    table: Table
    copied: tuple[str, ...]

    @property
    def place(self) -> tuple[str, ...]:
        """The names of the key columns."""
        return place_columns(len(self.path))


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterTables:
    """All tables of one register, outer lines before inner ones."""

    register: Register
    table: Table
    lines: tuple[LineTable, ...]


def place_columns(depth: int) -> tuple[str, ...]:
    """Return the key columns of a line ``depth`` levels below its record."""
    return ("record_id", *(f"position_{level}" for level in range(1, depth + 1)))


def _column(name: str, field: Field) -> Column[Any]:
    if field.kind is Kind.REFERENCE:
        key = ForeignKey(f"{field.register}.id", ondelete="RESTRICT")
        return Column(name, Integer, key, nullable=not field.required)
    may_be_null = field.kind in (Kind.DAY, Kind.NUMBER, Kind.WHOLE) and not field.required
    return Column(name, _TYPES[field.kind](), nullable=may_be_null)


def _columns(cls: type[Any]) -> Iterator[Column[Any]]:
    for name, field in fields_of(cls).items():
        yield _column(name, field)
        if field.ordered:
            yield Column(name + ORDER_SUFFIX, Text, nullable=False)


def _indexes(register: Register) -> Iterator[Index]:
    declared = fields_of(register.record)
    leading: dict[tuple[str, ...], None] = {}
    for name, field in declared.items():
        if field.ordered:
            leading[(name + ORDER_SUFFIX,)] = None
        if field.kind is Kind.REFERENCE:
            leading[(name,)] = None
    if not declared[register.order].ordered:
        leading[(register.order,)] = None
    if register.channel_field and register.day_field:
        leading[(register.channel_field, register.day_field)] = None
    for names in leading:
        yield Index(f"ix_{register.name}_{'_'.join(names)}", *names)
    if register.unique:
        name = f"ix_{register.name}_{'_'.join(register.unique)}"
        yield Index(name, *register.unique, unique=True)


def _line_tables(register: Register, cls: type[Any], path: tuple[str, ...]) -> Iterator[LineTable]:
    for name, declaration in lines_of(cls).items():
        inner = (*path, name)
        place = place_columns(len(inner))
        parent = "_".join((register.name, *path))
        copied = declaration.copied if not path else ()
        fields = fields_of(register.record)
        table = Table(
            "_".join((register.name, *inner)),
            metadata,
            *(Column(column, Integer, nullable=False) for column in place),
            *(_column(column, fields[column]) for column in copied),
            *_columns(declaration.line),
            PrimaryKeyConstraint(*place),
            ForeignKeyConstraint(
                place[:-1],
                [f"{parent}.{column}" for column in (place[:-1] if path else ("id",))],
                ondelete="CASCADE",
            ),
            sqlite_with_rowid=False,
        )
        if copied:
            # Day first: a count reads one span of days and needs nothing but this index.
            counted = [*copied, *fields_of(declaration.line)]
            Index(f"ix_{table.name}_count", *(table.c[column] for column in counted))
        yield LineTable(path=inner, line=declaration.line, table=table, copied=copied)
        yield from _line_tables(register, declaration.line, inner)


def _register_tables(register: Register) -> RegisterTables:
    table = Table(
        register.name,
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=True),
        *_columns(register.record),
        *_indexes(register),
        # An id is never given twice, so a trail of ids stays true after deletions.
        sqlite_autoincrement=True,
    )
    return RegisterTables(
        register=register,
        table=table,
        lines=tuple(_line_tables(register, register.record, ())),
    )


TABLES: Mapping[str, RegisterTables] = {
    name: _register_tables(register) for name, register in REGISTERS.items()
}

operations = Table(
    "operations",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("target", Integer, ForeignKey("operations.id"), nullable=True),
    Column("state", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Index("ix_operations_state", "state"),
    sqlite_autoincrement=True,
)
"""Each change under its name. ``kind`` is do, undo or redo; ``target`` the operation that an undo
or redo is of; ``state`` is done, undone, lost (undone, and a new change was made since), or sealed
(never to be taken back: a report was closed, a number given). ``sha256`` chains the log
(``storage/log_chain.py``); all but the state never changes."""

changes = Table(
    "changes",
    metadata,
    Column("operation_id", Integer, ForeignKey("operations.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("register", Text, nullable=False),
    Column("record_id", Integer, nullable=False),
    Column("before", Text, nullable=True),
    Column("after", Text, nullable=True),
    PrimaryKeyConstraint("operation_id", "position"),
    Index("ix_changes_register_record_id", "register", "record_id"),
    sqlite_with_rowid=False,
)
"""What an operation did to each record: the record as plain data before and after, null where it
did not exist."""

file_contents = Table(
    "file_contents",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The bytes of every file that is kept, once each, under their SHA-256 in small letters."""

closings = Table(
    "closings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("report_id", Integer, ForeignKey("reports.id", ondelete="RESTRICT"), nullable=False),
    Column("stage", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("figures", Text, nullable=False),
    Column("pdf", Text, ForeignKey("file_contents.sha256"), nullable=False),
    Index("ix_closings_report_id", "report_id"),
    sqlite_autoincrement=True,
)
"""What a report said when its figures were closed and when it was issued: the document as it was
composed, its figures with the ids behind them, its PDF. ``stage`` is the state it went into. A row
is never changed and never removed."""

protection = Table(
    "protection",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("recipient", Text, nullable=False),
    Column("wrapped_key", LargeBinary, nullable=False),
    Column("since", Text, nullable=False),
)
"""One row, with the id 1, where the office has set a password: the public key for which backups are
encrypted, its secret key encrypted under the password, and when it was set, in UTC."""
