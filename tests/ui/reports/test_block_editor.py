from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.reports.block_editor import BlockEditor


@pytest.mark.parametrize("width", [418, 900])
def test_no_kind_of_block_is_cut_on_a_narrow_page(qtbot: QtBot, desk: Desk, width: int) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(width, 500)
    editor = BlockEditor(desk, page)
    page.show()
    editor.show()
    editor.place(QRect(20, 20, width - 40, 100), 1.0)
    qtbot.wait(1)
    assert editor.width() <= width
    for part in (editor.kinds, editor.insert, editor.reset, editor.cancel, editor.done):
        assert part.width() >= part.sizeHint().width()
    below = editor.done.geometry().top() > editor.kinds.geometry().bottom()
    assert below is (width == 418)
