from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.widgets.choice_field import ChoiceField
from cchc_desktop.ui.widgets.choices import Choice
from cchc_desktop.ui.widgets.date_field import DateField
from cchc_desktop.ui.widgets.field_widget import FieldWidget
from cchc_desktop.ui.widgets.flag_field import FlagField
from cchc_desktop.ui.widgets.long_text_field import LongTextField
from cchc_desktop.ui.widgets.plain_whole_field import PlainWholeField
from cchc_desktop.ui.widgets.text_field import TextField
from tests.unikey import UniKey

KEYS = (
    *(Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Backspace, Qt.Key.Key_Delete),
    *(Qt.Key.Key_Space, Qt.Key.Key_Return),
)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def made(kind: str) -> FieldWidget[Any]:
    fields: dict[str, tuple[FieldWidget[Any], Any]] = {
        "choice": (ChoiceField("loại văn bản", extendable=True), "plan"),
        "day": (DateField(lambda: date(2022, 12, 16)), date(2022, 7, 4)),
        "whole": (PlainWholeField(), 28),
        "text": (TextField(), "28/BC-UBND"),
        "long": (LongTextField(), "Kết quả"),
        "flag": (FlagField(), True),
    }
    field, value = fields[kind]
    if isinstance(field, ChoiceField):
        field.set_choices([Choice("plan", "Kế hoạch"), Choice("report", "Báo cáo")])
    field.set_value(value)
    return field


@pytest.mark.parametrize("kind", ["choice", "day", "whole", "text", "long", "flag"])
def test_no_key_changes_what_is_only_shown(qtbot: QtBot, kind: str) -> None:
    field = made(kind)
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    before = field.text()
    field.set_read_only(True)
    with qtbot.assertNotEmitted(field.edited):
        field.editor.setFocus()
        UniKey().type(field.editor, "Tiếng")
        for key in KEYS:
            QTest.keyClick(field.editor, key)
        QTest.keyClick(field.editor, Qt.Key.Key_Down, ALT)
        QTest.keyClick(field.editor, Qt.Key.Key_Semicolon, CTRL)
        field.finish()
    assert field.text() == before
    assert QApplication.activePopupWidget() is None


def test_it_is_typed_into_again_when_it_may_be(qtbot: QtBot) -> None:
    field = made("choice")
    qtbot.addWidget(field)
    line = field.editor
    assert isinstance(line, QLineEdit)
    field.set_read_only(True)
    assert not any(action.isVisible() for action in line.actions())
    field.set_read_only(False)
    assert all(action.isVisible() for action in line.actions())
    UniKey().type(line, "x")
    assert field.text() == "xKế hoạch"


def test_it_can_still_be_reached_and_copied(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = made("text")
    field.setParent(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.set_read_only(True)
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert field.editor.hasFocus()
    QTest.keySequence(field.editor, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keySequence(field.editor, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QApplication.clipboard().text() == "28/BC-UBND"
