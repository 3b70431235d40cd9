from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.ui.widgets.number_field import NumberField, WholeField


@pytest.mark.parametrize(
    ("typed", "number", "shown"),
    [
        ("1234,5", Decimal("1234.5"), "1.234,5"),
        ("1 234", Decimal(1234), "1.234"),
        ("-3", Decimal(-3), "-3"),
        ("02", Decimal(2), "2"),
    ],
)
def test_a_number_is_read_and_shown_as_on_paper(
    place: Callable[..., QWidget], typed: str, number: Decimal, shown: str
) -> None:
    field = NumberField()
    place(field)

    QTest.keyClicks(field.editor, typed)
    assert field.text() == typed
    QTest.keyClick(field.editor, Qt.Key.Key_Return)

    assert field.text() == shown
    assert field.value() == number


@pytest.mark.parametrize("typed", ["1.5", "năm", "1,2,3", "１２"])
def test_other_text_is_refused_and_kept(place: Callable[..., QWidget], typed: str) -> None:
    field = NumberField()
    place(field)
    field.set_text(typed)

    field.finish()

    assert field.text() == typed
    with pytest.raises(InvalidValue):
        field.value()


@pytest.mark.parametrize("make", [NumberField, WholeField])
def test_empty_is_none_and_not_zero(
    place: Callable[..., QWidget], make: Callable[[], NumberField | WholeField]
) -> None:
    field = make()
    place(field)
    assert field.value() is None

    field.set_text("0")
    assert field.value() == 0
    assert field.value() is not None

    field.set_value(None)
    assert field.text() == ""


def test_a_whole_number_is_an_int(place: Callable[..., QWidget]) -> None:
    field = WholeField()
    place(field)
    field.set_value(12500)

    assert field.text() == "12.500"
    assert isinstance(field.value(), int)


def test_a_fraction_is_refused_where_only_whole_numbers_fit(
    place: Callable[..., QWidget],
) -> None:
    field = WholeField()
    place(field)
    field.set_text("2,5")
    field.finish()

    assert field.text() == "2,5"
    with pytest.raises(InvalidValue, match="chỉ nhận số nguyên"):
        field.value()


def test_digits_stand_at_the_right_and_arrows_do_not_count(place: Callable[..., QWidget]) -> None:
    field = NumberField()
    place(field)
    field.set_value(Decimal("2.5"))
    line = field.editor
    assert isinstance(line, QLineEdit)
    assert line.alignment() & Qt.AlignmentFlag.AlignRight

    QTest.keyClick(line, Qt.Key.Key_Up)

    assert field.text() == "2,5"
