"""A year's book of outgoing documents, for tests to draw: ten columns, some long cells."""

from __future__ import annotations

from typing import Final

from cchc_desktop.documents.listing import Listing
from cchc_desktop.documents.tree import Column, Table, runs

COLUMNS: Final = (
    Column("Số, ký hiệu văn bản", 1.2, "center"),
    Column("Ngày tháng văn bản", 1.1, "center"),
    Column("Tên loại và trích yếu nội dung văn bản", 3.8),
    Column("Người ký", 1.4),
    Column("Nơi nhận văn bản", 2.8),
    Column("Đơn vị, người nhận bản lưu", 1.3),
    Column("Số lượng bản", 0.7, "center"),
    Column("Ngày chuyển", 1.1, "center"),
    Column("Ký nhận", 0.9),
    Column("Ghi chú", 1.4),
)
SUBJECTS: Final = (
    "Báo cáo kết quả công tác tuyên truyền cải cách hành chính quý {}",
    (
        "Báo cáo kết quả công tác tuyên truyền cải cách hành chính tháng {} và phương hướng, "
        "nhiệm vụ tháng tiếp theo trên địa bàn xã Chi Lăng Nam"
    ),
    "Kế hoạch tuyên truyền đợt {}",
)


def book(rows: int = 40) -> Listing:
    """Return the book of 2022 with `rows` documents; every ninth was cancelled."""
    return Listing(
        title="Sổ đăng ký văn bản đi",
        agency=("Ủy ban nhân dân", "xã Chi Lăng Nam"),
        subtitle=("Năm 2022",),
        table=Table(
            "book",
            COLUMNS,
            tuple(tuple(runs(cell) for cell in _cells(number)) for number in range(1, rows + 1)),
        ),
        struck=frozenset(range(8, rows, 9)),
    )


def _cells(number: int) -> tuple[str, ...]:
    month = (number - 1) % 12 + 1
    cancelled = number % 9 == 0
    return (
        f"{number:02}/{'KH' if number % 3 == 2 else 'BC'}-UBND",
        f"15/{month:02}/2022",
        SUBJECTS[number % 3].format(month),
        "Nguyễn Văn Nhưng",
        "" if cancelled else "UBND huyện Thanh Miện; Phòng Nội vụ huyện Thanh Miện",
        "VT, VP",
        "" if cancelled else "3",
        "" if cancelled else f"16/{month:02}/2022",
        "",
        "Đã hủy: in sai trích yếu" if cancelled else "",
    )
