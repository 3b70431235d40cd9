"""Whether a data file is sound: its pages, its references, and its tables' shape."""

from __future__ import annotations

import hashlib
import sqlite3

_MOST_FINDINGS = 20

_SHAPE = """
SELECT 'column', m.name, c.name, lower(c.type), c."notnull", c.dflt_value, c.pk
  FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c
 WHERE m.type = 'table' AND m.name IN ({tables})
UNION ALL
SELECT 'index', m.name, i.name, i."unique", i.partial, x.seqno, coalesce(x.name, '')
  FROM sqlite_master m JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) x
 WHERE m.type = 'table' AND m.name IN ({tables})
UNION ALL
SELECT 'reference', m.name, f."from", f."table", coalesce(f."to", ''), f.on_delete, f.on_update
  FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
 WHERE m.type = 'table' AND m.name IN ({tables})
"""


def quick_findings(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what SQLite's quick_check finds, none for a sound file; about 1 ms per MB."""
    return _check(connection, "quick_check")


def full_findings(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what integrity_check and foreign_key_check find; about 10 ms per MB.

    Not every flipped bit shows in it: a backup is held against its own SHA-256 besides.
    """
    return _check(connection, "integrity_check") + broken_references(connection)


def broken_references(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return each record that points to one that is not there."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_FINDINGS)
    return tuple(f"{table} {rowid} -> {parent}" for table, rowid, parent, _ in rows)


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of every table."""
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in _tables(connection)
    }


def fingerprint(connection: sqlite3.Connection) -> str:
    """Return a short mark of the file's shape: tables, columns, indexes, references, searches.

    It looks at what SQLite made of the statements, not at their wording, so that another version
    of SQLAlchemy gives the same mark.
    """
    own = _tables(connection)
    searches = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger')"
        " OR (type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%')"
    ).fetchall()
    names = ", ".join(f"'{name}'" for name in own)
    lines = [repr(row) for row in connection.execute(_SHAPE.format(tables=names))]
    lines += [repr((kind, name, " ".join(sql.split()))) for kind, name, sql in searches]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]


def _check(connection: sqlite3.Connection, pragma: str) -> tuple[str, ...]:
    rows = connection.execute(f"PRAGMA {pragma}({_MOST_FINDINGS})").fetchall()
    return () if rows == [("ok",)] else tuple(str(row[0]) for row in rows)


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Return the ordinary tables; a search table keeps shadow tables beside it that are its own."""
    rows = connection.execute(
        "SELECT name, type FROM pragma_table_list WHERE schema = 'main'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND type = 'table' ORDER BY name"
    ).fetchall()
    return [name for name, _ in rows]
