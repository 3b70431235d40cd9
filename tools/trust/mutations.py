"""Data files as chance and as ill will would make them, each from a sound one."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

PAGE: Final = 4096

Change = Callable[[bytearray, random.Random], None]


def _flip(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice([1, 5, 50, 500])):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _random_bytes(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content))
    count = min(chance.choice([4, 64, PAGE]), len(content) - at)
    content[at : at + count] = chance.randbytes(count)


def _zero_pages(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content) // PAGE) * PAGE
    count = chance.choice([1, 3, 40]) * PAGE
    content[at : at + count] = bytes(len(content[at : at + count]))


def _swap_pages(content: bytearray, chance: random.Random) -> None:
    one, two = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    kept = content[one : one + PAGE]
    content[one : one + PAGE] = content[two : two + PAGE]
    content[two : two + PAGE] = kept


def _cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def _longer(content: bytearray, chance: random.Random) -> None:
    content += chance.randbytes(chance.randrange(1, 5 * PAGE))


def _header(content: bytearray, chance: random.Random) -> None:
    at = chance.choice(
        [16, 18, 19, 20, 21, 22, 23, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 62, 68, 92]
    )
    content[at : at + 4] = chance.randbytes(4)


def _page_head(content: bytearray, chance: random.Random) -> None:
    page = chance.randrange(len(content) // PAGE)
    at = page * PAGE + (100 if page == 0 else 0)
    content[at : at + 12] = bytes([chance.choice([2, 5, 10, 13, 0, 255])]) + chance.randbytes(11)


def _cell_places(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content) // PAGE) * PAGE + 8
    content[at : at + 200] = chance.randbytes(200)


def _pointers(content: bytearray, chance: random.Random) -> None:
    """Let pages point to other pages, so that trees bite their tails."""
    for _ in range(20):
        page = chance.randrange(1, len(content) // PAGE) * PAGE
        if content[page] in (2, 5):
            target = chance.randrange(1, len(content) // PAGE + 2)
            content[page + 8 : page + 12] = target.to_bytes(4, "big")


CHANGES: Final[tuple[Change, ...]] = (
    _flip, _random_bytes, _zero_pages, _swap_pages, _cut, _longer, _header, _page_head,
    _cell_places, _pointers,
)  # fmt: skip


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return a copy with one to three changes; it is never empty."""
    changed = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 3])):
        if len(changed) > 2 * PAGE:
            chance.choice(CHANGES)(changed, chance)
    return bytes(changed) or b"\0"


_ENDLESS: Final = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT {} FROM n"
_LARGE: Final = "hex(zeroblob(400000000))"

SCHEMAS: Final[dict[str, tuple[str, ...]]] = {
    "endless version": (
        "ALTER TABLE alembic_version RENAME TO old_version",
        f"CREATE VIEW alembic_version AS {_ENDLESS.format('max(x) AS version_num')}",
    ),
    "large version": ("UPDATE alembic_version SET version_num = hex(zeroblob(10000000))",),
    "many versions": (
        f"INSERT INTO alembic_version {_ENDLESS.format('x')} LIMIT 300000",
    ),
    "version of another kind": ("UPDATE alembic_version SET version_num = x'ff00ff'",),
    "no version": ("DELETE FROM alembic_version",),
    "newer": ("UPDATE alembic_version SET version_num = '0999'",),
    "older than it is": ("UPDATE alembic_version SET version_num = '0001'",),
    "trigger": (
        "CREATE TRIGGER evil AFTER INSERT ON operations BEGIN DELETE FROM activities; END",
    ),
    "view for a register": (
        "ALTER TABLE slogans RENAME TO other",
        f"CREATE VIEW slogans AS {_ENDLESS.format('x AS id, 1 AS text, 2 AS text_order')}",
    ),
    "generated column": (
        f"ALTER TABLE slogans ADD COLUMN evil AS ({_LARGE})",
    ),
    "index of an expression": (f"CREATE INDEX evil ON slogans (length({_LARGE}))",),
    "partial index": ("CREATE INDEX evil ON slogans (id) WHERE text > 1",),
    "more tables": tuple(f"CREATE TABLE evil_{n} (a, b, c)" for n in range(3000)),
    "a large blob": (
        "INSERT INTO file_contents VALUES ('x', 5, zeroblob(40000000))",
    ),
    "a row of another kind": (
        "UPDATE activities SET title = x'ff', day = 'hôm qua', channel = 5",
    ),
    "days that are none": ("UPDATE activities SET day = '2022-13-45'",),
    "no utf-8": ("UPDATE activities SET title = CAST(x'ff41' AS TEXT)",),
    "history that is none": ("UPDATE changes SET before = '{', after = '[1'",),
    "history of others": ("UPDATE changes SET register = 'sqlite_master'",),
    "broken references": (
        "DROP TRIGGER guard_closings_update", "UPDATE closings SET report_id = 99999",
    ),
    "a closing that is none": (
        "DROP TRIGGER guard_closings_update", "UPDATE closings SET document = '{', figures = '{'",
    ),
    "no guards": ("DROP TRIGGER guard_closings_update",),
    "far numbers": ("UPDATE sqlite_sequence SET seq = 9223372036854775807",),
    "no numbers": ("UPDATE sqlite_sequence SET seq = 'x'",),
    "another encoding of a search": (
        "DELETE FROM activities_search_data", "DELETE FROM slogans_search_idx",
    ),
    "torn search": ("UPDATE activities_search_data SET block = randomblob(3000)",),
    "write-ahead log": ("PRAGMA journal_mode = WAL",),
    "another application": ("PRAGMA application_id = 7",),
    "utf-16 words": ("PRAGMA user_version = 99",),
    "a check that takes long": (
        "PRAGMA writable_schema = ON",
        (
            "UPDATE sqlite_master SET sql = replace(sql, 'id INTEGER NOT NULL',"  # noqa: S608
            f" 'id INTEGER NOT NULL CHECK (length({_LARGE}) > 1)') WHERE name = 'slogans'"
        ),
    ),
    "a schema that is none": (
        "PRAGMA writable_schema = ON", "UPDATE sqlite_master SET sql = 'CREATE TABLE ((('",
    ),
    "a root that is none": (
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET rootpage = 99999999 WHERE name = 'activities'",
    ),
    "two tables in one": (
        "PRAGMA writable_schema = ON",
        (
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name ="
            " 'slogans') WHERE name = 'activities'"
        ),
    ),
    "an unknown module": (
        "PRAGMA writable_schema = ON",
        (
            "UPDATE sqlite_master SET sql = 'CREATE VIRTUAL TABLE slogans_search USING evil(a)'"
            " WHERE name = 'slogans_search'"
        ),
    ),
}  # fmt: skip
"""Statements by what they make of a data file."""


def with_schema(content: bytes, name: str) -> bytes:
    """Return the file after the statements of :data:`SCHEMAS`, as far as SQLite takes them."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(content)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("BEGIN")
            for statement in SCHEMAS[name]:
                if statement.startswith("PRAGMA journal_mode"):
                    connection.execute("COMMIT")
                    connection.execute(statement)
                    connection.execute("BEGIN")
                    continue
                try:
                    connection.execute(statement)
                except sqlite3.IntegrityError:  # whoever writes such a file asks no guard
                    _past_the_guards(connection, statement)
            connection.execute("COMMIT")
        return path.read_bytes()


def _past_the_guards(connection: sqlite3.Connection, statement: str) -> None:
    found = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    guards = connection.execute(found).fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    for _, made_by in guards:
        connection.execute(made_by)
