"""A year of years taken in: 100,000 activities against the reading and writing that it rests on."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
import xlsxwriter

from cchc_desktop.domain.importing.plans import Outcome, Plan
from cchc_desktop.domain.queries import Query
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile, create_data_file
from cchc_desktop.services.import_applying import apply_import
from cchc_desktop.services.import_workbook import open_import
from cchc_desktop.services.importing import plan_import
from tests.benchmarks.pairs import Paired, tell

T = TypeVar("T")

COUNT = 100_000
HEAD = (
    *("STT", "Ngày", "Kênh", "Tiêu đề, nội dung", "Hình thức", "Đơn vị tính", "Số lượng"),
    *("Bộ phận thực hiện", "Đối tượng", "Địa điểm", "Minh chứng", "Ghi chú"),
)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of 100,000 activities, twelve cells each."""
    path = tmp_path_factory.mktemp("import") / "so.xlsx"
    made = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = made.add_worksheet()
    day = made.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, HEAD)
    for row in range(1, COUNT + 1):
        sheet.write_number(row, 0, row)
        sheet.write_datetime(row, 1, date(2015, 1, 1) + timedelta(days=row % 2800), day)
        title = f"Tuyên truyền cải cách hành chính, tin số {row}"
        sheet.write_row(row, 2, ["Đài truyền thanh", title, "Tin", "tin, bài", 1, "Văn phòng"])
        sheet.write_row(row, 8, ["Nhân dân", "Trụ sở UBND", f"Sổ phát thanh {row % 90}", "x"])
    made.close()
    return path


class Taken:
    """The file and what each step has come to: the tests go on from one another."""

    def __init__(self, file: DataFile, workbook: Path) -> None:
        self.file = file
        self.opened, self.reading = _timed(lambda: open_import(workbook))
        self.plan: Plan | None = None


@pytest.fixture(scope="module")
def taken(workbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taken]:
    file = create_data_file(tmp_path_factory.mktemp("import") / "x.cchc")
    yield Taken(file, workbook)
    file.close()


def test_thought_through(taken: Taken) -> None:
    plan, seconds = _timed(lambda: plan_import(taken.file, "activities", taken.opened))
    assert plan.counts[Outcome.NEW] == COUNT
    taken.plan = plan
    tell("100,000 rows thought through / read", _pair(seconds, taken.reading), 9)


def test_stored(taken: Taken, tmp_path: Path) -> None:
    assert taken.plan is not None
    plan = taken.plan
    _, seconds = _timed(lambda: apply_import(taken.file, plan))
    _, bare = _timed(lambda: _insert_bare(tmp_path / "bare.db"))
    taken.plan = None
    tell("100,000 activities stored and logged / bare inserts", _pair(seconds, bare), 12)


def test_compared(taken: Taken) -> None:
    plan, seconds = _timed(lambda: plan_import(taken.file, "activities", taken.opened))
    assert plan.counts[Outcome.SAME] == COUNT
    tell("100,000 rows compared with as many held / read", _pair(seconds, taken.reading), 14)


def test_taken_back(taken: Taken, tmp_path: Path) -> None:
    _, seconds = _timed(lambda: records.undo(taken.file))
    assert records.count(taken.file, Query(register="activities")) == 0
    _, bare = _timed(lambda: _insert_bare(tmp_path / "bare.db"))
    tell("100,000 activities taken back / bare inserts", _pair(seconds, bare), 20)


def _pair(ours: float, floor: float) -> Paired:
    return Paired(ours, floor, ours / floor)


def _insert_bare(path: Path) -> None:
    """Insert as many rows and lines with two indexes, a search table and a log, bare."""
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, day TEXT, channel TEXT, title TEXT)")
    bare.execute("CREATE INDEX a_day ON a (day)")
    bare.execute("CREATE TABLE m (id INTEGER, unit TEXT, quantity INTEGER)")
    bare.execute("CREATE VIRTUAL TABLE s USING fts5(folded, marked)")
    bare.execute("CREATE TABLE l (id INTEGER PRIMARY KEY, after TEXT)")
    titles = [(row, f"Tuyên truyền cải cách hành chính, tin số {row}") for row in range(COUNT)]
    bare.execute("BEGIN IMMEDIATE")
    bare.executemany("INSERT INTO a VALUES (?, '2022-03-01', 'radio', ?)", titles)
    bare.executemany("INSERT INTO m VALUES (?, 'items', 1000)", ((row,) for row, _ in titles))
    bare.executemany("INSERT INTO s (rowid, folded, marked) VALUES (?1, ?2, ?2)", titles)
    bare.executemany("INSERT INTO l VALUES (?, ?)", titles)
    bare.execute("COMMIT")
    bare.close()


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start
