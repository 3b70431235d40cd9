"""Open a data file, refusing politely what is not one; make a new one; upgrade an old one."""

from __future__ import annotations

import logging
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from cchc_desktop.domain.backups import SUFFIX as BACKUP_SUFFIX
from cchc_desktop.domain.encrypted_backups import SUFFIX as ENCRYPTED_SUFFIX
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.files import keep_private
from cchc_desktop.storage import refusals
from cchc_desktop.storage.disk_errors import disk_trouble, in_plain_words
from cchc_desktop.storage.engine import APPLICATION_ID, connect, limit_time, make_engine, writing
from cchc_desktop.storage.integrity import fingerprint, quick_findings
from cchc_desktop.storage.migrate import migrate
from cchc_desktop.storage.new_file import new_file
from cchc_desktop.storage.place import cloud_warning, refuse_network
from cchc_desktop.storage.safe_copy import copy_whole
from cchc_desktop.storage.schema_history import HISTORY, SchemaHistory

logger = logging.getLogger(__name__)

CHECKED_WHOLE_BYTES: Final = 64 << 20
"""A file up to this size has every page looked at when it is opened (some 60 ms); for a larger
one that is work for the background (:func:`cchc_desktop.storage.integrity.quick_findings`)."""

_MOST_SECONDS: Final = 5.0
"""How long the first look at a file may take; it takes a fiftieth of it for the largest."""

_JOURNAL_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
"""Begins a journal, and ends one that names another file."""

_HEADER_BYTES: Final = 100
_MAGIC: Final = b"SQLite format 3\x00"
_APPLICATION_ID_AT: Final = slice(68, 72)


def open_store(
    path: Path,
    *,
    notice: Callable[[str], None] = logger.warning,
    history: SchemaHistory = HISTORY,
) -> Engine:
    """Open the data file ``path`` for reading and writing, upgrading an older one first.

    Before an upgrade a checked copy is put beside the file. ``notice`` gets whole Vietnamese
    sentences that are no reason to stop: such a copy, a folder that a cloud service copies.
    Raises a :class:`~cchc_desktop.storage.refusals.DataFileTrouble` saying why the file is not
    opened; then it is untouched.
    """
    path = path.absolute()
    with in_plain_words(path, sqlite3.Error, OSError):
        _refuse_foreign(path)
        refuse_network(path)
        revision = _sound_revision(path, history)
        _refuse_unwritable(path)
        if not path.parent.stat().st_mode & stat.S_IWGRP:
            # Else several accounts share the folder, and with it the file, on purpose.
            keep_private(path)
    if revision != history.latest:
        copy = _upgrade(path, revision, history)
        notice(
            f"Tệp “{path.name}” đã được nâng cấp cho phiên bản này của chương trình. "
            f"Bản trước khi nâng cấp được giữ ở “{copy}”."
        )
    warning = cloud_warning(path)
    if warning:
        notice(warning)
    return make_engine(path)


def create_store(path: Path, *, history: SchemaHistory = HISTORY) -> Engine:
    """Make an empty data file at ``path`` and open it.

    It appears under its name only when it is complete. Raises ``AlreadyThere`` for an existing
    file, which is never replaced, and other kinds of ``DataFileTrouble``.
    """
    path = path.absolute()
    if not path.parent.is_dir():
        raise refusals.NoDataFile(
            f"Không có thư mục “{path.parent}” để tạo tệp “{path.name}”. "
            "Hãy chọn thư mục khác hoặc tạo thư mục đó trước."
        )
    refuse_network(path)
    with in_plain_words(path, sqlite3.Error, DBAPIError, OSError), new_file(path) as temporary:
        engine = make_engine(temporary, foreign_keys=False)
        try:
            with writing(engine) as connection:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                migrate(connection, history)
        finally:
            engine.dispose()
    return make_engine(path)


def _refuse_foreign(path: Path) -> None:
    """Look at the file's first bytes, before SQLite may touch anything beside it.

    To be called while this process has no connection to the file: closing it here would let go
    of that connection's locks.
    """
    if path.exists() and not (path.is_dir() or path.is_file()):
        # A pipe or a device: to read it would wait for ever.
        raise refusals.NotADataFile(
            f"“{path}” không phải là một tệp thường. Hãy chọn một tệp dữ liệu (.cchc)."
        )
    if path.is_dir():
        raise refusals.NotADataFile(
            f"“{path}” là một thư mục. Hãy chọn một tệp dữ liệu (.cchc) trong đó."
        )
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        raise refusals.NoDataFile(
            f"Không có tệp “{path}”. Hãy kiểm tra lại tên, thư mục, thẻ nhớ, "
            "hoặc tạo tệp dữ liệu mới."
        ) from None
    except PermissionError as error:
        raise refusals.NoDataFile(
            f"Không được phép đọc tệp “{path}”. Tệp không bị thay đổi. "
            "Hãy hỏi người quản trị máy hoặc chọn tệp khác."
        ) from error
    if path.suffix.lower() in (BACKUP_SUFFIX, ENCRYPTED_SUFFIX) and not header.startswith(_MAGIC):
        raise refusals.NotADataFile(
            f"“{path.name}” là một bản sao lưu, không mở thẳng được. Tệp không bị thay đổi. "
            "Hãy vào Tệp > Khôi phục từ bản sao lưu rồi chọn tệp này."
        )
    if not header.startswith(_MAGIC) or len(header) < _HEADER_BYTES:
        what = "là tệp rỗng" if not header else "không phải là tệp dữ liệu của chương trình"
        raise refusals.NotADataFile(
            f"Tệp “{path.name}” {what}. Tệp không bị thay đổi. Hãy chọn một tệp .cchc khác."
        )
    if int.from_bytes(header[_APPLICATION_ID_AT], "big") != APPLICATION_ID:
        raise refusals.NotADataFile(
            f"Tệp “{path.name}” là dữ liệu của một chương trình khác. Tệp không bị thay đổi. "
            "Hãy chọn một tệp .cchc khác."
        )


