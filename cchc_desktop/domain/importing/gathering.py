"""Rows become drafts of records: cells are read, lines are gathered, skipped rows say why.

Several rows are one record where they have the same key, or where a row below leaves the
record's own cells empty and gives only lines: an activity's second unit, a slogan's next display.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.fields import Kind
from cchc_desktop.domain.grids import Grid, GridCell, GridRow
from cchc_desktop.domain.importing.columns import (
    NAMED_BY,
    ImportColumn,
    TableColumn,
    columns_of,
    missing_paths,
)
from cchc_desktop.domain.importing.drafts import Draft, Fault, LineDraft, Place, join
from cchc_desktop.domain.importing.heads import Table
from cchc_desktop.domain.importing.keys import KEYS
from cchc_desktop.domain.importing.rows import MergedCells, RowJudge
from cchc_desktop.domain.importing.values import Reader, UnknownChoice, empty_of
from cchc_desktop.domain.importing.words import Words
from cchc_desktop.domain.progress import Progress
from cchc_desktop.domain.shown import SEPARATOR
from cchc_desktop.domain.vietnamese import fold

ESTIMATED: Final = "measures.estimated"
HIDDEN: Final = "Dòng đang ẩn trong tệp."
_YEAR: Final = re.compile(r"\bnam (20\d\d)\b")
_GROUP_PREFIX: Final = re.compile(r"^(?:[IVXLC]+|[A-ZĐ]|\d+)[./)]\s*")
_PARTS: Final = re.compile(rf"{re.escape(SEPARATOR)}|\n")
_ROWS_A_STEP: Final = 500


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no record, and why."""

    sheet: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one row gives: the record's own values and those of its lines by their place."""

    own: LineDraft
    lines: Mapping[tuple[str, ...], list[LineDraft]]
    faults: tuple[Fault, ...]
    faulty: frozenset[tuple[str, int]]
    notes: tuple[str, ...]

    @property
    def is_continuation(self) -> bool:
        """Whether the row gives nothing but lines."""
        return not self.own.values and bool(self.lines) and not self.faulty


