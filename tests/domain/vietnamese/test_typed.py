"""Days and numbers as a person types them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.vietnamese import parse_day, parse_number

TODAY = date(2022, 5, 16)
FORMS = "Hãy gõ như 31/12/2022, 31/12, 3112, 311222, 31122022 hoặc h (hôm nay)."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/12/2022", date(2022, 12, 31)),
        ("31-12-2022", date(2022, 12, 31)),
        ("31.12.22", date(2022, 12, 31)),
        ("1/3/2022", date(2022, 3, 1)),
        ("01/3/2022", date(2022, 3, 1)),
        (" 31 / 12 / 2022 ", date(2022, 12, 31)),
        ("31/12", date(2022, 12, 31)),
        ("1-2", date(2022, 2, 1)),
        ("3112", date(2022, 12, 31)),
        ("311221", date(2021, 12, 31)),
        ("31122022", date(2022, 12, 31)),
        ("29/02/2024", date(2024, 2, 29)),
        ("290224", date(2024, 2, 29)),
        ("14/10/15", date(2015, 10, 14)),
        ("1/1/42", date(2042, 1, 1)),
        ("1/1/43", date(1943, 1, 1)),
        ("1/1/00", date(2000, 1, 1)),
        ("1/1/1900", date(1900, 1, 1)),
        ("31/12/2199", date(2199, 12, 31)),
        ("h", TODAY),
        ("H", TODAY),
        ("hôm nay", TODAY),
        ("Hôm  Nay", TODAY),
        ("hom nay", TODAY),
        (unicodedata.normalize("NFD", "hôm nay"), TODAY),
    ],
)
def test_days_that_are_understood(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Chưa nhập ngày."),
        ("  \n ", "Chưa nhập ngày."),
        ("31/04", "Tháng 4 chỉ có 30 ngày."),
        ("31/4/2022", "Tháng 4 chỉ có 30 ngày."),
        ("31042022", "Tháng 4 chỉ có 30 ngày."),
        ("3104", "Tháng 4 chỉ có 30 ngày."),
        ("310422", "Tháng 4 chỉ có 30 ngày."),
        ("32/01", "Tháng 1 chỉ có 31 ngày."),
        ("29/2/2023", "Tháng 2 năm 2023 chỉ có 28 ngày."),
        ("29/2", "Tháng 2 năm 2022 chỉ có 28 ngày."),
        ("30/2/2024", "Tháng 2 năm 2024 chỉ có 29 ngày."),
        ("00/00", "Không có tháng 0: tháng phải từ 1 đến 12."),
        ("12/13", "Không có tháng 13: tháng phải từ 1 đến 12."),
        ("00/05", "Không có ngày 0: ngày phải từ 1 trở lên."),
        ("1/1/222", "Năm “222” chưa đúng: năm viết bằng hai hoặc bốn chữ số."),
        ("1/1/20222", "Năm “20222” chưa đúng: năm viết bằng hai hoặc bốn chữ số."),
        ("1/1/0022", "Năm 0022 chưa đúng: chỉ nhận từ năm 1900 đến 2199."),
        ("1/1/1899", "Năm 1899 chưa đúng: chỉ nhận từ năm 1900 đến 2199."),
        ("31042", f"Không hiểu ngày “31042”. {FORMS}"),
        ("311", f"Không hiểu ngày “311”. {FORMS}"),
        ("mai", f"Không hiểu ngày “mai”. {FORMS}"),
        ("31/12/2022 x", f"Không hiểu ngày “31/12/2022 x”. {FORMS}"),
        ("31//12", f"Không hiểu ngày “31//12”. {FORMS}"),
        ("31/12/", f"Không hiểu ngày “31/12/”. {FORMS}"),
        ("-1/2", f"Không hiểu ngày “-1/2”. {FORMS}"),
        ("2022-12-31", f"Không hiểu ngày “2022-12-31”. {FORMS}"),
        (
            "３１/12",
            "Ngày “３１/12” có ký tự “３” không phải chữ số thường: hãy gõ lại bằng các phím 0-9.",
        ),
        ("ngày\n31", f"Không hiểu ngày “ngày 31”. {FORMS}"),
        ("x" * 41, f"Không hiểu ngày “{'x' * 39}…”. {FORMS}"),
    ],
)
def test_days_that_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        parse_day(text, TODAY)
    assert str(refused.value) == sentence


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_every_day_is_read_in_every_form(day: date, today: date) -> None:
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d%m%Y"):
        assert parse_day(day.strftime(form), today) == day


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(-79 * 365, 19 * 365))
def test_two_digits_name_the_year_near_today(today: date, days_away: int) -> None:
    day = today + timedelta(days=days_away)
    assert parse_day(f"{day:%d/%m/%y}", today) == day
    assert parse_day(f"{day:%d%m%y}", today) == day


def refusal(parse: Callable[..., object], *arguments: object) -> str | None:
    try:
        parse(*arguments)
    except InvalidValue as error:
        return str(error)
    return None


@given(st.text(max_size=12) | st.text(alphabet="0123456789/-. ", max_size=12))
def test_anything_else_is_refused_in_whole_sentences(text: str) -> None:
    for sentence in (refusal(parse_day, text, TODAY), refusal(parse_number, text)):
        assert sentence is None or (sentence[0].isupper() and sentence.endswith("."))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("58", "58"),
        ("007", "7"),
        ("1234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1.234", "1234"),
        ("1.234.567,89", "1234567.89"),
        ("1 234", "1234"),
        ("1\u00a0234\u202f567", "1234567"),
        ("  12  ", "12"),
        ("-5", "-5"),
        ("\u22125,25", "-5.25"),
        ("+3", "3"),
        ("0,05", "0.05"),
        ("123456789012345", "123456789012345"),
    ],
)
def test_numbers_that_are_understood(text: str, number: str) -> None:
    assert str(parse_number(text)) == number


def how_to_write(shown: str) -> str:
    return (
        f"Số “{shown}” viết chưa đúng: dấu chấm ngăn hàng nghìn (1.234), "
        "dấu phẩy ngăn phần thập phân (1,5)."
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Chưa nhập số."),
        ("   ", "Chưa nhập số."),
        ("1.5", how_to_write("1.5")),
        ("1,234.5", how_to_write("1,234.5")),
        ("1.23.456", how_to_write("1.23.456")),
        ("1.234 567", how_to_write("1.234 567")),
        ("0.123", how_to_write("0.123")),
        ("12 34", how_to_write("12 34")),
        ("1  234", how_to_write("1 234")),
        ("1,", how_to_write("1,")),
        (",5", how_to_write(",5")),
        ("1,2,3", how_to_write("1,2,3")),
        ("--1", how_to_write("--1")),
        ("- 1", how_to_write("- 1")),
        ("1e5", how_to_write("1e5")),
        ("NaN", how_to_write("NaN")),
        ("58 tin", how_to_write("58 tin")),
        (
            "５8",
            "Số “５8” có ký tự “５” không phải chữ số thường: hãy gõ lại bằng các phím 0-9.",
        ),
        (
            "1234567890123456",
            "Số “1234567890123456” dài quá: chỉ nhận nhiều nhất 15 chữ số.",
        ),
        (
            "1,123456789012345",
            "Số “1,123456789012345” dài quá: chỉ nhận nhiều nhất 15 chữ số.",
        ),
    ],
)
def test_numbers_that_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        parse_number(text)
    assert str(refused.value) == sentence


def test_a_long_number_keeps_every_digit() -> None:
    assert parse_number("12.345.678.901,2345") == Decimal("12345678901.2345")
