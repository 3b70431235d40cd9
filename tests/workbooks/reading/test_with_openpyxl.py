"""What two libraries write is read as openpyxl reads it: values, fonts, formats, merged areas."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.filters import AutoFilter, FilterColumn, Filters
from openpyxl.worksheet.table import Table
from xlsxwriter import Workbook as XlsxWriter

from cchc_desktop.domain.grids import Grid, GridCell
from cchc_desktop.workbooks.reading.opening import open_workbook
from tests.workbooks.reading.made import parts, relations, written
from tests.workbooks.reading.made import sheet as sheet_xml

TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1)
VALUES = st.one_of(
    st.integers(-(10**14), 10**14),
    st.floats(-1e9, 1e9).map(lambda number: float(f"{number:.12g}")),
    TEXTS,
    st.booleans(),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001
        lambda moment: moment.replace(microsecond=0)
    ),
    st.times().map(lambda moment: moment.replace(microsecond=0)),
)
FONTS = st.sampled_from(["Times New Roman", ".VnTime", "VNI-Times"])
CELLS = st.dictionaries(
    st.tuples(st.integers(1, 60), st.integers(1, 30)), st.tuples(VALUES, FONTS), max_size=25
)


def expected(value: Any) -> Any:
    """Return what a cell that was given this value is to hold."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else Decimal(f"{value:.15g}")
    return value


def found(grid: Grid) -> dict[tuple[int, int], GridCell]:
    return {
        (row.number, column + 1): cell
        for row in grid.rows
        for column, cell in enumerate(row.cells)
        if not cell.empty
    }


@given(CELLS)
def test_what_openpyxl_writes(tmp_path_factory: pytest.TempPathFactory, cells: Any) -> None:
    book = Workbook()
    sheet: Any = book.active
    for (row, column), (value, font) in cells.items():
        cell = sheet.cell(row, column)
        cell.value, cell.font = value, Font(name=font)
        if isinstance(value, str):
            cell.data_type = "s"
    path = tmp_path_factory.getbasetemp() / "openpyxl.xlsx"
    book.save(path)
    read = found(open_workbook(path).grid("Sheet"))
    assert {place: (cell.value, cell.font) for place, cell in read.items()} == {
        place: (expected(value), font) for place, (value, font) in cells.items()
    }


@given(CELLS)
def test_what_xlsxwriter_writes(tmp_path_factory: pytest.TempPathFactory, cells: Any) -> None:
    path = tmp_path_factory.getbasetemp() / "xlsxwriter.xlsx"
    for constant_memory in (False, True):
        book = XlsxWriter(path, {"constant_memory": constant_memory, "strings_to_formulas": False})
        sheet = book.add_worksheet("Trang")
        for (row, column), (value, font) in sorted(cells.items()):
            shown = "h:mm:ss" if isinstance(value, time) else "dd/mm/yyyy"
            if isinstance(value, datetime):
                shown = "dd/mm/yyyy h:mm:ss"
            format_ = book.add_format({"font_name": font, "num_format": shown})
            if isinstance(value, str):
                sheet.write_string(row - 1, column - 1, value, format_)
            elif isinstance(value, bool):
                sheet.write_boolean(row - 1, column - 1, value, format_)
            elif isinstance(value, (int, float)):
                sheet.write_number(row - 1, column - 1, value, book.add_format({"font_name": font}))
            else:
                sheet.write_datetime(row - 1, column - 1, value, format_)
        book.close()
        read = found(open_workbook(path).grid("Trang"))
        assert {place: (cell.value, cell.font) for place, cell in read.items()} == {
            place: (expected(value), font) for place, (value, font) in cells.items()
        }


def test_protected_sheets_are_read_and_nothing_is_followed(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet["A1"] = "Tin, bài"
    sheet["B1"] = '=HYPERLINK("http://example.com","bấm")'
    sheet.protection.sheet = True
    sheet.protection.password = "mật khẩu"
    book.security = WorkbookProtection(workbookPassword="x", lockStructure=True)
    book.save(tmp_path / "a.xlsx")
    row = open_workbook(tmp_path / "a.xlsx").grid("Sheet").rows[0]
    assert [(cell.value, cell.formula) for cell in row.cells] == [("Tin, bài", False), (None, True)]


def test_a_filter_of_a_table(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["STT", "Nội dung"])
    sheet.append([1, "Tin"])
    table = Table(displayName="Bang", ref="A1:B2", autoFilter=AutoFilter(ref="A1:B2"))
    sheet.add_table(table)
    book.save(tmp_path / "a.xlsx")
    assert not open_workbook(tmp_path / "a.xlsx").grid("Sheet").filtered
    chosen = FilterColumn(colId=0, filters=Filters(filter=["1"]))
    table.autoFilter = AutoFilter(ref="A1:B2", filterColumn=[chosen])
    book.save(tmp_path / "a.xlsx")
    assert open_workbook(tmp_path / "a.xlsx").grid("Sheet").filtered


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet["A1"] = 1
    book.create_chartsheet("Biểu đồ")
    book.save(tmp_path / "a.xlsx")
    workbook = open_workbook(tmp_path / "a.xlsx")
    assert [entry.name for entry in workbook.sheets] == ["Sheet"]
    assert workbook.notes == ("Không đọc các trang chỉ có biểu đồ hoặc macro: “Biểu đồ”.",)


def test_macros_and_links_to_other_files_are_said(tmp_path: Path) -> None:
    made = parts(Một=sheet_xml(""))
    related = "xl/_rels/workbook.xml.rels"
    made[related] = relations(
        ("rId1", "worksheet", "worksheets/rId1.xml"),
        ("rId8", "externalLink", "externalLinks/externalLink1.xml"),
        ("rId9", "vbaProject", "vbaProject.bin"),
    )
    notes = open_workbook(written(tmp_path / "a.xlsm", made)).notes
    assert len(notes) == 2
    assert "không chạy và không đọc macro" in notes[0]
    assert "không mở tệp kia" in notes[1]
