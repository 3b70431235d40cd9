from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.storage.pages import Damage, Pages

VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.binary(max_size=40),
    st.integers(0, 30_000).map(lambda n: "ệ" * n),
)


def roots(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT name, rootpage FROM sqlite_master"))


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of 2,000 rows in a tree of three levels."""
    path = tmp_path / "x"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA page_size = 512")
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a)")
        rows = [(n, "x" * (n % 90)) for n in range(1, 2001)]
        connection.executemany("INSERT INTO t VALUES (?, ?)", rows)
        connection.commit()
    return path


@given(
    rows=st.lists(st.tuples(VALUES, VALUES), max_size=30),
    size=st.sampled_from([512, 4096, 65536]),
)
def test_the_rows_are_those_that_sqlite_reads(rows: list[tuple[Any, Any]], size: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA page_size = {size}")
            connection.execute("CREATE TABLE a (x, y)")
            connection.execute("CREATE TABLE b (n INTEGER PRIMARY KEY, x, y) WITHOUT ROWID")
            connection.executemany("INSERT INTO a VALUES (?, ?)", rows)
            numbered = [(-n, *row) for n, row in enumerate(rows)]
            connection.executemany("INSERT INTO b VALUES (?, ?, ?)", numbered)
            connection.commit()
            expected = {
                "a": connection.execute("SELECT x, y FROM a ORDER BY rowid").fetchall(),
                "b": connection.execute("SELECT n, x, y FROM b ORDER BY n").fetchall(),
            }
        first, damage = roots(path), Damage()
        with Pages(path) as pages:
            read = {
                name: [r.values for r in pages.rows_below(first[name], damage)] for name in "ab"
            }
        assert (damage.pages, damage.rows) == (set(), 0)
        assert read["a"] == expected["a"]
        assert {row[0]: row for row in read["b"]} == {row[0]: row for row in expected["b"]}


def test_one_broken_page_costs_its_own_rows_only(many: Path) -> None:
    content = bytearray(many.read_bytes())
    leaf = next(n for n in range(20, 60) if content[(n - 1) * 512] == 13)
    content[(leaf - 1) * 512 : leaf * 512] = bytes(512)
    many.write_bytes(content)
    damage = Damage()
    with Pages(many) as pages:
        read = list(pages.rows_below(roots(many)["t"], damage))
    assert damage.pages == {leaf}
    assert 1900 < len(read) < 2000


def test_a_tree_that_bites_its_own_tail_ends(many: Path) -> None:
    root = roots(many)["t"]
    content = bytearray(many.read_bytes())
    at = (root - 1) * 512
    content[at + 8 : at + 12] = root.to_bytes(4, "big")
    many.write_bytes(content)
    damage = Damage()
    with Pages(many) as pages:
        read = list(pages.rows_below(root, damage))
    assert damage.pages == {root}
    assert read


def test_no_bytes_whatever_keep_it_from_coming_to_an_end(many: Path) -> None:
    original, chance = many.read_bytes(), random.Random(7)
    root = roots(many)["t"]
    for _ in range(60):
        content = bytearray(original[: chance.randrange(1, len(original))])
        for _ in range(chance.choice([1, 30, 3000])):
            content[chance.randrange(len(content))] = chance.randrange(256)
        many.write_bytes(content)
        damage = Damage()
        with Pages(many) as pages:
            rows = sum(1 for _ in pages.rows_below(root, damage))
            for number in range(pages.count + 2):
                rows += sum(1 for _ in pages.rows_of_leaf(number, damage))
            pages.mark_free_pages()
        assert rows < 2 * len(original)
