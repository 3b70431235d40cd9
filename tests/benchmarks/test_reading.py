"""Reading somebody else's workbook, against openpyxl's quickest way with the same cells."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.benchmarks.pairs import paired, tell
from tests.benchmarks.starting import HERE, ROOT

ROWS = 100_000
ROUNDS = 2


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a register of 100,000 rows and 12 columns, its texts shared as Excel writes them."""
    from xlsxwriter import Workbook

    path = tmp_path_factory.mktemp("reading") / "rows.xlsx"
    book = Workbook(path)
    sheet = book.add_worksheet("Hoạt động")
    day = book.add_format({"num_format": "dd/mm/yyyy", "font_name": "Times New Roman"})
    hours = book.add_format({"num_format": "#,##0.0"})
    sheet.write_row(0, 0, [f"Cột {number}" for number in range(12)])
    for row in range(1, ROWS + 1):
        sheet.write_number(row, 0, row)
        sheet.write_datetime(row, 1, date(2022, 1, 1) + timedelta(row % 365), day)
        sheet.write_string(row, 2, ("Đài truyền thanh", "Trang thông tin", "Băng rôn")[row % 3])
        sheet.write_string(row, 3, f"Đẩy mạnh tuyên truyền cải cách hành chính, tin số {row}")
        sheet.write_string(row, 4, "tin, bài")
        sheet.write_number(row, 5, row % 97)
        sheet.write_number(row, 6, row % 1_000 / 8, hours)
        sheet.write_string(row, 7, f"Thôn {row % 20}")
        sheet.write_blank(row, 8, None, day)
        sheet.write_string(row, 9, "văn phòng")
        sheet.write_string(row, 10, f"1.{row:06d}")
        sheet.write_number(row, 11, row / 7)
    book.close()
    return path


def _read(way: str, path: Path) -> tuple[float, int]:
    ended = subprocess.run(
        [sys.executable, str(HERE / "reading_rows.py"), way, str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, memory, rows = ended.stdout.split()
    assert int(rows) == ROWS + 1
    return float(seconds), int(memory)


def test_reading_100_000_rows(workbook: Path) -> None:
    pairs = [(_read("ours", workbook), _read("openpyxl", workbook)) for _ in range(ROUNDS)]
    measured = paired([(ours[0], floor[0]) for ours, floor in pairs])
    tell("100,000 rows of 12 cells with fonts and formats / openpyxl's bare values", measured, 0.6)
    memory = statistics.median(ours[1] for ours, _ in pairs) / 1024
    bare = statistics.median(floor[1] for _, floor in pairs) / 1024
    verdict = "within" if memory <= 200 else "OVER"
    print(
        f"\nPeak memory, all cells kept / openpyxl, which keeps none: {memory:.0f} MiB "
        f"against {bare:.0f} MiB ({verdict} 200)"
    )
