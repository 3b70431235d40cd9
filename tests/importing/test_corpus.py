"""Every workbook of the corpus: what is expected of each row is what the dry run says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.domain.importing.plans import Outcome, Plan, PlannedRow
from cchc_desktop.domain.queries import Query
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.import_applying import RowsRefused, apply_import
from cchc_desktop.services.import_workbook import open_import
from cchc_desktop.services.importing import Decisions, plan_import
from tests.data_files import new_data_file
from tests.importing.corpus import CASES, Case, workbook_of
from tests.importing.filling_in import sample_data_file

TODAY = date(2022, 12, 31)


@contextmanager
def data_file_for(case: Case, folder: Path) -> Iterator[DataFile]:
    path = folder / "x.cchc"
    file = sample_data_file(path) if case.with_sample else new_data_file(path)
    try:
        yield file
    finally:
        file.close()


def plan_of(file: DataFile, case: Case, folder: Path) -> Plan:
    path = folder / f"{case.name}.xlsx"
    path.write_bytes(workbook_of(case))
    return plan_import(file, case.register, open_import(path), Decisions(today=TODAY))


def told(row: PlannedRow, several: bool) -> tuple[str, str]:
    """Say a row as the corpus expects it: ``2-3`` and ``refused B2 C2``."""
    rows = str(row.rows[0]) if len(row.rows) == 1 else f"{row.rows[0]}-{row.rows[-1]}"
    places = dict.fromkeys(fault.place.address for fault in row.faults)
    outcome = " ".join((row.outcome.value, *sorted(places)))
    return (f"{row.sheet}!{rows}" if several else rows), outcome


def value_of(record: Any, name: str) -> Any:
    if name == "quantity":
        return str(record.measures[0].quantity)
    value = getattr(record, name)
    if isinstance(value, tuple):
        return len(value)
    return str(value) if isinstance(value, Decimal) else value


def test_the_corpus_is_large_and_made_the_same_every_time() -> None:
    assert len(CASES) >= 30
    assert len({case.name for case in CASES}) == len(CASES)
    assert workbook_of(CASES[0]) == workbook_of(CASES[0])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_row_has_its_expected_outcome(case: Case, tmp_path: Path) -> None:
    with data_file_for(case, tmp_path) as file:
        plan = plan_of(file, case, tmp_path)
    several = len(plan.tables) > 1
    found = dict(told(row, several) for row in plan.rows)
    detail = [(f.place.address, f.message) for row in plan.rows for f in row.faults]
    assert found == dict(case.expected), detail
    by_row = {told(row, several)[0]: row for row in plan.rows}
    for rows, values in case.values.items():
        record = by_row[rows].record
        assert {name: value_of(record, name) for name in values} == values
    for words in case.notes:
        assert any(words in note for note in plan.notes), plan.notes


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_taken_in_twice_changes_nothing_and_one_undo_takes_it_back(
    case: Case, tmp_path: Path
) -> None:
    with data_file_for(case, tmp_path) as file:
        before = records.get_all(file, case.register)
        plan = plan_of(file, case, tmp_path)
        if plan.counts[Outcome.REFUSED]:
            with pytest.raises(RowsRefused):
                apply_import(file, plan)
            assert records.get_all(file, case.register) == before
        operation = apply_import(file, plan, only_sound=True)
        added = plan.counts[Outcome.NEW]
        assert records.count(file, Query(register=case.register)) == len(before) + added
        for row in plan.of(Outcome.NEW, Outcome.CHANGED):
            assert row.record is not None
            stored = [
                r
                for r in records.get_all(file, case.register)
                if replace(r, id=None) == replace(row.record, id=None)
            ]
            assert stored
        again = plan_of(file, case, tmp_path)
        assert not again.changes_anything
        assert apply_import(file, again, only_sound=True).id == 0
        if operation.id:
            records.undo(file)
        assert records.get_all(file, case.register) == before
