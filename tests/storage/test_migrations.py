from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine

import cchc_desktop
from cchc_desktop.storage.engine import connect, make_engine, reading, writing
from cchc_desktop.storage.guards import GUARD_DDL
from cchc_desktop.storage.integrity import fingerprint, full_findings
from cchc_desktop.storage.migrate import WrongShape, driver_connection, migrate
from cchc_desktop.storage.open_file import create_store, open_store
from cchc_desktop.storage.refusals import UpgradeFailed
from cchc_desktop.storage.schema_history import HISTORY, SchemaHistory
from cchc_desktop.storage.search import SEARCH_DDL
from cchc_desktop.storage.tables import metadata

STEP = """
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "{before}"


def upgrade() -> None:
{body}
"""

REBUILD_A_PARENT = """
    with op.batch_alter_table("operations") as batch:
        batch.add_column(sa.Column("why", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("activities", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.alter_column("place", new_column_name="where")
"""

OFFICE_WITH_CHILDREN = """
INSERT INTO operations (id, at, who, name, kind, state, sha256)
    VALUES (7, '', 'Lan', 'Thêm đài', 'do', 'done', '');
INSERT INTO changes VALUES (7, 1, 'activities', 3, NULL, '{}');
INSERT INTO activities (id, day, channel, title, title_order, kind, department, audience, place,
    note) VALUES (3, '2022-05-12', 'radio', 'Tin', 'tin', '', '', '', 'Thôn 2', '');
INSERT INTO activities_measures (record_id, position_1, day, channel, unit, quantity, estimated)
    VALUES (3, 1, '2022-05-12', 'radio', 'tin-bai', 2000, 0),
           (3, 2, '2022-05-12', 'radio', 'luot-phat', 12000, 0);
INSERT INTO activities_search (rowid, folded, marked) VALUES (3, 'day manh', 'đẩy mạnh');
"""

OPEN_A_FILE = """
import sys
from pathlib import Path
from cchc_desktop.storage.open_file import create_store, open_store
path = Path(sys.argv[1]) / 'Sổ của xã.cchc'
create_store(path).dispose()
open_store(path).dispose()
"""


@pytest.fixture
def old_file(data_path: Path) -> Path:
    """A file of the present schema with a record that has lines, a search text and a history."""
    with closing(connect(data_path)) as connection:
        connection.executescript(OFFICE_WITH_CHILDREN)
    return data_path


def with_step(folder: Path, body: str, *, marked: bool = True) -> SchemaHistory:
    """Return the history of a next version of the program, whose one new step is ``body``."""
    scripts = folder / "Bước di trú (50%)"
    shutil.copytree(HISTORY.scripts, scripts)
    step = STEP.format(before=HISTORY.latest, body=body)
    (scripts / "versions" / "0004_next.py").write_text(step, encoding="utf-8")
    history = dataclasses.replace(
        HISTORY, scripts=scripts, marks={**HISTORY.marks, "0004": "not known"}
    )
    if not marked:
        return history
    mark = mark_after(history, folder / "thử.cchc")
    return dataclasses.replace(history, marks={**HISTORY.marks, "0004": mark})


def mark_after(history: SchemaHistory, path: Path) -> str:
    """Return the mark that the message names when the migrations led to an unknown one."""
    create_store(path).dispose()
    engine = make_engine(path, foreign_keys=False)
    with pytest.raises(WrongShape) as caught, writing(engine) as connection:
        migrate(connection, history)
    engine.dispose()
    return str(caught.value).split()[1]


def rows(engine: Engine, sql: str) -> list[tuple[object, ...]]:
    with reading(engine) as connection:
        return [tuple(row) for row in connection.exec_driver_sql(sql)]


