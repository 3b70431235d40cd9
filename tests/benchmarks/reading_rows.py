"""Read a workbook in this process: print seconds and KiB of peak memory beyond the imports'.

Called with "ours" or "openpyxl" and the workbook.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.memory import peak_memory


def ours(path: Path) -> int:
    """Read it as the program does; return the number of rows."""
    from cchc_desktop.workbooks.reading.opening import open_workbook

    workbook = open_workbook(path)
    return len(workbook.grid(workbook.sheets[0].name).rows)


def with_openpyxl(path: Path) -> int:
    """Read the bare values in openpyxl's quickest way; keep nothing but the number of rows."""
    from openpyxl import load_workbook

    workbook = load_workbook(path, read_only=True)
    sheet = workbook.worksheets[0]
    sheet.reset_dimensions()
    return sum(1 for _ in sheet.iter_rows(values_only=True))


WAYS: dict[str, Callable[[Path], int]] = {"ours": ours, "openpyxl": with_openpyxl}


if __name__ == "__main__":
    started = time.perf_counter()
    rows = WAYS[sys.argv[1]](Path(sys.argv[2]))
    print(time.perf_counter() - started, peak_memory(), rows)
