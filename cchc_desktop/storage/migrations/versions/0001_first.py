"""The first schema: every register with its lines, the history of changes, and the searches.

Frozen: it says what the first version wrote, whatever the declarations have become since.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table; a table comes after those that it refers to."""
    _catalogue_entries()
    _documents()
    _offices()
    _history()
    _procedures()
    _reports()
    _slogans()
    _targets()
    _tasks()
    _activities()
    _searches()


def _catalogue_entries() -> None:
    op.create_table(
        "catalogue_entries",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("catalogue", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("label_order", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_entries")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_catalogue_entries_label_order", "catalogue_entries", ["label_order"], unique=False
    )
    op.create_table(
        "catalogue_entries_units",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position_1", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["catalogue_entries.id"],
            name=op.f("fk_catalogue_entries_units_record_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "position_1", name=op.f("pk_catalogue_entries_units")),
        sqlite_with_rowid=False,
    )


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("symbol_order", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("issuer_order", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_order", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_documents_day", "documents", ["day"], unique=False)
    op.create_index("ix_documents_issuer_order", "documents", ["issuer_order"], unique=False)
    op.create_index("ix_documents_subject_order", "documents", ["subject_order"], unique=False)
    op.create_index("ix_documents_symbol_order", "documents", ["symbol_order"], unique=False)


def _offices() -> None:
    op.create_table(
        "offices",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_order", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("unit_name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("province", sa.Text(), nullable=False),
        sa.Column("province_order", sa.Text(), nullable=False),
        sa.Column("superior", sa.Text(), nullable=False),
        sa.Column("show_superior", sa.Boolean(), nullable=False),
        sa.Column("addressee", sa.Boolean(), nullable=False),
        sa.Column("one_stop_desk", sa.Text(), nullable=False),
        sa.Column("drafting_unit", sa.Text(), nullable=False),
        sa.Column("posting_allowance", sa.Integer(), nullable=True),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_offices_body_order", "offices", ["body_order"], unique=False)
    op.create_index("ix_offices_province_order", "offices", ["province_order"], unique=False)
    op.create_index("ix_offices_valid_from", "offices", ["valid_from"], unique=False)
    op.create_table(
        "offices_recipients",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position_1", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["offices.id"],
            name=op.f("fk_offices_recipients_record_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "position_1", name=op.f("pk_offices_recipients")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "offices_signers",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position_1", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("usual", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["offices.id"],
            name=op.f("fk_offices_signers_record_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "position_1", name=op.f("pk_offices_signers")),
        sqlite_with_rowid=False,
    )


def _history() -> None:
    op.create_table(
        "operations",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["target"], ["operations.id"], name=op.f("fk_operations_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operations")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_operations_state", "operations", ["state"], unique=False)
    op.create_table(
        "changes",
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["operations.id"], name=op.f("fk_changes_operation_id")
        ),
        sa.PrimaryKeyConstraint("operation_id", "position", name=op.f("pk_changes")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_changes_register_record_id", "changes", ["register", "record_id"], unique=False
    )


def _procedures() -> None:
    op.create_table(
        "procedures",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("code_order", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_order", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("online", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedures")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_procedures_code_order", "procedures", ["code_order"], unique=False)
    op.create_index("ix_procedures_name_order", "procedures", ["name_order"], unique=False)
    op.create_table(
        "procedures_events",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position_1", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["procedures.id"],
            name=op.f("fk_procedures_events_record_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "position_1", name=op.f("pk_procedures_events")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "procedures_events_postings",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position_1", sa.Integer(), nullable=False),
        sa.Column("position_2", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("posted_on", sa.Date(), nullable=False),
        sa.Column("taken_down_on", sa.Date(), nullable=True),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id", "position_1"],
            ["procedures_events.record_id", "procedures_events.position_1"],
            name=op.f("fk_procedures_events_postings_record_id_position_1"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "record_id", "position_1", "position_2", name=op.f("pk_procedures_events_postings")
        ),
        sqlite_with_rowid=False,
    )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_order", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("calendar", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("signer_order", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reports_signer_order", "reports", ["signer_order"], unique=False)
    op.create_index("ix_reports_title_order", "reports", ["title_order"], unique=False)


def _slogans() -> None:
    op.create_table(
        "slogans",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_order", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slogans")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_slogans_text_order", "slogans", ["text_order"], unique=False)
    op.create_table(
        "slogans_displays",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position_1", sa.Integer(), nullable=False),
        sa.Column("medium", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["slogans.id"],
            name=op.f("fk_slogans_displays_record_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "position_1", name=op.f("pk_slogans_displays")),
        sqlite_with_rowid=False,
    )


def _targets() -> None:
    op.create_table(
        "targets",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("planned", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_targets")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_targets_year", "targets", ["year"], unique=False)


def _tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_order", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_tasks_content_order", "tasks", ["content_order"], unique=False)
    op.create_index("ix_tasks_year", "tasks", ["year"], unique=False)


def _activities() -> None:
    op.create_table(
        "activities",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_order", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_activities_document"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activities")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_activities_channel_day", "activities", ["channel", "day"], unique=False)
    op.create_index("ix_activities_day", "activities", ["day"], unique=False)
    op.create_index("ix_activities_document", "activities", ["document"], unique=False)
    op.create_index("ix_activities_title_order", "activities", ["title_order"], unique=False)
    op.create_table(
        "activities_evidence",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position_1", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("where", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["activities.id"],
            name=op.f("fk_activities_evidence_record_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "position_1", name=op.f("pk_activities_evidence")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "activities_measures",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position_1", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("estimated", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["activities.id"],
            name=op.f("fk_activities_measures_record_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "position_1", name=op.f("pk_activities_measures")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_activities_measures_count",
        "activities_measures",
        ["day", "channel", "unit", "quantity", "estimated"],
        unique=False,
    )


def _searches() -> None:
    for name in (
        "activities_search",
        "procedures_search",
        "slogans_search",
        "documents_search",
        "tasks_search",
        "targets_search",
        "reports_search",
        "offices_search",
        "catalogue_entries_search",
    ):
        op.execute(
            f"CREATE VIRTUAL TABLE {name} USING "
            "fts5(folded, marked, tokenize = 'unicode61 remove_diacritics 0')"
        )
