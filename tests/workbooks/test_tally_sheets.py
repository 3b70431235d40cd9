"""The sheets of a tally beside its table and its lists: cover, months, chart, reconciliation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.by_month import ByMonth
from cchc_desktop.domain.counting import Figure
from cchc_desktop.domain.months import months_of
from cchc_desktop.domain.periods import parse_period
from cchc_desktop.domain.procedures import Posting, Procedure, ProcedureEvent
from cchc_desktop.workbooks.sheets.by_month import heading_of
from cchc_desktop.workbooks.tally import Tally, write_tally
from tests.workbooks.sample_tally import (
    CALENDARS,
    PROCEDURES,
    YEAR,
    channel_figure,
    figures,
    tally,
)

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tally(), tmp_path_factory.mktemp("tally"))


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def written(shown: Tally, folder: Path) -> Path:
    target = folder / "t.xlsx"
    write_tally(shown, target)
    return target


def rows_of(book: Workbook, sheet: str) -> list[list[Any]]:
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]


def table(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    rows = rows_of(book, sheet)
    top = next(at for at, row in enumerate(rows) if row[0] == "STT")
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :] if row[0] is not None]


def radio(numbers: tuple[int | None, ...], in_period: int, unit: str = "items") -> Tally:
    figure = channel_figure("radio", unit, in_period=Decimal(in_period))
    months = months_of(YEAR, CALENDARS["calendar"])
    filled = [None if n is None else Decimal(n) for n in numbers]
    filled += [None] * (len(months) - len(filled))
    by_month = ByMonth(months=months, numbers={figure.name: tuple(filled)})
    return tally([figure], by_month=by_month)


def test_the_cover_says_whose_when_and_by_whom(book: Workbook) -> None:
    told = {row[0]: row[2] for row in rows_of(book, "Trang bìa") if row[0] and row[2]}
    assert told["Tên cơ quan"] == "Ủy ban nhân dân xã Chi Lăng Nam"
    assert told["Kỳ báo cáo"] == "Năm 2022 (mã kỳ: 2022)"
    assert told["Số liệu trong kỳ tính từ ngày - đến ngày"] == "01/01/2022 - 31/12/2022"
    assert told["Cách tính kỳ"] == "Theo năm dương lịch"
    assert told["Ngày lập"] == "20/12/2022"
    assert told["Lập từ máy tính của"] == "Lan"
    assert told["Chương trình"] == "CCHC Desktop 0.1.0"


def test_the_cover_leads_to_every_sheet(book: Workbook) -> None:
    links = {
        cell.value: cell.hyperlink.location
        for row in book["Trang bìa"].iter_rows()
        for cell in row
        if cell.hyperlink
    }
    shown = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert list(links) == shown[1:]
    assert all(location == f"'{name}'!A1" for name, location in links.items())
    counts = {row["Trang (bấm để mở)"]: row["Số bản ghi"] for row in table(book, "Trang bìa")[:9]}
    assert counts["Danh sách hoạt động"] == 85
    assert counts["Khẩu hiệu"] == 3
    assert counts["Thủ tục hành chính"] == 1


def subtotals_of(book: Workbook) -> list[dict[str, Any]]:
    return [
        row for row in table(book, "Tổng hợp") if str(row["Kênh, nội dung"]).startswith("Cộng ")
    ]


def test_channels_that_share_a_unit_have_a_subtotal(book: Workbook) -> None:
    (items,) = subtotals_of(book)
    assert items["Kênh, nội dung"] == "Cộng 2 kênh: Đài truyền thanh, Trang thông tin điện tử"
    assert items["Đơn vị tính"] == "tin, bài"
    assert (items["Kế hoạch năm"], items["Trong kỳ"], items["So cùng kỳ (+/-)"]) == (82, 84, 1)


def test_a_subtotal_says_what_it_lacks(tmp_path: Path) -> None:
    shown = [
        channel_figure("radio", "items", planned=Decimal(52), in_period=Decimal(58)),
        channel_figure("web", "items", in_period=Decimal(26), same_period_last_year=Decimal(31)),
    ]
    (row,) = subtotals_of(openpyxl.load_workbook(written(tally(shown), tmp_path)))
    assert row["Ghi chú"] == "Số kênh có số liệu: kế hoạch 1/2; cùng kỳ 1/2"
    assert row["So cùng kỳ (+/-)"] is None
    many = [channel_figure(f"kenh-{n}", "items", in_period=Decimal(1)) for n in range(6)]
    (row,) = subtotals_of(openpyxl.load_workbook(written(tally(many), tmp_path)))
    assert row["Kênh, nội dung"] == "Cộng 6 kênh"


def test_the_cells_of_the_figures_have_names(book: Workbook) -> None:
    def named(name: str) -> object:
        sheet, cell = book.defined_names[name].attr_text.replace("$", "").split("!")
        return book[sheet.strip("'")][cell].value

    assert named("so_lieu.radio.items") == 58
    assert named("ke_hoach.radio.items") == 52
    assert named("luy_ke.web.items") == 26
    assert named("cung_ky.radio.hours") == 1300.25
    assert named("so_lieu.cong.items") == 84
    assert named("so_lieu.displays.banner") == 10
    for name in ("bang_tong_hop", "bang_theo_thang", "bang_doi_chieu", "danh_sach.hoat_dong"):
        assert name in book.defined_names


def test_a_name_that_excel_would_not_take_is_bent_until_it_does(tmp_path: Path) -> None:
    shown = [
        channel_figure("kenh-a", "items", in_period=Decimal(1)),
        channel_figure("kenh_a", "items", in_period=Decimal(2)),
    ]
    names = openpyxl.load_workbook(written(tally(shown), tmp_path)).defined_names
    assert {"so_lieu.kenh_a.items", "so_lieu.kenh_a.items_2"} <= set(names)


def test_the_months_stand_beside_the_period(book: Workbook) -> None:
    row = next(r for r in table(book, "Theo tháng") if r["Kênh, nội dung"] == "Đài truyền thanh")
    assert [row[f"Tháng {n}"] for n in range(1, 13)] == [57, *[None] * 10, 1]
    assert (row["Cộng các tháng"], row["Trong kỳ"], row["Chênh lệch"]) == (58, 58, "khớp")


def test_months_that_do_not_add_up_are_shown_not_hidden(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(radio((5, 6), 12), tmp_path))
    row = table(book, "Theo tháng")[-1]
    assert (row["Cộng các tháng"], row["Trong kỳ"], row["Chênh lệch"]) == (11, 12, -1)


def test_what_hangs_over_months_is_not_added(book: Workbook) -> None:
    row = next(r for r in table(book, "Theo tháng") if r["Kênh, nội dung"] == "Khẩu hiệu được treo")
    assert (row["Tháng 1"], row["Cộng các tháng"], row["Chênh lệch"]) == (1, None, None)


@pytest.mark.parametrize(
    ("period", "calendar", "headings"),
    [
        ("2022-Q2", "calendar", ["Tháng 4", "Tháng 5", "Tháng 6"]),
        ("2022-01", "statutory", ["Tháng 1\n15/12 -\n14/01"]),
        ("2022-03-15..2022-04-30", "calendar", ["15/03 -\n31/03/2022", "Tháng 4"]),
        ("2021-07-01..2022-09-30", "calendar", [f"Quý {q}" for q in
         ("3/2021", "4/2021", "1/2022", "2/2022", "3/2022")]),
        ("2019-01-01..2022-12-31", "calendar", [f"Năm {y}" for y in range(2019, 2023)]),
    ],
)  # fmt: skip
def test_how_the_months_are_headed(period: str, calendar: str, headings: list[str]) -> None:
    months = months_of(parse_period(period, CALENDARS[calendar]), CALENDARS[calendar])
    assert [heading_of(month) for month in months] == headings


def charts(path: Path) -> list[ET.Element]:
    with ZipFile(path) as archive:
        names = sorted(n for n in archive.namelist() if n.startswith("xl/charts/chart"))
        return [ET.fromstring(archive.read(name)) for name in names]


def test_a_chart_has_one_unit_and_its_numbers_with_it(tmp_path: Path) -> None:
    (chart,) = charts(written(radio((5, 6, 7), 18), tmp_path))
    texts = [str(node.text) for node in chart.iter(f"{CHART}v")]
    assert {"Đài truyền thanh", "Tháng 1", "5", "6", "7"} <= {t.removesuffix(".0") for t in texts}
    titles = "".join(
        str(node.text)
        for node in chart.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")
    )
    assert titles == "Tin, bài theo tháng"


def test_two_months_are_no_picture(tmp_path: Path) -> None:
    assert charts(written(radio((5, 6), 11), tmp_path)) == []


def test_evidence_is_listed_with_what_it_proves(book: Workbook) -> None:
    rows = table(book, "Minh chứng")
    assert len(rows) == 55 + 26
    assert rows[0]["Sổ"] == "Hoạt động"
    assert rows[0]["Nơi lưu hoặc đường dẫn"] == "Sổ phát thanh số 2, trang 1"


def event(kind: str, on: date, *postings: Posting) -> ProcedureEvent:
    return ProcedureEvent(kind=kind, effective_on=on, postings=postings)


def test_changes_of_procedures_say_whether_they_were_posted_in_time(tmp_path: Path) -> None:
    late = Posting(place="one-stop", posted_on=date(2022, 3, 9), notice="Biên bản 01")
    procedures = [
        Procedure(id=1, code="1.1", name="Một", events=(event("new", date(2022, 3, 1), late),)),
        Procedure(id=2, code="1.2", name="Hai", events=(event("amended", date(2022, 2, 1)),)),
        Procedure(id=3, code="1.3", name="Ba", events=(event("repealed", date(2022, 5, 1)),)),
        Procedure(id=4, code="1.4", name="Bốn", events=(event("new", date(2021, 5, 1)),)),
    ]
    book = openpyxl.load_workbook(written(tally(procedures=procedures), tmp_path))
    changes = table(book, "Thay đổi TTHC")
    assert [(row["Mã TTHC"], row["Tình trạng niêm yết"]) for row in changes] == [
        ("1.2", "Chưa niêm yết"),
        ("1.1", "Chậm"),
        ("1.3", "Không phải niêm yết"),
    ]
    assert changes[1]["Hạn niêm yết"].date() == date(2022, 3, 1)
    assert changes[2]["Hạn niêm yết"] is None
    standing = table(book, "Thủ tục hành chính")
    assert [(row["Mã TTHC"], row["Tình trạng niêm yết"]) for row in standing] == [
        ("1.1", "Chậm"),
        ("1.2", "Chưa niêm yết"),
        ("1.4", "Chưa niêm yết"),
    ]
    proof = table(book, "Minh chứng")[-1]
    assert (proof["Sổ"], proof["Hoạt động, thủ tục"]) == ("Thủ tục", "1.1 Một")
    # One working day more, and the posting of the 9th is in time.
    lenient = tally(procedures=procedures, allowance=6)
    again = openpyxl.load_workbook(written(lenient, tmp_path))
    assert table(again, "Thay đổi TTHC")[1]["Tình trạng niêm yết"] == "Đúng hạn"
    assert "được chậm 6 ngày làm việc" in str(rows_of(again, "Thay đổi TTHC")[3][0])


def test_figures_that_their_lists_bear_out_agree(tmp_path: Path) -> None:
    shown = [f for f in figures() if f.name in ("radio.items", "web.items", "slogans.sentences")]
    shown.append(channel_figure("leaflet", "sheets", planned=Decimal(1500)))
    book = openpyxl.load_workbook(written(tally(shown), tmp_path))
    rows = table(book, "Đối chiếu")
    assert [(row["Trong kỳ (Tổng hợp)"], row["Kết quả"]) for row in rows] == [
        (58, "khớp"),
        (26, "khớp"),
        (2, "khớp"),
        (None, "chưa có số liệu"),
    ]
    assert rows[0]["Số bản ghi đã cộng"] == 58
    assert rows_of(book, "Đối chiếu")[3][0].startswith("Mọi số liệu đều khớp")


def test_a_figure_that_differs_from_its_list_is_pointed_at(tmp_path: Path) -> None:
    one = Activity(
        id=1,
        day=date(2022, 5, 1),
        channel="radio",
        title="Tin",
        measures=(Measure(unit="items", quantity=Decimal("2.5")),),
    )
    book = openpyxl.load_workbook(
        written(tally([channel_figure("radio", "items", in_period=Decimal(3))], activities=[one]),
                tmp_path)
    )  # fmt: skip
    (row,) = table(book, "Đối chiếu")
    assert (row["Cộng từ danh sách"], row["Chênh lệch"], row["Kết quả"]) == (2.5, 0.5, "lệch")
    assert rows_of(book, "Đối chiếu")[3][0].startswith("Có 1 số liệu lệch")
    # Without a figure, records that are there are a difference too.
    none: list[Figure] = [replace(channel_figure("radio", "items"), in_period=None)]
    book = openpyxl.load_workbook(written(tally(none, activities=[one]), tmp_path))
    (row,) = table(book, "Đối chiếu")
    assert (row["Trong kỳ (Tổng hợp)"], row["Kết quả"]) == (None, "lệch")


def test_nothing_of_an_office_without_procedures_breaks(tmp_path: Path) -> None:
    empty = tally([], activities=[], slogans=[], procedures=PROCEDURES[1:], tasks=[])
    book = openpyxl.load_workbook(written(empty, tmp_path))
    assert book["Minh chứng"]["A6"].value == "Trong kỳ chưa ghi minh chứng nào."
    assert book["Thay đổi TTHC"]["A6"].value == "Trong kỳ không có thủ tục nào thay đổi."
    assert book["Đối chiếu"].auto_filter.ref is None
