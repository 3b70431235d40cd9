from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.office import Signer
from cchc_desktop.domain.procedures import Posting, Procedure, ProcedureEvent
from cchc_desktop.domain.shown import changed_fields, shown, shown_lines
from cchc_desktop.domain.slogans import Display
from tests.data_files import office, radio_item
from tests.records_made import CATALOGUES, any_record

EVENT = ProcedureEvent(
    kind="amended",
    effective_on=date(2022, 11, 25),
    postings=(Posting(place="one-stop", posted_on=date(2022, 11, 25)),),
)
BIRTH = Procedure(
    code="1.001193",
    name="Đăng ký khai sinh",
    field="civil-status",
    level="commune",
    events=(EVENT,),
)


def test_values_read_as_the_office_writes_them() -> None:
    fields = fields_of(Activity)
    assert shown(fields["day"], date(2022, 3, 1), CATALOGUES) == "01/03/2022"
    assert shown(fields["channel"], "radio", CATALOGUES) == "Đài truyền thanh"
    assert shown(fields["kind"], "", CATALOGUES) == ""
    assert shown(fields["document"], None, CATALOGUES) == ""
    quantity = fields_of(Measure)["quantity"]
    assert shown(quantity, Decimal("1234.5"), CATALOGUES) == "1.234,5"
    assert shown(quantity, Decimal(0), CATALOGUES) == "0"
    assert shown(fields_of(Measure)["estimated"], False, CATALOGUES) == "Không"


def test_lines_are_told_in_a_few_words() -> None:
    measures = (
        Measure(unit="items", quantity=Decimal(58)),
        Measure(unit="hours", quantity=Decimal("2.5"), estimated=True),
        Measure(unit="broadcasts"),
    )
    assert shown_lines(measures, CATALOGUES) == "58 tin, bài · ước 2,5 giờ · lượt phát"
    displays = (
        Display(medium="banner", since=date(2022, 3, 7), until=date(2022, 6, 30), pieces=3),
        Display(medium="led-board", since=date(2022, 2, 28)),
    )
    assert shown_lines(displays, CATALOGUES) == (
        "Băng rôn (3) 07/03/2022-30/06/2022 · Bảng điện tử 28/02/2022"
    )
    assert shown_lines((EVENT,), CATALOGUES) == "Sửa đổi, bổ sung 25/11/2022, niêm yết 1 nơi"
    signers = (Signer(name="Nguyễn Văn Nhưng", position="deputy"),)
    assert shown_lines(signers, CATALOGUES) == "Phó Chủ tịch Nguyễn Văn Nhưng"
    assert shown_lines((Evidence(kind="photo", where="a.jpg"),), CATALOGUES) == "Ảnh: a.jpg"
    assert shown_lines(EVENT.postings, CATALOGUES) == "Bộ phận một cửa 25/11/2022"
    assert shown_lines((), CATALOGUES) == ""


def test_a_change_names_its_field_before_and_after() -> None:
    before = radio_item(title="Tin cũ")
    after = replace(before, title="Tin mới", day=date(2022, 3, 13))
    assert changed_fields(before, after, CATALOGUES) == (
        ("Ngày", "12/03/2022", "13/03/2022"),
        ("Tiêu đề, nội dung", "Tin cũ", "Tin mới"),
    )


def test_a_record_that_came_or_went_is_told_whole() -> None:
    added = {c[0]: c[1:] for c in changed_fields(None, radio_item(), CATALOGUES)}
    gone = {c[0]: c[1:] for c in changed_fields(radio_item(), None, CATALOGUES)}
    assert added["Kênh"] == ("", "Đài truyền thanh")
    assert gone["Số lượng"] == ("1 tin, bài", "")
    assert set(added) == set(gone)


def test_a_change_deep_in_a_line_is_not_hidden_by_its_few_words() -> None:
    decided = replace(EVENT, decision="2890/QĐ-UBND")
    moved = replace(EVENT, postings=(replace(EVENT.postings[0], notice="Biên bản số 2"),))
    ((label, old, new),) = changed_fields(BIRTH, replace(BIRTH, events=(decided,)), CATALOGUES)
    assert label == "Quá trình ban hành"
    assert "2890/QĐ-UBND" not in old
    assert "Số quyết định: 2890/QĐ-UBND" in new
    ((_, old, new),) = changed_fields(BIRTH, replace(BIRTH, events=(moved,)), CATALOGUES)
    assert "Biên bản, đường dẫn: Biên bản số 2" in new
    assert "Biên bản số 2" not in old


@given(any_record(), any_record())
def test_there_is_a_change_exactly_where_records_differ(one: Any, other: Any) -> None:
    assert changed_fields(one, one, CATALOGUES) == ()
    if type(one) is type(other) and one != other:
        assert changed_fields(one, other, CATALOGUES)


def test_the_office_is_shown_in_its_own_words() -> None:
    ((label, old, new),) = changed_fields(office(), office(addressee=False), CATALOGUES)
    assert (label, old, new) == ("Có dòng “Kính gửi”", "Có", "Không")
