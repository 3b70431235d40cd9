"""Past the guards of the data file: what a damaged disk or a meddler does, and no service can."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def guards_off(connection: sqlite3.Connection) -> Iterator[None]:
    """Let everything be changed meanwhile; the guards are there again at the end."""
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    dropped = guards.fetchall()
    for name, _ in dropped:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, statement in dropped:
        connection.execute(statement)
