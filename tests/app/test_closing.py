"""Closing with a second place that never answers."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.app import closing
from cchc_desktop.app.closing import ClosingBackups
from cchc_desktop.services import backups, records, second_place
from cchc_desktop.shell.settings import Settings
from cchc_desktop.ui.dialogs.closing_backup import ClosingBackupDialog
from cchc_desktop.ui.tasks import Tasks
from tests.data_files import new_data_file, radio_item


@pytest.fixture
def dead_share(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A second place whose every operation blocks until the event is set."""
    answers = threading.Event()
    monkeypatch.setattr(second_place, "find", lambda *_: answers.wait() and None)
    monkeypatch.setattr(closing, "WAITED_SILENTLY_S", 0.2)
    before = set(threading.enumerate())
    yield answers
    answers.set()
    for thread in set(threading.enumerate()) - before:
        thread.join()


def _closed(tmp_path: Path) -> tuple[ClosingBackups, Settings, Path]:
    path = tmp_path / "so.cchc"
    settings = Settings(second_places={str(path): [str(tmp_path / "share"), "0" * 16]})
    file = new_data_file(path)
    records.save(file, radio_item())
    file.close()
    made = ClosingBackups(settings)
    made.begin(file)
    return made, settings, path


def _dialog() -> ClosingBackupDialog | None:
    shown = QApplication.topLevelWidgets()
    return next((one for one in shown if isinstance(one, ClosingBackupDialog)), None)


def test_a_dead_share_is_told_of_and_closing_goes_on_without_the_second_copy(
    dead_share: threading.Event, qtbot: QtBot, tmp_path: Path
) -> None:
    made, settings, path = _closed(tmp_path)
    said: list[str] = []

    def press() -> None:
        dialog = _dialog()
        if dialog is None or not dialog.leave.isEnabled():
            QTimer.singleShot(20, press)
            return
        said.append(dialog.sentence.text())
        dialog.leave.click()

    QTimer.singleShot(0, press)
    begun = time.monotonic()
    made.finish()
    assert time.monotonic() - begun < 10
    assert str(tmp_path / "share") in said[0]
    assert "không trả lời" in settings.backup_troubles[str(path)]
    assert len(backups.known([backups.folder_of(path)])) == 1
    assert not dead_share.is_set()


def test_the_window_goes_by_itself_when_the_share_answers_after_all(
    dead_share: threading.Event, qtbot: QtBot, tmp_path: Path
) -> None:
    made, settings, path = _closed(tmp_path)
    QTimer.singleShot(500, dead_share.set)
    made.finish()
    assert _dialog() is None or not _dialog().isVisible()  # type: ignore[union-attr]
    assert str(path) not in settings.backup_troubles


def test_the_first_copy_is_awaited_whatever_the_person_presses(qtbot: QtBot) -> None:
    first, done = threading.Event(), threading.Event()
    dialog = ClosingBackupDialog("so.cchc", "", first.is_set, done.is_set)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.leave.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    first.set()
    qtbot.waitUntil(dialog.leave.isEnabled)
    done.set()
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_abandoned_work_is_not_waited_for_and_shows_nothing(qtbot: QtBot) -> None:
    answers = threading.Event()
    shown: list[None] = []
    tasks = Tasks()
    tasks.refresh(tasks, "look", answers.wait, lambda _: shown.append(None))
    tasks.abandon()
    before = set(threading.enumerate())
    tasks.deleteLater()
    answers.set()
    for thread in before - {threading.main_thread()}:
        thread.join(5)
    qtbot.wait(20)
    assert not shown
