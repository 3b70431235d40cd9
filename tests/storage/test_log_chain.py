"""The log as a chain: what is altered in it, put in or taken away is found and named."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.services import records
from cchc_desktop.storage.engine import connect
from cchc_desktop.storage.log_chain import chain_anew, chain_findings, link
from cchc_desktop.storage.verifying import verify
from tests.data_files import new_data_file, radio_item
from tests.guards_off import guards_off

Meddle = Callable[[sqlite3.Connection], object]


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Six entries: three saved, one changed, that taken back, that done again."""
    path = tmp_path_factory.mktemp("made") / "x.cchc"
    file = new_data_file(path)
    kept = [records.save(file, radio_item(title=f"Tin {number}"))[0] for number in range(3)]
    records.save(file, replace(kept[0], title="Tin đã sửa"))
    records.undo(file)
    records.redo(file)
    file.close()
    return path.read_bytes()


@pytest.fixture
def path(_made: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "Sổ.cchc"
    path.write_bytes(_made)
    return path


@pytest.fixture
def log(path: Path) -> Iterator[sqlite3.Connection]:
    """The file without what refuses to alter the log."""
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        with guards_off(connection):
            yield connection


def test_the_log_that_the_program_wrote_is_whole(log: sqlite3.Connection) -> None:
    assert log.execute("SELECT count(*) FROM operations").fetchone() == (6,)
    assert chain_findings(log) == ()


def test_verify_names_the_first_altered_entry(path: Path) -> None:
    assert verify(path).findings == ()
    content = path.read_bytes()
    # Both in the record and in the history, as who wants to deceive would do it.
    path.write_bytes(content.replace(b"Tin 1", b"Tin 9"))
    (finding,) = verify(path).findings
    assert finding.startswith("Mục 2 của lịch sử (“Thêm hoạt động “Tin")
    assert "đã bị sửa sau khi ghi" in finding


@pytest.mark.parametrize(
    ("statement", "entry"),
    [
        pytest.param("UPDATE operations SET who = 'Ai đó' WHERE id >= 4", 4, id="who"),
        pytest.param("UPDATE operations SET at = '2022' WHERE id = 1", 1, id="when"),
        pytest.param("UPDATE operations SET name = 'Thêm' WHERE id = 6", 6, id="the last one"),
        pytest.param("UPDATE operations SET kind = 'do' WHERE id = 5", 5, id="what it was"),
        pytest.param("UPDATE operations SET target = 3 WHERE id = 5", 5, id="of which one"),
        pytest.param("UPDATE operations SET sha256 = '' WHERE id = 2", 2, id="its mark"),
        pytest.param("UPDATE changes SET before = after WHERE operation_id = 4", 4, id="before"),
        pytest.param("UPDATE changes SET after = NULL WHERE operation_id = 3", 3, id="after"),
        pytest.param("UPDATE changes SET record_id = 9 WHERE operation_id = 3", 3, id="of what"),
        pytest.param("DELETE FROM changes WHERE operation_id = 3", 3, id="a change gone"),
        pytest.param("DELETE FROM operations WHERE id = 3", 4, id="an entry gone"),
        pytest.param(
            "INSERT INTO changes SELECT 2, 1, register, record_id, before, after FROM changes"
            " WHERE operation_id = 1",
            2,
            id="a change more",
        ),
        pytest.param("UPDATE operations SET state = 'undone' WHERE id = 3", 3, id="taken back?"),
        pytest.param("UPDATE operations SET state = 'dond' WHERE id = 3", 3, id="no such state"),
    ],
)
def test_each_alteration_is_found_at_its_entry(
    log: sqlite3.Connection, statement: str, entry: int
) -> None:
    assert log.execute(statement).rowcount > 0
    (finding,) = chain_findings(log)
    assert finding.startswith(f"Mục {entry} của lịch sử")


def test_entries_taken_from_the_end_are_missed(log: sqlite3.Connection) -> None:
    log.execute("DELETE FROM changes WHERE operation_id >= 5")
    log.execute("DELETE FROM operations WHERE id >= 5")
    assert chain_findings(log) == ("Các mục cuối của lịch sử, sau mục 4, đã bị xoá.",)


def test_an_entry_taken_from_between_is_told(log: sqlite3.Connection) -> None:
    log.execute("DELETE FROM operations WHERE id = 2")
    assert "một mục ngay trước nó đã bị xoá" in chain_findings(log)[0]


def test_a_log_can_be_chained_anew(log: sqlite3.Connection) -> None:
    log.execute("UPDATE operations SET who = 'Ai đó'")
    assert chain_findings(log)
    chain_anew(log)
    assert chain_findings(log) == ()


_plain = st.one_of(st.none(), st.integers(-(2**40), 2**40), st.text(max_size=8))


@given(st.lists(st.tuples(*[_plain] * 5), max_size=3), st.tuples(*[_plain] * 6), st.data())
def test_no_two_entries_have_one_link(
    rows: list[tuple[object, ...]], entry: tuple[object, ...], data: st.DataObject
) -> None:
    """Nothing can wander from one column or change to the next without another SHA-256."""
    other = data.draw(st.lists(st.tuples(*[_plain] * 5), max_size=3))
    same = other == rows and list(map(type, sum(other, ()))) == list(map(type, sum(rows, ())))
    assert (link("a", entry, rows) == link("a", entry, other)) is same
    assert link("a", entry, rows) != link("b", entry, rows)


def test_the_links_of_files_that_are_out_there_stay_what_they_are() -> None:
    """Written down when the first file was chained: another answer would condemn every file."""
    entry = (7, "2022-05-12T01:02:03.000+00:00", "Lan", "Thêm “Đài”", "do", None)
    rows = [(0, "activities", 3, None, '{"title":"Tin"}'), (1, "slogans", 2, "{}", None)]
    assert link("", entry, rows) == (
        "47a30654275bf9b1ff3c8f43915fbdecf02107c553f20aa71097bb771be36c84"
    )
