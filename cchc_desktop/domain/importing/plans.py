"""What an import would do, row by row: shown first, and done exactly as shown."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from cchc_desktop.domain.catalogues import CatalogueEntry
from cchc_desktop.domain.fields import Record
from cchc_desktop.domain.importing.drafts import Fault
from cchc_desktop.domain.importing.heads import Table


class Outcome(enum.Enum):
    """What becomes of a record of the workbook, or of a row that is none."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"
    SKIPPED = "skipped"


OUTCOME_LABELS: Mapping[Outcome, str] = {
    Outcome.NEW: "Mới",
    Outcome.CHANGED: "Sửa",
    Outcome.SAME: "Không đổi",
    Outcome.REFUSED: "Chưa nhận",
    Outcome.SKIPPED: "Bỏ qua",
}
"""What people read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """One record, which one or several rows give, or one row that is skipped.

    ``changes`` are (label, before, after) of a CHANGED one; ``faults`` why it is REFUSED, all of
    them; ``notes`` what is worth knowing; ``reason`` why it is SKIPPED. ``record`` is what would
    be stored, ``before`` what is stored now.
    """

    sheet: str
    rows: tuple[int, ...]
    outcome: Outcome
    name: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    reason: str = ""
    record: Record | None = None
    before: Record | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """How a workbook would be read: which tables, and values for fields that no column gives.

    ``others`` are sheets with a table that is not read, ``remembered`` says that the match is one
    that was kept.
    """

    tables: tuple[Table, ...]
    constants: Mapping[str, Any] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    remembered: bool = False


@dataclass(frozen=True, kw_only=True)
class Plan:
    """An import that has been thought through and not done.

    ``notes`` are about the workbook as a whole; ``unknown`` counts the choices that the
    catalogues do not have, by catalogue and wording; ``gone`` names the procedures that the
    office has and the list does not. ``based_on`` is the number of the data file's last operation:
    the plan holds only while that is still the last one.
    """

    register: str
    path: Path
    tables: tuple[Table, ...]
    rows: tuple[PlannedRow, ...]
    notes: tuple[str, ...]
    constants: Mapping[str, Any]
    entries: tuple[CatalogueEntry, ...]
    unknown: Mapping[tuple[str, str], int]
    gone: tuple[str, ...]
    based_on: int

    @cached_property
    def counts(self) -> Mapping[Outcome, int]:
        """How many rows have each outcome."""
        counted = Counter(row.outcome for row in self.rows)
        return {outcome: counted[outcome] for outcome in Outcome}

    @cached_property
    def changes_anything(self) -> bool:
        """Whether there is anything new or changed."""
        return any(row.outcome in (Outcome.NEW, Outcome.CHANGED) for row in self.rows)

    def of(self, *outcomes: Outcome) -> Iterator[PlannedRow]:
        """Yield the rows with one of these outcomes."""
        return (row for row in self.rows if row.outcome in outcomes)
