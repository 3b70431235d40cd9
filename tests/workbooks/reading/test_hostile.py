"""Bombs, lies and mazes: refused before anything is parsed."""

from __future__ import annotations

import random
import struct
import zipfile
from pathlib import Path

import pytest

from cchc_desktop.workbooks.reading import limits, package
from cchc_desktop.workbooks.reading.opening import open_workbook
from cchc_desktop.workbooks.reading.refusals import SheetUnreadable, WorkbookRefused
from tests.workbooks.reading.made import parts, sheet, written

ROWS = '<row r="1"><c r="A1"><v>1</v></c></row>'
noise = random.Random(1).randbytes
GOOD = parts(Một=sheet(ROWS))


def refused(path: Path) -> str:
    with pytest.raises(WorkbookRefused) as error:
        open_workbook(path)
    assert str(error.value).startswith("Chưa đọc được tệp “a.xlsx”: ")
    return str(error.value)


def test_a_bomb_by_its_ratio(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", GOOD | {"xl/media/a.bin": b"\0" * (8 * 2**20)})
    assert "gấp hàng trăm lần" in refused(path)


def test_many_small_bombs(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.xlsx", GOOD | {f"xl/media/{n}.bin": b"\0" * 2**20 for n in range(9)}
    )
    assert "gấp hàng trăm lần" in refused(path)


def test_sizes_beyond_the_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.xlsx", GOOD | {"a": noise(2**19), "b": noise(2**19)})
    assert open_workbook(path).grid("Một").rows
    monkeypatch.setattr(package, "LARGEST_PART", 2**18)
    assert "bung ra quá lớn" in refused(path)
    monkeypatch.setattr(package, "LARGEST_PART", 2**20)
    monkeypatch.setattr(package, "LARGEST_TOTAL", 2**19)
    assert "bung ra quá lớn" in refused(path)


def declare(path: Path, name: str, size: int) -> None:
    """Let the table of contents lie about a part's unpacked size."""
    data = bytearray(path.read_bytes())
    at = -1
    for sign, offset, head in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
        at = 0
        while (at := data.find(sign, at)) >= 0:
            if data[at + head : at + head + len(name)] == name.encode():
                struct.pack_into("<I", data, at + offset, size)
            at += 4
    path.write_bytes(data)


@pytest.mark.parametrize("size", [10, 10_000_000])
def test_a_table_of_contents_that_lies(tmp_path: Path, size: int) -> None:
    sheets = {"Một": sheet(ROWS), "Hai": sheet(ROWS + " " * 5_000_000)}
    path = written(tmp_path / "a.xlsx", parts(**sheets) | {"xl/x": bytes(range(256)) * 100})
    monstrous = "xl/worksheets/rId2.xml"
    declare(path, monstrous, size)
    if size > 10:
        assert "gấp hàng trăm lần" in refused(path)
    else:
        workbook = open_workbook(path)
        assert workbook.grid("Một").rows
        with pytest.raises(SheetUnreadable, match=r"bị hỏng.*“Một”"):
            workbook.grid("Hai")


def test_the_real_size_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.xlsx", parts(Một=sheet(ROWS + " " * 100_000), Hai=sheet(ROWS)))
    workbook = open_workbook(path)
    monkeypatch.setattr(package, "LARGEST_PART", 50_000)
    with pytest.raises(SheetUnreadable, match=r"bung ra lớn bất thường.*“Hai”"):
        workbook.grid("Một")


def test_too_many_entries(tmp_path: Path) -> None:
    many = {f"xl/{number}": "" for number in range(limits.MOST_ENTRIES + 1)}
    assert "quá nhiều phần" in refused(written(tmp_path / "a.xlsx", GOOD | many))


@pytest.mark.parametrize("name", ["../a", "xl/../../a", "C:\\a", "..\\a"])
def test_names_that_point_outside(tmp_path: Path, name: str) -> None:
    assert "trỏ ra ngoài" in refused(written(tmp_path / "a.xlsx", GOOD | {name: ""}))


def test_a_part_without_a_name(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", GOOD | {"a": ""})
    data = bytearray(path.read_bytes())
    last = data.rindex(b"PK\x01\x02")
    data[last + 28 : last + 32] = struct.pack("<HH", 0, 1)  # its name becomes something else
    path.write_bytes(data)
    assert "không tên" in refused(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["xl/workbook.xml", "XL/Workbook.xml", "/xl\\workbook.xml"])
def test_two_parts_of_one_name(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "a.xlsx", GOOD)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "<workbook/>")
    assert "cùng tên" in refused(path)


def test_parts_that_overlap(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", GOOD)
    data = bytearray(path.read_bytes())
    first = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    path.write_bytes(data)
    assert "chồng lên nhau" in refused(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack_are_not_unpacked(tmp_path: Path, method: int) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in GOOD.items():
            archive.writestr(name, content)
    assert "bị hỏng" in refused(path)


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declaration", [BOMB, OUTSIDE])
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"])
def test_entities(tmp_path: Path, declaration: str, part: str) -> None:
    path = written(tmp_path / "a.xlsx", GOOD | {part: declaration + GOOD[part]})
    assert "một phần của tệp có khai báo lạ" in refused(path)
    assert "độc hại" in refused(path)


@pytest.mark.parametrize("declaration", [BOMB, OUTSIDE])
def test_entities_in_a_sheet(tmp_path: Path, declaration: str) -> None:
    xml = declaration + sheet('<row r="1"><c r="A1" t="str"><v>&a;</v></c></row>')
    path = written(tmp_path / "a.xlsx", parts(Một=xml, Hai=sheet(ROWS)))
    with pytest.raises(SheetUnreadable, match=r"khai báo lạ.*“Hai”"):
        open_workbook(path).grid("Một")


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", GOOD)
    workbook = open_workbook(path)
    written(path, parts(Một=sheet(ROWS * 2), Hai=sheet(ROWS)))
    with pytest.raises(WorkbookRefused, match="vừa được ghi lại"):
        workbook.grid("Một")
    path.unlink()
    with pytest.raises(WorkbookRefused, match="không còn tệp"):
        workbook.grid("Một")
