"""Figures in their cells, and everything else of the form as it was."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import MergedCell

from cchc_desktop.domain.form_contents import Content, Share
from cchc_desktop.domain.form_shapes import CellName
from cchc_desktop.domain.vietnamese import normalize
from cchc_desktop.workbooks.cells import CellRefused
from cchc_desktop.workbooks.form_filling.filling import FilledForm, fill_form
from cchc_desktop.workbooks.reading.refusals import WorkbookRefused
from tests.workbooks.form_filling.forms_made import (
    SHEET,
    drawn_form,
    odd_form,
    package,
    parts_of,
)

FIGURES: dict[CellName, Content] = {
    (SHEET, "A3"): "UBND xã Chi Lăng Nam",
    (SHEET, "F3"): date(2022, 6, 14),
    (SHEET, "C7"): Decimal(60),
    (SHEET, "D7"): Decimal(58),
    (SHEET, "E7"): Decimal(-3),
    (SHEET, "F7"): Share(Decimal(-3) / Decimal(61)),
    (SHEET, "G7"): Decimal(120),
    (SHEET, "C8"): None,
    (SHEET, "D8"): Decimal("26.5"),
    (SHEET, "G8"): Decimal(40),
    (SHEET, "F11"): "Nguyễn Văn Nhưng",
}


def cells_of(content: bytes | Path, **how: Any) -> dict[tuple[str, str], tuple[Any, ...]]:
    """Give every cell's value, type and look as openpyxl sees them."""
    source = content if isinstance(content, Path) else BytesIO(content)
    book = openpyxl.load_workbook(source, **how)
    return {
        (sheet.title, cell.coordinate): (
            *(getattr(cell.value, "text", cell.value), cell.data_type, cell.font.b),
            *(cell.number_format, cell.border.left and cell.border.left.style),
            cell.alignment.horizontal,
        )
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if not isinstance(cell, MergedCell)
    }


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drawn_form(tmp_path_factory.mktemp("form") / "Biểu 01.xlsx")


@pytest.fixture(scope="module")
def filled(form: Path) -> FilledForm:
    return fill_form(form, FIGURES)


def test_every_figure_stands_in_its_cell(filled: FilledForm) -> None:
    values = {name: cell[0] for name, cell in cells_of(filled.content).items()}
    assert values[SHEET, "A3"] == "Đơn vị báo cáo: UBND xã Chi Lăng Nam"
    assert values[SHEET, "F3"].date() == date(2022, 6, 14)
    assert (values[SHEET, "C7"], values[SHEET, "D7"], values[SHEET, "E7"]) == (60, 58, -3)
    assert values[SHEET, "F7"] == pytest.approx(-3 / 61)
    assert values[SHEET, "C8"] is None
    assert values[SHEET, "D8"] == 26.5
    assert values[SHEET, "E11"] == "Nguyễn Văn Nhưng"  # F11 lies within the merged E11:G11
    assert len(filled.filled) == 10
    assert filled.emptied == ((SHEET, "C8"),)
    assert filled.refused == {}


def test_all_other_cells_are_as_they_were(form: Path, filled: FilledForm) -> None:
    # I8 shows the rest of what the array formula in I7 gave: an old result.
    mapped = {*FIGURES, (SHEET, "E11"), (SHEET, "I8")}
    before, after = cells_of(form), cells_of(filled.content)
    assert before.keys() <= after.keys()
    for name, cell in before.items():
        if name not in mapped:
            assert after[name] == cell, name
        elif f'r="{name[1]}"'.encode() in parts_of(form)[_PART]:
            assert after[name][2:] == cell[2:], name  # the look stays even where a value is new
    # A cell that was not there has the look of its column, which the form showed at its place.
    assert after[SHEET, "C7"][3:5] == ("#,##0", "thin")
    assert all(after[name][0] is None for name in after.keys() - before.keys() - mapped)


def test_every_other_part_is_the_same_to_the_byte(form: Path, filled: FilledForm) -> None:
    before, after = parts_of(form), parts_of(filled.content)
    assert list(after) == list(before)
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",  # its formulas look at the first
    }
    assert {"xl/media/image1.png", "xl/charts/chart1.xml", "xl/comments1.xml"} <= before.keys()


def test_what_surrounds_the_cells_is_the_same_to_the_byte(form: Path, filled: FilledForm) -> None:
    name = "xl/worksheets/sheet1.xml"
    before, after = parts_of(form)[name], parts_of(filled.content)[name]
    assert before.split(b"</sheetData>")[1] == after.split(b"</sheetData>")[1]
    assert before.split(b"<sheetData>")[0] == after.split(b"<sheetData>")[0]
    for mark in (b"mergeCells", b"conditionalFormatting", b"dataValidation", b"legacyDrawing"):
        assert mark in after


