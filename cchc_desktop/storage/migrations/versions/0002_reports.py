"""Reports with a wording of their own, closed and issued; the book of outgoing documents.

Frozen: it says what this version wrote, whatever the declarations have become since. The reports
that were issued before get their line in the book.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables, rebuild two that gained columns, enter what was issued in the book."""
    _report_templates()
    _reports()
    _offices()
    _report_blocks()
    _report_files()
    _outgoing()
    _closings()
    for name in ("report_templates", "report_blocks", "report_files", "outgoing"):
        op.execute(
            f"CREATE VIRTUAL TABLE {name}_search USING "
            "fts5(folded, marked, tokenize = 'unicode61 remove_diacritics 0')"
        )
    _enter_issued_reports()
    for statement in _GUARDS:
        op.execute(statement)


def _rebuilt(name: str, items: Iterable[sa.schema.SchemaItem], added: dict[str, str]) -> None:
    """Make a table anew with more columns; ``added`` gives each the SQL of its first value.

    A column with a default for old rows only cannot be added in SQLite; and an id must stay given
    for good, whatever became of its row.
    """
    connection = op.get_bind()
    last = connection.exec_driver_sql(
        "SELECT seq FROM sqlite_sequence WHERE name = ?", (name,)
    ).scalar()
    old = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({name})")]
    op.create_table(f"{name}_new", *items, sqlite_autoincrement=True)
    into, values = ", ".join([*old, *added]), ", ".join([*old, *added.values()])
    op.execute(f"INSERT INTO {name}_new ({into}) SELECT {values} FROM {name}")  # noqa: S608
    op.drop_table(name)
    op.rename_table(f"{name}_new", name)
    if last is not None:
        connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        connection.exec_driver_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, last))


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), autoincrement=True, nullable=False)


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="RESTRICT")


