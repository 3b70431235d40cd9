from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.counting import Figures
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.office import Signer
from cchc_desktop.domain.official_lines import NO_DAY
from cchc_desktop.domain.periods import parse_period
from cchc_desktop.domain.progress import Cancelled
from cchc_desktop.files import FileTrouble
from cchc_desktop.workbooks.cells import CellRefused
from cchc_desktop.workbooks.lettering import height_of, line_count
from cchc_desktop.workbooks.tally import Tally, write_tally
from tests.workbooks import sample_tally
from tests.workbooks.sample_tally import CALENDARS, OFFICE, channel_figure, tally

LISTS = [
    "Danh sách hoạt động",
    "Minh chứng",
    "Khẩu hiệu",
    "Thủ tục hành chính",
    "Thay đổi TTHC",
    "Nhiệm vụ",
]
TABLES = ["Tổng hợp", "Theo tháng", *LISTS, "Đối chiếu"]
SHEETS = ["Trang bìa", *TABLES]
HIDDEN = "Dữ liệu máy đọc"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(tally(), tmp_path_factory.mktemp("tally"))


def written(shown: Tally, folder: Path) -> Workbook:
    target = folder / "tổng hợp.xlsx"
    write_tally(shown, target)
    return openpyxl.load_workbook(target)


def midnight(year: int, month: int, day: int) -> datetime:
    """What openpyxl reads from a cell that holds a day."""
    return datetime.combine(date(year, month, day), time.min)


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows below the headings, by heading."""
    rows = list(sheet.iter_rows(values_only=True))
    top = next(i for i, row in enumerate(rows) if row[0] == "STT")
    headings = [str(heading) for heading in rows[top]]
    return [dict(zip(headings, row, strict=True)) for row in rows[top + 1 :]]


def figure_rows(sheet: Worksheet) -> dict[tuple[str, str], dict[str, Any]]:
    """The figures of the summary by what they count and in which unit."""
    return {
        (str(row["Kênh, nội dung"]), str(row["Đơn vị tính"])): row
        for row in table(sheet)
        if row["Đơn vị tính"] not in (None, "C")
        and not str(row["Kênh, nội dung"]).startswith("Cộng ")
    }


def test_the_sheets(sample: Workbook) -> None:
    assert sample.sheetnames == [*SHEETS, HIDDEN]
    assert sample.active is sample["Trang bìa"]
    assert {s.title: s.sheet_state for s in sample if s.sheet_state != "visible"} == {
        HIDDEN: "hidden"
    }


def test_no_cell_holds_a_formula(sample: Workbook) -> None:
    kinds = {cell.data_type for sheet in sample for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "inlineStr", "n", "d"}


def test_every_cell_is_in_times_new_roman(sample: Workbook) -> None:
    faces = {cell.font.name for sheet in sample for row in sheet.iter_rows() for cell in row}
    assert faces == {"Times New Roman"}


def test_a_figure_stands_in_its_row(sample: Workbook) -> None:
    row = figure_rows(sample["Tổng hợp"])["Đài truyền thanh", "tin, bài"]
    assert row == {
        "STT": "1.1",
        "Kênh, nội dung": "Đài truyền thanh",
        "Đơn vị tính": "tin, bài",
        "Kế hoạch năm": 52,
        "Trong kỳ": 58,
        "Lũy kế từ đầu năm": 58,
        "Cùng kỳ năm trước": 52,
        "So cùng kỳ (+/-)": 6,
        "So cùng kỳ (%)": pytest.approx(6 / 52),
        "Minh chứng": "55/58",
        "Ghi chú": None,
    }


def test_every_figure_has_its_row_in_its_group(sample: Workbook) -> None:
    rows = [row for row in table(sample["Tổng hợp"]) if row["STT"] is not None]
    groups = [row["Kênh, nội dung"] for row in rows if row["STT"] in ("I", "II", "III", "IV", "V")]
    assert groups == [
        "TUYÊN TRUYỀN THEO KÊNH",
        "KHẨU HIỆU",
        "THỦ TỤC HÀNH CHÍNH (TTHC)",
        "NHIỆM VỤ",
        "CỘNG CÁC KÊNH CÙNG ĐƠN VỊ TÍNH",
    ]
    shown = [(f.definition.label, f.definition.unit) for f in sample_tally.figures()]
    assert list(figure_rows(sample["Tổng hợp"])) == shown


def test_no_data_is_empty_and_zero_is_zero(sample: Workbook) -> None:
    rows = figure_rows(sample["Tổng hợp"])
    leaflets = rows["Tờ rơi", "tờ"]
    assert leaflets["Kế hoạch năm"] == 1500
    assert [leaflets[h] for h in ("Trong kỳ", "Lũy kế từ đầu năm", "So cùng kỳ (+/-)")] == [
        None
    ] * 3
    assert rows["TTHC mới ban hành", "thủ tục"]["Trong kỳ"] == 0
    assert rows["TTHC mới ban hành", "thủ tục"]["So cùng kỳ (%)"] == -1


def test_against_nothing_last_year_there_is_a_difference_but_no_percentage(
    sample: Workbook,
) -> None:
    row = figure_rows(sample["Tổng hợp"])["Khẩu hiệu được treo", "câu"]
    assert row["So cùng kỳ (+/-)"] == 2
    assert row["So cùng kỳ (%)"] is None


def test_an_estimate_stands_apart_and_is_explained(sample: Workbook, tmp_path: Path) -> None:
    row = figure_rows(sample["Tổng hợp"])["Hội nghị, cuộc họp", "lượt người dự"]
    assert row["Trong kỳ"] is None
    assert row["Ghi chú"] == "Ngoài ra ước thực hiện 85 lượt người dự"
    remark = "- Số ước thực hiện chỉ ghi ở cột “Ghi chú”, chưa cộng vào cột số nào."
    assert remark in texts(sample["Tổng hợp"])
    certain = written(tally([f for f in sample_tally.figures() if f.estimated is None]), tmp_path)
    assert remark not in texts(certain["Tổng hợp"])


def texts(sheet: Worksheet) -> list[str]:
    return [str(c) for row in sheet.iter_rows(values_only=True) for c in row if c is not None]


def test_the_head_names_the_office_the_period_its_days_and_its_calendar(sample: Workbook) -> None:
    shown = texts(sample["Tổng hợp"])[:6]
    assert shown == [
        "ỦY BAN NHÂN DÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ CHI LĂNG NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "TỔNG HỢP KẾT QUẢ TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH",
        (
            "Kỳ báo cáo: Năm 2022 (01/01/2022 - 31/12/2022). "
            f"Cách tính kỳ: {CALENDARS['calendar'].label}"
        ),
    ]


def test_a_statutory_quarter_prints_its_own_days(tmp_path: Path) -> None:
    quarter = parse_period("2022-Q2", CALENDARS["statutory"])
    shown = texts(written(tally(period=quarter), tmp_path)["Tổng hợp"])
    assert any("Quý II năm 2022 (15/03/2022 - 14/06/2022)" in text for text in shown)
    assert "- Lũy kế: 15/12/2021 - 14/06/2022. Cùng kỳ năm trước: 15/03/2021 - 14/06/2021." in shown


def test_a_superior_is_named_only_where_the_office_asks_for_it(tmp_path: Path) -> None:
    shown = texts(written(tally(office=replace(OFFICE, show_superior=True)), tmp_path)["Tổng hợp"])
    assert shown[0] == "UBND HUYỆN THANH MIỆN"
    assert shown[2] == "ỦY BAN NHÂN DÂN"


def test_the_deputy_signs_for_the_chairman(sample: Workbook) -> None:
    assert texts(sample["Tổng hợp"])[-7:] == [
        f"Chi Lăng Nam, ngày {NO_DAY} tháng 12 năm 2022",
        "NGƯỜI LẬP BIỂU",
        "TM. ỦY BAN NHÂN DÂN",
        "(Ký, ghi rõ họ tên)",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn Nhưng",
    ]


def test_without_a_signer_the_place_for_the_name_is_blank(tmp_path: Path) -> None:
    nobody = replace(OFFICE, signers=(), body="Trung tâm Phục vụ hành chính công")
    shown = texts(written(tally(office=nobody, made_on=date(2023, 1, 5)), tmp_path)["Tổng hợp"])
    assert shown[0] == "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"
    assert f"Chi Lăng Nam, ngày {NO_DAY} tháng 01 năm 2023" in shown
    assert shown[-1] == "(Ký, ghi rõ họ tên)"


def test_the_list_adds_up_to_the_figures(sample: Workbook) -> None:
    sums: Counter[tuple[object, object]] = Counter()
    expected = 0
    for row in table(sample["Danh sách hoạt động"]):
        sums[row["Kênh"], row["Đơn vị tính"]] += row["Số lượng"] or 0
        expected += row["Ước thực hiện"] or 0
    assert sums["Đài truyền thanh", "tin, bài"] == 58
    assert sums["Đài truyền thanh", "lượt phát"] == 232
    assert sums["Trang thông tin điện tử", "tin, bài"] == 26
    assert sums["Hội nghị, cuộc họp", "lượt người dự"] == 0
    assert expected == 85


def test_a_row_of_the_list(sample: Workbook) -> None:
    first, second = table(sample["Danh sách hoạt động"])[:2]
    assert first == {
        "STT": 1,
        "Ngày": midnight(2022, 1, 4),
        "Kênh": "Đài truyền thanh",
        "Tiêu đề, nội dung": sample_tally.activities()[0].title,
        "Hình thức": "Tin",
        "Đơn vị tính": "tin, bài",
        "Số lượng": 1,
        "Ước thực hiện": None,
        "Bộ phận thực hiện": "Đài truyền thanh",
        "Đối tượng": "Nhân dân",
        "Địa điểm": "Trụ sở UBND",
        "Căn cứ văn bản": "Kế hoạch số 09/KH-UBND\nngày 16/02/2022",
        "Minh chứng": "Sổ theo dõi: Sổ phát thanh số 2, trang 1",
        "Ghi chú": None,
    }
    assert second == first | {"Đơn vị tính": "lượt phát", "Số lượng": 4}


def test_the_headings_are_the_declared_labels(sample: Workbook) -> None:
    headings = set(table(sample["Danh sách hoạt động"])[0])
    declared = {field.label for field in fields_of(Activity).values()}
    assert declared <= headings


def test_a_day_is_a_date_in_vietnamese_order(sample: Workbook) -> None:
    cell = sample["Danh sách hoạt động"]["B6"]
    assert cell.is_date
    assert cell.number_format == "dd/mm/yyyy"


def test_an_activity_without_measure_or_document_is_still_listed(tmp_path: Path) -> None:
    bare = Activity(id=1, channel="kenh-rieng", title="Việc khác", document=99)
    (row,) = table(written(tally(activities=[bare]), tmp_path)["Danh sách hoạt động"])
    assert row["Tiêu đề, nội dung"] == "Việc khác"
    assert row["Kênh"] == "kenh-rieng"
    assert [row[h] for h in ("Ngày", "Đơn vị tính", "Số lượng", "Căn cứ văn bản")] == [None] * 4


def test_displays_outside_the_period_are_not_listed(sample: Workbook) -> None:
    rows = table(sample["Khẩu hiệu"])
    assert [(r["STT"], r["Hình thức treo"], r["Số tấm, cái"]) for r in rows] == [
        (1, "Bảng điện tử", 1),
        (1, "Băng rôn", 6),
        (2, "Băng rôn", 4),
    ]
    assert rows[0]["Đến ngày"] is None
    assert rows[1]["Đến ngày"] == midnight(2022, 6, 30)


def test_procedures_are_those_that_the_figure_counts_as_they_stood(sample: Workbook) -> None:
    (row,) = table(sample["Thủ tục hành chính"])
    assert row["Mã TTHC"] == "1.001193"
    assert row["Sự kiện"] == "Sửa đổi, bổ sung"
    assert row["Ngày có hiệu lực"] == midnight(2022, 3, 15)
    assert row["Số quyết định"] == "528/QĐ-UBND"
    assert row["Niêm yết"] == (
        "Bộ phận một cửa (14/03/2022, gỡ 01/12/2022)\nTrang thông tin điện tử (15/03/2022)"
    )
    sheet = sample["Thủ tục hành chính"]
    assert sheet["B6"].number_format == "@"


def test_tasks_are_those_of_the_year(sample: Workbook) -> None:
    rows = table(sample["Nhiệm vụ"])
    assert [row["Kết quả"] for row in rows] == ["Đã hoàn thành", "Đang thực hiện"]


def test_an_office_without_records_gets_a_tally_that_says_so(tmp_path: Path) -> None:
    empty = tally([], activities=[], slogans=[], procedures=[], tasks=[], documents={})
    book = written(empty, tmp_path)
    assert book["Danh sách hoạt động"]["A6"].value == "Trong kỳ chưa ghi hoạt động nào."
    assert book["Khẩu hiệu"]["A6"].value == "Trong kỳ không có khẩu hiệu nào được treo."
    assert book["Danh sách hoạt động"].auto_filter.ref is None
    assert figure_rows(book["Tổng hợp"]) == {}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_prints_on_a4_as_wide_as_the_page(sample: Workbook, name: str) -> None:
    sheet = sample[name]
    assert int(sheet.page_setup.paperSize or 0) == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    cover = name == "Trang bìa"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 0) == (1, 0)
    assert (sheet.freeze_panes is None) == cover
    assert sheet.print_options.horizontalCentered
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center.text == "Trang &P/&N"
    for margin in ("left", "right", "top", "bottom"):
        assert 10 <= getattr(sheet.page_margins, margin) * 25.4 <= 20


@pytest.mark.parametrize("name", TABLES)
def test_the_headings_are_repeated_and_all_is_printed(sample: Workbook, name: str) -> None:
    sheet = sample[name]
    top = next(row[0].row for row in sheet.iter_rows() if row[0].value == "STT")
    repeated = f"${top}:${top + 1}" if name == "Tổng hợp" else f"${top}:${top}"
    assert sheet.print_title_rows == repeated
    last = sheet.cell(sheet.max_row, sheet.max_column).coordinate
    assert sheet.print_area.replace("$", "") == f"'{name}'!A1:{last}"


@pytest.mark.parametrize("name", LISTS)
def test_a_list_can_be_filtered_by_every_column(sample: Workbook, name: str) -> None:
    sheet = sample[name]
    assert sheet.auto_filter.ref == f"A5:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"


@pytest.mark.parametrize("name", SHEETS)
def test_every_row_is_high_enough_for_its_texts(sample: Workbook, name: str) -> None:
    sheet = sample[name]
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.coordinate not in sheet.merged_cells:
                width = int(sheet.column_dimensions[cell.column_letter].width * 8)
                needed = line_count(cell.value, width, cell.font.sz, bold=bool(cell.font.b))
                assert sheet.row_dimensions[cell.row].height >= height_of(needed, cell.font.sz) - 1


def test_the_properties_say_whose_it_is_and_when_it_was_made(sample: Workbook) -> None:
    properties = sample.properties
    assert properties.title == "Tổng hợp kết quả tuyên truyền cải cách hành chính - Năm 2022"
    assert properties.creator == "UBND xã Chi Lăng Nam"
    assert properties.created == midnight(2022, 12, 20)


def test_the_same_tally_gives_the_same_bytes(tmp_path: Path) -> None:
    once, again = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    write_tally(tally(), once)
    write_tally(tally(), again)
    assert once.read_bytes() == again.read_bytes()


def test_a_formula_typed_as_a_title_stays_a_title(tmp_path: Path) -> None:
    trap = Activity(
        id=1,
        day=date(2022, 5, 1),
        channel="web",
        title='=HYPERLINK("http://la.vn";"58")',
        measures=(Measure(unit="items", quantity=Decimal(1)),),
        note="+1",
    )
    book = written(tally(activities=[trap]), tmp_path)
    assert book["Danh sách hoạt động"]["D6"].value == trap.title
    assert {c.data_type for row in book["Danh sách hoạt động"].iter_rows() for c in row} <= {
        "s",
        "inlineStr",
        "n",
        "d",
    }


def test_a_text_that_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "cũ.xlsx"
    target.write_bytes(b"cu")
    bad = Activity(id=1, channel="web", title="Tin \x00 lỗi", measures=())
    with pytest.raises(CellRefused, match="Danh sách hoạt động”, dòng 6"):
        write_tally(tally(activities=[bad]), target)
    assert target.read_bytes() == b"cu"
    assert list(tmp_path.iterdir()) == [target]


class Impatient:
    """Cancels at the second step, and remembers what it was told."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int]] = []

    def step(self, done: int, total: int, what: str) -> None:
        self.steps.append((done, total))
        if len(self.steps) == 2:
            raise Cancelled


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    watcher = Impatient()
    many = [Activity(id=n, channel="web", title="Tin") for n in range(600)]
    with pytest.raises(Cancelled):
        write_tally(tally(activities=many), tmp_path / "tally.xlsx", watcher)
    assert [done for done, _ in watcher.steps] == [0, 250]
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_is_a_folder_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="thư mục"):
        write_tally(tally(), tmp_path)