def schema_of(engine: Engine) -> dict[str, list[str]]:
    found = rows(engine, "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {str(name): in_any_order(str(sql)) for name, sql in found if name != "alembic_version"}


def in_any_order(sql: str) -> list[str]:
    """Return the parts of a statement: a rebuilt table has its columns elsewhere, and quotes."""
    plain = " ".join(sql.replace('"', "").split())
    if not plain.startswith("CREATE TABLE"):
        return [plain]
    head, _, body = plain.partition("(")
    parts = re.split(r",\s*(?![^(]*\))", body.rpartition(")")[0])
    return [head.strip(), body.rpartition(")")[2].strip(), *sorted(p.strip() for p in parts)]


def test_the_migrated_schema_is_that_of_the_declarations(engine: Engine) -> None:
    declared = create_engine("sqlite://")
    with declared.begin() as connection:
        metadata.create_all(connection)
        for statement in (*SEARCH_DDL, *GUARD_DDL):
            connection.exec_driver_sql(statement)
        found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql NOTNULL")
        expected = {str(name): in_any_order(str(sql)) for name, sql in found}
    declared.dispose()
    assert schema_of(engine) == expected


def test_alembic_too_finds_no_difference_to_the_declarations(engine: Engine) -> None:
    searches = tuple(statement.split()[3] for statement in SEARCH_DDL)

    def is_ours(_: object, name: str | None, *__: object) -> bool:
        return name is None or not name.startswith(searches)

    with reading(engine) as connection:
        options = {"compare_type": True, "include_object": is_ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_the_latest_mark_is_that_of_a_new_file(engine: Engine) -> None:
    with reading(engine) as connection:
        assert fingerprint(driver_connection(connection)) == HISTORY.marks[HISTORY.latest]
        assert full_findings(driver_connection(connection)) == ()
    assert rows(engine, "SELECT version_num FROM alembic_version") == [(HISTORY.latest,)]


def test_every_step_has_a_mark_and_follows_the_one_before() -> None:
    steps = sorted(path.name[:4] for path in HISTORY.scripts.glob("versions/[0-9]*.py"))
    assert steps == list(HISTORY.marks)
    assert len(set(HISTORY.marks.values())) == len(steps)


def test_an_older_file_is_copied_and_then_upgraded_with_all_its_rows(
    old_file: Path, tmp_path: Path
) -> None:
    history = with_step(tmp_path, REBUILD_A_PARENT)
    notices: list[str] = []
    engine = open_store(old_file, notice=notices.append, history=history)

    assert rows(engine, "SELECT id, why FROM operations") == [(7, "")]
    assert rows(engine, "SELECT operation_id, record_id FROM changes") == [(7, 3)]
    assert rows(engine, 'SELECT id, "where" FROM activities') == [(3, "Thôn 2")]
    assert rows(engine, "SELECT unit, quantity FROM activities_measures ORDER BY position_1") == [
        ("tin-bai", 2000),
        ("luot-phat", 12000),
    ]
    found = "SELECT rowid FROM activities_search WHERE activities_search MATCH 'manh'"
    assert rows(engine, found) == [(3,)]
    assert rows(engine, "SELECT version_num FROM alembic_version") == [("0004",)]
    assert rows(engine, "PRAGMA foreign_keys") == [(1,)]
    engine.dispose()

    copy = old_file.with_name(f"Dữ liệu xã.truoc-nang-cap-{HISTORY.latest}.cchc")
    assert sorted(old_file.parent.iterdir()) == sorted([old_file, copy])
    assert len(notices) == 1
    assert str(copy) in notices[0]
    old = open_store(copy)
    assert rows(old, "SELECT count(*) FROM activities_measures") == [(2,)]
    old.dispose()

    # Opened once more, it is not upgraded again.
    open_store(old_file, notice=notices.append, history=history).dispose()
    assert len(notices) == 1


def test_the_copy_of_an_earlier_upgrade_is_kept(old_file: Path, tmp_path: Path) -> None:
    history = with_step(tmp_path, REBUILD_A_PARENT)
    earlier = old_file.with_name(f"Dữ liệu xã.truoc-nang-cap-{HISTORY.latest}.cchc")
    earlier.write_bytes(b"xin dung xoa")
    open_store(old_file, notice=lambda _: None, history=history).dispose()
    assert earlier.read_bytes() == b"xin dung xoa"
    second = old_file.with_name(f"Dữ liệu xã.truoc-nang-cap-{HISTORY.latest}-2.cchc")
    assert second.exists()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "    op.create_table('half', sa.Column('x', sa.Integer()))\n"
            "    op.drop_table('changes')\n"
            "    op.execute('DELETE FROM activities_search')\n"
            "    op.execute('SELECT 1 FROM nowhere')",
            id="a step that fails half-way",
        ),
        pytest.param("    op.execute('DELETE FROM activities')", id="lines without their record"),
    ],
)
def test_a_failed_upgrade_leaves_the_file_as_it_was(
    old_file: Path, tmp_path: Path, body: str
) -> None:
    before = old_file.read_bytes()
    history = with_step(tmp_path, body, marked=False)
    with pytest.raises(UpgradeFailed, match="vẫn nguyên như trước"):
        open_store(old_file, notice=lambda _: None, history=history)
    assert old_file.read_bytes() == before
    engine = open_store(old_file)
    assert rows(engine, "SELECT count(*) FROM activities_measures") == [(2,)]
    assert rows(engine, "SELECT count(*) FROM changes") == [(1,)]
    engine.dispose()


def test_a_step_that_leads_to_another_shape_than_known_is_taken_back(
    old_file: Path, tmp_path: Path
) -> None:
    history = with_step(tmp_path, "    op.drop_table('changes')", marked=False)
    with pytest.raises(UpgradeFailed) as caught:
        open_store(old_file, notice=lambda _: None, history=history)
    assert "fingerprint" in str(caught.value.__cause__)
    open_store(old_file).dispose()


def test_a_file_is_not_upgraded_without_a_sound_copy(
    old_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_desktop.storage import safe_copy
    from cchc_desktop.storage.refusals import DamagedDataFile

    history = with_step(tmp_path, REBUILD_A_PARENT)
    before = old_file.read_bytes()
    counts = iter([{"activities": 1}, {"activities": 2}])
    monkeypatch.setattr(safe_copy, "row_counts", lambda _: next(counts))
    with pytest.raises(DamagedDataFile, match="không khớp"):
        open_store(old_file, history=history)
    assert old_file.read_bytes() == before
    assert list(old_file.parent.iterdir()) == [old_file]


def test_the_program_itself_may_lie_in_a_folder_with_vietnamese_letters(tmp_path: Path) -> None:
    program = tmp_path / "Chương trình CCHC 100% #1"
    shutil.copytree(
        Path(cchc_desktop.__file__).parent,
        program / "cchc_desktop",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    done = subprocess.run(
        [sys.executable, "-c", OPEN_A_FILE, str(tmp_path)],
        cwd=program,
        env={"PYTHONPATH": str(program), "PATH": os.environ["PATH"], "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "Sổ của xã.cchc").exists()
