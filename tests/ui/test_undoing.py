from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.ui import undoing
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from tests.ui.desks import desk_on
from tests.ui.pages.conftest import settle


@pytest.fixture
def notices(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


def added(file: DataFile, text: str) -> Operation:
    operation: Operation = records.save(file, Slogan(text=text))[1]
    return operation


def texts(file: DataFile) -> list[str]:
    return [slogan.text for slogan in records.get_all(file, "slogans")]


def test_a_notice_undoes_and_redoes_off_the_windows_thread(
    qtbot: QtBot,
    desk: Desk,
    file: DataFile,
    notices: NoticeBar,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    threads: list[threading.Thread] = []

    def watched(step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            threads.append(threading.current_thread())
            return step(*given)

        return run

    monkeypatch.setattr(records, "undo", watched(records.undo))
    monkeypatch.setattr(records, "redo", watched(records.redo))
    desk.undoing.offer(notices, added(file, "Một cửa"), "Đã thêm.")
    assert (notices.text(), notices.button.text()) == ("Đã thêm.", "Hoàn tác")
    for label, left in (("Làm lại", []), ("Hoàn tác", ["Một cửa"]), ("Làm lại", [])):
        notices.button.click()
        settle(qtbot, desk)
        assert texts(file) == left
        assert notices.button.text() == label
    assert notices.text() == "Hoàn tác: Thêm khẩu hiệu “Một cửa”"
    assert len(threads) == 3
    assert threading.main_thread() not in threads


def test_a_notice_undoes_what_it_speaks_of_or_says_why_not(
    qtbot: QtBot, desk: Desk, file: DataFile, notices: NoticeBar
) -> None:
    desk.undoing.offer(notices, added(file, "Một cửa"))
    added(file, "Công khai")
    notices.button.click()
    settle(qtbot, desk)
    assert texts(file) == ["Một cửa", "Công khai"]
    assert "“Thêm khẩu hiệu “Một cửa”” vì sau đó đã có thay đổi khác" in notices.text()
    assert "“Thêm khẩu hiệu “Công khai””" in notices.text()
    assert notices.button.isHidden()


def test_a_second_press_does_nothing_more(
    qtbot: QtBot, desk: Desk, file: DataFile, notices: NoticeBar
) -> None:
    added(file, "Một cửa")
    desk.undoing.offer(notices, added(file, "Công khai"))
    notices.show()
    with qtbot.waitExposed(notices):
        pass
    QTest.mouseClick(notices.button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(notices.button, Qt.MouseButton.LeftButton)
    notices.button.click()  # even by somebody who reaches the hidden button
    settle(qtbot, desk)
    assert texts(file) == ["Một cửa"]
    assert "“Thêm khẩu hiệu “Công khai”” đã được hoàn tác trước đó rồi" in notices.text()


def test_steps_pressed_in_a_row_come_in_their_order(
    qtbot: QtBot,
    desk: Desk,
    file: DataFile,
    notices: NoticeBar,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    added(file, "Một cửa")
    added(file, "Công khai")
    steps: list[str] = []
    go_on = threading.Event()
    undo, redo = records.undo, records.redo

    def slow_undo(*given: Any) -> Operation | None:
        steps.append("undo")
        go_on.wait(5)
        return undo(*given)

    def told_redo(*given: Any) -> Operation | None:
        steps.append("redo")
        return redo(*given)

    monkeypatch.setattr(records, "undo", slow_undo)
    monkeypatch.setattr(records, "redo", told_redo)
    desk.undoing.undo(notices)
    desk.undoing.undo(notices)
    desk.undoing.redo(notices)
    qtbot.waitUntil(lambda: bool(steps))
    qtbot.wait(20)
    assert steps == ["undo"]
    go_on.set()
    qtbot.waitUntil(lambda: len(steps) == 3)
    settle(qtbot, desk)
    assert steps == ["undo", "undo", "redo"]
    assert texts(file) == ["Một cửa"]


def test_nothing_to_take_back_is_said(qtbot: QtBot, desk: Desk, notices: NoticeBar) -> None:
    desk.undoing.undo(notices)
    settle(qtbot, desk)
    assert notices.text() == "Không có gì để hoàn tác."
    desk.undoing.redo(notices)
    settle(qtbot, desk)
    assert notices.text() == "Không có gì để làm lại."


def test_a_refusal_is_told_even_when_the_dialog_is_closed_meanwhile(
    qtbot: QtBot, desk: Desk, file: DataFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = NoticeBar()
    desk.undoing.offer(bar, added(file, "Một cửa"))
    added(file, "Công khai")
    with qtbot.waitSignal(desk.tasks.failed) as told:
        bar.button.click()
        delete(bar)
    assert "sau đó đã có thay đổi khác" in str((told.args or [""])[0])


def test_what_waits_is_dropped_when_the_file_closes(
    qtbot: QtBot, file: DataFile, notices: NoticeBar, tmp_path: Path
) -> None:
    desk = desk_on(file, tmp_path)
    for text in ("Một cửa", "Công khai", "Đúng hẹn"):
        added(file, text)
    for _ in range(3):
        desk.undoing.undo(notices)
    desk.close()
    qtbot.wait(30)
    assert texts(file) == ["Một cửa", "Công khai"]
    desk.deleteLater()


def test_nothing_else_of_the_window_undoes() -> None:
    """What calls the services from a button would wait for the disk on the window's thread."""
    folder = Path(undoing.__file__).parent
    callers = {
        path.name
        for path in folder.rglob("*.py")
        if re.search(r"\brecords\.(undo|redo)\(", path.read_text("utf-8"))
    }
    assert callers == {"undoing.py"}
