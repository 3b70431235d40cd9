"""The password in the running program, from setting it to the other computer."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.app import Program
from cchc_desktop.domain.recovery_key import recovery_key
from cchc_desktop.domain.secret import Secret
from cchc_desktop.services import backups as service
from cchc_desktop.services.data_facts import data_facts
from cchc_desktop.services.data_file import open_data_file
from cchc_desktop.services.protection import PasswordNeeded, new_password, set_password
from cchc_desktop.shell import paths
from cchc_desktop.shell.attempts import Attempts
from cchc_desktop.shell.crash_file import write_crash_file
from cchc_desktop.ui.dialogs.backup import BackupDialog
from cchc_desktop.ui.dialogs.cannot_open import CannotOpen
from cchc_desktop.ui.dialogs.new_password import NewPassword
from cchc_desktop.ui.dialogs.password import PasswordDialog
from cchc_desktop.ui.dialogs.password_entry import PasswordEntry
from cchc_desktop.ui.dialogs.restore_backup import RestoreBackup
from cchc_desktop.ui.preview.preview_window import PreviewWindow
from cchc_desktop.ui.widgets.field_widget import Standing
from tests.e2e.conftest import PATIENCE_MS, Clerk, Start
from tests.storage.backups_made import office_bytes
from tests.unikey import UniKey

WORD = "Troi-xanh-may-trang-7319"
NEW_WORD = "Nuoc-biec-song-dai-2846"

pytestmark = pytest.mark.usefixtures("quick_passwords")

D = TypeVar("D", bound=QWidget)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "Sổ xã.cchc"
    path.write_bytes(office_bytes())
    return path


@pytest.fixture
def key(data: Path) -> Secret:
    """Give the file a password, past the window."""
    file = open_data_file(data)
    key = set_password(file, new_password(WORD, WORD))
    file.close()
    return key


def shown(qtbot: QtBot, program: Program, kind: type[D]) -> D:
    """Wait for a dialog of this kind that can be seen."""

    def find() -> list[D]:
        return [one for one in program.window.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(find()), timeout=PATIENCE_MS)
    return find()[-1]


def choose_new(dialog: NewPassword, word: str) -> None:
    UniKey().type(dialog.first, word)
    UniKey().type(dialog.second, word)
    dialog.buttons.decide.click()


def enter(qtbot: QtBot, dialog: PasswordEntry, word: str) -> None:
    """Type a password, press Enter, and wait for what comes of it."""
    dialog.password.setText("")
    UniKey().type(dialog.password, word)
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)


def set_in_window(qtbot: QtBot, clerk: Clerk, word: str) -> bytes:
    """Set a password as the clerk does; return the sheet that is shown then."""
    clerk.program.window.commands.password.trigger()
    dialog = shown(qtbot, clerk.program, PasswordDialog)
    clerk.rest()
    assert "chưa có mật khẩu" in dialog.standing.text()
    dialog.set.click()
    choose_new(shown(qtbot, clerk.program, NewPassword), word)
    sheet = shown(qtbot, clerk.program, PreviewWindow)
    clerk.rest()
    target = Path(clerk.program.desk.file.path).with_name("to.pdf")  # type: ignore[union-attr]
    original = QFileDialog.getSaveFileName
    QFileDialog.getSaveFileName = lambda *_args, **_also: (str(target), "")  # type: ignore[method-assign]
    try:
        QTest.keyClick(sheet, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        clerk.rest()
    finally:
        QFileDialog.getSaveFileName = original  # type: ignore[method-assign]
    sheet.close()
    content = target.read_bytes()
    target.unlink()
    return content


def key_on(sheet: bytes) -> Secret:
    document = pypdfium2.PdfDocument(sheet)
    lines = document[0].get_textpage().get_text_range().splitlines()
    document.close()
    first = next(n for n, line in enumerate(lines) if line.startswith("AGE-SECRET-KEY-1"))
    return recovery_key(" ".join(lines[first : first + 4]))


def close(clerk: Clerk) -> None:
    clerk.program.window.close()
    clerk.program.finish()


def test_it_is_set_printed_asked_for_and_forgotten(start: Start, qtbot: QtBot, data: Path) -> None:
    clerk = start(data)
    key = key_on(set_in_window(qtbot, clerk, WORD))
    close(clerk)

    clerk = start(data, locked=True)
    program = clerk.program
    assert program.desk is None
    assert "Sổ xã" not in program.window.windowTitle()
    dialog = shown(qtbot, program, PasswordEntry)
    for _ in range(2):
        enter(qtbot, dialog, "sai")
        qtbot.waitUntil(lambda: "không đúng" in dialog.message.text(), timeout=PATIENCE_MS)
        dialog.message.show_message(Standing.GOOD, "", None)
    enter(qtbot, dialog, "sai")
    qtbot.waitUntil(lambda: "giây" in dialog.message.text(), timeout=PATIENCE_MS)
    assert not dialog.buttons.decide.isEnabled()
    assert program.desk is None
    # It goes on in the next start.
    close(clerk)
    assert Attempts(paths.log_folder(), data).remaining() > 0

    clerk = start(data, locked=True)
    dialog = shown(qtbot, clerk.program, PasswordEntry)
    assert "giây" in dialog.message.text()
    enter(qtbot, dialog, WORD)
    qtbot.wait(50)
    assert clerk.program.desk is None
    qtbot.waitUntil(dialog.buttons.decide.isEnabled, timeout=PATIENCE_MS)
    enter(qtbot, dialog, WORD)
    qtbot.waitUntil(lambda: clerk.program.desk is not None, timeout=PATIENCE_MS)
    clerk.rest()
    assert Attempts(paths.log_folder(), data).remaining() == 0
    close(clerk)

    # Forgotten: the key off the paper opens it, and another password is set at once.
    clerk = start(data, locked=True)
    dialog = shown(qtbot, clerk.program, PasswordEntry)
    dialog.forgotten.click()
    dialog.key.setPlainText("age secret key 1 qqqq")
    dialog.buttons.decide.click()
    qtbot.waitUntil(lambda: "Mã khôi phục có" in dialog.message.text(), timeout=PATIENCE_MS)
    dialog.key.setPlainText(key.reveal().lower().replace("-", " "))
    dialog.buttons.decide.click()
    qtbot.waitUntil(lambda: clerk.program.desk is not None, timeout=PATIENCE_MS)
    choose_new(shown(qtbot, clerk.program, NewPassword), NEW_WORD)
    clerk.rest()
    close(clerk)
    clerk = start(data, locked=True)
    dialog = shown(qtbot, clerk.program, PasswordEntry)
    enter(qtbot, dialog, NEW_WORD)
    qtbot.waitUntil(lambda: clerk.program.desk is not None, timeout=PATIENCE_MS)
    clerk.rest()
    close(clerk)


def test_without_the_password_other_files_can_be_opened(
    start: Start, qtbot: QtBot, data: Path, key: Secret
) -> None:
    clerk = start(data, locked=True)
    shown(qtbot, clerk.program, PasswordEntry).reject()
    box = shown(qtbot, clerk.program, CannotOpen)
    assert "có mật khẩu" in box.text()
    assert box.salvage is None
    box.again.click()
    dialog = shown(qtbot, clerk.program, PasswordEntry)
    enter(qtbot, dialog, WORD)
    qtbot.waitUntil(lambda: clerk.program.desk is not None, timeout=PATIENCE_MS)
    clerk.rest()


def test_the_password_is_changed_and_taken_away(start: Start, qtbot: QtBot, data: Path) -> None:
    clerk = start(data)
    set_in_window(qtbot, clerk, WORD)
    clerk.program.window.commands.password.trigger()
    dialog = shown(qtbot, clerk.program, PasswordDialog)
    clerk.rest()
    assert "có mật khẩu" in dialog.standing.text()
    dialog.change.click()
    enter(qtbot, shown(qtbot, clerk.program, PasswordEntry), WORD)
    choose_new(shown(qtbot, clerk.program, NewPassword), NEW_WORD)
    clerk.rest()
    dialog.print.click()
    entry = shown(qtbot, clerk.program, PasswordEntry)
    enter(qtbot, entry, WORD)
    qtbot.waitUntil(lambda: "không đúng" in entry.message.text(), timeout=PATIENCE_MS)
    enter(qtbot, entry, NEW_WORD)
    sheet = shown(qtbot, clerk.program, PreviewWindow)
    sheet.close()
    clerk.rest()
    assert "chưa được in" in clerk.program.window.notices.text()
    clerk.program.window.commands.password.trigger()
    dialog = shown(qtbot, clerk.program, PasswordDialog)
    clerk.rest()
    dialog.remove.click()
    enter(qtbot, shown(qtbot, clerk.program, PasswordEntry), NEW_WORD)
    clerk.rest()
    qtbot.waitUntil(lambda: "chưa có mật khẩu" in dialog.standing.text(), timeout=PATIENCE_MS)
    dialog.reject()
    close(clerk)
    close(start(data))


@pytest.mark.parametrize("by_key", [False, True])
def test_the_encrypted_backup_comes_back_on_another_computer(
    start: Start,
    qtbot: QtBot,
    data: Path,
    key: Secret,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    by_key: bool,
) -> None:
    stick = tmp_path / "Thẻ nhớ"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    monkeypatch.setattr("cchc_desktop.services.second_place.on_same_disk", lambda *_: False)
    clerk = start(data, locked=True)
    enter(qtbot, shown(qtbot, clerk.program, PasswordEntry), WORD)
    qtbot.waitUntil(lambda: clerk.program.desk is not None, timeout=PATIENCE_MS)
    clerk.rest()
    clerk.program.window.commands.backup.trigger()
    dialog = shown(qtbot, clerk.program, BackupDialog)
    clerk.rest()
    assert dialog.encrypt.isChecked()
    assert dialog.encrypt.isEnabled()
    dialog.choose.click()
    clerk.rest()
    clerk.rest()
    qtbot.waitUntil(lambda: bool(list(stick.glob("*.cchcm"))), timeout=PATIENCE_MS)
    (copy,) = stick.glob("*.cchcm")
    assert list(stick.glob("*.cchcb")) == []
    assert service.verify(copy).findings == ()
    dialog.reject()
    close(clerk)

    other = tmp_path / "Máy khác" / "moi.cchc"
    other.parent.mkdir()
    clerk = start(other, broken=True)
    shown(qtbot, clerk.program, CannotOpen).restore.click()
    choice = shown(qtbot, clerk.program, RestoreBackup)
    qtbot.waitUntil(lambda: bool(choice.empty.text()), timeout=PATIENCE_MS)
    choice.add(copy)
    qtbot.waitUntil(choice.buttons.decide.isEnabled, timeout=PATIENCE_MS)
    assert "mã hoá" in choice.about.text()
    cell = choice.list.item(0, 3)
    assert cell is not None
    assert cell.text() == "Mã hoá"
    choice.buttons.decide.click()
    entry = shown(qtbot, clerk.program, PasswordEntry)
    if by_key:
        entry.forgotten.click()
        entry.key.setPlainText(key.reveal())
        entry.buttons.decide.click()
    else:
        enter(qtbot, entry, "sai")
        qtbot.waitUntil(lambda: "không đúng" in entry.message.text(), timeout=PATIENCE_MS)
        enter(qtbot, entry, WORD)
    qtbot.waitUntil(lambda: choice.counts.rowCount() > 0, timeout=PATIENCE_MS)
    qtbot.waitUntil(choice.buttons.decide.isEnabled, timeout=PATIENCE_MS)
    choice.buttons.decide.click()
    qtbot.waitUntil(lambda: clerk.program.desk is not None, timeout=PATIENCE_MS)
    clerk.rest()
    assert "Đã khôi phục" in clerk.program.window.notices.text()
    close(clerk)
    with pytest.raises(PasswordNeeded):
        open_data_file(other)


def test_a_plain_backup_of_a_protected_file_asks_after_being_restored(
    start: Start, qtbot: QtBot, data: Path, key: Secret
) -> None:
    service.back_up(data)
    clerk = start(data, locked=True)
    enter(qtbot, shown(qtbot, clerk.program, PasswordEntry), WORD)
    qtbot.waitUntil(lambda: clerk.program.desk is not None, timeout=PATIENCE_MS)
    clerk.rest()
    clerk.program.window.commands.restore.trigger()
    choice = shown(qtbot, clerk.program, RestoreBackup)
    qtbot.waitUntil(choice.buttons.decide.isEnabled, timeout=PATIENCE_MS)
    choice.buttons.decide.click()
    entry = shown(qtbot, clerk.program, PasswordEntry)
    assert clerk.program.desk is None
    enter(qtbot, entry, WORD)
    qtbot.waitUntil(lambda: clerk.program.desk is not None, timeout=PATIENCE_MS)
    clerk.rest()
    assert "Đã khôi phục" in clerk.program.window.notices.text()


def test_the_secrets_stand_in_no_file_and_no_line_of_the_log(
    start: Start,
    qtbot: QtBot,
    data: Path,
    own_home: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    clerk = start(data)
    key = key_on(set_in_window(qtbot, clerk, WORD))
    clerk.go_to_page(2)
    clerk.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    clerk.type("12/03/2022")
    desk = clerk.program.desk
    assert desk is not None
    try:
        raise ValueError(Secret(WORD), key)
    except ValueError as error:
        logging.getLogger("cchc_desktop").exception("a bug with secrets in it: %s", key)
        write_crash_file(tmp_path / "loi.zip", paths.log_folder(), data_facts(desk.file), error)
    clerk.program.window.commands.backup.trigger()
    shown(qtbot, clerk.program, BackupDialog).reject()
    stick = tmp_path / "stick"
    stick.mkdir()
    service.routine(data, why=service.ON_REQUEST, who="Lan", second=stick)
    close(clerk)
    clerk = start(data, locked=True)
    dialog = shown(qtbot, clerk.program, PasswordEntry)
    enter(qtbot, dialog, WORD + "x")
    qtbot.waitUntil(lambda: "không đúng" in dialog.message.text(), timeout=PATIENCE_MS)
    enter(qtbot, dialog, WORD)
    qtbot.waitUntil(lambda: clerk.program.desk is not None, timeout=PATIENCE_MS)
    clerk.rest()
    close(clerk)
    hidden = [WORD.encode(), key.reveal().encode(), key.reveal()[16:40].encode()]
    files = [path for top in (own_home, tmp_path) for path in top.rglob("*") if path.is_file()]
    assert any(path.suffix == ".cchcm" for path in files)
    assert any(path.name == "settings.json" for path in files)
    for path in files:
        content = path.read_bytes()
        assert not [one for one in hidden if one in content or one.lower() in content], path
    out, err = capfd.readouterr()
    told = "\n".join((caplog.text, out, err))
    assert "a bug with secrets" in told
    assert not [one for one in hidden if one.decode() in told]


def test_enter_and_escape_and_the_dialogs_reach(
    start: Start, qtbot: QtBot, data: Path, key: Secret
) -> None:
    clerk = start(data, locked=True)
    dialog = shown(qtbot, clerk.program, PasswordEntry)
    assert isinstance(dialog, QDialog)
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    assert dialog.isVisible()
    shift, none = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
    for letter, held, on in (("A", none, True), ("A", shift, False), ("a", shift, True)):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, held, letter)
        dialog.password.keyPressEvent(event)
        assert ("Caps Lock" in dialog.hint.text()) is on
    assert dialog.password.text() == "AAa"
    dialog.shown.click()
    assert dialog.password.displayText() == dialog.password.text()
    dialog.reject()
    found = partial(clerk.program.window.findChild, CannotOpen)
    qtbot.waitUntil(lambda: found() is not None, timeout=PATIENCE_MS)
