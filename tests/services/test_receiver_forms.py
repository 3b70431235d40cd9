from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from cchc_desktop.domain.catalogues import CatalogueEntry, EntryUnit
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.office import NoOfficeProfile
from cchc_desktop.domain.receiver_forms import FormCell, ReceiverForm
from cchc_desktop.domain.targets import Target
from cchc_desktop.domain.validation import InvalidRecord
from cchc_desktop.files import FileTrouble
from cchc_desktop.services import records
from cchc_desktop.services.changing import RecordGone
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.form_filling import Filled, NotFilled, fill_form, name_of, pouring
from cchc_desktop.services.form_mappings import WrongMapping, mapping_text, read_mapping
from cchc_desktop.services.receiver_forms import (
    MOST_BYTES,
    FormKnown,
    FormRefused,
    add_cells,
    delete,
    form_named,
    kept_form,
    known_forms,
    recognised,
    remove_cells,
    rename,
    set_cells,
    suggestions,
    take_in,
)
from cchc_desktop.workbooks.reading.refusals import WorkbookRefused
from tests.data_files import new_data_file, office, radio_item
from tests.workbooks.form_filling.forms_made import SHEET, drawn_form, parts_of


def book(path: Path, sheet: str, text: str) -> Path:
    made = openpyxl.Workbook()
    del made["Sheet"]
    made.create_sheet(sheet)["A1"] = text
    made.save(path)
    return path


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    file = new_data_file(tmp_path / "x.cchc")
    records.save(file, office())
    records.save(file, radio_item())
    records.save(file, radio_item(date(2022, 5, 1)))
    records.save(file, Target(year=2022, channel="radio", unit="items", planned=Decimal(50)))
    yield file
    file.close()


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drawn_form(tmp_path_factory.mktemp("form") / "Biểu 01.xlsx")


@pytest.fixture
def form(file: DataFile, drawn: Path) -> int:
    taken, _ = take_in(file, drawn)
    assert taken.id is not None
    return taken.id


def cell(name: str, figure: str = "radio.items", number: str = "in_period") -> FormCell:
    return FormCell(sheet=SHEET, cell=name, figure=figure, number=number)


def text(name: str, code: str) -> FormCell:
    return cell(name, "", code)


def cells(file: DataFile, form: int) -> list[str]:
    return [cell.cell for cell in form_named(file, form).cells]


def fill(file: DataFile, form: int, target: Path, period: str = "2022", **how: object) -> Filled:
    return fill_form(file, form, file.period(period), target, **how)  # type: ignore[arg-type]


def values(path: Path) -> dict[str, object]:
    sheet = openpyxl.load_workbook(path)[SHEET]
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}


def test_a_form_is_kept_as_it_was_sent(file: DataFile, drawn: Path) -> None:
    taken, operation = take_in(file, drawn)
    assert operation.name == "Nhập biểu “Biểu 01”"
    assert known_forms(file) == (taken,)
    assert taken.size == drawn.stat().st_size
    with kept_form(file, taken) as path:
        assert path.read_bytes() == drawn.read_bytes()
    assert not path.exists()
    records.undo(file)
    assert known_forms(file) == ()
    records.redo(file)
    assert known_forms(file) == (taken,)


def test_the_same_form_is_taken_in_once(file: DataFile, form: int, tmp_path: Path) -> None:
    again = drawn_form(tmp_path / "Biểu quý 3.xlsx", period="Quý III năm 2022")
    with pytest.raises(FormKnown, match="đã có, tên “Biểu 01”"):
        take_in(file, again)
    assert recognised(file, again) == form_named(file, form)


def test_another_form_cannot_take_its_name(file: DataFile, form: int, tmp_path: Path) -> None:
    book(tmp_path / "khác.xlsx", "Trang 1", "Biểu khác")
    assert recognised(file, tmp_path / "khác.xlsx") is None
    with pytest.raises(FormKnown, match="Đã có biểu tên"):
        take_in(file, tmp_path / "khác.xlsx", " Biểu 01 ")
    taken, _ = take_in(file, tmp_path / "khác.xlsx", "Biểu 02")
    assert [f.name for f in known_forms(file)] == ["Biểu 01", "Biểu 02"]
    assert taken.id is not None
    with pytest.raises(FormKnown):
        rename(file, taken.id, "Biểu 01")
    with pytest.raises(InvalidRecord):
        rename(file, taken.id, "  ")
    assert rename(file, taken.id, "Biểu 3").name == "Đổi tên biểu “Biểu 02” thành “Biểu 3”"
    assert rename(file, taken.id, "Biểu 3").id == 0


