"""Many offices' tallies made into one: what is added, what is not, who is missing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.consolidation import (
    NUMBERS,
    Cause,
    Consolidation,
    Received,
    SetAside,
    UnclearPeriod,
    consolidate,
)
from cchc_desktop.domain.handed_over import (
    HandedOverFigure,
    HandedOverTally,
    OfficeNames,
    ShownTable,
)
from cchc_desktop.domain.office_lists import ListedOffice, is_listed_as, same_office
from cchc_desktop.domain.periods import Period, parse_period
from tests.records_made import CALENDARS, CATALOGUES

YEAR = parse_period("2022", CALENDARS["calendar"])
QUARTER = parse_period("2022-Q2", CALENDARS["calendar"])
STATUTORY = parse_period("2022", CALENDARS["statutory"])
DUE = date(2022, 12, 20)


def commune(name: str, **also: str) -> OfficeNames:
    values = {
        "body": f"Ủy ban nhân dân xã {name}",
        "short_name": f"UBND xã {name}",
        "unit_name": f"xã {name}",
        "district": "huyện Thanh Miện",
        "province": "tỉnh Hải Dương",
    }
    return OfficeNames(**values | also)


def figure(
    name: str = "radio.items", label: str = "Đài truyền thanh", unit: str = "tin, bài", **also: Any
) -> HandedOverFigure:
    values: dict[str, Any] = {"register": "activities", "in_period": Decimal(58), "row": 10}
    return HandedOverFigure(name=name, label=label, unit=unit, **values | also)


def file(
    path: str,
    office: OfficeNames | None = None,
    *figures: HandedOverFigure,
    period: Period = YEAR,
    made_on: date = DUE,
) -> Received:
    tally = HandedOverTally(
        office=office or commune("Chi Lăng Nam"),
        period=period,
        made_on=made_on,
        made_by="Lan",
        program="CCHC Desktop 0.1.0",
        months=(),
        figures=figures or (figure(),),
        shown=ShownTable(sheet="Tổng hợp", first_row=9, last_row=20, columns=11, digest=""),
    )
    return Received(path, tally)


def made(*received: Received, aside: tuple[SetAside, ...] = (), **also: Any) -> Consolidation:
    return consolidate(received, aside, CATALOGUES, **also)


def causes(one: Consolidation) -> dict[str, Cause]:
    return {found.path: found.cause for found in one.set_aside}


def counted(one: Consolidation) -> list[str]:
    return [sender.received.path for sender in one.senders]


numbers = st.none() | st.decimals(0, 10**6, places=3, allow_nan=False)
figures = st.builds(
    figure,
    name=st.sampled_from(["radio.items", "web.items", "x.y"]),
    label=st.sampled_from(
        ["Đài truyền thanh", "đài  truyền thanh", "Trang web", "Trang Web", "Lạ"]
    ),
    unit=st.sampled_from(["tin, bài", "giờ", "Giờ"]),
    **dict.fromkeys(NUMBERS, numbers),
)


@given(st.lists(st.lists(figures, max_size=5), max_size=6))
def test_sums_are_those_of_what_reads_the_same(of_offices: list[list[HandedOverFigure]]) -> None:
    received = [
        file(f"{at}.xlsx", commune(f"Số {at}"), *(of or [figure()]))
        for at, of in enumerate(of_offices)
    ]
    one = made(*received, period=YEAR)
    expected: dict[tuple[str, str], dict[str, list[Decimal]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for each in received:
        for found in each.tally.figures:
            key = (" ".join(found.label.lower().split()), found.unit.lower())
            for number in NUMBERS:
                if (value := getattr(found, number)) is not None:
                    expected[key][number].append(value)
            expected[key]["seen"].append(Decimal(1))
    assert len(one.lines) == len(expected)
    for line in one.lines:
        of_line = expected[" ".join(line.label.lower().split()), line.unit.lower()]
        for number in NUMBERS:
            values = of_line[number]
            assert line.total(number) == (sum(values) if values else None)
            assert (line.offices_with(number) == 0) == (not values)
        assert len(line.parts) == len(of_line["seen"])
    assert one.set_aside == ()


def test_units_and_estimates_are_never_added_together() -> None:
    one = made(
        file("a.xlsx", commune("A"), figure(), figure("radio.hours", unit="giờ")),
        file("b.xlsx", commune("B"), figure(in_period=None, estimated=Decimal(5))),
    )
    items, hours = one.lines
    assert (items.unit, hours.unit) == ("tin, bài", "giờ")
    assert items.total("in_period") == 58
    assert items.total("estimated") == 5
    assert items.offices_with("in_period") == 1
    assert hours.total("in_period") == 58


def test_a_difference_needs_the_same_offices() -> None:
    last_year: dict[str, Any] = {"same_period_last_year": Decimal(50)}
    both = made(file("a.xlsx", commune("A"), figure(**last_year)))
    assert both.lines[0].difference() == 8
    one = made(
        file("a.xlsx", commune("A"), figure(**last_year)), file("b.xlsx", commune("B"), figure())
    )
    assert one.lines[0].difference() is None


def test_the_lines_come_in_the_order_of_the_tally() -> None:
    shown = (
        figure("tasks.done", "Nhiệm vụ đã hoàn thành", "nhiệm vụ", register="tasks"),
        figure("procedures.new", "TTHC mới ban hành", "thủ tục", register="procedures"),
        figure("displays.banner", "Khẩu hiệu trên băng rôn", "tấm", register="slogans"),
        figure("slogans.sentences", "Khẩu hiệu được treo", "câu", register="slogans"),
        figure("own.items", "Kênh riêng"),
        figure("web.items", "Trang thông tin điện tử"),
        figure("radio.broadcasts", unit="lượt phát"),
        figure(),
    )
    lines = made(file("a.xlsx", None, *shown)).lines
    assert [line.parts[0].figure.name for line in lines] == [
        f.name for f in reversed(shown[5:])
    ] + [
        "own.items",
        "slogans.sentences",
        "displays.banner",
        "procedures.new",
        "tasks.done",
    ]


def test_the_last_made_of_an_office_counts() -> None:
    one = made(
        file("cũ.xlsx", made_on=date(2022, 12, 10)),
        file("mới.xlsx", made_on=date(2022, 12, 15)),
        file("cũ nhất.xlsx", made_on=date(2022, 12, 1)),
    )
    assert counted(one) == ["mới.xlsx"]
    assert causes(one) == {"cũ.xlsx": Cause.OUTDATED, "cũ nhất.xlsx": Cause.OUTDATED}
    assert "“mới.xlsx”, lập ngày 15/12/2022" in one.set_aside[0].reason


def test_the_same_content_of_one_day_counts_once() -> None:
    one = made(file("b.xlsx"), file("a.xlsx"), file("c.xlsx"))
    assert counted(one) == ["a.xlsx"]
    assert causes(one) == {"b.xlsx": Cause.REPEATED, "c.xlsx": Cause.REPEATED}


def test_two_of_one_day_that_disagree_are_both_set_aside() -> None:
    listed = [ListedOffice("UBND xã Chi Lăng Nam")]
    one = made(
        file("a.xlsx"),
        file("b.xlsx", None, figure(in_period=Decimal(60))),
        file("cũ.xlsx", made_on=date(2022, 12, 1)),
        offices=listed,
    )
    assert counted(one) == []
    assert causes(one) == {
        "a.xlsx": Cause.DISAGREEING,
        "b.xlsx": Cause.DISAGREEING,
        "cũ.xlsx": Cause.OUTDATED,
    }
    assert one.lines == ()
    assert "“a.xlsx” nhưng để riêng: hai bản cùng ngày khác nhau" in one.missing[0].note


def test_the_period_of_most_files_is_meant() -> None:
    one = made(
        file("a.xlsx", commune("A")),
        file("b.xlsx", commune("B")),
        file("quý.xlsx", commune("C"), period=QUARTER),
        file("chốt.xlsx", commune("D"), period=STATUTORY),
    )
    assert one.period == YEAR
    assert causes(one) == {"quý.xlsx": Cause.OTHER_PERIOD, "chốt.xlsx": Cause.OTHER_PERIOD}
    assert "Quý II năm 2022" in next(f.reason for f in one.set_aside if f.path == "quý.xlsx")


def test_an_unclear_period_is_asked_for() -> None:
    with pytest.raises(UnclearPeriod, match=r"Năm 2022 \(1 tệp\) và Quý II năm 2022 \(1 tệp\)"):
        made(file("a.xlsx"), file("b.xlsx", period=QUARTER))
    with pytest.raises(UnclearPeriod, match="Không có bảng tổng hợp nào đọc được"):
        made()
    assert made(period=YEAR).senders == ()
    assert counted(made(file("a.xlsx"), file("b.xlsx", period=QUARTER), period=QUARTER)) == [
        "b.xlsx"
    ]


def test_late_is_what_was_made_after_the_due_day() -> None:
    one = made(
        file("a.xlsx", commune("A"), made_on=DUE),
        file("b.xlsx", commune("B"), made_on=date(2022, 12, 21)),
        due=DUE,
    )
    assert [sender.name for sender in one.late] == ["UBND xã B"]
    assert made(file("a.xlsx", made_on=date(2023, 3, 1))).late == ()


def test_the_list_says_who_is_missing_and_who_was_not_asked() -> None:
    broken = SetAside("hỏng.xlsx", Cause.ALTERED, "Đã sửa.", commune("C"))
    one = made(
        file("a.xlsx", commune("A")),
        file("x.xlsx", commune("X")),
        aside=(broken,),
        offices=[
            ListedOffice("Uỷ ban nhân dân xã A"),
            ListedOffice("UBND xã B, huyện Thanh Miện"),
            ListedOffice("xã C"),
        ],
    )
    assert [(m.office.name, m.note) for m in one.missing] == [
        ("UBND xã B, huyện Thanh Miện", "Chưa gửi"),
        ("xã C", "Có gửi “hỏng.xlsx” nhưng để riêng: bị sửa sau khi lập"),
    ]
    assert {sender.name: sender.listed for sender in one.senders} == {
        "UBND xã A": True,
        "UBND xã X": False,
    }


def test_a_name_that_two_offices_have_is_not_guessed() -> None:
    other = commune("A", district="huyện Gia Lộc")
    one = made(
        file("1.xlsx", commune("A")), file("2.xlsx", other), offices=[ListedOffice("UBND xã A")]
    )
    assert [sender.name for sender in one.senders] == [
        "UBND xã A, huyện Gia Lộc, tỉnh Hải Dương",
        "UBND xã A, huyện Thanh Miện, tỉnh Hải Dương",
    ]
    assert "khớp với nhiều cơ quan" in one.missing[0].note
    exact = made(
        file("1.xlsx", commune("A")),
        file("2.xlsx", other),
        offices=[ListedOffice("UBND xã A huyện Gia Lộc"), ListedOffice("xã A - huyện Thanh Miện")],
    )
    assert exact.missing == ()


def test_an_identifier_says_more_than_a_name() -> None:
    before = commune("A", identifier="H23.1")
    renamed = commune("B", identifier="h23.1")
    assert same_office(before, renamed)
    assert not same_office(before, replace(before, identifier="H23.2"))
    assert same_office(before, replace(before, identifier=""))
    assert is_listed_as(renamed, ListedOffice("tên cũ", "H23.1"))
    assert not is_listed_as(before, ListedOffice("UBND xã A", "H23.2"))
    assert is_listed_as(before, ListedOffice("UBND xã A"))