class Gathering:
    """Gathers the drafts of one import, table by table."""

    def __init__(
        self, register: str, reader: Reader, words: Words, constants: Mapping[str, Any]
    ) -> None:
        self._drafts: list[Draft] = []
        self.skipped: list[SkippedRow] = []
        self.notes: list[str] = []
        self._register = register
        self._reader = reader
        self._words = words
        self._chosen = dict(constants)
        self._key = KEYS[register]
        self._columns = columns_of(register)
        self._by_key: dict[Hashable, Draft] = {}

    def take(self, grid: Grid, table: Table, progress: Progress) -> None:
        """Read the rows of one table; raises Cancelled."""
        missing = missing_paths(table.columns, self._register)
        constants = self._constants(table, missing)
        of_group: dict[str, Any] = {}
        judge = RowJudge(grid, table, self._register, self._words)
        merged = MergedCells(grid)
        places = {c.base: c.index for c in reversed(table.columns) if c.path}
        former: Draft | None = None
        rows = [row for row in grid.rows if row.number > table.last]
        for at, row in enumerate(rows):
            if at % _ROWS_A_STEP == 0:
                progress.step(at, len(rows), f"Đang đọc trang “{grid.name}”")
            cells = merged.cells_of(row)
            if (skipped := judge.judge(row, cells)) is not None:
                reason = skipped.reason
                if skipped.group:
                    reason += self._take_group(skipped.group, missing, of_group)
                self.skipped.append(SkippedRow(grid.name, row.number, reason))
                former = None
                continue
            reading = self._read(grid.name, row, cells, table.columns)
            former = self._put(reading, row, former, constants | of_group, places)

    def drafts(self) -> list[Draft]:
        """Hand over the drafts, to be called when the last table was read."""
        drafts, self._drafts = self._drafts, []
        self._by_key.clear()
        return drafts

    def _constants(self, table: Table, missing: Iterable[str]) -> dict[str, Any]:
        """Return what the titles above a table say for all its rows, and what the clerk chose."""
        found: dict[str, Any] = {}
        years = {match for title in table.titles for match in _YEAR.findall(fold(title))}
        self._reader.year = int(years.pop()) if len(years) == 1 else None
        for path in missing:
            if path in self._chosen:
                continue
            declared = self._columns[path].field
            label = declared.label
            if declared.kind is Kind.WHOLE and path == "year" and self._reader.year is not None:
                found[path] = self._reader.year
                self._tell(
                    f"Trang “{table.sheet}” không có cột {label}: lấy {found[path]} theo tiêu đề."
                )
            if declared.kind is Kind.CHOICE and not self._columns[path].lines:
                said = {self._reader.choices.within(declared.catalogue, t) for t in table.titles}
                if len(said - {None}) == 1:
                    found[path] = next(iter(said - {None}))
                    entry = self._reader.catalogues.text(declared.catalogue, str(found[path]))
                    self._tell(
                        f"Trang “{table.sheet}” không có cột {label}: lấy “{entry}” theo tiêu đề."
                    )
        return found | self._chosen

    def _tell(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)

    def _take_group(self, text: str, missing: Iterable[str], of_group: dict[str, Any]) -> str:
        """Let a group's title say what its rows have no column for; return what it says."""
        told = ""
        plain = _GROUP_PREFIX.sub("", text).strip()
        for path in missing:
            declared = self._columns[path].field
            if (
                declared.kind is not Kind.CHOICE
                or self._columns[path].lines
                or path in self._chosen
            ):
                continue
            choices = self._reader.choices
            code = choices.find(declared.catalogue, plain) or choices.within(
                declared.catalogue, plain
            )
            of_group.pop(path, None)
            if code is not None:
                of_group[path] = code
                entry = self._reader.catalogues.text(declared.catalogue, code)
                told += f" Các dòng dưới lấy {declared.label}: {entry}."
        return told

    def _read(
        self, sheet: str, row: GridRow, cells: Sequence[GridCell], columns: Sequence[TableColumn]
    ) -> _Reading:
        own = LineDraft(sheet, row.number)
        lines: dict[tuple[str, ...], list[LineDraft]] = {}
        plain: dict[tuple[str, ...], LineDraft] = {}
        faults: list[Fault] = []
        faulty: set[tuple[str, int]] = set()
        notes: list[str] = [HIDDEN] if row.hidden else []
        estimate: tuple[Decimal, Place] | None = None
        for matched in columns:
            if not matched.path or matched.index >= len(cells):
                continue
            column = self._columns[matched.base]
            cell = cells[matched.index]
            if cell.value is None and not cell.error and not cell.formula:
                continue
            place = Place(sheet, row.number, matched.index)
            if matched.base == ESTIMATED and (number := _estimate(cell)) is not None:
                estimate = (number, place)
                continue
            try:
                value = self._reader.read(column.field, cell)
                words = self._words_behind(column, matched)
            except InvalidValue as fault:
                unknown = (
                    (fault.catalogue, fault.label) if isinstance(fault, UnknownChoice) else None
                )
                faults.append(Fault(place, column.field.label, str(fault), unknown))
                faulty.add((matched.base, row.number))
                continue
            if self._reader.remark:
                notes.append(f"{place.address}: {self._reader.remark}")
            if value == empty_of(column.field) and column.field.kind is not Kind.FLAG:
                continue
            if not column.lines:
                line = own
            elif matched.named:
                line = LineDraft(sheet, row.number)
                lines.setdefault(column.lines, []).append(line)
                line.values[NAMED_BY[matched.base].rpartition(".")[2]] = matched.named
            else:
                line = plain.setdefault(column.lines, LineDraft(sheet, row.number))
            line.values[column.name] = value
            line.columns[column.name] = matched.index
            if words:
                self._take_words(words, line, column, place, faults)
        if estimate is not None:
            line = plain.setdefault(("measures",), LineDraft(sheet, row.number))
            if (more := _with_estimate(line, *estimate)) is not None:
                lines.setdefault(("measures",), []).append(more)
        for where, line in plain.items():
            # A mark alone ("ước", no) makes no line.
            if any(value is not False for value in line.values.values()):
                lines.setdefault(where, []).insert(0, line)
        self._know_evidence(lines, notes)
        return _Reading(own, lines, tuple(faults), frozenset(faulty), tuple(notes))

    def _words_behind(self, column: ImportColumn, matched: TableColumn) -> tuple[str, str] | None:
        """Return (field, code) that the words behind a number say: 58 "tin, bài"."""
        words = self._reader.unit
        if not words:
            return None
        choices, named_by = self._reader.choices, NAMED_BY.get(column.path)
        if named_by is not None:
            catalogue = self._columns[named_by].field.catalogue
            if (code := choices.find(catalogue, words)) is not None:
                if matched.named and matched.named != code:
                    raise InvalidValue(f"“{words}” không phải đơn vị của cột “{matched.heading}”.")
                return named_by.rpartition(".")[2], code
            if catalogue != "units" and choices.find("units", words) is not None:
                return None
        raise InvalidValue(f"Không hiểu “{words}” sau con số; hãy chỉ ghi số.")

    def _take_words(
        self,
        words: tuple[str, str],
        line: LineDraft,
        column: ImportColumn,
        place: Place,
        faults: list[Fault],
    ) -> None:
        name, code = words
        if line.values.setdefault(name, code) != code:
            faults.append(
                Fault(place, column.field.label, "Đơn vị ghi sau con số khác với ô đơn vị tính.")
            )
        line.columns.setdefault(name, place.column)

    def _know_evidence(
        self, lines: Mapping[tuple[str, ...], list[LineDraft]], notes: list[str]
    ) -> None:
        """Say what kind of evidence a text names where no column says it."""
        for line in list(lines.get(("evidence",), ())):
            whole = line.values.get("where", "")
            # One line of text, with the spaces that it has.
            where = " ".join(part.strip() for part in whole.splitlines() if part.strip())
            if where:
                line.values["where"] = where
            if not where or line.values.get("kind") or "evidence.kind" in self._chosen:
                continue
            told = [self._named_evidence(part) for part in _PARTS.split(whole)]
            if all(told):
                # As the program's own lists write it: "Ảnh: thang-3.jpg · Sổ theo dõi: trang 14".
                for at, named in enumerate(filter(None, told)):
                    one = line if at == 0 else LineDraft(line.sheet, line.row, columns=line.columns)
                    one.values["kind"], one.values["where"] = named
                    if at:
                        lines[("evidence",)].append(one)
            elif (code := self._kind_of_evidence(where)) is not None:
                line.values["kind"] = code
                kind = self._reader.catalogues.text("evidence_kinds", code)
                notes.append(f"Minh chứng “{where[:40]}” được ghi là loại: {kind}.")

    def _named_evidence(self, text: str) -> tuple[str, str] | None:
        """Return the kind and the place of a text such as "Sổ theo dõi: trang 14"."""
        label, colon, where = text.partition(":")
        entry = self._reader.catalogues.by_label("evidence_kinds", label) if colon else None
        return (entry.code, where.strip()) if entry is not None and where.strip() else None

    def _kind_of_evidence(self, where: str) -> str | None:
        """Return the kind that a text shows by what it begins with."""
        if where.lower().startswith(("http://", "https://", "www.")):
            return "link"
        words = fold(where).split()
        for count in range(min(4, len(words)), 0, -1):
            code = self._reader.choices.find("evidence_kinds", " ".join(words[:count]))
            if code is not None:
                return code
        return None

    def _put(
        self,
        reading: _Reading,
        row: GridRow,
        former: Draft | None,
        constants: Mapping[str, Any],
        places: Mapping[str, int],
    ) -> Draft | None:
        """Make a draft of a row, or bring it into the one that it goes on with."""
        known = reading.own
        if reading.is_continuation and former is not None:
            self._bring(reading, row, former, former, constants)
            return former
        draft = Draft(known.sheet, row.number, rows=[row.number], places=places)
        draft.values, draft.columns = dict(known.values), dict(known.columns)
        self._add_constants(draft, constants)
        self._add_lines(draft, reading, constants)
        draft.faults, draft.faulty = list(reading.faults), set(reading.faulty)
        draft.notes = list(reading.notes)
        unread = {path for path, _ in draft.faulty}
        key = None if unread & set(self._key.fields) else self._key.of(draft.values)
        if key is not None and key in self._by_key:
            earlier = self._by_key[key]
            self._bring(reading, row, earlier, draft, constants)
            return earlier
        if key is not None:
            self._by_key[key] = draft
        self._drafts.append(draft)
        return draft

    def _bring(
        self,
        reading: _Reading,
        row: GridRow,
        into: Draft,
        new: Draft,
        constants: Mapping[str, Any],
    ) -> None:
        """Bring a row that goes on with a record into its draft."""
        sheet = reading.own.sheet
        if new is into:
            new = Draft(sheet, row.number)
            self._add_lines(new, reading, constants, under=into)
        keys = {name for name in self._key.fields if name in into.values}
        for name in keys:
            new.values.pop(name, None)  # the same by the key's own measure
        taken, clashes = join(into, new)
        where = (
            f"dòng {into.row}" if into.sheet == sheet else f"dòng {into.row} trang “{into.sheet}”"
        )
        into.faults.extend(reading.faults)
        into.faulty |= reading.faulty
        for clash in clashes:
            label = self._columns[clash.path].field.label
            place = clash.line.place(clash.name, new.places.get(clash.path, 0))
            into.faults.append(
                Fault(place, label, f"Khác với {where} là cùng một bản ghi; hãy giữ một dòng.")
            )
        if not taken and not clashes and not reading.faults:
            self.skipped.append(SkippedRow(sheet, row.number, f"Trùng hệt {where}."))
            return
        into.notes.extend(note for note in reading.notes if note not in into.notes)
        if into.sheet == sheet:
            into.rows.append(row.number)
            if row.number - into.rows[-2] > 1 and not clashes:
                into.notes.append(f"Gộp dòng {row.number} vào {where}: cùng một bản ghi.")

    def _add_constants(self, draft: Draft, constants: Mapping[str, Any]) -> None:
        for path, value in constants.items():
            if "." in path or path in draft.values:
                continue
            # What makes up the key is the record's own; all else fills new records only.
            target = draft.values if path in self._key.fields else draft.defaults
            target[path] = value

    def _add_lines(
        self,
        draft: Draft,
        reading: _Reading,
        constants: Mapping[str, Any],
        under: Draft | None = None,
    ) -> None:
        for where, lines in sorted(reading.lines.items(), key=lambda item: len(item[0])):
            for line in lines:
                for path, value in constants.items():
                    if self._columns[path].lines == where:
                        line.values.setdefault(self._columns[path].name, value)
            if len(where) == 1:
                draft.lines.setdefault(where[0], []).extend(lines)
                continue
            outer = draft.lines.setdefault(where[0], [])
            if not outer:
                outer.append(self._outer_of(where[0], reading.own, under))
            for line in lines:
                outer[-1].lines.setdefault(where[1], []).append(line)

    def _outer_of(self, name: str, own: LineDraft, under: Draft | None) -> LineDraft:
        """Return the line that inner lines of a row belong to: the record's last one, if any."""
        known = under.lines.get(name, []) if under is not None else []
        if not known:
            return LineDraft(own.sheet, own.row)
        last = known[-1]
        return LineDraft(own.sheet, own.row, values=dict(last.values), columns=dict(last.columns))


def _estimate(cell: GridCell) -> Decimal | None:
    """Return the estimated quantity that stands where a mark might: a number, no yes or no."""
    value = cell.value
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or value == 0:
        return None
    return Decimal(value)


def _with_estimate(line: LineDraft, number: Decimal, place: Place) -> LineDraft | None:
    """Bring an estimated quantity into a measure that has none; else return one of its own.

    A 1 beside a quantity is a mark: that very quantity is an estimate.
    """
    if "quantity" in line.values and number == 1:
        line.values["estimated"], line.columns["estimated"] = True, place.column
        return None
    target = line
    if "quantity" in line.values:
        target = LineDraft(line.sheet, line.row, dict(line.values), dict(line.columns))
    target.values["quantity"], target.columns["quantity"] = number, place.column
    target.values["estimated"], target.columns["estimated"] = True, place.column
    return None if target is line else target
