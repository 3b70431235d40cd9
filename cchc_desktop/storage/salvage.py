"""Save what can still be read of a damaged data file into a new, sound one.

The rows come from the file's pages (``pages.py``), also from pages that the file itself no longer
finds. What is gone from a register and stands in the history comes from there. The damaged file
is only read, and nothing that it says is executed.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from cchc_desktop.domain.fields import lines_of
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.salvaged import Salvaged
from cchc_desktop.domain.vietnamese import sort_key
from cchc_desktop.storage import refusals
from cchc_desktop.storage.disk_errors import in_plain_words
from cchc_desktop.storage.engine import APPLICATION_ID, connect, make_engine, writing
from cchc_desktop.storage.integrity import fingerprint, full_findings, row_counts
from cchc_desktop.storage.log_chain import chain_anew, chain_findings
from cchc_desktop.storage.migrate import driver_connection, migrate
from cchc_desktop.storage.new_file import new_file
from cchc_desktop.storage.repository import load, load_all
from cchc_desktop.storage.salvage_history import go_through_history, named
from cchc_desktop.storage.salvage_reading import (
    Found,
    read_rows,
    register_of_table,
    revision_of,
    settled,
)
from cchc_desktop.storage.schema_history import HISTORY, SchemaHistory
from cchc_desktop.storage.search import index_records, search_table_name
from cchc_desktop.storage.shapes import shapes_of
from cchc_desktop.storage.tables import TABLES

_OTHERS: Final[Mapping[str, str]] = {
    "operations": "lịch sử",
    "changes": "lịch sử",
    "file_contents": "kho tệp",
    "closings": "các bản chốt báo cáo",
}


class NothingToSave(refusals.DataFileTrouble):
    """No page of the file holds anything of ours."""


def salvage(path: Path, target: Path, *, history: SchemaHistory = HISTORY) -> Salvaged:
    """Write what can be read of the data file ``path`` into the new file ``target``.

    Raises ``AlreadyThere`` for an existing target, :class:`NothingToSave`, ``NewerDataFile`` and
    other kinds of ``DataFileTrouble``; then there is no ``target``. ``path`` is never changed.
    """
    path, target = path.absolute(), target.absolute()
    if not path.is_file():
        raise refusals.NoDataFile(f"Không có tệp “{path}”. Hãy kiểm tra lại tên, thư mục, thẻ nhớ.")
    result = Salvaged(source=path, target=target)
    with in_plain_words(target, sqlite3.Error, DBAPIError, OSError), new_file(target) as temporary:
        with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
            readable = settled(path, Path(folder))
            revision = revision_of(readable, history)
            at_its_time = _up_to(history, revision)
            _fill(readable, temporary, at_its_time, history, result)
        with closing(connect(temporary, read_only=True)) as connection:
            sound = not full_findings(connection)
            known = fingerprint(connection) == history.marks[history.latest]
        if not (sound and known):
            raise refusals.UpgradeFailed(
                f"Chưa cứu được dữ liệu của tệp “{path.name}”: tệp mới không đạt kiểm tra nên đã "
                "bỏ đi. Tệp cũ vẫn nguyên. Hãy giữ tệp cũ và gửi báo lỗi cho người hỗ trợ."
            )
    return result


def _fill(
    source: Path,
    temporary: Path,
    at_its_time: SchemaHistory,
    history: SchemaHistory,
    result: Salvaged,
) -> None:
    engine = make_engine(temporary, foreign_keys=False)
    try:
        with writing(engine) as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection, at_its_time)
            raw = driver_connection(connection)
            found = read_rows(source, shapes_of(raw))
            if not any(len(rows) for name, rows in found.rows.items() if name in TABLES):
                raise NothingToSave(
                    f"Không đọc được bản ghi nào trong tệp “{result.source.name}”, nên không có gì "
                    "để cứu. Tệp không bị thay đổi. Hãy khôi phục từ bản sao lưu gần nhất."
                )
            result.pages, result.unread_pages = found.pages, len(found.damage.pages)
            result.unread_rows = found.damage.rows
            with _without_guards(raw):
                _store(raw, found, result)
            if at_its_time.latest != history.latest:
                _mend_references(raw, result)
                migrate(connection, history)
            with _without_guards(raw):
                go_through_history(connection, found, result)
                _keep_closings(connection, result)
                _mend_references(raw, result)
                _tell_lost_contents(connection, result)
                _rebuild_search(connection)
                if altered := chain_findings(raw):
                    result.doubtful += altered
                    chain_anew(raw)
            _sum_up(connection, found, result)
    finally:
        engine.dispose()


def _up_to(history: SchemaHistory, revision: str) -> SchemaHistory:
    marks = {known: mark for known, mark in history.marks.items() if known <= revision}
    return SchemaHistory(scripts=history.scripts, marks=marks)


@contextmanager
def _without_guards(raw: sqlite3.Connection) -> Iterator[None]:
    """Let what must never change be put back as it was."""
    guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        raw.execute(f'DROP TRIGGER "{name}"')
    yield
    for _, statement in guards:
        raw.execute(statement)


def _store(raw: sqlite3.Connection, found: Found, result: Salvaged) -> None:
    shapes = shapes_of(raw)
    for name, rows in found.rows.items():
        if not rows or name == "alembic_version":
            continue
        columns = list(rows[0])
        into, marks = ", ".join(f'"{c}"' for c in columns), ", ".join("?" * len(columns))
        for row in rows:
            row.update({key: sort_key(str(row[told])) for told, key in shapes[name].ordered})
        # A row that came twice, from its place and from an old page, counts once.
        statement = f'INSERT OR IGNORE INTO "{name}" ({into}) VALUES ({marks})'  # noqa: S608
        raw.executemany(statement, ([row[c] for c in columns] for row in rows))
        rows.clear()
    for name, last in found.last_ids.items():
        raw.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last, name))
        if raw.execute("SELECT 1 FROM sqlite_sequence WHERE name = ?", (name,)).fetchone() is None:
            raw.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, last))
    for name, count in sorted(found.unfit.items()):
        result.lost.append(f"{count} dòng của {_told(name)} bị hỏng, không đọc được.")


def _mend_references(raw: sqlite3.Connection, result: Salvaged) -> None:
    """Empty the references to what is gone; what cannot be without it goes too, and is told."""
    gone: Counter[str] = Counter()
    emptied: Counter[str] = Counter()
    changed = True
    while changed:
        changed = False
        for name, shape in shapes_of(raw).items():
            for columns, condition in _dangling(raw, name):
                loose = [c for c in shape.columns if c.name in columns]
                if all(not c.required and not c.key for c in loose):
                    empty = ", ".join(f'"{c.name}" = NULL' for c in loose)
                    count = raw.execute(f'UPDATE "{name}" SET {empty} WHERE {condition}').rowcount  # noqa: S608
                    emptied[name] += count
                else:
                    count = raw.execute(f'DELETE FROM "{name}" WHERE {condition}').rowcount  # noqa: S608
                    gone[name] += count
                changed = changed or count > 0
    for name, count in sorted(gone.items()):
        if count:
            result.lost.append(f"{count} dòng của {_told(name)} bỏ đi vì phần chứa nó đã mất.")
    for name, count in sorted(emptied.items()):
        if count:
            result.doubtful.append(f"{count} dẫn chiếu ở {_told(name)} để trống vì nơi đến đã mất.")


def _dangling(raw: sqlite3.Connection, table: str) -> Iterator[tuple[list[str], str]]:
    """Yield the columns of each reference of a table with the condition that it leads nowhere."""
    keys: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for row in raw.execute("SELECT * FROM pragma_foreign_key_list(?)", (table,)):
        keys[row[0]].append((row[2], row[3], row[4]))
    for pairs in keys.values():
        parent = pairs[0][0]
        said = " AND ".join(f'"{table}"."{column}" IS NOT NULL' for _, column, _ in pairs)
        same = " AND ".join(f'p."{to}" = "{table}"."{column}"' for _, column, to in pairs)
        there = f'EXISTS (SELECT 1 FROM "{parent}" AS p WHERE {same})'  # noqa: S608
        yield [column for _, column, _ in pairs], f"{said} AND NOT {there}"


def _keep_closings(connection: Connection, result: Salvaged) -> None:
    """Keep what a report said when it was closed, also where its PDF is gone."""
    gone = connection.exec_driver_sql(
        "SELECT DISTINCT pdf, report_id FROM closings"
        " WHERE pdf NOT IN (SELECT sha256 FROM file_contents)"
    ).all()
    reports = load(connection, "reports", [report for _, report in gone])
    for sha256, report in gone:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO file_contents (sha256, size, content) VALUES (?, 0, x'')",
            (sha256,),
        )
        name = named(reports[report]) if report in reports else "Một báo cáo"
        result.lost.append(f"{name} mất bản PDF khi chốt; lời văn và số liệu khi chốt còn nguyên.")


def _tell_lost_contents(connection: Connection, result: Salvaged) -> None:
    kept = set(
        connection.exec_driver_sql("SELECT sha256 FROM file_contents WHERE size > 0").scalars()
    )
    result.contents = len(kept)
    for register in ("report_files", "receiver_forms"):
        for record in load_all(connection, register):
            if record.sha256 not in kept:
                result.lost.append(f"{named(record)} mất nội dung tệp; hãy đính kèm lại.")
    for register, declared in REGISTERS.items():
        if "evidence" not in lines_of(declared.record):
            continue
        for record in load_all(connection, register):
            for one in (one for proof in record.evidence for one in proof.files):
                if one.sha256 not in kept:
                    result.lost.append(f"{named(record)} mất tệp minh chứng “{one.name}”.")


def _rebuild_search(connection: Connection) -> None:
    for name, register in REGISTERS.items():
        connection.exec_driver_sql(f"DELETE FROM {search_table_name(name)}")  # noqa: S608
        index_records(connection, register, load_all(connection, name))


def _sum_up(connection: Connection, found: Found, result: Salvaged) -> None:
    counts = row_counts(driver_connection(connection))
    result.lost[:] = dict.fromkeys(result.lost)
    result.doubtful[:] = dict.fromkeys(result.doubtful)
    result.kept = {name: counts[name] for name in REGISTERS}
    result.operations = counts["operations"]
    if found.homeless:
        result.doubtful.append(
            f"{found.homeless} trang không còn lối dẫn tới đã được đọc thẳng từ tệp; trong đó có "
            "thể có bản ghi đã xoá trước đây."
        )
    if not result.whole:
        # An undo must not be done in half.
        connection.exec_driver_sql(
            "UPDATE operations SET state = 'sealed' WHERE state IN ('done', 'undone')"
        )


def _told(table: str) -> str:
    """Return what people call what a table holds."""
    register = register_of_table(table)
    return (
        f"sổ “{REGISTERS[register].label}”" if register else _OTHERS.get(table, f"bảng “{table}”")
    )
