"""Three hundred offices' tallies of a thousand rows made into one."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from xml.parsers import expat
from zipfile import ZipFile

import pytest

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.handed_over import SCHEMA
from cchc_desktop.services.consolidating import consolidate_folder, write_consolidation
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
    """The floor unpacks and parses the two sheets that are needed, and keeps nothing."""
    paths = sorted(FOLDER.iterdir())

    def floor() -> None:
        for path in paths:
            with ZipFile(path) as archive:
                for sheet in ("sheet2", "sheet11"):
                    parser = expat.ParserCreate()
                    parser.Parse(archive.read(f"xl/worksheets/{sheet}.xml"), True)

    def ours() -> None:
        write_consolidation(consolidate_folder(FOLDER), tmp_path / "gộp.xlsx")

    measured = in_pairs(ours, floor, rounds=3, warm_up=1)
    tell(f"{OFFICES} tallies made into one / their two sheets unpacked and parsed", measured, 6)
    command = [sys.executable, "-c", _ALONE, str(FOLDER), str(tmp_path / "t.xlsx")]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    print(f"A process that makes it: {int(told.stdout) / 1024:.0f} MB at most")
