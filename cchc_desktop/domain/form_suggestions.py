"""What each cell of an empty form seems to ask for, read from its heads; a person confirms it.

A row is known by the words of a figure and its unit, a column by what its head says of the
number: kế hoạch, trong kỳ, lũy kế. All of it is compared without marks. Nothing is suggested
where two figures would fit alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from cchc_desktop.domain.counting import Definition
from cchc_desktop.domain.form_contents import NUMBERS, TEXTS
from cchc_desktop.domain.grids import EMPTY, Grid, GridCell, cells_of, place_name
from cchc_desktop.domain.receiver_forms import FormCell
from cchc_desktop.domain.vietnamese import fold

_LONGEST_HEAD: Final = 80
_HEAD_ROWS: Final = 3
_MOST_ROWS: Final = 3_000
_MOST_COLUMNS: Final = 200
_SIGNS: Final = ((r"\+\s*/\s*-|\+,\s*-|±", " tăng giảm "), ("%", " phần trăm "))
_SAME: Final = (
    (r"\bthu tuc hanh chinh\b", "tthc"),
    (r"\b(?:(?:he thong )?loa|he thong|dai phat|phat) (?:truyen )?thanh\b", "dai truyen thanh"),
    (r"\b(?:website|trang web|cong thong tin dien tu|trang tin dien tu)\b",
     "trang thong tin dien tu"),
    (r"\bpano\b", "pa no"),
)  # fmt: skip
"""What other offices call our channels."""
_SAYS_LITTLE: Final = frozenset(
    ("trong", "tren", "tai", "cac", "va", "qua", "cua", "theo", "duoc", "cho", "bo", "phan")
)
# The most telling first: "thực hiện cùng kỳ năm trước" is no number of the period.
_BY_HEAD: Final = (
    *("of_plan", "share", "difference", "same_period_last_year", "estimated", "cumulative"),
    *("planned", "in_period"),
)


def suggest(grids: Iterable[Grid], figures: Mapping[str, Definition]) -> tuple[FormCell, ...]:
    """Return what the cells of a form seem to ask for, sheet by sheet, in the order of the cells.

    ``figures`` are those that there can be. No cell with a formula, a text or a number but 0 is
    suggested.
    """
    words = [_Words.of(definition) for definition in figures.values()]
    return tuple(cell for grid in grids if not grid.hidden for cell in _Sheet(grid).cells(words))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words by which the row of a figure is known."""

    figure: str
    label: frozenset[str]
    unit: str

    @classmethod
    def of(cls, definition: Definition) -> _Words:
        label = frozenset(_same(fold(definition.label)).split()) - _SAYS_LITTLE
        return cls(definition.name, label, fold(definition.unit))

    def fit(self, said: str, said_words: frozenset[str]) -> int:
        """Return how well a row's words fit, 0 for not at all."""
        if not self.label <= said_words:
            return 0
        in_full = re.search(rf"\b{re.escape(self.unit)}\b", said) if self.unit else None
        return 10 * len(self.label) + (1 + len(self.unit) if in_full else 0)