def test_plain_sums_are_worked_out_and_others_left_to_excel(filled: FilledForm) -> None:
    values = {name: cell[0] for name, cell in cells_of(filled.content, data_only=True).items()}
    assert (values[SHEET, "C9"], values[SHEET, "D9"], values[SHEET, "G9"]) == (60, 84.5, 160)
    assert values[SHEET, "H7"] == -2
    assert values["Tổng hợp", "B1"] == 84.5
    assert values["Danh mục", "B1"] == 2  # looks at nothing that was filled
    assert set(filled.worked_out) == {
        *((SHEET, cell) for cell in ("C9", "D9", "G9", "H7")),
        ("Tổng hợp", "B1"),
    }
    left = {(SHEET, "F9"), (SHEET, "H8"), (SHEET, "I7"), ("Tổng hợp", "B2")}
    assert set(filled.left_to_excel) == left
    assert all(values[name] is None for name in (*left, (SHEET, "I8")))  # no old result
    assert b'fullCalcOnLoad="1"' in parts_of(filled.content)["xl/workbook.xml"]


def test_a_form_with_macros_keeps_them(tmp_path: Path) -> None:
    form = drawn_form(tmp_path / "Biểu.xlsm", macros=True)
    filled = fill_form(form, {(SHEET, "D7"): Decimal(1)})
    code = parts_of(filled.content)["xl/vbaProject.bin"]
    assert code == parts_of(form)["xl/vbaProject.bin"]
    assert b"macroEnabled" in parts_of(filled.content)["[Content_Types].xml"]


def test_the_same_filling_gives_the_same_file(form: Path, filled: FilledForm) -> None:
    assert fill_form(form, FIGURES).content == filled.content


def test_nothing_to_fill_changes_nothing(form: Path) -> None:
    assert parts_of(fill_form(form, {}).content) == parts_of(form)


def test_cells_of_the_form_itself_are_refused_and_the_rest_is_filled(form: Path) -> None:
    cells: dict[CellName, Content] = {
        (SHEET, "D9"): Decimal(1),
        (SHEET, "I8"): Decimal(1),
        (SHEET, "XYZ1"): Decimal(1),
        (SHEET, "cell"): Decimal(1),
        ("Trang khác", "A1"): Decimal(1),
        (SHEET, "E11"): "một",
        (SHEET, "F11"): "hai",
        (SHEET.upper(), "d7"): Decimal(5),
    }
    filled = fill_form(form, cells)
    assert filled.filled == ((SHEET, "E11"), (SHEET.upper(), "d7"))
    refused = filled.refused
    assert refused.keys() == cells.keys() - set(filled.filled)
    assert "có công thức" in refused[SHEET, "D9"]
    assert "công thức mảng" in refused[SHEET, "I8"]
    assert "không phải tên một ô" in refused[SHEET, "XYZ1"]
    assert "không có trang tính" in refused["Trang khác", "A1"]
    assert "cùng một ô với E11" in refused[SHEET, "F11"]


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x.vn","bấm")',
        "=cmd|'/c calc'!A0",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "{=1}",
        "'=1",
        "<f>1</f>&amp;]]>",
    ],
)
def test_a_text_is_never_a_formula(form: Path, text: str) -> None:
    filled = fill_form(form, {(SHEET, "D7"): text})
    cell = cells_of(filled.content)[SHEET, "D7"]
    assert cell[1] in ("s", "inlineStr")
    assert cell[0] == text.strip("\t")
    before, after = (
        part.count(b"<f") for part in (parts_of(form)[_PART], parts_of(filled.content)[_PART])
    )
    assert before == after


_PART = "xl/worksheets/sheet1.xml"

_TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=60
)
_NUMBERS = st.decimals(
    min_value=-(10**12), max_value=10**12, places=3, allow_nan=False, allow_infinity=False
)


@given(st.dictionaries(st.sampled_from(["A1", "B2", "C3", "D4", "Z99"]), _TEXTS | _NUMBERS))
def test_whatever_is_poured_is_read_back(form: Path, poured: dict[str, str | Decimal]) -> None:
    filled = fill_form(form, {("Danh mục", cell): value for cell, value in poured.items()})
    values = {
        cell: v[0] for (sheet, cell), v in cells_of(filled.content).items() if sheet == "Danh mục"
    }
    for cell, value in poured.items():
        if isinstance(value, Decimal):
            assert values[cell] == float(value)
        else:
            assert values.get(cell) == (normalize(value) or None)


