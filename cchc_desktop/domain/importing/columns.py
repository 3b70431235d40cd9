"""What a column of a workbook can hold: the declared fields of a register, told by a path.

``title`` is a field of the record, ``measures.quantity`` one of its lines, and
``events.postings.place`` one of a line's own lines. A path may name an entry of a catalogue:
``measures.quantity=items`` is a column of quantities that are all in that unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from cchc_desktop.domain.fields import Field, fields_of, lines_of
from cchc_desktop.domain.registers import register_named

IMPORTED: Final = ("activities", "procedures", "slogans", "documents", "tasks", "targets")
"""The registers that take in workbooks, by the words of the command line."""

NAMED_BY: Final[Mapping[str, str]] = {
    "measures.quantity": "measures.unit",
    "displays.pieces": "displays.medium",
    "planned": "unit",
}
"""Fields whose value or, in a line, whose heading may say another field too: "58 tin, bài"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportColumn:
    """A field as a column; ``lines`` are the names of the lines that lead to it."""

    path: str
    lines: tuple[str, ...]
    name: str
    field: Field


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table (``index`` counts from 0 for A) and the path that it was given.

    An empty path leaves the column out.
    """

    index: int
    heading: str
    path: str

    @property
    def base(self) -> str:
        """The path without the entry that it names."""
        return self.path.partition("=")[0]

    @property
    def named(self) -> str:
        """The code of the entry that the heading names, ``""`` where it names none."""
        return self.path.partition("=")[2]


@cache
def columns_of(register: str) -> Mapping[str, ImportColumn]:
    """Return the columns that a register takes, by path, in the order of the declarations.

    Raises UnknownRegister.
    """
    record = register_named(register).record
    return {column.path: column for column in _columns(record, ())}


def _columns(cls: type[Any], above: tuple[str, ...]) -> Iterator[ImportColumn]:
    # In the order in which the class declares fields and lines, so that a measure stands where
    # the form has it.
    declared = [name for name in cls.__dataclass_fields__ if name != "id"]
    for name in declared:
        if (field := fields_of(cls).get(name)) is not None:
            if not field.kept:
                path = ".".join((*above, name))
                yield ImportColumn(path=path, lines=above, name=name, field=field)
        elif not (lines := lines_of(cls)[name]).kept:
            yield from _columns(lines.line, (*above, name))


def missing_paths(columns: Iterable[TableColumn], register: str) -> tuple[str, ...]:
    """Return the paths that every record needs and that no column gives.

    A field of a line is needed where the record must have such a line, or where a column gives
    another field of it.
    """
    given = {column.base for column in columns if column.path}
    given |= {NAMED_BY[column.base] for column in columns if column.named}
    known = columns_of(register)
    begun = {known[path].lines for path in given if path in known}
    record = register_named(register).record
    begun |= {(name,) for name, lines in lines_of(record).items() if lines.minimum}
    return tuple(
        path
        for path, column in known.items()
        if column.field.required and path not in given and column.lines in {(), *begun}
    )
