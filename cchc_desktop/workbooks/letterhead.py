"""The head and the foot of an official table: names above, signatures below.

Laid out as Nghị định 30/2020/NĐ-CP, Phụ lục I, II has it, in the cells of a sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.official_lines import (
    MOTTO,
    NATION,
    agency_lines,
    authority_lines,
    place_and_day,
)
from cchc_desktop.workbooks.cells import Sheet
from cchc_desktop.workbooks.lettering import height_of, width_of
from cchc_desktop.workbooks.styles import Style

PREPARED_BY: Final = "NGƯỜI LẬP BIỂU"
SIGN_HINT: Final = "(Ký, ghi rõ họ tên)"

_MOTTO_SIZE: Final = 13
_NAME: Final = Style(bold=True, align="center", wrap=True)
_PLAIN: Final = Style(align="center", wrap=True)
_ITALIC: Final = Style(italic=True, align="center")
_AGENCY_RULE: Final = 0.42
"""Of the text's width; the decree allows a third to a half."""
_ROOM_TO_SIGN: Final = 4
"""Empty rows for the hand signature and the seal, about 30 mm."""
_SIGNING_ROW: Final = 21.0


@dataclass(frozen=True, slots=True)
class Halves:
    """The columns of the left and of the right half, first and last of each."""

    left: tuple[int, int]
    right: tuple[int, int]


def put_letterhead(sheet: Sheet, row: int, office: OfficeProfile, halves: Halves) -> int:
    """Write the office at the left, the nation and the motto at the right; return the next row."""
    agency = [line.upper() for line in agency_lines(office)]
    left = [(line, _NAME) for line in agency]
    if office.show_superior:
        left.insert(0, (office.superior.upper(), _PLAIN))
    right = [(NATION, _NAME), (MOTTO, replace(_NAME, size=_MOTTO_SIZE))]
    for at in range(max(len(left), len(right))):
        sheet.height(row + at, height_of(1, _MOTTO_SIZE))
        for half, lines in ((halves.left, left), (halves.right, right)):
            if at < len(lines):
                sheet.put_across(row + at, *half, *lines[at])

    _rule(sheet, row + len(left), halves.left, _AGENCY_RULE * _width(agency[-1], _NAME))
    _rule(sheet, row + len(right), halves.right, _width(*right[-1]))
    after = row + max(len(left), len(right))
    sheet.height(after, 12)
    return after + 1


def put_signatures(
    sheet: Sheet, row: int, office: OfficeProfile, catalogues: Catalogues, made_on: date,
    halves: Halves,
) -> int:  # fmt: skip
    """Write who prepared and who signs the table; return the row after the names.

    The day stays blank: it is written by hand when the table is signed.
    """
    day_line = place_and_day(office.place, made_on, None)
    signer = office.usual_signer()
    authority = [line.upper() for line in authority_lines(office, signer, catalogues)]
    if signer is not None:
        authority.append(catalogues.text("signer_positions", signer.position).upper())

    left = [("", _PLAIN), (PREPARED_BY, _NAME), (SIGN_HINT, _ITALIC)]
    right = [(day_line, _ITALIC), *((line, _NAME) for line in authority)]
    rows = max(len(left), len(right))
    for at in range(rows):
        sheet.height(row + at, _SIGNING_ROW)
        for half, lines in ((halves.left, left), (halves.right, right)):
            if at < len(lines):
                sheet.put_across(row + at, *half, *lines[at])
    names = row + rows + _ROOM_TO_SIGN
    for empty in range(row + rows, names):
        sheet.height(empty, _SIGNING_ROW)
    sheet.height(names, _SIGNING_ROW)
    sheet.put_across(names, *halves.right, signer.name if signer is not None else "", _NAME)
    return names + 1


def _width(text: str, style: Style) -> float:
    return width_of(text, style.size, bold=style.bold)


def _rule(sheet: Sheet, row: int, half: tuple[int, int], length: float) -> None:
    """Draw a line of that many pixels above ``row``, in the middle of the half."""
    first, last = half
    room = sum(sheet.widths[first : last + 1])
    sheet.worksheet.insert_textbox(
        row,
        first,
        "",
        {
            "x_offset": round((room - length) / 2),
            "y_offset": 2,
            "width": round(length),
            "height": 1,
            "fill": {"color": "black"},
            "line": {"none": True},
            "decorative": True,
        },
    )
