"""A workbook of somebody else, opened and read."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from cchc_desktop.domain.grids import GridCell
from cchc_desktop.workbooks.reading.opening import open_workbook
from cchc_desktop.workbooks.reading.refusals import SheetUnreadable
from tests.workbooks.reading.made import parts, sheet, written

MOMENT = datetime.combine(date(2022, 3, 12), time(7, 30))


def test_values_of_every_kind(tmp_path: Path) -> None:
    book = Workbook()
    ws = book.active
    assert ws is not None
    ws.title = "Hoạt động"
    ws.append(["Tin, bài", 58, 0.1 + 0.2, True, date(2022, 3, 12), MOMENT])
    ws.append([])
    ws.append([None, time(7, 30), "=SUM(B1)", "#REF!"])
    ws["A1"].font = Font(name=".VnTime")
    ws["E1"].number_format = "dd/mm/yyyy"
    ws["D3"].data_type = "e"
    ws.merge_cells("A1:A2")
    ws.row_dimensions[3].hidden = True
    ws.column_dimensions["C"].hidden = True
    ws.auto_filter.ref = "A1:F3"
    ws.auto_filter.add_filter_column(0, ["Tin, bài"])
    book.create_sheet("Ẩn").sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")

    workbook = open_workbook(tmp_path / "a.xlsx")
    assert [(s.name, s.hidden) for s in workbook.sheets] == [("Hoạt động", False), ("Ẩn", True)]
    grid = workbook.grid("Hoạt động")
    first, third = grid.rows
    assert [cell.value for cell in first.cells] == [
        "Tin, bài",
        58,
        Decimal("0.3"),
        True,
        date(2022, 3, 12),
        MOMENT,
    ]
    assert first.cells[0].font == ".VnTime"
    assert (third.number, third.hidden) == (3, True)
    assert third.cells[0].empty
    assert third.cells[1].value == time(7, 30)
    assert (third.cells[2].value, third.cells[2].formula) == (None, True)
    assert third.cells[3].error == "#REF!"
    assert grid.merged == ((1, 0, 2, 0),)
    assert grid.hidden_columns == {2}
    assert grid.filtered
    assert workbook.notes == ()
    assert workbook.grid("Ẩn").rows == []


def test_a_damaged_sheet_names_those_that_can_be_read(tmp_path: Path) -> None:
    good = sheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    path = written(tmp_path / "a.xlsx", parts(Một=good, Hai=good[:-20], Ba=good))
    workbook = open_workbook(path)
    assert workbook.grid("Ba").rows[0].cells == (GridCell(1),)
    with pytest.raises(SheetUnreadable, match=r"trang “Hai” bị hỏng.*“Một”, “Ba”") as refused:
        workbook.grid("Hai")
    assert refused.value.readable == ("Một", "Ba")
