"""An import from Excel thought through: what each row would do, before anything is done.

The workbook's records are compared in bulk with those that the office has: the stored keys are
read once, then the records that they hit, never one query a row.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from cchc_desktop.domain.catalogues import CatalogueEntry, Catalogues
from cchc_desktop.domain.importing.columns import columns_of, missing_paths
from cchc_desktop.domain.importing.comparing import Comparer
from cchc_desktop.domain.importing.drafts import Draft
from cchc_desktop.domain.importing.gathering import Gathering
from cchc_desktop.domain.importing.headings import is_ordinal
from cchc_desktop.domain.importing.keys import KEYS
from cchc_desktop.domain.importing.observing import observations
from cchc_desktop.domain.importing.plans import Outcome, Plan, PlannedRow, Suggestion
from cchc_desktop.domain.importing.values import Reader, symbol_key
from cchc_desktop.domain.importing.words import ChoiceWords, Words
from cchc_desktop.domain.procedures import Procedure
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.vietnamese.legacy import Encoding
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.import_matches import (
    NoTable,
    import_words,
    refuse_not_imported,
    suggest,
)
from cchc_desktop.services.import_workbook import ImportWorkbook
from cchc_desktop.storage.engine import reading
from cchc_desktop.storage.history import last_operation
from cchc_desktop.storage.repository import key_values, load, load_all

RECOGNISED: Final = "recognised"
"""Read a workbook in the old encoding that its texts and fonts show, if any."""

_DRAFTS_AT_ONCE: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What the person decides before the rows are read.

    ``suggestion`` says how to read the workbook, None for what the program finds. ``entries`` are
    new entries for the catalogues, by catalogue and wording. ``today`` is the day by which years
    of two digits are understood.
    """

    suggestion: Suggestion | None = None
    encoding: Encoding | str | None = RECOGNISED
    entries: frozenset[tuple[str, str]] = frozenset()
    today: date = field(default_factory=date.today)


