from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cchc_desktop.domain.outgoing import JOINT, OutgoingDocument
from cchc_desktop.domain.outgoing_book import (
    HEADINGS,
    OutgoingBook,
    in_book_order,
    named,
    remark,
    series_label,
)
from tests.data_files import office
from tests.records_made import CATALOGUES


def line(number: int = 28, **also: Any) -> OutgoingDocument:
    values: dict[str, Any] = {
        "series": "report",
        "year": 2022,
        "type": "report",
        "symbol": f"{number:02}/BC-UBND",
        "day": date(2022, 7, 4),
        "subject": "Kết quả tuyên truyền",
    }
    return OutgoingDocument(number=number, **values | also)


def book(*lines: OutgoingDocument, series: str = "") -> OutgoingBook:
    return OutgoingBook(
        year=2022, office=office(), lines=lines, catalogues=CATALOGUES, series=series
    )


def test_a_line_fills_the_ten_columns() -> None:
    full = line(
        signer="Nguyễn Văn Nhưng",
        recipients="Phòng Nội vụ",
        keeper="VT",
        copies=5,
        moved_on=date(2022, 7, 5),
        received_by="Lan",
        note="Gửi bưu điện",
    )
    assert len(HEADINGS) == 10
    assert book(full).cells(full) == (
        "28/BC-UBND",
        date(2022, 7, 4),
        "Báo cáo: Kết quả tuyên truyền",
        "Nguyễn Văn Nhưng",
        "Phòng Nội vụ",
        "VT",
        5,
        date(2022, 7, 5),
        "Lan",
        "Gửi bưu điện",
    )


@pytest.mark.parametrize(
    ("kind", "subject", "told"),
    [
        ("report", "Kết quả quý I", "Báo cáo: Kết quả quý I"),
        ("plan", "về việc tuyên truyền", "Kế hoạch về việc tuyên truyền"),
        ("report", "Báo cáo: Kết quả quý I", "Báo cáo: Kết quả quý I"),
        ("letter", "công văn gửi Phòng Nội vụ", "công văn gửi Phòng Nội vụ"),
    ],
)
def test_the_type_is_named_once(kind: str, subject: str, told: str) -> None:
    assert named(line(type=kind, subject=subject), CATALOGUES) == told


def test_a_cancelled_line_says_why() -> None:
    gone = line(cancelled=True, cancel_reason="in sai trích yếu")
    assert remark(gone) == "Đã huỷ: in sai trích yếu"
    assert remark(replace(gone, note="đã thu lại")) == "Đã huỷ: in sai trích yếu; đã thu lại"


def test_the_cover_names_the_year_and_what_the_book_spans() -> None:
    lines = (
        line(1, day=date(2022, 1, 4)),
        line(2, day=date(2022, 12, 20), cancelled=True, cancel_reason="trùng"),
    )
    year, spanned = book(*lines).cover
    assert year == "Năm 2022"
    assert spanned == (
        "Từ ngày 04/01/2022 đến ngày 20/12/2022, từ số 01 đến số 02 "
        "(2 số đã cấp, trong đó 1 số đã huỷ)"
    )
    assert book(line(), series="report").cover[0] == "Năm 2022 - Báo cáo"
    assert book().cover == ("Năm 2022",)
    assert book().agency == ("Ủy ban nhân dân", "xã Chi Lăng Nam")


def test_several_series_have_no_common_first_and_last_number() -> None:
    assert "từ số" not in book(line(), line(series="plan", type="plan")).cover[1]


def test_series_are_called_by_their_type() -> None:
    assert series_label("report", CATALOGUES) == "Báo cáo"
    assert series_label(JOINT, CATALOGUES) == "Chung một dãy số"


def test_the_book_goes_by_series_and_number() -> None:
    plan, first, second = line(1, series="plan", type="plan"), line(1), line(2)
    late = line(3, series=JOINT)
    in_order = in_book_order([late, second, plan, first], CATALOGUES)
    assert in_order == (plan, first, second, late)


def test_joint_numbers_that_began_the_year_stand_first() -> None:
    early, own = line(1, series=JOINT), line(2, series="plan", type="plan")
    assert in_book_order([own, early], CATALOGUES) == (early, own)
    lost = line(7, series="gone", type="gone")
    assert in_book_order([lost, own], CATALOGUES) == (own, lost)