class _Sheet:
    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._rows = {row.number: row for row in grid.rows[:_MOST_ROWS]}
        self._first: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in grid.merged:
            for row in range(top, min(bottom, top + _MOST_ROWS) + 1):
                for column in range(left, min(right, left + _MOST_COLUMNS) + 1):
                    self._first[row, column] = (top, left)

    def cells(self, figures: list[_Words]) -> Iterator[FormCell]:
        """Yield the suggestions of the sheet, each cell once."""
        given: set[tuple[int, int]] = set()
        for place, figure, number in (*self._texts(), *self._numbers(figures)):
            if place not in given:
                given.add(place)
                yield FormCell(
                    sheet=self._grid.name, cell=place_name(*place), figure=figure, number=number
                )

    def _texts(self) -> Iterator[tuple[tuple[int, int], str, str]]:
        """Yield the empty cells to the right of "Đơn vị báo cáo:", and "Kỳ báo cáo: ......"."""
        for row in self._rows.values():
            for column, cell in cells_of(row):
                said = _head(cell)
                found = next((t for t in TEXTS.values() if t.heads and _is(t.heads, said)), None)
                if found is None:
                    continue
                if re.search(r":\s*[._…]", str(cell.value)):
                    yield (row.number, column), "", found.code
                if not str(cell.value).rstrip().endswith(":"):
                    continue
                right = column + 1
                while self._first.get((row.number, right)) == (row.number, column):
                    right += 1
                if place := self._free(row.number, right):
                    yield place, "", found.code

    def _numbers(self, figures: list[_Words]) -> Iterator[tuple[tuple[int, int], str, str]]:
        heads, below = self._heads()
        if not heads:
            return
        first = min(heads)
        above = ""
        for number, row in self._rows.items():
            if number <= below:
                continue
            said = self._said(number, first)
            figure = _best(figures, said)
            if not figure and above:
                figure = _best(figures, f"{above} {said}") if said else ""
            holds = any(not cell.empty for c, cell in enumerate(row.cells) if c in heads)
            if not figure and said and not holds:
                above = said  # "1. Đài truyền thanh", whose units follow below
            for column, code in heads.items() if figure else ():
                if place := self._free(number, column):
                    yield place, figure, code

    def _heads(self) -> tuple[dict[int, str], int]:
        """Return what the columns are headed by, and the last row of the heads."""
        known = {
            number: sum(_number_of(_head(cell)) != "" for _, cell in cells_of(row))
            for number, row in self._rows.items()
        }
        at = max(known, key=lambda number: (known[number], -number), default=0)
        if not known.get(at):
            return {}, 0
        top = at
        while at - top < _HEAD_ROWS - 1 and self._is_head(top - 1):
            top -= 1
        last = at
        while last - at < _HEAD_ROWS - 1 and self._is_head(last + 1):
            last += 1
        columns = {c for n in range(top, last + 1) for c in self._columns_of(n)}
        found = {column: _number_of(self._head_over(column, top, last)) for column in columns}
        return {column: code for column, code in sorted(found.items()) if code}, last

    def _is_head(self, number: int) -> bool:
        """Tell whether a row belongs to the heads: several texts, one of which names a number."""
        row = self._rows.get(number)
        texts = [_head(cell) for _, cell in cells_of(row)] if row else []
        return len(texts) > 1 and any(_number_of(text) for text in texts if text)

    def _columns_of(self, number: int) -> Iterator[int]:
        row = self._rows.get(number)
        for column, cell in cells_of(row) if row else ():
            if isinstance(cell.value, str):
                yield column
                right = column + 1
                while self._first.get((number, right)) == (number, column):
                    yield right
                    right += 1

    def _head_over(self, column: int, top: int, last: int) -> str:
        places = dict.fromkeys(
            self._first.get((n, column), (n, column)) for n in range(top, last + 1)
        )
        return " ".join(text for place in places if (text := _head(self._at(place))))

    def _said(self, number: int, before: int) -> str:
        """Return the words of a row left of the numbers, with those of cells merged down to it."""
        places = dict.fromkeys(
            self._first.get((number, column), (number, column)) for column in range(before)
        )
        texts = (self._at(place).value for place in places)
        return _same(" ".join(fold(text) for text in texts if isinstance(text, str)))

    def _free(self, row: int, column: int) -> tuple[int, int] | None:
        """Return the cell that is to be filled, None where something of the form stands in it."""
        place = self._first.get((row, column), (row, column))
        cell = self._at(place)
        blank = cell.value in (None, 0) or (isinstance(cell.value, str) and not fold(cell.value))
        return place if blank and not cell.formula and not cell.error else None

    def _at(self, place: tuple[int, int]) -> GridCell:
        row = self._rows.get(place[0])
        return row.cell(place[1]) if row else EMPTY


def _head(cell: GridCell) -> str:
    """Return a head folded, "%" in words; "" for what is no short text."""
    if not isinstance(cell.value, str) or cell.formula or len(cell.value) > _LONGEST_HEAD:
        return ""
    text = cell.value
    for sign, word in _SIGNS:
        text = re.sub(sign, word, text)
    return fold(text)


def _number_of(head: str) -> str:
    """Return the code of the number that a head names, "" for none."""
    return next((code for code in _BY_HEAD if re.search(NUMBERS[code].heads, head)), "")


def _is(heads: str, said: str) -> bool:
    return bool(said) and re.fullmatch(heads, said) is not None


def _same(folded: str) -> str:
    for theirs, ours in _SAME:
        folded = re.sub(theirs, ours, folded)
    return folded


def _best(figures: list[_Words], said: str) -> str:
    """Return the one figure that fits best, "" where none or several do."""
    words = frozenset(said.split())
    ranked = sorted(((w.fit(said, words), w.figure) for w in figures), reverse=True)[:2]
    if not ranked or not ranked[0][0]:
        return ""
    return "" if len(ranked) > 1 and ranked[0][0] == ranked[1][0] else ranked[0][1]
