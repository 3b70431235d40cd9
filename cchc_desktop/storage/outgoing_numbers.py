"""What the book of outgoing documents is asked about its numbers, each by an index or one scan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, or_, select

from cchc_desktop.domain.outgoing import JOINT, Given
from cchc_desktop.storage.tables import TABLES

_LINES = TABLES["outgoing"].table.c


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The line before or after another in its series."""

    symbol: str
    day: date


def free_number(connection: Connection, series: str, year: int) -> int:
    """Return the number that comes next: see :func:`cchc_desktop.domain.outgoing.free_number`."""
    counted = _counted(series, year)
    valid = func.max(case((_LINES.cancelled, 0), else_=_LINES.number))
    highest, of_valid = connection.execute(
        select(func.max(_LINES.number), valid).where(*counted)
    ).one()
    if highest == of_valid:
        return int(highest or 0) + 1
    number = int(of_valid) + 1
    taken = select(_LINES.number).where(*counted, _LINES.number >= number).distinct()
    for found in connection.execute(taken.order_by(_LINES.number)).scalars().all():
        if found > number:
            break
        number = found + 1
    return number


def numbers_of(connection: Connection, year: int) -> tuple[Given, ...]:
    """Return the numbers of a year in the order in which they were entered."""
    rows = connection.execute(
        select(_LINES.series, _LINES.number, _LINES.cancelled)
        .where(_LINES.year == year)
        .order_by(_LINES.id)
    )
    return tuple(Given(*row) for row in rows)


def holder_of(
    connection: Connection, series: str, year: int, number: int, kind: str, *, but: int | None
) -> int | None:
    """Return the id of the line that has a number in a series, or on a document of the type.

    The line ``but`` does not count.
    """
    same = or_(_LINES.series == series, _LINES.type == kind)
    found = select(_LINES.id).where(_LINES.year == year, _LINES.number == number, same)
    if but is not None:
        found = found.where(_LINES.id != but)
    return connection.execute(found.limit(1)).scalar()


def neighbours_of(
    connection: Connection, series: str, year: int, number: int
) -> tuple[Neighbour | None, Neighbour | None]:
    """Return the lines right before and right after a number in its series."""
    place = (_LINES.series == series, _LINES.year == year)
    found = select(_LINES.symbol, _LINES.day).where(*place).limit(1)
    before = found.where(_LINES.number < number).order_by(_LINES.number.desc())
    after = found.where(_LINES.number > number).order_by(_LINES.number)
    rows = (connection.execute(statement).first() for statement in (before, after))
    one, other = (None if row is None else Neighbour(*row) for row in rows)
    return one, other


def years_of(connection: Connection) -> tuple[int, ...]:
    """Return the years in which numbers were given, the newest first."""
    years = select(_LINES.year).distinct().order_by(_LINES.year.desc())
    return tuple(connection.execute(years).scalars())


def _counted(series: str, year: int) -> tuple[ColumnElement[bool], ...]:
    """Return which lines count for the next number of a series: see ``counts_for``."""
    of_year: tuple[Any, ...] = (_LINES.year == year,)
    return of_year if series == JOINT else (*of_year, _LINES.series.in_((series, JOINT)))
