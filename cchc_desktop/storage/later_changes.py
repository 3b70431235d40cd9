"""The changes that a data file has and a backup of it has not."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from cchc_desktop.domain.backups import Manifest
from cchc_desktop.storage.disk_errors import in_plain_words
from cchc_desktop.storage.engine import connect

_MOST: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """One change made after a backup; ``at`` in UTC."""

    name: str
    who: str
    at: datetime


def later_changes(path: Path, manifest: Manifest) -> tuple[tuple[Later, ...] | None, int]:
    """Return the newest changes that came after a backup, and how many there are in all.

    None where the file did not go on from where the backup was made: another office's, or one
    that was itself restored from an older backup. Raises DataFileTrouble.
    """
    with in_plain_words(path, sqlite3.Error), closing(connect(path, read_only=True)) as source:
        source.execute("BEGIN")
        last = source.execute(
            "SELECT at FROM operations WHERE id = ?", (manifest.last_operation,)
        ).fetchone()
        if manifest.last_operation and last != (manifest.last_change,):
            return None, 0
        (count,) = source.execute(
            "SELECT count(*) FROM operations WHERE id > ?", (manifest.last_operation,)
        ).fetchone()
        rows = source.execute(
            "SELECT name, who, at FROM operations WHERE id > ? ORDER BY id DESC LIMIT ?",
            (manifest.last_operation, _MOST),
        ).fetchall()
    later = tuple(
        Later(name=name, who=who, at=datetime.fromisoformat(at)) for name, who, at in rows
    )
    return later, count
