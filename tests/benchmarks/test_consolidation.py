"""Three hundred offices' tallies of a thousand rows made into one."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.handed_over import SCHEMA
from cchc_desktop.services.consolidating import consolidate_folder, write_consolidation
from cchc_desktop.workbooks.data_sheet import SHEET
from cchc_desktop.workbooks.sheets.summary import SHEET as SHOWN
from cchc_desktop.workbooks.tally import write_tally
from tests.benchmarks.pairs import in_pairs, tell
from tests.workbooks.sample_tally import OFFICE, tally

OFFICES = 300
ROWS = 1_000

_ALONE = """
import sys
from pathlib import Path
from cchc_desktop.services.consolidating import consolidate_folder, write_consolidation
from tests.benchmarks.memory import peak_memory
write_consolidation(consolidate_folder(Path(sys.argv[1])), Path(sys.argv[2]))
print(peak_memory())
"""


FOLDER = Path(tempfile.gettempdir()) / f"cchc-benchmark-tallies-{SCHEMA}-{OFFICES}"
"""Where the files are kept between runs."""


@pytest.mark.parametrize("first", range(0, OFFICES, 60))
def test_the_files_are_there(first: int) -> None:
    """Some at a time: all three hundred take a minute, and no test may hang."""
    FOLDER.mkdir(exist_ok=True)
    for number in range(first, first + 60):
        path = FOLDER / f"xã {number:03}.xlsx"
        if not path.exists():
            _write(number, path)


def _write(number: int, path: Path) -> None:
    name = f"xã Số {number:03}"
    office = replace(
        OFFICE, body=f"Ủy ban nhân dân {name}", short_name=f"UBND {name}", unit_name=name
    )
    items = (Measure(unit="items", quantity=Decimal(1)),)
    many = [
        Activity(
            id=n,
            day=date(2022, 1, 1) + timedelta(days=n % 360),
            channel="radio",
            title=f"Tin số {n} về cải cách hành chính và dịch vụ công trực tuyến",
            measures=items,
        )
        for n in range(ROWS)
    ]
    write_tally(tally(office=office, activities=many), path)


def test_three_hundred_offices(tmp_path: Path) -> None:
    """Beside it openpyxl in its quickest way, which only reads the cells that are needed."""
    paths = sorted(FOLDER.iterdir())

    def floor() -> None:
        for path in paths:
            book = openpyxl.load_workbook(path, read_only=True)
            for sheet in (SHOWN, SHEET):
                for _ in book[sheet].iter_rows(values_only=True):
                    pass
            book.close()

    def ours() -> None:
        write_consolidation(consolidate_folder(FOLDER), tmp_path / "gộp.xlsx")

    measured = in_pairs(ours, floor, rounds=1, warm_up=0)
    tell(f"{OFFICES} tallies made into one / openpyxl reading the same cells", measured, 1)
    command = [sys.executable, "-c", _ALONE, str(FOLDER), str(tmp_path / "t.xlsx")]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    print(f"A process that makes it: {int(told.stdout) / 1024:.0f} MB at most")
