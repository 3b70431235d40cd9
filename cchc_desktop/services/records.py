"""Records of every register: read, list, save, delete, undo. Each change has a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from cchc_desktop.domain.catalogues import CatalogueEntry
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.fields import Kind, Record, fields_of
from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.queries import PAGE_SIZE, Cursor, HistoryEntry, Operation, Page, Query
from cchc_desktop.domain.registers import PAGES, REGISTERS, Register, register_named, register_of
from cchc_desktop.domain.reports import DRAFT, ISSUED, Report
from cchc_desktop.domain.shown import changed_fields, shown
from cchc_desktop.domain.validation import Problem, lower_first
from cchc_desktop.services.changing import (
    RecordGone,
    changing,
    faults_of,
    log_change,
    store_all,
)
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.storage import history as log
from cchc_desktop.storage.closings import last_closing
from cchc_desktop.storage.engine import Connection, reading
from cchc_desktop.storage.guards import CLOSED_REPORT, ISSUED_REPORT, SENTENCES
from cchc_desktop.storage.history import Change
from cchc_desktop.storage.lists import count_records, read_page, sum_measures
from cchc_desktop.storage.refusals import Sealed
from cchc_desktop.storage.repository import (
    delete_records,
    find_equal,
    load,
    load_all,
    referring,
    uses_of_entry,
)

_NAME_LENGTH = 60


class StillReferred(CchcError):
    """Raised when a record cannot be deleted because others refer to it."""


def get(file: DataFile, register: str, record_id: int) -> Any:
    """Return one whole record; raises :class:`RecordGone`."""
    with reading(file.engine) as connection:
        found = load(connection, register_named(register).name, [record_id])
    if record_id not in found:
        raise RecordGone(REGISTERS[register])
    return found[record_id]


def get_all(file: DataFile, register: str) -> tuple[Any, ...]:
    """Return every record of a small register, oldest first."""
    with reading(file.engine) as connection:
        return load_all(connection, register_named(register).name)


def get_many(file: DataFile, register: str, ids: Sequence[int]) -> tuple[Any, ...]:
    """Return the records with these ids that still exist, in the order of ``ids``."""
    with reading(file.engine) as connection:
        return tuple(load(connection, register_named(register).name, ids).values())


def page(
    file: DataFile, query: Query, after: Cursor | None = None, size: int = PAGE_SIZE
) -> Page[Any]:
    """Return up to ``size`` records of a list, beginning after ``after``."""
    catalogues = file.catalogues
    with reading(file.engine) as connection:
        return read_page(connection, catalogues, query, after, size)


def every(file: DataFile, query: Query) -> Iterator[Any]:
    """Yield all records of a list, page by page."""
    after = None
    while True:
        some = page(file, query, after, size=1000)
        yield from some.records
        if some.next is None:
            return
        after = some.next


def count(file: DataFile, query: Query) -> int:
    """Return how many records a list has."""
    with reading(file.engine) as connection:
        return count_records(connection, query)


def sums(file: DataFile, query: Query) -> Mapping[tuple[str, str], Decimal]:
    """Return the sums of a list of activities by (channel, unit), never across units."""
    with reading(file.engine) as connection:
        return sum_measures(connection, query)


def search_everywhere(file: DataFile, text: str, limit: int = 50) -> tuple[tuple[str, Any], ...]:
    """Return (register, record) of what is found in every register, ``limit`` of each at most."""
    found: list[tuple[str, Any]] = []
    if text.strip():
        for name in PAGES:
            some = page(file, Query(register=name, text=text), size=limit)
            found.extend((name, record) for record in some.records)
    return tuple(found)


def check(file: DataFile, record: Record) -> tuple[Problem, ...]:
    """Return all faults of a record, errors and warnings, as it would be saved now."""
    with reading(file.engine) as connection:
        return faults_of(connection, file, record)


def save(file: DataFile, record: Record) -> tuple[Any, Operation]:
    """Save one record, new where it has no id; return it as stored, and the operation.

    Raises :class:`~cchc_desktop.domain.validation.InvalidRecord` with every fault, or
    :class:`RecordGone`; nothing is changed then.
    """
    register = register_of(record)
    if isinstance(record, OutgoingDocument) and record.id is None:
        # The book's composing is not read before the first page is on the screen.
        from cchc_desktop.services.book import enter

        return enter(file, record)
    verb = "Thêm" if record.id is None else "Sửa"
    name = f"{verb} {lower_first(register.noun)} “{_short_name(name_of(file, record))}”"
    saved, operation = save_all(file, [record], name)
    return saved[0], operation


def save_all(
    file: DataFile, records: Sequence[Record], name: str
) -> tuple[tuple[Any, ...], Operation]:
    """Save many records as one operation called ``name``: all of them or none.

    Raises as :func:`save` does, for the first record that cannot be saved.
    """
    with changing(file) as (connection, done):
        _refuse_issuing(connection, records)
        made = store_all(connection, file, records)
        done.append(log_change(connection, file, name, made))
    return tuple(change.after for change in made), done[0]


def set_field(
    file: DataFile, register: str, ids: Sequence[int], field: str, value: Any
) -> Operation:
    """Give one field the same value in many records, as one operation.

    Raises as :func:`save` does; no record is changed then.
    """
    known = register_named(register)
    label = lower_first(fields_of(known.record)[field].label)
    name = f"Sửa {label} của {len(ids)} {lower_first(known.noun)}"
    with changing(file) as (connection, done):
        found = load(connection, register, ids)
        if len(found) < len(set(ids)):
            raise RecordGone(known)
        changed = [replace(record, **{field: value}) for record in found.values()]
        _refuse_issuing(connection, changed)
        made = store_all(connection, file, changed)
        done.append(log_change(connection, file, name, made))
    return done[0]


def delete(file: DataFile, register: str, ids: Sequence[int]) -> Operation:
    """Delete records as one operation ("Xoá 3 khẩu hiệu"); undo puts them back as they were.

    What belongs to a record goes with it. Raises :class:`StillReferred` when other records refer to
    one of them, :class:`RecordGone` when one is not there any more, and Sealed for what is never
    deleted: a report that was closed, a number that was given.
    """
    known = register_named(register)
    with changing(file) as (connection, done):
        found = load(connection, register, ids)
        if len(found) < len(set(ids)):
            raise RecordGone(known)
        _refuse_if_used(connection, file, known, found.values())
        # What belongs to a record goes before it, and so comes back after it.
        groups = [*_belongings(connection, known, list(found)), list(found.values())]
        for records in groups:
            delete_records(connection, records)
        made = [Change(before=record, after=None) for records in groups for record in records]
        name = f"Xoá {len(found)} {lower_first(known.noun)}"
        done.append(log.write_operation(connection, name, file.who, made))
    return done[0]


def undo(file: DataFile, meant: int | None = None) -> Operation | None:
    """Take back the newest operation; None where there is none.

    ``meant`` is the id of the operation that the person means: another one is never taken back.
    Raises UndoConflict, and NotTheNext where the one that is meant is not the newest.
    """
    return _step(file, log.undo, meant)


def redo(file: DataFile, meant: int | None = None) -> Operation | None:
    """Do the operation that was last taken back again; None where there is none.

    Raises as :func:`undo` does.
    """
    return _step(file, log.redo, meant)


def undo_name(file: DataFile) -> str | None:
    """Return the name of what an undo would take back, or None."""
    with reading(file.engine) as connection:
        row = log.undoable(connection)
    return None if row is None else row["name"]


def redo_name(file: DataFile) -> str | None:
    """Return the name of what a redo would do again, or None."""
    with reading(file.engine) as connection:
        row = log.redoable(connection)
    return None if row is None else row["name"]


def lost_redo_name(file: DataFile) -> str | None:
    """Return the name of what a redo would have done again but for the newest change, or None."""
    with reading(file.engine) as connection:
        return log.lost_redo(connection)


def history(file: DataFile, register: str, record_id: int) -> tuple[HistoryEntry, ...]:
    """Return what happened to one record, newest first, in the words of its fields."""
    catalogues = file.catalogues
    with reading(file.engine) as connection:
        made = log.record_changes(connection, register_named(register).name, record_id)
        names = _names_referred_to(connection, [change for _, change in made])
    return tuple(
        HistoryEntry(
            operation=operation,
            changes=changed_fields(change.before, change.after, catalogues, names),
        )
        for operation, change in made
    )


def name_of(file: DataFile, record: Record) -> str:
    """Return what people call a record, on one line."""
    register = register_of(record)
    declared = fields_of(register.record)[register.name_field]
    name = shown(declared, getattr(record, register.name_field), file.catalogues)
    return " ".join(name.split())


def last_saved_at(file: DataFile) -> datetime | None:
    """Return when the file was last changed, in UTC, or None where it never was."""
    with reading(file.engine) as connection:
        return log.last_change_at(connection)


def _names_referred_to(
    connection: Connection, made: Sequence[Change]
) -> Mapping[tuple[str, int], str]:
    """Return what the records are called that changed records refer to or referred to."""
    ids: dict[str, set[int]] = {}
    for record in (side for change in made for side in (change.before, change.after) if side):
        for name, field in fields_of(type(record)).items():
            if field.kind is Kind.REFERENCE and getattr(record, name) is not None:
                ids.setdefault(field.register, set()).add(getattr(record, name))
    return {
        (register, key): REGISTERS[register].name_of(found)
        for register, wanted in ids.items()
        for key, found in load(connection, register, sorted(wanted)).items()
    }


def _step(file: DataFile, step: Any, meant: int | None) -> Operation | None:
    with changing(file) as (connection, done):
        operation: Operation | None = step(connection, file.who, meant)
        if operation is not None:
            done.append(operation)
    return operation


def _refuse_issuing(connection: Connection, records: Sequence[Record]) -> None:
    """A report is closed, opened again and issued by operations of its own, and only by them."""
    reports = [record for record in records if isinstance(record, Report)]
    stored = load(connection, "reports", [r.id for r in reports if r.id is not None])
    if any(report.state != DRAFT for report in (*reports, *stored.values())):
        raise Sealed(
            "Báo cáo chỉ được chốt số liệu và ban hành bằng lệnh “Chốt số liệu”, “Ban hành” ở "
            "trang Báo cáo; báo cáo đã chốt hoặc đã ban hành thì không sửa trực tiếp."
        )


def _belongings(
    connection: Connection, register: Register, ids: Sequence[int]
) -> Iterator[list[Any]]:
    """Yield the records that belong to those with these ids, a register at a time."""
    for owned in REGISTERS.values():
        if owned.owner != register.name:
            continue
        declared = fields_of(owned.record)
        field = next(name for name, f in declared.items() if f.register == register.name)
        keys = [key for owner in ids for key in find_equal(connection, owned.name, {field: owner})]
        yield list(load(connection, owned.name, keys).values())


def _refuse_if_used(
    connection: Connection, file: DataFile, register: Register, records: Any
) -> None:
    if register.record is Report:
        _refuse_if_kept(connection, records)
    counts = dict(referring(connection, register.name, [record.id for record in records]))
    for record in records:
        if isinstance(record, CatalogueEntry) and not file.delivers(record.catalogue, record.code):
            for name, uses in uses_of_entry(connection, record.catalogue, record.code).items():
                counts[name] = counts.get(name, 0) + uses
    if counts:
        where = ", ".join(f"{n} {lower_first(REGISTERS[r].noun)}" for r, n in counts.items())
        advice = (
            "Hãy đánh dấu “Ngừng dùng” thay vì xoá."
            if register.record is CatalogueEntry
            else "Hãy bỏ dẫn chiếu ở các bản ghi đó trước."
        )
        raise StillReferred(f"Chưa xoá vì còn {where} đang dùng. {advice}")


def _refuse_if_kept(connection: Connection, reports: Any) -> None:
    for report in reports:
        if report.state != DRAFT:
            raise Sealed(SENTENCES[ISSUED_REPORT if report.state == ISSUED else CLOSED_REPORT])
        if last_closing(connection, report.id):
            raise Sealed(
                f"Báo cáo “{report.title}” đã từng chốt số liệu nên không xoá được: bản chốt và lý "
                "do mở lại được giữ cùng báo cáo."
            )


def _short_name(name: str) -> str:
    return name if len(name) <= _NAME_LENGTH else name[: _NAME_LENGTH - 1] + "…"
