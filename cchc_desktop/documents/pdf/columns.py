"""How wide a table's columns are."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from cchc_desktop.documents import layout
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.pdf.lines import width_of
from cchc_desktop.documents.tree import Table, text_of

_WEIGHED_ROWS: Final = 100
_WEIGHED_WORD: Final = 16
"""Letters. A column holds the longest word of its head and first rows whole; a word of more
letters is an address or a slip, and may be cut."""
_ROUNDING: Final = 0.01
"""Points, so that a word is not cut for what floats add up to."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of the table `key`: their edges from left to right, the size of their type."""

    key: str
    edges: tuple[float, ...]
    aligns: tuple[str, ...]
    size: float
    pitch: float
    """From line to line."""

    def width(self, column: int) -> float:
        """Return what the text of a column may take."""
        return self.edges[column + 1] - self.edges[column] - 2 * layout.CELL_SIDE


def grid_of(table: Table, faces: Faces, width: float, size: float) -> Grid:
    """Return the columns of `table`, set in `size`, spread over `width` by their shares."""
    widths = fitted(
        [column.share for column in table.columns],
        [_longest_word(table, index, faces, size) for index in range(len(table.columns))],
        width,
    )
    return Grid(
        table.key,
        (0.0, *accumulate(widths)),
        tuple(column.align for column in table.columns),
        size,
        layout.leading(size, layout.TABLE_SPACING),
    )


def fitted(shares: list[float], least: list[float], width: float) -> list[float]:
    """Return widths by share that add up to `width`, none under its least if it can be had."""
    if sum(least) >= width:
        return [width * one / sum(least) for one in least]
    # A column that would be too narrow gets its least, and the others share what is left.
    widths: dict[int, float] = {}
    while True:
        free = [index for index in range(len(shares)) if index not in widths]
        room = width - sum(widths.values())
        total = sum(shares[index] for index in free)
        wanted = {index: room * shares[index] / total for index in free}
        poor = [index for index in free if wanted[index] < least[index]]
        if not poor:
            return [widths.get(index, wanted.get(index, 0.0)) for index in range(len(shares))]
        widths |= {index: least[index] for index in poor}


def _longest_word(table: Table, column: int, faces: Faces, size: float) -> float:
    """Return the width of a column that holds its longest word and the white beside it."""
    cells = (text_of(row[column]) for row in table.rows[:_WEIGHED_ROWS])
    weighed = (
        (faces.bold, table.columns[column].title),
        *((faces.regular, cell) for cell in cells),
    )
    words = (
        width_of(word, face, size)
        for face, text in weighed
        for word in unicodedata.normalize("NFC", text).split()
        if len(word) <= _WEIGHED_WORD
    )
    return max(words, default=0.0) + 2 * layout.CELL_SIDE + _ROUNDING
