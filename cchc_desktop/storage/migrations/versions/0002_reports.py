"""Reports with a wording of their own, closed and issued; the book of outgoing documents.

Also what is remembered of workbooks that come in and of forms that are filled in.

Frozen: it says what this version wrote, whatever the declarations have become since. The reports
that were issued before get their line in the book.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa
from alembic import op

# A change to these rewrites what they made before (domain/vietnamese/sorting.py).
from cchc_desktop.domain.vietnamese import fold, fold_marked, sort_key

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
    _import_matches()
    _receiver_forms()
    for name in (
        *("report_templates", "report_blocks", "report_files", "outgoing"),
        *("import_matches", "receiver_forms"),
    ):
        op.execute(
            f"CREATE VIRTUAL TABLE {name}_search USING "
            "fts5(folded, marked, tokenize = 'unicode61 remove_diacritics 0')"
        )
    _enter_issued_reports()
    freed = _free_drafts_of_numbers()
    _seal_up_to_the_last_on(freed)
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
            *(
                _text("place"),
                _text("identifier"),
                _text("district"),
                _text("province"),
                _text("province_order"),
            ),
            _text("superior"),
            sa.Column("show_superior", sa.Boolean(), nullable=False),
            sa.Column("addressee", sa.Boolean(), nullable=False),
            *(_text("one_stop_desk"), _text("drafting_unit"), _text("numbering")),
            _whole("posting_allowance", nullable=True),
            sa.Column("sample", sa.Boolean(), nullable=False),
            sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
        ),
        {"identifier": "''", "numbering": "''"},
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


def _import_matches() -> None:
    op.create_table(
        "import_matches",
        *(_id(), _text("register"), _text("shape"), _text("name"), _text("name_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_matches")),
        sqlite_autoincrement=True,
    )
    _indexes("import_matches", "name_order")
    _line("import_matches_columns", "import_matches", _text("heading"), _text("field"))


def _receiver_forms() -> None:
    op.create_table(
        "receiver_forms",
        *(_id(), _text("name"), _text("name_order"), _text("shape"), _whole("size")),
        _text("sha256"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receiver_forms")),
        sqlite_autoincrement=True,
    )
    _indexes("receiver_forms", "name_order")
    columns = (_text("sheet"), _text("cell"), _text("figure"), _text("number"))
    _line("receiver_forms_cells", "receiver_forms", *columns)


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
    given: set[tuple[int, int]] = set()
    for report, number, day, title, title_order, signer, office in issued:
        symbol = f"{number:02}/BC-{(office.split() or ['UBND'])[0]}"
        place, note = (int(day[:4]), number), ""
        if place in given:
            # Nobody should have, but a file that cannot be opened would be worse.
            place, note = (place[0], None), "Trùng số với một báo cáo khác cùng năm."
        given.add(place)
        row = connection.exec_driver_sql(
            "INSERT INTO outgoing (series, year, number, type, symbol, symbol_order, day, subject,"
            " subject_order, signer, recipients, keeper, copies, moved_on, received_by, note,"
            " cancelled, cancel_reason, report)"
            " VALUES ('report', ?, ?, 'report', ?, ?, ?, ?, ?, ?, '', '', NULL, NULL, '', ?, 0,"
            " '', ?)",
            (*place, symbol, sort_key(symbol), day, title, title_order, signer, note, report),
        ).lastrowid
        _index("outgoing", (date.fromisoformat(day).toordinal() << 32) | row, symbol, title, note)


def _free_drafts_of_numbers() -> list[int]:
    """Write a number or day that a draft was given too early into its note; return its id.

    Only an issued report has them now; the one to come is given when it is issued.
    """
    connection = op.get_bind()
    early = connection.exec_driver_sql(
        "SELECT id, number, issued_on, title, note FROM reports WHERE state <> 'issued'"
        " AND (number IS NOT NULL OR issued_on IS NOT NULL)"
    ).fetchall()
    for report, number, day, title, note in early:
        said = ["Bản trước của chương trình ghi:"]
        said += [f"số {number:02}"] if number is not None else []
        said += ["ngày " + "/".join(reversed(day.split("-")))] if day is not None else []
        note = f"{note}\n{' '.join(said)}.".strip()
        connection.exec_driver_sql(
            "UPDATE reports SET number = NULL, issued_on = NULL, note = ? WHERE id = ?",
            (note, report),
        )
        connection.exec_driver_sql("DELETE FROM reports_search WHERE rowid = ?", (report,))
        _index("reports", report, title, note)
    return [row[0] for row in early]


def _seal_up_to_the_last_on(freed: Iterable[int]) -> None:
    """Let nothing be taken back that is refused from now on, nor what lies before it.

    That is what touched an issued report, or a draft whose number went into its note.
    """
    connection = op.get_bind()
    issued = connection.exec_driver_sql("SELECT id FROM reports WHERE state = 'issued'")
    for report in (*freed, *(row[0] for row in issued.fetchall())):
        connection.exec_driver_sql(
            "UPDATE operations SET state = 'sealed' WHERE state IN ('done', 'undone') AND id <="
            " (SELECT max(operation_id) FROM changes WHERE register = 'reports' AND record_id = ?)",
            (report,),
        )


def _index(register: str, row: int, *words: str) -> None:
    said = " \n ".join(word for word in words if word)
    op.get_bind().exec_driver_sql(
        f"INSERT INTO {register}_search (rowid, folded, marked) VALUES (?, ?, ?)",  # noqa: S608
        (row, fold(said), fold_marked(said)),
    )


_ISSUED, _CLOSED = "cchc-issued-report", "cchc-closed-report"
_CLOSING, _GIVEN = "cchc-closing", "cchc-given-number"


def _refusal(name: str, on: str, when: str, sentence: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {on} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    )


def _state(report: str) -> str:
    return f"(SELECT state FROM reports WHERE id = {report})"  # noqa: S608 - our own words


def _changed(*columns: str) -> str:
    return " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)


_ABOVE = {
    "reports_parts": "{row}.record_id",
    "report_blocks": "{row}.report",
    "report_blocks_seen": "(SELECT report FROM report_blocks WHERE id = {row}.record_id)",
}
"""What belongs to a report's wording, and how a row of it names the report."""

