"""A day out of a cell, whatever form an office's workbook gives it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.vietnamese import fold, format_day, parse_day

_IN_WORDS: Final = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{2,4})")
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_JOINED: Final = re.compile(r"\d{8}")
_NO_YEAR: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}")
_WRITTEN: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})")
_HOUR: Final = re.compile(r"[ T]+(?:lúc |luc )?\d{1,2}[:hg]\d{0,2}(?::\d{2}(?:\.\d+)?)?$")
_SERIALS: Final = range(18_264, 73_051)
"""Excel's numbers of the days from 01/01/1950 to 31/12/2099, in its usual system."""
_BEFORE_FIRST: Final = date(1899, 12, 30)
_BETWEEN_SYSTEMS: Final = 1462
"""Days by which the system of 1904 counts less."""
_FORMS: Final = "Hãy ghi như 31/12/2022."


def day_of_serial(number: Decimal, *, from_1904: bool = False) -> date | None:
    """Return the day that Excel means by a number, None for one that is no likely day."""
    whole = int(number)
    if number < 1 or (shifted := whole + (_BETWEEN_SYSTEMS if from_1904 else 0)) not in _SERIALS:
        return None
    return _BEFORE_FIRST + timedelta(days=shifted)


def day_of(
    value: object, today: date, *, year: int | None, from_1904: bool = False
) -> tuple[date, str]:
    """Return the day that a cell holds, and a remark where it had to be understood.

    ``year`` is the year of a day written without one, where the table says it. Raises
    InvalidValue with a sentence.
    """
    if isinstance(value, datetime):
        return value.date(), ""
    if isinstance(value, date):
        return value, ""
    if isinstance(value, str):
        return _day_of_text(value, today, year)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        number = Decimal(value)
        serial = day_of_serial(number, from_1904=from_1904)
        if serial is not None:
            return serial, f"Số {int(number)} là số ngày của Excel: {format_day(serial)}."
        if number == int(number) and _JOINED.fullmatch(joined := str(int(number)).zfill(8)):
            return parse_day(joined, today), ""
    raise InvalidValue(f"Ô này không phải một ngày. {_FORMS}")


def _day_of_text(text: str, today: date, year: int | None) -> tuple[date, str]:
    typed = _HOUR.sub("", text.strip().lstrip("'"))
    compact = re.sub(r"\s+", "", typed)
    if _WRITTEN.fullmatch(compact) or _JOINED.fullmatch(compact):
        return _written(compact, today)
    if found := _ISO.fullmatch(compact):
        return parse_day(f"{found[3]}/{found[2]}/{found[1]}", today), ""
    if found := _IN_WORDS.fullmatch(fold(typed)):
        return _written("/".join(found.groups()), today)
    if _NO_YEAR.fullmatch(compact):
        if year is None:
            raise InvalidValue(f"“{typed}” thiếu năm. {_FORMS}")
        day = parse_day(f"{compact}/{year}", today)
        return day, f"“{typed}” không ghi năm; lấy năm {year} theo tiêu đề bảng."
    serial = _serial_of_text(compact) if compact.isascii() and compact.isdigit() else None
    if serial is not None:
        raise InvalidValue(
            f"“{typed}” không phải một ngày; nếu là số ngày của Excel thì đó là "
            f"{format_day(serial)}. "
            f"{_FORMS}"
        )
    raise InvalidValue(f"Không hiểu ngày “{_short(typed)}”. {_FORMS}")


def _written(text: str, today: date) -> tuple[date, str]:
    try:
        day = parse_day(text, today)
    except InvalidValue as fault:
        raise InvalidValue(
            f"“{text}”: {fault} Chương trình đọc theo thứ tự ngày/tháng/năm."
        ) from None
    years = re.split(r"[/.-]", text)[-1]
    if len(years) == 2:
        return day, f"“{text}” được hiểu là {format_day(day)}."
    return day, ""


def _serial_of_text(digits: str) -> date | None:
    return day_of_serial(Decimal(digits)) if len(digits) == 5 else None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
