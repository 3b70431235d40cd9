"""Mục đã xoá: what was deleted in the last 90 days, and putting it back as it was.

The trash is the history read another way: nothing is moved anywhere on deleting. What is put back
gets the id it had, so that figures, links and the history go on from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.fields import references_of
from cchc_desktop.domain.queries import PAGE_SIZE, Operation
from cchc_desktop.domain.registers import REGISTERS, register_named
from cchc_desktop.domain.trash import KEPT_FOR, LISTED, Deleted, DeletedAfter, Key
from cchc_desktop.domain.validation import errors_of, lower_first
from cchc_desktop.services.agreement import disagreements
from cchc_desktop.services.changing import changing, log_change
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.records import name_of
from cchc_desktop.storage.engine import Connection, reading
from cchc_desktop.storage.history import Change
from cchc_desktop.storage.repository import insert_records, load
from cchc_desktop.storage.trash import deleted_page, deleted_with, last_deletions


@dataclass(frozen=True, slots=True, kw_only=True)
class InTrash:
    """One deleted record as a list shows it.

    ``names`` says what the records are called to which it refers, by register and id, ``lacking``
    which of these are deleted too; ``with_it`` how many records belonged to it and come back with
    it, by register.
    """

    deleted: Deleted
    days_left: int
    names: Mapping[Key, str]
    lacking: frozenset[Key]
    with_it: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashPage:
    """Some of the deleted records, the newest first; ``next`` is None after the last."""

    entries: tuple[InTrash, ...]
    next: DeletedAfter | None


class NotInTrash(CchcError):
    """Raised when a record is not deleted, or was deleted too long ago."""

    def __init__(self) -> None:
        super().__init__(
            "Có mục không còn trong danh sách đã xoá: đã được khôi phục, hoặc đã quá "
            f"{KEPT_FOR.days} ngày. Chưa khôi phục mục nào; hãy chọn lại."
        )


class NeedsAlso(CchcError):
    """Raised when what is to be put back refers to records that are deleted too.

    ``keys`` are those that can be put back together with it, empty where one cannot.
    """

    def __init__(self, sentence: str, keys: tuple[Key, ...]) -> None:
        super().__init__(sentence)
        self.keys = keys


class NoRoom(CchcError):
    """Raised when what is to be put back disagrees with what was written since."""


def deleted_records(
    file: DataFile,
    register: str = "",
    after: DeletedAfter | None = None,
    *,
    size: int = PAGE_SIZE,
    now: datetime | None = None,
) -> TrashPage:
    """Return what was deleted in the last 90 days and does not exist now, a page at a time.

    ``register`` narrows to one register. Raises UnknownRegister.
    """
    now = now or datetime.now(UTC)
    registers = [register_named(register).name] if register else list(LISTED)
    with reading(file.engine) as connection:
        found, following = deleted_page(connection, registers, now - KEPT_FOR, after, size)
        there, lacking = _names_referred_to(connection, file, found)
        names = {**there, **lacking}
        entries = tuple(
            InTrash(
                deleted=one,
                days_left=one.days_left(now),
                names={key: names[key] for key in references_of(one.record) if key in names},
                lacking=frozenset(key for key in references_of(one.record) if key in lacking),
                with_it=_counted(deleted_with(connection, one)),
            )
            for one in found
        )
    return TrashPage(entries=entries, next=following)


def restore(file: DataFile, keys: Collection[Key], *, now: datetime | None = None) -> Operation:
    """Put deleted records back as they were, as one operation ("Khôi phục 3 khẩu hiệu").

    What belonged to one and was deleted with it comes back too. Codes of a catalogue that are not
    in use any more stay as they were. All come back or none: raises :class:`NotInTrash`,
    :class:`NeedsAlso` or :class:`NoRoom`.
    """
    since = (now or datetime.now(UTC)) - KEPT_FOR
    with changing(file) as (connection, done):
        found = last_deletions(connection, dict.fromkeys(keys), since)
        if not keys or len(found) < len(set(keys)):
            raise NotInTrash
        _refuse_if_there(connection, found)
        _refuse_if_lacking(connection, file, found, since)
        wanted = _in_order(found)
        belonging = [own for one in wanted for own in deleted_with(connection, one)]
        # Those of one register together: what belongs to a report is many short records.
        belonging.sort(key=lambda one: list(REGISTERS).index(one.register))
        made: list[Change] = []
        for _, run in groupby([*wanted, *belonging], key=lambda one: one.register):
            stored = insert_records(connection, [one.record for one in run])
            made.extend(Change(before=None, after=record) for record in stored)
        for one in wanted:
            for problem in errors_of(tuple(disagreements(connection, one.record))):
                raise NoRoom(
                    f"Chưa khôi phục được {_called(file, one)}. {problem.message} "
                    "Dữ liệu hiện tại giữ nguyên."
                )
        done.append(log_change(connection, file, _operation_name(wanted), made))
    return done[0]


def _operation_name(wanted: Sequence[Deleted]) -> str:
    counts = _counted(wanted)
    told = (f"{n} {lower_first(REGISTERS[name].noun)}" for name, n in counts.items())
    return f"Khôi phục {', '.join(told)}"


def _counted(found: Iterable[Deleted]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in found:
        counts[one.register] = counts.get(one.register, 0) + 1
    return counts


def _in_order(found: Mapping[Key, Deleted]) -> list[Deleted]:
    """Return the records so that each comes after those it refers to, by register otherwise."""
    order = list(REGISTERS)
    ordered: dict[Key, Deleted] = {}

    def put(key: Key) -> None:
        if key in found and key not in ordered:
            for other in references_of(found[key].record):
                put(other)
            ordered[key] = found[key]

    for key in sorted(found, key=lambda key: (order.index(key[0]), key[1])):
        put(key)
    return list(ordered.values())


def _refuse_if_there(connection: Connection, found: Mapping[Key, Deleted]) -> None:
    """A file that was put together from a damaged one may hold what its history calls deleted."""
    for register, ids in _by_register(found):
        if load(connection, register, ids):
            raise NotInTrash


def _refuse_if_lacking(
    connection: Connection, file: DataFile, found: Mapping[Key, Deleted], since: datetime
) -> None:
    """Raise :class:`NeedsAlso` where a record refers to what is neither there nor among them."""
    users: dict[Key, Deleted] = {}
    waiting = list(found.values())
    while waiting:
        named = {key: one for one in waiting for key in references_of(one.record)}
        new = {key: one for key, one in named.items() if key not in found and key not in users}
        there = {
            (register, key)
            for register, ids in _by_register(new)
            for key in load(connection, register, ids)
        }
        lacking = {key: one for key, one in new.items() if key not in there}
        users |= lacking
        # What they refer to themselves may be deleted too.
        waiting = list(last_deletions(connection, lacking, since).values())
    if not users:
        return
    deleted = last_deletions(connection, users, since)
    key, user = next(iter(users.items()))
    gone = deleted.get(key)
    what = lower_first(REGISTERS[key[0]].noun) if gone is None else _called(file, gone)
    sentence = f"Chưa khôi phục mục nào: {_called(file, user)} dẫn chiếu {what}, nay cũng đã xoá"
    if len(deleted) < len(users):
        raise NeedsAlso(f"{sentence} và không còn khôi phục được.", ())
    others = f" (và {len(users) - 1} mục khác như thế)" if len(users) > 1 else ""
    raise NeedsAlso(f"{sentence}{others}. Hãy khôi phục tất cả cùng nhau.", tuple(users))


def _called(file: DataFile, one: Deleted) -> str:
    noun = lower_first(REGISTERS[one.register].noun)
    return f"{noun} “{name_of(file, one.record)}”"


def _names_referred_to(
    connection: Connection, file: DataFile, found: Iterable[Deleted]
) -> tuple[Mapping[Key, str], Mapping[Key, str]]:
    """Return what the records are called that deleted ones refer to: those there, those deleted."""
    wanted = {key for one in found for key in references_of(one.record)}
    there = {
        (register, key): name_of(file, record)
        for register, ids in _by_register(wanted)
        for key, record in load(connection, register, ids).items()
    }
    lacking = last_deletions(connection, wanted - there.keys())
    return there, {key: name_of(file, one.record) for key, one in lacking.items()}


def _by_register(keys: Iterable[Key]) -> Iterator[tuple[str, list[Any]]]:
    ids: dict[str, list[Any]] = {}
    for register, key in keys:
        ids.setdefault(register, []).append(key)
    yield from ids.items()
