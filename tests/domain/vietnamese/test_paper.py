"""Days and numbers on the screen and on paper."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.vietnamese import (
    format_count,
    format_day,
    format_day_prose,
    format_number,
    format_percent,
    parse_day,
    parse_number,
)


@pytest.mark.parametrize(
    ("day", "table", "prose"),
    [
        (date(2022, 3, 1), "01/03/2022", "01/3/2022"),
        (date(2022, 2, 16), "16/02/2022", "16/02/2022"),
        (date(2022, 12, 20), "20/12/2022", "20/12/2022"),
        (date(2015, 10, 14), "14/10/2015", "14/10/2015"),
        (date(2020, 1, 5), "05/01/2020", "05/01/2020"),
        (date(2022, 6, 9), "09/06/2022", "09/6/2022"),
    ],
)
def test_days(day: date, table: str, prose: str) -> None:
    assert format_day(day) == table
    assert format_day_prose(day) == prose


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_printed_day_reads_back(day: date) -> None:
    today = date(2022, 12, 20)
    assert parse_day(format_day(day), today) == parse_day(format_day_prose(day), today) == day


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (58, "58"),
        (1234, "1.234"),
        (-1234567, "-1.234.567"),
        (2**63, "9.223.372.036.854.775.808"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("12.00"), "12"),
        (Decimal("0.05"), "0,05"),
        (Decimal("-0.0"), "0"),
        (Decimal("1E+5"), "100.000"),
    ],
)
def test_numbers(number: Decimal | int, text: str) -> None:
    assert format_number(number) == text


@given(st.decimals(min_value=-(10**10), max_value=10**10, places=4))
def test_a_printed_number_reads_back(number: Decimal) -> None:
    assert parse_number(format_number(number)) == number


@pytest.mark.parametrize(
    ("count", "leading_zero", "text"),
    [
        (2, True, "02"),
        (2, False, "2"),
        (0, True, "00"),
        (0, False, "0"),
        (9, True, "09"),
        (10, True, "10"),
        (1250, True, "1.250"),
        (-3, True, "-3"),
    ],
)
def test_counts(count: int, leading_zero: bool, text: str) -> None:
    assert format_count(count, leading_zero) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (99, 382, "25,9%"),
        (1, 3, "33,3%"),
        (2, 3, "66,7%"),
        (1, 2000, "0,1%"),
        (1, 2, "50%"),
        (58, 58, "100%"),
        (0, 5, "0%"),
        (2500, 100, "2.500%"),
        (Decimal("1.5"), Decimal("4.5"), "33,3%"),
        (-1, 4, "-25%"),
        (5, 0, ""),
    ],
)
def test_percentages(part: Decimal | int, whole: Decimal | int, text: str) -> None:
    assert format_percent(part, whole) == text
