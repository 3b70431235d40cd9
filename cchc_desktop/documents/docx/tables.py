"""Tables with figures: their head is repeated on every page, their long rows may be cut."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element

from cchc_desktop.documents import layout
from cchc_desktop.documents.docx.columns import table_about, table_grid
from cchc_desktop.documents.docx.elements import paragraph, twips, w
from cchc_desktop.documents.docx.styles import CELL, CELL_HEAD, GRID_TABLE, Style
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.pdf.lines import width_of
from cchc_desktop.documents.tree import Column, Runs, Table, runs, text_of


def table_element(table: Table, faces: Faces, width: float, *, keep_last: bool = False) -> Element:
    """Return `table`, `width` points wide; with `keep_last` its end stays with what follows."""
    widths = _widths(table.columns, width)
    made = w("tbl", table_about(GRID_TABLE, width), table_grid(widths))
    titles = tuple(runs(column.title) for column in table.columns)
    heads = ("center",) * len(table.columns)
    made.append(_row(CELL_HEAD, titles, widths, heads, w("cantSplit"), w("tblHeader")))
    aligns = tuple(column.align for column in table.columns)
    for number, row in enumerate(table.rows, start=1):
        keep = keep_last and number == len(table.rows)
        whole = () if _is_long(row, widths, faces) else (w("cantSplit"),)
        made.append(_row(CELL, row, widths, aligns, *whole, keep=keep))
    return made


def _widths(columns: tuple[Column, ...], width: float) -> tuple[float, ...]:
    """Share out `width`; rounded edges, not rounded widths, so that nothing adds up."""
    total = sum(column.share for column in columns)
    edges = [0]
    shared = 0.0
    for column in columns:
        shared += column.share
        edges.append(twips(width * shared / total))
    return tuple((right - left) / 20 for left, right in pairwise(edges))


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