def _sound_revision(path: Path, history: SchemaHistory) -> str:
    """Return the schema revision of a sound file that this program knows; refuse any other."""
    # A journal beside the file is of a change that was cut off, and SQLite must put the file back
    # first; else nothing is opened for writing before it is known that it may be.
    interrupted = Path(f"{path}-journal").exists()
    if interrupted:
        _refuse_foreign_journal(path)
    try:
        with closing(connect(path, read_only=not interrupted)) as connection:
            limit_time(connection, _MOST_SECONDS)
            revision = _revision(connection)
            if revision not in history.marks and revision > history.latest:
                raise refusals.NewerDataFile(
                    f"Tệp “{path.name}” do một phiên bản mới hơn của chương trình ghi ra. "
                    "Tệp không bị thay đổi. Hãy cập nhật chương trình trên máy này rồi mở lại."
                )
            # The shape first: what the file says beyond it is not carried out.
            findings: tuple[str, ...] = ()
            known = fingerprint(connection) == history.marks.get(revision)
            if known and path.stat().st_size <= CHECKED_WHOLE_BYTES:
                findings = quick_findings(connection)
            if findings or not known:
                logger.error("%s: revision %r, findings %s", path, revision, findings)
                raise _damaged(path)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise disk_trouble(error, path) or _damaged(path) from error
    return revision


def _revision(connection: sqlite3.Connection) -> str:
    """Return what Alembic has noted in the file, without Alembic; ``""`` when it has not once."""
    rows = connection.execute(
        "SELECT CAST(substr(version_num, 1, 8) AS TEXT) FROM alembic_version LIMIT 2"
    ).fetchall()
    return str(rows[0][0]) if len(rows) == 1 else ""


def _refuse_foreign_journal(path: Path) -> None:
    """Refuse a journal that names another file: SQLite would read and delete that one too.

    This program never changes two files at once, so it writes no such journal.
    """
    with Path(f"{path}-journal").open("rb") as journal:
        journal.seek(0, 2)
        journal.seek(max(0, journal.tell() - len(_JOURNAL_MAGIC)))
        if journal.read() == _JOURNAL_MAGIC:
            logger.error("%s: the journal names another file", path)
            raise _damaged(path)


def _refuse_unwritable(path: Path) -> None:
    """Begin to write, and take it back: only this tells whether file and folder allow it."""
    with closing(connect(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("ROLLBACK")


def _upgrade(path: Path, revision: str, history: SchemaHistory) -> Path:
    """Migrate the file in one transaction, after copying it; return the copy."""
    copy = _free_name(path, revision)
    engine = make_engine(path, foreign_keys=False)
    try:
        with (
            in_plain_words(path, sqlite3.Error, OSError),
            writing(engine) as connection,
        ):
            # Within the transaction: nobody changes the file between the copy and the upgrade.
            copy_whole(path, copy)
            migrate(connection, history)
    except CchcError:
        raise
    except Exception as error:
        raise refusals.UpgradeFailed(
            f"Chưa nâng cấp được tệp “{path.name}”. Tệp vẫn nguyên như trước, và có thêm một bản "
            f"sao ở “{copy.name}”. Hãy mở bằng phiên bản cũ của chương trình và báo cho người "
            "phát triển."
        ) from error
    finally:
        engine.dispose()
    return copy


def _free_name(path: Path, revision: str) -> Path:
    """Return a name beside ``path`` for its copy that no file has yet."""
    stem = f"{path.stem}.truoc-nang-cap-{revision}"
    copy, number = path.with_name(f"{stem}{path.suffix}"), 1
    while copy.exists():
        number += 1
        copy = path.with_name(f"{stem}-{number}{path.suffix}")
    return copy


def _damaged(path: Path) -> refusals.DamagedDataFile:
    return refusals.DamagedDataFile(
        f"Tệp “{path.name}” bị hỏng hoặc đã bị chương trình khác sửa cấu trúc, nên không được mở. "
        "Tệp không bị thay đổi. Hãy giữ lại tệp này và khôi phục từ bản sao lưu gần nhất; không có "
        "bản sao lưu thì cứu phần còn đọc được sang tệp mới."
    )
