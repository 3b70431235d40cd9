"""XML that Excel would not write itself and opens all the same: filled, the rest kept as it is."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from cchc_desktop.domain.form_contents import Content
from cchc_desktop.domain.form_shapes import CellName
from cchc_desktop.workbooks.form_filling.filling import FilledForm, fill_form
from cchc_desktop.workbooks.form_filling.sheet_places import UnusualForm
from cchc_desktop.workbooks.reading.opening import open_workbook
from cchc_desktop.workbooks.reading.refusals import WorkbookRefused
from tests.workbooks.form_filling.forms_made import (
    NAMESPACE,
    STRICT,
    drawn_form,
    odd_form,
    package,
    parts_of,
)

ODD = (
    f"<?xml version='1.0' encoding='UTF-8'?>\r\n<!-- of a program --><x:worksheet "
    f"xmlns:x='{NAMESPACE}' xmlns:q='urn:q'>\n"
    "<x:dimension ref='B2:C3'/><x:cols><x:col style='2' max='6' min='4'/></x:cols>"
    "<x:sheetData>"
    "<x:row q:w='a>b'><x:c t='inlineStr'  s='3' ><x:is><x:t>Tên</x:t></x:is></x:c>"
    "<x:c><x:v>1</x:v ></x:c></x:row>"
    "<x:row spans='1:3' r='3'><x:c r='B3' s='0'/><!-- c --><x:c t='e' r='C3'><x:f>B3+B1</x:f>"
    "<x:v>#REF!</x:v></x:c></x:row>"
    "<x:row r='5' s='1' customFormat='1'/>"
    "<x:row r='9'><x:c r='A9'><x:v>4</x:v></x:c></x:row>"
    "</x:sheetData><q:more q='1'/><x:mergeCells><x:mergeCell ref='E9:F10'/></x:mergeCells>"
    "</x:worksheet>\n"
)
CELLS: dict[CellName, Content] = {
    ("Sheet1", "A1"): "Mới",
    ("Sheet1", "B3"): Decimal(2),
    ("Sheet1", "A3"): Decimal(3),
    ("Sheet1", "D3"): Decimal("0.5"),
    ("Sheet1", "B5"): Decimal(5),
    ("Sheet1", "A5"): Decimal(6),
    ("Sheet1", "C7"): Decimal(7),
    ("Sheet1", "B7"): Decimal(8),
    ("Sheet1", "F10"): Decimal(9),
    ("Sheet1", "H12"): Decimal(10),
}


def read(content: bytes, path: Path) -> openpyxl.Workbook:
    path.write_bytes(content)
    return openpyxl.load_workbook(path, data_only=True)


@pytest.fixture
def odd(tmp_path: Path) -> FilledForm:
    return fill_form(odd_form(tmp_path / "odd.xlsx", ODD), CELLS)


def test_prefixes_comments_and_missing_places_are_kept(odd: FilledForm) -> None:
    xml = parts_of(odd.content)["content/s.xml"].decode()
    expected = (
        ODD.replace(
            "<x:c t='inlineStr'  s='3' ><x:is><x:t>Tên</x:t></x:is></x:c>",
            '<x:c  s=\'3\' t="inlineStr"><x:is><x:t xml:space="preserve">Mới</x:t></x:is></x:c>',
        )
        .replace("ref='B2:C3'", "ref='A1:H12'")
        .replace("spans='1:3'", "spans='1:4'")
        .replace(
            "<x:c r='B3' s='0'/>",
            "<x:c r=\"A3\"><x:v>3</x:v></x:c><x:c r='B3' s='0'><x:v>2</x:v></x:c>",
        )
        .replace(
            "<x:c t='e' r='C3'><x:f>B3+B1</x:f><x:v>#REF!</x:v></x:c>",
            "<x:c r='C3'><x:f>B3+B1</x:f><x:v>3</x:v></x:c>"
            '<x:c r="D3" s="2"><x:v>0.5</x:v></x:c>',
        )
        .replace(
            "<x:row r='5' s='1' customFormat='1'/>",
            "<x:row r='5' s='1' customFormat='1'>"
            '<x:c r="A5" s="1"><x:v>6</x:v></x:c><x:c r="B5" s="1"><x:v>5</x:v></x:c></x:row>'
            '<x:row r="7"><x:c r="B7"><x:v>8</x:v></x:c><x:c r="C7"><x:v>7</x:v></x:c></x:row>',
        )
        .replace(
            "<x:v>4</x:v></x:c></x:row>",
            '<x:v>4</x:v></x:c><x:c r="E9" s="2"><x:v>9</x:v></x:c></x:row>'
            '<x:row r="12"><x:c r="H12"><x:v>10</x:v></x:c></x:row>',
        )
    )
    assert xml == expected
    assert odd.worked_out == (("Sheet1", "C3"),)


def test_openpyxl_and_our_own_reader_agree(odd: FilledForm, tmp_path: Path) -> None:
    sheet = read(odd.content, tmp_path / "o.xlsx")["Sheet1"]
    found = {cell: sheet[cell].value for _, cell in CELLS}
    days = {"A5": found.pop("A5"), "B5": found.pop("B5")}  # their row's style shows days
    wanted = {"A1": "Mới", "B3": 2, "A3": 3, "D3": 0.5, "C7": 7, "B7": 8, "F10": None, "H12": 10}
    assert found == wanted
    assert {cell: day.day for cell, day in days.items()} == {"A5": 6, "B5": 5}
    assert (sheet["E9"].value, sheet["C3"].value) == (9, 3)
    grid = open_workbook(tmp_path / "o.xlsx").grid("Sheet1")
    assert [row.number for row in grid.rows] == [1, 3, 5, 7, 9, 12]


def test_a_strict_workbook_in_utf_16_is_filled(tmp_path: Path) -> None:
    xml = (
        f'<?xml version="1.0" encoding="UTF-16" standalone="yes"?><worksheet xmlns="{STRICT}">'
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Đơn vị</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    path = odd_form(tmp_path / "a.xlsx", "", namespace=STRICT)
    parts = parts_of(path) | {"content/s.xml": xml.encode("utf-16")}
    package(path, parts)
    cells: dict[CellName, Content] = {("Sheet1", "B1"): "Chi Lăng Nam"}
    after = parts_of(fill_form(path, cells).content)
    text = after["content/s.xml"].decode()
    assert '<t>Đơn vị</t></is></c><c r="B1" t="inlineStr"><is>' in text
    assert 'encoding="UTF-8"' in text
    assert {n: p for n, p in after.items() if n != "content/s.xml"} == {
        n: p for n, p in parts.items() if n != "content/s.xml"
    }


def test_an_empty_sheet_gets_its_rows(tmp_path: Path) -> None:
    xml = f'<worksheet xmlns="{NAMESPACE}"><sheetData /></worksheet>'
    filled = fill_form(odd_form(tmp_path / "a.xlsx", xml), CELLS)
    sheet = read(filled.content, tmp_path / "o.xlsx")["Sheet1"]
    assert (sheet["A1"].value, sheet["H12"].value, sheet["F10"].value) == ("Mới", 10, 9)


def test_recalculation_is_asked_for_where_the_workbook_says_nothing(tmp_path: Path) -> None:
    sheet = (
        f'<worksheet xmlns="{NAMESPACE}"><sheetData><row r="1"><c r="A1"/><c r="B1"><f>A1*2</f>'
        "<v>8</v></c></row></sheetData></worksheet>"
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    listed = (
        f"<w:workbook xmlns:w='{NAMESPACE}' xmlns:r='{office}'><w:sheets>"
        "<w:sheet r:id='a' sheetId='1' name='Sheet1'/></w:sheets>{}<w:extLst/></w:workbook>"
    )
    names = "<w:definedNames><w:definedName name='a'>1</w:definedName></w:definedNames>"
    for before, after in (
        ("", '<w:calcPr fullCalcOnLoad="1"/>'),
        (
            names,
            f'{names}<w:calcPr fullCalcOnLoad="1"/>',
        ),
        ("<w:calcPr calcId='1'/>", "<w:calcPr fullCalcOnLoad=\"1\" calcId='1'/>"),
        ("<w:calcPr  fullCalcOnLoad = 'false' />", '<w:calcPr  fullCalcOnLoad = "1" />'),
    ):
        path = odd_form(tmp_path / "a.xlsx", sheet, workbook=listed.format(before))
        filled = fill_form(path, {("Sheet1", "A1"): Decimal(1)})
        assert parts_of(filled.content)["content/book.xml"].decode() == listed.format(after)
        assert filled.left_to_excel == (("Sheet1", "B1"),)


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("SUM(A1:A3)", "15"),
        ("SUM(A1,A3,2.5)", "12.5"),
        ("SUM($A$1:$A$3)-A2+1", "11"),
        ("-(A1-A2)", "2"),
        ("sum(A:A)", "15"),
        ("SUM(1:3)-15", "0"),
        ("SUM(Sheet1!A1:A9)", "15"),
        ("'Sheet1'!A1+A9", "3"),
        ("SUM(A1:A4)", "15"),  # A4 is a text, which SUM passes over
        ("A1+A4", None),
        ("SUM(A1,A4+0)", None),
        ("A1*2", None),
        ("SUM(A1:A2)/2", None),
        ("IF(A1>0,1,2)", None),
        ("SUM(A1:A5)", None),  # A5 is an error
        ("SUM(A1,A6)", None),  # A6 is left to Excel itself
        ("SUM(A1,A7)", "20"),  # A7 is a sum that has been worked out
        ("SUM(A1 A2)", None),
        ("SUM(Sheet1:Sheet9!A1)", None),
        ("SUM(A1:INDEX(A:A,3))", None),
        ('INDIRECT("A1")', None),
        ("Name+1", None),
        ("TODAY()", None),
        ("A1#", None),
        ("A1%", None),
        ("((((A1))))+-+A2", "-2"),
        ("A1:A2", None),
        ("Sheet8!A1+A1", None),
    ],
)
def test_only_what_is_surely_a_sum_is_worked_out(
    tmp_path: Path, formula: str, result: str | None
) -> None:
    xml = (
        f'<worksheet xmlns="{NAMESPACE}"><sheetData>'
        '<row r="1"><c r="A1"/></row><row r="2"><c r="A2"><v>5</v></c></row>'
        '<row r="3"><c r="A3"><v>7</v></c></row>'
        '<row r="4"><c r="A4" t="str"><v>chữ</v></c></row>'
        '<row r="5"><c r="A5" t="e"><v>#N/A</v></c></row>'
        '<row r="6"><c r="A6"><f>A1*2</f><v>1</v></c></row>'
        '<row r="7"><c r="A7"><f>A1+A2+9</f><v>1</v></c></row>'
        f'<row r="8"><c r="C8"><f>{formula}</f><v>99</v></c></row></sheetData></worksheet>'
    )
    if formula in ("sum(A:A)", "SUM(1:3)-15", "SUM(Sheet1!A1:A9)"):
        xml = xml.replace('<c r="A5" t="e"><v>#N/A</v></c>', "").replace("<f>A1*2</f>", "")
        xml = xml.replace('<c r="A6"><v>1</v></c>', "").replace(
            '<c r="A7"><f>A1+A2+9</f><v>1</v></c>', ""
        )
    filled = fill_form(odd_form(tmp_path / "a.xlsx", xml), {("Sheet1", "A1"): Decimal(3)})
    said = parts_of(filled.content)["content/s.xml"].decode()
    shown = f"<f>{formula}</f>" + (f"<v>{result}</v>" if result else "")
    assert f'<c r="C8">{shown}</c>' in said
    assert (("Sheet1", "C8") in filled.worked_out) is (result is not None)


@pytest.mark.parametrize(
    "formula",
    ["B1+1", "SUM(B1:B9)", "IF(B1>0,1,2)", "ROUND(B1,0)", "[1]Sheet1!A1+B1", "1+1", '"chữ"'],
)
def test_what_cannot_have_changed_keeps_its_result(tmp_path: Path, formula: str) -> None:
    xml = (
        f'<worksheet xmlns="{NAMESPACE}"><sheetData><row r="1"><c r="A1"/><c r="B1"><v>5</v></c>'
        f'<c r="C1" t="str"><f>{formula}</f><v>cũ</v></c></row></sheetData></worksheet>'
    )
    filled = fill_form(odd_form(tmp_path / "a.xlsx", xml), {("Sheet1", "A1"): Decimal(3)})
    kept = f'<c r="C1" t="str"><f>{formula}</f><v>cũ</v></c>'
    assert kept in parts_of(filled.content)["content/s.xml"].decode()
    assert filled.left_to_excel == ()


def test_shared_formulas_and_circles(tmp_path: Path) -> None:
    xml = (
        f'<worksheet xmlns="{NAMESPACE}"><sheetData>'
        '<row r="1"><c r="A1"/><c r="B1"><f t="shared" si="0" ref="B1:B2">A1+1</f><v>1</v></c>'
        "</row>"
        '<row r="2"><c r="A2"/><c r="B2"><f t="shared" si="0"/><v>1</v></c>'
        '<c r="C2"><f t="shared" si="7"/><v>1</v></c></row></sheetData></worksheet>'
    )
    cells: dict[CellName, Content] = {("Sheet1", "A2"): Decimal(4)}
    said = parts_of(fill_form(odd_form(tmp_path / "a.xlsx", xml), cells).content)["content/s.xml"]
    assert b'<c r="B1"><f t="shared" si="0" ref="B1:B2">A1+1</f><v>1</v></c>' in said
    assert b'<c r="B2"><f t="shared" si="0"/><v>5</v></c>' in said
    assert b'<c r="C2"><f t="shared" si="7"/></c>' in said  # its first cell is missing
    circle = xml.replace(">A1+1<", ">B2+A2<").replace('<f t="shared" si="7"/>', "<f>B1</f>")
    circle = circle.replace('<f t="shared" si="0"/>', "<f>B1</f>")
    filled = fill_form(odd_form(tmp_path / "b.xlsx", circle), cells)
    assert b"<v>1</v>" not in parts_of(filled.content)["content/s.xml"]
    assert filled.worked_out == ()


def test_very_many_formulas_are_all_left_to_excel(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="B{n}"><f>C{n}</f><v>1</v></c></row>' for n in range(2, 5100)
    )
    xml = f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData></worksheet>'
    filled = fill_form(odd_form(tmp_path / "a.xlsx", xml), {("Sheet1", "A1"): Decimal(4)})
    assert len(filled.left_to_excel) == 5098


HEAD = f'<worksheet xmlns="{NAMESPACE}"><sheetData>'


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "<worksheet/>",
        HEAD,
        f'<chartsheet xmlns="{NAMESPACE}"/>',
        f"{HEAD}<row r='x'/></sheetData></worksheet>",
        f"{HEAD}<row r='1'><c r='1A'/></row></sheetData></worksheet>",
        f"{HEAD}<row r='1'><c r='XFE1'/></row></sheetData></worksheet>",
        f"<!DOCTYPE w [<!ENTITY a 'b'>]>{HEAD}<row r='1'/></sheetData></worksheet>",
        f"<?xml version='1.0' encoding='utf-7'?>{HEAD}</sheetData></worksheet>",
    ],
)
def test_a_damaged_sheet_is_refused_in_a_sentence(tmp_path: Path, xml: str) -> None:
    with pytest.raises((UnusualForm, WorkbookRefused)):
        fill_form(odd_form(tmp_path / "a.xlsx", xml), {("Sheet1", "A1"): "a"})


def test_a_sheet_without_a_place_for_cells_says_so(tmp_path: Path) -> None:
    path = odd_form(tmp_path / "a.xlsx", f'<worksheet xmlns="{NAMESPACE}"/>')
    filled = fill_form(path, {("Sheet1", "A1"): "a"})
    assert "không có bảng các ô" in filled.refused["Sheet1", "A1"]


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    for name, content in (("a.xlsx", b"abc"), ("b.xlsx", b""), ("c.xlsx", b"PK\x03\x04")):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(WorkbookRefused):
            fill_form(path, {})
    with pytest.raises(WorkbookRefused):
        fill_form(tmp_path / "không có.xlsx", {})


def test_a_zip_keeps_its_comment_times_and_order(tmp_path: Path) -> None:
    import zipfile

    path = drawn_form(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"of the office"
        archive.writestr(zipfile.ZipInfo("extra/"), b"")
        archive.writestr(zipfile.ZipInfo("extra/a.bin", (1999, 1, 2, 3, 4, 6)), b"\0\1")
    out = tmp_path / "b.xlsx"
    out.write_bytes(fill_form(path, {("Biểu 01", "D7"): Decimal(1)}).content)
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(out) as after:
        assert after.comment == b"of the office"
        told = [
            [(e.filename, e.date_time, e.compress_type, e.external_attr) for e in z.infolist()]
            for z in (before, after)
        ]
    assert told[0] == told[1]
