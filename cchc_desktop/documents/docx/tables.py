"""Tables with figures: their head is repeated on every page, their long rows may be cut."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element

from cchc_desktop.documents import layout
from cchc_desktop.documents.docx.columns import table_about, table_grid
from cchc_desktop.documents.docx.elements import paragraph, twips, w
from cchc_desktop.documents.docx.styles import CELL, CELL_HEAD, GRID_TABLE, Style
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.pdf.columns import grid_of
from cchc_desktop.documents.pdf.lines import width_of
from cchc_desktop.documents.tree import Runs, Table, runs, text_of


def table_element(table: Table, faces: Faces, width: float, *, keep_last: bool = False) -> Element:
    """Return `table`, `width` points wide; with `keep_last` its end stays with what follows.

    Its columns are as wide as the PDF's. Two rows at least stand on either side of a page's end.
    """
    grid = grid_of(table, faces, width, layout.TABLE_SIZE)
    widths = _widths(grid.edges)
    made = w("tbl", table_about(GRID_TABLE, width), table_grid(widths))
    titles = tuple(runs(column.title) for column in table.columns)
    # A head taller than that would leave a page no room for rows: it comes once, cut like them.
    repeated = () if _is_long(titles, widths, faces) else (w("cantSplit"), w("tblHeader"))
    made.append(_row(CELL_HEAD, titles, widths, ("center",) * len(widths), *repeated))
    last = len(table.rows) - 1
    for index, row in enumerate(table.rows):
        long = _is_long(row, widths, faces)
        keep = keep_last if index == last else not long and index in (0, last - 1)
        whole = () if long else (w("cantSplit"),)
        made.append(_row(CELL, row, widths, grid.aligns, *whole, keep=keep))
    return made


def _widths(edges: tuple[float, ...]) -> tuple[float, ...]:
    """Return the columns' widths between rounded edges, so that what is rounded never adds up."""
    return tuple((twips(right) - twips(left)) / 20 for left, right in pairwise(edges))


def _is_long(row: tuple[Runs, ...], widths: tuple[float, ...], faces: Faces) -> bool:
    """Tell whether a row is so tall that it may be cut; lines are reckoned, not broken."""
    for content, width in zip(row, widths, strict=True):
        text = text_of(content)
        length = width_of(text, faces.regular, CELL.size)
        inner = width - 2 * layout.CELL_SIDE
        if length / inner + text.count("\n") > layout.WHOLE_ROW_LINES:
            return True
    return False


def _row(
    style: Style,
    cells: tuple[Runs, ...],
    widths: tuple[float, ...],
    aligns: tuple[str, ...],
    *about: Element,
    keep: bool = False,
) -> Element:
    made = w("tr")
    if about:
        made.append(w("trPr", *about))
    for content, width, align in zip(cells, widths, aligns, strict=True):
        text = paragraph(style, content, align=None if align == style.align else align, keep=keep)
        made.append(w("tc", w("tcPr", w("tcW", w=twips(width), type="dxa")), text))
    return made
