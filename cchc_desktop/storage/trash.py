"""What was deleted and does not exist now, read from the history: its last change is a deletion.

Nothing of it is stored anywhere else. A list goes down the history from its newest operation and
stops at a full page or at the first day that counts; each deletion is compared with what came after
it by the index on the record alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
    tuple_,
)

from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.trash import Deleted, DeletedAfter, Key
from cchc_desktop.storage.history import read_logged
from cchc_desktop.storage.rows import batches
from cchc_desktop.storage.tables import changes, operations


def deleted_page(
    connection: Connection,
    registers: Collection[str],
    since: datetime,
    after: DeletedAfter | None,
    size: int,
) -> tuple[tuple[Deleted, ...], DeletedAfter | None]:
    """Return ``size`` records of ``registers`` deleted later than ``since``, the newest first.

    The second value is where the next page begins, None after the last.
    """
    first = (
        select(operations.c.id).where(_later_than(since)).order_by(operations.c.id).limit(1)
    ).scalar_subquery()
    statement = (
        _deletions()
        .where(changes.c.operation_id >= first, _later_than(since))
        # Added to nothing, lest the index on it be taken: that would read every change ever made
        # and sort them.
        .where(changes.c.register.concat("").in_(registers))
        .order_by(changes.c.operation_id.desc(), changes.c.position.desc())
    )
    if after is not None:
        statement = statement.where(
            tuple_(changes.c.operation_id, changes.c.position) < (after.operation, after.position)
        )
    found = _read(connection, statement.limit(size + 1))
    if len(found) <= size:
        return found, None
    last = found[size - 1]
    return found[:size], DeletedAfter(last.number, last.position)


def last_deletions(
    connection: Connection, keys: Iterable[Key], since: datetime | None = None
) -> dict[Key, Deleted]:
    """Return those of the records that are deleted, later than ``since`` where it is given."""
    ids: dict[str, list[int]] = {}
    for register, key in keys:
        ids.setdefault(register, []).append(key)
    found: dict[Key, Deleted] = {}
    for register, wanted in ids.items():
        for some in batches(wanted):
            statement = _deletions().where(
                changes.c.register == register, changes.c.record_id.in_(some)
            )
            if since is not None:
                statement = statement.where(_later_than(since))
            found.update((one.key, one) for one in _read(connection, statement))
    return found


def deleted_with(connection: Connection, owner: Deleted) -> tuple[Deleted, ...]:
    """Return what belonged to a deleted record and went with it, in the order of the history."""
    found: list[Deleted] = []
    for register in REGISTERS.values():
        if register.owner != owner.register:
            continue
        declared = fields_of(register.record)
        field = next(name for name, f in declared.items() if f.register == owner.register)
        statement = (
            _deletions()
            .where(
                changes.c.operation_id == owner.number,
                changes.c.register == register.name,
                func.json_extract(changes.c.before, f"$.{field}") == owner.record.id,
            )
            .order_by(changes.c.position)
        )
        found.extend(_read(connection, statement))
    return tuple(found)


def _deletions() -> Select[Any]:
    """Select the deletions after which nothing happened to the record any more."""
    later = changes.alias()
    return (
        select(operations, changes)
        .join_from(changes, operations, changes.c.operation_id == operations.c.id)
        .where(
            changes.c.after.is_(None),
            ~exists().where(
                later.c.register == changes.c.register,
                later.c.record_id == changes.c.record_id,
                or_(
                    later.c.operation_id > changes.c.operation_id,
                    and_(
                        later.c.operation_id == changes.c.operation_id,
                        later.c.position > changes.c.position,
                    ),
                ),
            ),
        )
    )


def _later_than(since: datetime) -> ColumnElement[bool]:
    # Times are written in UTC and in one form, so that their order is that of the text.
    return operations.c.at > since.astimezone(UTC).isoformat(timespec="milliseconds")


def _read(connection: Connection, statement: Select[Any]) -> tuple[Deleted, ...]:
    rows = connection.execute(statement).mappings().all()
    return tuple(
        Deleted(
            register=row["register"],
            record=change.before,
            at=operation.at,
            who=operation.who,
            operation=operation.name,
            number=operation.id,
            position=row["position"],
        )
        for row, (operation, change) in zip(rows, map(read_logged, rows), strict=True)
    )
