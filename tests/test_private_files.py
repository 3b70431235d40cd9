"""What the program keeps is readable by its owner only, whatever the system gives otherwise."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cchc_desktop.files import keep_private, make_folder, write_atomically
from cchc_desktop.services import records
from cchc_desktop.services.backups import back_up, copy_newest, folder_of
from cchc_desktop.services.data_file import create_data_file, open_data_file
from cchc_desktop.services.handing_over import hand_over
from cchc_desktop.services.protection import new_password, set_password
from cchc_desktop.services.restore_drill import drill
from cchc_desktop.shell import paths
from cchc_desktop.shell.attempts import Attempts
from cchc_desktop.shell.log import start_log
from cchc_desktop.shell.settings import Settings, SettingsFile
from cchc_desktop.ui.drafts import NEW, Draft, Drafts
from tests.data_files import radio_item

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="Windows keeps others out by itself"),
    pytest.mark.usefixtures("quick_passwords"),
]


@pytest.fixture(autouse=True)
def open_to_all() -> Iterator[None]:
    """Let the system give everybody everything."""
    before = os.umask(0)
    yield
    os.umask(before)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _open_to_others(top: Path) -> list[str]:
    return [str(path) for path in (top, *top.rglob("*")) if _mode(path) & 0o077]


def test_data_backups_drafts_settings_and_logs_are_the_owners(own_home: Path) -> None:
    data = paths.default_data_file()
    make_folder(data.parent, private=True)
    file = create_data_file(data)
    records.save(file, radio_item())
    set_password(file, new_password("mật khẩu dài", "mật khẩu dài"))
    back_up(data)
    drill(data)
    stick = data.parent / "nơi thứ hai"
    stick.mkdir(mode=0o700)
    copy_newest(data, stick)
    copy_newest(data, stick, encrypt=False)
    file.close()
    drafts = Drafts(paths.settings_folder(), data)
    drafts.keep(Draft("slogans", NEW, "x", {"text": "x"}))
    drafts.write()
    SettingsFile(paths.settings_folder() / "settings.json").save(Settings())
    Attempts(paths.log_folder(), data).begin(datetime.now(UTC))
    end = start_log(paths.log_folder())
    for _ in range(3):
        for handler in logging.getLogger("cchc_desktop").handlers:
            getattr(handler, "doRollover", lambda: None)()
        logging.getLogger("cchc_desktop").warning("x")
    end()
    for top in (data.parent, paths.settings_folder(), paths.log_folder()):
        assert _open_to_others(top) == []
        assert len(list(top.iterdir())) > 1
    assert len(list(stick.iterdir())) == 2


def test_what_was_open_to_others_before_is_closed(tmp_path: Path) -> None:
    data = tmp_path / "so.cchc"
    create_data_file(data).close()
    data.chmod(0o666)
    folder_of(data).mkdir(mode=0o777)
    own = tmp_path.stat().st_mode
    file = open_data_file(data)
    records.save(file, radio_item())
    file.close()
    back_up(data)
    assert _mode(data) == 0o600
    assert _open_to_others(folder_of(data)) == []
    # A folder of the person's own choosing stays as it is.
    assert tmp_path.stat().st_mode == own


def test_a_file_that_accounts_share_on_purpose_stays_shared(tmp_path: Path) -> None:
    shared = tmp_path / "phòng"
    shared.mkdir(mode=0o770)
    data = shared / "so.cchc"
    create_data_file(data).close()
    data.chmod(0o660)
    open_data_file(data).close()
    assert _mode(data) == 0o660


def test_what_is_written_for_others_is_theirs_to_read(tmp_path: Path) -> None:
    write_atomically(tmp_path / "bao-cao.pdf", b"x")
    assert _mode(tmp_path / "bao-cao.pdf") == 0o666
    make_folder(tmp_path / "ban-giao")
    assert _mode(tmp_path / "ban-giao") == 0o777


def test_what_is_handed_over_can_be_read_by_who_gets_it(tmp_path: Path) -> None:
    file = create_data_file(tmp_path / "so.cchc")
    records.save(file, radio_item())
    folder = hand_over(file, tmp_path / "ban-giao").folder
    file.close()
    closed = [path for path in folder.rglob("*") if not _mode(path) & 0o004]
    assert closed == []


def test_a_file_system_without_owners_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _mode: int) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    (tmp_path / "x").write_text("")
    keep_private(tmp_path / "x")
    keep_private(tmp_path / "missing")
