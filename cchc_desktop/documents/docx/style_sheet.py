"""The styles written down as the Word file's style sheet."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from cchc_desktop.documents import layout
from cchc_desktop.documents.docx.elements import eighths, twips, w
from cchc_desktop.documents.docx.styles import (
    BODY,
    GRID_TABLE,
    HEADINGS,
    LANGUAGE,
    LAYOUT_TABLE,
    NORMAL,
    STYLES,
    TYPEFACE,
    Style,
)

_LINE: Final = 240
"""Word tells the height of a line in 240ths of single spacing."""


def style_sheet() -> Element:
    """Return the defaults and all styles."""
    styles = map(_paragraph_style, STYLES)
    return w("styles", _defaults(), *styles, _ordinary_table(), _layout_table(), _grid_table())


def _defaults() -> Element:
    # All four kinds of letters: else Word takes another face for some of the Vietnamese ones.
    faces = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), TYPEFACE)
    letters = w(
        "rPr",
        w("rFonts", **faces),
        *_sizes(NORMAL.size),
        w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"),
    )
    # Two lines at least of a paragraph stay together at either end of a page.
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault", w("pPr", w("widowControl"))))


def _paragraph_style(style: Style) -> Element:
    kind = {"type": "paragraph", "styleId": style.id}
    if style is NORMAL:
        kind["default"] = "1"
    if not style.own:
        kind["customStyle"] = "1"
    about = [w("name", val=style.name)]
    if style is not NORMAL:
        about.append(w("basedOn", val=NORMAL.id))
    if style in HEADINGS:
        about.append(w("next", val=BODY.id))
    return w("style", *about, w("qFormat"), _of_paragraph(style), _of_letters(style), **kind)


def _of_paragraph(style: Style) -> Element:
    made = w("pPr")
    if style.keep:
        made.append(w("keepNext"))
        made.append(w("keepLines"))
    exact = style.pitch is not None
    made.append(
        w(
            "spacing",
            before=twips(style.before),
            after=twips(style.after),
            line=twips(style.pitch) if style.pitch else round(_LINE * style.spacing),
            lineRule="exact" if exact else "auto",
        )
    )
    if style.first_line:
        made.append(w("ind", firstLine=twips(style.first_line)))
    made.append(w("jc", val=style.align))
    if style.outline is not None:
        made.append(w("outlineLvl", val=style.outline))
    return made


def _of_letters(style: Style) -> Element:
    made = w("rPr")
    if style.bold:
        made.append(w("b"))
    if style.italic:
        made.append(w("i"))
    for size in _sizes(style.size):
        made.append(size)
    return made


def _sizes(size: float) -> tuple[Element, Element]:
    """Half points, for the letters of all scripts."""
    halves = round(size * 2)
    return w("sz", val=halves), w("szCs", val=halves)


def _ordinary_table() -> Element:
    """Word's own default, which it wants to find."""
    return w(
        "style",
        w("name", val="Normal Table"),
        w("tblPr", w("tblInd", w=0, type="dxa"), _cell_margins(0, 0)),
        type="table",
        styleId="TableNormal",
        default=1,
    )


def _layout_table() -> Element:
    return _table_style(LAYOUT_TABLE, "Bảng không kẻ", w("tblPr"))


def _grid_table() -> Element:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = {"val": "single", "sz": eighths(layout.GRID_THICKNESS), "space": 0, "color": "000000"}
    about = w(
        "tblPr",
        w("tblBorders", *(w(edge, **line) for edge in edges)),
        _cell_margins(layout.CELL_TOP, layout.CELL_SIDE),
    )
    return _table_style(GRID_TABLE, "Bảng số liệu", about, w("tcPr", w("vAlign", val="center")))


def _table_style(id_: str, name: str, *about: Element) -> Element:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="TableNormal"),
        w("qFormat"),
        *about,
        type="table",
        styleId=id_,
        customStyle=1,
    )


def _cell_margins(upright: float, side: float) -> Element:
    wide = {"top": upright, "left": side, "bottom": upright, "right": side}
    return w("tblCellMar", *(w(edge, w=twips(far), type="dxa") for edge, far in wide.items()))
