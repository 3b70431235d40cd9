"""Lists: which records a query means, in which order, page by page by keyset.

The newest-first list of a register with days is read off the full-text row numbers when words
are searched, and off an index otherwise; no page depends on how many records there are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    type_coerce,
)

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.fields import Field, Kind, fields_of
from cchc_desktop.domain.queries import Cursor, Page, Query
from cchc_desktop.domain.registers import Register, register_named
from cchc_desktop.domain.vietnamese import sort_key
from cchc_desktop.storage.rows import records_from
from cchc_desktop.storage.search import (
    first_row_of_day,
    match_expression,
    matching_ids,
    matching_rows,
    record_id,
)
from cchc_desktop.storage.tables import ORDER_SUFFIX, TABLES, RegisterTables

_KEY = "list_key"
_BEFORE_ANY_NUMBER = -(2**62)
_ONE_DAY = timedelta(days=1)


def read_page(
    connection: Connection,
    catalogues: Catalogues,
    query: Query,
    after: Cursor | None,
    size: int,
) -> Page[Any]:
    """Return ``size`` records of the list after ``after``, whole."""
    tables = TABLES[register_named(query.register).name]
    expression = match_expression(query.text)
    if query.text.strip() and not expression:
        return Page((), None)  # nothing but punctuation was typed: it is in no record
    if expression and _newest_first(tables.register, query):
        statement = _searched_by_day(tables, query, expression, after)
    else:
        statement = _listed(tables, catalogues, query, expression, after)
    rows = connection.execute(statement.limit(size + 1)).mappings().all()
    records = records_from(connection, tables, rows[:size])
    if len(rows) <= size:
        return Page(records, None)
    return Page(records, Cursor(rows[size - 1][_KEY], rows[size - 1]["id"]))


def count_records(connection: Connection, query: Query) -> int:
    """Return how many records the query means."""
    tables = TABLES[register_named(query.register).name]
    expression = match_expression(query.text)
    if query.text.strip() and not expression:
        return 0
    conditions = _conditions(tables, query, expression)
    statement = select(func.count()).select_from(tables.table).where(*conditions)
    return int(connection.execute(statement).scalar_one())


def sum_measures(connection: Connection, query: Query) -> Mapping[tuple[str, str], Decimal]:
    """Return the sums of the activities a query means, by (channel, unit), estimates left out."""
    measures = TABLES["activities"].lines[0].table.c
    expression = match_expression(query.text)
    if query.text.strip() and not expression:
        return {}
    conditions: list[ColumnElement[bool]] = [measures.estimated.is_(False)]
    conditions += _in_span(measures.day, query)
    if query.channel:
        conditions.append(measures.channel == query.channel)
    conditions += _among(measures.record_id, query, expression)
    statement = (
        select(measures.channel, measures.unit, func.sum(measures.quantity))
        .where(*conditions)
        .group_by(measures.channel, measures.unit)
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(statement)}


def _newest_first(register: Register, query: Query) -> bool:
    return (
        register.day_field != ""
        and (query.order or register.order) == register.day_field
        and (query.descending if query.order else register.newest_first)
        and query.ids is None
    )


def _searched_by_day(
    tables: RegisterTables, query: Query, expression: str, after: Cursor | None
) -> Select[Any]:
    found, matches = matching_rows(query.register, expression)
    table = tables.table
    statement = (
        select(table, found.c.rowid.label(_KEY))
        .join_from(found, table, table.c.id == record_id(found))
        .where(matches)
        .order_by(found.c.rowid.desc())
    )
    if query.start is not None:
        statement = statement.where(found.c.rowid >= first_row_of_day(query.start))
    if query.end is not None:
        statement = statement.where(found.c.rowid < first_row_of_day(query.end + _ONE_DAY))
    if after is not None:
        statement = statement.where(found.c.rowid < after.key)
    if query.channel and tables.register.channel_field:
        statement = statement.where(table.c[tables.register.channel_field] == query.channel)
    return statement


def _listed(
    tables: RegisterTables,
    catalogues: Catalogues,
    query: Query,
    expression: str,
    after: Cursor | None,
) -> Select[Any]:
    table, register = tables.table, tables.register
    name = query.order or register.order
    descending = query.descending if query.order else register.newest_first
    key = _sort_key(tables, catalogues, name, fields_of(register.record)[name])
    statement = select(table, key.label(_KEY)).where(*_conditions(tables, query, expression))
    if after is not None:
        if descending:
            beyond = or_(key < after.key, and_(key == after.key, table.c.id < after.id))
        else:
            beyond = or_(key > after.key, and_(key == after.key, table.c.id > after.id))
        # The first condition is what an index can seek by; the second makes it exact.
        statement = statement.where(key <= after.key if descending else key >= after.key, beyond)
    if descending:
        return statement.order_by(key.desc(), table.c.id.desc())
    return statement.order_by(key, table.c.id)


def _sort_key(
    tables: RegisterTables, catalogues: Catalogues, name: str, field: Field
) -> ColumnElement[Any]:
    """Return what the list is sorted by: never null, so that a page can begin after it."""
    table = tables.table
    if field.ordered:
        return table.c[name + ORDER_SUFFIX]
    column = table.c[name]
    if field.kind is Kind.CHOICE:
        entries = sorted(
            catalogues[field.catalogue].entries.values(), key=lambda e: sort_key(e.label)
        )
        ranks = {entry.code: rank for rank, entry in enumerate(entries)}
        return case(ranks, value=column, else_=literal(len(ranks)))
    # A day is compared as the text it is stored as, so that the cursor's key can be any text.
    plain = type_coerce(column, Text if field.kind is Kind.DAY else Integer)
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT):
        plain = type_coerce(column, Text)
    if not column.nullable:
        return plain
    return func.coalesce(plain, literal("" if field.kind is Kind.DAY else _BEFORE_ANY_NUMBER))


def _conditions(tables: RegisterTables, query: Query, expression: str) -> list[ColumnElement[bool]]:
    table, register = tables.table, tables.register
    conditions: list[ColumnElement[bool]] = []
    if register.day_field:
        conditions += _in_span(table.c[register.day_field], query)
    if query.channel and register.channel_field:
        conditions.append(table.c[register.channel_field] == query.channel)
    return conditions + _among(table.c.id, query, expression)


def _in_span(day: ColumnElement[Any], query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.start is not None:
        conditions.append(day >= query.start)
    if query.end is not None:
        conditions.append(day <= query.end)
    return conditions


def _among(key: ColumnElement[int], query: Query, expression: str) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if expression:
        conditions.append(key.in_(matching_ids(query.register, expression)))
    if query.ids is not None:
        # One JSON parameter, because a trail may be longer than a statement has variables.
        listed = func.json_each(json.dumps(query.ids)).table_valued("value")
        conditions.append(key.in_(select(listed.c.value)))
    return conditions
