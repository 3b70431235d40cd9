from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cchc_desktop.services import records
from cchc_desktop.services.data_file import open_data_file
from cchc_desktop.storage import restoring
from cchc_desktop.storage.backup_troubles import BrokenBackup, NotRestored
from cchc_desktop.storage.engine import connect
from cchc_desktop.storage.integrity import full_findings
from cchc_desktop.storage.refusals import NetworkPlace, NewerDataFile
from cchc_desktop.storage.restoring import restore
from cchc_desktop.storage.schema_history import HISTORY
from cchc_desktop.storage.verifying import verify
from tests.storage.backups_made import (
    NOW,
    change,
    content_of_tables,
    forged,
    make_backup,
    office_bytes,
    old_file,
)

OLD = [revision for revision in HISTORY.marks if revision != HISTORY.latest]
ASIDE = "Sổ xã.truoc-khoi-phuc-2022-12-16_08-01-05.cchc"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "Của xã"
    folder.mkdir()
    path = folder / "Sổ xã.cchc"
    path.write_bytes(office_bytes())
    return path


@pytest.fixture
def backup(data: Path, tmp_path: Path) -> Path:
    return make_backup(data, tmp_path / "sao lưu").path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_restored_is_what_was_backed_up_row_by_row_and_file_by_file(
    data: Path, backup: Path
) -> None:
    was = content_of_tables(data)
    change(data)
    later = data.read_bytes()
    restored = restore(backup, data, now=NOW)
    assert content_of_tables(data) == was
    assert restored.set_aside == data.with_name(ASIDE)
    assert restored.set_aside.read_bytes() == later
    assert not restored.upgraded
    assert names(data.parent) == sorted([data.name, ASIDE])
    file = open_data_file(data)
    assert len(records.get_all(file, "activities")) == 5
    file.close()


def test_restoring_twice_keeps_both_former_files(data: Path, backup: Path) -> None:
    restore(backup, data, now=NOW)
    assert restore(backup, data, now=NOW).set_aside == data.with_name(
        ASIDE.replace(".cchc", "-2.cchc")
    )


def test_where_there_is_no_file_it_comes_there(backup: Path, tmp_path: Path) -> None:
    restored = restore(backup, tmp_path / "Máy mới.cchc", now=NOW)
    assert restored.set_aside is None
    assert verify(restored.path).findings == ()


