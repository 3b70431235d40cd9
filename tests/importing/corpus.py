"""Workbooks made to look like what offices send, each with what is to become of every row.

``python -m tests.importing.corpus DIR`` writes them all, and beside each its expected outcomes.
They are made anew by every test run, so that no binary lies in the repository.
"""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.importing.old_encodings import tcvn3, vni

Build = Callable[["Pen"], None]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One workbook.

    ``expected`` says for each row that the plan tells of (the first of a record's rows, with its
    sheet before it where there are several) the outcome, and for a refused one the cells at fault.
    ``values`` are fields of the records that are made; ``notes`` are words that the plan says.
    """

    name: str
    register: str
    build: Build
    expected: Mapping[str, str]
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    notes: Sequence[str] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    with_sample: bool = False


class Pen:
    """Writes a workbook as an office would: rows of anything from a cell on."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        self.sheet: Any = None
        self.day = workbook.add_format({"num_format": "dd/mm/yyyy"})

    def new(self, name: str = "Sheet1") -> Pen:
        self.sheet = self.workbook.add_worksheet(name)
        return self

    def row(self, number: int, *values: Any, first: int = 0, look: Any = None) -> Pen:
        """Write the cells of a row, counted as Excel does; None leaves one out."""
        for column, value in enumerate(values, start=first):
            self.put(number, column, value, look)
        return self

    def put(self, row: int, column: int, value: Any, look: Any = None) -> None:
        at = (row - 1, column)
        if value is None:
            return
        if isinstance(value, Formula):
            self.sheet.write_formula(*at, value.text, look, value.result)
        elif isinstance(value, bool):
            self.sheet.write_boolean(*at, value, look)
        elif isinstance(value, (date, datetime)):
            self.sheet.write_datetime(*at, value, look or self.day)
        elif isinstance(value, (int, float)):
            self.sheet.write_number(*at, value, look)
        else:
            self.sheet.write_string(*at, value, look)

    def merge(self, span: str, value: str) -> Pen:
        self.sheet.merge_range(span, value)
        return self


@dataclass(frozen=True)
class Formula:
    """A formula with the result that the file keeps; an empty one is a file that keeps none."""

    text: str
    result: Any = ""


ACTIVITY = ("STT", "Ngày tháng", "Kênh tuyên truyền", "Nội dung", "Đơn vị tính", "Số lượng")
RADIO = "Đài truyền thanh"


