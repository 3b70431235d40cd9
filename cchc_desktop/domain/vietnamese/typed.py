"""Days and numbers as a person types them. What is wrong is said; nothing is guessed."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.vietnamese.folding import fold
from cchc_desktop.domain.vietnamese.letters import normalize

FIRST_YEAR = 1900
LAST_YEAR = 2199

# Excel keeps 15 digits exactly; a longer figure could not be reported as it was entered.
_MOST_DIGITS = 15
_YEARS_AHEAD = 20

_DAY_FORMS = "Hãy gõ như 31/12/2022, 31/12, 3112, 311222, 31122022 hoặc h (hôm nay)."
_SEPARATED_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})(?:[/.-]([0-9]+))?")
_JOINED_DAY = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})?")
_NUMBER = re.compile(
    r"([-+]?)([0-9]+|[1-9][0-9]{0,2}(?:([. ])[0-9]{3})(?:\3[0-9]{3})*)(?:,([0-9]+))?"
)


def parse_day(text: str, today: date) -> date:
    """Return the day that was typed.

    Takes 31/12/2022, 31-12-2022, 31.12.22, 3112, 311222, 31122022, 31/12 (in today's year), and
    ``h`` or ``hôm nay``. A year of two digits is the one nearest to today that lies no more than
    twenty years ahead. Raises :class:`InvalidValue` with a sentence that says what is wrong.
    """
    typed = normalize(text)
    if not typed:
        raise InvalidValue("Chưa nhập ngày.")
    if fold(typed) in ("h", "hom nay"):
        return today
    _refuse_strange_digits(typed, "Ngày")
    compact = re.sub(r"\s+", "", typed)
    found = _SEPARATED_DAY.fullmatch(compact) or _JOINED_DAY.fullmatch(compact)
    if found is None:
        raise InvalidValue(f"Không hiểu ngày {_quoted(typed)}. {_DAY_FORMS}")
    day, month, year = found.groups()
    return _checked_day(int(day), int(month), _full_year(year, today))


def _full_year(year: str | None, today: date) -> int:
    if year is None:
        return today.year
    if len(year) == 2:
        century = (today.year + _YEARS_AHEAD) // 100 * 100
        near = century + int(year)
        return near if near <= today.year + _YEARS_AHEAD else near - 100
    if len(year) != 4:
        raise InvalidValue(f"Năm {_quoted(year)} chưa đúng: năm viết bằng hai hoặc bốn chữ số.")
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise InvalidValue(f"Năm {year} chưa đúng: chỉ nhận từ năm {FIRST_YEAR} đến {LAST_YEAR}.")
    return int(year)


def _checked_day(day: int, month: int, year: int) -> date:
    if not 1 <= month <= 12:
        raise InvalidValue(f"Không có tháng {month}: tháng phải từ 1 đến 12.")
    if day < 1:
        raise InvalidValue("Không có ngày 0: ngày phải từ 1 trở lên.")
    days = monthrange(year, month)[1]
    if day > days:
        # Only February needs its year to be said.
        of_year = f" năm {year}" if month == 2 else ""
        raise InvalidValue(f"Tháng {month}{of_year} chỉ có {days} ngày.")
    return date(year, month, day)


def parse_number(text: str) -> Decimal:
    """Return the number that was typed: ``1.234,5``, ``1234,5`` or ``1 234``; a sign may lead.

    Raises :class:`InvalidValue`; ``1.5`` is refused, for a dot only parts thousands.
    """
    typed = normalize(text)
    if not typed:
        raise InvalidValue("Chưa nhập số.")
    _refuse_strange_digits(typed, "Số")
    found = _NUMBER.fullmatch(re.sub(r"[\u00a0\u2009\u202f]", " ", typed).replace("\u2212", "-"))
    if found is None:
        raise InvalidValue(
            f"Số {_quoted(typed)} viết chưa đúng: dấu chấm ngăn hàng nghìn (1.234), "
            "dấu phẩy ngăn phần thập phân (1,5)."
        )
    sign, whole, separator, decimals = found.groups()
    digits = whole.replace(separator, "") if separator else whole
    if len(digits.lstrip("0")) + len(decimals or "") > _MOST_DIGITS:
        raise InvalidValue(
            f"Số {_quoted(typed)} dài quá: chỉ nhận nhiều nhất {_MOST_DIGITS} chữ số."
        )
    return Decimal(f"{sign}{digits}.{decimals}" if decimals else f"{sign}{digits}")


def _refuse_strange_digits(typed: str, subject: str) -> None:
    """Refuse digits of other keyboards, such as full-width ones, by showing the first of them."""
    for character in typed:
        if character.isnumeric() and character not in "0123456789":
            raise InvalidValue(
                f"{subject} {_quoted(typed)} có ký tự “{character}” không phải chữ số thường: "
                "hãy gõ lại bằng các phím 0-9."
            )


def _quoted(typed: str) -> str:
    shown = typed if len(typed) <= 40 else typed[:39] + "…"
    return "“" + " ".join(shown.split()) + "”"
