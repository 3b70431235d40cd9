"""What a damaged data file still holds: the rows of every table, and how sure they are."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from cchc_desktop.storage import refusals
from cchc_desktop.storage.pages import Damage, Pages, Row, Value
from cchc_desktop.storage.schema_history import SchemaHistory
from cchc_desktop.storage.shapes import Shape, matching
from cchc_desktop.storage.tables import TABLES


@dataclass(slots=True)
class Found:
    """What was read.

    ``rows`` by table; ``last_ids`` the highest id that each table ever gave; ``in_doubt`` are
    records by register and id that were read where one cannot be sure of them; ``unfit`` rows that
    cannot be of their table; ``homeless`` pages that nothing leads to any more.
    """

    rows: dict[str, list[dict[str, Value]]] = field(default_factory=lambda: defaultdict(list))
    last_ids: dict[str, int] = field(default_factory=dict)
    in_doubt: set[tuple[str, int]] = field(default_factory=set)
    unfit: Counter[str] = field(default_factory=Counter)
    damage: Damage = field(default_factory=Damage)
    homeless: int = 0
    pages: int = 0


def settled(path: Path, folder: Path) -> Path:
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


def revision_of(path: Path, history: SchemaHistory) -> str:
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


def _roots(pages: Pages, damage: Damage) -> dict[str, int]:
    """Return the first page of everything that the file's own list names."""
    roots: dict[str, int] = {}
    for row in pages.rows_below(1, damage):
        match row.values:
            case (str(), str() as name, str(), int() as root, _) if root > 0:
                roots[name] = root
    return roots


def read_rows(path: Path, shapes: dict[str, Shape]) -> Found:
    """Return the rows of the tables with these shapes, wherever in the file they are found."""
    found = Found()
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


def _read_homeless(pages: Pages, shapes: dict[str, Shape], found: Found) -> None:
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


def _take(found: Found, shape: Shape, row: Row, *, in_doubt: bool) -> None:
    values = shape.read(row)
    if values is None:
        found.unfit[shape.name] += 1
        return
    if shape.name == "file_contents" and not _is_what_it_was(values):
        found.unfit[shape.name] += 1
        return
    found.rows[shape.name].append(values)
    register = register_of_table(shape.name) if in_doubt else ""
    key = shape.key_of(values)[0] if register else None
    if isinstance(key, int):
        found.in_doubt.add((register, key))


def _is_what_it_was(values: dict[str, Value]) -> bool:
    content = values["content"]
    return isinstance(content, bytes) and (
        hashlib.sha256(content).hexdigest() == values["sha256"] and len(content) == values["size"]
    )


def register_of_table(table: str) -> str:
    """Return the register that a table of records or of their lines belongs to."""
    if table in TABLES:
        return table
    owners = (n for n, t in TABLES.items() if any(x.table.name == table for x in t.lines))
    return next(owners, "")
