"""One state of a data file, copied by SQLite's own backup while others go on working."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cchc_desktop.storage.backup_troubles import writing_into
from cchc_desktop.storage.disk_errors import disk_trouble, in_plain_words
from cchc_desktop.storage.engine import APPLICATION_ID, connect
from cchc_desktop.storage.integrity import fingerprint, full_findings, quick_findings, row_counts
from cchc_desktop.storage.kept_contents import damaged_contents, missing_contents
from cchc_desktop.storage.log_chain import log_warning
from cchc_desktop.storage.refusals import DamagedDataFile, NewerDataFile, NotADataFile
from cchc_desktop.storage.schema_history import SchemaHistory

_OF_THE_SOURCE: Final = frozenset(
    {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
)
"""What goes wrong while copying and is not the fault of the place that is written to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a data file holds at one moment; the words are those of the backups' manifest."""

    revision: str
    fingerprint: str
    office: str
    lineage: str
    tables: dict[str, int]
    last_operation: int
    last_change: str
    protected: str = ""
    """What tells one password from another without telling either; empty without one."""

    @property
    def mark(self) -> str:
        """The same for two states between which nothing was changed."""
        told = (self.revision, self.tables, self.last_operation, self.last_change)
        return _hash((*told, self.protected) if self.protected else told)


def state_of(path: Path, history: SchemaHistory) -> State:
    """Return what the sound data file ``path`` holds now.

    Raises :class:`DamagedDataFile` and other kinds of DataFileTrouble. May be called while this
    process has the file open.
    """
    with in_plain_words(path, sqlite3.Error), closing(_source(path)) as source:
        source.execute("BEGIN")
        state = read_state(source, path, history)
        # A page may have broken although nothing was changed, and nobody else would say so.
        if quick_findings(source):
            raise damaged(path)
        return state


def log_warning_of(path: Path) -> str:
    """Return :func:`log_warning` of the sound data file ``path``, which may be open.

    Raises DataFileTrouble.
    """
    with in_plain_words(path, sqlite3.Error), closing(_source(path)) as source:
        return log_warning(source)


def copy_state(path: Path, temporary: Path, history: SchemaHistory) -> State:
    """Copy the sound data file ``path`` into the empty file ``temporary``; return what it held.

    Others wait with their changes as long as the copying takes. Raises :class:`DamagedDataFile`
    where the file is not sound, NotBackedUp where the copy cannot be written.
    """
    with in_plain_words(path, sqlite3.Error), closing(_source(path)) as source:
        # With this lock nobody can come between what is read and what is copied.
        source.execute("BEGIN")
        state = read_state(source, path, history)
        if quick_findings(source):
            raise damaged(path)
        try:
            with writing_into(temporary.parent), closing(connect(temporary)) as copy:
                _copy(source, copy, path)
        finally:
            source.execute("ROLLBACK")
    return state


def check_copy(copy: Path, state: State, path: Path) -> tuple[str, ...]:
    """Read a copy of ``path`` again; return the sentences on kept files that are damaged in it.

    Raises :class:`DamagedDataFile` where it is not sound or does not hold what it should.
    """
    try:
        with closing(connect(copy, read_only=True)) as connection:
            if full_findings(connection):
                raise damaged(path)
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            same = (row_counts(connection), fingerprint(connection), application)
            if same != (state.tables, state.fingerprint, APPLICATION_ID):
                raise DamagedDataFile(
                    f"Bản sao của “{path.name}” không khớp với tệp gốc nên đã bỏ đi; tệp gốc và "
                    "các bản sao lưu trước còn nguyên. Hãy kiểm tra ổ đĩa rồi sao lưu lại."
                )
            return damaged_contents(connection) + missing_contents(connection)
    except sqlite3.DatabaseError as error:
        # The copy is page by page what the file is: what cannot be read here, cannot there.
        if _kind(error) in _OF_THE_SOURCE:
            raise damaged(path) from error
        raise


def read_state(source: sqlite3.Connection, path: Path, history: SchemaHistory) -> State:
    """Return what a data file holds, read in the transaction of ``source``.

    Raises NotADataFile, NewerDataFile, and :class:`DamagedDataFile` where its shape is none of
    those that the program ever gave it.
    """
    (application,) = source.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise NotADataFile(
            f"Tệp “{path.name}” không phải là tệp dữ liệu của chương trình. Tệp không bị thay đổi. "
            "Hãy chọn một tệp .cchc."
        )
    # A view of that name may never come to an end.
    table = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version' AND type = 'table'"
    try:
        if source.execute(table).fetchone() is None:
            raise damaged(path)
        rows = source.execute("SELECT version_num FROM alembic_version LIMIT 2").fetchall()
    except sqlite3.OperationalError as error:
        raise disk_trouble(error, path) or damaged(path) from error
    revision = str(rows[0][0]) if len(rows) == 1 else ""
    if revision not in history.marks and revision > history.latest:
        raise NewerDataFile(
            f"“{path.name}” do một phiên bản mới hơn của chương trình ghi ra. Tệp không bị thay "
            "đổi. Hãy cập nhật chương trình trên máy này rồi làm lại."
        )
    found = fingerprint(source)
    if found != history.marks.get(revision):
        raise damaged(path)
    last = _row(source, "SELECT id, at FROM operations ORDER BY id DESC LIMIT 1") or (0, "")
    tables = row_counts(source)
    return State(
        revision=revision,
        fingerprint=found,
        office=_office(source),
        lineage=_lineage(source),
        tables=tables,
        protected=_protected(source) if tables.get("protection") else "",
        last_operation=last[0],
        last_change=last[1],
    )


def damaged(path: Path) -> DamagedDataFile:
    """Return the sentence that a data file is not sound and was not backed up."""
    return DamagedDataFile(
        f"Tệp “{path.name}” bị hỏng nên không được sao lưu; các bản sao lưu trước còn nguyên. "
        "Hãy giữ lại tệp này và khôi phục từ bản sao lưu gần nhất."
    )


def _source(path: Path) -> sqlite3.Connection:
    # A journal that a crash has left must be rolled back first, which a reading connection may
    # not do; while another program writes, opening it for writing changes nothing either.
    return connect(path, read_only=not Path(f"{path}-journal").exists())


def _copy(source: sqlite3.Connection, copy: sqlite3.Connection, path: Path) -> None:
    try:
        source.backup(copy)
    except sqlite3.Error as error:
        if _kind(error) in _OF_THE_SOURCE:
            raise disk_trouble(error, path) or damaged(path) from error
        raise


def _kind(error: sqlite3.Error) -> int | None:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _office(source: sqlite3.Connection) -> str:
    """Return the short name of the office that is valid today, else of the last one."""
    row = _row(
        source,
        "SELECT short_name FROM offices ORDER BY valid_from > date('now', 'localtime'),"
        " valid_from DESC LIMIT 1",
    )
    return str(row[0]) if row else ""


def _lineage(source: sqlite3.Connection) -> str:
    """Return what all copies of one office's file share: the first change ever made in it."""
    first = _row(source, "SELECT at, who, name FROM operations ORDER BY id LIMIT 1")
    return _hash(first)[:16] if first else ""


def _protected(source: sqlite3.Connection) -> str:
    row = _row(source, "SELECT recipient, hex(wrapped_key) FROM protection")
    return _hash(row) if row else ""


def _row(source: sqlite3.Connection, statement: str) -> tuple[Any, ...] | None:
    row: tuple[Any, ...] | None = source.execute(statement).fetchone()
    return row


def _hash(told: object) -> str:
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
