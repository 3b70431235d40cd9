"""Search without marks: one full-text table a register, kept in step with every change.

Each holds two forms of the same words: ``folded`` (small letters without marks) answers a query
typed without marks, ``marked`` answers one typed with them. A row's number begins with the day of
the record, so the newest come first without a sort, and a span of days is a span of row numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, column, select, table, text
from sqlalchemy.sql import ColumnElement, literal_column
from sqlalchemy.sql.selectable import TableClause

from cchc_desktop.domain.fields import Record, fields_of, lines_of
from cchc_desktop.domain.registers import REGISTERS, Register
from cchc_desktop.domain.vietnamese import fold, fold_marked, is_unmarked

_ID_BITS = 32
_ID_MASK = (1 << _ID_BITS) - 1


def search_table_name(register: str) -> str:
    """Return the name of the register's full-text table."""
    return f"{register}_search"


SEARCH_DDL: tuple[str, ...] = tuple(
    f"CREATE VIRTUAL TABLE {search_table_name(name)} USING fts5("
    "folded, marked, tokenize = 'unicode61 remove_diacritics 0')"
    for name in REGISTERS
)
"""The statements that make the full-text tables."""


def row_number(register: Register, record: Record) -> int:
    """Return the full-text row of a record: its day, then its id."""
    if record.id is None:
        raise ValueError("only a stored record has a search row")
    return first_row_of_day(_day_of(register, record)) | record.id


def first_row_of_day(day: date | None) -> int:
    """Return the row number below every record of ``day``; 0 where there is no day."""
    return 0 if day is None else day.toordinal() << _ID_BITS


def index_records(connection: Connection, register: Register, records: Sequence[Record]) -> None:
    """Put the words of records into the search; they must not be there yet."""
    rows = []
    for record in records:
        words = " \n ".join(_words(record))
        rows.append((row_number(register, record), fold(words), fold_marked(words)))
    # FTS5 gathers what comes in the order of the rows, and begins anew at each step back.
    rows.sort()
    if rows:
        connection.exec_driver_sql(
            f"INSERT INTO {search_table_name(register.name)} (rowid, folded, marked)"  # noqa: S608
            " VALUES (?, ?, ?)",
            rows,
        )


def unindex_records(connection: Connection, register: Register, records: Sequence[Record]) -> None:
    """Take records, as they were stored, out of the search."""
    if records:
        connection.exec_driver_sql(
            f"DELETE FROM {search_table_name(register.name)} WHERE rowid = ?",  # noqa: S608
            sorted((row_number(register, record),) for record in records),
        )


def match_expression(query: str) -> str:
    """Return the FTS5 expression for what a person typed, ``""`` when it has no word.

    All words must occur, the last one may be unfinished. Words typed with marks must match with
    their marks; quoting keeps FTS5's own operators out.
    """
    if is_unmarked(query):
        words, form = fold(query).split(), "folded"
    else:
        words, form = fold_marked(query).split(), "marked"
    if not words:
        return ""
    quoted = [f'"{word}"' for word in words]
    return f"{form} : ({' AND '.join(quoted)}*)"


def matching_rows(register: str, expression: str) -> tuple[TableClause, ColumnElement[bool]]:
    """Return the full-text table and the condition that its rows match ``expression``."""
    found = table(search_table_name(register), column("rowid"))
    condition = text(f"{search_table_name(register)} MATCH :expression").bindparams(
        expression=expression
    )
    return found, condition  # type: ignore[return-value]


def record_id(found: TableClause) -> ColumnElement[int]:
    """Return the expression of the record's id in a full-text row number."""
    return found.c.rowid.op("&")(literal_column(str(_ID_MASK)))


def matching_ids(register: str, expression: str) -> Select[Any]:
    """Return the statement of the ids of all records that match, in no order."""
    found, condition = matching_rows(register, expression)
    return select(record_id(found)).where(condition)


def _day_of(register: Register, record: Record) -> date | None:
    return getattr(record, register.day_field) if register.day_field else None


def _words(record: Any) -> list[str]:
    words = [
        getattr(record, name)
        for name, field in fields_of(type(record)).items()
        if field.searched and getattr(record, name)
    ]
    for name in lines_of(type(record)):
        for line in getattr(record, name):
            words.extend(_words(line))
    return words
