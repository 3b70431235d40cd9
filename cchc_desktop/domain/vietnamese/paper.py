"""Days and numbers as they stand on the screen and on paper.

Decree 30/2020/NĐ-CP, Annex I: in prose a day below 10 and the months 1 and 2 take a leading zero,
other months do not.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal


def format_day(day: date) -> str:
    """Return the day as on the screen and in tables: ``01/03/2022``."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def format_day_prose(day: date) -> str:
    """Return the day as in a sentence: ``01/3/2022``, ``16/02/2022``."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{day.day:02}/{month}/{day.year:04}"


def format_number(number: Decimal | int) -> str:
    """Return the number with dots between thousands and a decimal comma: ``1.234,5``.

    Zeros at the end of the decimals are left out.
    """
    whole, _, decimals = f"{Decimal(number):,f}".partition(".")
    decimals = decimals.rstrip("0")
    grouped = whole.replace(",", ".")
    text = f"{grouped},{decimals}" if decimals else grouped
    return "0" if text == "-0" else text


def format_count(count: int, leading_zero: bool) -> str:
    """Return a count; below 10 it may take a leading zero, as many offices print it: ``02``."""
    if leading_zero and 0 <= count < 10:
        return f"0{count}"
    return format_number(count)


def format_percent(part: Decimal | int, whole: Decimal | int) -> str:
    """Return the share to one decimal, halves up: 99 of 382 is ``25,9%``.

    Returns an empty text where the whole is zero: there is no share of nothing.
    """
    if whole == 0:
        return ""
    share = Decimal(part) * 100 / Decimal(whole)
    return format_number(share.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)) + "%"
