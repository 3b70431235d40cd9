"""The data file's quick paths, each against bare SQLite in the same run."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.queries import Query
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile, create_data_file, open_data_file
from cchc_desktop.services.figures import figures
from tests.benchmarks.million import file_of
from tests.benchmarks.pairs import in_pairs, tell

MILLION = 1_000_000
THOUSAND = 1_000


@pytest.fixture(scope="module")
def million() -> Iterator[DataFile]:
    file = open_data_file(file_of(MILLION))
    yield file
    file.close()


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA cache_size = -8192")
    return connection


def test_saving_one_record(tmp_path: Path) -> None:
    file = create_data_file(tmp_path / "ours.cchc")
    bare = _bare(tmp_path / "bare.db")
    bare.execute("CREATE TABLE activities (id INTEGER PRIMARY KEY, day TEXT, title TEXT)")
    numbers = itertools.count()

    def ours() -> None:
        measure = Measure(unit="items", quantity=Decimal(1))
        title = f"Đẩy mạnh cải cách hành chính, tin số {next(numbers)}"
        activity = Activity(day=date(2022, 3, 1), channel="radio", title=title, measures=(measure,))
        records.save(file, activity)

    def floor() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(
            "INSERT INTO activities (day, title) VALUES ('2022-03-01', ?)", (str(next(numbers)),)
        )
        bare.execute("COMMIT")

    measured = in_pairs(ours, floor, rounds=200, warm_up=10)
    tell("A record saved with search text and history / a bare commit", measured, 3)
    bare.close()
    file.close()


def test_figures_of_a_year(million: DataFile) -> None:
    period = million.period("2022")
    bare = _bare(million.path)
    spans = [("2022-01-01", "2022-12-31"), ("2021-01-01", "2021-12-31")]

    def floor() -> None:
        for span in spans:
            bare.execute(
                "SELECT channel, unit, estimated, SUM(quantity) FROM activities_measures"
                " WHERE day BETWEEN ? AND ? GROUP BY channel, unit, estimated",
                span,
            ).fetchall()

    measured = in_pairs(lambda: figures(million, period), floor, rounds=15)
    tell("A year's figures of 1,000,000 / raw SQL on the covering index", measured, 2)
    bare.close()


@pytest.mark.parametrize("words", ["day manh", "chu ky so", "hai long", "khai"])
def test_search_without_marks(million: DataFile, words: str) -> None:
    bare = _bare(million.path)
    query = Query(register="activities", text=words)
    expression = "folded : (" + " AND ".join(f'"{word}"' for word in words.split()) + "*)"

    def floor() -> None:
        bare.execute(
            "SELECT rowid FROM activities_search WHERE activities_search MATCH ?"
            " ORDER BY rowid DESC LIMIT 50",
            (expression,),
        ).fetchall()

    measured = in_pairs(lambda: records.page(million, query, size=50), floor, rounds=40)
    tell(f"Search “{words}” in 1,000,000, whole records / bare FTS5 row numbers", measured, 2)
    bare.close()


def test_first_page_does_not_grow(million: DataFile) -> None:
    small = open_data_file(file_of(THOUSAND))
    query = Query(register="activities")
    measured = in_pairs(
        lambda: records.page(million, query), lambda: records.page(small, query), rounds=40
    )
    tell("The list's first page at 1,000,000 / at 1,000", measured, 1.2)
    small.close()
