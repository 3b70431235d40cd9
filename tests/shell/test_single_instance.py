from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from cchc_desktop.shell import single_instance
from cchc_desktop.shell.single_instance import CannotLock, DataFileLock, HeldByAnother

HOLD = (
    "import sys; from pathlib import Path\n"
    "from cchc_desktop import account\n"
    "from cchc_desktop.shell.single_instance import DataFileLock\n"
    "account._account_name = lambda: 'lan'\n"
    "with DataFileLock(Path(sys.argv[1])):\n"
    "    print('held', flush=True)\n"
    "    sys.stdin.read()\n"
)


@pytest.fixture
def data_path(tmp_path: Path) -> Path:
    path = tmp_path / "Sổ của xã.cchc"
    path.write_bytes(b"x")
    return path


@pytest.fixture
def other_program(data_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program, of the user lan, that has the data file open."""
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        yield program
        program.kill()


def test_who_holds_the_file_is_said(data_path: Path, other_program: subprocess.Popen[str]) -> None:
    with pytest.raises(HeldByAnother) as caught:
        DataFileLock(data_path).take()
    message = str(caught.value)
    assert message.startswith("Tệp “Sổ của xã.cchc” đang được lan mở trên máy ")
    assert datetime.now().strftime("/%m/%Y.") in message
    assert "Dữ liệu không bị ảnh hưởng." in message
    assert caught.value.path == data_path
    assert caught.value.holder is not None
    assert caught.value.holder.computer in message


def test_a_program_that_was_killed_leaves_the_file_free(
    data_path: Path, other_program: subprocess.Popen[str]
) -> None:
    other_program.kill()
    other_program.wait()
    lock = DataFileLock(data_path)
    assert lock.lock_path.exists()
    with lock:
        assert json.loads(lock.lock_path.read_text(encoding="utf-8"))["user"] != "lan"


def test_after_the_other_program_ends_the_file_is_free(
    data_path: Path, other_program: subprocess.Popen[str]
) -> None:
    other_program.communicate("")
    with DataFileLock(data_path):
        pass


def test_two_windows_of_one_program_exclude_each_other_too(data_path: Path) -> None:
    with DataFileLock(data_path), pytest.raises(HeldByAnother):
        DataFileLock(data_path).take()


def test_nothing_is_left_beside_the_data_and_the_data_is_untouched(data_path: Path) -> None:
    lock = DataFileLock(data_path)
    with lock:
        assert sorted(data_path.parent.iterdir()) == sorted([data_path, lock.lock_path])
    lock.release()
    assert list(data_path.parent.iterdir()) == [data_path]
    assert data_path.read_bytes() == b"x"


def test_a_lock_can_be_taken_again_after_it_was_let_go(data_path: Path) -> None:
    lock = DataFileLock(data_path)
    for _ in range(2):
        lock.take()
        with pytest.raises(RuntimeError):
            lock.take()
        lock.release()


def test_a_file_that_is_yet_to_be_made_can_be_held(tmp_path: Path) -> None:
    with DataFileLock(tmp_path / "mới.cchc"), pytest.raises(HeldByAnother):
        DataFileLock(tmp_path / "mới.cchc").take()


def test_a_link_to_the_file_meets_the_same_lock(data_path: Path) -> None:
    link = data_path.with_name("lối tắt.cchc")
    link.symlink_to(data_path)
    with DataFileLock(link), pytest.raises(HeldByAnother):
        DataFileLock(data_path).take()


def test_a_lock_file_that_its_holder_just_removed_is_not_taken_for_the_lock(
    data_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between our opening the old lock file and locking it, its holder ends and removes it."""
    lock = DataFileLock(data_path)
    really_lock = single_instance._lock
    removed: list[Path] = []

    def remove_first(handle: int) -> bool:
        if not removed:
            removed.append(lock.lock_path)
            lock.lock_path.unlink()
        return really_lock(handle)

    monkeypatch.setattr(single_instance, "_lock", remove_first)
    with lock:
        assert removed
        with pytest.raises(HeldByAnother):
            DataFileLock(data_path).take()


@pytest.mark.parametrize("said", ["", "{", "[]", '{"user": "lan"}', '{"since": 3}'])
def test_a_holder_that_did_not_say_who_it_is(data_path: Path, said: str) -> None:
    lock = DataFileLock(data_path)
    with lock:
        lock.lock_path.write_text(said, encoding="utf-8")
        with pytest.raises(HeldByAnother, match="trong một chương trình khác") as caught:
            DataFileLock(data_path).take()
    assert caught.value.holder is None


def test_an_account_without_a_name_holds_the_file_too(
    data_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise OSError("no such account")

    monkeypatch.setattr("cchc_desktop.account._account_name", nameless)
    with DataFileLock(data_path), pytest.raises(HeldByAnother, match=r"được \? mở trên máy"):
        DataFileLock(data_path).take()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CannotLock, match="Không tạo được tệp khoá"):
        DataFileLock(tmp_path / "không có" / "a.cchc").take()


def test_a_folder_that_may_not_be_written() -> None:
    folder = Path(tempfile.mkdtemp(prefix="cchc-"))
    if os.getuid() == 0:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    try:
        folder.chmod(0o555)
        with pytest.raises(CannotLock, match="chỉ cho đọc"):
            DataFileLock(folder / "a.cchc").take()
    finally:
        os.seteuid(os.getuid())
        shutil.rmtree(folder)