def test_what_lies_beside_the_file_goes_aside_with_it(data: Path, backup: Path) -> None:
    """An old -wal beside the restored file would be taken for its own."""
    was = content_of_tables(data)
    for beside in ("-journal", "-wal", "-shm"):
        Path(f"{data}{beside}").write_bytes(b"x" * 600)
    content = bytearray(data.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    data.write_bytes(content)
    restored = restore(backup, data, now=NOW)
    assert restored.set_aside is not None
    assert restored.set_aside.read_bytes() == content
    left = sorted(p.name for p in data.parent.iterdir() if p.name.startswith(data.name))
    assert left == [data.name]
    assert content_of_tables(data) == was


def test_a_file_that_another_program_keeps_in_wal_is_set_aside_whole(
    data: Path, backup: Path
) -> None:
    was = content_of_tables(data)
    with closing(sqlite3.connect(data)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE activities SET title = 'Mới'")
        other.commit()
        restore(backup, data, now=NOW)
        assert content_of_tables(data) == was
        aside = content_of_tables(data.with_name(ASIDE))
    assert "Mới" in repr(aside["activities"])


@pytest.mark.parametrize("revision", OLD)
def test_a_backup_of_every_released_schema_restores(revision: str, tmp_path: Path) -> None:
    old = tmp_path / "Cũ.cchc"
    old.write_bytes(old_file(revision))
    before = content_of_tables(old)
    written = make_backup(old, tmp_path / "sao lưu")
    assert written.manifest.revision == revision
    assert verify(written.path).findings == ()
    assert verify(old).findings == ()
    data = tmp_path / "Sổ xã.cchc"
    restored = restore(written.path, data, now=NOW)
    assert restored.upgraded
    assert content_of_tables(old) == before
    assert verify(data).findings == ()
    file = open_data_file(data)
    assert file.notices == ()
    assert records.get_all(file, "activities")
    file.close()


def test_a_newer_backup_is_refused(data: Path, backup: Path, tmp_path: Path) -> None:
    other = tmp_path / "x.cchc"
    other.write_bytes(office_bytes())
    with closing(connect(other)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    content = other.read_bytes()
    newer = forged(
        backup,
        other,
        tmp_path / "mới.cchcb",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        revision="9999",
    )
    was = data.read_bytes()
    with pytest.raises(NewerDataFile, match="cập nhật chương trình"):
        restore(newer, data, now=NOW)
    assert data.read_bytes() == was
    assert names(data.parent) == [data.name]


def test_a_damaged_backup_changes_nothing(data: Path, backup: Path) -> None:
    was = data.read_bytes()
    content = bytearray(backup.read_bytes())
    for at in (10, 700, len(content) // 2, len(content) - 5):
        content[at] ^= 1
        backup.write_bytes(content)
        with pytest.raises(BrokenBackup, match="không dùng được"):
            restore(backup, data, now=NOW)
        content[at] ^= 1
        assert data.read_bytes() == was
        assert names(data.parent) == [data.name]


@pytest.fixture(params=["links", "no links"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A disk on which a file may have two names, and one such as a stick."""

    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    if request.param == "no links":
        monkeypatch.setattr(os, "link", refused)
    kind: str = request.param
    return kind


def test_on_any_disk_both_files_are_whole(data: Path, backup: Path, disk: str) -> None:
    was = content_of_tables(data)
    change(data)
    later = data.read_bytes()
    Path(f"{data}-wal").write_bytes(b"")
    restored = restore(backup, data, now=NOW)
    assert restored.set_aside is not None
    assert restored.set_aside.read_bytes() == later
    assert content_of_tables(data) == was
    assert data.stat().st_nlink == restored.set_aside.stat().st_nlink == 1


def test_where_the_last_step_fails_everything_goes_back(
    data: Path, backup: Path, disk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    was = data.read_bytes()

    def refusing(path: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(NotRestored, match="Tệp dữ liệu hiện tại còn nguyên"):
        restore(backup, data, now=NOW)
    assert data.read_bytes() == was
    assert names(data.parent) == [data.name]


def test_an_upgrade_that_fails_changes_nothing(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "Cũ.cchc"
    old.write_bytes(old_file("0001"))
    backup = make_backup(old, tmp_path / "sao lưu").path

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(restoring, "migrate", broken)
    was = data.read_bytes()
    with pytest.raises(NotRestored, match="Chưa nâng cấp được"):
        restore(backup, data, now=NOW)
    assert data.read_bytes() == was
    assert names(data.parent) == [data.name]


def test_it_restores_no_folder_and_nothing_on_a_network(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(NotRestored, match="cần tên một tệp"):
        restore(backup, tmp_path, now=NOW)
    with pytest.raises(NotRestored):
        restore(backup, tmp_path / "không có" / "a.cchc", now=NOW)
    assert issubclass(NetworkPlace, Exception)


def test_a_cut_off_change_is_taken_back_before_the_file_goes_aside(
    data: Path, backup: Path
) -> None:
    """A hot journal: the file alone would be half a change."""
    with closing(sqlite3.connect(data, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("PRAGMA cache_spill = 1")
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE activities SET note = hex(randomblob(3000))")
        half, journal = data.read_bytes(), Path(f"{data}-journal").read_bytes()
        other.execute("ROLLBACK")
    whole = content_of_tables(data)
    data.write_bytes(half)
    Path(f"{data}-journal").write_bytes(journal)
    restored = restore(backup, data, now=NOW)
    assert restored.set_aside is not None
    assert content_of_tables(restored.set_aside) == whole
    with closing(connect(restored.set_aside)) as connection:
        assert full_findings(connection) == ()
