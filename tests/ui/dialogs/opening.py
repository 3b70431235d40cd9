"""What the tests of the dialogs do with each: open it, press keys, read it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cchc_desktop.ui.desk import Desk

Opener = Callable[[QDialog], None]
NONE = Qt.KeyboardModifier.NoModifier


def focus() -> QWidget:
    """Give what the keys go to."""
    found = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert found is not None, "nothing has the focus: the keyboard is lost"
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key wherever the focus is."""
    QTest.keyClick(focus(), key, modifiers)


def press_alt(qtbot: QtBot, key: Qt.Key) -> None:
    """Press Alt and a letter; a button goes down at once and up, and is clicked, a little later."""
    press(key, Qt.KeyboardModifier.AltModifier)
    window = focus().window()
    buttons = window.findChildren(QAbstractButton)
    qtbot.waitUntil(lambda: not any(isValid(b) and b.isDown() for b in buttons))


def is_open(dialog: QDialog) -> bool:
    """Tell whether a dialog is still there; one that was closed may be deleted already."""
    return isValid(dialog) and dialog.isVisible()


def type_keys(text: str) -> None:
    """Press the keys of plain letters wherever the focus is."""
    QTest.keyClicks(focus(), text)


def tab_to(name: str) -> QWidget:
    """Press Tab until the control of this accessible name or text has the focus."""
    passed = []
    for _ in range(40):
        here = focus()
        names = (here.accessibleName(), getattr(here, "text", str)().replace("&", ""))
        if name in names:
            return here
        passed.append(names)
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches “{name}”, but {passed}")


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until everything has been read and shown: what is shown may ask for more."""
    for _ in range(3):
        qtbot.wait(5)
        qtbot.waitUntil(lambda: not desk.tasks.busy)