def test_nothing_is_read_from_or_linked_to_elsewhere(tmp_path: Path) -> None:
    target = tmp_path / "t.xlsx"
    write_tally(tally(), target)
    with ZipFile(io.BytesIO(target.read_bytes())) as archive:
        names = archive.namelist()
        links = b"".join(archive.read(name) for name in names if name.endswith(".rels"))
    assert b'TargetMode="External"' not in links
    assert not [name for name in names if "externalLink" in name or "vba" in name.lower()]


def test_a_figure_unknown_to_the_catalogues_is_still_counted(tmp_path: Path) -> None:
    own = channel_figure("kenh-rieng", "luot-moi", in_period=Decimal("2.5"))
    shown = tally([own])
    assert Figures(shown.period, [own])["kenh-rieng.luot-moi"] is own
    row = figure_rows(written(shown, tmp_path)["Tổng hợp"])["kenh-rieng", "luot-moi"]
    assert row["Trong kỳ"] == 2.5


@pytest.mark.parametrize("figures", range(1, 60, 6))
def test_the_signatures_stand_with_the_end_of_the_table(tmp_path: Path, figures: int) -> None:
    shown = [channel_figure(f"kenh-{n}", "items", in_period=Decimal(n)) for n in range(figures)]
    sheet = written(tally(shown), tmp_path)["Tổng hợp"]
    breaks = [0, *(int(b.id) for b in sheet.row_breaks.brk)]
    ordinals = next(sheet.iter_cols(max_col=1, values_only=True))
    last_figure = max(row for row, value in enumerate(ordinals, 1) if str(value)[:1].isdigit())
    # Excel counts the rows above a break: the last page begins in the row after it.
    assert breaks[-1] + 1 < last_figure


def test_the_chairman_signs_for_nobody(tmp_path: Path) -> None:
    chairman = Signer(name="Nguyễn Văn An", position="chairman")
    shown = texts(written(tally(office=replace(OFFICE, signers=(chairman,))), tmp_path)["Tổng hợp"])
    assert "KT. CHỦ TỊCH" not in shown
    assert "CHỦ TỊCH" in shown
    assert shown[-1] == "Nguyễn Văn An"
