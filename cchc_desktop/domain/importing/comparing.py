"""Drafts against what the office has: new, changed, the same, or refused with all faults."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.fields import Record, fields_of, lines_of
from cchc_desktop.domain.importing.drafts import Draft, Fault, LineDraft, Place, line_key
from cchc_desktop.domain.importing.keys import LINE_KEYS
from cchc_desktop.domain.importing.plans import Outcome, PlannedRow
from cchc_desktop.domain.procedures import Procedure, matching_code
from cchc_desktop.domain.registers import Register
from cchc_desktop.domain.shown import changed_fields, shown
from cchc_desktop.domain.validation import Severity, clean, validate

_INDEX: Final = re.compile(r"\[\d+\]")
_LONGEST_NAME: Final = 120


@dataclass(slots=True, kw_only=True)
class Comparer:
    """Compares the drafts of one register; ``names`` are those of records referred to."""

    register: Register
    catalogues: Catalogues
    names: Mapping[tuple[str, int], str]

    def compare(self, draft: Draft, stored: Sequence[Record]) -> PlannedRow:
        """Return what becomes of a draft; ``stored`` are the records that have its key."""
        faults = list(draft.faults)
        if len(stored) > 1:
            alike = [one for one in stored if self._proposed(draft, one)[0] == one]
            if not alike:
                place = Place(draft.sheet, draft.row, min(draft.places.values(), default=0))
                sentence = (
                    f"Sổ đã có {len(stored)} {self.register.noun} giống nhau như dòng này; không "
                    "biết sửa bản nào. Hãy sửa trực tiếp trong sổ."
                )
                faults.append(Fault(place, self.register.noun, sentence))
            stored = (*alike, *stored)[:1]
        before = stored[0] if stored else None
        record, lines = self._proposed(draft, before)
        notes = list(draft.notes)
        for problem in validate(record, self.catalogues):
            fault = Fault(self._place(problem.path, draft, lines), problem.label, problem.message)
            if problem.severity is Severity.WARNING:
                notes.append(f"{fault.place.address}: {problem.message}")
            elif not _follows(problem.path, fault.place, draft):
                faults.append(fault)
        if faults:
            outcome = Outcome.REFUSED
        elif before is None:
            outcome = Outcome.NEW
        else:
            outcome = Outcome.SAME if record == before else Outcome.CHANGED
        changes = (
            changed_fields(before, record, self.catalogues, self.names)
            if outcome is Outcome.CHANGED
            else ()
        )
        return PlannedRow(
            sheet=draft.sheet,
            rows=tuple(draft.rows),
            outcome=outcome,
            name=self._name(record),
            changes=changes,
            faults=tuple(faults),
            notes=tuple(notes),
            record=None if faults else record,
            before=before,
        )

    def _proposed(self, draft: Draft, before: Record | None) -> tuple[Any, dict[str, LineDraft]]:
        """Return the record as it would be, and the drafts behind its lines by their paths."""
        lines: dict[str, LineDraft] = {}
        if before is None:
            start: Any = self.register.record(**draft.defaults)
        else:
            start = before
        record = clean(_filled(start, draft, "", lines))
        if isinstance(before, Procedure) and matching_code(before.code) == record.code:
            # The office keeps the code with a portal's tail: still the same code.
            record = replace(record, code=before.code)
        return record, lines

    def _place(self, path: str, draft: Draft, lines: Mapping[str, LineDraft]) -> Place:
        """Return the cell that a fault of validation is about."""
        generic = _INDEX.sub("", path)
        first = min(draft.places.values(), default=0)
        column = draft.places.get(generic)
        if column is None:
            # Beside the other cells of its line, or where the lines themselves stand.
            beside = generic.rpartition(".")[0] or generic
            below = [at for known, at in draft.places.items() if known.startswith(beside + ".")]
            column = min(below, default=first)
        line: LineDraft = draft
        head, _, name = path.rpartition(".")
        if head in lines:
            line = lines[head]
        return line.place(name or path, column)

    def _name(self, record: Any) -> str:
        field = fields_of(self.register.record)[self.register.name_field]
        value = getattr(record, self.register.name_field)
        name = " ".join(shown(field, value, self.catalogues).split())
        return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def _filled(start: Any, draft: LineDraft, prefix: str, lines: dict[str, LineDraft]) -> Any:
    """Return a record or line with what a draft gives laid over it.

    A line with the key of one that is there takes its place; what the workbook does not name
    stays.
    """
    changes: dict[str, Any] = dict(draft.values)
    declared = lines_of(type(start))
    for name, drafts in draft.lines.items():
        made = list(getattr(start, name))
        known = {_key_of(name, line): at for at, line in reversed(list(enumerate(made)))}
        for line in drafts:
            at = known.get(line_key(name, line.values))
            if at is None:
                at = len(made)
                made.append(declared[name].line())
                known[line_key(name, line.values)] = at
            path = f"{prefix}{name}[{at}]"
            made[at] = _filled(made[at], line, f"{path}.", lines)
            lines[path] = line
        changes[name] = tuple(made)
    return replace(start, **changes)


def _key_of(name: str, line: Any) -> Any:
    return line_key(name, {key: getattr(line, key) for key in LINE_KEYS[name]})


def _follows(path: str, place: Place, draft: Draft) -> bool:
    """Tell whether a fault only follows from a cell that could not be read."""
    generic = _INDEX.sub("", path)
    # A record without a measure whose quantity was refused lacks no measure.
    return (generic, place.row) in draft.faulty or any(
        unread.startswith(generic + ".") for unread, _ in draft.faulty
    )