def test_cells_are_given_and_taken_back(file: DataFile, form: int) -> None:
    assert set_cells(file, form, [cell("d8"), cell("$D$7")]).name == "Gán 2 ô của biểu “Biểu 01”"
    assert cells(file, form) == ["D7", "D8"]
    assert add_cells(file, form, [text("F11", "signer.name")]).name.startswith("Gán ô E11 của")
    assert cells(file, form) == ["D7", "D8", "E11"]  # a merged one by its first cell
    assert add_cells(file, form, [cell("D7", number="planned")]).ids == (form,)
    assert form_named(file, form).cells[0].number == "planned"
    assert remove_cells(file, form, {(SHEET, "D8")}).name == "Bỏ gán ô D8 của biểu “Biểu 01”"
    assert remove_cells(file, form, {(SHEET, "B99")}).id == 0
    assert set_cells(file, form, []).name == "Bỏ gán ô của biểu “Biểu 01”"
    records.undo(file)
    records.undo(file)
    assert cells(file, form) == ["D7", "D8", "E11"]
    told = records.history(file, "receiver_forms", form)
    assert any("D8" in change for entry in told for change in entry.changes[0])


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ([cell("D9")], "Chưa gán ô D9, trang “Biểu 01”: ô này có công thức"),
        ([cell("A0")], "không phải tên một ô"),
        ([cell("D7", "radio.tons")], "không có số liệu nào tên “radio.tons”"),
        ([cell("D7", number="soon")], "số liệu không có cột “soon”"),
        ([text("D7", "soon")], "không có nội dung nào tên “soon”"),
        ([text("E11", "made_on"), text("G11", "made_on")], "được gán hai lần"),
        ([FormCell(sheet="x", cell="A1", number="made_on")], "không có trang tính “x”"),
    ],
)
def test_a_cell_that_cannot_be_filled_is_refused(
    file: DataFile, form: int, wanted: list[FormCell], said: str
) -> None:
    set_cells(file, form, [cell("D7")])
    with pytest.raises(FormRefused, match=said):
        set_cells(file, form, wanted)
    assert cells(file, form) == ["D7"]


def test_suggestions_leave_out_what_is_given(file: DataFile, form: int) -> None:
    found = suggestions(file, form)
    assert {c.cell for c in found} >= {"A3", "F3", "C7", "D7", "E7", "F7", "G7", "D8"}
    set_cells(file, form, found)
    assert suggestions(file, form) == ()
    assert len(form_named(file, form).cells) == len(found)


def test_a_period_is_poured_in(file: DataFile, form: int, tmp_path: Path) -> None:
    set_cells(
        file,
        form,
        [
            *(
                text("A3", "office.short_name"),
                text("F3", "period.end"),
                text("E11", "signer.name"),
            ),
            *(cell("C7", number="planned"), cell("D7"), cell("G7", number="cumulative")),
            *(
                cell("E7", number="difference"),
                cell("F7", number="of_plan"),
                cell("D8", "web.items"),
            ),
        ],
    )
    target = tmp_path / "điền.xlsx"
    filled = fill(file, form, target, "2022-Q2")
    found = values(target)
    assert found["A3"] == "Đơn vị báo cáo: UBND xã Chi Lăng Nam"
    assert str(found["F3"]).startswith("2022-06-30")
    assert found["E11"] == "Nguyễn Văn Nhưng"
    assert (found["C7"], found["D7"], found["G7"], found["F7"]) == (50, 1, 2, 0.04)
    assert (found["E7"], found["D8"]) == (None, None)  # nothing known of last year, of the web
    sentences = list(filled.sentences())
    assert sentences[0] == "Đã điền 7/9 ô của biểu “Biểu 01”."
    assert "Trang thông tin điện tử (tin, bài): trong kỳ" in sentences[1]
    assert "khác với số 0" in sentences[1]
    assert any("để Excel tự tính" in said and "F9 trang “Biểu 01”" in said for said in sentences)


