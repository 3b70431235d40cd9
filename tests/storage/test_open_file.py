from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from cchc_desktop.storage import open_file, place
from cchc_desktop.storage.engine import connect, reading, writing
from cchc_desktop.storage.migrate import migrate
from cchc_desktop.storage.open_file import create_store, open_store
from cchc_desktop.storage.refusals import (
    AlreadyThere,
    CannotWrite,
    DamagedDataFile,
    DataFileTrouble,
    NetworkPlace,
    NewerDataFile,
    NoDataFile,
    NotADataFile,
)
from cchc_desktop.storage.schema_history import SchemaHistory

NOBODY = 65534


def run(code: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )


def change(path: Path, *statements: str) -> None:
    with closing(connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)


def assert_refused_untouched(path: Path, kind: type[DataFileTrouble], message: str) -> None:
    before = path.read_bytes()
    beside = sorted(path.parent.iterdir())
    with pytest.raises(kind, match=message):
        open_store(path)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside


@pytest.fixture
def open_path(data_path: Path) -> Iterator[Path]:
    """A data file of a user to whom permissions apply, with the test running as that user."""
    folder = Path(tempfile.mkdtemp(prefix="cchc-"))
    path = shutil.copyfile(data_path, folder / "a.cchc")
    if os.getuid() == 0:
        for each in (folder, path):
            os.chown(each, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    yield path
    os.seteuid(os.getuid())
    folder.chmod(0o700)
    shutil.rmtree(folder)


def test_a_new_file_is_written_to_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "Dữ liệu 2022 #1?%20.cchc"
    engine = create_store(path)
    with writing(engine) as connection:
        connection.exec_driver_sql(
            "INSERT INTO operations (at, who, name, kind, state, sha256)"
            " VALUES ('', '', 'x', 'do', 'done', '')"
        )
    engine.dispose()
    notices: list[str] = []
    engine = open_store(path, notice=notices.append)
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM operations").scalar_one() == 1
    engine.dispose()
    assert notices == []
    assert list(tmp_path.iterdir()) == [path]


def test_opening_needs_no_alembic(data_path: Path) -> None:
    done = run(
        "import sys; from pathlib import Path\n"
        "from cchc_desktop.storage.open_file import open_store\n"
        "open_store(Path(sys.argv[1])).connect().close()\n"
        "sys.exit('alembic' in sys.modules)",
        data_path,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_making_a_file_never_replaces_one(tmp_path: Path) -> None:
    path = tmp_path / "quan trọng.cchc"
    path.write_text("của người khác", encoding="utf-8")
    with pytest.raises(AlreadyThere, match="còn nguyên"):
        create_store(path)
    assert path.read_text(encoding="utf-8") == "của người khác"
    assert list(tmp_path.iterdir()) == [path]


def test_making_a_file_does_not_fill_in_for_a_broken_link(tmp_path: Path) -> None:
    path = tmp_path / "a.cchc"
    path.symlink_to(tmp_path / "đã rút thẻ.cchc")
    with pytest.raises(AlreadyThere):
        create_store(path)


def test_a_file_made_by_another_at_the_same_moment_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.cchc"

    def slow_migrate(connection: Connection, history: SchemaHistory) -> None:
        path.write_text("nhanh hơn", encoding="utf-8")
        migrate(connection, history)

    monkeypatch.setattr(open_file, "migrate", slow_migrate)
    with pytest.raises(AlreadyThere):
        create_store(path)
    assert path.read_text(encoding="utf-8") == "nhanh hơn"
    assert list(tmp_path.iterdir()) == [path]


def test_a_stick_without_hard_links_gets_its_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "a.cchc"
    create_store(path).dispose()
    open_store(path).dispose()
    assert list(tmp_path.iterdir()) == [path]


def test_making_a_file_that_fails_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(open_file, "migrate", fail)
    with pytest.raises(ZeroDivisionError):
        create_store(tmp_path / "a.cchc")
    assert list(tmp_path.iterdir()) == []


def test_a_power_cut_while_making_a_file_leaves_no_half_one_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.cchc"
    done = run(
        "import os, sys; from pathlib import Path\n"
        "from cchc_desktop.storage import open_file\n"
        "migrate = open_file.migrate\n"
        "open_file.migrate = lambda *a: (migrate(*a), os._exit(7))\n"
        "open_file.create_store(Path(sys.argv[1]))",
        path,
    )
    assert done.returncode == 7, done.stderr
    assert not path.exists()
    create_store(path).dispose()


def test_a_file_in_no_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NoDataFile, match="Không có thư mục"):
        create_store(tmp_path / "không có" / "a.cchc")


def test_nothing_there(tmp_path: Path, data_path: Path) -> None:
    for path in (tmp_path / "mất.cchc", data_path / "trong tệp.cchc"):
        with pytest.raises(NoDataFile, match="Không có tệp"):
            open_store(path)
    with pytest.raises(NotADataFile, match="là một thư mục"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "là tệp rỗng"),
        (b"xin ch\xc3\xa0o", "không phải là tệp dữ liệu"),
        (b"SQLite format 3\x00", "không phải là tệp dữ liệu"),
        (b"PK\x03\x04" * 100, "không phải là tệp dữ liệu"),
    ],
    ids=["empty", "text", "cut off", "workbook"],
)
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "lạ.cchc"
    path.write_bytes(content)
    assert_refused_untouched(path, NotADataFile, message)


