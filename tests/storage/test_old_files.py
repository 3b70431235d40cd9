"""A real file of every release, opened by today's program (``old_files/README.md``)."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.plain import from_plain
from cchc_desktop.domain.queries import Query
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.reports import CLOSED, DRAFT, ISSUED, Report
from cchc_desktop.services import receiver_forms, records, report_issue, report_scans
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.report_composing import begin, compose_again, open_report
from cchc_desktop.storage.engine import Connection, connect, reading, writing
from cchc_desktop.storage.integrity import fingerprint, full_findings, row_counts
from cchc_desktop.storage.log_chain import chain_findings
from cchc_desktop.storage.migrate import driver_connection
from cchc_desktop.storage.refusals import Sealed
from cchc_desktop.storage.restoring import restore
from cchc_desktop.storage.rows import row_of
from cchc_desktop.storage.schema_history import HISTORY
from cchc_desktop.storage.search import index_records, search_table_name, unindex_records
from cchc_desktop.storage.tables import TABLES
from cchc_desktop.storage.verifying import verify
from tests.guards_off import guards_off
from tests.storage.backups_made import NOW, content_of_tables, make_backup, old_file

KEPT = Path(__file__).parent / "old_files"
OLD = [revision for revision in HISTORY.marks if revision != HISTORY.latest]

FIRST = pytest.mark.parametrize("revision", ["0001"])
"""What only the first release wrote so."""

Told = dict[str, dict[str, Any]]


@pytest.fixture(params=OLD)
def revision(request: pytest.FixtureRequest) -> str:
    kept: str = request.param
    return kept


@pytest.fixture
def told(revision: str) -> Told:
    """What the program of that time read from the file."""
    read: Told = json.loads(lzma.decompress((KEPT / f"{revision}.json.xz").read_bytes()))
    return read


@cache
def _upgraded(revision: str) -> tuple[bytes, tuple[str, ...]]:
    """Upgrade the file once: its bytes then, and what the clerk is told."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "Sổ của xã.cchc"
        path.write_bytes(old_file(revision))
        file = open_data_file(path)
        notices = file.notices
        file.close()
        return path.read_bytes(), notices


@pytest.fixture
def opened(revision: str, tmp_path: Path) -> Iterator[DataFile]:
    path = tmp_path / "Sổ của xã.cchc"
    path.write_bytes(_upgraded(revision)[0])
    file = open_data_file(path, who="Hoa")
    yield file
    file.close()


def test_a_file_of_every_release_is_kept() -> None:
    assert sorted(path.name for path in KEPT.glob("*.xz")) == sorted(
        f"{revision}.{kind}.xz" for revision in OLD for kind in ("cchc", "json")
    )


def test_every_record_is_what_it_was(opened: DataFile, told: Told) -> None:
    _compare_records(opened, told)


def test_a_restored_backup_equals_the_original_record_by_record_and_file_by_file(
    revision: str, told: Told, tmp_path: Path
) -> None:
    original = tmp_path / "Sổ cũ.cchc"
    original.write_bytes(old_file(revision))
    written = make_backup(original, tmp_path / "sao lưu")
    assert written.manifest.revision == revision
    restored = restore(written.path, tmp_path / "Sổ của xã.cchc", now=NOW)
    # In every row of every table, the log and the words of the searches among them, it is what
    # the original becomes when it is opened itself.
    upgraded = tmp_path / "nâng cấp.cchc"
    upgraded.write_bytes(_upgraded(revision)[0])
    assert content_of_tables(restored.path) == content_of_tables(upgraded)
    assert _kept_files(restored.path) == _kept_files(original)
    assert bool(_kept_files(original)) is (revision >= "0002")
    assert verify(restored.path).findings == ()  # the chain of the log among the rest
    file = open_data_file(restored.path)
    _compare_records(file, told)
    file.close()


