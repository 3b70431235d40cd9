"""Sheets as plain data."""

from __future__ import annotations

import pytest

from cchc_desktop.domain.grids import (
    EMPTY,
    Grid,
    GridCell,
    GridRow,
    cells_of,
    column_name,
    place_name,
)


@pytest.mark.parametrize(
    ("column", "name"),
    [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")],
)
def test_columns_are_named_as_excel_names_them(column: int, name: str) -> None:
    assert column_name(column) == name
    assert place_name(3, column) == f"{name}3"


def test_what_counts_as_content() -> None:
    assert EMPTY.empty
    for cell in (GridCell(0), GridCell(False), GridCell(formula=True), GridCell(error="#REF!")):
        assert not cell.empty


def test_a_row_ends_with_empty_cells() -> None:
    row = GridRow(3, (EMPTY, GridCell("Tin")))
    assert row.cell(1).value == "Tin"
    assert row.cell(2) is EMPTY
    assert list(cells_of(row)) == [(1, GridCell("Tin"))]


def test_a_row_is_found_by_its_number() -> None:
    grid = Grid("Trang", rows=[GridRow(number, (GridCell(number),)) for number in (2, 3, 7, 40)])
    assert [number for number in range(50) if grid.row(number) is not None] == [2, 3, 7, 40]
    found = grid.row(7)
    assert found is not None
    assert found.number == 7
