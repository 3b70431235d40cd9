"""A folder of many offices' tally workbooks made into one workbook."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from cchc_desktop.domain.consolidation import Cause, Consolidation
from cchc_desktop.domain.office_lists import ListedOffice
from cchc_desktop.domain.periods import Period, parse_period
from cchc_desktop.domain.progress import Cancelled
from cchc_desktop.files import FileTrouble
from cchc_desktop.services.consolidating import (
    FolderTrouble,
    ListTrouble,
    consolidate_folder,
    read_office_list,
    write_consolidation,
)
from cchc_desktop.workbooks.data_sheet import SHEET
from cchc_desktop.workbooks.tally import write_tally
from tests.workbooks.sample_tally import CALENDARS, OFFICE, YEAR, figures, tally

SHEETS = ["Tổng hợp", "Theo cơ quan", "Tình hình gửi", "Để riêng", "Nguồn"]


def sent(
    folder: Path, name: str, *, radio: int = 58, made_on: date = date(2022, 12, 15),
    period: Period = YEAR, file: str = "",
) -> Path:  # fmt: skip
    """The tally of a commune as it lies in the receiver's folder."""
    office = replace(
        OFFICE,
        body=f"Ủy ban nhân dân xã {name}",
        short_name=f"UBND xã {name}",
        unit_name=f"xã {name}",
    )
    shown = [
        replace(figure, in_period=Decimal(radio)) if figure.name == "radio.items" else figure
        for figure in figures(period)
    ]
    target = folder / (file or f"{name}.xlsx")
    target.parent.mkdir(parents=True, exist_ok=True)
    few = tally().activities[:3]
    write_tally(tally(shown, period, office=office, made_on=made_on, activities=few), target)
    return target


