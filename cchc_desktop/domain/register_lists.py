"""A whole register as a list that is read without the program: every field, every line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from cchc_desktop.domain.activities import Measure
from cchc_desktop.domain.catalogues import Catalogues, EntryUnit
from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.fields import Field, Kind, fields_of, lines_of
from cchc_desktop.domain.office import Recipient
from cchc_desktop.domain.registers import Register
from cchc_desktop.domain.shown import lines_in_full, shown, shown_lines
from cchc_desktop.domain.vietnamese import format_day, format_number

_TOLD_BRIEFLY: Final = frozenset({Measure, Evidence, Recipient, EntryUnit})
"""Lines of which a few words say everything: 58 tin, bài."""

Cell = str | int | Decimal | date | None

Names = Mapping[tuple[str, int], str]
"""What records are called that others refer to, by register and id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterList:
    """A register to be written out. ``rows`` may be gone through several times."""

    register: Register
    rows: Iterable[tuple[Cell, ...]]
    count: int

    @property
    def headings(self) -> tuple[str, ...]:
        """The labels of the fields and lines, in the order of :func:`cells_of`."""
        record = self.register.record
        fields = tuple(field.label for field in fields_of(record).values())
        return fields + tuple(lines.label for lines in lines_of(record).values())


def cells_of(record: Any, catalogues: Catalogues, names: Names) -> tuple[Cell, ...]:
    """Return every field of a record, then its lines, told in full.

    Days and numbers stay what they are; a choice is told by its label, a reference by its name.
    """
    return tuple(_cells(record, catalogues, names))


def text_of(cell: Cell) -> str:
    """Return a cell as people read it."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return format_day(cell)
    if isinstance(cell, str):
        return cell
    return format_number(cell)


def _cells(record: Any, catalogues: Catalogues, names: Names) -> Iterator[Cell]:
    for name, field in fields_of(type(record)).items():
        yield _cell(field, getattr(record, name), catalogues, names)
    for name, declared in lines_of(type(record)).items():
        tell = shown_lines if declared.line in _TOLD_BRIEFLY else lines_in_full
        yield tell(getattr(record, name), catalogues)


def _cell(field: Field, value: Any, catalogues: Catalogues, names: Names) -> Cell:
    if value is None:
        return None
    match field.kind:
        case Kind.DAY | Kind.NUMBER | Kind.WHOLE:
            kept: Cell = value
            return kept
        case Kind.REFERENCE:
            return names.get((field.register, value), f"#{value}")
        case _:
            return shown(field, value, catalogues)
