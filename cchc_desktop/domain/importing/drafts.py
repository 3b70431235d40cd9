"""Records in the making: what rows give for one record, before it is compared with any other."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cchc_desktop.domain.grids import place_name
from cchc_desktop.domain.importing.keys import LINE_KEYS


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the workbook; ``row`` as Excel numbers it, ``column`` from 0 for A."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """The cell's address, such as ``B12``."""
        return place_name(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell, in a sentence; ``unknown`` is a choice that could be added."""

    place: Place
    label: str
    message: str
    unknown: tuple[str, str] | None = None


@dataclass(slots=True, eq=False)
class LineDraft:
    """The given values of a record or line, each with the column that it stands in."""

    sheet: str
    row: int
    values: dict[str, Any] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    lines: dict[str, list[LineDraft]] = field(default_factory=dict)

    def place(self, name: str, otherwise: int) -> Place:
        """Return where the field ``name`` stands or, where it is not given, should stand."""
        return Place(self.sheet, self.row, self.columns.get(name, otherwise))


@dataclass(slots=True, eq=False)
class Draft(LineDraft):
    """What one or several rows give for one record."""

    rows: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    defaults: dict[str, Any] = field(default_factory=dict)
    """What the table says for all of its records; it fills a new record only."""
    places: Mapping[str, int] = field(default_factory=dict)
    """The column of each path in the table."""
    faulty: set[tuple[str, int]] = field(default_factory=set)
    """Path and row of the cells that could not be read: nothing more is said of them."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A value that a later row gives otherwise than an earlier one."""

    path: str
    line: LineDraft
    name: str


def join(into: LineDraft, new: LineDraft, above: str = "") -> tuple[bool, tuple[Clash, ...]]:
    """Bring what ``new`` gives into ``into``; tell whether that is anything, and what clashes.

    Nothing is brought in where anything clashes.
    """
    clashes = tuple(_clashes(into, new, above))
    return (False, clashes) if clashes else (_take(into, new), ())


def line_key(name: str, values: Mapping[str, Any]) -> Hashable:
    """Return the key of a line of the kind ``name``; what is not given counts as empty."""
    return tuple(values.get(key) or None for key in LINE_KEYS[name])


def _clashes(into: LineDraft, new: LineDraft, above: str) -> Iterator[Clash]:
    for name, value in new.values.items():
        if name in into.values and into.values[name] != value:
            yield Clash(above + name, new, name)
    for name, lines in new.lines.items():
        known = {line_key(name, line.values): line for line in into.lines.get(name, ())}
        for line in lines:
            if (found := known.get(line_key(name, line.values))) is not None:
                yield from _clashes(found, line, f"{above}{name}.")


def _take(into: LineDraft, new: LineDraft) -> bool:
    taken = False
    for name, value in new.values.items():
        if name not in into.values:
            into.values[name] = value
            into.columns[name] = new.columns.get(name, 0)
            taken = True
    for name, lines in new.lines.items():
        present = into.lines.setdefault(name, [])
        known = {line_key(name, line.values): line for line in present}
        for line in lines:
            if (found := known.get(line_key(name, line.values))) is not None:
                taken = _take(found, line) or taken
            else:
                present.append(line)
                taken = True
    return taken
