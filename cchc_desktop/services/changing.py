"""One change from beginning to end: checked, stored, logged under its name, told to all.

Every operation of the services goes through here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from typing import Any

from cchc_desktop.domain.catalogues import CatalogueEntry
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.fields import Record
from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.registers import Register, register_of
from cchc_desktop.domain.validation import (
    InvalidRecord,
    Problem,
    clean,
    errors_of,
    lower_first,
    validate,
)
from cchc_desktop.services.agreement import broken_ties, disagreements, remarks
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.given_numbers import numbered
from cchc_desktop.storage import history as log
from cchc_desktop.storage.engine import Connection, writing
from cchc_desktop.storage.history import Change
from cchc_desktop.storage.refusals import Sealed
from cchc_desktop.storage.repository import insert_records, load, update_record


class RecordGone(CchcError):
    """Raised when a record was deleted since it was last read."""

    def __init__(self, register: Register) -> None:
        super().__init__(
            f"Bản ghi {lower_first(register.noun)} này không còn nữa, có thể vừa bị xoá. "
            "Các bản ghi khác không bị ảnh hưởng."
        )


@contextmanager
def changing(file: DataFile) -> Iterator[tuple[Connection, list[Operation]]]:
    """Give a connection and a place for the operation, which is told once it is on the disk.

    The threads of the program wait for one another here: the file's own lock has no queue, and
    who waits for it in a crowd may be told that the file is busy.
    """
    done: list[Operation] = []
    with file.changing, writing(file.engine) as connection:
        yield connection, done
    for operation in done:
        if operation.ids:
            file.tell(operation)


def store_all(connection: Connection, file: DataFile, records: Sequence[Any]) -> list[Change]:
    """Store records, new where they have no id; return what changed, in their order.

    A new outgoing document gets its number here. Raises :class:`InvalidRecord` for the first that
    cannot be saved and :class:`RecordGone`; the caller's transaction is then to end without a
    trace.
    """
    made: list[Change] = []
    for run in _stored_together(records):
        group = [_completed(connection, file, record) for record in run]
        for record in group:
            if errors_of(own := own_faults(connection, file, record)):
                raise InvalidRecord(errors_of((*own, *disagreements(connection, record))))
        stored = _store(connection, group)
        # Only now, because records that are saved together must agree with each other too.
        for change in stored:
            if errors := errors_of(tuple(disagreements(connection, change.after))):
                raise InvalidRecord(errors)
        made.extend(stored)
    return made


def log_change(
    connection: Connection, file: DataFile, name: str, made: Sequence[Change]
) -> Operation:
    """Write what was stored to the log under the operation's name.

    An operation that gives or cancels the number of an outgoing document is never taken back, nor
    is what was done to the document before it was cancelled (Nghị định 30/2020/NĐ-CP, Điều 15).
    Raises Sealed for a new one that is a report's: issuing that enters it, with a log of its own.
    """
    final = False
    for before, after in ((change.before, change.after) for change in made):
        if isinstance(after, OutgoingDocument) and before is None:
            if after.report is not None:
                raise Sealed(
                    "Số của báo cáo chỉ được vào sổ khi ban hành báo cáo đó, ở trang Báo cáo."
                )
            final = True
        elif isinstance(before, OutgoingDocument) and _cancels(before, after):
            assert before.id is not None
            log.seal_outgoing(connection, before.id)
            final = True
    return log.write_operation(connection, name, file.who, made, final=final)


def faults_of(connection: Connection, file: DataFile, record: Record) -> tuple[Problem, ...]:
    """Return all faults of a record, errors and warnings, as it would be stored now."""
    completed = _completed(connection, file, record)
    return (
        *own_faults(connection, file, completed),
        *disagreements(connection, completed),
        *remarks(connection, completed),
    )


def own_faults(connection: Connection, file: DataFile, record: Record) -> tuple[Problem, ...]:
    """Return the faults of a clean record that it has by itself and by what it names."""
    return (
        *validate(record, file.catalogues),
        *broken_ties(connection, record, file.calendars),
    )


def _store(connection: Connection, records: Sequence[Any]) -> list[Change]:
    register = register_of(records[0])
    before = load(connection, register.name, [r.id for r in records if r.id is not None])
    if len(before) < sum(r.id is not None for r in records):
        raise RecordGone(register)
    added = iter(insert_records(connection, [r for r in records if r.id is None]))
    made = []
    for record in records:
        if record.id is None:
            made.append(Change(before=None, after=next(added)))
        elif before[record.id] != record:
            update_record(connection, before[record.id], record)
            made.append(Change(before=before[record.id], after=record))
        else:
            made.append(Change(before=record, after=record))
    return made


def _stored_together(records: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield runs of records of one register.

    A new outgoing document comes alone, because its number follows the one before it.
    """
    for (_, alone), run in groupby(records, key=lambda r: (type(r), _is_new_line(r))):
        if alone:
            yield from ((record,) for record in run)
        else:
            yield tuple(run)


def _completed(connection: Connection, file: DataFile, record: Any) -> Any:
    """Return a clean record with what the program gives it: a code, a number."""
    record = clean(record)
    if _is_new_line(record):
        return numbered(connection, record, file.catalogues)
    if not isinstance(record, CatalogueEntry) or record.code:
        return record
    if file.catalogues.find("catalogues", record.catalogue) is None:
        return record  # validation says so
    return replace(record, code=file.catalogues.new_code(record.catalogue, record.label))


def _is_new_line(record: object) -> bool:
    """Tell whether a record is an outgoing document that the book does not have yet."""
    return isinstance(record, OutgoingDocument) and record.id is None


def _cancels(before: OutgoingDocument, after: Record | None) -> bool:
    return isinstance(after, OutgoingDocument) and after.cancelled and not before.cancelled
