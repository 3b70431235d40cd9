"""Files that are no workbook, or another program's: each gets its own sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.workbooks.reading import contents, kinds, limits, looks, package, sheets, texts
from cchc_desktop.workbooks.reading.opening import open_workbook
from cchc_desktop.workbooks.reading.refusals import SheetUnreadable, WorkbookRefused
from tests.workbooks.reading.made import parts, sheet, written

GOOD = parts(Một=sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(path: Path) -> str:
    with pytest.raises(WorkbookRefused) as error:
        open_workbook(path)
    return str(error.value)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "trống"),
        (COMPOUND + b"\0" * 600, "đời cũ"),
        (b"\x09\x08\x10\x00\x00\x06", "đời cũ"),
        (COMPOUND + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (COMPOUND + b"\0" * (2**21 - 9) + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("STT;Ngày\n1;2".encode(), "CSV"),
        ("STT\tNgày".encode("utf-16"), "CSV"),
        ("STT\tTªn".encode("latin-1"), "CSV"),
        (b"  <html><table>", "trang web"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "trang web"),
        (b"PK\x03\x04 cut", "hỏng"),
        (b"%PDF-1.4\n", "không phải tệp Excel"),
        (b"\x7fELF\x01\x00", "không phải tệp Excel"),
        (b"\0" * 100, "byte 0"),
    ],
)
def test_by_the_first_bytes(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    assert why in refused(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (["xl/workbook.bin"], "nhị phân"),
        (["mimetype", "content.xml"], "LibreOffice"),
        (["word/document.xml"], "tệp Word"),
        (["a.txt"], "không phải tệp Excel"),
        (["xl/workbook.xml"], "bị hỏng"),
    ],
)
def test_by_what_is_in_the_zip(tmp_path: Path, names: list[str], why: str) -> None:
    assert why in refused(written(tmp_path / "a.xlsx", dict.fromkeys(names, "")))


def test_another_thing_in_the_workbooks_place(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", GOOD | {"xl/workbook.xml": "<document/>"})
    assert "không phải tệp Excel" in refused(path)


def test_no_file_a_folder_and_a_file_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "không còn tệp này" in refused(tmp_path / "a.xlsx")
    assert "thư mục" in refused(tmp_path)
    path = written(tmp_path / "a.xlsx", GOOD)
    monkeypatch.setattr(kinds, "LARGEST_FILE", 10)
    assert f"lớn hơn {limits.LARGEST_FILE // 2**20} MB" in refused(path)


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (PermissionError(13, "denied"), "đang mở ở chương trình khác"),
        (OSError(5, "Input/output error"), "“Input/output error”. Hãy chép tệp ra ổ đĩa khác"),
    ],
)
def test_what_the_system_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, why: str
) -> None:
    path = written(tmp_path / "a.xlsx", GOOD)

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(package, "_count_entries", refuse)
    assert why in refused(path)
    monkeypatch.setattr(Path, "open", refuse)
    assert why in refused(path)


SHARED = '<sst xmlns="{0}"><si><t>a</t></si><si><t>b</t></si></sst>'
STYLES = '<styleSheet xmlns="{0}"><fonts><font/><font/></fonts></styleSheet>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="a/worksheet" Target="worksheets/rId1.xml"/>'
    '<Relationship Id="rId2" Type="a/sharedStrings" Target="/xl/shared.xml"/>'
    '<Relationship Id="rId3" Type="a/styles" Target="styles.xml"/></Relationships>'
)


@pytest.mark.parametrize(
    ("module", "name", "limit"),
    [
        (contents, "MOST_SHEETS", 0),
        (looks, "MOST_STYLES", 1),
        (package, "LARGEST_SMALL_PART", 100),
        (texts, "HEAVIEST_STRINGS", 70),
        (texts, "LONGEST_TEXT", 0),
    ],
)
def test_limits_of_the_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str, limit: int
) -> None:
    more = {
        "xl/_rels/workbook.xml.rels": RELATED,
        "xl/shared.xml": SHARED.format(MAIN),
        "xl/styles.xml": STYLES.format(MAIN),
    }
    path = written(tmp_path / "a.xlsx", GOOD | more)
    assert open_workbook(path).grid("Một").rows
    monkeypatch.setattr(module, name, limit)
    assert "một phần của tệp" in refused(path)
    assert "độc hại" in refused(path)


def test_a_limit_of_merged_areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    merged = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 4))
    path = written(tmp_path / "a.xlsx", parts(Một=sheet("", after=merged)))
    assert len(open_workbook(path).grid("Một").merged) == 3
    monkeypatch.setattr(sheets, "MOST_MERGED", 2)
    with pytest.raises(SheetUnreadable, match="quá nhiều vùng gộp"):
        open_workbook(path).grid("Một")


def test_a_name_that_is_no_sheet(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        open_workbook(written(tmp_path / "a.xlsx", GOOD)).grid("Hai")
