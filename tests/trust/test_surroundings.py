"""The PCs of commune offices as they are: each trouble with its sentence, and nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cchc_desktop.account import current_user
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.files import FileTrouble
from cchc_desktop.services import backups, records
from cchc_desktop.services.data_file import DataFile, create_data_file, open_data_file
from cchc_desktop.services.report import write_report
from cchc_desktop.shell.single_instance import CannotLock, DataFileLock
from cchc_desktop.storage.engine import connect, writing
from cchc_desktop.storage.integrity import full_findings
from cchc_desktop.storage.migrate import driver_connection
from cchc_desktop.storage.refusals import CannotWrite
from cchc_desktop.ui.drafts import Draft, Drafts
from tests.data_files import new_data_file, office, radio_item
from tests.guards_off import guards_off
from tests.trust.running import ROOT
from tests.trust.test_network import WINDOW

NAME = "Nguyễn Thị Hồng Ánh (VP-TK)"


def run(*words: object, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        check=False,
    )


def command(*words: object, **settings: str) -> str:
    done = run("-m", "cchc_desktop", *words, **settings)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "Thẻ nhớ (E)"
    folder.mkdir()
    return folder


@pytest.fixture
def file(stick: Path) -> Iterator[DataFile]:
    opened = new_data_file(stick / "Sổ của xã.cchc")
    records.save(opened, office())
    records.save(opened, radio_item(title="Đã lưu"))
    yield opened
    opened.close()


def titles(file: DataFile) -> list[str]:
    return [activity.title for activity in records.get_all(file, "activities")]


def test_a_stick_that_is_pulled_out_loses_only_what_was_not_saved(
    file: DataFile, stick: Path, tmp_path: Path
) -> None:
    pulled = tmp_path / "trong túi"
    stick.rename(pulled)
    with pytest.raises(CannotWrite, match=r"đã lưu vẫn nguyên.*Hãy"):
        records.save(file, radio_item(title="Sau khi rút"))
    with pytest.raises(FileTrouble, match="không có thư mục"):
        write_report(file, file.period("2022"), stick / "Báo cáo.pdf")
    with pytest.raises(CchcError, match="Hãy"):
        backups.back_up(file.path)
    assert not stick.exists()
    pulled.rename(stick)
    assert titles(file) == ["Đã lưu"]
    records.save(file, radio_item(title="Cắm lại"))
    assert titles(file) == ["Đã lưu", "Cắm lại"]


def test_a_stick_that_is_pulled_out_in_the_middle_of_a_write(
    file: DataFile, stick: Path, tmp_path: Path
) -> None:
    pulled = tmp_path / "trong túi"
    insert = (
        "INSERT INTO operations (at, who, name, kind, state, sha256)"
        " VALUES ('2022-01-01T00:00:00+00:00', '', hex(zeroblob(300000)), 'do', 'done', '')"
    )
    told: list[str] = []
    try:
        with writing(file.engine) as connection:
            connection.exec_driver_sql(insert)
            stick.rename(pulled)
            connection.exec_driver_sql(insert)
    except CannotWrite as trouble:
        told.append(str(trouble))
    assert all("Hãy" in sentence for sentence in told)
    saved = 0 if told else 2
    pulled.rename(stick)
    file.engine.dispose()
    again = open_data_file(file.path)
    with closing(connect(file.path)) as raw:
        assert full_findings(raw) == ()
        count = raw.execute("SELECT count(*) FROM operations WHERE name LIKE '00%'").fetchone()
    assert count == (saved,)
    assert titles(again) == ["Đã lưu"]
    again.close()


def test_drafts_live_on_the_pc_and_outlive_the_stick(
    file: DataFile, stick: Path, tmp_path: Path
) -> None:
    drafts = Drafts(tmp_path / "cấu hình", file.path)
    drafts.keep(Draft("activities", 0, "Đang gõ", {"title": "Đang gõ"}))
    stick.rename(tmp_path / "trong túi")
    drafts.write()
    (tmp_path / "trong túi").rename(stick)
    assert len(Drafts(tmp_path / "cấu hình", file.path)) == 1


def test_a_clock_that_was_set_back_is_told_and_mixes_nothing_up(file: DataFile) -> None:
    ahead = datetime.now(UTC) + timedelta(days=400)
    with writing(file.engine) as connection, guards_off(driver_connection(connection)):
        connection.exec_driver_sql(f"UPDATE operations SET at = '{ahead.isoformat()}'")
    path = file.path
    file.close()
    again = open_data_file(path, who="Lan")
    (told,) = again.notices
    assert "Đồng hồ của máy" in told
    assert f"{ahead.astimezone():%d/%m/%Y}" in told
    assert "chỉnh lại ngày giờ" in told
    (activity,) = records.get_all(again, "activities")
    records.save(again, replace(activity, title="Sau khi lùi giờ"))
    changes = records.history(again, "activities", activity.id)
    assert [entry.operation.at > datetime.now(UTC) for entry in changes] == [False, True]
    assert records.undo_name(again) == "Sửa hoạt động “Sau khi lùi giờ”"
    records.undo(again)
    assert titles(again) == ["Đã lưu"]
    again.close()


def test_a_clock_that_is_right_is_not_told(file: DataFile) -> None:
    path = file.path
    file.close()
    again = open_data_file(path)
    assert again.notices == ()
    again.close()


def test_another_time_zone_moves_no_day_and_no_figure(file: DataFile) -> None:
    path = file.path
    file.close()
    told = {
        zone: command("tally", path, "--period", "2022", "--json", TZ=zone)
        for zone in ("Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Kiritimati")
    }
    assert len(set(told.values())) == 1
    (figure,) = [f for f in json.loads(told["Asia/Ho_Chi_Minh"])["figures"] if f["records"]][:1]
    assert figure["in_period"]


def test_a_user_whose_name_has_vietnamese_letters_and_spaces(tmp_path: Path) -> None:
    home = tmp_path / "Người dùng" / NAME
    home.mkdir(parents=True)
    settings = {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "APPDATA": str(home / "AppData"),
        "LOCALAPPDATA": str(home / "AppData local"),
        "XDG_CONFIG_HOME": str(home / "cấu hình"),
        "XDG_STATE_HOME": str(home / "nhật ký"),
        "LOGNAME": NAME,
        "USERNAME": NAME,
    }
    printed = command("demo", home / "Tài liệu" / "mẫu", **settings).splitlines()
    assert len(printed) == 3
    assert all(Path(path).stat().st_size for path in printed)
    data = next(path for path in printed if path.endswith(".cchc"))
    done = run("-c", WINDOW, data, **settings)
    assert (done.returncode, done.stdout.strip()) == (0, "closed"), done.stderr
    code = (
        "import sys; from pathlib import Path\n"
        "from cchc_desktop import account\n"
        "from cchc_desktop.domain.slogans import Slogan\n"
        "from cchc_desktop.services import records\n"
        "from cchc_desktop.services.data_file import open_data_file\n"
        "from cchc_desktop.shell.single_instance import DataFileLock, _read_holder\n"
        "account._account_name = lambda: sys.argv[2]\n"
        "lock = DataFileLock(Path(sys.argv[1])); lock.take()\n"
        "print(_read_holder(lock.lock_path).user); lock.release()\n"
        "file = open_data_file(Path(sys.argv[1]))\n"
        "print(records.history(file, 'slogans', 1)[0].operation.who)\n"
        "print(records.save(file, Slogan(text='Mới'))[1].who)\n"
    )
    # What the environment says is nobody's account: the demo was made by the real one.
    told = run("-c", code, data, NAME, **settings).stdout.splitlines()
    assert told == [NAME, current_user(), NAME]


@pytest.fixture
def deep(tmp_path: Path) -> Path:
    """A path of 250 characters, in folders such as people have."""
    path = tmp_path
    while len(str(path)) < 200:
        path /= "Tuyên truyền CCHC năm 2022"[: 200 - len(str(path))]
    path.mkdir(parents=True)
    name = "ệ" * (250 - len(str(path)) - len("/.cchc")) + ".cchc"
    assert len(str(path / name)) == 250
    return path / name


def test_a_path_of_250_characters(deep: Path) -> None:
    with DataFileLock(deep):
        file = create_data_file(deep, who="Lan")
        records.save(file, office())
        records.save(file, radio_item(title="Sâu"))
        records.save(file, Slogan(text="Vì dân"))
        write_report(file, file.period("2022"), deep.with_name("Báo cáo.pdf"))
        backup = backups.back_up(deep).path
        file.close()
    assert backups.verify(backup).findings == ()
    restored = backups.restore_backup(backup, deep)
    assert restored.path == deep
    again = open_data_file(deep)
    assert titles(again) == ["Sâu"]
    again.close()


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    too_long = tmp_path / ("ệ" * 90 + ".cchc")
    for open_it in (open_data_file, create_data_file):
        with pytest.raises(CchcError, match=r"quá dài.*Hãy đặt tên ngắn hơn"):
            open_it(too_long)
    with pytest.raises(CannotLock, match="quá dài"):
        DataFileLock(too_long).take()
    assert list(tmp_path.iterdir()) == []


SAVE = """
import sys
from pathlib import Path
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.services import records
from cchc_desktop.services.data_file import open_data_file
file = open_data_file(Path(sys.argv[1]), who=sys.argv[2])
for number in range(15):
    records.save(file, Slogan(text=f"{sys.argv[2]} {number}"))
file.close()
"""


def test_two_programs_and_a_backup_at_once_lose_no_change(file: DataFile, tmp_path: Path) -> None:
    working = [
        subprocess.Popen(
            [sys.executable, "-c", SAVE, str(file.path), who],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for who in ("Lan", "Hoa")
    ]
    made: list[Path] = []
    while any(program.poll() is None for program in working) or len(made) < 2:
        records.save(file, radio_item(title=f"Cùng lúc {len(made)}"))
        made.append(backups.back_up(file.path, tmp_path / "sao lưu", thin=False).path)
    assert [program.wait() for program in working] == [0, 0]
    texts = {slogan.text for slogan in records.get_all(file, "slogans")}
    assert texts == {f"{who} {number}" for who in ("Lan", "Hoa") for number in range(15)}
    assert len(titles(file)) == 1 + len(made)
    for backup in made:
        assert backups.verify(backup).findings == ()
