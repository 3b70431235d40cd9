"""The editor in a window, with the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.wordings.wording_editor import WordingEditor
from tests.ui.wordings.known_words import WORDS

Press = Callable[..., None]


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[WordingEditor]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    made = WordingEditor()
    made.set_wording("", WORDS)
    layout.addWidget(made)
    window.resize(600, 400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.setFocus()
    yield made
    window.close()


@pytest.fixture
def press(editor: WordingEditor) -> Press:
    """Press keys in the editor, one after the other."""

    def keys(*wanted: Qt.Key | str, ctrl: bool = False, shift: bool = False) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        if ctrl:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        if shift:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        for key in wanted:
            if isinstance(key, str):
                QTest.keyClicks(editor, key, modifiers)
            else:
                QTest.keyClick(editor, key, modifiers)

    return keys


def hold(editor: WordingEditor, key: Qt.Key) -> None:
    """Send what the keyboard sends while a key is held down."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QApplication.sendEvent(editor, event)
