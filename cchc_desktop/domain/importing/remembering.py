"""A match of columns that is kept, and a workbook of the same shape known again by it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from cchc_desktop.domain.fields import Field, Kind, fields_of
from cchc_desktop.domain.grids import Grid
from cchc_desktop.domain.import_matches import ImportMatch, MatchedColumn
from cchc_desktop.domain.importing.columns import TableColumn, columns_of
from cchc_desktop.domain.importing.heads import Table, possible_tables
from cchc_desktop.domain.vietnamese import control_characters, fold, normalize

_CONSTANT: Final = "="
"""Begins the heading of a kept column that stands in no workbook: its value for every row."""


def shape_of(columns: Sequence[TableColumn]) -> str:
    """Return the mark by which a table with these headings is known again: a SHA-256."""
    headings = "\n".join(fold(column.heading) for column in columns)
    return hashlib.sha256(headings.encode()).hexdigest()


def match_of(
    register: str, name: str, columns: Sequence[TableColumn], constants: Mapping[str, Any]
) -> ImportMatch:
    """Return what is to be kept of a match; ``name`` is the workbook's."""
    kept = [
        MatchedColumn(heading=_fit(column.heading, "heading"), field=column.path)
        for column in columns
    ]
    kept += [
        MatchedColumn(heading=f"{_CONSTANT}{value}", field=path)
        for path, value in constants.items()
    ]
    return ImportMatch(
        register=register,
        shape=shape_of(columns),
        name=_fit(name, "name", ImportMatch),
        columns=tuple(kept),
    )


def find_remembered(grid: Grid, matches: Mapping[str, ImportMatch]) -> Table | None:
    """Return the table of a sheet whose headings were matched before, None where none was."""
    if not matches:
        return None
    for table in possible_tables(grid):
        match = matches.get(shape_of(table.columns))
        if match is not None:
            kept = [column for column in match.columns if not _is_constant(column)]
            columns = tuple(
                replace(column, path=known.field if _is_known(match.register, known.field) else "")
                for column, known in zip(table.columns, kept, strict=False)
            )
            return replace(table, columns=columns)
    return None


def constants_of(match: ImportMatch) -> dict[str, Any]:
    """Return the values that were chosen for fields without a column."""
    known = columns_of(match.register)
    return {
        column.field: _constant(known[column.field].field, column.heading[len(_CONSTANT) :])
        for column in match.columns
        if _is_constant(column) and column.field in known
    }


def _fit(text: str, field: str, cls: type[Any] = MatchedColumn) -> str:
    """Return a text of somebody's file as it can be kept; columns are known by their order."""
    clean = normalize("".join(" " if control_characters(c) else c for c in text))
    return clean[: fields_of(cls)[field].max_length].strip() or "?"


def _is_constant(column: MatchedColumn) -> bool:
    return column.heading.startswith(_CONSTANT) and bool(column.field)


def _is_known(register: str, path: str) -> bool:
    return path.partition("=")[0] in columns_of(register)


def _constant(field: Field, text: str) -> Any:
    return int(text) if field.kind is Kind.WHOLE and text.isdigit() else text
