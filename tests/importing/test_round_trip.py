"""What is written into the template is what comes back: the sample office, and any records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.domain.fields import lines_of
from cchc_desktop.domain.grids import column_name
from cchc_desktop.domain.importing.columns import IMPORTED, columns_of
from cchc_desktop.domain.importing.keys import KEYS, LINE_KEYS
from cchc_desktop.domain.importing.plans import Outcome, Plan
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.import_applying import apply_import
from cchc_desktop.services.import_files import write_template
from cchc_desktop.services.import_workbook import open_import
from cchc_desktop.services.importing import Decisions, plan_import
from cchc_desktop.services.tally import write_tally
from tests.data_files import passing_data_file
from tests.importing.filling_in import fill_in, sample_data_file, write_plain
from tests.records_made import made

TODAY = date(2022, 12, 31)
THOROUGH = settings.default is not None and settings.default.max_examples > 40
TRIED = 600 if THOROUGH else 13
"""Of each of the six registers."""


@cache
def template(register: str) -> bytes:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "x.xlsx"
        write_template(register, target)
        return target.read_bytes()


def planned(file: DataFile, register: str, some: Sequence[Any], folder: Path) -> Plan:
    empty, full = folder / "mau.xlsx", folder / "day.xlsx"
    empty.write_bytes(template(register))
    names = {d.id: d.symbol for d in records.get_all(file, "documents")}
    fill_in(empty, full, some, file.catalogues, names)
    return plan_import(file, register, open_import(full), Decisions(today=TODAY))


@pytest.mark.parametrize("register", IMPORTED)
def test_the_sample_office_written_out_changes_nothing(register: str, tmp_path: Path) -> None:
    file = sample_data_file(tmp_path / "x.cchc")
    held = records.get_all(file, register)
    plan = planned(file, register, held, tmp_path)
    other = [row for row in plan.rows if row.outcome is not Outcome.SAME]
    assert [row.outcome for row in other] == [Outcome.SKIPPED], other  # the example
    assert plan.counts[Outcome.SAME] == len(held)
    assert plan.gone == ()
    assert apply_import(file, plan).registers <= {"import_matches"}
    file.close()


@pytest.mark.parametrize("register", IMPORTED)
def test_the_template_s_own_cells(register: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_template(register, path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    headings = [cell.value for cell in sheet[4]]
    labels = [column.field.label for column in columns_of(register).values()]
    assert [str(h).removesuffix(" (*)") for h in headings] == ["STT", *labels]
    rules = {
        str(rule.sqref).split(":")[0][:-1]: rule for rule in sheet.data_validations.dataValidation
    }
    for at, column in enumerate(columns_of(register).values(), start=2):
        letter = column_name(at - 1)
        assert (letter in rules) == (
            column.field.kind.value not in ("text", "long_text", "reference")
        )


@pytest.fixture(scope="module")
def handed_over(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tally of the sample office, as the program itself writes it."""
    folder = tmp_path_factory.mktemp("tally")
    file = sample_data_file(folder / "x.cchc")
    write_tally(file, file.period("2022"), folder / "tally.xlsx")
    file.close()
    return folder / "tally.xlsx"


@pytest.mark.parametrize("register", ["activities", "procedures", "slogans", "tasks"])
def test_the_tally_s_own_lists_change_nothing(
    register: str, handed_over: Path, tmp_path: Path
) -> None:
    file = sample_data_file(tmp_path / "x.cchc")
    plan = plan_import(file, register, open_import(handed_over), Decisions(today=TODAY))
    other = [row for row in plan.rows if row.outcome not in (Outcome.SAME, Outcome.SKIPPED)]
    assert other == []
    assert plan.counts[Outcome.SAME] > 2
    file.close()


def _is_distinct(some: Sequence[Any], register: str) -> bool:
    keys = [KEYS[register].of(vars_of(one)) for one in some]
    return len(set(keys)) == len(keys) and all(_lines_are_distinct(one) for one in some)


def vars_of(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}


def _lines_are_distinct(record: Any) -> bool:
    for name in lines_of(type(record)):
        lines = getattr(record, name)
        keys = [tuple(getattr(line, key) for key in LINE_KEYS[name]) for line in lines]
        if len(set(keys)) < len(keys) or not all(map(_lines_are_distinct, lines)):
            return False
    return True


def _without_kept_lines(record: Any) -> Any:
    """Return a record without what the program keeps itself and no workbook gives."""
    return replace(
        record,
        **{
            name: () if lines.kept else tuple(map(_without_kept_lines, getattr(record, name)))
            for name, lines in lines_of(type(record)).items()
        },
    )


@pytest.mark.parametrize("register", IMPORTED)
@settings(max_examples=TRIED)
@given(data=st.data())
def test_any_records_come_back_as_they_were(register: str, data: st.DataObject) -> None:
    one = made(REGISTERS[register].record).map(_without_kept_lines)
    some = data.draw(
        st.lists(one, min_size=1, max_size=4).filter(lambda found: _is_distinct(found, register))
    )
    with passing_data_file() as file, TemporaryDirectory() as folder:
        path = Path(folder) / "x.xlsx"
        write_plain(path, some, file.catalogues, {})
        plan = plan_import(file, register, open_import(path), Decisions(today=TODAY))
        assert not list(plan.of(Outcome.REFUSED)), [r.faults for r in plan.of(Outcome.REFUSED)]
        apply_import(file, plan)
        stored = [replace(record, id=None) for record in records.get_all(file, register)]
        assert stored == list(some)
