"""The bytes of kept files, each once under its SHA-256: scans, forms, evidence, closed reports."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from cchc_desktop.storage.tables import file_contents


def keep_content(connection: Connection, content: bytes) -> str:
    """Keep the bytes of a file, once however often they come; return their SHA-256.

    Bytes that the disk has damaged meanwhile become whole again; those of a closing raise Sealed.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    kept = content_of(connection, sha256)
    if kept is None:
        values = {"sha256": sha256, "size": len(content), "content": content}
        connection.execute(insert(file_contents).values(values))
    elif kept != content:
        values = {"size": len(content), "content": content}
        connection.execute(
            update(file_contents).where(file_contents.c.sha256 == sha256).values(values)
        )
    return sha256


def content_of(connection: Connection, sha256: str) -> bytes | None:
    """Return kept bytes, None where there are none; they may have been damaged on the disk."""
    found = connection.execute(
        select(file_contents.c.content).where(file_contents.c.sha256 == sha256)
    ).scalar()
    # A text in the place of bytes is damage too, and its hash says so to who asks.
    return found.encode() if isinstance(found, str) else found


def bytes_kept(connection: Connection) -> int:
    """Return how many bytes all kept files have together."""
    return int(connection.execute(select(func.sum(file_contents.c.size))).scalar() or 0)


def remove_contents(connection: Connection, hashes: Collection[str]) -> None:
    """Let the bytes of kept files go; those of a closing raise Sealed."""
    connection.execute(
        delete(file_contents).where(file_contents.c.sha256 == bindparam("known")),
        [{"known": sha256} for sha256 in hashes],
    )
