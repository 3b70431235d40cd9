"""A table's rows as lines: two columns set side by side, or figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from cchc_desktop.documents.tree import Letterhead, Recipients
from cchc_desktop.domain.vietnamese import fold

_NATION: Final = fold(Letterhead.NATION)
_RECIPIENTS: Final = fold(Recipients.LABEL)
_MOST_COLUMNS: Final = 3
"""Of a letterhead or signature: some people leave an empty column in the middle."""


class Cell(NamedTuple):
    """The lines of a cell and the column where it begins."""

    column: int
    lines: list[str]


def printed_rows(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Yield the lines of a table."""
    if not _side_by_side(rows):
        for row in rows:
            yield from _row(row)
        return
    # A row of one cell goes across: what is above it is read before it.
    for across, band in groupby(rows, lambda row: len(row) < 2):
        cells = [cell for row in band for cell in row]
        if not across:
            # Stable: of one column the cells stay in the order of their rows.
            cells.sort(key=lambda cell: cell.column)
        for cell in cells:
            yield from cell.lines


def _row(row: Sequence[Cell]) -> Iterator[str]:
    filled = [cell for cell in row if cell.lines]
    if len(filled) > 1:
        yield "\t".join(" ".join(cell.lines).replace("\t", " ") for cell in row)
    for cell in filled[:1] if len(filled) == 1 else ():
        yield from cell.lines


def _side_by_side(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell a letterhead and a signature, by what they say, from a table of figures."""
    if max(map(len, rows), default=0) > _MOST_COLUMNS:
        return False
    lines = [line for row in rows for cell in row for line in cell.lines]
    return any(
        fold(line).startswith(_NATION) or (":" in line and fold(line) == _RECIPIENTS)
        for line in lines
    )
