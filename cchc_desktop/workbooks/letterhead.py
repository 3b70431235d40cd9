"""The head and the foot of an official table: names above, signatures below.

Laid out as Nghị định 30/2020/NĐ-CP, Phụ lục I, II has it, in the cells of a sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.workbooks.cells import Sheet
from cchc_desktop.workbooks.lettering import height_of, width_of
from cchc_desktop.workbooks.styles import Style

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
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


def agency_lines(office: OfficeProfile) -> tuple[str, ...]:
    """Return the office's name in capitals; a People's Committee stands on two lines.

    ỦY BAN NHÂN DÂN / XÃ CHI LĂNG NAM.
    """
    body = office.body.removesuffix(office.unit_name).strip()
    lines = (body, office.unit_name) if body and body != office.body else (office.body,)
    return tuple(line.upper() for line in lines)


def put_letterhead(sheet: Sheet, row: int, office: OfficeProfile, halves: Halves) -> int:
    """Write the office at the left, the nation and the motto at the right; return the next row."""
    agency = agency_lines(office)
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
    month = f"{made_on.month:02}" if made_on.month <= 2 else str(made_on.month)
    day_line = f"{office.place}, ngày       tháng {month} năm {made_on.year}"
    signer = office.usual_signer()
    authority = [f"TM. {agency_lines(office)[0]}"]
    if signer is not None:
        position = catalogues.find("signer_positions", signer.position)
        if position is not None and position.short:
            authority.append(position.short)
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
