from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.services import records
from cchc_desktop.services.backups import back_up, verify
from cchc_desktop.services.data_file import open_data_file
from cchc_desktop.services.frozen_figures import DamagedClosing, frozen_in, kept_document
from cchc_desktop.storage import open_file
from cchc_desktop.storage.closings import Closing
from cchc_desktop.storage.engine import connect
from cchc_desktop.storage.open_file import open_store
from cchc_desktop.storage.refusals import DamagedDataFile, NotADataFile
from tests.data_files import new_data_file, radio_item
from tests.guards_off import guards_off
from tests.trust.running import figures
from tools.trust.mutations import SCHEMAS, with_schema
from tools.trust.office import office_bytes

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A data file with one record and its history."""
    made = tmp_path / "x.cchc"
    file = new_data_file(made)
    records.save(file, radio_item())
    file.close()
    return made


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def meddle(path: Path, statement: str) -> None:
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as connection,
        guards_off(connection),
    ):
        connection.execute(statement)


def test_mutated_files_are_opened_or_refused() -> None:
    told = figures("hostile", "--count", "16", "--seed", "5")
    assert told.startswith("16 files in ")
    assert told.endswith("0 bad\n")


def test_every_hostile_schema_can_be_made() -> None:
    sound = office_bytes()
    for name in SCHEMAS:
        assert with_schema(sound, name) != sound, name


def test_flipped_bits_are_opened_or_refused() -> None:
    assert figures("flip_bits", "--count", "4").count("0 bad\n") >= 2


def test_a_question_that_never_ends_is_given_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_file, "_MOST_SECONDS", 0.2)
    change(
        path,
        "ALTER TABLE alembic_version RENAME TO other",
        f"CREATE VIEW alembic_version AS {ENDLESS.replace('max(x)', 'max(x) AS version_num')}",
    )
    with pytest.raises(DamagedDataFile):
        open_store(path)
    assert len(verify(path).findings) == 1
    with pytest.raises(DamagedDataFile):
        back_up(path)


def test_a_value_larger_than_any_is_not_made(path: Path) -> None:
    with closing(connect(path)) as connection, pytest.raises(sqlite3.DataError):
        connection.execute("SELECT length(zeroblob(400000000))").fetchone()


def test_a_journal_cannot_delete_another_file(path: Path, tmp_path: Path) -> None:
    canary = tmp_path / "của người khác.txt"
    canary.write_text("x", encoding="utf-8")
    name = str(canary).encode()
    tail = name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big")
    magic = bytes.fromhex("d9d505f920a163d7")
    Path(f"{path}-journal").write_bytes(magic.ljust(512, b"\0") + b"\0\0\0\1" + tail + magic)
    before = path.read_bytes()
    with pytest.raises(DamagedDataFile):
        open_store(path)
    assert canary.exists()
    assert path.read_bytes() == before


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes in folders there")
    os.mkfifo(tmp_path / "x.cchc")
    with pytest.raises(NotADataFile, match="không phải là một tệp thường"):
        open_store(tmp_path / "x.cchc")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE activities SET title = CAST(x'ff41' AS TEXT)",
        "UPDATE activities SET title = x'41'",
        "UPDATE activities SET day = '2022-13-45'",
        "UPDATE activities SET day = 7.5",
        "UPDATE activities_measures SET quantity = 'nhiều'",
    ],
)
def test_a_value_that_the_program_never_writes_is_the_files_damage(
    path: Path, statement: str
) -> None:
    try:
        change(path, statement)
    except sqlite3.OperationalError as error:
        pytest.skip(str(error))
    file = open_data_file(path)
    with pytest.raises(DamagedDataFile, match="bị hỏng"):
        records.get_all(file, "activities")
    file.close()


@pytest.mark.parametrize(
    ("statement", "ask"),
    [
        ("UPDATE changes SET after = '{'", lambda f: records.history(f, "activities", 1)),
        ("UPDATE changes SET after = '[]'", lambda f: records.history(f, "activities", 1)),
        ("UPDATE changes SET after = '{\"x\": 1}'", lambda f: records.history(f, "activities", 1)),
        ("UPDATE changes SET register = 'x'", records.undo),
        ("UPDATE operations SET at = 'hôm qua'", records.last_saved_at),
        ("UPDATE operations SET at = x'00'", records.last_saved_at),
    ],
)
def test_a_history_that_says_nothing_is_the_files_damage(
    path: Path, statement: str, ask: Callable[[object], object]
) -> None:
    meddle(path, statement)
    file = open_data_file(path)
    with pytest.raises(CchcError, match="bị hỏng"):
        ask(file)
    file.close()


@pytest.mark.parametrize("kept", ["{", "[]", '{"x": 1}', "[7]", '[{"name": 1}]', "null"])
def test_a_closing_that_the_disk_changed_is_told_as_such(kept: str) -> None:
    at = datetime(2022, 12, 16, tzinfo=UTC)
    closing = Closing(
        id=1, report=1, stage="closed", at=at, who="Lan", document=kept, figures=kept, pdf="x"
    )
    with pytest.raises(DamagedClosing, match="bị hỏng"):
        kept_document(closing)
    if kept != "[]":
        with pytest.raises(DamagedClosing, match="bị hỏng"):
            frozen_in(closing)


def test_a_search_that_is_torn_is_told_as_damage(path: Path) -> None:
    change(path, "UPDATE activities_search_data SET block = zeroblob(20)")
    change(path, "DELETE FROM activities_search_config")
    with pytest.raises(DamagedDataFile):  # noqa: PT012 - refused now or at the first search
        file = open_data_file(path)
        try:
            records.search_everywhere(file, "tin")
        finally:
            file.close()
