"""Calendars are data; a calendar that does not divide the year is refused."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from cchc_desktop.domain.calendars import PARTS, calendars_from
from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.resources import read_toml


@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(read_toml("calendars.toml"))


def test_the_delivered_calendars(data: dict[str, Any]) -> None:
    calendars = calendars_from(data)
    assert list(calendars) == ["calendar", "statutory"]
    assert calendars["calendar"].label == "Theo năm dương lịch"
    assert calendars["calendar"].valid_from is None
    # Decree 09/2019/NĐ-CP came into force on this day.
    assert calendars["statutory"].valid_from == date(2019, 3, 12)
    assert {part for calendar in calendars.values() for part in calendar.spans} == set(PARTS)


@pytest.mark.parametrize(
    ("day", "natural", "statutory"),
    [
        (date(2022, 12, 14), 2022, 2022),
        (date(2022, 12, 15), 2022, 2023),
        (date(2022, 12, 20), 2022, 2023),
        (date(2023, 1, 1), 2023, 2023),
    ],
)
def test_the_year_to_which_a_day_is_counted(
    data: dict[str, Any], day: date, natural: int, statutory: int
) -> None:
    calendars = calendars_from(data)
    assert calendars["calendar"].year_of(day) == natural
    assert calendars["statutory"].year_of(day) == statutory


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "day", "valid"),
    [
        (None, None, date(1900, 1, 1), True),
        (date(2022, 1, 1), None, date(2021, 12, 31), False),
        (date(2022, 1, 1), None, date(2022, 1, 1), True),
        (None, date(2022, 1, 1), date(2022, 1, 1), True),
        (None, date(2022, 1, 1), date(2022, 1, 2), False),
    ],
)
def test_validity_counts_both_bounds(
    data: dict[str, Any], valid_from: date | None, valid_to: date | None, day: date, valid: bool
) -> None:
    bounds = {"valid_from": valid_from, "valid_to": valid_to}
    data["calendar"][0] |= {name: bound for name, bound in bounds.items() if bound}
    assert calendars_from(data)["calendar"].is_valid_on(day) is valid


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"Q3": None, "07": None}, "thiếu Q3, 07"),
        ({"Q2": [[0, 4, 2], [0, 7, 1]]}, "Q1 + Q2 + Q3 + Q4 không bằng year"),
        ({"H1": [[0, 1, 1], [0, 6, 1]]}, "H1 + H2 không bằng year"),
        ({"H1": [[0, 1, 1], [0, 6, 1]], "H2": [[0, 6, 1], [1, 1, 1]]}, "Q1 + Q2 không bằng H1"),
        ({"9M": [[0, 1, 1], [0, 9, 1]]}, "9M + Q4 không bằng year"),
        ({"05": [[0, 5, 1], [0, 5, 31]]}, "04 + 05 + 06 không bằng Q2"),
        ({"12": [[0, 12, 1], [0, 12, 31]]}, "10 + 11 + 12 không bằng Q4"),
        ({"year": [[0, 1, 1], [0, 12, 31]]}, "năm sau không bắt đầu ngay khi năm trước hết"),
        ({"02": [[0, 2, 1], [0, 2, 29]]}, "có ngày không phải năm nào cũng có"),
        ({"01": [[0, 1, 1], [0, 13, 1]]}, "có ngày không phải năm nào cũng có"),
        (
            {"year": [[-2, 1, 1], [-1, 1, 1]]},
            "phần lớn năm báo cáo không nằm trong năm mang số đó",
        ),
        ({"11": [[0, 11, 1], [0, 11, 1]], "12": [[0, 11, 1], [1, 1, 1]]}, "10 + 11 + 12"),
    ],
)
def test_a_calendar_that_does_not_add_up_is_refused(
    data: dict[str, Any], changes: dict[str, Any], fault: str
) -> None:
    spans = data["calendar"][0]["spans"] | changes
    data["calendar"][0]["spans"] = {part: span for part, span in spans.items() if span}
    with pytest.raises(InvalidValue) as refused:
        calendars_from(data)
    sentence = str(refused.value)
    assert sentence.startswith("Lịch kỳ báo cáo “Theo năm dương lịch” không dùng được: " + fault)
    assert sentence.endswith(".")
