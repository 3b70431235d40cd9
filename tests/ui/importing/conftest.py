"""Dialogs opened as the window opens them, over a window of their own, on a real data file."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.dialogs.opening import Opener


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Give the window that the dialogs stand before."""
    shown = QWidget()
    shown.resize(1024, 700)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


@pytest.fixture
def show_dialog(qtbot: QtBot, window: QWidget) -> Opener:
    """Open a dialog before the window, and wait until it can be typed into."""

    def show(dialog: QDialog) -> None:
        dialog.open()
        qtbot.waitUntil(lambda: dialog.isActiveWindow() or not dialog.isVisible())

    return show
