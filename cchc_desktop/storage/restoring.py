"""A backup takes the place of the data file; the present file is set aside, never overwritten."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from cchc_desktop.domain.backups import Manifest
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.secret import Secret
from cchc_desktop.files import settle
from cchc_desktop.storage.backup import clear_left_over, temporary_file
from cchc_desktop.storage.backup_archive import broken, seal_finding, unpack
from cchc_desktop.storage.backup_troubles import KeyNeeded, NotRestored
from cchc_desktop.storage.encrypted_backup import (
    decrypt_backup,
    encrypted_finding,
    is_encrypted,
)
from cchc_desktop.storage.engine import connect, make_engine, writing
from cchc_desktop.storage.integrity import full_findings
from cchc_desktop.storage.kept_contents import damaged_contents, missing_contents
from cchc_desktop.storage.migrate import migrate
from cchc_desktop.storage.place import refuse_network
from cchc_desktop.storage.refusals import DamagedDataFile
from cchc_desktop.storage.schema_history import HISTORY, SchemaHistory
from cchc_desktop.storage.snapshot import read_state

logger = logging.getLogger(__name__)

_BESIDE: Final = ("-journal", "-wal", "-shm")
"""What SQLite may have left beside a data file, and would take for that of the restored one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was put in the place of the data file; ``set_aside`` is None where there was none.

    ``upgraded`` tells that the backup was of an older schema.
    """

    path: Path
    manifest: Manifest
    set_aside: Path | None
    upgraded: bool


def restore(
    backup: Path,
    path: Path,
    *,
    now: datetime,
    key: Secret | None = None,
    history: SchemaHistory = HISTORY,
) -> Restored:
    """Put the data of a backup in the place of the data file ``path``.

    ``key`` is the secret key of an encrypted one. Nobody may have ``path`` open. The present
    file is renamed with the time, with what lies beside it. Raises BrokenBackup, NewerDataFile,
    :class:`NotRestored` and other kinds of DataFileTrouble; ``path`` is then as it was.
    """
    # A symbolic link stays one: the file that it leads to changes.
    path = path.resolve()
    refuse_network(path)
    if path.is_dir() or not path.parent.is_dir():
        raise NotRestored(
            f"Không khôi phục được thành “{path}”: cần tên một tệp trong một thư mục có sẵn. "
            "Không có gì thay đổi. Hãy chọn tên tệp khác."
        )
    try:
        clear_left_over(path.parent)
        with temporary_file(path.parent) as temporary:
            with _decrypted(backup, path.parent, key) as plain:
                manifest, upgraded = put_into(plain, temporary, history=history)
            set_aside = _change_places(temporary, path, now)
    except (OSError, DBAPIError, sqlite3.Error) as error:
        raise _not_restored(backup, path, error) from error
    return Restored(path=path, manifest=manifest, set_aside=set_aside, upgraded=upgraded)


@contextmanager
def _decrypted(backup: Path, folder: Path, key: Secret | None) -> Iterator[Path]:
    """Give a backup that can be read: itself, or what is inside an encrypted one for a while."""
    if not is_encrypted(backup):
        yield backup
        return
    if key is None:
        raise KeyNeeded(
            f"Bản sao lưu “{backup.name}” đã mã hoá. Dữ liệu hiện tại không bị thay đổi. Hãy gõ "
            "mật khẩu hoặc mã khôi phục để khôi phục."
        )
    if finding := encrypted_finding(backup):
        raise broken(backup, finding)
    with temporary_file(folder) as plain:
        with plain.open("r+b") as file:
            decrypt_backup(backup, key, file)
        yield plain


def put_into(
    backup: Path, temporary: Path, *, history: SchemaHistory = HISTORY
) -> tuple[Manifest, bool]:
    """Write the data of a backup into the empty file ``temporary``, checked and brought up to date.

    Returns what the backup says of itself, and whether it was of an older schema. Raises
    BrokenBackup, NewerDataFile, UpgradeFailed, OSError, sqlite3.Error.
    """
    with backup.open("rb") as file:
        if finding := seal_finding(file):
            raise broken(backup, finding)
    with temporary.open("r+b") as file:
        manifest = unpack(backup, file)
        file.flush()
        os.fsync(file.fileno())
    for finding in inner_findings(temporary, backup, manifest, history):
        raise broken(backup, finding)
    if manifest.revision == history.latest:
        return manifest, False
    _upgrade(temporary, backup, history)
    with closing(connect(temporary, read_only=True)) as connection:
        if full_findings(connection):
            raise broken(backup, "sau khi nâng cấp, dữ liệu không còn đúng")
    return manifest, True


def inner_findings(
    data: Path, backup: Path, manifest: Manifest, history: SchemaHistory
) -> tuple[str, ...]:
    """Return what is wrong with the data file taken from a backup, held against its manifest.

    What was damaged already when the backup was made is no finding: it is the best there is.
    Raises NewerDataFile.
    """
    try:
        with closing(connect(data, read_only=True)) as connection:
            if findings := full_findings(connection):
                return tuple(f"cơ sở dữ liệu bên trong bị hỏng: {one}" for one in findings)
            state = read_state(connection, backup, history)
            flaws = damaged_contents(connection) + missing_contents(connection)
    except DamagedDataFile:
        return ("cấu trúc dữ liệu bên trong không phải của chương trình",)
    except sqlite3.DatabaseError as error:
        return (f"cơ sở dữ liệu bên trong không đọc được ({error})",)
    found = [flaw for flaw in flaws if flaw not in manifest.flaws]
    if (state.revision, state.fingerprint) != (manifest.revision, manifest.fingerprint):
        found.append("phiên bản dữ liệu khác với bản kê")
    for table in sorted({*state.tables, *manifest.tables}):
        rows, told = state.tables.get(table), manifest.tables.get(table)
        if rows != told:
            found.append(f"bảng {table} có {rows} dòng, bản kê ghi {told}")
    if state.mark != manifest.mark:
        found.append("thay đổi cuối cùng khác với bản kê")
    return tuple(found)


def _upgrade(temporary: Path, backup: Path, history: SchemaHistory) -> None:
    engine = make_engine(temporary, foreign_keys=False)
    try:
        with writing(engine) as connection:
            migrate(connection, history)
    except Exception as error:
        raise NotRestored(
            f"Chưa nâng cấp được dữ liệu của “{backup.name}” cho phiên bản này của chương trình, "
            "nên chưa khôi phục. Tệp dữ liệu hiện tại và bản sao lưu còn nguyên. Hãy chọn bản sao "
            "lưu khác và báo cho người phát triển."
        ) from error
    finally:
        engine.dispose()


def _change_places(temporary: Path, path: Path, now: datetime) -> Path | None:
    """Set the present file aside and give its name to ``temporary``; undone where that fails.

    Were the power cut in the middle, there would be a whole file under one of the names at least,
    and under the data file's own name wherever the disk knows links.
    """
    _finish_journal(path)
    aside, there = _free_name(path, now), path.exists()
    linked = there and _link(path, aside)
    # The file before what lies beside it, and both before the new one comes to its place, which
    # an old journal beside it would change.
    names = _BESIDE if linked else ("", *_BESIDE)
    done: list[tuple[Path, Path]] = []
    try:
        for old, new in ((Path(f"{path}{name}"), Path(f"{aside}{name}")) for name in names):
            if old.exists():
                old.rename(new)
                done.append((old, new))
        temporary.replace(path)
    except BaseException:
        for old, new in reversed(done):
            new.rename(old)
        if linked:
            aside.unlink()
        raise
    settle(path.parent)
    return aside if there else None


def _link(path: Path, aside: Path) -> bool:
    """Give the present file its second name, where the disk lets a file have two."""
    if os.name != "posix":
        return False
    try:
        os.link(path, aside)
    except OSError as error:
        logger.info("%s: no second name, it is renamed instead: %s", path, error)
        return False
    return True


def _finish_journal(path: Path) -> None:
    """Let SQLite take back a change that was cut off, where the file still lets it."""
    if not Path(f"{path}-journal").exists() or not path.exists():
        return
    try:
        with closing(connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        # A damaged file goes aside as it is, its journal with it.
        logger.warning("%s: its journal stays: %s", path, error)


def _free_name(path: Path, now: datetime) -> Path:
    stem = f"{path.stem}.truoc-khoi-phuc-{now:%Y-%m-%d_%H-%M-%S}"
    aside, number = path.with_name(f"{stem}{path.suffix}"), 1
    while aside.exists() or aside.is_symlink():
        number += 1
        aside = path.with_name(f"{stem}-{number}{path.suffix}")
    return aside


def _not_restored(backup: Path, path: Path, error: Exception) -> CchcError:
    said = getattr(error, "strerror", None) or str(error)
    return NotRestored(
        f"Chưa khôi phục được “{path.name}” từ “{backup.name}” (hệ thống báo: {said}). "
        "Tệp dữ liệu hiện tại còn nguyên. Hãy kiểm tra chỗ trống của ổ đĩa và quyền ghi vào thư "
        f"mục “{path.parent}” rồi làm lại."
    )
