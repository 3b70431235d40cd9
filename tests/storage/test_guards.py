"""The data file refuses what the services would never ask: statements straight at its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.services import records, report_blocks, report_issue
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.report_composing import begin
from cchc_desktop.storage.engine import connect, writing
from cchc_desktop.storage.guards import (
    CLOSED_REPORT,
    CLOSING,
    GIVEN_NUMBER,
    GUARD_DDL,
    ISSUED_REPORT,
    LOG,
    SENTENCES,
)
from cchc_desktop.storage.refusals import Sealed
from tests.data_files import new_data_file, office

ISSUED, CLOSED, WRITTEN = 1, 2, 3
"""The ids of three reports, one of each state."""

Statement = tuple[str, str]


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("made") / "x.cchc"
    file = new_data_file(path)
    records.save(file, office())
    for report in (ISSUED, CLOSED, WRITTEN):
        begun, _ = begin(file, file.period(f"2022-Q{report}"), parts=["limits"])
        assert begun.id == report
    first = {b.report: b.id for b in reversed(records.get_all(file, "report_blocks"))}
    for block in first.values():
        report_blocks.edit_block(file, block, "{radio.items}", shown={"radio.items": "02"})
    report_issue.issue(file, ISSUED, on=date(2022, 4, 4))
    report_issue.close(file, CLOSED)
    file.close()
    return path.read_bytes()


@pytest.fixture
def file(_made: bytes, tmp_path: Path) -> Iterator[DataFile]:
    path = tmp_path / "x.cchc"
    path.write_bytes(_made)
    file = open_data_file(path)
    yield file
    file.close()


def _block(report: int) -> str:
    return f"(SELECT min(id) FROM report_blocks WHERE report = {report})"


NEW_BLOCK = (
    "INSERT INTO report_blocks (report, key, position, part, kind, wording, base_kind, base,"
    " offered_kind, offered, dropped, gone)"
    " VALUES ({report}, 'own.9', 9, '', 'dash', 'x', '', '', '', '', 0, 0)"
)
NEW_LINE = (
    "INTO outgoing (series, year, number, type, symbol, symbol_order, day, subject,"
    " subject_order, signer, recipients, keeper, received_by, note, cancelled, cancel_reason,"
    " report) VALUES ('report', 2022, {number}, 'report', '', '', '2022-04-05', '', '', '', '',"
    " '', '', '', 0, '', {report})"
)
NEW_CLOSING = (
    "INSERT INTO closings (report_id, stage, at, who, document, figures, pdf)"
    " SELECT {report}, '{stage}', at, who, '{{}}', '[]', pdf FROM closings LIMIT 1"
)
ANOTHER = (
    "(id, title, title_order, period, calendar, state, signer, signer_order, relation, note)"
    f" VALUES ({ISSUED}, '', '', '', '', 'draft', '', '', '', '')"
)


def _of_the_wording(report: int, sentence: str) -> list[Statement]:
    mine, theirs = _block(report), _block(WRITTEN)
    return [
        (f"UPDATE reports SET title = 'x' WHERE id = {report}", sentence),
        (f"UPDATE OR REPLACE reports SET id = {report} WHERE id = {WRITTEN}", sentence),
        (f"DELETE FROM reports WHERE id = {report}", sentence),
        (f"UPDATE report_blocks SET wording = 'x' WHERE id = {mine}", sentence),
        (f"UPDATE report_blocks SET report = {WRITTEN} WHERE id = {mine}", sentence),
        (f"UPDATE report_blocks SET report = {report} WHERE id = {theirs}", sentence),
        (f"DELETE FROM report_blocks WHERE id = {mine}", sentence),
        (NEW_BLOCK.format(report=report), sentence),
        (f"UPDATE OR REPLACE report_blocks SET id = {mine} WHERE id = {theirs}", sentence),
        (f"INSERT INTO report_blocks_seen VALUES ({mine}, 7, 'radio.items', '01')", sentence),
        (f"UPDATE report_blocks_seen SET shown = '03' WHERE record_id = {mine}", sentence),
        (f"UPDATE OR REPLACE report_blocks_seen SET record_id = {mine}", sentence),
        (f"DELETE FROM report_blocks_seen WHERE record_id = {mine}", sentence),
        (f"INSERT INTO reports_parts VALUES ({report}, 7, 'proposals')", sentence),
        (f"UPDATE reports_parts SET part = 'x' WHERE record_id = {report}", sentence),
        (f"UPDATE reports_parts SET record_id = {report}, position_1 = 9", sentence),
        (f"DELETE FROM reports_parts WHERE record_id = {report}", sentence),
    ]


REFUSED: list[Statement] = [
    *_of_the_wording(ISSUED, ISSUED_REPORT),
    *_of_the_wording(CLOSED, CLOSED_REPORT),
    (f"UPDATE reports SET state = 'draft' WHERE id = {ISSUED}", ISSUED_REPORT),
    (f"UPDATE reports SET number = 9 WHERE id = {ISSUED}", ISSUED_REPORT),
    (f"REPLACE INTO reports {ANOTHER}", ISSUED_REPORT),
    ("UPDATE closings SET document = '{}'", CLOSING),
    ("DELETE FROM closings", CLOSING),
    ("REPLACE INTO closings SELECT * FROM closings", CLOSING),
    (NEW_CLOSING.format(report=ISSUED, stage="issued"), CLOSING),
    (NEW_CLOSING.format(report=ISSUED, stage="closed"), CLOSING),
    (NEW_CLOSING.format(report=CLOSED, stage="closed"), CLOSING),
    (NEW_CLOSING.format(report=WRITTEN, stage="issued"), CLOSING),
    (NEW_CLOSING.format(report=WRITTEN, stage="other"), CLOSING),
    ("UPDATE file_contents SET content = x'00'", CLOSING),
    ("DELETE FROM file_contents", CLOSING),
    ("REPLACE INTO file_contents SELECT sha256, 1, x'00' FROM file_contents", CLOSING),
    ("DELETE FROM outgoing", GIVEN_NUMBER),
    ("UPDATE outgoing SET number = 2", GIVEN_NUMBER),
    ("UPDATE outgoing SET year = 2023", GIVEN_NUMBER),
    ("UPDATE outgoing SET series = 'joint'", GIVEN_NUMBER),
    ("UPDATE outgoing SET type = 'plan'", GIVEN_NUMBER),
    ("UPDATE outgoing SET id = 9", GIVEN_NUMBER),
    ("UPDATE outgoing SET report = NULL", GIVEN_NUMBER),
    ("UPDATE outgoing SET symbol = '02/BC-UBND'", ISSUED_REPORT),
    ("UPDATE outgoing SET day = '2022-04-05'", ISSUED_REPORT),
    ("UPDATE outgoing SET subject = 'x'", ISSUED_REPORT),
    ("UPDATE outgoing SET signer = 'x'", ISSUED_REPORT),
    ("UPDATE outgoing SET cancelled = 1, cancel_reason = 'x'", ISSUED_REPORT),
    (f"INSERT {NEW_LINE.format(number=2, report=ISSUED)}", ISSUED_REPORT),
    (f"REPLACE {NEW_LINE.format(number=1, report='NULL')}", GIVEN_NUMBER),
    ("UPDATE operations SET id = id + 1000 WHERE target IS NULL", LOG),
    *((f"UPDATE operations SET {column} = 'x'", LOG) for column in ("at", "who", "name", "kind")),
    ("UPDATE operations SET target = 1", LOG),
    ("UPDATE operations SET sha256 = ''", LOG),
    ("DELETE FROM operations", LOG),
    ("REPLACE INTO operations SELECT * FROM operations", LOG),
    ("UPDATE changes SET after = '{}'", LOG),
    ("UPDATE changes SET before = NULL", LOG),
    ("DELETE FROM changes", LOG),
    ("REPLACE INTO changes SELECT * FROM changes", LOG),
]

ALLOWED = [
    f"UPDATE reports SET title = 'x' WHERE id = {WRITTEN}",
    f"UPDATE reports SET state = 'draft' WHERE id = {CLOSED}",
    f"UPDATE report_blocks SET wording = 'x' WHERE report = {WRITTEN}",
    f"DELETE FROM report_blocks WHERE report = {WRITTEN}",
    NEW_BLOCK.format(report=WRITTEN),
    f"INSERT {NEW_LINE.format(number=2, report='NULL')}",
    "UPDATE outgoing SET copies = 3, moved_on = '2022-04-06', received_by = 'Lan', note = 'x'",
]


def _tried(file: DataFile, statement: str) -> None:
    with writing(file.engine) as connection:
        connection.exec_driver_sql(statement)


def _everything(path: Path) -> list[str]:
    with closing(connect(path, read_only=True)) as connection:
        return list(connection.iterdump())


@pytest.mark.parametrize(("statement", "sentence"), REFUSED)
def test_it_is_refused_with_its_sentence_and_changes_nothing(
    file: DataFile, statement: str, sentence: str
) -> None:
    before = _everything(file.path)
    with pytest.raises(Sealed) as refused:
        _tried(file, statement)
    assert str(refused.value) == SENTENCES[sentence]
    assert _everything(file.path) == before


@pytest.mark.parametrize("statement", ALLOWED)
def test_what_is_being_written_is_free(file: DataFile, statement: str) -> None:
    before = _everything(file.path)
    _tried(file, statement)
    assert _everything(file.path) != before


def test_every_guard_is_needed(file: DataFile) -> None:
    """Without any one of them some statement goes through, or is refused without its sentence."""
    for ddl in GUARD_DDL:
        name = ddl.split()[2]
        with closing(connect(file.path)) as connection:
            connection.execute("BEGIN")
            connection.execute(f"DROP TRIGGER {name}")
            assert any(_unguarded(connection, *tried) for tried in REFUSED), name
            connection.execute("ROLLBACK")


def _unguarded(connection: sqlite3.Connection, statement: str, sentence: str) -> bool:
    connection.execute("SAVEPOINT tried")
    try:
        connection.execute(statement)
    except sqlite3.IntegrityError as error:
        return sentence not in str(error)
    finally:
        connection.execute("ROLLBACK TO tried")
    return True
