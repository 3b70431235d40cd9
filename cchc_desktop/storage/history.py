"""The one log of changes: undo, history and "what changed since" all come from it."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, func, insert, or_, select, update

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.fields import Record, references_of
from cchc_desktop.domain.plain import from_plain, to_plain
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.registers import REGISTERS, register_of
from cchc_desktop.storage.disk_errors import UnreadableValue
from cchc_desktop.storage.log_chain import BEGINNING, link
from cchc_desktop.storage.repository import (
    delete_records,
    insert_records,
    load,
    update_record,
)
from cchc_desktop.storage.rows import batches, insert_rows
from cchc_desktop.storage.tables import changes, operations

DO, UNDO, REDO = "do", "undo", "redo"
_DONE, _UNDONE, _LOST, _SEALED = "done", "undone", "lost", "sealed"


class UndoConflict(CchcError):
    """Raised when a record changed after the operation that is to be undone or redone."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Không hoàn tác được “{name}” vì bản ghi đã được sửa tiếp sau đó. "
            "Dữ liệu hiện tại giữ nguyên."
        )


class NotTheNext(CchcError):
    """Raised when the operation that is meant is not the one whose turn it is."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Dữ liệu hiện tại giữ nguyên.")


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None where it did not exist.

    ``texts`` is what the log says of the two, for a change that was read from it.
    """

    before: Record | None
    after: Record | None
    texts: tuple[str | None, str | None] | None = field(default=None, compare=False, repr=False)

    @property
    def record(self) -> Record:
        """The record as it is known now, or as it was last known."""
        record = self.after or self.before
        assert record is not None
        return record


def write_operation(
    connection: Connection,
    name: str,
    who: str,
    made: Sequence[Change],
    *,
    kind: str = DO,
    target: int | None = None,
    final: bool = False,
) -> Operation:
    """Write changes that were just made to the log, under the operation's name.

    What was saved as it was is no change; an operation without any is not logged, has the id 0,
    and leaves what can be done again as it is. A ``final`` one is never taken back.
    """
    at = datetime.now(UTC)
    made = [change for change in made if change.before != change.after]
    if not made:
        return Operation(id=0, name=name, at=at, who=who, registers=frozenset(), ids=())
    if kind == DO:
        connection.execute(
            update(operations).where(operations.c.state == _UNDONE).values(state=_LOST)
        )
    values = {
        "at": at.isoformat(timespec="milliseconds"),
        "who": who,
        "name": name,
        "kind": kind,
        "target": target,
        "state": _SEALED if final else _DONE,
    }
    last = connection.execute(
        select(operations.c.id, operations.c.sha256).order_by(operations.c.id.desc()).limit(1)
    ).first()
    # The number is in the chain, so it must be known before; no other writer is there now.
    key, former = (last.id + 1, last.sha256) if last is not None else (1, BEGINNING)
    rows: list[dict[str, Any]] = [
        {
            "operation_id": key,
            "position": position,
            "register": register_of(change.record).name,
            "record_id": change.record.id,
            "before": before,
            "after": after,
        }
        for position, (change, (before, after)) in enumerate(
            zip(made, map(_texts, made), strict=True)
        )
    ]
    entry = (key, values["at"], who, name, kind, target)
    sha256 = link(former, entry, (tuple(row.values())[1:] for row in rows))
    connection.execute(insert(operations).values(values | {"id": key, "sha256": sha256}))
    insert_rows(connection, changes, rows)
    return Operation(
        id=key,
        name=name,
        at=at,
        who=who,
        registers=frozenset(row["register"] for row in rows),
        ids=tuple(row["record_id"] for row in rows),
        target=target,
    )


def seal_report(connection: Connection, report: int) -> None:
    """Let no operation on a report or its blocks be taken back or done again any more."""
    key = func.json_extract(func.coalesce(changes.c.after, changes.c.before), "$.report")
    touching = select(changes.c.operation_id).where(
        or_(
            and_(changes.c.register == "reports", changes.c.record_id == report),
            and_(changes.c.register == "report_blocks", key == report),
        )
    )
    _seal(connection, touching)


def seal_outgoing(connection: Connection, line: int) -> None:
    """Let no operation on a line of the book be taken back or done again any more."""
    touching = select(changes.c.operation_id).where(
        changes.c.register == "outgoing", changes.c.record_id == line
    )
    _seal(connection, touching)


def undoable(connection: Connection) -> RowMapping | None:
    """Return the row of the operation that an undo would take back, or None."""
    return _operation(connection, _DONE, newest=True)


def redoable(connection: Connection) -> RowMapping | None:
    """Return the row of the operation that a redo would do again, or None."""
    return _operation(connection, _UNDONE, newest=False)


