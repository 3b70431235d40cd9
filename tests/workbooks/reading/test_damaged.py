"""A damaged workbook: what can still be read, and what is said of the rest."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from cchc_desktop.workbooks.reading.opening import open_workbook
from cchc_desktop.workbooks.reading.refusals import SheetUnreadable, WorkbookRefused
from tests.workbooks.reading.made import parts, sheet, written

TEXT = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
NUMBER = '<row r="1"><c r="A1"><v>1</v></c></row>'


def usual(path: Path) -> Path:
    """Make a workbook with shared texts and looks, as Excel writes it."""
    book = Workbook(path)
    first, second = book.add_worksheet("Chữ"), book.add_worksheet("Số")
    first.write_string("A1", "Tin, bài", book.add_format({"font_name": ".VnTime"}))
    second.write_number("A1", 58)
    second.write_number("B1", 44632, book.add_format({"num_format": "dd/mm/yyyy"}))
    book.close()
    return path


def changed(path: Path, **parts_: bytes | None) -> Path:
    """Write the workbook again with these parts (by the end of their name) put in or left out."""
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    for end, content in parts_.items():
        name = next(name for name in kept if name.endswith(f"{end}.xml"))
        if content is None:
            del kept[name]
        else:
            kept[name] = content
    return written(path, kept)


@pytest.mark.parametrize("content", [None, b"", b"<sst>", b"\xff"])
def test_without_shared_texts_the_sheets_of_numbers_are_read(
    tmp_path: Path, content: bytes | None
) -> None:
    path = changed(usual(tmp_path / "a.xlsx"), sharedStrings=content)
    workbook = open_workbook(path)
    assert workbook.grid("Số").rows[0].cells[0].value == 58
    with pytest.raises(SheetUnreadable, match=r"trang “Chữ” cần phần chữ.*Các trang.*“Số”"):
        workbook.grid("Chữ")


@pytest.mark.parametrize("content", [None, b"", b"<styleSheet>", b"\xff"])
def test_without_looks_days_are_numbers_and_that_is_said(
    tmp_path: Path, content: bytes | None
) -> None:
    workbook = open_workbook(changed(usual(tmp_path / "a.xlsx"), styles=content))
    assert workbook.grid("Số").rows[0].cells[1].value == 44632
    assert workbook.grid("Chữ").rows[0].cells[0].value == "Tin, bài"
    (note,) = workbook.notes
    assert "Ngày tháng trong tệp có thể hiện thành con số" in note


def test_looks_that_do_not_fit_their_cells(tmp_path: Path) -> None:
    styles = (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<fonts><font/></fonts><cellXfs><xf/><xf fontId="7" numFmtId="999"/></cellXfs></styleSheet>'
    )
    path = changed(usual(tmp_path / "a.xlsx"), styles=styles.encode())
    assert [c.value for c in open_workbook(path).grid("Số").rows[0].cells] == [58, 44632]


def test_a_sheet_that_is_not_in_the_file(tmp_path: Path) -> None:
    path = changed(usual(tmp_path / "a.xlsx"), sheet1=None)
    workbook = open_workbook(path)
    assert [sheet.name for sheet in workbook.sheets] == ["Chữ", "Số"]
    with pytest.raises(SheetUnreadable, match=r"trang “Chữ” không có trong tệp.*“Số”"):
        workbook.grid("Chữ")


def test_no_sheet_can_be_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", parts(Một=sheet(TEXT), Hai=sheet(TEXT)))
    with pytest.raises(SheetUnreadable, match="Không trang nào đọc được") as error:
        open_workbook(path).grid("Một")
    assert error.value.readable == ()


def test_a_file_that_was_cut_short(tmp_path: Path) -> None:
    rest = sheet("".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 9_999)))
    path = written(tmp_path / "a.xlsx", parts(Một=sheet(NUMBER), Hai=sheet(NUMBER), Ba=rest))
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"xl/worksheets/rId3.xml", 0, -400) + 500])
    workbook = open_workbook(path)
    assert workbook.notes == (
        "Tệp bị chép thiếu phần cuối. Còn các trang: “Một”, “Hai”. Mất các trang: “Ba”.",
    )
    assert workbook.grid("Hai").rows[0].cells[0].value == 1
    with pytest.raises(SheetUnreadable, match="trang “Ba” không có trong tệp"):
        workbook.grid("Ba")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_file_without_its_table_of_contents(tmp_path: Path, method: int) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file, zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts(Một=sheet(NUMBER)).items():
            archive.writestr(name, content)
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"PK\x01\x02")])
    assert open_workbook(path).grid("Một").rows


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"])
@pytest.mark.parametrize("content", ["", "<", "\x00", "<workbook/>", "<a></b>"])
def test_the_list_of_sheets_is_damaged(tmp_path: Path, part: str, content: str) -> None:
    path = written(tmp_path / "a.xlsx", parts(Một=sheet(NUMBER)) | {part: content})
    if part == "_rels/.rels" and content == "<workbook/>":
        assert open_workbook(path).grid("Một").rows  # it is where it always is
        return
    if part.startswith("xl/_rels") and content == "<workbook/>":
        with pytest.raises(SheetUnreadable):
            open_workbook(path).grid("Một")
        return
    with pytest.raises(WorkbookRefused, match=r"bị hỏng|không có trang|không phải"):
        open_workbook(path)


def test_two_sheets_of_one_name(tmp_path: Path) -> None:
    with pytest.raises(WorkbookRefused, match="bị hỏng"):
        open_workbook(written(tmp_path / "a.xlsx", parts(Một=sheet(""), một=sheet(""))))
