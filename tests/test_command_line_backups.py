"""Backing up, restoring and verifying as scripts do it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.services.backups import BEFORE_IMPORT, before, folder_of
from cchc_desktop.services.data_file import open_data_file
from cchc_desktop.services.records import get_all, save
from cchc_desktop.shell.single_instance import DataFileLock
from tests.data_files import new_data_file, radio_item
from tests.guards_off import guards_off
from tests.storage.backups_made import office_bytes, old_file
from tests.test_command_line import Run


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "Xã ta.cchc"
    path.write_bytes(office_bytes())
    return path


def test_there_and_back(run: Run, data: Path, tmp_path: Path) -> None:
    ran = run("backup", data, tmp_path / "Sao lưu")
    assert (ran.code, ran.err) == (0, "")
    backup = Path(ran.out.strip())
    assert backup.parent == tmp_path / "Sao lưu"
    again = run("backup", data, tmp_path / "Sao lưu")
    assert (again.code, again.out) == (0, ran.out)
    assert "Không có gì thay đổi" in again.err
    assert "là một bản sao lưu" in run.refused("search", backup, "tin")
    for path in (data, backup):
        ran = run("verify", path)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("Đạt: ")
    file = open_data_file(data)
    save(file, radio_item(title="Tin mới"))
    file.close()
    ran = run("restore", backup, data)
    assert (ran.code, ran.out) == (0, f"{data}\n")
    assert "Tệp trước khi khôi phục được giữ ở" in ran.err
    assert ran.err.count("\n") == 1
    file = open_data_file(data)
    assert len(get_all(file, "activities")) == 5
    file.close()
    # What was there before was backed up as well, beside the data file.
    assert len(list(folder_of(data).iterdir())) == 1
    assert not data.with_name("Xã ta.cchc.lock").exists()


def test_what_is_wrong_is_named(run: Run, data: Path, tmp_path: Path) -> None:
    backup = Path(run("backup", data, tmp_path / "b").out.strip())
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 8
    backup.write_bytes(content)
    ran = run("verify", backup)
    assert ran.code == 1
    assert "SHA-256 không khớp" in ran.out
    assert "không dùng được" in run.refused("restore", backup, data)
    with closing(sqlite3.connect(data)) as connection, connection:
        connection.execute("DELETE FROM offices")
        connection.execute("UPDATE report_files SET sha256 = 'x', name = 'Bản ký 2.png'")
    ran = run("verify", data)
    assert ran.code == 1
    assert "“Bản ký 2.png” không còn nội dung" in ran.out
    assert "Không đọc được tệp" in run.refused("verify", tmp_path / "không có")
    assert "là một thư mục" in run.refused("verify", tmp_path)
    for other in (b"", b"Xin chao" * 1000):
        (tmp_path / "a.cchc").write_bytes(other)
        assert run("verify", tmp_path / "a.cchc").code == 1


def test_a_file_that_is_open_elsewhere_is_not_replaced(
    run: Run, data: Path, tmp_path: Path
) -> None:
    backup = Path(run("backup", data, tmp_path / "b").out.strip())
    was = data.read_bytes()
    with DataFileLock(data):
        assert "đang được" in run.refused("restore", backup, data)
        assert run("backup", data, tmp_path / "b").code == 0
    assert data.read_bytes() == was


def test_a_file_of_an_older_program_is_backed_up_as_it_is(run: Run, tmp_path: Path) -> None:
    old = tmp_path / "Cũ.cchc"
    old.write_bytes(old_file("0001"))
    backup = run("backup", old, tmp_path / "b").out.strip()
    assert old.read_bytes() == old_file("0001")
    assert run("restore", backup, tmp_path / "mới.cchc").code == 0
    assert run("verify", tmp_path / "mới.cchc").code == 0


def test_a_damaged_file_is_refused(run: Run, data: Path, tmp_path: Path) -> None:
    whole = data.read_bytes()
    data.write_bytes(whole[: len(whole) // 2])
    assert "hỏng" in run.refused("backup", data, tmp_path / "b")
    assert run("verify", data).code == 1
    assert "Không" in run.refused("backup", tmp_path / "x.cchc", tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_before_a_risky_step(data: Path, tmp_path: Path) -> None:
    file = open_data_file(data, who="Hoa")
    written = before(file, BEFORE_IMPORT)
    assert written is not None
    assert written.new
    assert (written.manifest.why, written.manifest.who) == ("trước khi nhập từ Excel", "Hoa")
    again = before(file, BEFORE_IMPORT)
    assert again is not None
    assert not again.new
    save(file, radio_item(title="Tin mới"))
    later = before(file, BEFORE_IMPORT)
    assert later is not None
    assert later.new
    file.close()
    empty = new_data_file(tmp_path / "mới.cchc")
    assert before(empty, BEFORE_IMPORT) is None
    empty.close()


def test_everything_is_handed_over_in_one_folder(run: Run, data: Path, tmp_path: Path) -> None:
    ran = run("handover", data, tmp_path / "Thẻ nhớ")
    assert (ran.code, ran.err) == (0, "")
    folder = Path(ran.out.strip())
    assert (folder / "index.html").exists()
    file = open_data_file(data)
    save(file, radio_item(date(2010, 5, 1)))
    file.close()
    ran = run("handover", data, tmp_path / "Thẻ nhớ")
    assert ran.code == 1
    assert "Bảng tổng hợp năm 2010" in ran.err
    assert ran.err.count("\n") == len(range(2010, 2020))
    assert "không có" in run.refused("handover", tmp_path / "không có", tmp_path).lower()


def test_an_altered_log_is_told_beside_the_backup(run: Run, data: Path, tmp_path: Path) -> None:
    changing = sqlite3.connect(data, isolation_level=None)
    with closing(changing) as connection, guards_off(connection):
        connection.execute("UPDATE operations SET who = 'Ai đó' WHERE id = 2")
    ran = run("backup", data, tmp_path / "Sao lưu")
    assert ran.code == 1
    assert "Lịch sử thay đổi không còn nguyên vẹn. Mục 2 của lịch sử" in ran.err
    assert Path(ran.out.strip()).exists()
