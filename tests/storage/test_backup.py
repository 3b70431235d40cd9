from __future__ import annotations

import hashlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from cchc_desktop.domain.backups import LATEST
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.storage import backup as module
from cchc_desktop.storage import backup_archive
from cchc_desktop.storage.backup import copy_backup
from cchc_desktop.storage.backup_list import backups_in, is_sound
from cchc_desktop.storage.backup_troubles import BrokenBackup, NotBackedUp
from cchc_desktop.storage.engine import connect
from cchc_desktop.storage.integrity import full_findings
from cchc_desktop.storage.refusals import DamagedDataFile, DataFileTrouble, NotADataFile
from cchc_desktop.storage.verifying import verify
from tests.storage.backups_made import (
    NOW,
    change,
    content_of_tables,
    forged,
    make_backup,
    office_bytes,
)

_NOBODY = 65534


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "Tuyên truyền năm 2022 #1 (50%)"
    folder.mkdir()
    path = folder / "Sổ xã.cchc"
    path.write_bytes(office_bytes())
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Bản sao lưu của xã"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def data_inside(backup: Path, target: Path) -> Path:
    with target.open("w+b") as file:
        backup_archive.unpack(backup, file)
    return target


def test_a_backup_holds_what_the_file_holds(data: Path, folder: Path, tmp_path: Path) -> None:
    written = make_backup(data, folder)
    assert written.new
    assert names(folder) == ["2022-12-16_08-01-05_ubnd-xa-chi-lang-nam.cchcb"]
    assert verify(written.path).findings == ()
    inside = data_inside(written.path, tmp_path / "ra.cchc")
    assert content_of_tables(inside) == content_of_tables(data)
    assert written.manifest.tables["activities"] == 5
    assert written.manifest.office == "UBND xã Chi Lăng Nam"


def test_any_zip_program_opens_it(data: Path, folder: Path, tmp_path: Path) -> None:
    written = make_backup(data, folder)
    with zipfile.ZipFile(written.path) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == [
            "ban-ke.json",
            "doc-truoc.txt",
            "so-tuyen-truyen.cchc",
        ]
        archive.extractall(tmp_path / "ra")
    with closing(sqlite3.connect(tmp_path / "ra" / "so-tuyen-truyen.cchc")) as connection:
        assert connection.execute("SELECT count(*) FROM activities").fetchone() == (5,)


def test_what_is_packed_already_is_not_packed_again(data: Path, folder: Path) -> None:
    with closing(connect(data)) as connection:
        content = random.Random(1).randbytes(4_000_000)
        connection.execute(
            "INSERT INTO file_contents VALUES (?, ?, ?)",
            (hashlib.sha256(content).hexdigest(), len(content), content),
        )
    written = make_backup(data, folder)
    with zipfile.ZipFile(written.path) as archive:
        kinds = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert kinds["so-tuyen-truyen.cchc"] == zipfile.ZIP_STORED
    assert verify(written.path).findings == ()


def test_nothing_changed_is_no_new_backup(data: Path, folder: Path) -> None:
    first = make_backup(data, folder)
    again = make_backup(data, folder, now=NOW + timedelta(hours=1))
    assert not again.new
    assert again.path == first.path
    change(data)
    assert make_backup(data, folder, now=NOW + timedelta(hours=2)).new
    assert len(names(folder)) == 2


def test_a_damaged_backup_of_this_state_does_not_count(data: Path, folder: Path) -> None:
    first = make_backup(data, folder)
    flip(first.path, 4000)
    again = make_backup(data, folder, now=NOW + timedelta(hours=1))
    assert again.new
    assert [is_sound(one) for one in backups_in(folder)] == [True, False]


def test_two_in_one_second_have_two_names(data: Path, folder: Path) -> None:
    make_backup(data, folder)
    change(data)
    assert make_backup(data, folder).path.stem.endswith("-2")
    assert [one.manifest.number for one in backups_in(folder) if one.manifest] == [
        int(NOW.timestamp()) + 1,
        int(NOW.timestamp()),
    ]


def test_older_ones_go_and_a_clock_that_was_set_back_takes_none(data: Path, folder: Path) -> None:
    for step in range(LATEST + 4):
        change(data)
        make_backup(data, folder, now=NOW + timedelta(minutes=step))
    assert len(names(folder)) == LATEST
    change(data)
    newest = make_backup(data, folder, now=NOW - timedelta(days=900))
    assert newest.path.exists()
    assert backups_in(folder)[0].path == newest.path
    assert len(names(folder)) == LATEST


