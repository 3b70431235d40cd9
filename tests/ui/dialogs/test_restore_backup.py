"""Choosing a backup: none at all, one from elsewhere, a damaged one, another office's."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.services import records
from cchc_desktop.services.backups import back_up, copy_newest
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.restore_backup import RestoreBackup
from tests.data_files import new_data_file, radio_item
from tests.ui.dialogs.opening import Opener, settle


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, window: QWidget, show_dialog: Opener) -> RestoreBackup:
    """Give the dialog of a file that has two changes and no backup beside it."""
    for title in ("Tin một", "Tin hai"):
        records.save(desk.file, radio_item(title=title))
    dialog = RestoreBackup(desk.file.path, None, desk.tasks, window)
    show_dialog(dialog)
    settle(qtbot, desk)
    return dialog


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def test_without_any_backup_a_file_can_be_chosen(
    qtbot: QtBot,
    opened: RestoreBackup,
    desk: Desk,
    file: DataFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "Chưa có bản sao lưu nào" in opened.empty.text()
    assert not opened.buttons.decide.isEnabled()
    backup = back_up(file.path, tmp_path / "nơi khác").path
    chosen(monkeypatch, backup)
    opened.other.click()
    settle(qtbot, desk)
    assert opened.list.rowCount() == 1
    assert opened.lost.text() == "Không có thay đổi nào sẽ mất."
    asked: list[Path] = []
    opened.restore_wanted.connect(lambda path, _key: asked.append(path))
    opened.buttons.decide.click()
    assert asked == [backup]


def test_a_file_that_is_no_backup_is_said_to_be_none(
    qtbot: QtBot,
    opened: RestoreBackup,
    desk: Desk,
    file: DataFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    backup = back_up(file.path, tmp_path / "nơi khác").path
    opened.add(backup)
    settle(qtbot, desk)
    (tmp_path / "ảnh.jpg").write_bytes(b"x" * 500)
    chosen(monkeypatch, tmp_path / "ảnh.jpg")
    opened.other.click()
    settle(qtbot, desk)
    assert "không dùng được" in opened.empty.text()
    assert not opened.buttons.decide.isEnabled()


def test_a_damaged_backup_cannot_be_restored(
    qtbot: QtBot, opened: RestoreBackup, desk: Desk, file: DataFile, tmp_path: Path
) -> None:
    backup = back_up(file.path, tmp_path / "nơi khác").path
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    opened.add(backup)
    settle(qtbot, desk)
    assert "đã bị hỏng" in opened.about.text()
    assert not opened.buttons.decide.isEnabled()


def test_another_offices_backup_is_told_from_our_own(
    qtbot: QtBot, opened: RestoreBackup, desk: Desk, tmp_path: Path
) -> None:
    other = new_data_file(tmp_path / "Xã khác.cchc")
    records.save(other, radio_item(title="Của xã khác"))
    backup = back_up(other.path, tmp_path / "nơi khác").path
    other.close()
    opened.add(backup)
    settle(qtbot, desk)
    assert "không cùng dòng lịch sử" in opened.lost.text()
    shown = opened.list.item(0, 0)
    assert shown is not None
    assert shown.text().endswith("Xã khác.cchc")
    assert opened.buttons.decide.isEnabled()


def test_a_backup_in_both_places_is_shown_once(
    qtbot: QtBot, desk: Desk, window: QWidget, show_dialog: Opener, file: DataFile, tmp_path: Path
) -> None:
    records.save(file, radio_item(title="Tin một"))
    now = datetime.now().astimezone()
    back_up(file.path, now=now - timedelta(hours=1))
    stick = tmp_path / "Thẻ nhớ"
    stick.mkdir()
    copy_newest(file.path, stick)
    records.save(file, radio_item(title="Tin hai"))
    back_up(file.path, now=now)
    dialog = RestoreBackup(file.path, stick, desk.tasks, window)
    show_dialog(dialog)
    settle(qtbot, desk)
    places = [dialog.list.item(row, 1).text() for row in range(dialog.list.rowCount())]  # type: ignore[union-attr]
    assert places == ["Máy này", "Cả hai nơi"]
