"""Which rows below a head are records, and why the others are not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from cchc_desktop.domain.grids import Grid, GridCell, GridRow
from cchc_desktop.domain.importing.columns import columns_of
from cchc_desktop.domain.importing.headings import SEPARATOR, is_ordinal
from cchc_desktop.domain.importing.heads import Table
from cchc_desktop.domain.importing.words import Words, begins_with
from cchc_desktop.domain.vietnamese import fold

BLANK: Final = "Dòng trống, chỉ có số thứ tự."
BESIDE: Final = "Dòng không có ô nào ở các cột đã khớp."
REPEATED: Final = "Dòng tiêu đề lặp lại."
NUMBERED: Final = "Dòng đánh số cột."
TOTAL: Final = "Dòng cộng, không phải bản ghi."
FOOT: Final = "Phần cuối bảng: ghi chú, nơi nhận, ký tên."
SECTION: Final = "Dòng tiêu đề nhóm."
EXAMPLE_MARK: Final = "Ví dụ"
"""Stands in the place of the running number of a row that only shows how to fill in."""
EXAMPLE: Final = f"Dòng ví dụ của tệp mẫu; xoá chữ “{EXAMPLE_MARK}” nếu là dữ liệu thật."

_NOTHING: Final = GridCell(None)
_NUMBER_OF_COLUMN: Final = re.compile(r"\(?(\d{1,2}|[A-Za-z])\)?(?:\s*=.*)?")
_ORDINAL: Final = re.compile(r"\d+[.)]?")
_GROUP_MARK: Final = re.compile(r"(?:[IVXLC]+|[A-Z])[.)]?")
_GROUP_START: Final = re.compile(r"(?:[IVXLC]+|[A-ZĐ])[./)]\s*\S")
_SPAN_OF_TIME: Final = re.compile(r"(?:thang \d{1,2}|quy (?:[ivx]+|\d)|nam \d{4})(?: .*)?")
_DAY_LINE: Final = re.compile(r"ngay .*thang .*nam .*")
_MARK_OF_NOTE: Final = ("*", "(*", "-(*")
_SHORT: Final = 80


@dataclass(frozen=True, slots=True)
class Skipped:
    """Why a row is no record; ``group`` is the text of a row that heads a group."""

    reason: str
    group: str = ""


class RowJudge:
    """Judges the rows of one table, from the head downward."""

    def __init__(self, grid: Grid, table: Table, register: str, words: Words) -> None:
        known = columns_of(register)
        self._words = words
        self._last = table.last
        self._matched = tuple(column.index for column in table.columns if column.path)
        self._ordinals = frozenset(
            column.index for column in table.columns if is_ordinal(column.heading, words)
        )
        self._needed = tuple(
            column.index
            for column in table.columns
            if column.path and known[column.base].field.required and not known[column.base].lines
        )
        self._headings = {
            column.index: {
                fold(part) for part in (column.heading, *column.heading.split(SEPARATOR))
            }
            for column in table.columns
        }
        self._across = _merged_across(grid)
        self._foot = False

    def judge(self, row: GridRow, cells: Sequence[GridCell]) -> Skipped | None:
        """Return why a row is skipped, None for a record; ``cells`` have the merged values."""
        # The text of each cell with content, "" where it holds a number or a day.
        filled = {
            i: text
            for i, cell in enumerate(cells)
            if (text := _text(cell)) or not _says_nothing(cell)
        }
        if any(filled.get(i) == EXAMPLE_MARK for i in self._ordinals):
            return Skipped(EXAMPLE)
        if self._is_repeated(filled):
            return Skipped(REPEATED)
        if row.number <= self._last + 2 and _is_numbering([cells[i] for i in filled]):
            return Skipped(NUMBERED)
        if bool(self._needed) and all(i in filled for i in self._needed):
            self._foot = False
            return None
        return self._judge_incomplete(row, filled)

    def _judge_incomplete(self, row: GridRow, filled: Mapping[int, str]) -> Skipped | None:
        data = {i: text for i, text in filled.items() if i not in self._ordinals}
        texts = [text for cell in row.cells if (text := _text(cell))]
        first = next((fold(text) for text in texts if not _ORDINAL.fullmatch(text)), "")
        if _is_total(first, self._words):
            self._foot = False
            return Skipped(TOTAL)
        if self._foot or self._begins_foot(first, texts, data):
            self._foot = True
            return Skipped(FOOT)
        if not data:
            group = next((text for text in texts if _GROUP_START.match(text)), "")
            return Skipped(SECTION, group) if group else Skipped(BLANK)
        if group := self._group_of(row, filled, data):
            return Skipped(SECTION, group)
        if not any(i in data for i in self._matched):
            return Skipped(BESIDE)
        return None

    def _is_repeated(self, filled: Mapping[int, str]) -> bool:
        """Tell whether two thirds of the cells say again what stands at their column's head."""
        others = sum(1 for i, text in filled.items() if not text or i not in self._headings)
        allowed = len(filled) // 3
        for i, text in filled.items():
            if others > allowed:
                return False
            others += bool(text) and i in self._headings and fold(text) not in self._headings[i]
        return others <= allowed and len(filled) - others >= 2

    def _begins_foot(self, first: str, texts: Sequence[str], data: Mapping[int, str]) -> bool:
        if not texts or len(data) > 3 or len(set(data.values())) > 2:
            return False
        return (
            begins_with(first, self._words.signatures)
            or begins_with(first, self._words.notes)
            or texts[0].startswith(_MARK_OF_NOTE)
            or (len(texts) == 1 and _DAY_LINE.search(first) is not None and len(texts[0]) < _SHORT)
        )

    def _group_of(self, row: GridRow, filled: Mapping[int, str], data: Mapping[int, str]) -> str:
        """Return the text of a row that heads a group, ``""`` for any other row."""
        told = set(data.values())
        if len(told) != 1 or not (text := told.pop()):
            return ""
        marks = [filled[i] for i in self._ordinals if i in filled]
        spans = self._across.get(row.number, 0)
        alone = len(self._needed) > 1
        if spans >= 3 or (spans >= 2 and alone):
            return text
        if not alone:
            return ""
        if any(_GROUP_MARK.fullmatch(mark) for mark in marks):
            return text
        begins = _GROUP_START.match(text) or _SPAN_OF_TIME.fullmatch(fold(text))
        return text if begins and not marks else ""


