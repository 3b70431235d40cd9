"""Whether the bytes of kept files are still what was kept: each against its own SHA-256."""

from __future__ import annotations

import hashlib
import sqlite3

from cchc_desktop.storage.integrity import row_counts

_TABLE = "file_contents"
_TOLD = 12
_OWNERS = {"report_files": "Tệp đính kèm", "receiver_forms": "Biểu của cấp trên"}
"""The registers whose records name a kept file, and what such a file is called."""


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
        if len(content) != size or hashlib.sha256(content).hexdigest() != sha256:
            known = names.get(sha256, f"có mã {str(sha256)[:_TOLD]}…")
            found.append(f"Tệp đã lưu {known} bị hỏng, không còn đúng như khi lưu.")
    return tuple(found)


def missing_contents(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return a sentence for each attached file whose bytes are not in the data file."""
    if _TABLE not in row_counts(connection):
        return ()
    found = []
    for table, what in _OWNERS.items():
        rows = connection.execute(
            f"SELECT name FROM {table} WHERE sha256 NOT IN (SELECT sha256 FROM {_TABLE})"  # noqa: S608
        ).fetchall()
        found += [f"{what} “{name}” không còn nội dung." for (name,) in rows]
    return tuple(found)


def _names(connection: sqlite3.Connection) -> dict[str, str]:
    """Return what people call the kept files, by their hash."""
    names = {
        sha256: f"“bản PDF của báo cáo {title}”"
        for sha256, title in connection.execute(
            "SELECT c.pdf, r.title FROM closings c JOIN reports r ON r.id = c.report_id"
        )
    }
    for table in _OWNERS:
        rows = connection.execute(f"SELECT sha256, name FROM {table}")  # noqa: S608
        names |= {sha256: f"“{name}”" for sha256, name in rows}
    return names
