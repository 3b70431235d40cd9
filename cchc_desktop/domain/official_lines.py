"""The fixed lines of an official paper, the same in a report and above a table.

Wording and order: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1 to II.7. Capitals are the writers'.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.office import OfficeProfile, Signer

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
NO_DAY: Final = "      "
"""Where the day is written by hand: paper first, then the number and the day."""


def agency_lines(office: OfficeProfile) -> tuple[str, ...]:
    """Return the office's name in its lines: Ủy ban nhân dân / xã Chi Lăng Nam."""
    body = office.body.removesuffix(office.unit_name).strip()
    return (body, office.unit_name) if body and body != office.body else (office.body,)


def authority_lines(
    office: OfficeProfile, signer: Signer | None, catalogues: Catalogues
) -> tuple[str, ...]:
    """Return what stands above the position: TM. for the body, KT. when a deputy signs.

    While nobody is known to sign, only TM.

    Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I, II.7.
    """
    position = catalogues.find("signer_positions", signer.position) if signer else None
    for_the_head = (position.short,) if position is not None and position.short else ()
    return (f"TM. {agency_lines(office)[0]}", *for_the_head)


def place_and_day(place: str, month: date, day: int | None) -> str:
    """Return the line of place and day, the day blank while ``day`` is None.

    Days below 10 and months 1 and 2 take a zero (Phụ lục I, II.4).
    """
    shown = NO_DAY if day is None else f"{day:02}"
    number = f"{month.month:02}" if month.month <= 2 else str(month.month)
    return f"{place}, ngày {shown} tháng {number} năm {month.year}"


def symbol_of(number: str, type_code: str, office: OfficeProfile, catalogues: Catalogues) -> str:
    """Return the number and symbol of a document: 45/BC-UBND, of a công văn 45/UBND-VP.

    Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3: a công văn has no abbreviation of its own, and names
    the unit that drafted it.
    """
    entry = catalogues.find("document_types", type_code)
    body = office.short_name.split()[0] if office.short_name.split() else ""
    kind = entry.short if entry else ""
    parts = (kind, body) if kind else (body, office.drafting_unit)
    return f"{number}/{'-'.join(part for part in parts if part)}"
