"""Numbers as a workbook writes them, and the days that some of them are."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from cchc_desktop.workbooks.reading.number_formats import Shows

_NUMBER: Final = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?\s*", re.ASCII)
_LONGEST: Final = 400
"""Characters of a number; the longest that a program writes without an exponent has 330."""
_SHOWN_DIGITS: Final = 15
"""Excel shows and compares no more; what follows is noise of the binary number."""
_EXACT: Final = 10**_SHOWN_DIGITS
_LAST_DAY: Final = 2_958_465
"""31/12/9999 in the system of 1900."""
_DAY: Final = 86_400
"""Seconds."""
_MOVED: Final = 1462
"""Days from the system of 1900 to that of 1904."""
_NO_SUCH_DAY: Final = 60
"""29/02/1900, which Excel took over from Lotus; every day before it is one off."""
_BASE: Final = datetime.combine(date(1899, 12, 30), time())


def number(written: str) -> int | Decimal | None:
    """Return a number from the file; None when it is none.

    A whole number comes as it is written, any other rounded to the 15 digits that Excel shows:
    0.30000000000000004 is 0.3.
    """
    if written.isascii() and written.isdigit() and len(written) <= _SHOWN_DIGITS:
        return int(written)
    if len(written) > _LONGEST or not _NUMBER.fullmatch(written):
        return None
    shown = float(written)
    if shown.is_integer():
        if abs(shown) < _EXACT:
            return int(shown)
        if written.strip().lstrip("+-").isdigit():
            return int(written)
    return Decimal(f"{shown:.{_SHOWN_DIGITS}g}") if math.isfinite(shown) else None


def day_or_time(
    serial: int | Decimal, shows: Shows, *, from_1904: bool
) -> date | datetime | time | None:
    """Return what a serial number is where its format shows a day or a time.

    None where Excel shows none either: before the first day, after the year 9999, or for
    29/02/1900, which never was. Times are whole seconds, as Excel shows them. A cell that shows
    only the day but holds an hour too comes with it.
    """
    days = serial + _MOVED if from_1904 else serial
    if serial < 0:
        return None
    if shows is Shows.TIME and serial < 1:
        seconds = _seconds(serial)
        return (_BASE + timedelta(seconds=seconds)).time() if seconds < _DAY else None
    if days < 1 or int(days) == _NO_SUCH_DAY:
        return None
    seconds = _seconds(days + 1 if days < _NO_SUCH_DAY else days)
    if seconds >= (_LAST_DAY + 1) * _DAY:
        return None
    moment = _BASE + timedelta(seconds=seconds)
    return moment.date() if shows is Shows.DAY and moment.time() == time() else moment


def _seconds(days: int | Decimal) -> int:
    return round(Decimal(days) * _DAY)
