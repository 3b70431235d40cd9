"""The log chained by hashes, evidence with its files, and what protects the program.

Frozen: it says what this version wrote, whatever the declarations have become since.
"""

from __future__ import annotations

import sqlite3
from typing import Any, cast

import sqlalchemy as sa
from alembic import op

# A change to this rewrites what it made before (storage/log_chain.py).
from cchc_desktop.storage.log_chain import chain_anew

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_PROVEN = ("activities", "procedures", "slogans", "documents", "tasks")
"""The registers whose records have evidence; an activity had it from the beginning."""


def upgrade() -> None:
    """Chain the log, make the tables of evidence and of the protection."""
    _chain_the_log()
    for register in _PROVEN:
        _evidence(register)
    op.create_table(
        "protection",
        sa.Column("id", sa.Integer(), nullable=False),
        *(_text("recipient"), _text("since")),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protection")),
    )
    for statement in _GUARDS:
        op.execute(statement)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _chain_the_log() -> None:
    """Make the table of operations anew, since SQLite adds no column that must have a value."""
    connection = op.get_bind()
    last = connection.exec_driver_sql(
        "SELECT seq FROM sqlite_sequence WHERE name = 'operations'"
    ).scalar()
    op.create_table(
        "operations_new",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        *(_text("at"), _text("who"), _text("name"), _text("kind")),
        sa.Column("target", sa.Integer(), nullable=True),
        *(_text("state"), _text("sha256")),
        sa.ForeignKeyConstraint(["target"], ["operations.id"], name=op.f("fk_operations_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operations")),
        sqlite_autoincrement=True,
    )
    op.execute(
        "INSERT INTO operations_new (id, at, who, name, kind, target, state, sha256)"
        " SELECT id, at, who, name, kind, target, state, '' FROM operations"
    )
    op.drop_table("operations")
    op.rename_table("operations_new", "operations")
    op.create_index("ix_operations_state", "operations", ["state"], unique=False)
    if last is not None:
        connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = 'operations'")
        connection.exec_driver_sql("INSERT INTO sqlite_sequence VALUES ('operations', ?)", (last,))
    raw = connection.connection.driver_connection
    chain_anew(cast(sqlite3.Connection, raw))


def _evidence(register: str) -> None:
    table = f"{register}_evidence"
    if register != "activities":
        _lines(table, register, ["record_id"], ["id"], [_text("kind"), _text("where")], 1)
    place = ["record_id", "position_1"]
    columns: list[sa.Column[Any]] = [
        _text("name"),
        _text("media_type"),
        _whole("size"),
        _text("sha256"),
    ]
    columns.append(sa.Column("added_on", sa.Date(), nullable=False))
    _lines(f"{table}_files", table, place, place, columns, 2)


def _lines(
    table: str,
    parent: str,
    named: list[str],
    key: list[str],
    columns: list[sa.Column[Any]],
    depth: int,
) -> None:
    place = ["record_id", *(f"position_{level}" for level in range(1, depth + 1))]
    op.create_table(
        table,
        *map(_whole, place),
        *columns,
        sa.ForeignKeyConstraint(
            named,
            [f"{parent}.{column}" for column in key],
            name=op.f(f"fk_{table}_{'_'.join(named)}"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(*place, name=op.f(f"pk_{table}")),
        sqlite_with_rowid=False,
    )


def _refusal(name: str, on: str, when: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {on} WHEN {when} BEGIN SELECT RAISE(ABORT, 'cchc-log'); END"
    )


_FIXED = ("id", "at", "who", "name", "kind", "target", "sha256")

_GUARDS = (
    _refusal(
        "guard_operations_update",
        "UPDATE ON operations",
        " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in _FIXED),
    ),
    _refusal("guard_operations_delete", "DELETE ON operations", "1"),
    _refusal("guard_changes_update", "UPDATE ON changes", "1"),
    _refusal("guard_changes_delete", "DELETE ON changes", "1"),
)
