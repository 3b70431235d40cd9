"""A tally of 100,000 activities, against XlsxWriter writing the very same cells in the same run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.records import save
from cchc_desktop.services.tally import tally_of, write_tally
from cchc_desktop.workbooks import tally as workbook
from cchc_desktop.workbooks.data_sheet_reading import read_tally
from cchc_desktop.workbooks.sheets import activities
from tests.benchmarks.million import file_of
from tests.benchmarks.pairs import in_pairs, tell
from tests.data_files import office

COUNT = 100_000
PERIOD = "2016-01-01..2025-12-31"

_WRITE_ALONE = """
import sys
from pathlib import Path
from cchc_desktop.services.data_file import open_data_file
from cchc_desktop.services.tally import write_tally
from tests.benchmarks.memory import peak_memory
file = open_data_file(Path(sys.argv[1]))
write_tally(file, file.period(sys.argv[2]), Path(sys.argv[3]))
print(peak_memory())
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFile]:
    copy = tmp_path_factory.mktemp("many") / "x.cchc"
    shutil.copyfile(file_of(COUNT), copy)
    file = open_data_file(copy)
    save(file, office())
    yield file
    file.close()


def test_writing_100_000_activities(many: DataFile, tmp_path: Path) -> None:
    """Ours: heights, breaks, names, every sheet; the floor: the list's cells alone."""
    made = tally_of(many, many.period(PERIOD), made_on=date(2026, 1, 5))
    rows = [list(row) for row in activities.listing(made).rows]

    def floor() -> None:
        book = xlsxwriter.Workbook(tmp_path / "floor.xlsx", {"constant_memory": True})
        looks = {"font_name": "Times New Roman", "font_size": 11, "text_wrap": True, "border": 1}
        text = book.add_format(looks)
        number = book.add_format(looks | {"num_format": "#,##0"})
        day = book.add_format(looks | {"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                match value:
                    case None | "":
                        sheet.write_blank(at, column, None, text)
                    case str():
                        sheet.write_string(at, column, value, text)
                    case date():
                        sheet.write_datetime(at, column, value, day)
                    case int() | Decimal():
                        sheet.write_number(at, column, float(value), number)
        book.close()

    target = tmp_path / "ours.xlsx"
    measured = in_pairs(lambda: workbook.write_tally(made, target), floor, rounds=1, warm_up=0)
    tell(f"A tally of {COUNT:,} activities / the same list by XlsxWriter alone", measured, 2)
    size = target.stat().st_size / 1e6
    print(f"{len(rows):,} rows of {len(rows[0])} cells, {size:.1f} MB")


def test_from_the_data_file_to_the_stick(many: DataFile, tmp_path: Path) -> None:
    target = tmp_path / "t.xlsx"
    command = [sys.executable, "-c", _WRITE_ALONE, str(many.path), PERIOD, str(target)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    print(f"\nA process that writes a tally of {COUNT:,}: {int(told.stdout) / 1024:.0f} MB at most")

    def read() -> None:
        read_tally(target)

    def write() -> None:
        write_tally(many, many.period(PERIOD), target)

    measured = in_pairs(read, write, rounds=1, warm_up=0)
    tell("Reading its figures back / counting, reading and writing all of it", measured, 0.1)
