from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell
from openpyxl.utils.escape import unescape

from cchc_desktop.domain.vietnamese import control_characters, normalize
from cchc_desktop.workbooks.book import making_book
from cchc_desktop.workbooks.cells import LONGEST_TEXT, CellRefused, Value, checked_text
from cchc_desktop.workbooks.styles import Style


def written(*values: Value, style: Style | None = None) -> list[Cell]:
    """The cells of a row as Excel would read them back."""
    made = io.BytesIO()
    with making_book(made, title="Thử", author="Thử", made_on=date(2022, 1, 1)) as book:
        sheet = book.add_sheet("Thử", [80] * len(values))
        for column, value in enumerate(values):
            sheet.put(0, column, value, style or Style())
    (row,) = openpyxl.load_workbook(made)["Thử"].iter_rows(max_col=len(values))
    return [cell for cell in row if isinstance(cell, Cell)]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84 320",
        "-5",
        "@A1",
        "'58",
        '=HYPERLINK("http://x")',
        "{=A1}",
        "#REF!",
        "TRUE",
        "58",
    ],
)
def test_a_text_stays_a_text(text: str) -> None:
    (cell,) = written(text)
    assert cell.value == text
    assert cell.data_type in ("s", "inlineStr")


def test_a_text_that_looks_like_a_formula_is_quoted_so_that_editing_keeps_it() -> None:
    formula, plain = written("=A1", "Tin, bài")
    assert formula.quotePrefix
    assert not plain.quotePrefix


def test_a_tab_before_a_formula_does_not_hide_it() -> None:
    (cell,) = written("\t=A1")
    assert cell.value == "=A1"
    assert cell.quotePrefix


def test_a_text_is_composed() -> None:
    (cell,) = written("Tuye\u0302n truye\u0302\u0300n")
    assert cell.value == "Tuyên truyền"


def test_escapes_of_the_format_are_kept_as_they_were_typed() -> None:
    (cell,) = written("Mã _x0041_ & <b>")
    assert unescape(str(cell.value)) == "Mã _x0041_ & <b>"


@given(st.text(max_size=60))
@example("\u200b=1")
@example("a\r\nb")
@example("🙂 Đẩy mạnh")
def test_any_text_comes_back_or_is_refused(text: str) -> None:
    allowed = not control_characters(normalize(text))
    assume("_x" not in text)
    if not allowed or any(c in text for c in "\ufffe\uffff"):
        with pytest.raises(CellRefused):
            written(text)
        return
    (cell,) = written(text)
    assert (cell.value or "") == normalize(text)
    assert cell.data_type != "f"


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
@example(Decimal("58.000"))
def test_any_quantity_comes_back(quantity: Decimal) -> None:
    (cell,) = written(quantity)
    assert cell.data_type == "n"
    assert Decimal(str(cell.value)) == quantity
    assert isinstance(cell.value, int) == (quantity == int(quantity))


@given(st.dates(min_value=date(1945, 1, 1), max_value=date(2200, 12, 31)))
def test_any_day_comes_back_as_a_date(day: date) -> None:
    (cell,) = written(day, style=Style(number_format="dd/mm/yyyy"))
    assert cell.is_date
    assert cell.value.date() == day  # type: ignore[union-attr]
    assert cell.number_format == "dd/mm/yyyy"


def test_no_data_is_an_empty_cell_and_zero_is_a_number() -> None:
    nothing, empty, zero = written(None, "", Decimal(0))
    assert nothing.value is None
    assert empty.value is None
    assert zero.value == 0


def test_a_whole_number_shows_no_decimal_point() -> None:
    whole, part = written(Decimal("58.000"), Decimal("0.5"))
    assert "." not in whole.number_format
    assert "0.0##" in part.number_format


@pytest.mark.parametrize("letter", ["a", "🙂"])
def test_the_longest_text_is_kept_and_a_longer_one_refused(letter: str) -> None:
    units = len(letter.encode("utf-16-le")) // 2
    longest = letter * (LONGEST_TEXT // units)
    assert checked_text(longest, "ô A1") == longest
    with pytest.raises(CellRefused, match=r"dài 32\.76[89] ký tự, quá giới hạn 32\.767"):
        checked_text(longest + letter, "ô A1")


def test_a_refusal_says_where_what_and_what_is_safe() -> None:
    with pytest.raises(CellRefused) as refused:
        written("Tin về \x07 cải cách")
    message = str(refused.value)
    assert "trang “Thử”, dòng 1" in message
    assert "U+0007 (BEL)" in message
    assert "còn nguyên" in message
    assert "\x07" not in message


@pytest.mark.parametrize("text", ["a\ud800", "a\uffff", "a\ufffeb"])
def test_what_no_file_can_hold_is_refused(text: str) -> None:
    with pytest.raises(CellRefused, match="ký tự không in được"):
        checked_text(text, "ô A1")


def test_a_merged_text_that_begins_with_an_equals_sign_is_a_text() -> None:
    made = io.BytesIO()
    with making_book(made, title="Thử", author="Thử", made_on=date(2022, 1, 1)) as book:
        book.add_sheet("Thử", [80, 80, 80]).put_line(0, "=1+1", Style(wrap=True))
    sheet = openpyxl.load_workbook(made)["Thử"]
    assert sheet["A1"].value == "=1+1"
    assert sheet["A1"].data_type != "f"
    assert [str(r) for r in sheet.merged_cells.ranges] == ["A1:C1"]
