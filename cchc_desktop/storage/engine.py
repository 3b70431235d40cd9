"""Connections to one data file, and the two kinds of transaction: reading and writing.

Each PRAGMA is a decision for one office's file that people carry about on a stick; the faults
that they keep away were measured (tests/storage/test_engine.py).
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from cchc_desktop.storage.disk_errors import UnreadableValue, in_plain_words

__all__ = [
    "APPLICATION_ID",
    "BUSY_SECONDS",
    "Connection",
    "Engine",
    "connect",
    "limit_time",
    "make_engine",
    "path_of",
    "reading",
    "writing",
]

APPLICATION_ID: Final = 0x43434843
"""``CCHC`` in the file's header: what makes a SQLite file one of ours."""

BUSY_SECONDS: Final = 10.0
"""How long to wait for another program to let go of the file."""

LARGEST_VALUE: Final = 100_000_000
"""In bytes. The largest file that is attached has 60 million; a hostile schema asks for more."""

_UNREADABLE: Final = (UnreadableValue, UnicodeDecodeError)
"""What reading a damaged file raises beside the errors of the database."""

_STEPS: Final = 10_000
"""SQLite's steps between two looks at the clock."""

_CACHE_KIB: Final = 8192
_READING: Final = "cchc_reading"


def connect(
    path: Path, *, foreign_keys: bool = True, read_only: bool = False
) -> sqlite3.Connection:
    """Return a connection of the sqlite3 module to the existing file ``path``.

    Any thread may use it, one at a time. A read-only one changes nothing of the file, not even
    its journal mode. Raises what sqlite3 raises; a missing file is not made.
    """
    connection = sqlite3.connect(
        f"{_file_uri(path)}?mode={'ro' if read_only else 'rw'}",
        uri=True,
        timeout=BUSY_SECONDS,
        # Transactions are begun by _begin below: the module's own begin too late, so that of two
        # read-modify-writes at once one is lost, and end at every CREATE TABLE.
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        if not read_only:
            # No -wal file may be left behind when the data file is copied.
            connection.execute("PRAGMA journal_mode = DELETE")
            # The journal's removal is on the disk too before a change counts as saved.
            connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        # A row that gives way to another (OR REPLACE) is deleted too, and may be guarded.
        connection.execute("PRAGMA recursive_triggers = ON")
        # A file from elsewhere may hold a schema made to do harm.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
        # A mapped file turns a pulled-out stick into a crash instead of an error.
        connection.execute("PRAGMA mmap_size = 0")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    except UnicodeDecodeError as error:
        # The module cannot even say what is wrong where the schema's own words are torn.
        connection.close()
        torn = sqlite3.DatabaseError("the schema is torn")
        torn.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise torn from error
    except BaseException:
        connection.close()
        raise
    return connection


def limit_time(connection: sqlite3.Connection, seconds: float) -> None:
    """Let nothing that a hostile file says keep SQLite busy for longer; it is interrupted then.

    What was asked raises sqlite3.OperationalError.
    """
    end = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)


def make_engine(path: Path, *, foreign_keys: bool = True, read_only: bool = False) -> Engine:
    """Return an engine for the existing file ``path``; nothing is opened before it is used.

    Foreign keys are off only while migrating: ``batch_alter_table`` drops the table that it
    rebuilds, and ON DELETE CASCADE would take its children along.
    """
    path = path.absolute()
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        creator=lambda: connect(path, foreign_keys=foreign_keys, read_only=read_only),
        poolclass=QueuePool,
    )
    event.listen(engine, "begin", _begin)
    return engine


def path_of(engine: Engine) -> Path:
    """Return the data file that the engine was made for."""
    return Path(engine.url.database or "")


def _begin(connection: Connection) -> None:
    # A writer takes the file's write lock at once: what it reads then stays true until it writes.
    reading_only = connection.get_execution_options().get(_READING, False)
    connection.exec_driver_sql("BEGIN" if reading_only else "BEGIN IMMEDIATE")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection for one change: written whole at the end, or not at all.

    The disk's trouble becomes a :class:`~cchc_desktop.domain.errors.CchcError`; every other
    exception goes on as it is. Either way nothing of the change remains.
    """
    with in_plain_words(path_of(engine), DBAPIError, *_UNREADABLE), engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the file until the end, and changes nothing.

    Keep it short: a change waits for open readings before it can be saved.
    """
    with (
        in_plain_words(path_of(engine), DBAPIError, *_UNREADABLE),
        engine.connect() as connection,
    ):
        yield connection.execution_options(**{_READING: True})


def _file_uri(path: Path) -> str:
    # Path.as_uri() puts the server of \\server\share where SQLite refuses it.
    plain = path.absolute().as_posix()
    return f"file://{'' if plain.startswith('/') else '/'}{quote(plain, safe='/:')}"
