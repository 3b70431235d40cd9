"""A sheet's XML read as a stream into a grid.

Every cell passes here, so the handlers are written for speed: one look-up for a name, and cells
that say the same (a day, a channel, a unit) are one object.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterable, Iterator
from sys import getsizeof
from typing import Final

from cchc_desktop.domain.grids import EMPTY, Grid, GridCell, GridRow
from cchc_desktop.workbooks.reading.cell_values import CellMaker
from cchc_desktop.workbooks.reading.limits import (
    DEEPEST,
    HEAVIEST_GRID,
    LONGEST_TEXT,
    MOST_COLUMNS,
    MOST_MERGED,
    MOST_ROWS,
)
from cchc_desktop.workbooks.reading.places import COLUMNS, area
from cchc_desktop.workbooks.reading.plain_rows import PlainCell, without_plain_rows
from cchc_desktop.workbooks.reading.refusals import Damage, Monster
from cchc_desktop.workbooks.reading.texts import TextCollector
from cchc_desktop.workbooks.reading.xml_stream import ShortNames, feed, make_parser

_YES: Final = ("1", "true")
_AMONG_ROWS: Final = 2
"""How deep the parser is when it stands among the rows."""
_MOST_KEPT: Final = 30_000
"""Cells remembered so that the next one that says the same is the same object."""
_CELL: Final = getsizeof(EMPTY) + 16
_ROW: Final = 200
_PLACE_IN_ROW: Final = 8
_MANGLED: Final = "có dòng hoặc ô ghi không theo thứ tự."


def read_sheet(chunks: Iterable[bytes], name: str, maker: CellMaker, *, hidden: bool) -> Grid:
    """Return the grid that the XML of a sheet tells; raises `Damage`."""
    reader = _SheetReader(maker)
    parser, met = make_parser()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    with _collector_at_rest():
        feed(parser, met, without_plain_rows(chunks, reader), reader.where)
    if not reader.is_sheet:
        raise Damage("không phải là trang tính.")
    return Grid(
        name=name,
        hidden=hidden,
        rows=reader.rows,
        merged=tuple(reader.merged),
        filtered=reader.filtered,
        hidden_columns=frozenset(reader.hidden_columns),
    )


@contextlib.contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep Python from looking for cycles: cells form none, and the search takes a third more."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _SheetReader:
    """Listens to the parser of one sheet."""

    def __init__(self, maker: CellMaker) -> None:
        self.rows: list[GridRow] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.filtered = False
        self.hidden_columns: set[int] = set()
        self.is_sheet = False
        self._maker = maker
        self._short = ShortNames()
        self._depth = 0
        self._kept: dict[tuple[str, str, str, bool], GridCell] = {}
        self._weight = 0

        self._among_rows = False
        self._in_row = False
        self._row = 0
        self._row_end = ""
        self._row_hidden = False
        self._cells: list[GridCell] = []
        self._next_column = 0

        self._in_cell = False
        self._column = 0
        self._kind = ""
        self._look = ""
        self._formula = False
        self._written = ""
        self._in_value = False
        self._inline: TextCollector | None = None

    @property
    def between_rows(self) -> bool:
        """Whether the parser stands among the rows, outside of any."""
        return self._among_rows and self._depth == _AMONG_ROWS

    def where(self) -> str:
        """How far the rows were read, for a message."""
        return f" sau dòng {self._row}" if self._row else ""

    def plain_row(self, row: str, written: Iterable[PlainCell], *, hidden: bool) -> None:
        """A row that the parser does not see."""
        self._begin_row(int(row), hidden=hidden)
        kept, cells = self._kept, self._cells
        following = 0
        for letters, own_row, look, kind, formula, value, inline in written:
            column = COLUMNS[letters]
            if column < following or own_row != row:
                raise Damage(_MANGLED)
            following = column + 1
            if inline:
                key = ("inlineStr", look, inline, bool(formula))
            elif value or formula:
                key = (kind or "n", look, value, bool(formula))
            else:
                continue
            cell = kept.get(key) or self._new_cell(key)
            if cell is not EMPTY:
                if (missing := column - len(cells)) > 0:
                    cells.extend([EMPTY] * missing)
                cells.append(cell)
        self._end_row()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        short = self._short[name]
        if short == "c":
            self._start_cell(attributes)
        elif short == "v":
            self._in_value = self._in_cell
        elif short == "row":
            self._start_row(attributes)
        elif self._inline is not None:
            self._inline.start(short, attributes)
        elif self._in_cell:
            if short == "f":
                self._formula = True
            elif short == "is":
                self._inline = TextCollector()
        else:
            self._start_other(short, attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        short = self._short[name]
        if short == "c":
            self._end_cell()
        elif short == "v":
            self._in_value = False
        elif short == "row":
            self._end_row()
        elif self._inline is not None and short != "is":
            self._inline.end(short)
        elif short == "sheetData":
            self._among_rows = False

    def text(self, text: str) -> None:
        if self._in_value:
            self._written = self._written + text if self._written else text
            if len(self._written) > LONGEST_TEXT:
                raise Monster("có một ô dài bất thường.")
        elif self._inline is not None:
            self._inline.text(text)

    def _start_row(self, attributes: dict[str, str]) -> None:
        if not self._among_rows or self._depth != _AMONG_ROWS + 1:
            raise Damage(_MANGLED)
        written = attributes.get("r")
        if written is None:
            row = self._row + 1
        elif written.isascii() and written.isdigit() and len(written) <= 7:
            row = int(written)
        else:
            raise Damage(_MANGLED)
        self._begin_row(row, hidden=attributes.get("hidden") in _YES)

    def _begin_row(self, row: int, *, hidden: bool) -> None:
        if not self._row < row <= MOST_ROWS:
            raise Damage(_MANGLED)
        self._in_row = True
        self._row = row
        self._row_end = str(row)
        self._row_hidden = hidden
        self._next_column = 0

    def _end_row(self) -> None:
        self._in_row = False
        if not self._cells:
            return
        self._weight += _ROW + _PLACE_IN_ROW * len(self._cells)
        self._check_weight()
        self.rows.append(GridRow(self._row, tuple(self._cells), self._row_hidden))
        self._cells = []

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if self._in_cell or not self._in_row:
            raise Damage(_MANGLED)
        written = attributes.get("r")
        if written is None:
            column = self._next_column
        else:
            column = COLUMNS[written[: -len(self._row_end)]]
            if column < self._next_column or not written.endswith(self._row_end):
                raise Damage(_MANGLED)
        if column >= MOST_COLUMNS:
            raise Damage(_MANGLED)
        self._in_cell = True
        self._column = column
        self._next_column = column + 1
        self._kind = attributes.get("t", "n")
        self._look = attributes.get("s", "")
        self._formula = False
        self._written = ""

    def _end_cell(self) -> None:
        self._in_cell = False
        if self._inline is not None:
            cell = self._inline_cell(self._inline)
        elif self._written or self._formula:
            key = (self._kind, self._look, self._written, self._formula)
            cell = self._kept.get(key) or self._new_cell(key)
        else:
            return
        if cell is not EMPTY:
            self._cells.extend([EMPTY] * (self._column - len(self._cells)))
            self._cells.append(cell)

    def _new_cell(self, key: tuple[str, str, str, bool]) -> GridCell:
        kind, look, written, formula = key
        cell = self._maker.cell(kind, look, written, formula=formula)
        if cell.empty:
            cell = EMPTY
        else:
            # A shared text is weighed with the texts.
            self._weight += _CELL + (0 if kind == "s" else getsizeof(cell.value))
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[key] = cell
        self._check_weight()
        return cell

    def _inline_cell(self, inline: TextCollector) -> GridCell:
        self._inline = None
        cell = self._maker.cell(
            "inlineStr", self._look, inline.collected, formula=self._formula, font=inline.font
        )
        self._weight += _CELL + getsizeof(cell.value)
        self._check_weight()
        return EMPTY if cell.empty else cell

    def _check_weight(self) -> None:
        if self._weight > HEAVIEST_GRID:
            raise Monster(f"có quá nhiều ô (đến dòng {self._row} đã vượt mức đọc được).")

    def _start_other(self, short: str, attributes: dict[str, str]) -> None:
        """What stands beside the cells: hidden columns, merged areas, a filter."""
        if self._depth > DEEPEST:
            raise Monster("có các phần lồng nhau quá sâu.")
        if short == "worksheet" and self._depth == 1:
            self.is_sheet = True
        elif short == "sheetData":
            self._among_rows = self._depth == _AMONG_ROWS
        elif short == "col" and attributes.get("hidden") in _YES:
            first, last = (_column_number(attributes.get(key, "")) for key in ("min", "max"))
            self.hidden_columns.update(range(first - 1, last))
        elif short == "mergeCell":
            self.merged.append(area(attributes.get("ref", "")))
            if len(self.merged) > MOST_MERGED:
                raise Monster("có quá nhiều vùng gộp ô.")
        elif short == "filterColumn":
            self.filtered = True


def _column_number(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) <= 5):
        raise Damage("có cột ghi sai số.")
    number = int(written)
    if not 1 <= number <= MOST_COLUMNS:
        raise Damage("có cột ghi sai số.")
    return number
