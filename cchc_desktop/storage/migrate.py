"""Bring a data file to the latest schema: whole or not at all. The only user of Alembic."""

from __future__ import annotations

import sqlite3
from typing import cast

from sqlalchemy import Connection

from cchc_desktop.storage.integrity import broken_references, fingerprint
from cchc_desktop.storage.schema_history import SchemaHistory


class WrongShape(Exception):
    """A migration ran to its end and left broken references or another shape than it should."""


def migrate(connection: Connection, history: SchemaHistory) -> None:
    """Run the migrations that the file lacks, inside the transaction of ``connection``.

    Foreign keys must be off on it. Raises what a migration raises, and :class:`WrongShape` when
    the result is not the latest schema with sound references; the caller then rolls back.
    """
    from alembic import command
    from alembic.config import Config

    # Made here, not read from an alembic.ini: that would be read in the PC's own code page.
    config = Config()
    config.set_main_option("script_location", str(history.scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, history.latest)

    raw = driver_connection(connection)
    broken = broken_references(raw)
    if broken:
        raise WrongShape(f"broken references after the migration: {'; '.join(broken)}")
    found = fingerprint(raw)
    if found != history.marks[history.latest]:
        raise WrongShape(f"fingerprint {found} is not that of revision {history.latest}")


def driver_connection(connection: Connection) -> sqlite3.Connection:
    """Return the sqlite3 module's connection under SQLAlchemy's."""
    return cast(sqlite3.Connection, connection.connection.driver_connection)
