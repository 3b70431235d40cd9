"""One value as the XML of a cell: a text is never a formula, a number is a number."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final
from xml.sax.saxutils import escape

from cchc_desktop.domain.form_contents import Content, Share, shown
from cchc_desktop.domain.vietnamese import fold, format_day
from cchc_desktop.workbooks.cells import checked_text
from cchc_desktop.workbooks.reading.looks import Look
from cchc_desktop.workbooks.reading.number_formats import Shows

_ATTRIBUTE: Final = re.compile(rb"""\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_OF_THE_OLD_VALUE: Final = (b"t", b"cm", b"vm")
_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_PERCENT: Final = re.compile(r'^(?:[^"\\%]|"[^"]*"|\\.)*%', re.DOTALL)
"""A percent sign that is no text of the format."""
_BLANK: Final = re.compile(r"(?:[._…]\s?){3,}|…+")
_EPOCH: Final = date(1899, 12, 30)
_EPOCH_1904: Final = date(1904, 1, 1)
_HUNDRED: Final = Decimal(100)
_TENTH: Final = Decimal("0.1")


def emptied(start_tag: bytes) -> bytes:
    """Return a cell's start tag without what it says of its value, open at its end: ``<c r="A1"``.

    The style and all else that the form's author gave stays, in its order.
    """
    name = re.match(rb"<[^\s/>]+", start_tag)
    assert name is not None
    kept = (m[0] for m in _ATTRIBUTE.finditer(start_tag) if m[1] not in _OF_THE_OLD_VALUE)
    return name[0] + b"".join(kept)


def cell_xml(opening: bytes, prefix: str, value: str | Decimal | None) -> bytes:
    """Return the element that begins with ``opening`` (``<c r="A1"``) and holds ``value``.

    Raises CellRefused for a text that no cell can hold.
    """
    match value:
        case None:
            return opening + b"/>"
        case str():
            attribute, inner = b' t="inlineStr"', _text(value, prefix)
        case _:
            attribute, inner = b"", f"<{prefix}v>{value:f}</{prefix}v>".encode()
    return opening + attribute + b">" + inner + f"</{prefix}c>".encode()


def plain(value: Content, look: Look, *, from_1904: bool) -> str | Decimal | None:
    """Return what a cell of this look is to hold: a text, a number, or nothing.

    A date goes in as a serial where the cell shows dates, else as a text; a share as a fraction
    where it shows percentages, else in hundredths with one decimal.
    """
    match value:
        case None | "":
            return None
        case Share(value=share):
            percent = _PERCENT.search(look.number_format)
            return share if percent else (share * _HUNDRED).quantize(_TENTH, ROUND_HALF_UP)
        case date() if look.shows not in (Shows.DAY, Shows.DAY_AND_TIME):
            return format_day(value)
        case date():
            return Decimal((value - (_EPOCH_1904 if from_1904 else _EPOCH)).days)
        case _:
            return value


def into_blank(printed: str, value: Content) -> str | None:
    """Return a text of the form with ``value`` in the place of its dots: "Đơn vị: ......".

    None where it is no such text, and where there is nothing to put: the dots stay.
    """
    blank = _BLANK.search(printed)
    said = shown(value)
    if blank is None or not fold(printed):
        return None
    if not said:
        return printed
    before, after = printed[: blank.start()].rstrip(), printed[blank.end() :].lstrip()
    joined = f"{before} {said}" if before else said
    return joined + ("" if not after or after[0] in ",.;:)" else " ") + after


def _text(text: str, prefix: str) -> bytes:
    text = checked_text(text, "biểu của cấp trên")
    # Excel reads _x0041_ as the letter A.
    text = escape(_LOOKS_ESCAPED.sub("_x005F_", text))
    return (f'<{prefix}is><{prefix}t xml:space="preserve">{text}</{prefix}t></{prefix}is>').encode()
