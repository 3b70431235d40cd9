"""One change from beginning to end: checked, stored, logged under its name, told to all.

Every operation of the services goes through here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from typing import Any

from cchc_desktop.domain.catalogues import CatalogueEntry, Catalogues
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.fields import Record
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
from cchc_desktop.services.agreement import broken_ties, disagreements
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.storage.engine import Connection, writing
from cchc_desktop.storage.history import Change
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
    """Give a connection and a place for the operation, which is told once it is on the disk."""
    done: list[Operation] = []
    with writing(file.engine) as connection:
        yield connection, done
    for operation in done:
        if operation.ids:
            file.tell(operation)


def store_all(connection: Connection, file: DataFile, records: Sequence[Any]) -> list[Change]:
    """Store records, new where they have no id; return what changed, in their order.

    Raises :class:`InvalidRecord` for the first that cannot be saved and :class:`RecordGone`; the
    caller's transaction is then to end without a trace.
    """
    made: list[Change] = []
    catalogues = file.catalogues
    cleaned = [_coded(clean(record), catalogues) for record in records]
    for _, run in groupby(cleaned, key=type):
        group = tuple(run)
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


def faults_of(connection: Connection, file: DataFile, record: Record) -> tuple[Problem, ...]:
    """Return all faults of a record, errors and warnings, as it would be stored now."""
    cleaned = _coded(clean(record), file.catalogues)
    return (*own_faults(connection, file, cleaned), *disagreements(connection, cleaned))


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


def _coded(record: Any, catalogues: Catalogues) -> Any:
    if not isinstance(record, CatalogueEntry) or record.code:
        return record
    if catalogues.find("catalogues", record.catalogue) is None:
        return record  # validation says so
    return replace(record, code=catalogues.new_code(record.catalogue, record.label))
