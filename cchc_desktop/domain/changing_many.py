"""Giving one field the same value in many records: which fields, and what it would come to."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cchc_desktop.domain.fields import Field, Kind, Record, fields_of
from cchc_desktop.domain.outgoing import FIXED_BY_REPORT
from cchc_desktop.domain.registers import Register

_KINDS = frozenset({Kind.CHOICE, Kind.DAY, Kind.FLAG, Kind.NUMBER, Kind.TEXT, Kind.WHOLE})
"""Several lines of text are written for one record; what a record refers to is chosen in it."""

_TELLING_APART: Mapping[str, frozenset[str]] = {
    "procedures": frozenset({"code", "name"}),
    "targets": frozenset({"year", "channel", "unit"}),
    "reports": frozenset({"title", "period", "calendar"}),
    "outgoing": frozenset(FIXED_BY_REPORT),
    "offices": frozenset({"valid_from", "valid_to", "sample"}),
    "catalogue_entries": frozenset({"catalogue", "code"}),
}
"""What tells one record of a register from another, alone or together, or stays as it was given."""


class Outcome(enum.Enum):
    """What would become of one record."""

    CHANGED = "changed"
    SAME = "same"
    """It has the value already."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One record as it stands, and what would become of it; ``reason`` says why it is refused."""

    record: Record
    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """What giving ``field`` the ``value`` would do to each chosen record, in their order."""

    register: str
    field: str
    value: Any
    rows: tuple[Foreseen, ...]

    def ids(self, outcome: Outcome) -> tuple[int, ...]:
        """Return the ids of the records with this outcome."""
        return tuple(
            row.record.id
            for row in self.rows
            if row.outcome is outcome and row.record.id is not None
        )

    def counts(self) -> Counter[Outcome]:
        """Return how many records have each outcome; none is 0."""
        return Counter(row.outcome for row in self.rows)


def changeable(register: Register) -> Mapping[str, Field]:
    """Return the fields that many records of a register may be given at once, as declared."""
    own = _TELLING_APART.get(register.name, frozenset()) | set(register.unique)
    declared = fields_of(register.record)
    if declared[register.name_field].kind is Kind.TEXT:
        own |= {register.name_field}
    return {
        name: field
        for name, field in declared.items()
        if field.kind in _KINDS and not field.kept and name not in own
    }