def plan_import(
    file: DataFile,
    register: str,
    workbook: ImportWorkbook,
    decisions: Decisions | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Say what taking in a workbook would do; nothing is changed.

    Raises UnknownRegister, NotImported, :class:`~cchc_desktop.services.import_matches.NoTable`
    and Cancelled.
    """
    refuse_not_imported(register)
    decisions, watcher = decisions or Decisions(), progress or Unwatched()
    encoding = _encoding(decisions, workbook)
    told = decisions.suggestion or suggest(file, workbook, register, encoding)
    if not any(column.path for table in told.tables for column in table.columns):
        raise NoTable(workbook.path.name, register)
    words = import_words()
    with reading(file.engine) as connection:
        based_on = last_operation(connection)
        documents = dict(key_values(connection, "documents", ["symbol"]))
    entries = _new_entries(file.catalogues, decisions.entries)
    catalogues = file.catalogues.with_entries(entries)
    reader = Reader(
        catalogues=catalogues,
        choices=ChoiceWords(words, catalogues),
        references={"documents": _by_symbol(documents)},
        today=decisions.today,
        from_1904=workbook.from_1904,
    )
    gathering = Gathering(register, reader, words, told.constants)
    grids = {grid.name: grid for grid in workbook.read_as(encoding)}
    notes = [*workbook.notes, *_notes_on(encoding, told, register, catalogues, words)]
    for table in told.tables:
        notes.extend(observations(grids[table.sheet], table, register, decisions.today))
        gathering.take(grids[table.sheet], table, watcher)
    names = {("documents", key): symbol for key, (symbol,) in documents.items()}
    comparer = Comparer(register=REGISTERS[register], catalogues=catalogues, names=names)
    planned = _compared(file, register, gathering.drafts(), comparer, watcher)
    planned += [
        PlannedRow(sheet=row.sheet, rows=(row.row,), outcome=Outcome.SKIPPED, reason=row.reason)
        for row in gathering.skipped
    ]
    order = {table.sheet: at for at, table in enumerate(told.tables)}
    planned.sort(key=lambda row: (order.get(row.sheet, 0), row.rows[0]))
    return Plan(
        register=register,
        path=workbook.path,
        tables=told.tables,
        rows=tuple(planned),
        notes=(*notes, *gathering.notes),
        constants=told.constants,
        entries=entries,
        unknown=Counter(f.unknown for row in planned for f in row.faults if f.unknown is not None),
        gone=_gone(file, planned) if register == "procedures" else (),
        based_on=based_on,
    )


def _encoding(decisions: Decisions, workbook: ImportWorkbook) -> Encoding | None:
    chosen = decisions.encoding
    return workbook.encoding if isinstance(chosen, str) else chosen


def _by_symbol(documents: Mapping[int, tuple[Any, ...]]) -> Mapping[str, int]:
    """Return the ids of documents by their symbols, 0 for a symbol that several have."""
    found: dict[str, int] = {}
    for key, (symbol,) in documents.items():
        name = symbol_key(symbol)
        found[name] = 0 if name in found else key
    return found


def _new_entries(
    catalogues: Catalogues, wanted: frozenset[tuple[str, str]]
) -> tuple[CatalogueEntry, ...]:
    made: list[CatalogueEntry] = []
    for catalogue, label in sorted(wanted):
        known = catalogues.with_entries(made)
        if known.by_label(catalogue, label) is None:
            code = known.new_code(catalogue, label)
            made.append(CatalogueEntry(catalogue=catalogue, label=label, code=code))
    return tuple(made)


def _notes_on(
    encoding: Encoding | None,
    told: Suggestion,
    register: str,
    catalogues: Catalogues,
    words: Words,
) -> list[str]:
    notes = []
    if encoding is not None:
        notes.append(f"Chữ trong tệp theo bảng mã {encoding.label}; đã đổi sang Unicode khi đọc.")
    if told.remembered:
        notes.append("Các cột được khớp như lần nhập trước của tệp cùng dạng.")
    known = columns_of(register)
    for path, value in told.constants.items():
        declared = known[path].field
        shown = catalogues.text(declared.catalogue, value) if declared.catalogue else str(value)
        notes.append(f"Mọi dòng không có cột {declared.label} lấy: {shown}.")
    columns = told.tables[0].columns
    left_out = [
        f"“{column.heading}”"
        for column in columns
        if not column.path and not is_ordinal(column.heading, words)
    ]
    if left_out:
        notes.append(f"Các cột không đọc: {', '.join(left_out)}.")
    missing = [
        f"“{known[path].field.label}”"
        for path in missing_paths(columns, register)
        # What kind of evidence a text names is mostly read from the text itself.
        if path not in told.constants and path != "evidence.kind"
    ]
    if missing:
        notes.append(f"Không thấy cột cần có: {', '.join(missing)}.")
    if told.others:
        names = ", ".join(f"“{name}”" for name in told.others)
        notes.append(f"Chưa đọc các trang khác dạng hoặc đang ẩn mà cũng có bảng: {names}.")
    return notes


def _compared(
    file: DataFile,
    register: str,
    drafts: list[Draft],
    comparer: Comparer,
    progress: Progress,
) -> list[PlannedRow]:
    """Compare drafts with the stored records, some thousands at a time; each goes when it is."""
    stored = _stored_keys(file, register, drafts)
    planned: list[PlannedRow] = []
    total = len(drafts)
    while drafts:
        progress.step(len(planned), total, "Đang so với sổ")
        some = drafts[:_DRAFTS_AT_ONCE]
        del drafts[:_DRAFTS_AT_ONCE]
        keys = [KEYS[register].of(draft.values) for draft in some]
        wanted = [one for key in keys if key is not None for one in stored.get(key, ())]
        if wanted:
            with reading(file.engine) as connection:
                records = load(connection, register, wanted)
        for draft, key in zip(some, keys, strict=True):
            ids = stored.get(key, ()) if key is not None else ()
            planned.append(comparer.compare(draft, [records[one] for one in ids]))
    return planned


def _stored_keys(
    file: DataFile, register: str, drafts: Sequence[Draft]
) -> Mapping[Hashable, Sequence[int]]:
    """Return the ids of the stored records by key, those that the drafts may mean at least."""
    key, found = KEYS[register], defaultdict(list)
    day = REGISTERS[register].day_field
    span = None
    if day in key.fields:
        days = [d.values[day] for d in drafts if isinstance(d.values.get(day), date)]
        span = (min(days), max(days)) if days else (date.max, date.max)
    names = list(key.fields)
    with reading(file.engine) as connection:
        for one, values in key_values(connection, register, names, span):
            if (of := key.of(dict(zip(names, values, strict=True)))) is not None:
                found[of].append(one)
    return found


def _gone(file: DataFile, planned: Sequence[PlannedRow]) -> tuple[str, ...]:
    """Name the procedures in force that the office has in the list's fields, and the list has not.

    Those of fields that the list does not have at all are another list's matter.
    """
    named = {row.before.id for row in planned if row.before is not None}
    fields = {row.record.field for row in planned if isinstance(row.record, Procedure)}
    with reading(file.engine) as connection:
        held: tuple[Procedure, ...] = load_all(connection, "procedures")
    return tuple(
        f"{one.code} {one.name}"
        for one in held
        if one.id not in named and one.field in fields and not _is_repealed(one)
    )


def _is_repealed(procedure: Procedure) -> bool:
    last = max(procedure.events, key=lambda e: e.effective_on or date.min, default=None)
    return last is not None and last.kind == "repealed"
