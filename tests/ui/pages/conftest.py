"""Pages on a real data file, in a window of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.pages.register_page import RegisterPage
from cchc_desktop.ui.widgets.notice_bar import NoticeBar

MakePage = Callable[[str], RegisterPage]


@pytest.fixture
def notices(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def open_page(qtbot: QtBot, desk: Desk, notices: NoticeBar) -> MakePage:
    """Show the page of a register, at rest."""
    shown: list[RegisterPage] = []

    def make(name: str) -> RegisterPage:
        page = RegisterPage(desk, REGISTERS[name], notices)
        shown.append(page)
        qtbot.addWidget(page, before_close_func=_end_editing)
        page.resize(1100, 640)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        settle(qtbot, desk)
        return page

    return make


def _end_editing(_page: QWidget) -> None:
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until everything has been counted and shown."""
    qtbot.wait(5)
    qtbot.waitUntil(lambda: not desk.tasks.busy)