def _kept_files(path: Path) -> dict[str, bytes]:
    """Return the bytes of every kept file by their SHA-256; the first release kept none."""
    with closing(connect(path, read_only=True)) as connection:
        if "file_contents" not in row_counts(connection):
            return {}
        return dict(connection.execute("SELECT sha256, content FROM file_contents").fetchall())


def _compare_records(opened: DataFile, told: Told) -> None:
    for register, expected in told.items():
        if register == "next_ids":
            continue
        found = {str(record.id): record for record in records.get_all(opened, register)}
        assert list(found) == list(expected)
        for key, before in expected.items():
            record = found[key]
            was = from_plain(REGISTERS[register].record, before, id=int(key))
            if isinstance(was, Report) and was.state != ISSUED and was.number is not None:
                assert record.note.startswith(was.note)
                was = replace(was, number=None, issued_on=None, note=record.note)
            assert record == was, register


def test_the_file_is_sound_and_has_the_new_schema(opened: DataFile, revision: str) -> None:
    with reading(opened.engine) as connection:
        raw = driver_connection(connection)
        assert fingerprint(raw) == HISTORY.marks[HISTORY.latest]
        assert full_findings(raw) == ()
    assert "được giữ ở" in _upgraded(revision)[1][0]


def test_an_id_is_never_given_again(opened: DataFile, told: Told) -> None:
    highest: dict[str, Any] = told["next_ids"]
    # The newest record of some register was deleted: its id is not free again.
    assert any(last > max(map(int, told[name])) for name, last in highest.items() if name in told)
    report, _ = records.save(
        opened, Report(title="Mới", period="2022-06", calendar="calendar", state=DRAFT)
    )
    assert report.id == highest["reports"] + 1
    activity = records.get_all(opened, "activities")[-1]
    copied, _ = records.save(opened, replace(activity, id=None, title="Mới"))
    assert copied.id == highest["activities"] + 1


def test_what_was_issued_stands_in_the_book_under_its_number(opened: DataFile, told: Told) -> None:
    issued = {
        int(key): report for key, report in told["reports"].items() if report["state"] == ISSUED
    }
    lines = {line.report: line for line in records.get_all(opened, "outgoing") if line.report}
    assert set(lines) == set(issued)
    for key, report in issued.items():
        line: OutgoingDocument = lines[key]
        assert (line.series, line.type, line.year) == ("report", "report", line.day.year)  # type: ignore[union-attr]
        assert line.number == report["number"]
        assert line.day == date.fromisoformat(report["issued_on"])
        assert line.symbol == f"{report['number']:02}/BC-UBND"
        assert (line.subject, line.signer) == (report["title"], report["signer"])


def test_what_was_issued_is_sealed(opened: DataFile, told: Told) -> None:
    issued = [r for r in records.get_all(opened, "reports") if r.state == ISSUED]
    assert issued
    for report in issued:
        with pytest.raises(Sealed):
            records.delete(opened, "reports", [report.id])
        with pytest.raises(Sealed):
            report_issue.reopen(opened, report.id, "Sửa lại")
    # The undo that is left never comes to one of them, and is never stuck.
    while records.undo_name(opened) is not None:
        records.undo(opened)
    kept = {r.id: r for r in records.get_all(opened, "reports")}
    assert all(kept[report.id] == report for report in issued)


@FIRST
def test_what_was_issued_before_there_were_closings_says_so(opened: DataFile) -> None:
    issued = [r for r in records.get_all(opened, "reports") if r.state == ISSUED]
    assert issued
    for report in issued:
        with pytest.raises(report_issue.NotClosed, match="từ trước khi dùng chương trình"):
            report_issue.frozen_pdf(opened, report.id)


