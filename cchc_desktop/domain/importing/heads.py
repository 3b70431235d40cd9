"""Where the table stands on a sheet: the row or rows of its headings, and its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cchc_desktop.domain.fields import Kind
from cchc_desktop.domain.grids import Grid, GridCell, GridRow
from cchc_desktop.domain.importing.columns import TableColumn, columns_of
from cchc_desktop.domain.importing.headings import SEPARATOR, match_headings
from cchc_desktop.domain.importing.keys import KEYS
from cchc_desktop.domain.importing.words import ChoiceWords, Words
from cchc_desktop.domain.vietnamese import normalize

_ROWS_LOOKED_AT: Final = 80
_COLUMNS_LOOKED_AT: Final = 200
_DEEPEST: Final = 3
_LONGEST_TITLE: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table on a sheet: ``first`` and ``last`` are its head's rows as Excel numbers them.

    ``titles`` are the texts above the head, which may say the year or the channel of all rows.
    """

    sheet: str
    first: int
    last: int
    columns: tuple[TableColumn, ...]
    titles: tuple[str, ...] = ()
    score: int = 0


def find_table(grid: Grid, register: str, words: Words, choices: ChoiceWords) -> Table | None:
    """Return the table of a sheet whose headings fit the register best, None where none does."""
    best: Table | None = None
    for table in possible_tables(grid):
        headings = [(column.index, column.heading) for column in table.columns]
        columns, score = match_headings(headings, register, words, choices)
        if _is_enough(columns, register) and (best is None or score > best.score):
            best = replace(table, columns=columns, score=score)
    return best


def widest_table(grid: Grid) -> Table | None:
    """Return the table below the fullest row of texts, for a person to match."""
    return max(possible_tables(grid), key=lambda table: len(table.columns), default=None)


def possible_tables(grid: Grid) -> Iterator[Table]:
    """Yield the tables that could begin on a sheet, by their heads, nothing matched yet."""
    rows = list(grid.rows[:_ROWS_LOOKED_AT])
    for at in range(len(rows)):
        for depth in _depths(grid, rows, at):
            columns = tuple(
                TableColumn(index, heading, "")
                for index, heading in headings_of(grid, rows[at : at + depth])
            )
            if columns:
                yield Table(
                    sheet=grid.name,
                    first=rows[at].number,
                    last=rows[at + depth - 1].number,
                    columns=columns,
                    titles=tuple(_titles(rows[:at], grid.name)),
                )


def headings_of(grid: Grid, rows: Sequence[GridRow]) -> list[tuple[int, str]]:
    """Return (index, heading) of the columns of a head; several rows are joined, outer first.

    The text of merged cells stands for all the cells that they cover.
    """
    first, last = rows[0].number, rows[-1].number
    texts = {row.number: {i: _text(cell) for i, cell in enumerate(row.cells)} for row in rows}
    for top, left, bottom, right in grid.merged:
        if first <= top <= last and right < _COLUMNS_LOOKED_AT:
            said = texts.get(top, {}).get(left, "")
            for number in range(top, min(bottom, last) + 1):
                covered = texts.setdefault(number, {})
                covered.update(dict.fromkeys(range(left, right + 1), said))
    width = min(max((len(row.cells) for row in rows), default=0), _COLUMNS_LOOKED_AT)
    width = max([width, *(max(found) + 1 for found in texts.values() if found)])
    made = []
    for index in range(width):
        parts = [texts[number].get(index, "") for number in sorted(texts)]
        heading = SEPARATOR.join(dict.fromkeys(part for part in parts if part))
        if heading:
            made.append((index, heading))
    return made


def _depths(grid: Grid, rows: Sequence[GridRow], at: int) -> Iterator[int]:
    """Yield how many rows a head that begins at ``at`` may have, by its merged cells."""
    number = rows[at].number
    tall, wide = 1, False
    for top, left, bottom, right in grid.merged:
        if top == number:
            tall = max(tall, min(bottom - top + 1, _DEEPEST))
            wide = wide or right > left
    depth = sum(number <= row.number < number + tall for row in rows[at : at + _DEEPEST])
    yield max(depth, 1)
    below = rows[at + 1] if at + 1 < len(rows) and rows[at + 1].number == number + 1 else None
    if depth == 1 and below is not None and (wide or _fills(rows[at], below)):
        yield 2


def _fills(row: GridRow, below: GridRow) -> bool:
    """Tell whether the row below says something only where this one is empty or spans."""
    if any(not _is_text(cell) for cell in below.cells if cell.value is not None):
        return False
    upper = {i for i, cell in enumerate(row.cells) if _text(cell)}
    lower = {i for i, cell in enumerate(below.cells) if _text(cell)}
    return len(upper) > 2 and len(lower - upper) * 2 >= len(lower) > 1


def _is_enough(columns: Sequence[TableColumn], register: str) -> bool:
    """Tell whether enough is matched: what names a record, and one field more if it needs more."""
    given = {column.base for column in columns if column.path}
    known = columns_of(register)
    texts = (Kind.TEXT, Kind.LONG_TEXT)
    names = {name for name in KEYS[register].fields if known[name].field.kind in texts}
    needed = {path for path, column in known.items() if column.field.required and not column.lines}
    return names <= given and (len(given) >= 2 or needed <= given)


def _titles(rows: Sequence[GridRow], sheet: str) -> Iterator[str]:
    for row in rows:
        for cell in row.cells:
            if text := _text(cell):
                yield text[:_LONGEST_TITLE]
    yield sheet


def _is_text(cell: GridCell) -> bool:
    return isinstance(cell.value, str)


def _text(cell: GridCell) -> str:
    """Return a cell's text on one line; a number or a day heads nothing."""
    return " ".join(normalize(cell.value).split()) if isinstance(cell.value, str) else ""
