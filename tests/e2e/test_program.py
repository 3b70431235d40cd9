from __future__ import annotations

import json
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QTreeWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.app import Program
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.files import FileTrouble
from cchc_desktop.services import records
from cchc_desktop.shell import crash_report, paths
from cchc_desktop.shell.single_instance import DataFileLock
from cchc_desktop.ui import drafts
from cchc_desktop.ui.dialogs.cannot_open import CannotOpen
from cchc_desktop.ui.dialogs.error import BugDialog, ErrorDesk
from cchc_desktop.ui.dialogs.salvaged import SalvagedDialog
from cchc_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from cchc_desktop.ui.dialogs.unsaved import UnsavedDialog
from tests.data_files import new_data_file, radio_item
from tests.e2e.conftest import CTRL, NONE, Start
from tools.translations import build


@pytest.fixture
def translations() -> Iterator[None]:
    build(Path("translations"), sys.executable)
    former = QLocale()
    yield
    QLocale.setDefault(former)


def test_the_first_start_makes_a_file_where_the_clerk_can_see_it(start: Start) -> None:
    clerk = start()
    desk = clerk.program.desk
    assert desk is not None
    assert desk.file.path == paths.default_data_file()
    assert paths.default_data_file().exists()


def test_a_folder_that_a_cloud_service_copies_is_warned_of(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    new_data_file(folder / "so.cchc").close()
    clerk = start(folder / "so.cchc")
    assert "OneDrive" in clerk.program.window.notices.text()


def test_unsaved_text_is_offered_back_by_name_after_a_restart(start: Start) -> None:
    clerk = start()
    clerk.go_to_page(2)
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.tab_to("Tiêu đề, nội dung")
    clerk.type("Tin gõ dở trước khi mất điện")
    clerk.program.window.close()

    again = start()
    notices = again.program.window.notices
    assert "Hoạt động, “Tin gõ dở trước khi mất điện”" in notices.text()
    notices.button.click()
    dialog = again.program.window.findChild(UnsavedDialog)
    assert dialog is not None
    dialog.take.click()
    again.rest()
    assert again.page.form.editor.frames["title"].widget.text() == "Tin gõ dở trước khi mất điện"
    assert again.page.form.dirty


def test_what_is_typed_without_a_pause_is_on_the_disk_within_two_seconds(
    start: Start, qtbot: QtBot
) -> None:
    clerk = start()
    clerk.go_to_page(2)
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.tab_to("Tiêu đề, nội dung")
    folder = paths.settings_folder() / "ban-nhap"
    typed: list[tuple[float, str]] = []
    title = clerk.page.form.editor.frames["title"].widget
    while len(typed) < 30:
        QTest.keyClicks(clerk.focus, "a")
        typed.append((time.monotonic(), title.text()))
        qtbot.wait(100)
        due = [text for at, text in typed if time.monotonic() - at > 2]
        if due:
            (kept,) = json.loads(next(folder.glob("*.json")).read_bytes())
            assert len(kept["state"]["title"]) >= len(due[-1])
    assert due


def test_drafts_that_the_disk_does_not_take_are_told_before_the_window_closes(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = start()
    clerk.go_to_page(2)
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.tab_to("Tiêu đề, nội dung")
    clerk.type("Tin")

    def refuse(*_: object, **_also: object) -> None:
        raise FileTrouble("Chưa ghi được tệp vì ổ đĩa đã đầy.")

    monkeypatch.setattr(drafts, "write_atomically", refuse)
    clerk.program.window.close()
    assert clerk.program.window.isVisible()
    assert "hãy lưu (Ctrl+S) trước khi đóng" in clerk.program.window.notices.text()
    assert "ổ đĩa đã đầy" in clerk.program.window.notices.text()
    clerk.program.window.close()
    assert not clerk.program.window.isVisible()


@pytest.mark.usefixtures("translations")
def test_another_language_takes_effect_at_once_and_loses_nothing(start: Start) -> None:
    clerk = start()
    clerk.go_to_page(2)
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.tab_to("Tiêu đề, nội dung")
    clerk.type("Tin gõ dở")
    clerk.program.window.commands.languages["en"].trigger()
    clerk.rest()
    assert clerk.page.form.editor.frames["title"].widget.text() == "Tin gõ dở"
    assert clerk.page.form.dirty
    assert clerk.page.add_button.text() == "+ Add"
    clerk.program.window.commands.languages["vi"].trigger()
    clerk.rest()
    assert clerk.page.add_button.text() == "+ Thêm"
    assert clerk.page.form.editor.frames["title"].widget.text() == "Tin gõ dở"


def test_ctrl_z_takes_back_typing_first_and_then_the_last_change(
    start: Start, tmp_path: Path
) -> None:
    file = new_data_file(tmp_path / "x.cchc")
    records.save(file, radio_item(title="Tin một"))
    file.close()
    clerk = start(tmp_path / "x.cchc")
    clerk.go_to_page(2)
    clerk.press(Qt.Key.Key_F2)
    clerk.tab_to("Tiêu đề, nội dung")
    clerk.type("x")
    title = clerk.page.form.editor.frames["title"].widget
    assert title.text() != "Tin một"
    clerk.press(Qt.Key.Key_Z, CTRL)
    assert title.text() == "Tin một"
    clerk.press(Qt.Key.Key_Z, CTRL)
    clerk.rest()
    assert clerk.page.records.rowCount() == 0
    clerk.press(Qt.Key.Key_Y, CTRL)
    clerk.rest()
    assert clerk.page.records.rowCount() == 1


def test_delete_removes_rows_only_while_the_list_has_the_focus(
    start: Start, tmp_path: Path
) -> None:
    file = new_data_file(tmp_path / "x.cchc")
    records.save(file, radio_item(title="Tin một"))
    file.close()
    clerk = start(tmp_path / "x.cchc")
    clerk.go_to_page(2)
    clerk.press(Qt.Key.Key_F2)
    clerk.press(Qt.Key.Key_Delete)
    clerk.rest()
    assert clerk.page.records.rowCount() == 1
    clerk.page.table.setFocus()
    clerk.press(Qt.Key.Key_Delete)
    clerk.rest()
    assert clerk.page.records.rowCount() == 0
    assert clerk.program.window.notices.text() == "Đã xoá 1 hoạt động."


def test_the_sample_office_is_loaded_into_an_empty_file_and_counted(start: Start) -> None:
    clerk = start()
    clerk.program.window.commands.sample.trigger()
    clerk.rest()
    clerk.go_to_page(2)
    desk = clerk.program.desk
    assert desk is not None
    assert desk.period.id == "2022"
    assert clerk.page.records.rowCount() > 84
    assert clerk.program.window.notices.text() == "Đã nạp cơ quan mẫu."


def test_the_papers_of_the_period_are_written_where_the_clerk_says(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = start()
    clerk.program.window.commands.sample.trigger()
    clerk.rest()
    for name, command in (("a.pdf", "report"), ("b.xlsx", "tally")):
        target = tmp_path / name
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_args, target=target: (str(target), "")
        )
        action = getattr(clerk.program.window.commands, command)
        assert isinstance(action, QAction)
        action.trigger()
        clerk.rest()
        assert target.stat().st_size > 1000
        assert str(target) in clerk.program.window.notices.text()


@pytest.fixture
def refused(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CannotOpen]:
    """A program whose data file is held by another one."""
    monkeypatch.setattr(crash_report, "install", lambda _show: lambda: None)
    path = tmp_path / "x.cchc"
    new_data_file(path).close()
    lock = DataFileLock(path)
    lock.take()
    program = Program(qapp, path)
    program.start()
    qtbot.waitUntil(lambda: program.window.findChild(CannotOpen) is not None)
    box = program.window.findChild(CannotOpen)
    assert box is not None
    yield box
    lock.release()
    program.window.close()
    program.window.deleteLater()
    program.deleteLater()


def test_a_file_held_by_another_program_says_who_holds_it(
    refused: CannotOpen, qtbot: QtBot
) -> None:
    assert "đang được" in refused.text()
    assert "Dữ liệu không bị ảnh hưởng" in refused.text()
    window = refused.parentWidget()
    assert window is not None
    refused.leave.click()
    qtbot.waitUntil(lambda: not window.isVisible())


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A data file with a record in it, whose beginning has been overwritten."""
    path = tmp_path / "Sổ hỏng.cchc"
    file = new_data_file(path)
    records.save(file, radio_item(title="Tin còn đọc được"))
    file.close()
    content = bytearray(path.read_bytes())
    content[:4096] = bytes(4096)
    path.write_bytes(content)
    return path


def test_what_is_readable_of_a_damaged_file_is_saved_into_a_new_one(
    qapp: QApplication,
    qtbot: QtBot,
    damaged: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(crash_report, "install", lambda _show: lambda: None)
    target = tmp_path / "mới.cchc"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    program = Program(qapp, damaged)
    program.start()
    qtbot.waitUntil(lambda: program.window.findChild(CannotOpen) is not None)
    box = program.window.findChild(CannotOpen)
    assert box is not None
    assert box.salvage is not None
    box.salvage.click()
    qtbot.waitUntil(lambda: program.window.findChild(SalvagedDialog) is not None, timeout=20_000)
    result = program.window.findChild(SalvagedDialog)
    assert result is not None
    assert "1 hoạt động" in result.report.toPlainText()
    result.open_new.click()
    qtbot.waitUntil(lambda: program.desk is not None, timeout=20_000)
    assert program.desk is not None
    assert program.desk.file.path == target
    qtbot.waitUntil(lambda: program.desk is not None and not program.desk.tasks.busy)
    program.window.close()
    program.window.deleteLater()
    program.deleteLater()


def test_a_damaged_file_beside_an_open_one_leaves_that_open(
    start: Start, damaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    clerk = start()
    program = clerk.program
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(damaged), ""))
    program.window.commands.open.trigger()
    qtbot.waitUntil(lambda: program.window.findChild(CannotOpen) is not None)
    box = program.window.findChild(CannotOpen)
    assert box is not None
    assert box.leave.text() == "Đó&ng"
    box.leave.click()
    qtbot.wait(20)
    assert program.window.isVisible()
    assert program.desk is not None


def test_every_menu_entry_has_a_text_a_place_and_its_own_keys(start: Start) -> None:
    clerk = start()
    bar = clerk.program.window.menuBar()
    seen: dict[str, str] = {}
    for entry in bar.actions():
        menu = entry.menu()
        assert menu is not None
        assert "&" in entry.text()
        for action in menu.actions():  # type: ignore[attr-defined]
            if action.isSeparator() or action.menu() is not None:
                continue
            assert "&" in action.text(), action.text()
            for keys in action.shortcuts():
                assert keys.toString() not in seen, (action.text(), seen[keys.toString()])
                seen[keys.toString()] = action.text()
    assert len(seen) > 25


def test_f1_lists_the_keys(start: Start) -> None:
    clerk = start()
    clerk.press(Qt.Key.Key_F1)
    dialog = clerk.program.window.findChild(ShortcutsDialog)
    assert dialog is not None
    table = dialog.findChild(QTreeWidget)
    assert table is not None
    items = [table.topLevelItem(row) for row in range(table.topLevelItemCount())]
    keys = [item.text(1) for item in items if item is not None]
    assert {"Ctrl+S", "F8", "Ctrl+1", "Ctrl+;"} <= set(keys)
    assert keys.count("Ctrl+S") == 1
    dialog.reject()


def test_a_bug_shows_details_to_copy_and_where_the_log_lies(qtbot: QtBot, tmp_path: Path) -> None:
    desk = ErrorDesk(tmp_path / "x.log")
    try:
        raise ValueError("lỗi thử")
    except ValueError as error:
        dialog = BugDialog(error, tmp_path / "x.log")
    qtbot.addWidget(dialog)
    QTest.keyClick(dialog.copy, Qt.Key.Key_Space, NONE)
    assert "ValueError: lỗi thử" in QApplication.clipboard().text()
    desk.deleteLater()


def test_a_crash_report_is_written_where_the_clerk_says(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = start()
    program = clerk.program
    target = tmp_path / "báo lỗi.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    program.window.commands.crash_file.trigger()
    assert str(target) in program.window.notices.text()
    assert zipfile.is_zipfile(target)
    target.unlink()
    assert program.errors is not None
    dialog = BugDialog(ValueError("x"), tmp_path / "log", None, program.errors.hand_over)
    dialog.write.click()
    assert str(target) in dialog.where.text()
    assert zipfile.is_zipfile(target)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    dialog.write.click()
    dialog.deleteLater()


def test_settings_are_kept(start: Start) -> None:
    clerk = start()
    clerk.go_to_page(3)
    clerk.program.window.close()
    kept = json.loads((paths.settings_folder() / "settings.json").read_text(encoding="utf-8"))
    assert kept["page"] == list(REGISTERS)[1]
    assert kept["last_file"] == str(paths.default_data_file())
    assert kept["geometry"]