@pytest.mark.parametrize("revision", [known for known in OLD if known >= "0002"])
def test_what_was_kept_is_still_there_byte_by_byte(opened: DataFile) -> None:
    frozen = [r for r in records.get_all(opened, "reports") if r.state in (CLOSED, ISSUED)]
    assert {report.state for report in frozen} == {CLOSED, ISSUED}
    for report in frozen:
        assert report_issue.frozen_pdf(opened, report.id).startswith(b"%PDF")
        assert report_issue.frozen_document(opened, report.id).blocks
        assert report_issue.frozen_figures(opened, report.id)
    (scan,) = records.get_all(opened, "report_files")
    assert report_scans.content(opened, scan.id).startswith(b"\x89PNG")
    (form,) = receiver_forms.known_forms(opened)
    with receiver_forms.kept_form(opened, form) as path:
        assert receiver_forms.recognised(opened, path) == form


def test_the_log_is_a_whole_chain(opened: DataFile) -> None:
    with reading(opened.engine) as connection:
        assert chain_findings(driver_connection(connection)) == ()
    records.save(opened, replace(records.get_all(opened, "activities")[0], title="Sửa"))
    records.undo(opened)
    with reading(opened.engine) as connection:
        assert chain_findings(driver_connection(connection)) == ()


@FIRST
def test_a_draft_that_had_a_number_is_written_and_issued(opened: DataFile) -> None:
    draft = next(r for r in records.get_all(opened, "reports") if r.period == "2023-Q1")
    assert draft.note == (
        "Chờ anh Nhưng ký.\nBản trước của chương trình ghi: số 12 ngày 03/04/2023."
    )
    found = records.page(opened, Query(register="reports", text="ban truoc cua chuong trinh"))
    assert [record.id for record in found.records] == [draft.id]
    compose_again(opened, draft.id)
    assert open_report(opened, draft.id).shown
    issued, _ = report_issue.issue(opened, draft.id, on=date(2023, 4, 3))
    assert issued.number == 1
    assert b"%PDF" in report_issue.frozen_pdf(opened, draft.id)


def test_the_next_report_follows_the_book(opened: DataFile) -> None:
    given = [
        line.number
        for line in records.get_all(opened, "outgoing")
        if (line.series, line.year) == ("report", 2022)
    ]
    report, _ = begin(opened, opened.period("2022-11"))
    assert report.id is not None
    issued, _ = report_issue.issue(opened, report.id, on=date(2022, 12, 21))
    assert issued.number == max(given) + 1


def test_what_is_searched_and_sorted_is_as_if_saved_today(opened: DataFile) -> None:
    """A list finds and orders old records by today's words and keys."""
    with reading(opened.engine) as connection:
        was = _kept_beside(connection)
    _rewrite(opened)
    with reading(opened.engine) as connection:
        assert _kept_beside(connection) == was


def test_every_change_of_the_history_is_still_told(opened: DataFile) -> None:
    told = 0
    for register in REGISTERS:
        for record in records.get_all(opened, register):
            told += len(records.history(opened, register, record.id))
    assert told > 250


def _kept_beside(connection: Connection) -> dict[str, set[Any]]:
    kept = {}
    for name, tables in TABLES.items():
        keys = [column for column in tables.table.c if column.name.endswith("_order")]
        rows = connection.execute(tables.table.select()).mappings()
        kept[name] = {(row["id"], *(row[key.name] for key in keys)) for row in rows}
        search = search_table_name(name)
        kept[search] = set(
            connection.exec_driver_sql(f"SELECT rowid, folded, marked FROM {search}").all()
        )
    return kept


def _rewrite(opened: DataFile) -> None:
    """Write every record's row and words anew, past the guards of what was issued."""
    every = {name: records.get_all(opened, name) for name in REGISTERS}
    with writing(opened.engine) as connection, guards_off(driver_connection(connection)):
        for name, register in REGISTERS.items():
            table = TABLES[name].table
            for record in every[name]:
                row = row_of(record)
                connection.execute(table.update().where(table.c.id == record.id).values(row))
                unindex_records(connection, register, [record])
                index_records(connection, register, [record])