def test_a_database_of_another_program_keeps_even_its_journal_mode(tmp_path: Path) -> None:
    path = tmp_path / "ảnh.cchc"
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE photos (x)")
    assert_refused_untouched(path, NotADataFile, "chương trình khác")


def test_a_file_of_a_newer_program_is_refused_politely(data_path: Path) -> None:
    change(
        data_path,
        "UPDATE alembic_version SET version_num = '0999'",
        "CREATE TABLE of_tomorrow (x)",
    )
    assert_refused_untouched(data_path, NewerDataFile, "mới hơn.*không bị thay đổi.*cập nhật")


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE alembic_version",
        "DELETE FROM alembic_version",
        "UPDATE alembic_version SET version_num = '0000'",
        "DROP TABLE changes",
        "DROP INDEX ix_activities_measures_count",
        "DROP TABLE activities_search",
        "ALTER TABLE tasks ADD COLUMN mine TEXT",
        "CREATE TRIGGER mine AFTER INSERT ON tasks BEGIN DELETE FROM tasks; END",
    ],
)
def test_a_file_whose_tables_another_program_has_changed(data_path: Path, statement: str) -> None:
    change(data_path, statement)
    assert_refused_untouched(data_path, DamagedDataFile, "hỏng.*bản sao lưu")


def test_a_file_with_a_broken_page(data_path: Path) -> None:
    content = bytearray(data_path.read_bytes())
    page = 4096
    for start in range(10 * page, 20 * page, page):
        content[start : start + 64] = b"\xa5" * 64
    data_path.write_bytes(content)
    assert_refused_untouched(data_path, DamagedDataFile, "hỏng.*bản sao lưu")


def test_a_file_that_was_cut_off_while_being_copied(data_path: Path) -> None:
    content = data_path.read_bytes()
    for size in (100, 4096, len(content) // 2):
        data_path.write_bytes(content[:size])
        assert_refused_untouched(data_path, DamagedDataFile, "hỏng")


def test_a_large_file_is_opened_without_looking_at_every_page(
    data_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_: object) -> tuple[str, ...]:
        raise AssertionError  # pragma: no cover

    monkeypatch.setattr(open_file, "CHECKED_WHOLE_BYTES", 10)
    monkeypatch.setattr(open_file, "quick_findings", never)
    open_store(data_path).dispose()


def test_a_change_cut_off_by_a_power_cut_is_taken_back_on_opening(data_path: Path) -> None:
    insert = (
        "INSERT INTO operations (at, who, name, kind, state, sha256)"
        " VALUES ('', '', hex(zeroblob(20000)), 'do', 'done', '')"
    )
    change(data_path, insert)
    done = run(
        "import os, sys; from pathlib import Path\n"
        "from cchc_desktop.storage.engine import connect\n"
        "c = connect(Path(sys.argv[1])); c.execute('PRAGMA cache_size = 1')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute(\"UPDATE operations SET state = 'sealed'\")\n"
        f"for _ in range(50): c.execute({insert!r})\n"
        "os._exit(0)",
        data_path,
    )
    assert done.returncode == 0, done.stderr
    assert Path(f"{data_path}-journal").exists()
    engine = open_store(data_path)
    with reading(engine) as connection:
        rows = connection.exec_driver_sql("SELECT length(name) FROM operations").all()
    assert rows == [(40000,)]
    engine.dispose()


def test_a_file_that_may_not_be_read(open_path: Path) -> None:
    open_path.chmod(0)
    with pytest.raises(NoDataFile, match="Không được phép đọc"):
        open_store(open_path)


def test_a_file_that_may_not_be_written(open_path: Path) -> None:
    open_path.chmod(0o444)
    assert_refused_untouched(open_path, CannotWrite, "chỉ cho đọc")


def test_a_folder_that_may_not_be_written(open_path: Path) -> None:
    open_path.parent.chmod(0o555)
    assert_refused_untouched(open_path, CannotWrite, "chỉ cho đọc")
    with pytest.raises(CannotWrite, match="chỉ cho đọc"):
        create_store(open_path.with_name("mới.cchc"))


def test_a_file_on_the_network(
    data_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    folder = str(data_path.parent).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\n//may-chu/chung {folder} cifs rw 0 0\n")
    monkeypatch.setattr(place, "_MOUNTS", mounts)
    assert_refused_untouched(data_path, NetworkPlace, "nằm trên mạng")
    with pytest.raises(NetworkPlace):
        create_store(data_path.with_name("mới.cchc"))


def test_a_file_in_a_cloud_folder_is_opened_with_a_warning(data_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - UBND xã"
    folder.mkdir()
    path = Path(shutil.copy(data_path, folder))
    notices: list[str] = []
    open_store(path, notice=notices.append).dispose()
    assert len(notices) == 1
    assert "OneDrive" in notices[0]
