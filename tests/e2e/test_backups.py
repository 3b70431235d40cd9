"""Backups in the running program: made at closing, shown in the status bar, restored."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.services import backups as service
from cchc_desktop.services import records
from cchc_desktop.services.data_file import open_data_file
from cchc_desktop.services.second_place import MARK, find
from cchc_desktop.storage.engine import connect
from cchc_desktop.ui.dialogs.backup import BackupDialog
from cchc_desktop.ui.dialogs.cannot_open import CannotOpen
from cchc_desktop.ui.dialogs.restore_backup import RestoreBackup
from tests.data_files import radio_item
from tests.e2e.conftest import PATIENCE_MS, Clerk, Start
from tests.guards_off import guards_off
from tests.storage.backups_made import office_bytes


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "Sổ xã.cchc"
    path.write_bytes(office_bytes())
    return path


def status(clerk: Clerk) -> str:
    labels = clerk.program.window.statusBar().findChildren(QLabel)
    return " | ".join(label.text() for label in labels)


def close(clerk: Clerk) -> None:
    clerk.program.window.close()
    clerk.program.finish()


def add(path: Path, title: str) -> None:
    file = open_data_file(path)
    records.save(file, radio_item(title=title))
    file.close()


def test_closing_makes_a_backup_and_the_next_start_says_when(start: Start, data: Path) -> None:
    clerk = start(data)
    assert "Chưa có bản sao lưu" in status(clerk)
    close(clerk)
    (backup,) = service.known([service.folder_of(data)])
    assert backup.manifest is not None
    assert backup.manifest.why == service.CLOSING
    clerk = start(data)
    assert "Sao lưu gần nhất: hôm nay " in status(clerk)
    close(clerk)
    assert len(service.known([service.folder_of(data)])) == 1


def test_an_altered_log_is_told_and_the_backup_is_made_all_the_same(
    start: Start, data: Path
) -> None:
    with closing(connect(data)) as connection, guards_off(connection):
        connection.execute("UPDATE operations SET who = 'Ai đó' WHERE id = 2")
    clerk = start(data)
    workbench = clerk.program.window.workbench
    assert workbench is not None
    workbench.backups.work()
    clerk.rest()
    assert "không còn nguyên vẹn. Mục 2 của lịch sử" in clerk.program.window.notices.text()
    assert "Sao lưu gần nhất: hôm nay " in status(clerk)
    assert "chưa được" not in status(clerk)
    clerk.program.window.notices.say("")
    workbench.backups.work()
    clerk.rest()
    assert "nguyên vẹn" not in clerk.program.window.notices.text()
    workbench.backups.make_now()
    clerk.rest()
    assert "nguyên vẹn" in clerk.program.window.notices.text()


def test_an_untouched_file_needs_none(start: Start) -> None:
    clerk = start()
    desk = clerk.program.desk
    assert desk is not None
    close(clerk)
    assert not service.folder_of(desk.file.path).exists()


def test_trouble_at_closing_is_told_at_the_next_start(start: Start, data: Path) -> None:
    service.folder_of(data).write_text("một tệp ở chỗ của thư mục")
    close(start(data))
    clerk = start(data)
    assert "Chưa sao lưu được vào" in clerk.program.window.notices.text()
    assert "lần cuối chưa được" in status(clerk)
    service.folder_of(data).unlink()
    clerk.program.window.workbench.backups.work()  # type: ignore[union-attr]
    clerk.rest()
    assert "Sao lưu gần nhất: hôm nay " in status(clerk)
    assert "chưa được" not in status(clerk)


def test_a_second_place_is_chosen_and_offered_when_it_comes_back(
    start: Start, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = start(data)
    stick = tmp_path / "Thẻ nhớ"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    monkeypatch.setattr("cchc_desktop.services.second_place.on_same_disk", lambda *_: False)
    clerk.program.window.commands.backup.trigger()
    dialog = clerk.program.window.findChild(BackupDialog)
    assert dialog is not None
    clerk.rest()
    assert "Chưa chọn" in dialog.second.text()
    dialog.choose.click()
    clerk.rest()
    clerk.rest()
    assert len(list(stick.glob("*.cchcb"))) == 1
    assert (stick / MARK).exists()
    assert dialog.second.text() == str(stick)
    dialog.reject()
    # The stick is pulled out, work goes on, the stick comes back.
    away = stick.rename(tmp_path / "rút ra")
    workbench = clerk.program.window.workbench
    assert workbench is not None
    workbench.backups.look()
    clerk.rest()
    assert workbench.backups.second is None
    records.save(workbench.desk.file, radio_item(title="Tin mới"))
    workbench.backups.work()
    clerk.rest()
    away.rename(stick)
    workbench.backups.look()
    clerk.rest()
    notices = clerk.program.window.notices
    assert "Đã thấy nơi sao lưu thứ hai" in notices.text()
    notices.button.click()
    clerk.rest()
    assert len(list(stick.glob("*.cchcb"))) == 2
    assert "Đã sao lưu và kiểm tra lại" in notices.text()
    workbench.backups.forget_second()
    assert workbench.backups.second_chosen is None


def test_an_empty_folder_is_not_taken_for_the_stick(tmp_path: Path, data: Path) -> None:
    from cchc_desktop.services.second_place import UnfitPlace, prepare

    stick = tmp_path / "Thẻ nhớ"
    stick.mkdir()
    identity = prepare(stick, data)
    assert prepare(stick, data) == identity
    assert find(stick, identity) == stick
    (stick / MARK).unlink()
    assert find(stick, identity) is None
    with pytest.raises(UnfitPlace):
        prepare(service.folder_of(data), data)


def restore_by_hand(clerk: Clerk, qtbot: QtBot, row: int = -1) -> None:
    """Open the dialog, wait for it to have read, choose a row and restore it."""
    dialog = clerk.program.window.findChild(RestoreBackup)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.rowCount() > 0, timeout=PATIENCE_MS)
    dialog.list.setCurrentCell(row % dialog.list.rowCount(), 0)
    qtbot.waitUntil(dialog.buttons.decide.isEnabled, timeout=PATIENCE_MS)
    dialog.buttons.decide.click()


def test_a_backup_is_restored_and_what_is_lost_is_said_before(
    start: Start, data: Path, qtbot: QtBot
) -> None:
    close(start(data))
    clerk = start(data)
    desk = clerk.program.desk
    assert desk is not None
    records.save(desk.file, radio_item(title="Sẽ mất"))
    clerk.program.window.commands.restore.trigger()
    dialog = clerk.program.window.findChild(RestoreBackup)
    assert dialog is not None
    qtbot.waitUntil(dialog.buttons.decide.isEnabled, timeout=PATIENCE_MS)
    assert dialog.lost.text() == "1 thay đổi sau bản sao lưu này sẽ không còn trong sổ:"
    assert [dialog.lost_names.item(0).text()[18:], dialog.lost_names.count()] == [
        *("Thêm hoạt động “Sẽ mất”", 1),
    ]
    assert [dialog.counts.item(0, column).text() for column in range(4)] == [  # type: ignore[union-attr]
        *("Hoạt động", "5", "6", "-1"),
    ]
    restore_by_hand(clerk, qtbot)
    qtbot.waitUntil(
        lambda: clerk.program.desk is not None and clerk.program.desk is not desk,
        timeout=PATIENCE_MS,
    )
    clerk.rest()
    told = clerk.program.window.notices.text()
    assert told.startswith("Đã khôi phục từ bản sao lưu lúc ")
    (aside,) = data.parent.glob("*.truoc-khoi-phuc-*.cchc")
    assert aside.name in told
    assert clerk.program.window.isEnabled()
    now = clerk.program.desk
    assert now is not None
    assert len(records.get_all(now.file, "activities")) == 5
    former = open_data_file(aside)
    assert len(records.get_all(former, "activities")) == 6
    former.close()
    records.save(now.file, radio_item(title="Làm tiếp"))


def test_a_backup_that_goes_bad_in_between_leaves_everything(
    start: Start, data: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(start(data))
    (backup,) = service.known([service.folder_of(data)])
    clerk = start(data)
    desk = clerk.program.desk
    clerk.program.window.commands.restore.trigger()
    dialog = clerk.program.window.findChild(RestoreBackup)
    assert dialog is not None
    qtbot.waitUntil(dialog.buttons.decide.isEnabled, timeout=PATIENCE_MS)
    content = bytearray(backup.path.read_bytes())
    content[5000] ^= 1
    backup.path.write_bytes(content)
    said: list[Exception] = []
    monkeypatch.setattr(clerk.program._error_reports, "report", said.append)
    dialog.buttons.decide.click()
    qtbot.waitUntil(
        lambda: clerk.program.desk is not None and clerk.program.desk is not desk,
        timeout=PATIENCE_MS,
    )
    clerk.rest()
    assert "không dùng được" in str(said[0])
    assert list(data.parent.glob("*.truoc-khoi-phuc-*.cchc")) == []
    now = clerk.program.desk
    assert now is not None
    assert len(records.get_all(now.file, "activities")) == 5


def test_a_file_that_cannot_be_opened_is_rescued_from_its_backup(
    start: Start, data: Path, qtbot: QtBot, qapp: object
) -> None:
    service.back_up(data)
    damaged = bytearray(data.read_bytes())
    damaged[8192:] = b"\xa5" * (len(damaged) - 8192)
    data.write_bytes(damaged)
    clerk = start(data, broken=True)
    box = clerk.program.window.findChild(CannotOpen)
    assert box is not None
    box.restore.click()
    qtbot.waitUntil(lambda: clerk.program.window.findChild(RestoreBackup) is not None)
    restore_by_hand(clerk, qtbot)
    qtbot.waitUntil(lambda: clerk.program.desk is not None, timeout=PATIENCE_MS)
    clerk.rest()
    desk = clerk.program.desk
    assert desk is not None
    assert len(records.get_all(desk.file, "activities")) == 5
    (aside,) = data.parent.glob("*.truoc-khoi-phuc-*.cchc")
    assert aside.read_bytes() == damaged


def test_everything_is_handed_over_from_the_menu(
    start: Start, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = start(data)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "ra"))
    clerk.program.window.commands.hand_over.trigger()
    clerk.rest()
    assert "Đã bàn giao" in clerk.program.window.notices.text()
    (folder,) = (tmp_path / "ra").iterdir()
    assert (folder / "index.html").exists()


def test_the_drill_is_quiet_when_it_passes(start: Start, data: Path) -> None:
    from cchc_desktop.services.restore_drill import last_drill

    service.back_up(data)
    clerk = start(data)
    workbench = clerk.program.window.workbench
    assert workbench is not None
    workbench.backups.drill()
    clerk.rest()
    done = last_drill(data)
    assert done is not None
    assert done.passed
    assert "Diễn tập" not in clerk.program.window.notices.text()


def test_a_second_place_that_stops_answering_keeps_no_window_open(
    start: Start, data: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, asked = threading.Event(), threading.Event()

    def never(*_: object, **_also: object) -> service.Routine:
        asked.set()
        answers.wait()
        return service.Routine(first=None)

    clerk = start(data)
    workbench = clerk.program.window.workbench
    assert workbench is not None
    workbench.backups._second = tmp_path
    monkeypatch.setattr(service, "copied", never)
    workbench.backups.work()
    qtbot.waitUntil(asked.is_set, timeout=PATIENCE_MS)
    assert workbench.backups.last()
    clerk.program.window.close()
    assert not clerk.program.window.isVisible()
    assert not answers.is_set()
    answers.set()
