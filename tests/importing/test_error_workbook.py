"""The clerk's own workbook back: marked, otherwise as it was, taken in again once mended."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from cchc_desktop.domain.importing.drafts import Fault, Place
from cchc_desktop.domain.importing.plans import Outcome, Plan
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.import_applying import apply_import
from cchc_desktop.services.import_files import write_errors
from cchc_desktop.services.import_workbook import open_import
from cchc_desktop.services.importing import Decisions, plan_import
from cchc_desktop.workbooks.error_workbook import (
    AUTHOR,
    ErrorWorkbookTrouble,
    write_error_workbook,
)
from tests.data_files import new_data_file
from tests.importing.corpus import ACTIVITY, CASES, RADIO, Case, Formula, Pen, workbook_of

TODAY = date(2022, 12, 31)
FAULTY = [c for c in CASES if any("refused" in told for told in c.expected.values())]
WITHOUT_FORMULAS = [c for c in FAULTY if c.name != "formulas-and-error-cells"]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    file = new_data_file(tmp_path / "x.cchc")
    yield file
    file.close()


def planned(file: DataFile, path: Path, register: str = "activities") -> Plan:
    return plan_import(file, register, open_import(path), Decisions(today=TODAY))


def written(folder: Path, case: Case) -> Path:
    path = folder / "Sổ của xã.xlsx"
    path.write_bytes(workbook_of(case))
    return path


def outcomes(plan: Plan) -> list[tuple[object, ...]]:
    return [
        (row.rows, row.outcome, tuple((f.place, f.message) for f in row.faults))
        for row in plan.rows
    ]


@pytest.mark.parametrize("case", WITHOUT_FORMULAS, ids=lambda case: case.name)
def test_each_faulty_cell_is_marked_and_all_else_is_as_it_was(
    case: Case, file: DataFile, tmp_path: Path
) -> None:
    source, target = written(tmp_path, case), tmp_path / "lỗi.xlsx"
    before = source.read_bytes()
    plan = planned(file, source, case.register)
    assert write_errors(plan, target) == ""
    assert source.read_bytes() == before
    marked = openpyxl.load_workbook(target)
    clean = openpyxl.load_workbook(source)
    faults = [fault for row in plan.rows for fault in row.faults]
    told = {(fault.place.sheet, fault.place.address) for fault in faults}
    for sheet in clean.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                other = marked[sheet.title][cell.coordinate]
                assert (other.value or "") == (cell.value or "")
                assert other.number_format == cell.number_format
                assert (other.comment is not None) == ((sheet.title, cell.coordinate) in told)
    for fault in faults:
        cell = marked[fault.place.sheet][fault.place.address]
        assert fault.message in cell.comment.text
        assert cell.comment.author == AUTHOR
        assert cell.fill.start_color.rgb == "FFFFC7CE"
    # The marks are in nobody's way: the same faults are found again, and no other.
    assert outcomes(planned(file, target, case.register)) == outcomes(plan)


def sheet_with_faults(pen: Pen) -> None:
    pen.new("Theo dõi").row(1, *ACTIVITY)
    pen.row(2, 1, "31/02/2022", RADIO, "Ngày sai", "tin, bài", 1)
    pen.row(3, 2, date(2022, 3, 6), "Đài vũ trụ", "Kênh sai", "tin, bài", 1)
    pen.row(4, 3, date(2022, 3, 7), RADIO, "Đúng", "tin, bài", Formula("=1+1", 2))


FAULTS = Case(name="faults", register="activities", build=sheet_with_faults, expected={})


def test_mended_it_is_taken_in_and_its_old_marks_go(file: DataFile, tmp_path: Path) -> None:
    source, target = written(tmp_path, FAULTS), tmp_path / "lỗi.xlsx"
    write_errors(planned(file, source), target)
    workbook = openpyxl.load_workbook(target)
    sheet = workbook["Theo dõi"]
    sheet["B2"] = "28/02/2022"
    sheet["F4"] = 2  # Excel would keep the formula's result; openpyxl keeps none
    workbook.save(target)

    half = planned(file, target)
    assert [f.place.address for row in half.rows for f in row.faults] == ["C3"]
    again = tmp_path / "lỗi 2.xlsx"
    write_errors(half, again)
    workbook = openpyxl.load_workbook(again)
    sheet = workbook["Theo dõi"]
    assert sheet["B2"].comment is None
    assert sheet["B2"].fill.fill_type is None
    sheet["C3"] = RADIO
    workbook.save(again)

    plan = planned(file, again)
    assert plan.counts[Outcome.NEW] == 3
    apply_import(file, plan)
    assert len(records.get_all(file, "activities")) == 3


def test_it_never_takes_the_place_of_the_clerk_s_own(file: DataFile, tmp_path: Path) -> None:
    source = written(tmp_path, FAULTS)
    before = source.read_bytes()
    plan = planned(file, source)
    for target in (source, tmp_path / "." / source.name, tmp_path / "bản.xlsx"):
        if not target.exists():
            target.hardlink_to(source)
        with pytest.raises(ErrorWorkbookTrouble, match="không ghi đè lên tệp gốc"):
            write_errors(plan, target)
    assert source.read_bytes() == before


def test_a_note_of_the_clerk_s_own_stays_above_ours(tmp_path: Path) -> None:
    source, target = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet["A1"].comment = Comment("Hỏi lại anh Nam", "Lan")
    sheet.merge_cells("B2:C3")
    sheet.row_dimensions[2].hidden = True
    workbook.save(source)
    faults = [
        Fault(Place(sheet.title, 1, 0), "Ngày", "Sai."),
        Fault(Place(sheet.title, 3, 2), "Kênh", "Sai."),
        Fault(Place(sheet.title, 3, 2), "Kênh", "Sai."),
    ]
    write_error_workbook(source, target, faults)
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert sheet["A1"].comment.text == "Hỏi lại anh Nam\nNgày: Sai."
    # A merged cell carries the mark where it can be seen, and comes into sight.
    assert sheet["B2"].comment.text == "Kênh: Sai."
    assert not sheet.row_dimensions[2].hidden


def test_it_opens_at_the_first_fault_with_one_sheet_chosen(tmp_path: Path) -> None:
    source, target = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    workbook = openpyxl.Workbook()
    workbook.create_sheet("Hai")
    workbook.save(source)
    write_error_workbook(source, target, [Fault(Place("Hai", 1, 0), "Ngày", "Sai.")])
    workbook = openpyxl.load_workbook(target)
    assert workbook.active is not None
    assert workbook.active.title == "Hai"
    assert [s.sheet_view.tabSelected for s in workbook.worksheets] == [False, True]


def test_what_it_cannot_keep_is_told(tmp_path: Path) -> None:
    import xlsxwriter

    source, target = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    workbook = xlsxwriter.Workbook(source)
    sheet = workbook.add_worksheet()
    sheet.write_column(0, 0, [1, 2, 3])
    chart = workbook.add_chart({"type": "column"})
    chart.add_series({"values": "=Sheet1!$A$1:$A$3"})
    sheet.insert_chart("C1", chart)
    sheet.insert_image("C20", "x.png", {"image_data": io.BytesIO(PIXEL)})
    workbook.close()
    told = write_error_workbook(source, target, [])
    assert told == (
        "Tệp lỗi không giữ được hình ảnh, biểu đồ, hình vẽ của tệp gốc; tệp gốc còn nguyên."
    )


def test_a_file_that_is_gone_or_broken_is_told(tmp_path: Path) -> None:
    with pytest.raises(ErrorWorkbookTrouble, match="Không đọc lại được tệp “a"):
        write_error_workbook(tmp_path / "a.xlsx", tmp_path / "b.xlsx", [])
    broken = tmp_path / "c.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(ErrorWorkbookTrouble, match="có phần không ghi lại được"):
        write_error_workbook(broken, tmp_path / "b.xlsx", [])
    assert not (tmp_path / "b.xlsx").exists()


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