def test_last_periods_filled_file_is_known_and_the_empty_one_is_filled(
    file: DataFile, form: int, tmp_path: Path
) -> None:
    set_cells(file, form, [text("A3", "office.short_name"), cell("D7")])
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    fill(file, form, first)
    assert recognised(file, first) == form_named(file, form)
    with pytest.raises(FormKnown):
        take_in(file, first)
    fill(file, form, second, empty=first)
    assert values(second)["A3"] == "Đơn vị báo cáo: UBND xã Chi Lăng Nam"


def test_the_form_that_came_this_time_is_filled(file: DataFile, form: int, tmp_path: Path) -> None:
    set_cells(file, form, [cell("D7")])
    newer = drawn_form(tmp_path / "mới.xlsx", period="Quý IV năm 2022")
    fill(file, form, tmp_path / "o.xlsx", empty=newer)
    assert values(tmp_path / "o.xlsx")["A2"] == "Quý IV năm 2022"


def test_a_sheet_that_is_called_after_its_period_is_found(file: DataFile, tmp_path: Path) -> None:
    def made(quarter: str) -> Path:
        return book(tmp_path / f"{quarter}.xlsx", f"Quý {quarter}", "Số tin")

    taken, _ = take_in(file, made("I"))
    assert taken.id is not None
    said = FormCell(sheet="Quý I", cell="B1", figure="radio.items", number="in_period")
    set_cells(file, taken.id, [said])
    filled = fill(file, taken.id, tmp_path / "o.xlsx", empty=made("II"))
    assert filled.filled == (("Quý II", "B1"),)
    assert openpyxl.load_workbook(tmp_path / "o.xlsx")["Quý II"]["B1"].value == 2


def test_a_figure_that_is_gone_is_told_and_the_rest_filled(
    file: DataFile, form: int, tmp_path: Path
) -> None:
    own, _ = records.save(
        file,
        CatalogueEntry(
            catalogue="channels", label="Loa kéo", code="loa", units=(EntryUnit(unit="runs"),)
        ),
    )
    set_cells(file, form, [cell("D7"), cell("D8", "loa.runs")])
    fill(file, form, tmp_path / "a.xlsx")
    records.delete(file, "catalogue_entries", [own.id])
    filled = fill(file, form, tmp_path / "a.xlsx")
    assert filled.filled == ((SHEET, "D7"),)
    assert filled.told == (
        (
            "Không điền ô D8, trang “Biểu 01”: số liệu “loa.runs” không còn trong danh mục; "
            "hãy gán lại."
        ),
    )
    poured = pouring(file, form_named(file, form), file.period("2022"))
    assert name_of(cell("D8", "loa.runs"), poured.figures) == "loa.runs: trong kỳ"
    remove_cells(file, form, {(SHEET, "D7")})  # what is gone stays until somebody changes it
    assert cells(file, form) == ["D8"]


def test_the_form_is_never_written_over(
    file: DataFile, form: int, drawn: Path, tmp_path: Path
) -> None:
    set_cells(file, form, [cell("D7")])
    copy = tmp_path / "bản chép.xlsx"
    copy.write_bytes(drawn.read_bytes())
    for target, given in ((copy, None), (copy, copy), (drawn, drawn)):
        with pytest.raises(NotFilled, match="không ghi đè lên biểu"):
            fill(file, form, target, empty=given)
    assert copy.read_bytes() == drawn.read_bytes()