def _plain(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.row(2, 1, date(2022, 3, 5), RADIO, "Tin về Đề án 06", "tin, bài", 1)
    pen.row(
        3, 2, date(2022, 3, 9), "Trang thông tin điện tử", "Bài về chuyển đổi số", "tin, bài", 2
    )


def _text_days(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    for row, day in enumerate(
        (
            *("05/03/2022", "5.3.22", "05-03-2022", "ngày 5 tháng 3 năm 2022", "2022-03-05"),
            *("05/03/2022 07:30", "31/04/2022", "5/3", "tháng 3", "12/31/2022"),
        ),
        start=2,
    ):
        pen.row(row, row - 1, day, RADIO, f"Tin số {row}", "tin, bài", 1)


def _serials(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.row(2, 1, 44625, RADIO, "Số ngày của Excel", "tin, bài", 1)
    pen.row(3, 2, 5, RADIO, "Số không phải ngày", "tin, bài", 1)
    pen.row(4, 3, "44625", RADIO, "Số ngày dạng chữ", "tin, bài", 1)


def _mac_days(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.row(2, 1, date(2022, 3, 5), RADIO, "Ngày của máy Mac", "tin, bài", 1)
    pen.row(3, 2, 43163, RADIO, "Số ngày hệ 1904", "tin, bài", 1)


def _numbers(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    cells: tuple[Any, ...] = (
        *("1.234,5", "1,234.5", "1.234", "1,234", "1 234", "12 tin", "12 cuộc", "1.5", "mười hai"),
        *(12.5, 0, "-", -3, "０５"),
    )
    for row, cell in enumerate(cells, start=2):
        unit = None if cell == "12 tin" else "tin, bài"
        pen.row(row, row - 1, date(2022, 3, 1), RADIO, f"Tin số {row}", unit, cell)


def _percent(pen: Pen) -> None:
    percent = pen.workbook.add_format({"num_format": "0%"})
    pen.new().row(1, *ACTIVITY)
    pen.row(2, 1, date(2022, 3, 5), RADIO, "Tỷ lệ thay cho số lượng", "tin, bài")
    pen.put(2, 5, 0.5, percent)
    pen.row(3, 2, date(2022, 3, 6), RADIO, "Tỷ lệ dạng chữ", "tin, bài", "50%")


def _titles(pen: Pen) -> None:
    pen.new("Theo dõi")
    pen.merge("A1:C1", "UBND XÃ CHI LĂNG NAM").merge("D1:F1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    pen.merge("A3:F3", "SỔ THEO DÕI TIN, BÀI TUYÊN TRUYỀN NĂM 2022")
    pen.merge("A4:F4", "(Kèm theo Báo cáo số 45/BC-UBND)")
    pen.row(6, *ACTIVITY).row(7, "(1)", "(2)", "(3)", "(4)", "(5)", "(6)")
    pen.row(8, 1, "5/3", RADIO, "Tin không ghi năm", "tin, bài", 1)
    pen.row(9, 2, "28/2/2022", RADIO, "Tin có ghi năm", "tin, bài", 1)


def _two_row_head(pen: Pen) -> None:
    pen.new()
    for span, text in (
        ("A1:A2", "STT"),
        ("B1:B2", "Ngày"),
        ("C1:C2", "Kênh"),
        ("D1:D2", "Tiêu đề"),
        ("E1:F1", "Số lượng"),
        ("G1:G2", "Ghi chú"),
    ):
        pen.merge(span, text)
    pen.row(2, "Tin, bài", "Lượt phát", first=4)
    pen.row(3, 1, date(2022, 3, 5), RADIO, "Tin có lượt phát", 1, 12, "phát lại")
    pen.row(4, 2, date(2022, 3, 6), RADIO, "Tin chưa phát lại", 1)
    pen.row(5, 3, date(2022, 3, 7), RADIO, "Tin chưa có số")


def _unmerged_head(pen: Pen) -> None:
    pen.new().row(1, "TT", "Ngày", "Kênh", "Nội dung", "Số lượng")
    pen.row(2, "Tin, bài", "Lượt phát", first=4)
    pen.row(3, 1, date(2022, 3, 5), RADIO, "Tin một", 1, 12)


def _unit_headings(pen: Pen) -> None:
    pen.new().row(
        1, "STT", "Ngày phát", "Kênh", "Tên tin, bài", "Số tin, bài", "Số lượt phát", "Số giờ"
    )
    pen.row(2, 1, date(2022, 3, 5), RADIO, "Một tin ba số", 1, 12, "1,5")


def _totals(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.row(2, 1, date(2022, 3, 5), RADIO, "Tổng kết công tác cải cách hành chính", "tin, bài", 1)
    pen.row(3, None, "Cộng tháng 3", None, None, None, 1)
    pen.row(4, 2, date(2022, 4, 5), RADIO, "Tin tháng tư", "tin, bài", 1)
    pen.row(5, None, None, None, "Cộng", None, 1)
    pen.row(6, "Tổng cộng: 02 tin", None, None, None, None, Formula("=SUM(F2:F4)", 2))


def _repeated_head(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.row(2, 1, date(2022, 3, 5), RADIO, "Trang một", "tin, bài", 1)
    pen.row(3, *ACTIVITY)
    pen.row(4, 2, date(2022, 3, 6), RADIO, "Trang hai", "tin, bài", 1)
    pen.row(6, *(heading.upper() for heading in ACTIVITY))
    pen.row(7, 3, date(2022, 3, 7), RADIO, "Trang ba", "tin, bài", 1)


def _foot(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.row(2, 1, date(2022, 3, 5), RADIO, "Tin một", "tin, bài", 1)
    pen.row(3, "Tổng cộng", None, None, None, None, 1)
    pen.row(5, "Ghi chú: số liệu tính đến 15/12/2022")
    pen.row(6, None, None, None, "Chi Lăng Nam, ngày 31 tháng 12 năm 2022")
    pen.row(7, None, "NGƯỜI LẬP BIỂU", None, "KT. CHỦ TỊCH")
    pen.row(8, None, "(Ký, ghi rõ họ tên)", None, "PHÓ CHỦ TỊCH")
    pen.row(12, None, "Nguyễn Văn A", None, "Nguyễn Văn Nhưng")


def _sections(pen: Pen) -> None:
    pen.new().row(1, "STT", "Ngày", "Nội dung", "ĐVT", "Số lượng")
    pen.merge("A2:E2", "I. Đài truyền thanh")
    pen.row(3, 1, date(2022, 3, 5), "Tin trên đài", "tin, bài", 1)
    pen.row(4, "II", None, "Trang thông tin điện tử")
    pen.row(5, 1, date(2022, 3, 6), "Bài trên trang", "tin, bài", 1)
    pen.row(6, "III", None, "Việc khác")
    pen.row(7, 1, date(2022, 3, 7), "Không biết kênh nào", "tin, bài", 1)


def _month_sections(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.merge("A2:F2", "THÁNG 3 NĂM 2022")
    pen.row(3, 1, date(2022, 3, 5), RADIO, "Tin tháng ba", "tin, bài", 1)
    pen.row(4, "Tháng 4")
    pen.row(5, 2, date(2022, 4, 5), RADIO, "Tin tháng tư", "tin, bài", 1)


def _merged_down(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.merge("A2:A3", "1").merge("B2:B3", "05/03/2022").merge("C2:C5", RADIO)
    pen.merge("D2:D3", "Một tin hai đơn vị")
    pen.row(2, "tin, bài", 1, first=4).row(3, "lượt phát", 12, first=4)
    pen.row(4, 2, "06/03/2022", None, "Tin hai", "tin, bài", 1)
    pen.row(5, 3, "07/03/2022", None, "Tin ba", "tin, bài", 1)


def _lines_below(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.row(2, 1, date(2022, 3, 5), RADIO, "Một tin ba đơn vị", "tin, bài", 1)
    pen.row(3, "lượt phát", 12, first=4)
    pen.row(4, "giờ", 0.5, first=4)
    pen.row(5, 2, date(2022, 3, 6), RADIO, "Tin hai", "tin, bài", 1)


def _same_key_rows(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.row(2, 1, date(2022, 3, 5), RADIO, "Tin một", "tin, bài", 1)
    pen.row(3, 2, date(2022, 3, 6), RADIO, "Tin hai", "tin, bài", 1)
    pen.row(4, 3, date(2022, 3, 5), RADIO, "TIN MỘT", "lượt phát", 6)


def _duplicates(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.row(2, 1, date(2022, 3, 5), RADIO, "Tin một", "tin, bài", 1)
    pen.row(3, 2, date(2022, 3, 5), RADIO, "Tin một", "tin, bài", 1)
    pen.row(4, 3, date(2022, 3, 6), RADIO, "Tin hai", "tin, bài", 1)
    pen.row(5, 4, date(2022, 3, 6), RADIO, "Tin hai", "tin, bài", 3)


def _hidden(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    for row in range(2, 6):
        pen.row(row, row - 1, date(2022, 3, row), RADIO, f"Tin số {row}", "tin, bài", 1)
    pen.sheet.autofilter("A1:F5")
    pen.sheet.filter_column("D", 'x == "Tin số 2"')
    for row in (3, 4):
        pen.sheet.set_row(row - 1, None, None, {"hidden": True})
    pen.sheet.set_column("E:E", 10, None, {"hidden": True})


def _shifted(pen: Pen) -> None:
    pen.new()
    pen.row(4, "STT", None, "Ngày", None, "Kênh", "Nội dung", "ĐVT", "Số lượng", first=2)
    pen.row(5, 1, None, date(2022, 3, 5), None, RADIO, "Cột trống ở giữa", "tin, bài", 1, first=2)
    pen.row(9, 2, None, date(2022, 3, 6), None, RADIO, "Sau mấy dòng trống", "tin, bài", 1, first=2)


def _other_sheets(pen: Pen) -> None:
    pen.new("Bìa").row(1, "BÁO CÁO SỐ LIỆU").row(2, "Năm 2022")
    pen.new("Tháng 3").row(1, *ACTIVITY)
    pen.row(2, 1, date(2022, 3, 5), RADIO, "Tin tháng ba", "tin, bài", 1)
    pen.new("Tháng 4").row(1, *ACTIVITY)
    pen.row(2, 1, date(2022, 4, 5), RADIO, "Tin tháng tư", "tin, bài", 1)
    pen.new("Nháp").row(1, *ACTIVITY).row(2, 1, date(2021, 1, 1), RADIO, "Cũ", "tin, bài", 1)
    pen.sheet.hide()
    pen.new("Danh sách").row(1, "STT", "Họ và tên", "Điện thoại").row(2, 1, "Nguyễn Văn A", "0912")


def _spaces(pen: Pen) -> None:
    nfd = unicodedata.normalize("NFD", "Nội dung")
    pen.new().row(1, "STT", "\u00a0Ngày \u00a0tháng", " Kênh", nfd, "Đơn vị\ntính", "Số  lượng ")
    words = unicodedata.normalize("NFD", "Đẩy mạnh cải cách")
    pen.row(2, 1, " 05/03/2022\u00a0", f"\u00a0{RADIO} ", words, "tin,  bài", "\u00a01 ")
    pen.row(3, 2, "06/03/2022", RADIO, "Tiêu đề\nhai dòng", "tin, bài", 1)


def _capitals(pen: Pen) -> None:
    pen.new().row(1, "STT", "NGAY THANG", "KENH TUYEN TRUYEN", "NOI DUNG", "DVT", "SO LUONG")
    pen.row(2, 1, "05/03/2022", "DAI TRUYEN THANH", "Tin về một cửa", "TIN, BAI", 1)


def _formulas(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.row(2, 1, date(2022, 3, 5), RADIO, "Có kết quả", "tin, bài", Formula("=1+1", 2))
    pen.row(3, 2, date(2022, 3, 6), RADIO, "Chưa có kết quả", "tin, bài", Formula("=1+1", ""))
    pen.row(4, 3, date(2022, 3, 7), RADIO, "Báo lỗi", "tin, bài", Formula("=F99/0", "#DIV/0!"))
    pen.row(5, 4, date(2022, 3, 8), Formula("=C2", RADIO), "Chữ từ công thức", "tin, bài", 1)
    pen.row(6, 5, Formula("=#REF!", "#REF!"), RADIO, "Ngày hỏng", "tin, bài", 1)


def _all_faults(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.row(2, 1, "31/02/2022", "Đài vũ trụ", None, "tin, bài", "rất nhiều")
    pen.row(3, 2, date(2022, 3, 6), RADIO, "Tin đúng", "tin, bài", 1)


def _injection(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.row(2, 1, date(2022, 3, 5), RADIO, '=HYPERLINK("http://x")', "tin, bài", 1)
    pen.row(3, 2, date(2022, 3, 5), RADIO, "@SUM(1)", "tin, bài", 1)


def _flags(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY, "Ước thực hiện")
    for row, mark in enumerate(("x", "", "Có", "không", True, 30, 40, "chưa rõ"), start=2):
        done = None if mark == 40 else 1
        pen.row(row, row - 1, date(2022, 3, row), RADIO, f"Tin số {row}", "tin, bài", done, mark)


def _evidence(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY, "Minh chứng")
    for row, proof in enumerate(
        (
            *("https://chilangnam.gov.vn/tin-1", "Sổ phát thanh số 2, trang 14", "Ảnh chụp"),
            *("đã có", "Ảnh: a.jpg · Sổ theo dõi: trang 14", "Ảnh: a.jpg\nẢnh: b.jpg"),
        ),
        start=2,
    ):
        pen.row(row, row - 1, date(2022, 3, row), RADIO, f"Tin số {row}", "tin, bài", 1, proof)


def _references(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY, "Căn cứ")
    for row, symbol in enumerate(("09/KH-UBND", "KH số 09/KH-UBND", "999/XX-YY", None), start=2):
        pen.row(
            row, row - 1, date(2021, 3, row), RADIO, f"Tin có căn cứ {row}", "tin, bài", 1, symbol
        )


def _turned_days(pen: Pen) -> None:
    pen.new().row(1, *ACTIVITY)
    pen.row(2, 1, date(2022, 5, 3), RADIO, "Gõ 05/03", "tin, bài", 1)
    pen.row(3, 2, date(2022, 9, 4), RADIO, "Gõ 09/04", "tin, bài", 1)
    pen.row(4, 3, "25/03/2022", RADIO, "Gõ 25/03", "tin, bài", 1)


def _old(convert: Callable[[str], str], font: str) -> Build:
    def build(pen: Pen) -> None:
        look = pen.workbook.add_format({"font_name": font})
        pen.new().row(1, "STT", *(convert(h) for h in ACTIVITY[1:]), look=look)
        for row, title in enumerate(
            ("Tuyên truyền cải cách hành chính", "Niêm yết thủ tục tại bộ phận một cửa"), start=2
        ):
            words = (RADIO, title, "tin, bài")
            pen.row(row, row - 1, f"0{row}/03/2022", *map(convert, words), 1, look=look)

    return build


def _documents(pen: Pen) -> None:
    pen.new().row(
        1,
        "TT",
        "Số, ký hiệu",
        "Ngày tháng VB",
        "Loại VB",
        "Cơ quan ban hành",
        "Trích yếu",
        "Đi/đến",
    )
    pen.row(2, 1, "09/KH-UBND", "14/01/2021", "Kế hoạch", "UBND xã", "Tuyên truyền CCHC", "Đi")
    pen.row(3, 2, "508/UBND- VP", "20/02/2021", "CV", "UBND huyện", "Đẩy mạnh CCHC", "Đến")
    pen.row(4, 3, 12, date(2021, 3, 1), "QĐ", "UBND xã", "Ban hành quy chế", "Văn bản đi")


def _tasks(pen: Pen) -> None:
    pen.new("Nhiệm vụ 2023")
    pen.row(1, "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2023")
    pen.row(3, "STT", "Nội dung công việc", "Bộ phận thực hiện", "Thời hạn", "Kết quả")
    pen.row(4, 1, "Xây dựng kế hoạch tuyên truyền", "Văn phòng", "31/01/2023", "Hoàn thành")
    pen.row(5, 2, "Duy trì chuyên mục", "Đài truyền thanh", "30/6/2023", "Đang triển khai")
    pen.row(6, 3, "Rà soát niêm yết", "Phòng X", "31/6/2023", "Chưa")


def _targets(pen: Pen) -> None:
    pen.new().row(1, "Năm", "Kênh", "ĐVT", "Kế hoạch năm")
    pen.row(2, 2023, "Đài", "tin, bài", 60).row(3, "Năm 2023", "Website", "tin, bài", "1.200")
    pen.row(4, 2023, "Băng rôn", "tấm", "12 tấm").row(5, 1899, "Đài", "giờ", 2)


def _slogans(pen: Pen) -> None:
    pen.new().row(
        1, "STT", "Nội dung khẩu hiệu", "Hình thức", "Địa điểm", "Từ ngày", "Đến ngày", "Số lượng"
    )
    pen.row(
        2,
        1,
        "Toàn dân tham gia cải cách hành chính",
        "Băng rôn",
        "Trục đường chính",
        "01/3/2021",
        "31/3/2021",
        "04 tấm",
    )
    pen.row(3, None, None, "LED", "UBND xã", "01/4/2021", None, 1)
    pen.row(4, 2, "Nói không với giấy tờ thừa", "Pano", None, "01/3/2021", "01/02/2021", 2)


def _portal(pen: Pen) -> None:
    pen.new("DANH SACH TTHC")
    pen.merge("A1:F1", "DANH MỤC THỦ TỤC HÀNH CHÍNH THUỘC THẨM QUYỀN GIẢI QUYẾT CỦA CẤP XÃ")
    pen.row(3, "STT", "Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Mức độ")
    pen.row(4, 1, "1.001193.000.00.00.H23", "Đăng ký khai sinh", "Hộ tịch", "Toàn trình")
    pen.row(5, 2, "1.000894.000.00.00.H23", "Thủ tục đăng ký kết hôn", "Hộ tịch", "Một phần")
    pen.row(6, 3, "9.999999.000.00.00.H23", "Thủ tục mới hoàn toàn", "Hộ tịch", "Một phần")
    pen.row(7, 4, 1.000656, "Đăng ký khai tử", "Hộ tịch", "Toàn trình")
    pen.row(8, 5, "9.999998", "Lĩnh vực lạ", "Vũ trụ", "Một phần")


def _portal_sections(pen: Pen) -> None:
    pen.new("TTHC cấp xã").row(1, "STT", "Mã TTHC", "Tên TTHC")
    pen.merge("A2:C2", "I. Lĩnh vực Hộ tịch")
    pen.row(3, 1, "9.000001", "Thủ tục hộ tịch mới")
    pen.merge("A4:C4", "II. LĨNH VỰC CHỨNG THỰC")
    pen.row(5, 1, "9.000002.000.00.00.H23", "Thủ tục chứng thực mới")
    pen.row(6, 2, 9.00001, "Mã mất số không ở cuối")
    pen.row(7, 3, 1001193, "Mã mất dấu chấm")


CASES: tuple[Case, ...] = (
    Case(name="plain", register="activities", build=_plain, expected={"2": "new", "3": "new"}),
    Case(
        name="days-as-text",
        register="activities",
        build=_text_days,
        expected={
            **{str(row): "new" for row in range(2, 8)},
            **{str(row): f"refused B{row}" for row in range(8, 12)},
        },
        values={str(row): {"day": date(2022, 3, 5)} for row in range(2, 8)},
    ),
    Case(
        name="days-as-serials",
        register="activities",
        build=_serials,
        expected={"2": "new", "3": "refused B3", "4": "refused B4"},
        values={"2": {"day": date(2022, 3, 5)}},
    ),
    Case(
        name="days-of-1904",
        register="activities",
        build=_mac_days,
        options={"date_1904": True},
        expected={"2": "new", "3": "new"},
        values={"2": {"day": date(2022, 3, 5)}, "3": {"day": date(2022, 3, 5)}},
    ),
    Case(
        name="numbers",
        register="activities",
        build=_numbers,
        expected={
            **dict.fromkeys(("2", "4", "6", "7", "11", "12"), "new"),
            "3": "refused F3",
            "5": "refused F5",
            "8": "refused F8",
            "9": "refused F9",
            "10": "refused F10",
            "13": "refused F13",
            "14": "refused F14",
            "15": "refused F15",
        },
        values={"2": {"quantity": "1234.5"}, "4": {"quantity": "1234"}, "7": {"quantity": "12"}},
    ),
    Case(
        name="percent",
        register="activities",
        build=_percent,
        expected={"2": "refused F2", "3": "refused F3"},
    ),
    Case(
        name="titles-above",
        register="activities",
        build=_titles,
        expected={"7": "skipped", "8": "new", "9": "new"},
        values={"8": {"day": date(2022, 3, 5)}},
    ),
    Case(
        name="head-of-two-rows",
        register="activities",
        build=_two_row_head,
        expected={"3": "new", "4": "new", "5": "refused E5"},
        values={"3": {"measures": 2}, "4": {"measures": 1}},
    ),
    Case(
        name="head-of-two-rows-unmerged",
        register="activities",
        build=_unmerged_head,
        expected={"3": "new"},
        values={"3": {"measures": 2}},
    ),
    Case(
        name="units-in-headings",
        register="activities",
        build=_unit_headings,
        expected={"2": "new"},
        values={"2": {"measures": 3}},
    ),
    Case(
        name="totals",
        register="activities",
        build=_totals,
        expected={"2": "new", "3": "skipped", "4": "new", "5": "skipped", "6": "skipped"},
    ),
    Case(
        name="repeated-heads",
        register="activities",
        build=_repeated_head,
        expected={"2": "new", "3": "skipped", "4": "new", "6": "skipped", "7": "new"},
    ),
    Case(
        name="notes-and-signatures",
        register="activities",
        build=_foot,
        expected={"2": "new", **{str(row): "skipped" for row in (3, 5, 6, 7, 8, 12)}},
    ),
    Case(
        name="groups-by-channel",
        register="activities",
        build=_sections,
        expected={
            "2": "skipped",
            "3": "new",
            "4": "skipped",
            "5": "new",
            "6": "skipped",
            "7": "refused B7",
        },
        values={"3": {"channel": "radio"}, "5": {"channel": "web"}},
    ),
    Case(
        name="groups-by-month",
        register="activities",
        build=_month_sections,
        expected={"2": "skipped", "3": "new", "4": "skipped", "5": "new"},
    ),
    Case(
        name="merged-down",
        register="activities",
        build=_merged_down,
        expected={"2-3": "new", "4": "new", "5": "new"},
        values={"2-3": {"measures": 2}, "5": {"channel": "radio"}},
    ),
    Case(
        name="lines-in-rows-below",
        register="activities",
        build=_lines_below,
        expected={"2-4": "new", "5": "new"},
        values={"2-4": {"measures": 3}},
    ),
    Case(
        name="one-record-in-rows-apart",
        register="activities",
        build=_same_key_rows,
        expected={"2-4": "new", "3": "new"},
        values={"2-4": {"measures": 2, "title": "Tin một"}},
    ),
    Case(
        name="duplicates",
        register="activities",
        build=_duplicates,
        expected={"2": "new", "3": "skipped", "4-5": "refused F5"},
    ),
    Case(
        name="hidden-and-filtered",
        register="activities",
        build=_hidden,
        expected={str(row): "new" for row in range(2, 6)},
        notes=("2 dòng đang ẩn (đang lọc)", "cột đang ẩn"),
    ),
    Case(
        name="away-from-the-corner",
        register="activities",
        build=_shifted,
        expected={"5": "new", "9": "new"},
    ),
    Case(
        name="sheet-a-month",
        register="activities",
        build=_other_sheets,
        expected={"Tháng 3!2": "new", "Tháng 4!2": "new"},
        notes=("“Nháp”",),
    ),
    Case(
        name="spaces-and-decomposed-letters",
        register="activities",
        build=_spaces,
        expected={"2": "new", "3": "new"},
        values={"2": {"title": "Đẩy mạnh cải cách"}, "3": {"title": "Tiêu đề hai dòng"}},
    ),
    Case(
        name="capitals-without-marks",
        register="activities",
        build=_capitals,
        expected={"2": "new"},
        values={"2": {"channel": "radio"}},
    ),
    Case(
        name="formulas-and-error-cells",
        register="activities",
        build=_formulas,
        expected={"2": "new", "3": "refused F3", "4": "refused F4", "5": "new", "6": "refused B6"},
    ),
    Case(
        name="all-faults-at-once",
        register="activities",
        build=_all_faults,
        expected={"2": "refused B2 C2 D2 F2", "3": "new"},
    ),
    Case(
        name="texts-that-look-like-formulas",
        register="activities",
        build=_injection,
        expected={"2": "new", "3": "new"},
        values={"2": {"title": '=HYPERLINK("http://x")'}},
    ),
    Case(
        name="estimates",
        register="activities",
        build=_flags,
        expected={**{str(row): "new" for row in range(2, 9)}, "9": "refused G9"},
        values={"2": {"measures": 1}, "7": {"measures": 2}, "8": {"measures": 1, "quantity": "40"}},
    ),
    Case(
        name="evidence-in-one-column",
        register="activities",
        build=_evidence,
        expected={"2": "new", "3": "new", "4": "new", "5": "refused G5", "6": "new", "7": "new"},
        values={"3": {"evidence": 1}, "6": {"evidence": 2}, "7": {"evidence": 2}},
    ),
    Case(
        name="documents-referred-to",
        register="activities",
        build=_references,
        with_sample=True,
        expected={"2": "new", "3": "new", "4": "refused G4", "5": "new"},
    ),
    Case(
        name="days-turned-round-by-excel",
        register="activities",
        build=_turned_days,
        expected={"2": "new", "3": "new", "4": "new"},
        notes=("đã đảo ngày với tháng",),
    ),
    Case(
        name="tcvn3",
        register="activities",
        build=_old(tcvn3, ".VnTime"),
        expected={"2": "new", "3": "new"},
        values={"2": {"title": "Tuyên truyền cải cách hành chính"}},
    ),
    Case(
        name="vni",
        register="activities",
        build=_old(vni, "VNI-Times"),
        expected={"2": "new", "3": "new"},
        values={"3": {"title": "Niêm yết thủ tục tại bộ phận một cửa"}},
    ),
    Case(
        name="documents",
        register="documents",
        build=_documents,
        expected={"2": "new", "3": "refused B3", "4": "new"},
        values={"2": {"direction": "own", "type": "plan"}, "4": {"symbol": "12"}},
    ),
    Case(
        name="tasks-with-the-year-in-the-title",
        register="tasks",
        build=_tasks,
        expected={"4": "new", "5": "new", "6": "refused C6 D6"},
        values={"4": {"year": 2023, "result": "done"}},
    ),
    Case(
        name="targets",
        register="targets",
        build=_targets,
        expected={"2": "new", "3": "new", "4": "new", "5": "refused A5"},
        values={"3": {"year": 2023, "planned": "1200"}, "4": {"planned": "12"}},
    ),
    Case(
        name="slogans-and-their-displays",
        register="slogans",
        build=_slogans,
        expected={"2-3": "new", "4": "refused F4"},
        values={"2-3": {"displays": 2}},
    ),
    Case(
        name="the-portal-s-list",
        register="procedures",
        build=_portal,
        with_sample=True,
        expected={"4": "same", "5": "changed", "6": "new", "7": "same", "8": "refused D8"},
        values={"6": {"code": "9.999999", "level": "commune"}},
    ),
    Case(
        name="the-portal-s-list-in-fields",
        register="procedures",
        build=_portal_sections,
        expected={
            "2": "skipped",
            "3": "new",
            "4": "skipped",
            "5": "new",
            "6": "new",
            "7": "refused B7",
        },
        values={
            "3": {"field": "civil-status", "level": "commune"},
            "5": {"code": "9.000002", "field": "certification"},
            "6": {"code": "9.000010"},
        },
    ),
)


def workbook_of(case: Case) -> bytes:
    """Return the bytes of a case's workbook, the same every time."""
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made, {"in_memory": True, **case.options})
    workbook.set_properties({"created": datetime.combine(date(2022, 12, 31), time.min)})
    case.build(Pen(workbook))
    workbook.close()
    return made.getvalue()


def write_all(folder: Path) -> None:
    """Write every workbook, and what is to become of its rows beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        (folder / f"{case.name}.xlsx").write_bytes(workbook_of(case))
        told = json.dumps(
            {"register": case.register, "rows": dict(case.expected)}, ensure_ascii=False, indent=1
        )
        (folder / f"{case.name}.json").write_text(told, encoding="utf-8")


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
