"""The log of changes as a chain: each entry carries a SHA-256 over itself and the one before it.

What was altered in an entry, put between two, or taken away shows, and the first such place is
named. It shows damage and meddling by hand; it is no signature: who rewrites every entry after the
altered one can make a new chain. ``state`` is not in it, since an undo changes it; it is held
against the undos and redos that the chain does cover.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

BEGINNING: Final = ""
"""What the first entry follows."""

_ENTRIES: Final = (
    "SELECT id, at, who, name, kind, target, sha256, state FROM operations ORDER BY id"
)
_CHANGES: Final = (
    "SELECT operation_id, position, register, record_id, before, after FROM changes"
    " ORDER BY operation_id, position"
)
_CHAINED: Final = "SELECT 1 FROM pragma_table_info('operations') WHERE name = 'sha256'"
_LATER: Final = "các mục từ đó trở đi không còn tin được"


def link(former: str, entry: Sequence[Any], rows: Iterable[Sequence[Any]]) -> str:
    """Return the SHA-256 of an entry that follows the one with the SHA-256 ``former``.

    ``entry`` is (id, at, who, name, kind, target), each of ``rows`` is (position, register,
    record_id, before, after) in the order of the positions. Files are full of these: it may never
    give another answer for the same entry.
    """
    hashed = hashlib.sha256(_text((former, *entry)))
    for row in rows:
        hashed.update(_text(row))
    return hashed.hexdigest()


def chain_anew(connection: sqlite3.Connection) -> None:
    """Give every entry its SHA-256 as it stands now: for a log that had none, or lost entries.

    The guards must be off, and the caller tells people what :func:`chain_findings` said before.
    """
    former, links = BEGINNING, []
    for entry, rows in _log(connection, _ENTRIES.replace("sha256, state", "0, 0")):
        former = link(former, entry[:6], rows)
        links.append((former, entry[0]))
    connection.executemany("UPDATE operations SET sha256 = ? WHERE id = ?", links)
    connection.execute(
        "UPDATE sqlite_sequence SET seq = (SELECT coalesce(max(id), 0) FROM operations)"
        " WHERE name = 'operations'"
    )


def chain_findings(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return a sentence that names the first altered entry of the log, none for a whole one.

    The log of a file from before there was a chain says nothing.
    """
    if connection.execute(_CHAINED).fetchone() is None:
        return ()
    former, last = BEGINNING, 0
    reversals: dict[int, str] = {}
    states: list[tuple[Sequence[Any], str, str]] = []
    for entry, rows in _log(connection, _ENTRIES):
        key, kind, target, sha256, state = entry[0], *entry[4:8]
        if link(former, entry[:6], rows) != sha256:
            gone = "" if key == last + 1 else ", hoặc một mục ngay trước nó đã bị xoá"
            return (f"{_named(entry)} đã bị sửa sau khi ghi{gone}; {_LATER}.",)
        former, last = sha256, key
        if kind != "do":
            reversals[target] = kind
        states.append((entry, kind, state))
    ever = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'operations'")
    if (highest := ever.fetchone()) is not None and highest[0] > last:
        return (f"Các mục cuối của lịch sử, sau mục {last}, đã bị xoá.",)
    for entry, kind, state in states:
        taken_back = kind == "do" and reversals.get(entry[0]) == "undo"
        if state not in (("undone", "lost", "sealed") if taken_back else ("done", "sealed")):
            return (f"{_named(entry)} bị sửa: việc đã hoàn tác hay chưa ghi không đúng.",)
    return ()


def log_warning(connection: sqlite3.Connection) -> str:
    """Return what the clerk is told where the log is no whole chain, empty where it is.

    For whoever goes on all the same: what the records say does not depend on the log, and no later
    backup can mend it.
    """
    return " ".join(
        f"Lịch sử thay đổi không còn nguyên vẹn. {finding} Các mục trong sổ vẫn dùng và sao lưu "
        "được; hãy giữ lại các bản sao lưu cũ để đối chiếu."
        for finding in chain_findings(connection)
    )


def _log(
    connection: sqlite3.Connection, entries: str
) -> Iterator[tuple[Sequence[Any], list[Sequence[Any]]]]:
    """Yield each entry with its changes; one walk through either table, whatever their size."""
    changes = groupby(connection.execute(_CHANGES), key=itemgetter(0))
    owner, rows = next(changes, (None, iter(())))
    for entry in connection.execute(entries).fetchall():
        while owner is not None and owner < entry[0]:  # of an entry that is gone
            owner, rows = next(changes, (None, iter(())))
        own: list[Sequence[Any]] = []
        if owner == entry[0]:
            own = [row[1:] for row in rows]
            owner, rows = next(changes, (None, iter(())))
        yield entry, own


# What a damaged file holds in place of a text or a number is told as what it is.
_in_json: Final = json.JSONEncoder(separators=(",", ":"), default=repr).encode


def _text(values: Sequence[Any]) -> bytes:
    return _in_json(values).encode() + b"\n"


def _named(entry: Sequence[Any]) -> str:
    key, at, who, name = entry[:4]
    try:
        told = f", {datetime.fromisoformat(at).astimezone():%H:%M %d/%m/%Y}"
    except (TypeError, ValueError):
        told = ""
    return f"Mục {key} của lịch sử (“{name}”, {who}{told})"