def lost_redo(connection: Connection) -> str | None:
    """Return the name of what could be done again until the newest change, None without any."""
    newest = connection.execute(
        select(operations.c.id, operations.c.kind).order_by(operations.c.id.desc()).limit(1)
    ).first()
    if newest is None or newest.kind != DO:
        return None
    # What was taken back before the change before that was lost to that one already.
    before = (
        select(func.coalesce(func.max(operations.c.id), 0))
        .where(operations.c.kind == DO, operations.c.id < newest.id)
        .scalar_subquery()
    )
    undos = operations.alias()
    taken_back = select(undos.c.target).where(undos.c.kind == UNDO, undos.c.id > before)
    return connection.execute(
        select(operations.c.name)
        .where(operations.c.state == _LOST, operations.c.id.in_(taken_back))
        .order_by(operations.c.id)
        .limit(1)
    ).scalar()


def undo(connection: Connection, who: str, meant: int | None = None) -> Operation | None:
    """Take the newest operation back and log that; None where there is none.

    Where one is ``meant`` by its id, no other is taken back: raises :class:`NotTheNext` when it is
    not the newest. Raises :class:`UndoConflict` when a record was changed since. Nothing is changed
    then.
    """
    row = undoable(connection)
    if meant is not None and (row is None or row["id"] != meant):
        raise NotTheNext(_why_not_undone(_by_id(connection, meant), row))
    return None if row is None else _reverse(connection, row, who, UNDO)


def redo(connection: Connection, who: str, meant: int | None = None) -> Operation | None:
    """Do the operation that was last undone again and log that; None where there is none.

    Raises as :func:`undo` does.
    """
    row = redoable(connection)
    if meant is not None and (row is None or row["id"] != meant):
        raise NotTheNext(_why_not_redone(_by_id(connection, meant), row))
    return None if row is None else _reverse(connection, row, who, REDO)


def record_changes(
    connection: Connection, register: str, record_id: int
) -> tuple[tuple[Operation, Change], ...]:
    """Return every change of one record, newest first."""
    rows = connection.execute(
        select(operations, changes)
        .join_from(changes, operations, changes.c.operation_id == operations.c.id)
        .where(changes.c.register == register, changes.c.record_id == record_id)
        .order_by(operations.c.id.desc())
    ).mappings()
    return tuple(map(read_logged, rows))


def read_logged(row: RowMapping) -> tuple[Operation, Change]:
    """Read one change and its operation from a row of both tables; raises UnreadableValue."""
    return _read_operation(row), _read_change(row)


def last_operation(connection: Connection) -> int:
    """Return the number of the operation that was logged last, undos among them; 0 for none."""
    return int(connection.execute(select(func.max(operations.c.id))).scalar() or 0)


def last_change_at(connection: Connection) -> datetime | None:
    """Return when the data file was last changed, in UTC, or None for an untouched one."""
    at = connection.execute(
        select(operations.c.at).order_by(operations.c.id.desc()).limit(1)
    ).scalar()
    return None if at is None else _moment(at)


def _seal(connection: Connection, touching: Select[Any]) -> None:
    """Seal operations, and those before them that could not be taken back past them.

    Those changed the same records before, or made a record that these refer to. All others can
    still be taken back, in their order.
    """
    sealed: set[int] = set()
    waiting = _open_operations(connection, touching)
    while waiting:
        sealed |= waiting
        found: set[int] = set()
        for some in batches(sorted(waiting)):
            found |= _open_operations(connection, _before_on_the_same(some))
            found |= _made_what_they_name(connection, some)
        waiting = found - sealed
    for some in batches(sorted(sealed)):
        connection.execute(
            update(operations).where(operations.c.id.in_(some)).values(state=_SEALED)
        )


def _open_operations(connection: Connection, ids: Select[Any]) -> set[int]:
    return set(
        connection.execute(
            select(operations.c.id).where(
                operations.c.state.in_((_DONE, _UNDONE)), operations.c.id.in_(ids)
            )
        ).scalars()
    )


def _before_on_the_same(later: Collection[int]) -> Select[Any]:
    theirs, earlier = changes.alias(), changes.alias()
    same = and_(
        earlier.c.register == theirs.c.register,
        earlier.c.record_id == theirs.c.record_id,
        earlier.c.operation_id < theirs.c.operation_id,
    )
    return (
        select(earlier.c.operation_id)
        .join_from(theirs, earlier, same)
        .where(theirs.c.operation_id.in_(later))
    )


def _made_what_they_name(connection: Connection, later: Collection[int]) -> set[int]:
    rows = connection.execute(select(changes).where(changes.c.operation_id.in_(later))).mappings()
    named: dict[str, set[int]] = {}
    for change in map(_read_change, rows):
        # What was deleted refers to nothing any more.
        for register, key in references_of(change.after) if change.after is not None else ():
            named.setdefault(register, set()).add(key)
    made: set[int] = set()
    for register, keys in named.items():
        for some in batches(sorted(keys)):
            made |= _open_operations(
                connection,
                select(changes.c.operation_id).where(
                    changes.c.register == register,
                    changes.c.record_id.in_(some),
                    changes.c.before.is_(None),
                ),
            )
    return made


