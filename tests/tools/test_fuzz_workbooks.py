"""A few altered workbooks given to the reader; tools/fuzz_workbooks.py gives it thousands."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from tools.fuzz_workbooks import Outcome, Reader, fuzz, made_workbooks, told
from tools.mutations import mutated

linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured through /proc")


@linux
def test_altered_workbooks_meet_only_our_own_errors() -> None:
    outcomes = list(fuzz(made_workbooks(), 60, seed=0, monsters=False))
    assert all(outcome.sound for outcome in outcomes), told(outcomes)
    assert {outcome.end for outcome in outcomes} == {"read", "partly read", "refused"}


@linux
def test_the_process_that_reads_is_started_again(tmp_path: Path) -> None:
    good = tmp_path / "a.xlsx"
    good.write_bytes(made_workbooks()[0])
    reader = Reader()
    try:
        assert reader.read("good", good).end == "read"
        reader.close()
        assert reader.read("good", good).end == "read"
        assert reader.read("none", tmp_path / "none.xlsx").end == "refused"
    finally:
        reader.close()


def test_a_seed_alters_the_same_way_again() -> None:
    workbook = made_workbooks()[0]
    for number in range(20):
        first = mutated(workbook, random.Random(number), monsters=False)
        assert first == mutated(workbook, random.Random(number), monsters=False)


def test_the_figures_name_what_must_not_be() -> None:
    outcomes = [
        Outcome("bytes", "read", 0.1, 40),
        Outcome("bytes", "foreign error", 0.1, 40, "KeyError: 1 at a.py:3"),
        Outcome("sizes", "hang", 12, 0),
    ]
    figures = told(outcomes)
    assert "1 hangs over 10 s, 0 over 300 MB, 1 foreign errors; slowest 12.00 s" in figures
    assert "1 x KeyError: 1 at a.py:3" in figures