_ROWS = {
    "INSERT": ("NEW",),
    # What is not the report's own may not come to it either.
    "UPDATE": ("OLD", "NEW"),
    "DELETE": ("OLD",),
}


def _guards() -> Iterable[str]:
    yield from _of_reports()
    yield from _of_closings()
    yield from _of_the_book()


def _of_reports() -> Iterable[str]:
    yield _refusal("guard_reports_issued", "UPDATE ON reports", "OLD.state = 'issued'", _ISSUED)
    yield _refusal(
        "guard_reports_closed",
        "UPDATE ON reports",
        "OLD.state = 'closed' AND NEW.state = 'closed'",
        _CLOSED,
    )
    for state, name in (("issued", _ISSUED), ("closed", _CLOSED)):
        yield _refusal(
            f"guard_reports_delete_{state}", "DELETE ON reports", f"OLD.state = '{state}'", name
        )
        for table, column in _ABOVE.items():
            for change, rows in _ROWS.items():
                yield _refusal(
                    f"guard_{table}_{change.lower()}_{state}",
                    f"{change} ON {table}",
                    " OR ".join(f"{_state(column.format(row=row))} = '{state}'" for row in rows),
                    name,
                )


def _of_closings() -> Iterable[str]:
    # A report is closed from a draft and issued from a closed one; a later closing would take
    # the place of what an issued report says.
    before = "CASE NEW.stage WHEN 'closed' THEN 'draft' WHEN 'issued' THEN 'closed' END"
    yield _refusal(
        "guard_closings_insert",
        "INSERT ON closings",
        f"{_state('NEW.report_id')} IS NOT {before}",
        _CLOSING,
    )
    for change in ("UPDATE", "DELETE"):
        yield _refusal(f"guard_closings_{change.lower()}", f"{change} ON closings", "1", _CLOSING)
        kept = "EXISTS (SELECT 1 FROM closings WHERE pdf = OLD.sha256)"
        yield _refusal(
            f"guard_file_contents_{change.lower()}", f"{change} ON file_contents", kept, _CLOSING
        )


def _of_the_book() -> Iterable[str]:
    yield _refusal("guard_outgoing_delete", "DELETE ON outgoing", "1", _GIVEN)
    yield _refusal(
        "guard_outgoing_update",
        "UPDATE ON outgoing",
        f"{_changed('id', 'series', 'year', 'number', 'type', 'report')}"
        " OR (OLD.cancelled AND NOT NEW.cancelled)",
        _GIVEN,
    )
    # The line of a report says what is on its paper.
    yield _refusal(
        "guard_outgoing_update_issued",
        "UPDATE ON outgoing",
        f"{_state('OLD.report')} = 'issued' AND"
        f" ({_changed('symbol', 'day', 'subject', 'signer', 'cancelled')})",
        _ISSUED,
    )
    # A report is issued under one number: its line comes while it is closed, and none after it.
    yield _refusal(
        "guard_outgoing_insert_issued",
        "INSERT ON outgoing",
        f"{_state('NEW.report')} = 'issued'",
        _ISSUED,
    )


_GUARDS = tuple(_guards())
