"""How cells look, and the few looks that the sheets share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FACE: Final = "Times New Roman"
"""The face of official documents (Nghị định 30/2020/NĐ-CP, Phụ lục I, I.3)."""

BODY_SIZE: Final = 12
LIST_SIZE: Final = 11
INDENT_STEP: Final = 12
"""Pixels of one step of indentation: Excel's 9, LibreOffice's 12."""

# "_-" keeps a number a hyphen away from the border; LibreOffice does not indent numbers reliably.
WHOLE: Final = "#,##0_-"
DECIMAL: Final = "#,##0.0##_-"
DAY: Final = "dd/mm/yyyy"
AS_TEXT: Final = "@"
DIFFERENCE: Final = "+#,##0_-;-#,##0_-;0_-"
DIFFERENCE_DECIMAL: Final = "+#,##0.0##_-;-#,##0.0##_-;0_-"
DIFFERENCE_PERCENT: Final = "+0.0%_-;-0.0%_-;0.0%_-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One look of a cell; ``size`` in points, ``number_format`` in Excel's own notation.

    ``indent`` keeps the text from the border in Excel's own steps (:data:`INDENT_STEP`).

    ``shrunk`` prints smaller what is wider than its cell: a number would show as ### else.
    ``struck`` draws a line through the text: what it says no longer holds. ``link`` is the look
    of what leads to another sheet. ``quoted`` marks a text that Excel would take for a formula
    when somebody edits the cell.
    """

    size: float = BODY_SIZE
    bold: bool = False
    italic: bool = False
    struck: bool = False
    link: bool = False
    align: Literal["left", "center", "right"] = "left"
    valign: Literal["top", "vcenter"] = "vcenter"
    indent: int = 0
    wrap: bool = False
    shrunk: bool = False
    bordered: bool = False
    shade: str = ""
    number_format: str = ""
    quoted: bool = False

    def numbered(self, number_format: str) -> Style:
        """Return this look with another number format."""
        return replace(self, number_format=number_format)

    def as_quoted(self) -> Style:
        """Return this look for a text that must never turn into a formula."""
        return _quoted(self)


@cache
def _quoted(style: Style) -> Style:
    return replace(style, quoted=True)


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[Style, Format] = {}
        # The same look comes a million times: known by its identity, it need not be hashed again.
        self._seen: dict[int, tuple[Style, Format]] = {}

    def __getitem__(self, style: Style) -> Format:
        seen = self._seen.get(id(style))
        if seen is None:
            seen = self._seen[id(style)] = (style, self._format_of(style))
        return seen[1]

    def _format_of(self, style: Style) -> Format:
        if style not in self._made:
            self._made[style] = self._workbook.add_format(_properties(style))
        return self._made[style]


def _properties(style: Style) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "font_name": FACE,
        "font_size": style.size,
        "bold": style.bold,
        "italic": style.italic,
        "font_strikeout": style.struck,
        "align": style.align,
        "valign": style.valign,
        "indent": style.indent,
        "text_wrap": style.wrap,
        "shrink": style.shrunk,
        "border": 1 if style.bordered else 0,
        "quote_prefix": style.quoted,
    }
    if style.link:
        properties |= {"underline": 1, "font_color": LINK}
    if style.number_format:
        properties["num_format"] = style.number_format
    if style.shade:
        properties["bg_color"] = style.shade
    return properties


SHADE_HEADING: Final = "#E7E6E6"
SHADE_GROUP: Final = "#F2F2F2"
LINK: Final = "#0563C1"
"""Excel's own colour of a link."""

TITLE: Final = Style(size=14, bold=True, align="center", wrap=True)
SUBTITLE: Final = Style(italic=True, align="center", wrap=True)
REMARK: Final = Style(size=LIST_SIZE, italic=True, valign="top", wrap=True)

HEADING: Final = Style(bold=True, align="center", wrap=True, bordered=True, shade=SHADE_HEADING)
NUMBERING: Final = Style(size=10, italic=True, align="center", bordered=True)
GROUP: Final = Style(bold=True, bordered=True, indent=1, shade=SHADE_GROUP)
CELL: Final = Style(wrap=True, bordered=True, indent=1)
CELL_CENTRED: Final = Style(align="center", wrap=True, bordered=True)
CELL_NUMBER: Final = Style(align="right", bordered=True, shrunk=True)

LIST_HEADING: Final = replace(HEADING, size=LIST_SIZE)
LIST_CELL: Final = replace(CELL, size=LIST_SIZE, valign="top", indent=0)
LIST_CENTRED: Final = replace(LIST_CELL, align="center")
LIST_NUMBER: Final = replace(LIST_CELL, align="right", wrap=False, shrunk=True)