def _line(table: str, parent: str, *columns: sa.Column[str]) -> None:
    op.create_table(
        table,
        _whole("record_id"),
        _whole("position_1"),
        *columns,
        sa.ForeignKeyConstraint(
            ["record_id"], [f"{parent}.id"], name=op.f(f"fk_{table}_record_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "position_1", name=op.f(f"pk_{table}")),
        sqlite_with_rowid=False,
    )


def _indexes(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column], unique=False)


def _report_templates() -> None:
    op.create_table(
        "report_templates",
        *(_id(), _text("name"), _text("name_order"), _text("source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_templates")),
        sqlite_autoincrement=True,
    )
    _indexes("report_templates", "name_order")


def _reports() -> None:
    _rebuilt(
        "reports",
        (
            *(_id(), _text("title"), _text("title_order"), _text("period"), _text("calendar")),
            *(_text("state"), _whole("number", nullable=True)),
            sa.Column("issued_on", sa.Date(), nullable=True),
            *(_text("signer"), _text("signer_order")),
            sa.Column("due_on", sa.Date(), nullable=True),
            *(_whole("template", nullable=True), _text("relation")),
            *(_whole("related", nullable=True), _text("note")),
            # Under its own name: the table takes this one's place.
            sa.ForeignKeyConstraint(
                ["related"], ["reports.id"], name=op.f("fk_reports_related"), ondelete="RESTRICT"
            ),
            _refers("reports", "template", "report_templates"),
            sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        ),
        {"template": "NULL", "relation": "''", "related": "NULL"},
    )
    _indexes("reports", "signer_order", "title_order", "template", "related", "period")
    _line("reports_parts", "reports", _text("part"))


def _offices() -> None:
    _rebuilt(
        "offices",
        (
            _id(),
            sa.Column("valid_from", sa.Date(), nullable=False),
            sa.Column("valid_to", sa.Date(), nullable=True),
            *(_text("body"), _text("body_order"), _text("short_name"), _text("unit_name")),
            *(_text("place"), _text("district"), _text("province"), _text("province_order")),
            _text("superior"),
            sa.Column("show_superior", sa.Boolean(), nullable=False),
            sa.Column("addressee", sa.Boolean(), nullable=False),
            *(_text("one_stop_desk"), _text("drafting_unit"), _text("numbering")),
            _whole("posting_allowance", nullable=True),
            sa.Column("sample", sa.Boolean(), nullable=False),
            sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
        ),
        {"numbering": "''"},
    )
    _indexes("offices", "body_order", "province_order", "valid_from")


def _report_blocks() -> None:
    op.create_table(
        "report_blocks",
        *(_id(), _whole("report"), _text("key"), _whole("position"), _text("part")),
        *(_text("kind"), _text("wording"), _text("base_kind"), _text("base")),
        *(_text("offered_kind"), _text("offered")),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        _refers("report_blocks", "report", "reports"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_blocks")),
        sqlite_autoincrement=True,
    )
    _indexes("report_blocks", "report", "position")
    _line("report_blocks_seen", "report_blocks", _text("token"), _text("shown"))


def _report_files() -> None:
    op.create_table(
        "report_files",
        *(_id(), _whole("report"), _text("role"), _text("name"), _text("media_type")),
        *(_whole("size"), _text("sha256")),
        _refers("report_files", "report", "reports"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_files")),
        sqlite_autoincrement=True,
    )
    _indexes("report_files", "report", "name")


def _outgoing() -> None:
    op.create_table(
        "outgoing",
        *(_id(), _text("series"), _whole("year", nullable=True), _whole("number", nullable=True)),
        *(_text("type"), _text("symbol"), _text("symbol_order")),
        sa.Column("day", sa.Date(), nullable=False),
        *(_text("subject"), _text("subject_order"), _text("signer"), _text("recipients")),
        *(_text("keeper"), _whole("copies", nullable=True)),
        sa.Column("moved_on", sa.Date(), nullable=True),
        *(_text("received_by"), _text("note")),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        *(_text("cancel_reason"), _whole("report", nullable=True)),
        _refers("outgoing", "report", "reports"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing")),
        sqlite_autoincrement=True,
    )
    _indexes("outgoing", "symbol_order", "subject_order", "report", "day")
    op.create_index(
        "ix_outgoing_series_year_number", "outgoing", ["series", "year", "number"], unique=True
    )


def _closings() -> None:
    op.create_table(
        "file_contents",
        *(_text("sha256"), _whole("size")),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_file_contents")),
    )
    op.create_table(
        "closings",
        *(_id(), _whole("report_id"), _text("stage"), _text("at"), _text("who")),
        *(_text("document"), _text("figures"), _text("pdf")),
        sa.ForeignKeyConstraint(["pdf"], ["file_contents.sha256"], name=op.f("fk_closings_pdf")),
        _refers("closings", "report_id", "reports"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closings")),
        sqlite_autoincrement=True,
    )
    _indexes("closings", "report_id")


def _enter_issued_reports() -> None:
    """Put the reports that were issued before there was a book into it, under their numbers."""
    connection = op.get_bind()
    issued = connection.exec_driver_sql(
        "SELECT r.id, r.number, r.issued_on, r.title, r.title_order, r.signer,"
        " coalesce((SELECT o.short_name FROM offices o WHERE o.valid_from <= r.issued_on"
        "   ORDER BY o.valid_from DESC LIMIT 1), 'UBND')"
        " FROM reports r WHERE r.state = 'issued' AND r.number IS NOT NULL"
        " AND r.issued_on IS NOT NULL ORDER BY r.id"
    ).fetchall()
    for report, number, day, title, title_order, signer, office in issued:
        symbol = f"{number:02}/BC-{(office.split() or ['UBND'])[0]}"
        row = connection.exec_driver_sql(
            "INSERT INTO outgoing (series, year, number, type, symbol, symbol_order, day, subject,"
            " subject_order, signer, recipients, keeper, copies, moved_on, received_by, note,"
            " cancelled, cancel_reason, report)"
            " VALUES ('report', ?, ?, 'report', ?, ?, ?, ?, ?, ?, '', '', NULL, NULL, '', '', 0,"
            " '', ?)",
            (int(day[:4]), number, symbol, symbol, day, title, title_order, signer, report),
        ).lastrowid
        marked = f"{symbol} \n {title}".lower()
        connection.exec_driver_sql(
            "INSERT INTO outgoing_search (rowid, folded, marked) VALUES (?, ?, ?)",
            ((_ordinal(day) << 32) | row, _folded(marked), marked),
        )


def _ordinal(day: str) -> int:
    from datetime import date

    return date.fromisoformat(day).toordinal()


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _refusal(name: str, on: str, when: str, sentence: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {on} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    )


def _guards() -> Iterable[str]:
    issued, closed = "cchc-issued-report", "cchc-closed-report"
    closing, given = "cchc-closing", "cchc-given-number"
    yield _refusal("guard_reports_issued", "UPDATE ON reports", "OLD.state = 'issued'", issued)
    yield _refusal(
        "guard_reports_closed",
        "UPDATE ON reports",
        "OLD.state = 'closed' AND NEW.state = 'closed'",
        closed,
    )
    for state, said in (("issued", issued), ("closed", closed)):
        name, when = f"guard_reports_delete_{state}", f"OLD.state = '{state}'"
        yield _refusal(name, "DELETE ON reports", when, said)
    above = {
        "reports_parts": "{row}.record_id",
        "report_blocks": "{row}.report",
        "report_blocks_seen": "(SELECT report FROM report_blocks WHERE id = {row}.record_id)",
    }
    for table, column in above.items():
        for change, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            for state, said in (("issued", issued), ("closed", closed)):
                key = column.format(row=row)
                when = f"(SELECT state FROM reports WHERE id = {key}) = '{state}'"  # noqa: S608
                name = f"guard_{table}_{change.lower()}_{state}"
                yield _refusal(name, f"{change} ON {table}", when, said)
    for change in ("UPDATE", "DELETE"):
        yield _refusal(f"guard_closings_{change.lower()}", f"{change} ON closings", "1", closing)
        kept = "EXISTS (SELECT 1 FROM closings WHERE pdf = OLD.sha256)"
        name = f"guard_file_contents_{change.lower()}"
        yield _refusal(name, f"{change} ON file_contents", kept, closing)
    yield _refusal("guard_outgoing_delete", "DELETE ON outgoing", "1", given)
    yield _refusal(
        "guard_outgoing_update",
        "UPDATE ON outgoing",
        "OLD.series IS NOT NEW.series OR OLD.year IS NOT NEW.year OR OLD.number IS NOT NEW.number"
        " OR OLD.report IS NOT NEW.report OR (OLD.cancelled AND NOT NEW.cancelled)",
        given,
    )


_GUARDS = tuple(_guards())
