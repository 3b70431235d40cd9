"""Whatever stands in the cells of a sheet, it is taken in or refused; nothing breaks."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.domain.grids import Grid, GridCell, GridRow
from cchc_desktop.domain.importing.columns import IMPORTED, columns_of
from cchc_desktop.domain.importing.plans import Outcome
from cchc_desktop.domain.validation import errors_of, validate
from cchc_desktop.services import records
from cchc_desktop.services.import_applying import apply_import
from cchc_desktop.services.import_matches import NoTable
from cchc_desktop.services.import_workbook import ImportWorkbook
from cchc_desktop.services.importing import Decisions, plan_import
from tests.data_files import passing_data_file

TODAY = date(2022, 12, 31)
THOROUGH = settings.default is not None and settings.default.max_examples > 40
TRIED = 600 if THOROUGH else 13
"""Of each of the six registers."""
TEXTS = (
    *("", " ", "-", "x", "I", "II.", "A", "1", "(1)", "Tổng cộng", "Cộng", "Ghi chú: x", "* x"),
    *("Người lập biểu", "Ví dụ", "05/03/2022", "5.3.22", "31/02/2022", "5/3", "44625", "1.234,5"),
    *("1,234.5", "12 tin", "58 tin, bài", "Đài truyền thanh", "tin, bài", "Hộ tịch", "Cấp xã"),
    *("1.001193", "1.001193.000.00.00.H23", "09/KH-UBND", "Mới ban hành", "Băng rôn", "Kế hoạch"),
    *("ngày 5 tháng 3 năm 2022", "Đã hoàn thành", "=1+1", "Tháng 3", "٣", "１２", "²", "\u200b"),
    *("a\nb", "\u00a0", "N" * 600, "_x000D_", "\ufffe", "\x07", "e\u0302\u0301"),
)


def cells() -> st.SearchStrategy[GridCell]:
    values: st.SearchStrategy[Any] = st.one_of(
        st.none(),
        st.sampled_from(TEXTS),
        st.text(max_size=8),
        st.integers(-(10**12), 10**12),
        st.integers(40_000, 46_000),
        st.decimals(
            allow_nan=False, allow_infinity=False, places=4, min_value=-10, max_value=10**9
        ),
        st.just(Decimal("1E+300")),
        st.dates(date(1900, 1, 1), date(2300, 1, 1)),
        st.datetimes(),
        st.just(time(7, 30)),
        st.booleans(),
    )
    return st.builds(
        GridCell,
        values,
        st.sampled_from(["", ".VnTime", "VNI-Times", "Times New Roman"]),
        st.sampled_from(["", "0%", "dd/mm/yyyy", "@"]),
        st.booleans(),
        st.sampled_from(["", "", "", "#REF!"]),
    )


@st.composite
def sheets(draw: st.DrawFn, register: str) -> Grid:
    labels = [column.field.label for column in columns_of(register).values()]
    head = draw(st.permutations(["STT", *labels]))
    titles = draw(st.lists(st.lists(cells(), max_size=3), max_size=2))
    body = draw(st.lists(st.lists(cells(), max_size=len(head)), max_size=8))
    lines = [*titles, [GridCell(label) for label in head], *body]
    rows = [
        GridRow(number, tuple(line), draw(st.booleans()))
        for number, line in enumerate(lines, start=1)
        if line
    ]
    corner = st.tuples(st.integers(1, 12), st.integers(0, 8), st.integers(0, 3), st.integers(0, 3))
    merged = [(t, c, t + h, c + w) for t, c, h, w in draw(st.lists(corner, max_size=3))]
    return Grid("Trang", False, rows, tuple(merged), draw(st.booleans()), frozenset({2}))


@pytest.mark.parametrize("register", IMPORTED)
@settings(max_examples=TRIED)
@given(data=st.data())
def test_any_cells_are_taken_in_or_refused(register: str, data: st.DataObject) -> None:
    grid = data.draw(sheets(register))
    workbook = ImportWorkbook(Path("a.xlsx"), (grid,), (), data.draw(st.booleans()), None)
    with passing_data_file() as file:
        try:
            plan = plan_import(file, register, workbook, Decisions(today=TODAY))
        except NoTable:
            return
        taken = {number for row in plan.rows for number in row.rows}
        last = plan.tables[0].last
        # Every row with anything in it is accounted for, once.
        assert taken == {row.number for row in grid.rows if row.number > last}
        for row in plan.rows:
            assert (row.record is None) == (row.outcome in (Outcome.REFUSED, Outcome.SKIPPED))
            assert bool(row.faults) == (row.outcome is Outcome.REFUSED)
            assert bool(row.reason) == (row.outcome is Outcome.SKIPPED)
            if row.record is not None:
                assert not errors_of(validate(row.record, file.catalogues))
        apply_import(file, plan, only_sound=True)
        assert len(records.get_all(file, register)) == plan.counts[Outcome.NEW]
        again = plan_import(file, register, workbook, Decisions(today=TODAY))
        assert not again.changes_anything


def test_a_heading_that_cannot_be_kept_does_not_stop_an_import(tmp_path: Path) -> None:
    head = ("Ngày", "Kênh", "Nội dung", "ĐVT", "Số lượng", "x\x07" * 600, "\x07")
    line = (date(2022, 3, 5), "Đài truyền thanh", "Tin", "tin, bài", 1)
    rows = [
        GridRow(1, tuple(GridCell(text) for text in head)),
        GridRow(2, tuple(GridCell(value) for value in line)),
    ]
    workbook = ImportWorkbook(Path("a.xlsx"), (Grid("Trang", False, rows),), (), False, None)
    with passing_data_file() as file:
        for expected in (Outcome.NEW, Outcome.SAME):
            plan = plan_import(file, "activities", workbook, Decisions(today=TODAY))
            assert [row.outcome for row in plan.rows] == [expected]
            apply_import(file, plan)
