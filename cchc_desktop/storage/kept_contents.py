"""The bytes of kept files: which there are, who names them, whether each is still what was kept.

Looked at through the sqlite3 module, for files of every schema, and for copies of them.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy import Connection

from cchc_desktop.storage.integrity import row_counts
from cchc_desktop.storage.migrate import driver_connection

_TABLE: Final = "file_contents"
_TOLD: Final = 12
_OWNERS: Final[Mapping[str, str]] = {
    "report_files": "Tệp đính kèm",
    "receiver_forms": "Biểu của cấp trên",
}
"""The registers whose records name a kept file, and what such a file is called."""

_EVIDENCE: Final = "_evidence_files"
"""Ends the name of each table whose lines name the files of evidence."""

_NAMED: Final = re.compile(r'"sha256":"([0-9a-f]{64})"')


def damaged_contents(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return a sentence for each kept file that is no longer what was kept.

    A file of a schema that kept none has none.
    """
    if _TABLE not in row_counts(connection):
        return ()
    names = _names(connection)
    found = []
    for sha256, size, content in connection.execute(
        f"SELECT sha256, size, content FROM {_TABLE} ORDER BY sha256"  # noqa: S608 - our own word
    ):
        # A damaged file may hold a text or a number in the place of bytes.
        whole = type(content) is bytes and len(content) == size
        if not whole or hashlib.sha256(content).hexdigest() != sha256:
            known = names.get(sha256, f"có mã {str(sha256)[:_TOLD]}…")
            found.append(f"Tệp đã lưu {known} bị hỏng, không còn đúng như khi lưu.")
    return tuple(found)


def missing_contents(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return a sentence for each attached file whose bytes are not in the data file."""
    if _TABLE not in row_counts(connection):
        return ()
    found = []
    for table, what in _owners(connection):
        rows = connection.execute(
            f"SELECT DISTINCT name FROM {table} WHERE sha256 NOT IN (SELECT sha256 FROM {_TABLE})"  # noqa: S608
        ).fetchall()
        found += [f"{what} “{name}” không còn nội dung." for (name,) in rows]
    return tuple(found)


def content_findings(connection: Connection) -> tuple[str, ...]:
    """Return a sentence for each file that is missing or no longer what was kept."""
    raw = driver_connection(connection)
    return missing_contents(raw) + damaged_contents(raw)


def unnamed_contents(connected: Connection) -> Mapping[str, int]:
    """Return the size in bytes of each kept file that no record and no entry of the log names.

    They were taken in for a form that was never saved. By SHA-256.
    """
    connection = driver_connection(connected)
    sizes = dict(connection.execute(f"SELECT sha256, size FROM {_TABLE}"))  # noqa: S608
    for (pdf,) in connection.execute("SELECT pdf FROM closings"):
        sizes.pop(pdf, None)
    for table, _ in _owners(connection):
        for (sha256,) in connection.execute(f"SELECT sha256 FROM {table}"):  # noqa: S608
            sizes.pop(sha256, None)
    if sizes:
        # What was deleted or replaced can still be brought back by the log.
        naming = "SELECT before, after FROM changes WHERE before LIKE ? OR after LIKE ?"
        marks = ('%"sha256":"%',) * 2
        for before, after in connection.execute(naming, marks):
            for sha256 in _NAMED.findall(f"{before} {after}"):
                sizes.pop(sha256, None)
    return sizes


def _owners(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    tables = row_counts(connection)
    yield from ((table, what) for table, what in _OWNERS.items() if table in tables)
    yield from ((table, "Tệp minh chứng") for table in tables if table.endswith(_EVIDENCE))


def _names(connection: sqlite3.Connection) -> dict[str, str]:
    """Return what people call the kept files, by their hash."""
    names = {
        sha256: f"“bản PDF của báo cáo {title}”"
        for sha256, title in connection.execute(
            "SELECT c.pdf, r.title FROM closings c JOIN reports r ON r.id = c.report_id"
        )
    }
    for table, _ in _owners(connection):
        rows = connection.execute(f"SELECT sha256, name FROM {table}")  # noqa: S608
        names |= {sha256: f"“{name}”" for sha256, name in rows}
    return names
