from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.wordings.token_chooser import TokenChoice, TokenChooser
from tests.ui.wordings.known_words import CITATION, KNOWN
from tests.unikey import UniKey

KEY = Qt.Key
CHOICES = [TokenChoice(name, chip.label, chip.shown) for name, chip in KNOWN.items()]


@pytest.fixture
def chooser(qtbot: QtBot) -> Iterator[TokenChooser]:
    made = TokenChooser(CHOICES)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def taken(chooser: TokenChooser) -> list[str]:
    names: list[str] = []
    chooser.chosen.connect(names.append)
    return names


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", list(KNOWN)),
        ("tin bai", ["radio.items", "web.items"]),
        ("Đài", ["radio.items"]),
        ("26", ["web.items"]),
        ("office", ["office.district"]),
        ("bài tin trang", ["web.items"]),
        ("không có", []),
    ],
)
def test_typing_filters_by_label_value_and_name(
    chooser: TokenChooser, unikey: UniKey, typed: str, names: list[str]
) -> None:
    unikey.type(chooser.line, typed)
    assert chooser.names() == names


def test_enter_takes_the_first_that_fits(chooser: TokenChooser, taken: list[str]) -> None:
    QTest.keyClicks(chooser.line, "trang")
    QTest.keyClick(chooser.line, KEY.Key_Return)

    assert taken == ["web.items"]
    assert not chooser.isVisible()


def test_arrows_move_in_the_list_while_typing(chooser: TokenChooser, taken: list[str]) -> None:
    QTest.keyClicks(chooser.line, "tin bai")
    QTest.keyClick(chooser.line, KEY.Key_Down)
    assert chooser.line.hasFocus()
    QTest.keyClick(chooser.line, KEY.Key_Return)

    assert taken == ["web.items"]


def test_enter_without_a_match_stays_open(chooser: TokenChooser, taken: list[str]) -> None:
    QTest.keyClicks(chooser.line, "zzz")
    QTest.keyClick(chooser.line, KEY.Key_Return)

    assert taken == []
    assert chooser.isVisible()
    assert not chooser.insert_button.isEnabled()


def test_escape_takes_nothing(chooser: TokenChooser, taken: list[str]) -> None:
    QTest.keyClick(chooser.line, KEY.Key_Escape)
    assert taken == []
    assert not chooser.isVisible()


def test_the_button_and_a_double_click_take_too(chooser: TokenChooser, taken: list[str]) -> None:
    QTest.keyClicks(chooser.line, "van ban")
    QTest.mouseClick(chooser.insert_button, Qt.MouseButton.LeftButton)
    assert taken == ["directive"]


def test_the_whole_text_of_the_chosen_word_is_shown(chooser: TokenChooser) -> None:
    QTest.keyClicks(chooser.line, "van ban")
    assert chooser.whole.text() == CITATION


def test_no_button_answers_to_enter_by_itself(chooser: TokenChooser) -> None:
    assert not any(button.autoDefault() for button in chooser.findChildren(QPushButton))
