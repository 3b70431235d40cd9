"""Save what can still be read of a damaged data file into a new, sound one.

The rows come from the file's pages (``pages.py``), also from pages that the file itself no longer
finds. What is gone from a register and stands in the history comes from there. The damaged file
is only read, and nothing that it says is executed.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from cchc_desktop.domain.fields import Record
from cchc_desktop.domain.plain import from_plain
from cchc_desktop.domain.registers import REGISTERS, register_of
from cchc_desktop.domain.salvaged import Salvaged
from cchc_desktop.domain.vietnamese import sort_key
from cchc_desktop.storage import refusals
from cchc_desktop.storage.disk_errors import in_plain_words
from cchc_desktop.storage.engine import APPLICATION_ID, connect, make_engine, writing
from cchc_desktop.storage.integrity import fingerprint, full_findings, row_counts
from cchc_desktop.storage.migrate import driver_connection, migrate
from cchc_desktop.storage.new_file import new_file
from cchc_desktop.storage.pages import Damage, Pages, Row, Value
from cchc_desktop.storage.repository import (
    delete_records,
    insert_records,
    load,
    load_all,
)
from cchc_desktop.storage.schema_history import HISTORY, SchemaHistory
from cchc_desktop.storage.search import index_records, search_table_name
from cchc_desktop.storage.shapes import Shape, matching, shapes_of
from cchc_desktop.storage.tables import TABLES

_TORN: Final = "\ufffd"
_LONGEST_NAME: Final = 60

_OTHERS: Final[Mapping[str, str]] = {
    "operations": "lịch sử",
    "changes": "lịch sử",
    "file_contents": "kho tệp",
    "closings": "các bản chốt báo cáo",
}


class NothingToSave(refusals.DataFileTrouble):
    """No page of the file holds anything of ours."""


@dataclass(slots=True)
class _Found:
    """What was read: the rows by table, and what is known of how sure they are."""

    rows: dict[str, list[dict[str, Value]]] = field(default_factory=lambda: defaultdict(list))
    last_ids: dict[str, int] = field(default_factory=dict)
    in_doubt: set[tuple[str, int]] = field(default_factory=set)
    unfit: Counter[str] = field(default_factory=Counter)
    damage: Damage = field(default_factory=Damage)
    homeless: int = 0
    pages: int = 0


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
            readable = _settled(path, Path(folder))
            revision = _revision(readable, history)
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
            found = _read(source, shapes_of(raw))
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
                _go_through_history(connection, found, result)
                _keep_closings(connection, result)
                _mend_references(raw, result)
                _tell_lost_contents(connection, result)
                _rebuild_search(connection)
            _sum_up(connection, found, result)
    finally:
        engine.dispose()


# --- reading ---------------------------------------------------------------------------------


def _settled(path: Path, folder: Path) -> Path:
    """Return the file, or a copy in which a change that was cut off has been taken back."""
    journal = Path(f"{path}-journal")
    if not journal.exists():
        return path
    copy = folder / "x.cchc"
    shutil.copyfile(path, copy)
    shutil.copyfile(journal, Path(f"{copy}-journal"))
    try:
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        # The journal does not belong to the file, or either is broken: the file as it lies there.
        shutil.copyfile(path, copy)
    return copy


def _revision(path: Path, history: SchemaHistory) -> str:
    """Return the schema's revision as the file says it, the latest where it does not."""
    with Pages(path) as pages:
        roots = _roots(pages, Damage())
        said_once = islice(pages.rows_below(roots.get("alembic_version", 0), Damage()), 2)
        rows = [row.values for row in said_once]
    said = str(rows[0][0]) if len(rows) == 1 and rows[0] else ""
    if said in history.marks:
        return said
    if said.isdecimal() and len(said) == 4 and said > history.latest:
        raise refusals.NewerDataFile(
            f"Tệp “{path.name}” do một phiên bản mới hơn của chương trình ghi ra. Tệp không bị "
            "thay đổi. Hãy cập nhật chương trình trên máy này rồi làm lại."
        )
    return history.latest


def _up_to(history: SchemaHistory, revision: str) -> SchemaHistory:
    marks = {known: mark for known, mark in history.marks.items() if known <= revision}
    return SchemaHistory(scripts=history.scripts, marks=marks)


