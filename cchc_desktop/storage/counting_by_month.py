"""The figures of a period in each of its months, in four statements however many months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from cchc_desktop.domain.by_month import Numbers
from cchc_desktop.domain.counting import FIXED
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.posting import ProcedureStanding
from cchc_desktop.storage.counting import dated_events, procedure_counter
from cchc_desktop.storage.tables import TABLES

_measures = TABLES["activities"].lines[0].table.c
_displays = TABLES["slogans"].lines[0].table.c


def count_by_month(
    connection: Connection, months: Sequence[Period], *, allowance: int
) -> Mapping[str, Numbers]:
    """Return the numbers of each figure in each of ``months``, by the figure's name.

    ``months`` follow one another without a gap. Each number is what
    :func:`~cchc_desktop.storage.counting.count_figures` counts "in period" for that month alone;
    tasks, which belong to a year, are left out. ``allowance`` is the office's allowance for
    posting, in working days.
    """
    return {
        **_measured(connection, months),
        "slogans.sentences": tuple(_sentences(connection, months)),
        **_pieces(connection, months),
        **dict(_procedures(connection, months, allowance)),
    }


def _month_of(day: ColumnElement[Any], months: Sequence[Period]) -> ColumnElement[int]:
    """Return which of the months a day within them lies in, from 0."""
    return case(*((day <= month.end, at) for at, month in enumerate(months)))


def _measured(connection: Connection, months: Sequence[Period]) -> Mapping[str, Numbers]:
    total = func.sum(_measures.quantity)
    found = _by_name(
        connection, months, (_measures.channel, _measures.unit), _measures.day, total,
        _measures.estimated.is_(False),
    )  # fmt: skip
    return {f"{channel}.{unit}": numbers for (channel, unit), numbers in found.items()}


def _pieces(connection: Connection, months: Sequence[Period]) -> Mapping[str, Numbers]:
    total = func.sum(_displays.pieces)
    found = _by_name(connection, months, (_displays.medium,), _displays.since, total)
    return {f"displays.{medium}": numbers for (medium,), numbers in found.items()}


def _by_name(
    connection: Connection,
    months: Sequence[Period],
    key: Sequence[ColumnElement[str]],
    day: ColumnElement[date],
    total: ColumnElement[Any],
    *conditions: ColumnElement[bool],
) -> Mapping[tuple[str, ...], Numbers]:
    """Sum up by the key's columns and by month."""
    within = day.between(months[0].start, months[-1].end)
    month = _month_of(day, months).label("month")
    statement = select(*key, month, total).where(within, *conditions).group_by(*key, month)
    found: dict[tuple[str, ...], list[Decimal | None]] = defaultdict(lambda: [None] * len(months))
    for *names, at, number in connection.execute(statement):
        found[tuple(names)][at] = Decimal(number)
    return {names: tuple(numbers) for names, numbers in found.items()}


def _sentences(connection: Connection, months: Sequence[Period]) -> Iterator[Decimal | None]:
    """Yield how many slogans have a display that touches the month."""
    columns = []
    for month in months:
        known = _displays.since <= month.end
        touching = and_(known, or_(_displays.until.is_(None), _displays.until >= month.start))
        columns.append(func.count(case((known, 1))))
        columns.append(func.count(case((touching, _displays.record_id)).distinct()))
    row = connection.execute(select(*columns)).one()
    for known_by_then, shown in zip(row[::2], row[1::2], strict=True):
        yield Decimal(shown) if known_by_then else None


def _procedures(
    connection: Connection, months: Sequence[Period], allowance: int
) -> Iterator[tuple[str, Numbers]]:
    standing = ProcedureStanding(dated_events(connection, months[-1]), allowance)
    for definition in FIXED:
        if definition.register == "procedures":
            counter = procedure_counter(standing, definition)
            counted = (counter(month) for month in months)
            yield (
                definition.name,
                tuple(None if ids is None else Decimal(len(set(ids))) for ids in counted),
            )
