"""A start of the program against a bare PySide6 window's, whole processes in turn."""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest

from cchc_desktop.services.data_file import create_data_file
from cchc_desktop.services.sample_office import write_sample_office
from tests.benchmarks.pairs import paired, tell
from tests.benchmarks.starting import home_with, start

ROUNDS = 15
WARM_UP = 3


@pytest.mark.parametrize("page", ["activities", "overview"])
def test_start(tmp_path: Path, page: str) -> None:
    data = tmp_path / "mau.cchc"
    file = create_data_file(data)
    write_sample_office(file)
    file.close()
    home = home_with(tmp_path / "home", page)
    pairs = [
        (start("our_window.py", home, str(data)), start("bare_window.py", home))
        for _ in range(WARM_UP + ROUNDS)
    ][WARM_UP:]
    first = paired([(ours.painted, floor.painted) for ours, floor in pairs])
    rows = paired([(ours.rows, floor.painted) for ours, floor in pairs])
    name = f"Starting on {page}: "
    tell(name + "first paint / a bare window's", first, 1.3)
    tell(name + "rows painted / a bare window's first paint", rows, 3)
    if not all(ours.memory for ours, _ in pairs):
        return
    memory = statistics.median(ours.memory for ours, _ in pairs)
    bare = statistics.median(floor.memory for _, floor in pairs)
    verdict = "within" if memory <= 2 * bare else "OVER"
    print(
        f"\n{name}peak memory with rows painted / a bare window's: {memory / 1024:.1f} MiB "
        f"against {bare / 1024:.1f} MiB, ratio {memory / bare:.2f} ({verdict} 2)"
    )
