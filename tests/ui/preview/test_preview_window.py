from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.preview.preview_window import PreviewWindow
from tests.ui.preview.conftest import Wait, report

CTRL = Qt.KeyboardModifier.ControlModifier


def _shown(window: PreviewWindow, qtbot: QtBot, drawn: Wait) -> PreviewWindow:
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    drawn(window.view)
    return window


def test_it_prints_the_page_that_is_seen_and_saves(qtbot: QtBot, drawn: Wait) -> None:
    asked: list[object] = []
    window = PreviewWindow(
        "Báo cáo 2022", report(), to_print=asked.append, to_save=lambda: asked.append("save")
    )
    _shown(window, qtbot, drawn)
    assert window.windowTitle() == "Báo cáo 2022"
    assert window.view.hasFocus()
    window.view.go_to(2)
    QTest.keyClick(window.view, Qt.Key.Key_P, CTRL)
    QTest.keyClick(window.view, Qt.Key.Key_S, CTRL)
    buttons = {button.text(): button for button in window.findChildren(QPushButton)}
    assert set(buttons) == {"In…", "Lưu PDF…"}
    for button in buttons.values():
        assert not button.autoDefault()
        button.click()
    assert asked == [2, "save", 2, "save"]
    window.close()


def test_without_callbacks_there_are_no_buttons(qtbot: QtBot, drawn: Wait) -> None:
    window = _shown(PreviewWindow("Sổ văn bản đi", report()), qtbot, drawn)
    assert window.findChildren(QPushButton) == []
    window.close()


def test_esc_ends_the_search_and_then_the_window(qtbot: QtBot, drawn: Wait) -> None:
    window = _shown(PreviewWindow("Báo cáo", report()), qtbot, drawn)
    QTest.keyClick(window.view, Qt.Key.Key_F, CTRL)
    focus = QApplication.focusWidget()
    assert focus is window.pane.bar.search.line
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert window.isVisible()
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert window.isVisible()
    gone = []
    window.destroyed.connect(lambda: gone.append(True))
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert not any(thread.name == "pdf reader" for thread in threading.enumerate())
    qtbot.waitUntil(lambda: bool(gone))


def test_a_pdf_that_cannot_be_read_says_so(qtbot: QtBot) -> None:
    window = PreviewWindow("Bản quét", b"khong phai PDF")
    with qtbot.waitSignal(window.view.emptied):
        window.show()
    assert "không phải là PDF" in window.view.text()
    window.close()