def _roots(pages: Pages, damage: Damage) -> dict[str, int]:
    """Return the first page of everything that the file's own list names."""
    roots: dict[str, int] = {}
    for row in pages.rows_below(1, damage):
        match row.values:
            case (str(), str() as name, str(), int() as root, _) if root > 0:
                roots[name] = root
    return roots


def _read(path: Path, shapes: dict[str, Shape]) -> _Found:
    found = _Found()
    with Pages(path) as pages:
        found.pages = pages.count
        roots = _roots(pages, found.damage)
        for name, shape in shapes.items():
            if name in roots and name != "alembic_version":
                for row in pages.rows_below(roots[name], found.damage):
                    _take(found, shape, row, in_doubt=row.torn)
        for row in pages.rows_below(roots.get("sqlite_sequence", 0), Damage()):
            match row.values:
                case (str() as name, int() as last):
                    found.last_ids[name] = last
        complete = not found.damage.pages and all(name in roots for name in shapes)
        # What is not ours to keep (indexes, the words of the search) still says which pages it has.
        for name, root in roots.items():
            if name not in shapes:
                for _ in pages.rows_below(root, Damage()):
                    pass
        if not complete:
            _read_homeless(pages, shapes, found)
    return found


def _read_homeless(pages: Pages, shapes: dict[str, Shape], found: _Found) -> None:
    """Read the pages that nothing leads to any more: the way to them is what broke."""
    pages.mark_free_pages()
    candidates = tuple(shapes.values())
    for number in range(1, pages.count + 1):
        if number in pages.taken:
            continue
        damage = Damage()
        rows = list(pages.rows_of_leaf(number, damage))
        if not rows:
            continue
        shape = matching(candidates, rows)
        if shape is None:
            continue
        found.homeless += 1
        found.damage.rows += damage.rows
        found.damage.pages.discard(number)
        for row in rows:
            _take(found, shape, row, in_doubt=True)


def _take(found: _Found, shape: Shape, row: Row, *, in_doubt: bool) -> None:
    values = shape.read(row)
    if values is None:
        found.unfit[shape.name] += 1
        return
    if shape.name == "file_contents" and not _is_what_it_was(values):
        found.unfit[shape.name] += 1
        return
    found.rows[shape.name].append(values)
    register = _register_of(shape.name) if in_doubt else ""
    key = shape.key_of(values)[0] if register else None
    if isinstance(key, int):
        found.in_doubt.add((register, key))


def _is_what_it_was(values: dict[str, Value]) -> bool:
    content = values["content"]
    return isinstance(content, bytes) and (
        hashlib.sha256(content).hexdigest() == values["sha256"] and len(content) == values["size"]
    )


def _register_of(table: str) -> str:
    """Return the register that a table of records or of their lines belongs to."""
    if table in TABLES:
        return table
    owners = (n for n, t in TABLES.items() if any(x.table.name == table for x in t.lines))
    return next(owners, "")


# --- writing ---------------------------------------------------------------------------------


@contextmanager
def _without_guards(raw: sqlite3.Connection) -> Iterator[None]:
    """Let what must never change be put back as it was."""
    guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        raw.execute(f'DROP TRIGGER "{name}"')
    yield
    for _, statement in guards:
        raw.execute(statement)


def _store(raw: sqlite3.Connection, found: _Found, result: Salvaged) -> None:
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


# --- the history -----------------------------------------------------------------------------

_LAST = text(
    "SELECT record_id, after FROM (SELECT *, row_number() OVER ("
    " PARTITION BY register, record_id ORDER BY operation_id DESC, position DESC) AS place"
    " FROM changes) WHERE place = 1 AND register = :register"
)


def _go_through_history(connection: Connection, found: _Found, result: Salvaged) -> None:
    """Hold every record against what the history last said of it."""
    _drop_unreadable_changes(connection, result)
    for register in REGISTERS:
        there = {record.id: record for record in load_all(connection, register)}
        for key, last in _last_known(connection, register).items():
            record = there.get(key)
            if record is None and last is not None:
                _bring_back(connection, last, result)
            elif record is not None and (register, key) in found.in_doubt:
                _settle_doubt(connection, record, last, result)
            elif record is not None and last is not None and record != last:
                _compare(connection, record, last, result)
        _tell_doubts(connection, register, found, result)


def _last_known(connection: Connection, register: str) -> dict[int, Record | None]:
    cls = REGISTERS[register].record
    rows = connection.execute(_LAST, {"register": register}).all()
    known: dict[int, Record | None] = {}
    for key, after in rows:
        known[key] = None if after is None else from_plain(cls, json.loads(after), id=key)
    return known


