"""What a list asks for, and what it gets: a page of records in a stated order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from cchc_desktop.domain.fields import Record

R = TypeVar("R", bound=Record)

PAGE_SIZE = 200
"""How many records a list asks for at once; more come as it is scrolled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which records of a register, in which order.

    ``start`` and ``end`` bound the register's day, both days included. ``text`` is searched
    without marks when it has none, else exactly. ``ids`` narrows to the records behind a figure.
    An empty ``order`` is the register's own.
    """

    register: str
    text: str = ""
    start: date | None = None
    end: date | None = None
    channel: str = ""
    ids: tuple[int, ...] | None = None
    order: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the next page begins: after the record with this sort key and id."""

    key: str | int | None
    id: int


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Some records of a list; ``next`` is None after the last."""

    records: tuple[R, ...]
    next: Cursor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One named change as the history keeps it: "Xoá 3 khẩu hiệu".

    ``registers`` are the kinds of thing that it changed, so that open lists can refresh; ``ids``
    the records, in the order of the change. ``target`` is the operation that an undo took back, or
    that was done again.
    """

    id: int
    name: str
    at: datetime
    who: str
    registers: frozenset[str]
    ids: tuple[int, ...]
    target: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One record's change: the texts of its fields before and after, by field label."""

    operation: Operation
    changes: tuple[tuple[str, str, str], ...]