def test_what_keeps_a_form_from_being_filled_is_said(
    file: DataFile, form: int, tmp_path: Path
) -> None:
    with pytest.raises(NotFilled, match="chưa có ô nào"):
        fill(file, form, tmp_path / "a.xlsx")
    set_cells(file, form, [cell("D7")])
    with pytest.raises(NotFilled, match=r"đuôi “\.xlsx”"):
        fill(file, form, tmp_path / "a.xlsm")
    with pytest.raises(FileTrouble):
        fill(file, form, tmp_path / "không có" / "a.xlsx")
    with pytest.raises(NoOfficeProfile):
        fill(file, form, tmp_path / "a.xlsx", "2010")
    delete(file, form)
    with pytest.raises(RecordGone):
        fill(file, form, tmp_path / "a.xlsx")
    assert list(tmp_path.glob("a.*")) == []
    records.undo(file)
    fill(file, form, tmp_path / "a.xlsx")


def test_macros_go_out_under_their_own_suffix(file: DataFile, tmp_path: Path) -> None:
    taken, _ = take_in(file, drawn_form(tmp_path / "m.xlsm", macros=True))
    assert taken.id is not None
    set_cells(file, taken.id, [cell("D7")])
    fill(file, taken.id, tmp_path / "o.xlsm")
    code = "xl/vbaProject.bin"
    assert parts_of(tmp_path / "o.xlsm")[code] == parts_of(tmp_path / "m.xlsm")[code]


def test_what_is_no_form_is_refused(file: DataFile, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"no workbook")
    with pytest.raises(WorkbookRefused):
        take_in(file, path)
    with pytest.raises(WorkbookRefused):
        take_in(file, tmp_path / "không có.xlsx")
    assert known_forms(file) == ()


def test_a_huge_form_is_refused(file: DataFile, drawn: Path, tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "a.xlsx"
    path.write_bytes(drawn.read_bytes())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("a.bin", b"\0" * (MOST_BYTES + 1))
    with pytest.raises(FormRefused, match="lớn hơn 20 MB"):
        take_in(file, path)


def test_a_form_that_the_disk_has_damaged_is_told(
    file: DataFile, form: int, tmp_path: Path
) -> None:
    set_cells(file, form, [cell("D7")])
    with file.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE file_contents SET content = x'00'")
    with pytest.raises(FormRefused, match="bị hỏng"):
        fill(file, form, tmp_path / "a.xlsx")
    assert recognised(file, book(tmp_path / "b.xlsx", "a", "b")) is None


def test_a_form_that_is_gone_is_told(file: DataFile) -> None:
    for act in (
        lambda: rename(file, 9, "a"),
        lambda: delete(file, 9),
        lambda: set_cells(file, 9, ()),
        lambda: suggestions(file, 9),
    ):
        with pytest.raises(RecordGone):
            act()


def test_a_mapping_is_a_text_that_is_read_back(tmp_path: Path) -> None:
    said = (
        cell("D7"),
        text("A3", "office.short_name"),
        FormCell(sheet='Trang "2"\\', cell="B1", figure="web.items", number="planned"),
        FormCell(sheet="plain", cell="B1", number="made_on"),
    )
    path = tmp_path / "a.toml"
    path.write_text("\ufeff" + mapping_text(said), "utf-8")
    assert read_mapping(path) == said
    again = tmp_path / "a.json"
    again.write_text('{"Biểu 01": {"D7": "radio.items:in_period"}}', "utf-8")
    assert read_mapping(again) == (cell("D7"),)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.toml", b"[a", "viết chưa đúng"),
        ("a.json", b"[1]", "mỗi trang tính một bảng"),
        ("a.json", b"[" * 100_000, "viết chưa đúng"),
        ("a.toml", b"a = 1", "“a” cần là một bảng"),
        ("a.toml", b"[a]\nB1 = 5", "ô B1, trang “a”"),
        ("a.toml", b"[a]\nB1 = ' '", "ô B1, trang “a”"),
        ("a.toml", "[é]".encode("latin-1"), "UTF-8"),
        ("a.toml", b"#" * 1_000_001, "quá dài"),
    ],
)
def test_a_wrong_mapping_is_refused(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(WrongMapping, match=said):
        read_mapping(path)
    with pytest.raises(WrongMapping, match="không đọc được"):
        read_mapping(tmp_path / "không có.toml")
    assert issubclass(WrongMapping, CchcError)


def test_a_form_belongs_to_no_page() -> None:
    assert ReceiverForm(name="a", shape="b", sha256="c", size=1).cells == ()
