"""Where a cell is, as Excel writes it: B3, A1:C9."""

from __future__ import annotations

import re
from typing import Final

from cchc_desktop.workbooks.reading.limits import MOST_COLUMNS, MOST_ROWS
from cchc_desktop.workbooks.reading.refusals import Damage

_PLACE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


class Columns(dict[str, int]):
    """The number of a column from 0 by its letters, worked out once; -1 for no column."""

    def __missing__(self, letters: str) -> int:
        number = 0
        for letter in letters if 1 <= len(letters) <= 3 else "":
            if not "A" <= letter <= "Z":
                return -1
            number = number * 26 + ord(letter) - ord("A") + 1
        if not 1 <= number <= MOST_COLUMNS:
            return -1
        self[letters] = number - 1
        return number - 1


COLUMNS: Final = Columns()


def place(written: str) -> tuple[int, int]:
    """Return (row from 1, column from 0); raises `Damage`."""
    found = _PLACE.fullmatch(written)
    column = COLUMNS[found.group(1)] if found else -1
    row = int(found.group(2)) if found else 0
    if column < 0 or row > MOST_ROWS:
        raise Damage("có chỗ ghi sai địa chỉ ô.")
    return row, column


def area(written: str) -> tuple[int, int, int, int]:
    """Return (first row, first column, last row, last column); raises `Damage`."""
    first, _, last = written.partition(":")
    (top, left), (bottom, right) = place(first), place(last or first)
    if top > bottom or left > right:
        raise Damage("có chỗ ghi sai địa chỉ vùng.")
    return top, left, bottom, right
