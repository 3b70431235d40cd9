"""Asking for a reason: never without one, never lost by a key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.dialogs.ask_reason import LONGEST, AskReason
from tests.ui.dialogs.opening import Opener, focus, is_open, press, press_alt, tab_to, type_keys
from tests.unikey import UniKey

WHY = "Số liệu kênh đài chưa đủ, cần ghi thêm"


@pytest.fixture
def asking(window: QWidget, show_dialog: Opener) -> AskReason:
    dialog = AskReason("Mở lại báo cáo", "Báo cáo sẽ sửa được.", "Lý do mở lại", "&Mở lại", window)
    show_dialog(dialog)
    return dialog


def test_the_reason_is_given_by_keyboard(qtbot: QtBot, asking: AskReason, unikey: UniKey) -> None:
    unikey.type(focus(), WHY)
    with qtbot.waitSignal(asking.given) as given:
        tab_to("Mở lại")
        press(Qt.Key.Key_Return)
    assert given.args == [WHY]
    assert not is_open(asking)


def test_enter_goes_to_the_next_line_and_loses_nothing(qtbot: QtBot, asking: AskReason) -> None:
    with qtbot.assertNotEmitted(asking.given):
        type_keys("mot")
        press(Qt.Key.Key_Return)
        type_keys("hai")
    assert asking.reason.widget.text() == "mot\nhai"
    with qtbot.waitSignal(asking.given) as given:
        press_alt(qtbot, Qt.Key.Key_M)
    assert given.args == ["mot hai"]


@pytest.mark.parametrize("typed", ["", "   ", "\n \n"])
def test_no_reason_keeps_it_open(qtbot: QtBot, asking: AskReason, typed: str) -> None:
    asking.reason.widget.set_text(typed)
    with qtbot.assertNotEmitted(asking.given):
        asking.buttons.decide.click()
    assert is_open(asking)
    assert "Cần điền" in asking.reason.message
    assert asking.reason.widget.editor.hasFocus()


def test_a_reason_too_long_for_the_book_is_kept_to_be_shortened(
    qtbot: QtBot, asking: AskReason
) -> None:
    asking.reason.widget.set_text("a" * (LONGEST + 1))
    with qtbot.assertNotEmitted(asking.given):
        asking.buttons.decide.click()
    assert asking.reason.widget.text() == "a" * (LONGEST + 1)
    assert str(LONGEST + 1) in asking.reason.message


def test_escape_gives_nothing(qtbot: QtBot, asking: AskReason) -> None:
    type_keys("x")
    with qtbot.assertNotEmitted(asking.given):
        press(Qt.Key.Key_Escape)
    assert not is_open(asking)