def test_another_offices_backups_are_left_alone(data: Path, folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    (folder / "2021-01-01_08-00-00_xa-khac.cchcb").write_bytes(b"x")
    other = tmp_path / "Khác.cchc"
    other.write_bytes(office_bytes())
    theirs = make_backup(other, folder).path
    for step in range(LATEST + 4):
        change(data)
        make_backup(data, folder, now=NOW + timedelta(minutes=step))
    assert theirs.exists()
    assert (folder / "2021-01-01_08-00-00_xa-khac.cchcb").exists()
    assert len(names(folder)) == LATEST + 2


def test_a_damaged_file_is_not_backed_up_and_the_older_ones_stay(data: Path, folder: Path) -> None:
    make_backup(data, folder)
    before = names(folder)
    content = bytearray(data.read_bytes())
    content[8192:12288] = b"\xa5" * 4096
    data.write_bytes(content)
    with pytest.raises(DamagedDataFile, match="các bản sao lưu trước còn nguyên"):
        make_backup(data, folder)
    with closing(sqlite3.connect(data)) as connection:
        data.write_bytes(office_bytes())
        connection.execute("CREATE TABLE lạ (x)")
    with pytest.raises(DamagedDataFile):
        make_backup(data, folder)
    data.write_bytes(b"Xin chao" * 1000)
    with pytest.raises(NotADataFile):
        make_backup(data, folder)
    assert names(folder) == before


def test_a_damaged_scan_is_told_and_takes_no_sound_ones_place(data: Path, folder: Path) -> None:
    sound = [make_backup(data, folder).path]
    with closing(sqlite3.connect(data)) as connection, connection:
        connection.execute(
            "UPDATE file_contents SET content = zeroblob(size)"
            " WHERE sha256 IN (SELECT sha256 FROM report_files)"
        )
    for step in range(LATEST + 2):
        change(data)
        flawed = make_backup(data, folder, now=NOW + timedelta(minutes=1 + step))
        assert flawed.manifest.flaws == (
            "Tệp đã lưu “Bản ký.png” bị hỏng, không còn đúng như khi lưu.",
        )
    assert sound[0].exists()
    assert "Bản ký.png" in verify(flawed.path).findings[0]
    assert "Bản ký.png" in verify(data).findings[0]


def flip(path: Path, bit: int) -> None:
    content = bytearray(path.read_bytes())
    content[bit // 8] ^= 1 << bit % 8
    path.write_bytes(content)


def test_every_flipped_bit_is_found(data: Path, folder: Path) -> None:
    path = make_backup(data, folder).path
    whole = path.read_bytes()
    chance = random.Random(2022)
    bits = [*range(64), *(8 * len(whole) - 1 - n for n in range(0, 700, 7))]
    bits += [chance.randrange(8 * len(whole)) for _ in range(40)]
    for bit in bits:
        flip(path, bit)
        assert len(verify(path).findings) == 1, bit
        path.write_bytes(whole)
    assert verify(path).findings == ()


def test_every_cut_is_found(data: Path, folder: Path) -> None:
    path = make_backup(data, folder).path
    whole = path.read_bytes()
    for length in (0, 1, 75, 76, 77, 5000, len(whole) - 65, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert verify(path).findings, length
        assert [is_sound(one) for one in backups_in(folder)] == [False]
    path.write_bytes(whole + b"\0")
    assert verify(path).findings


def test_a_backup_that_is_sealed_and_lies_is_found(data: Path, folder: Path) -> None:
    path = make_backup(data, folder).path
    inside = data_inside(path, folder / "ra.cchc")
    lies: list[tuple[dict[str, Any], str]] = [
        ({"size": 10}, "dài hơn bản kê"),
        ({"size": 10**9}, "không khớp với bản kê"),
        ({"sha256": "0" * 64}, "không khớp với bản kê"),
        ({"tables": {"activities": 4}}, "bảng activities có 5 dòng, bản kê ghi 4"),
        ({"fingerprint": "0" * 16}, "phiên bản dữ liệu khác"),
        ({"mark": "0" * 64}, "thay đổi cuối cùng khác"),
    ]
    for other, said in lies:
        found = verify(forged(path, inside, folder / "giả.cchcb", **other)).findings
        assert any(said in finding.lower() for finding in found), found
    (folder / "lạ.cchc").write_bytes(b"Xin chao" * 1000)
    lie: dict[str, Any] = {"size": 8000, "sha256": hashlib.sha256(b"Xin chao" * 1000).hexdigest()}
    found = verify(forged(path, folder / "lạ.cchc", folder / "giả.cchcb", **lie)).findings
    assert "không đọc được" in found[0]


def test_what_is_no_backup_is_said_to_be_none(folder: Path) -> None:
    folder.mkdir()
    path = folder / "a.cchcb"
    for content in (b"", b"Xin chao", b"PK\x05\x06" + bytes(18), b"x" * 100_000):
        path.write_bytes(content)
        assert verify(path).findings
        with pytest.raises(BrokenBackup):
            backup_archive.read_manifest(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("khac.txt", "x")
    with pytest.raises(BrokenBackup):
        backup_archive.read_manifest(path)


def test_the_second_place_gets_the_same_and_thins_by_itself(
    data: Path, folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "Thẻ nhớ"
    stick.mkdir()
    for step in range(LATEST + 3):
        change(data)
        written = make_backup(data, folder, now=NOW + timedelta(minutes=step))
        copied = copy_backup(written.path, stick)
        assert copied.new
        assert copied.path.read_bytes() == written.path.read_bytes()
    assert names(stick) == names(folder)
    assert not copy_backup(written.path, stick).new
    flip(stick / written.path.name, 777)
    mended = copy_backup(written.path, stick)
    assert mended.new
    assert mended.path.name != written.path.name
    assert mended.path.exists()


def test_a_damaged_backup_is_not_copied(data: Path, folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "Thẻ nhớ"
    stick.mkdir()
    written = make_backup(data, folder)
    flip(written.path, 8 * 30_000)
    with pytest.raises(NotBackedUp, match="không đọc lại được đúng"):
        copy_backup(written.path, stick)
    assert names(stick) == []


def test_a_place_that_is_gone_says_so(data: Path, folder: Path, tmp_path: Path) -> None:
    written = make_backup(data, folder)
    with pytest.raises(NotBackedUp, match="không còn ở đó"):
        copy_backup(written.path, tmp_path / "Thẻ đã rút")
    (tmp_path / "tệp").write_text("x")
    with pytest.raises(NotBackedUp):
        make_backup(data, tmp_path / "tệp" / "sao-luu")


def test_a_stick_that_is_pulled_out_while_it_is_written(
    data: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make_backup(data, folder)
    stick = tmp_path / "Thẻ nhớ"
    stick.mkdir()

    def pulled(file: object) -> None:
        shutil.rmtree(stick)

    monkeypatch.setattr(module, "forget_cached", pulled)
    with pytest.raises(NotBackedUp, match="Hãy cắm lại thẻ nhớ"):
        copy_backup(first.path, stick)
    assert verify(first.path).findings == ()


def test_what_was_not_written_rightly_is_dropped(
    data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that says yes and keeps something else."""
    first = make_backup(data, folder)
    change(data)

    def badly(target: BinaryIO, *rest: Any) -> None:
        backup_archive.write_archive(target, *rest)
        target.seek(500)
        target.write(b"\0\0\0\0")
        target.flush()

    monkeypatch.setattr(module, "write_archive", badly)
    with pytest.raises(NotBackedUp, match="không đọc lại được đúng"):
        make_backup(data, folder)
    assert names(folder) == [first.path.name]


@contextmanager
def powerless() -> Iterator[None]:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_folder_says_so() -> None:
    with tempfile.TemporaryDirectory() as made:
        data = Path(made) / "Sổ xã.cchc"
        data.write_bytes(office_bytes())
        folder = Path(made) / "Chỉ đọc"
        folder.mkdir()
        folder.chmod(0o555)
        Path(made).chmod(0o755)
        with powerless(), pytest.raises(NotBackedUp, match="chỉ cho đọc"):
            make_backup(data, folder)
        assert names(folder) == []
        folder.chmod(0o755)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that has room for one backup and what making it takes, and for no more."""
    folder = tmp_path / "Thẻ nhớ nhỏ"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"this user cannot mount a disk: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_leaves_the_older_ones_and_works_again_later(
    data: Path, small_disk: Path
) -> None:
    first = make_backup(data, small_disk)
    room = shutil.disk_usage(small_disk).free
    ballast = small_disk / "phim.mp4"
    for left in (0, 4096, 60_000, 300_000, data.stat().st_size + 20_000):
        ballast.write_bytes(bytes(max(room - left, 0) // 4096 * 4096))
        change(data)
        with pytest.raises(NotBackedUp, match="đã đầy"):
            make_backup(data, small_disk)
        ballast.unlink()
        assert names(small_disk) == [first.path.name]
        assert verify(first.path).findings == ()
    assert make_backup(data, small_disk).new


def run_python(code: str, *words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


BACKING_UP = """
import sys
from pathlib import Path
from datetime import timedelta
from tests.storage.backups_made import NOW, change, make_backup
from cchc_desktop.domain.errors import CchcError
data, folder, limit = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
if limit:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
print("begun", flush=True)
for step in range(1, 100_000):
    try:
        written = make_backup(data, folder, now=NOW + timedelta(minutes=step))
    except CchcError as error:
        sys.exit(type(error).__name__ + ": " + str(error))
    print(written.path.name, flush=True)
    change(data)
"""


def test_a_file_that_may_not_grow_further_leaves_the_older_ones(data: Path, folder: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("no such limit there")
    first = make_backup(data, folder)
    change(data)
    size = data.stat().st_size
    for limit in (100_000, size - 5000):
        process = run_python(BACKING_UP, data, folder, limit)
        _, said = process.communicate(timeout=60)
        assert said.startswith("NotBackedUp: Chưa sao lưu được"), said
        assert names(folder) == [first.path.name]
        assert verify(first.path).findings == ()


def test_killed_at_any_instant_no_half_file_bears_a_name(data: Path, folder: Path) -> None:
    chance = random.Random(7)
    for _ in range(4):
        process = run_python(BACKING_UP, data, folder, 0)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.35))
        process.kill()
        told = process.communicate()[0].split()
        assert all((folder / name).exists() for name in told[-1:])
        for one in backups_in(folder):
            assert verify(one.path).findings == (), one.path.name
        with closing(connect(data)) as connection:
            assert full_findings(connection) == ()
    left = [path for path in folder.iterdir() if path.name.startswith(".cchc-")]
    for path in left:
        os.utime(path, (1, 1))
    change(data)
    make_backup(data, folder, now=NOW + timedelta(days=3))
    assert [path for path in folder.iterdir() if path.name.startswith(".cchc-")] == []


SAVING = """
import sys
from pathlib import Path
from cchc_desktop.storage.engine import make_engine, writing
engine = make_engine(Path(sys.argv[1]))
for _ in range(60):
    with writing(engine) as connection:
        (number,) = connection.exec_driver_sql("SELECT recipient FROM protection").one()
        connection.exec_driver_sql(
            "UPDATE protection SET recipient = ?", (str(int(number) + 1),)
        )
"""


def test_two_instances_save_while_it_is_backed_up_and_nothing_is_lost(
    data: Path, folder: Path
) -> None:
    with closing(connect(data)) as connection:
        connection.execute("INSERT INTO protection VALUES (1, '0', x'', '')")
    writers = [run_python(SAVING, data) for _ in range(2)]
    made = 0
    while any(writer.poll() is None for writer in writers) or not made:
        change(data)
        written = make_backup(data, folder, now=NOW + timedelta(seconds=made))
        assert verify(written.path).findings == ()
        made += 1
    for writer in writers:
        assert writer.communicate()[1] == ""
    with closing(connect(data)) as connection:
        assert connection.execute("SELECT recipient FROM protection").fetchone() == ("120",)
        assert full_findings(connection) == ()
    assert made > 2


def test_each_trouble_is_a_whole_sentence(data: Path, folder: Path, tmp_path: Path) -> None:
    missing = tmp_path / "không có.cchc"
    with pytest.raises(DataFileTrouble) as trouble:
        make_backup(missing, folder)
    assert isinstance(trouble.value, CchcError)
    assert str(trouble.value).endswith(".")
    assert not missing.exists()
