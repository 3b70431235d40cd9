"""Two columns set side by side by a table without rules: letterhead, signature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from cchc_desktop.documents.docx.elements import paragraph, twips, w
from cchc_desktop.documents.docx.styles import LAYOUT_TABLE, NORMAL

Row = tuple[Sequence[Element], Sequence[Element]]
"""The paragraphs of the left and of the right cell."""


def columns(
    widths: tuple[float, float], rows: Iterable[Row], *, gutter: float, cut: bool = False
) -> Element:
    """Return the table; no row is cut between pages, but with `cut` all after the first may be.

    The left column ends `gutter` before the right one begins.
    """
    table = w("tbl", table_about(LAYOUT_TABLE, sum(widths)), table_grid(widths))
    for number, cells in enumerate(rows):
        row = w("tr")
        if not cut or number == 0:
            row.append(w("trPr", w("cantSplit")))
        for index, (content, width) in enumerate(zip(cells, widths, strict=True)):
            about = w("tcPr", w("tcW", w=twips(width), type="dxa"))
            if index == 0:
                about.append(w("tcMar", w("right", w=twips(gutter), type="dxa")))
            # A cell without a paragraph is a damaged file to Word.
            row.append(w("tc", about, *(content or [paragraph(NORMAL)])))
        table.append(row)
    return table


def table_about(style: str, width: float) -> Element:
    """Return what is said of a table as a whole: its style, and that its widths are fixed."""
    return w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=twips(width), type="dxa"),
        w("tblLayout", type="fixed"),
    )


def table_grid(widths: Iterable[float]) -> Element:
    """Return the widths of a table's columns."""
    return w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths))