class MergedCells:
    """Gives rows their cells, with the value of a merged cell in every row that it covers."""

    def __init__(self, grid: Grid) -> None:
        self._covered: dict[int, list[tuple[int, tuple[int, int]]]] = {}
        self._origins: dict[int, list[int]] = {}
        self._kept: dict[tuple[int, int], GridCell] = {}
        for top, left, bottom, _right in grid.merged:
            if bottom > top:
                self._origins.setdefault(top, []).append(left)
                for number in range(top + 1, bottom + 1):
                    self._covered.setdefault(number, []).append((left, (top, left)))

    def cells_of(self, row: GridRow) -> Sequence[GridCell]:
        """Return the cells of a row; rows are to be asked for from the top down."""
        for column in self._origins.get(row.number, ()):
            if column < len(row.cells):
                self._kept[row.number, column] = row.cells[column]
        covered = self._covered.get(row.number)
        if not covered:
            return row.cells
        cells = list(row.cells)
        for column, origin in covered:
            if (kept := self._kept.get(origin)) is not None:
                cells.extend([_NOTHING] * (column + 1 - len(cells)))
                cells[column] = kept
        return cells


def _merged_across(grid: Grid) -> dict[int, int]:
    spans: dict[int, int] = {}
    for top, left, _bottom, right in grid.merged:
        if right > left:
            spans[top] = max(spans.get(top, 0), right - left + 1)
    return spans


def _says_nothing(cell: GridCell) -> bool:
    return cell.empty or (isinstance(cell.value, str) and not cell.error)


def _is_numbering(cells: Sequence[GridCell]) -> bool:
    """Tell whether a row numbers the columns: (1) (2) (3), A B 1 2 3."""
    texts = [
        str(cell.value) if isinstance(cell.value, int | Decimal) else _text(cell) for cell in cells
    ]
    marks = [found[1].lower() for text in texts if (found := _NUMBER_OF_COLUMN.fullmatch(text))]
    if len(marks) < max(3, len(texts)):
        return False
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    letters = [ord(mark) for mark in marks if not mark.isdigit()]
    return all(
        row == list(range(first, first + len(row)))
        for row, first in ((numbers, numbers[0] if numbers else 0), (letters, ord("a")))
        if row
    )


def _is_total(first: str, words: Words) -> bool:
    if not first or len(first) > _SHORT:
        return False
    for word in words.totals:
        if first == word:
            return True
        rest = first.removeprefix(word + " ")
        if rest != first and (" " in word or not re.search(r"[a-z]{2}", rest)):
            return True
    return False


def _text(cell: GridCell) -> str:
    return " ".join(cell.value.split()) if isinstance(cell.value, str) else ""
