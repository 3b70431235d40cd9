"""What protects the program, as it stands in the data file: one row, or none."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import delete, insert, inspect, select

from cchc_desktop.storage.engine import Connection, make_engine, reading
from cchc_desktop.storage.tables import protection as table

_ONLY = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """The public key for which backups are encrypted; its secret key under the password.

    ``since`` is in UTC, as the history writes times.
    """

    recipient: str
    wrapped_key: bytes = field(repr=False)
    since: str


def read_protection(connection: Connection) -> Protection | None:
    """Return what protects the file of ``connection``, None where it has no password."""
    row = connection.execute(select(table).where(table.c.id == _ONLY)).one_or_none()
    if row is None:
        return None
    return Protection(recipient=row.recipient, wrapped_key=row.wrapped_key, since=row.since)


def protection_of(path: Path) -> Protection | None:
    """Return what protects a data file, open or not; older ones know none. Raises CchcError."""
    engine = make_engine(path, read_only=True)
    try:
        with reading(engine) as connection:
            if not inspect(connection).has_table(table.name):
                return None
            return read_protection(connection)
    finally:
        engine.dispose()


def write_protection(connection: Connection, protection: Protection | None) -> None:
    """Put a protection in the place of the present one; None takes it away."""
    connection.execute(delete(table))
    if protection is not None:
        connection.execute(
            insert(table).values(
                id=_ONLY,
                recipient=protection.recipient,
                wrapped_key=protection.wrapped_key,
                since=protection.since,
            )
        )
