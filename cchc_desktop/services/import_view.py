"""A workbook as the window shows it before it is taken in: its tables, and what they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cchc_desktop.domain.grids import Grid
from cchc_desktop.domain.importing.columns import IMPORTED, TableColumn
from cchc_desktop.domain.importing.heads import Table
from cchc_desktop.domain.importing.plans import Suggestion
from cchc_desktop.domain.importing.values import plain_text
from cchc_desktop.domain.vietnamese.legacy import Encoding
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.import_matches import best_register, suggest, unmatched
from cchc_desktop.services.import_workbook import ImportWorkbook

_SAMPLES = 3
_ROWS_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """Tables that can be read together, with some texts of each column by its index."""

    tables: tuple[Table, ...]
    samples: Mapping[int, tuple[str, ...]]

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns, which are those of each table."""
        return self.tables[0].columns


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView:
    """How a workbook would be read into a register.

    ``choices`` are the tables to choose from, the suggested ones first; none where nothing stands
    in the workbook. ``examples`` are texts before and after the conversion from ``encoding``.
    """

    workbook: ImportWorkbook
    register: str
    encoding: Encoding | None
    suggestion: Suggestion
    choices: tuple[Choice, ...]
    examples: tuple[tuple[str, str], ...]


def look_at_workbook(
    file: DataFile,
    workbook: ImportWorkbook,
    register: str,
    encoding: Encoding | None,
) -> ImportView:
    """Return how a workbook would be read; ``register`` is its best one where it is ``""``."""
    register = register or best_register(file.catalogues, workbook) or IMPORTED[0]
    suggestion = suggest(file, workbook, register, encoding)
    grids = {grid.name: grid for grid in workbook.read_as(encoding)}
    offered = [suggestion.tables] if suggestion.tables else []
    known = {table.sheet: (table,) for table in suggestion.tables}
    for table in unmatched(workbook, encoding):
        alone = known.get(table.sheet, (table,))
        if alone not in offered:
            offered.append(alone)
    return ImportView(
        workbook=workbook,
        register=register,
        encoding=encoding,
        suggestion=suggestion,
        choices=tuple(
            Choice(tables, _samples(grids[tables[0].sheet], tables[0])) for tables in offered
        ),
        examples=workbook.examples(encoding) if encoding is not None else (),
    )


def matched(tables: tuple[Table, ...], paths: tuple[str, ...]) -> tuple[Table, ...]:
    """Return tables of the same shape with their columns given to other paths."""
    return tuple(
        replace(
            table,
            columns=tuple(
                replace(column, path=path)
                for column, path in zip(table.columns, paths, strict=True)
            ),
        )
        for table in tables
    )


def _samples(grid: Grid, table: Table) -> dict[int, tuple[str, ...]]:
    found: dict[int, dict[str, None]] = {column.index: {} for column in table.columns}
    below = [row for row in grid.rows if row.number > table.last][:_ROWS_LOOKED_AT]
    for row in below:
        for index, texts in found.items():
            text = " ".join(plain_text(row.cell(index).value).split())
            if text and len(texts) < _SAMPLES:
                texts[text] = None
    return {index: tuple(texts) for index, texts in found.items()}
