from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections import namedtuple
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from cchc_desktop.storage.disk_errors import disk_trouble
from cchc_desktop.storage.engine import connect, make_engine, path_of, reading, writing
from cchc_desktop.storage.integrity import full_findings
from cchc_desktop.storage.open_file import create_store, open_store
from cchc_desktop.storage.refusals import (
    CannotWrite,
    DamagedDataFile,
    DataFileBusy,
    DataFileTrouble,
    DiskFull,
    NotADataFile,
)

FILL = (
    "INSERT INTO operations (at, who, name, kind, state, sha256)"
    " VALUES ('', '', hex(randomblob(3000)), 'do', 'done', '')"
)


def save_for_ever(engine: Engine, saved: list[int]) -> None:
    while len(saved) < 10_000:
        with writing(engine) as connection:
            connection.exec_driver_sql(FILL)
        saved.append(1)


def fill_until_full(engine: Engine) -> int:
    """Return how many changes were saved before the disk was full."""
    saved: list[int] = []
    with pytest.raises(DiskFull, match=r"đã đầy.*vẫn nguyên"):
        save_for_ever(engine, saved)
    return len(saved)


def assert_sound_with(path: Path, count: int) -> None:
    with closing(connect(path, read_only=True)) as connection:
        assert full_findings(connection) == ()
        assert connection.execute("SELECT count(*) FROM operations").fetchone() == (count,)


@pytest.fixture
def impatient(engine: Engine) -> Engine:
    """An engine that does not wait for others, with its connection already open."""
    event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA busy_timeout = 0"))
    with reading(engine):
        return engine


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "Thẻ nhớ 1 MB"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"this user cannot mount a disk: {done.stderr.strip()}")
    yield folder
    # Lazily: a test that fails may still hold a file open there.
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_disk_that_fills_up_loses_nothing_that_was_saved(small_disk: Path) -> None:
    path = small_disk / "a.cchc"
    ballast = small_disk / "phim.mp4"
    ballast.write_bytes(bytes(200_000))
    engine = create_store(path)
    saved = fill_until_full(engine)
    assert saved > 0
    assert_sound_with(path, saved)
    ballast.unlink()
    with writing(engine) as connection:
        connection.exec_driver_sql(FILL)
    engine.dispose()
    assert_sound_with(path, saved + 1)


def test_a_new_file_on_a_full_disk_is_not_made(small_disk: Path) -> None:
    (small_disk / "đầy").write_bytes(bytes(900_000))
    with pytest.raises(DiskFull, match="đã đầy"):
        create_store(small_disk / "a.cchc")
    assert [path.name for path in small_disk.iterdir()] == ["đầy"]


def test_a_file_that_may_not_grow_is_full_too(engine: Engine, data_path: Path) -> None:
    def limit(connection: sqlite3.Connection, _: object) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 10}")

    event.listen(engine, "connect", limit)
    saved = fill_until_full(engine)
    assert saved > 0
    assert_sound_with(data_path, saved)


def test_a_write_that_the_system_cuts_off(data_path: Path) -> None:
    """The size limit of a process fails a write as a broken disk does: SQLITE_IOERR_WRITE."""
    if sys.platform == "win32":
        pytest.skip("no such limit there")
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from cchc_desktop.domain.errors import CchcError\n"
        "from cchc_desktop.storage.engine import make_engine, writing\n"
        "path = Path(sys.argv[1])\n"
        "size = path.stat().st_size + 20000\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "try:\n"
        "    with writing(make_engine(path)) as c:\n"
        f"        c.exec_driver_sql({FILL.replace('3000', '100000')!r})\n"
        "except CchcError as e:\n"
        "    sys.exit(type(e).__name__)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(data_path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.strip() in ("CannotWrite", "DiskFull")
    assert_sound_with(data_path, 0)


def test_another_program_holds_the_file(impatient: Engine) -> None:
    with closing(connect(path_of(impatient))) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DataFileBusy, match="chương trình khác giữ"), writing(impatient):
            pass  # pragma: no cover
        with pytest.raises(DataFileBusy), reading(impatient) as connection:
            connection.exec_driver_sql("SELECT * FROM operations")
        other.execute("ROLLBACK")
    with writing(impatient) as connection:
        connection.exec_driver_sql(FILL)