def _operation(connection: Connection, state: str, *, newest: bool) -> RowMapping | None:
    order = operations.c.id.desc() if newest else operations.c.id
    return (
        connection.execute(
            select(operations)
            .where(operations.c.state == state, operations.c.kind == DO)
            .order_by(order)
            .limit(1)
        )
        .mappings()
        .first()
    )


def _by_id(connection: Connection, key: int) -> RowMapping:
    found = connection.execute(select(operations).where(operations.c.id == key))
    return found.mappings().one()


def _why_not_undone(meant: RowMapping, newest: RowMapping | None) -> str:
    name = meant["name"]
    if meant["state"] == _SEALED:
        return (
            f"Không hoàn tác được “{name}” nữa vì đã gắn với báo cáo đã chốt số liệu hoặc số văn "
            "bản đã cấp."
        )
    if meant["state"] != _DONE or newest is None:
        return f"“{name}” đã được hoàn tác trước đó rồi."
    return (
        f"Chưa hoàn tác “{name}” vì sau đó đã có thay đổi khác: “{newest['name']}”. Muốn lùi về "
        "trước, hãy nhấn Ctrl+Z để hoàn tác lần lượt từ thay đổi mới nhất."
    )


def _why_not_redone(meant: RowMapping, next_one: RowMapping | None) -> str:
    name = meant["name"]
    if meant["state"] == _DONE:
        return f"“{name}” đã được làm lại rồi."
    if meant["state"] != _UNDONE or next_one is None:
        return f"Không làm lại được “{name}” nữa vì sau đó đã có thay đổi khác."
    return f"Chưa làm lại “{name}” vì trước đó phải làm lại “{next_one['name']}”."


def _reverse(connection: Connection, row: RowMapping, who: str, kind: str) -> Operation:
    logged = [
        _read_change(found)
        for found in connection.execute(
            select(changes).where(changes.c.operation_id == row["id"]).order_by(changes.c.position)
        ).mappings()
    ]
    wanted = [_reversed(change) for change in reversed(logged)] if kind == UNDO else logged
    for _, group in groupby(wanted, key=lambda change: type(change.record)):
        _apply(connection, tuple(group), row["name"])
    state = _UNDONE if kind == UNDO else _DONE
    connection.execute(update(operations).where(operations.c.id == row["id"]).values(state=state))
    prefix = "Hoàn tác" if kind == UNDO else "Làm lại"
    name = f"{prefix}: {row['name']}"
    return write_operation(connection, name, who, wanted, kind=kind, target=row["id"])


def _apply(connection: Connection, wanted: Sequence[Change], name: str) -> None:
    register = register_of(wanted[0].record).name
    for some in batches(wanted):
        present = load(connection, register, [c.record.id for c in some if c.record.id is not None])
        for change in some:
            assert change.record.id is not None
            if present.get(change.record.id) != change.before:
                raise UndoConflict(name)
    delete_records(connection, [c.before for c in wanted if c.after is None])
    for change in wanted:
        if change.before is not None and change.after is not None:
            update_record(connection, change.before, change.after)
    insert_records(connection, [c.after for c in wanted if c.before is None])


def _reversed(change: Change) -> Change:
    texts = None if change.texts is None else (change.texts[1], change.texts[0])
    return Change(before=change.after, after=change.before, texts=texts)


_in_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _texts(change: Change) -> tuple[str | None, str | None]:
    if change.texts is not None:
        return change.texts
    return _text_of(change.before), _text_of(change.after)


def _text_of(record: Record | None) -> str | None:
    return None if record is None else _in_json(to_plain(record))


def _read_change(row: RowMapping) -> Change:
    try:
        cls = REGISTERS[row["register"]].record
        before, after = (
            None if row[side] is None else _record(cls, row[side], row["record_id"])
            for side in ("before", "after")
        )
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnreadableValue("a change of the history is none") from error
    return Change(before=before, after=after, texts=(row["before"], row["after"]))


def _record(cls: type[Record], text: str, record_id: int) -> Any:
    return from_plain(cls, json.loads(text), id=record_id)


def _read_operation(row: RowMapping) -> Operation:
    return Operation(
        id=row["operation_id"],
        name=row["name"],
        at=_moment(row["at"]),
        who=row["who"],
        registers=frozenset({row["register"]}),
        ids=(row["record_id"],),
        target=row["target"],
    )


def _moment(text: Any) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise UnreadableValue("a time of the history is none") from error
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
