from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.grids import CellValue, Grid, GridCell, GridRow
from cchc_desktop.ui.models.form_grid_model import GIVEN, CellMark, FormGridModel, text_of


def model_of(*rows: GridRow, merged: tuple[tuple[int, int, int, int], ...] = ()) -> FormGridModel:
    model = FormGridModel()
    model.show_grid(Grid("Biểu", rows=rows, merged=merged))
    return model


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = model_of(GridRow(2, (GridCell("Tên"), GridCell(5))), merged=((2, 0, 3, 1),))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show_marks({(2, 1): CellMark(GIVEN, "58", "tin, bài")})
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_there_is_room_beyond_what_is_used(qtbot: QtBot) -> None:
    model = model_of()
    assert (model.rowCount(), model.columnCount()) == (24, 9)
    model = model_of(GridRow(100, (GridCell(),) * 30), merged=((90, 0, 120, 3),))
    assert (model.rowCount(), model.columnCount()) == (126, 32)
    model = model_of(GridRow(1_048_576, (GridCell(1),)))
    assert model.rowCount() == 1_048_576
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0


def test_rows_and_columns_are_called_as_in_excel(qtbot: QtBot) -> None:
    model = model_of(GridRow(3, (GridCell(), GridCell("Tin"))), GridRow(4, (GridCell(),) * 30))
    assert model.headerData(27, Qt.Orientation.Horizontal) == "AB"
    assert model.headerData(2, Qt.Orientation.Vertical) == "3"
    assert model.headerData(2, Qt.Orientation.Vertical, Qt.ItemDataRole.FontRole) is None
    assert model.index(2, 1).data() == "Tin"
    assert model.index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "B3: Tin"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "A1"


def test_a_mark_stands_in_the_place_of_what_the_form_has(qtbot: QtBot) -> None:
    model = model_of(GridRow(3, (GridCell("......"),)))
    with qtbot.waitSignal(model.dataChanged):
        model.show_marks({(3, 0): CellMark("▸", "58 · trong kỳ", "Đài: trong kỳ; kỳ này: 58")})
    index = model.index_of((3, 0))
    assert index.data() == "▸ 58 · trong kỳ"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "A3: Đài: trong kỳ; kỳ này: 58"
    assert index.data(Qt.ItemDataRole.FontRole).bold()
    model.show_marks({})
    assert index.data() == "......"
    assert model.mark_at((3, 0)) is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        ("chữ", "chữ"),
        (1234, "1.234"),
        (Decimal("0.5"), "0,5"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2022, 6, 1), "01/06/2022"),
        (datetime.fromisoformat("2022-06-01T07:05"), "01/06/2022 07:05"),
    ],
)
def test_values_are_shown_as_on_paper(value: CellValue, shown: str) -> None:
    assert text_of(GridCell(value)) == shown


def test_formulas_show_no_old_number() -> None:
    assert text_of(GridCell(5, formula=True)) == "ƒ"
    assert text_of(GridCell("Tháng 5", formula=True)) == "ƒ Tháng 5"
    assert text_of(GridCell(error="#REF!")) == "#REF!"


def test_a_long_text_runs_over_empty_cells_only(qtbot: QtBot) -> None:
    row = GridRow(1, (GridCell("dài"), GridCell(), GridCell(), GridCell("x"), GridCell(7)))
    model = model_of(row, GridRow(2, (GridCell("a\nb"),)), merged=((3, 0, 3, 1),))
    assert model.room_right_of((1, 0)) == 2
    assert model.room_right_of((1, 3)) == 0
    assert model.room_right_of((1, 4)) == 0  # a number
    assert model.room_right_of((2, 0)) == 0
    assert model.room_right_of((3, 0)) == 0
    model.show_marks({(1, 2): CellMark("?", "trong kỳ", "")})
    assert model.room_right_of((1, 0)) == 1
    assert model.columns_with_text(1) == [0, 3, 4, 2]