def test_what_looks_like_an_escape_of_excel_stays_a_text(form: Path) -> None:
    filled = fill_form(form, {(SHEET, "D7"): "_x0041_ và _x41_"})
    assert b"_x005F_x0041_ v" in parts_of(filled.content)[_PART]


@pytest.mark.parametrize("text", ["a\x07b", "\ufffe", "ô" * 32_768])
def test_a_text_that_no_cell_can_hold_is_refused(form: Path, text: str) -> None:
    with pytest.raises(CellRefused):
        fill_form(form, {(SHEET, "D7"): text})


def test_days_follow_the_forms_own_system(tmp_path: Path) -> None:
    sheet = _sheet('<row r="1"><c r="A1" s="1"/><c r="B1"/></row>')
    book = (
        '<workbook xmlns="{0}" xmlns:r="{1}"><workbookPr date1904="{2}"/><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="a"/></sheets></workbook>'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    found = {}
    for system in ("0", "1"):
        path = odd_form(
            tmp_path / f"{system}.xlsx", sheet, workbook=book.format(_NAMESPACE, office, system)
        )
        cells: Mapping[CellName, Content] = {
            ("Sheet1", cell): date(2022, 6, 14) for cell in ("A1", "B1")
        }
        content = fill_form(path, cells).content
        found[system] = parts_of(content)["content/s.xml"]
        read = cells_of(content)
        assert read["Sheet1", "A1"][0].date() == date(2022, 6, 14)
        assert read["Sheet1", "B1"][0] == "14/06/2022"  # its style shows no date
    assert b"<v>44726</v>" in found["0"]
    assert b"<v>43264</v>" in found["1"]


_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _sheet(rows: str) -> str:
    return f'<worksheet xmlns="{_NAMESPACE}"><sheetData>{rows}</sheetData></worksheet>'


def test_the_heads_of_excels_tables_are_not_written_over(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet("B")
    sheet.add_table("B2:C4", {"columns": [{"header": "Tên"}, {"header": "Số"}]})
    sheet.add_table("E2:F4", {"header_row": False})
    book.close()
    cells = {("B", cell): Decimal(5) for cell in ("B2", "C3", "E2")}
    filled = fill_form(tmp_path / "a.xlsx", cells)
    assert filled.filled == (("B", "C3"), ("B", "E2"))
    assert "đầu cột của một bảng" in filled.refused["B", "B2"]


def test_a_signature_that_ends_is_told(form: Path, tmp_path: Path) -> None:
    path = package(tmp_path / "a.xlsx", parts_of(form) | {"_xmlsignatures/sig1.xml": b"<a/>"})
    assert fill_form(path, {(SHEET, "D7"): Decimal(1)}).was_signed
    assert not fill_form(path, {}).was_signed
    assert not fill_form(form, {(SHEET, "D7"): Decimal(1)}).was_signed


def test_a_part_that_cannot_be_copied_whole_is_told(form: Path, tmp_path: Path) -> None:
    damaged = bytearray(form.read_bytes())
    with zipfile.ZipFile(form) as archive:
        entry = archive.getinfo("xl/media/image1.png")
    damaged[entry.header_offset + 30 + len(entry.filename) + 8] ^= 0xFF  # within the picture
    path = tmp_path / "a.xlsx"
    path.write_bytes(damaged)
    with pytest.raises(WorkbookRefused, match="hỏng"):
        fill_form(path, {(SHEET, "D7"): Decimal(1)})


def test_a_form_that_was_cut_short_is_refused(form: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(form.read_bytes()[:-200])
    with pytest.raises(WorkbookRefused, match="chép thiếu"):
        fill_form(path, {(SHEET, "D7"): Decimal(1)})


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_works_out_what_was_left(
    filled: FilledForm, tmp_path: Path
) -> None:
    path = tmp_path / "filled.xlsx"
    path.write_bytes(filled.content)
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out")),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
    values = cells_of(tmp_path / "out" / "filled.xlsx", data_only=True)
    assert values[SHEET, "D9"][0] == 84.5
    assert values[SHEET, "F9"][0] == pytest.approx(84.5 / 60)
    assert values[SHEET, "H8"][0] == 116
    assert (values[SHEET, "I7"][0], values[SHEET, "I8"][0]) == (116, 53)
    assert values["Tổng hợp", "B2"][0] == "Có"