def _drop_unreadable_changes(connection: Connection, result: Salvaged) -> None:
    raw = driver_connection(connection)
    broken: list[tuple[int, int]] = []
    rows = raw.execute("SELECT operation_id, position, register, before, after FROM changes")
    for operation, position, register, before, after in rows:
        if not (_reads(register, before) and _reads(register, after)):
            broken.append((operation, position))
    raw.executemany("DELETE FROM changes WHERE operation_id = ? AND position = ?", broken)
    if broken:
        result.lost.append(f"{len(broken)} thay đổi trong lịch sử bị hỏng, không đọc được.")


def _reads(register: str, said: str | None) -> bool:
    if said is None:
        return register in REGISTERS
    try:
        from_plain(REGISTERS[register].record, json.loads(said))
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError):
        return False
    return _TORN not in said


def _bring_back(connection: Connection, last: Any, result: Salvaged) -> None:
    register = register_of(last)
    savepoint = connection.begin_nested()
    try:
        _put(connection, last)
    except DBAPIError:
        savepoint.rollback()
        result.lost.append(f"{_named(last)} có trong lịch sử nhưng không đưa lại vào sổ được.")
    else:
        savepoint.commit()
        result.from_history.setdefault(register.name, []).append(_named(last))


def _put(connection: Connection, record: Any) -> None:
    """Put a record in the place of whatever is left of it."""
    delete_records(connection, [record])
    for lines in TABLES[register_of(record).name].lines:
        # Nothing cascades here: the references are not held while a file is being mended.
        connection.execute(lines.table.delete().where(lines.table.c.record_id == record.id))
    insert_records(connection, [record])


def _settle_doubt(connection: Connection, record: Any, last: Any, result: Salvaged) -> None:
    """Let the history decide about a record that was read from a place of which one is not sure."""
    if last is None:
        delete_records(connection, [record])
    elif record != last:
        _put(connection, last)
        result.doubtful.append(f"{_named(last)} bị hỏng một phần, đã lấy theo lịch sử.")


def _compare(connection: Connection, record: Any, last: Any, result: Salvaged) -> None:
    lines = {lines.path[0] for lines in TABLES[register_of(record).name].lines}
    if any(len(getattr(record, name)) < len(getattr(last, name)) for name in lines):
        _put(connection, last)
        result.doubtful.append(f"{_named(last)} mất một số dòng, đã lấy theo lịch sử.")
    else:
        result.doubtful.append(f"{_named(record)} khác với lần ghi cuối trong lịch sử.")


def _tell_doubts(connection: Connection, register: str, found: _Found, result: Salvaged) -> None:
    keys = [key for name, key in found.in_doubt if name == register]
    for record in load(connection, register, keys).values():
        if _TORN in repr(record):
            result.doubtful.append(f"{_named(record)} có chữ không đọc được, ghi bằng “{_TORN}”.")


# --- the end ---------------------------------------------------------------------------------


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
        name = _named(reports[report]) if report in reports else "Một báo cáo"
        result.lost.append(f"{name} mất bản PDF khi chốt; lời văn và số liệu khi chốt còn nguyên.")


def _tell_lost_contents(connection: Connection, result: Salvaged) -> None:
    kept = set(
        connection.exec_driver_sql("SELECT sha256 FROM file_contents WHERE size > 0").scalars()
    )
    result.contents = len(kept)
    for register in ("report_files", "receiver_forms"):
        for record in load_all(connection, register):
            if record.sha256 not in kept:
                result.lost.append(f"{_named(record)} mất nội dung tệp; hãy đính kèm lại.")


def _rebuild_search(connection: Connection) -> None:
    for name, register in REGISTERS.items():
        connection.exec_driver_sql(f"DELETE FROM {search_table_name(name)}")  # noqa: S608
        index_records(connection, register, load_all(connection, name))


def _sum_up(connection: Connection, found: _Found, result: Salvaged) -> None:
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
    register = _register_of(table)
    return (
        f"sổ “{REGISTERS[register].label}”" if register else _OTHERS.get(table, f"bảng “{table}”")
    )


def _named(record: Record) -> str:
    register = register_of(record)
    name = " ".join(str(register.name_of(record)).split())
    short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
    return f"{register.noun[:1].upper()}{register.noun[1:]} “{short}”"