def test_a_change_that_a_reader_keeps_from_being_saved_is_dropped_whole(
    impatient: Engine,
) -> None:
    with reading(impatient) as reader:
        reader.exec_driver_sql("SELECT * FROM operations").all()
        with pytest.raises(DataFileBusy), writing(impatient) as connection:
            connection.exec_driver_sql(FILL)
    with writing(impatient) as connection:
        connection.exec_driver_sql(FILL)
    assert_sound_with(path_of(impatient), 1)


def test_a_page_that_breaks_while_the_file_is_open(data_path: Path) -> None:
    open_store(data_path).dispose()
    content = bytearray(data_path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    data_path.write_bytes(content)
    engine = make_engine(data_path)
    with pytest.raises(DamagedDataFile, match="bản sao lưu"), writing(engine) as connection:
        connection.exec_driver_sql(FILL)
    engine.dispose()


def test_a_file_that_was_replaced_by_another_kind(data_path: Path) -> None:
    data_path.write_bytes(b"x" * 10_000)
    with (
        pytest.raises(NotADataFile, match="Tệp không bị thay đổi"),
        reading(make_engine(data_path)),
    ):
        pass  # pragma: no cover


Usage = namedtuple("Usage", "total used free")


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), DiskFull),
        (sqlite_error(sqlite3.SQLITE_IOERR_WRITE), CannotWrite),
        (sqlite_error(sqlite3.SQLITE_READONLY_DBMOVED), CannotWrite),
        (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), DataFileBusy),
        (sqlite_error(sqlite3.SQLITE_LOCKED), DataFileBusy),
        (sqlite_error(sqlite3.SQLITE_CORRUPT_INDEX), DamagedDataFile),
        (sqlite_error(sqlite3.SQLITE_NOTADB), NotADataFile),
        (sqlite_error(sqlite3.SQLITE_CANTOPEN_FULLPATH), CannotWrite),
        (OSError(errno.ENOSPC, "No space left on device"), DiskFull),
        (OSError(errno.EROFS, "Read-only file system"), CannotWrite),
        (PermissionError(errno.EACCES, "Permission denied"), CannotWrite),
        (OSError(errno.EIO, "Input/output error"), CannotWrite),
    ],
    ids=str,
)
def test_each_trouble_is_a_whole_sentence(
    error: Exception, kind: type[DataFileTrouble], tmp_path: Path
) -> None:
    for each in (error, OperationalError("SELECT 1", {}, error)):
        trouble = disk_trouble(each, tmp_path / "Sổ xã.cchc")
        assert type(trouble) is kind
        assert "Sổ xã.cchc" in str(trouble)
        assert str(trouble).endswith(".")
        assert "Hãy" in str(trouble)


def test_a_failed_write_on_a_disk_without_room_is_called_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(100, 100, 0))
    trouble = disk_trouble(sqlite_error(sqlite3.SQLITE_IOERR_WRITE), tmp_path / "a.cchc")
    assert type(trouble) is DiskFull


def test_a_stick_that_was_pulled_out(tmp_path: Path) -> None:
    gone = tmp_path / "thẻ" / "a.cchc"
    trouble = disk_trouble(sqlite_error(sqlite3.SQLITE_IOERR_READ), gone)
    assert "thẻ nhớ còn cắm không" in str(trouble)


@pytest.mark.parametrize(
    "bug",
    [
        lambda: sqlite_error(sqlite3.SQLITE_CONSTRAINT),
        lambda: sqlite_error(sqlite3.SQLITE_ERROR),
        lambda: sqlite3.ProgrammingError("closed"),
        lambda: OSError(errno.EBADF, "Bad file descriptor"),
        lambda: ZeroDivisionError(),
    ],
)
def test_a_bug_is_not_the_disks_trouble(bug: Callable[[], Exception], tmp_path: Path) -> None:
    assert disk_trouble(bug(), tmp_path / "a.cchc") is None