def changed(path: Path, change: Callable[[Workbook], None]) -> None:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What has come in: good ones, late ones, and one of each kind that does not count."""
    place = tmp_path_factory.mktemp("đã nhận")
    sent(place, "A", radio=10)
    sent(place, "B", radio=5, made_on=date(2022, 12, 25), file="huyện 1/b.xlsx")
    sent(place, "B", radio=4, made_on=date(2022, 12, 1), file="huyện 1/b cũ.xlsx")
    shutil.copy(place / "A.xlsx", place / "A (1).xlsx")
    sent(place, "C", radio=1, file="c1.xlsx")
    sent(place, "C", radio=2, file="c2.xlsx")
    quarter = parse_period("2022-Q2", CALENDARS["calendar"])
    sent(place, "D", period=quarter)

    def more(book: Workbook) -> None:
        for row in book["Tổng hợp"].iter_rows():
            if row[4].value == 58:
                row[4].value = 580

    def later(book: Workbook) -> None:
        book[SHEET]["B1"] = "2"

    changed(sent(place, "E"), more)
    changed(sent(place, "F"), later)
    (place / "G.xlsx").write_bytes((place / "A.xlsx").read_bytes()[:9000])
    (place / "H.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (place / "~$A.xlsx").write_bytes(b"khoa")
    (place / "ghi chú.txt").write_text("không phải bảng tính", "utf-8")
    Workbook().save(place / "khác.xlsx")
    return place


@pytest.fixture(scope="module")
def listed(folder: Path) -> Path:
    path = folder.parent / "danh sách.txt"
    names = "# Các xã phải gửi\nUBND xã A\nUBND xã B\nUBND xã C\nUBND xã Z; H23.99\n"
    path.write_text(names, "utf-8-sig")
    return path


@pytest.fixture(scope="module")
def one(folder: Path, listed: Path) -> Consolidation:
    return consolidate_folder(folder, offices=listed, period="2022", due=date(2022, 12, 20))


def test_what_counts_is_added_up_and_the_rest_set_aside(one: Consolidation) -> None:
    assert [(s.name, s.received.path, s.late) for s in one.senders] == [
        ("UBND xã A", "A (1).xlsx", False),
        ("UBND xã B", str(Path("huyện 1/b.xlsx")), True),
    ]
    assert {f.path.replace("\\", "/"): f.cause for f in one.set_aside} == {
        "A.xlsx": Cause.REPEATED,
        "huyện 1/b cũ.xlsx": Cause.OUTDATED,
        "c1.xlsx": Cause.DISAGREEING,
        "c2.xlsx": Cause.DISAGREEING,
        "D.xlsx": Cause.OTHER_PERIOD,
        "E.xlsx": Cause.ALTERED,
        "F.xlsx": Cause.OTHER_VERSION,
        "G.xlsx": Cause.DAMAGED,
        "H.xls": Cause.DAMAGED,
        "khác.xlsx": Cause.NOT_OURS,
    }
    assert [(m.office.name, m.office.identifier) for m in one.missing] == [
        ("UBND xã C", ""),
        ("UBND xã Z", "H23.99"),
    ]
    radio = one.lines[0]
    assert (radio.label, radio.unit) == ("Đài truyền thanh", "tin, bài")
    assert radio.total("in_period") == 15
    whose = {f.path: f.office.short_name for f in one.set_aside if f.office}
    assert (whose["E.xlsx"], whose["F.xlsx"]) == ("UBND xã E", "UBND xã F")


def rows_of(book: Workbook, sheet: str) -> list[list[object]]:
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]


@pytest.fixture(scope="module")
def book(one: Consolidation, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    target = tmp_path_factory.mktemp("gộp") / "gộp.xlsx"
    write_consolidation(one, target, owner="Sở Nội vụ", made_on=date(2023, 1, 3))
    return openpyxl.load_workbook(target)


def test_the_workbook_shows_all_of_it(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "inlineStr", "n", "d"}
    radio = next(r for r in rows_of(book, "Tổng hợp") if r[1:3] == ["Đài truyền thanh", "tin, bài"])
    assert radio[3:7] == [104, 15, 116, 104]
    assert radio[10] == "2/2"
    matrix = rows_of(book, "Theo cơ quan")
    assert [row[1:3] for row in matrix if row[2] in (10, 5, 15)] == [
        ["UBND xã A", 10],
        ["UBND xã B", 5],
        ["Cộng", 15],
    ]
    states = {row[1]: row[3] for row in rows_of(book, "Tình hình gửi") if isinstance(row[0], int)}
    assert states == {
        "UBND xã A": "Đã gửi",
        "UBND xã B": "Gửi muộn",
        "UBND xã C": "Chưa có số liệu",
        "UBND xã Z": "Chưa có số liệu",
    }
    aside = [row for row in rows_of(book, "Để riêng") if isinstance(row[0], int)]
    assert len(aside) == 10


def test_every_number_leads_to_its_cell(book: Workbook, folder: Path) -> None:
    sources = [row for row in rows_of(book, "Nguồn") if isinstance(row[0], int)]
    assert sources
    for row in sources:
        part = openpyxl.load_workbook(folder / str(row[10]))
        assert part[str(row[11])][str(row[12])].value == row[5]
    sums = {
        (row[1], row[2]): row[4]
        for row in rows_of(book, "Tổng hợp")
        if isinstance(row[0], int) and isinstance(row[1], str)
    }
    for key, total in sums.items():
        parts = [row[5] for row in sources if (row[1], row[2]) == key and row[5] is not None]
        assert (sum(parts) if parts else None) == total  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ['=HYPERLINK("http://la.vn")', "+1", "@SUM(A1)", "=cmd|' /C'!A0"])
def test_what_offices_typed_stays_a_text(text: str, tmp_path: Path) -> None:
    office = replace(OFFICE, body=text, short_name=text, unit_name=text, district=text)
    shown = [replace(f, definition=replace(f.definition, label=text)) for f in figures()[:1]]
    folder = tmp_path / text.replace("/", "_").replace('"', "_").replace("|", "_")
    folder.mkdir()
    write_tally(tally(shown, office=office), folder / "=1+1.xlsx")
    (folder / "-hỏng.xlsx").write_bytes(b"=1+1")
    made = consolidate_folder(folder)
    target = tmp_path / "gộp.xlsx"
    write_consolidation(made, target, owner=text)
    book = openpyxl.load_workbook(target)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "inlineStr", "n", "d")
                assert cell.hyperlink is None
    assert [r[10] for r in rows_of(book, "Nguồn") if isinstance(r[0], int)] == ["=1+1.xlsx"]


def test_nothing_of_the_folder_is_changed(folder: Path, one: Consolidation) -> None:
    assert one.senders
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    target = folder / "gộp.xlsx"
    try:
        made = consolidate_folder(folder, period="2022", but=target)
        write_consolidation(made, target)
        again = consolidate_folder(folder, period="2022", but=target)
        assert [f.path for f in again.set_aside] == [f.path for f in made.set_aside]
    finally:
        target.unlink(missing_ok=True)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


class Impatient:
    def step(self, done: int, total: int, what: str) -> None:
        if done == 1:
            raise Cancelled


def test_it_stops_when_asked(folder: Path) -> None:
    with pytest.raises(Cancelled):
        consolidate_folder(folder, progress=Impatient())


def test_a_folder_that_holds_nothing_is_said(tmp_path: Path) -> None:
    with pytest.raises(FolderTrouble, match="không có tệp Excel nào"):
        consolidate_folder(tmp_path)
    with pytest.raises(FolderTrouble, match="Không có thư mục"):
        consolidate_folder(tmp_path / "không có")


def test_a_target_that_cannot_be_written_is_said(one: Consolidation, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        write_consolidation(one, tmp_path)


def test_a_list_may_be_a_text_in_any_unicode(tmp_path: Path) -> None:
    path = tmp_path / "ds.txt"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path.write_bytes("UBND xã A\tH1\n\n# b\n UBND xã B \nUBND xã A|H1\n".encode(encoding))
        assert read_office_list(path) == (
            ListedOffice("UBND xã A", "H1"),
            ListedOffice("UBND xã B"),
        )
    path.write_bytes("xã Đồng".encode("cp1258", "replace"))
    with pytest.raises(ListTrouble, match="UTF-8"):
        read_office_list(path)
    path.write_text("\n#\n", "utf-8")
    with pytest.raises(ListTrouble, match="không có cơ quan nào"):
        read_office_list(path)
    with pytest.raises(ListTrouble, match="Không đọc được"):
        read_office_list(tmp_path / "thiếu.txt")


def test_a_list_may_be_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["DANH SÁCH CÁC XÃ"],
        ["STT", "Tên cơ quan", "Mã định danh điện tử"],
        [1, "UBND xã A", "H23.1"],
        [2, "UBND xã B", None],
        [None, None, "H23.3"],
    ):
        sheet.append(row)
    book.save(path)
    assert read_office_list(path) == (ListedOffice("UBND xã A", "H23.1"), ListedOffice("UBND xã B"))
    sheet.delete_rows(1, 2)
    book.save(path)
    assert read_office_list(path) == (ListedOffice("UBND xã A"), ListedOffice("UBND xã B"))
    path.write_bytes(b"PK hong")
    with pytest.raises(ListTrouble, match="Chưa đọc được tệp"):
        read_office_list(path)


def test_a_workbook_is_written_where_nothing_counts_too(tmp_path: Path) -> None:
    (tmp_path / "hỏng.xlsx").write_bytes(b"khong phai Excel")
    made = consolidate_folder(tmp_path, period="2022")
    target = tmp_path.parent / "không có gì.xlsx"
    write_consolidation(made, target)
    book = openpyxl.load_workbook(target)
    assert rows_of(book, "Theo cơ quan")[-1][0] == "Chưa có cơ quan nào được cộng."
    assert book["Nguồn"]["A6"].value == "Chưa có số nào được cộng."
    assert book["Để riêng"]["B6"].value == "hỏng.xlsx"


def test_a_figure_without_letters_has_no_name_and_is_added_all_the_same(tmp_path: Path) -> None:
    (first, *_) = figures()
    percent = replace(first, definition=replace(first.definition, label="%", unit="%"))
    write_tally(tally([percent]), tmp_path / "a.xlsx")
    target = tmp_path.parent / "gộp %.xlsx"
    write_consolidation(consolidate_folder(tmp_path), target)
    book = openpyxl.load_workbook(target)
    assert ["%", "%"] in [row[1:3] for row in rows_of(book, "Tổng hợp")]
    assert [name for name in book.defined_names if name.startswith("so_lieu")] == []
