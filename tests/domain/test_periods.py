"""Reporting periods of both calendars: ids, names, sums, comparison with the year before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.periods import (
    Calendar,
    Period,
    PeriodKind,
    WrongPeriod,
    calendars_from,
    current_period,
    list_periods,
    parse_period,
    period_between,
    period_of,
)
from cchc_desktop.resources import read_toml

CALENDARS = calendars_from(read_toml("calendars.toml"))
NATURAL = CALENDARS["calendar"]
STATUTORY = CALENDARS["statutory"]
FORMS = (
    "Các dạng dùng được: 2022 (năm), 2022-Q2 (quý), 2022-H1 hoặc 2022-H2 (6 tháng), "
    "2022-9M (9 tháng), 2022-05 (tháng), 2022-03-15..2022-06-14 (từ ngày đến ngày)."
)
IDS_OF_2022 = [
    "2022",
    "2022-H1",
    "2022-H2",
    "2022-9M",
    *(f"2022-Q{quarter}" for quarter in range(1, 5)),
    *(f"2022-{month:02}" for month in range(1, 13)),
]

calendars = st.sampled_from([NATURAL, STATUTORY])
years = st.integers(2020, 2199)
days = st.dates(date(1901, 1, 1), date(2198, 12, 31))


def days_of(period: Period) -> list[date]:
    return [period.start + timedelta(days=n) for n in range((period.end - period.start).days + 1)]


@pytest.mark.parametrize(
    ("text", "label", "natural", "statutory"),
    [
        ("2022", "Năm 2022", "01/01/2022 - 31/12/2022", "15/12/2021 - 14/12/2022"),
        ("2022-Q1", "Quý I năm 2022", "01/01/2022 - 31/03/2022", "15/12/2021 - 14/03/2022"),
        ("2022-Q2", "Quý II năm 2022", "01/04/2022 - 30/06/2022", "15/03/2022 - 14/06/2022"),
        ("2022-Q3", "Quý III năm 2022", "01/07/2022 - 30/09/2022", "15/06/2022 - 14/09/2022"),
        ("2022-Q4", "Quý IV năm 2022", "01/10/2022 - 31/12/2022", "15/09/2022 - 14/12/2022"),
        ("2022-H1", "6 tháng đầu năm 2022", "01/01/2022 - 30/06/2022", "15/12/2021 - 14/06/2022"),
        ("2022-H2", "6 tháng cuối năm 2022", "01/07/2022 - 31/12/2022", "15/06/2022 - 14/12/2022"),
        ("2022-9M", "9 tháng đầu năm 2022", "01/01/2022 - 30/09/2022", "15/12/2021 - 14/09/2022"),
        ("2022-01", "Tháng 1 năm 2022", "01/01/2022 - 31/01/2022", "15/12/2021 - 14/01/2022"),
        ("2022-05", "Tháng 5 năm 2022", "01/05/2022 - 31/05/2022", "15/04/2022 - 14/05/2022"),
        ("2024-02", "Tháng 2 năm 2024", "01/02/2024 - 29/02/2024", "15/01/2024 - 14/02/2024"),
        ("2022-12", "Tháng 12 năm 2022", "01/12/2022 - 31/12/2022", "15/11/2022 - 14/12/2022"),
    ],
)
def test_named_periods(text: str, label: str, natural: str, statutory: str) -> None:
    for calendar, expected in ((NATURAL, natural), (STATUTORY, statutory)):
        period = parse_period(text, calendar)
        assert (period.id, period.calendar) == (text, calendar.code)
        assert period.label == label
        assert period.days_label == expected
        assert period.year == int(text[:4])
        assert str(period) == text


def test_a_range_of_days() -> None:
    period = parse_period("2022-03-15..2022-06-14", STATUTORY)
    assert (period.start, period.end) == (date(2022, 3, 15), date(2022, 6, 14))
    assert period.label == "Từ ngày 15/3/2022 đến ngày 14/6/2022"
    assert period.kind is PeriodKind.RANGE
    assert period == period_between(date(2022, 3, 15), date(2022, 6, 14), STATUTORY)


def test_a_range_belongs_to_the_year_in_which_it_ends() -> None:
    text = "2022-12-01..2022-12-20"
    assert parse_period(text, NATURAL).year == 2022
    assert parse_period(text, STATUTORY).year == 2023
    assert parse_period(text, STATUTORY).year_to_date().id == "2022-12-15..2022-12-20"


@pytest.mark.parametrize("text", [" 2022-q2 ", "2022-Q2\n"])
def test_small_letters_and_spaces_around_will_do(text: str) -> None:
    assert parse_period(text, NATURAL).id == "2022-Q2"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", f"Chưa nhập kỳ báo cáo. {FORMS}"),
        ("2022-Q5", f"Kỳ “2022-Q5” viết chưa đúng. {FORMS}"),
        ("2022-H3", f"Kỳ “2022-H3” viết chưa đúng. {FORMS}"),
        ("2022-13", f"Kỳ “2022-13” viết chưa đúng. {FORMS}"),
        ("2022-00", f"Kỳ “2022-00” viết chưa đúng. {FORMS}"),
        ("2022-5", f"Kỳ “2022-5” viết chưa đúng. {FORMS}"),
        ("22", f"Kỳ “22” viết chưa đúng. {FORMS}"),
        ("quý 2", f"Kỳ “QUÝ 2” viết chưa đúng. {FORMS}"),
        ("２０２２", f"Kỳ “２０２２” viết chưa đúng. {FORMS}"),
        ("2022-03-15", f"Kỳ “2022-03-15” viết chưa đúng. {FORMS}"),
        ("x" * 50, f"Kỳ “{'X' * 39}…” viết chưa đúng. {FORMS}"),
        (
            "2022-04-31..2022-05-01",
            f"Kỳ “2022-04-31..2022-05-01” có ngày 2022-04-31 không tồn tại. {FORMS}",
        ),
        (
            "2022-06-14..2022-03-15",
            "Kỳ báo cáo có ngày đầu 14/06/2022 sau ngày cuối 15/03/2022: hãy đổi lại hai ngày.",
        ),
        ("0022", "Kỳ “0022” có năm chưa đúng: chỉ nhận từ năm 1900 đến 2199."),
        ("2200-Q1", "Kỳ “2200-Q1” có năm chưa đúng: chỉ nhận từ năm 1900 đến 2199."),
        (
            "0001-01-01..2022-01-01",
            "Kỳ “0001-01-01..2022-01-01” có năm chưa đúng: chỉ nhận từ năm 1900 đến 2199.",
        ),
    ],
)
def test_wrong_periods_are_told_the_right_forms(text: str, sentence: str) -> None:
    with pytest.raises(WrongPeriod) as refused:
        parse_period(text, NATURAL)
    assert str(refused.value) == sentence
    assert isinstance(refused.value, CchcError)


@given(st.text(max_size=12) | st.text(alphabet="0129-QHM.", max_size=24))
def test_any_text_is_a_period_or_a_sentence(text: str) -> None:
    try:
        period = parse_period(text, NATURAL)
    except WrongPeriod as refused:
        sentence = str(refused)
    else:
        sentence = f"{parse_period(period.id, NATURAL).label}."
    assert sentence.endswith(".")


def test_the_chooser_lists_year_halves_nine_months_quarters_months() -> None:
    assert [period.id for period in list_periods(2022, NATURAL)] == IDS_OF_2022
    assert [period.id for period in list_periods(2022, STATUTORY)] == IDS_OF_2022


@given(calendars, years)
def test_every_listed_period_reads_back_as_itself(calendar: Calendar, year: int) -> None:
    for period in list_periods(year, calendar):
        assert parse_period(period.id, calendar) == period
        assert parse_period(period.id, calendar).year_start == period.year_start


@given(calendars, years)
@example(STATUTORY, 2024)
@example(NATURAL, 2024)
def test_quarters_halves_and_months_add_up_to_the_year(calendar: Calendar, year: int) -> None:
    parts = {period.id[5:]: days_of(period) for period in list_periods(year, calendar)}
    quarters = [f"Q{number}" for number in range(1, 5)]
    assert parts["H1"] + parts["H2"] == parts[""]
    assert list(chain(*(parts[quarter] for quarter in quarters))) == parts[""]
    assert list(chain(*(parts[f"{month:02}"] for month in range(1, 13)))) == parts[""]
    assert parts["H1"] == parts["Q1"] + parts["Q2"]
    assert parts["9M"] == parts["Q1"] + parts["Q2"] + parts["Q3"]
    for number, quarter in enumerate(quarters):
        months = [parts[f"{3 * number + place:02}"] for place in (1, 2, 3)]
        assert list(chain(*months)) == parts[quarter]
    following = list_periods(year + 1, calendar)[0]
    assert following.start == parts[""][-1] + timedelta(days=1)


@given(calendars, st.integers(2021, 2198))
@example(STATUTORY, 2024)
@example(NATURAL, 2024)
def test_every_day_is_in_exactly_one_period_of_each_kind(calendar: Calendar, year: int) -> None:
    listed = [p for near in (year - 1, year, year + 1) for p in list_periods(near, calendar)]
    for kind in (PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH):
        of_kind = [period for period in listed if period.kind is kind]
        counted = [day for period in of_kind for day in days_of(period) if day.year == year]
        first = date(year, 1, 1)
        length = (date(year + 1, 1, 1) - first).days
        assert sorted(counted) == [first + timedelta(days=n) for n in range(length)]


@given(calendars, days)
@example(STATUTORY, date(2022, 12, 20))
@example(STATUTORY, date(2024, 2, 29))
def test_a_day_is_found_in_its_period(calendar: Calendar, day: date) -> None:
    kinds = (PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH)
    found = [period_of(day, kind, calendar) for kind in kinds]
    for period, kind in zip(found, kinds, strict=True):
        assert period.kind is kind
        assert period.contains(day)
        assert not period.contains(period.start - timedelta(days=1))
        assert not period.contains(period.end + timedelta(days=1))
    assert len({period.year for period in found}) == 1


def test_a_broadcast_of_20_december_belongs_to_the_next_statutory_year() -> None:
    day = date(2022, 12, 20)
    assert period_of(day, PeriodKind.YEAR, STATUTORY).id == "2023"
    assert period_of(day, PeriodKind.QUARTER, STATUTORY).id == "2023-Q1"
    assert period_of(day, PeriodKind.MONTH, STATUTORY).id == "2023-01"
    assert period_of(day, PeriodKind.YEAR, NATURAL).id == "2022"


def test_nine_months_end_before_the_fourth_quarter() -> None:
    assert period_of(date(2022, 9, 14), PeriodKind.NINE_MONTHS, STATUTORY).id == "2022-9M"
    with pytest.raises(WrongPeriod, match=r"^Ngày 15/09/2022 không thuộc 9 tháng đầu năm 2022\.$"):
        period_of(date(2022, 9, 15), PeriodKind.NINE_MONTHS, STATUTORY)
    assert current_period(date(2022, 9, 15), PeriodKind.NINE_MONTHS, STATUTORY).id == "2022-9M"


def test_the_current_period() -> None:
    today = date(2022, 12, 20)
    assert current_period(today, PeriodKind.YEAR, NATURAL).id == "2022"
    assert current_period(today, PeriodKind.HALF, STATUTORY).id == "2023-H1"
    with pytest.raises(ValueError, match="range of days"):
        current_period(today, PeriodKind.RANGE, NATURAL)


def test_a_calendar_is_refused_for_periods_that_end_outside_its_validity() -> None:
    assert parse_period("2019-Q1", STATUTORY).end == date(2019, 3, 14)
    since = (
        "không dùng được lịch “Theo ngày chốt số liệu (15/12 - 14/12)”: lịch này chỉ áp dụng cho "
        "kỳ kết thúc từ ngày 12/03/2019. Hãy chọn lịch khác hoặc kỳ khác."
    )
    with pytest.raises(WrongPeriod) as refused:
        parse_period("2019-02", STATUTORY)
    assert str(refused.value) == f"Tháng 2 năm 2019 {since}"
    with pytest.raises(WrongPeriod):
        parse_period("2019-02-01..2019-03-11", STATUTORY)
    with pytest.raises(WrongPeriod):
        current_period(date(2018, 5, 5), PeriodKind.YEAR, STATUTORY)
    assert list_periods(2018, STATUTORY) == []
    assert "2019-02" not in [period.id for period in list_periods(2019, STATUTORY)]
    # What a day was counted to, and the year before, are arithmetic: they need no permission.
    assert period_of(date(2018, 5, 5), PeriodKind.YEAR, STATUTORY).id == "2018"
    assert parse_period("2019", STATUTORY).same_period_last_year().id == "2018"


def test_a_calendar_that_has_ended_says_until_when() -> None:
    ended = replace(STATUTORY, valid_to=date(2025, 6, 30))
    assert parse_period("2025-H1", ended).id == "2025-H1"
    with pytest.raises(WrongPeriod, match=r"kết thúc từ ngày 12/03/2019 đến ngày 30/06/2025\."):
        parse_period("2025", ended)
    assert "2025" not in [period.id for period in list_periods(2025, ended)]


@given(calendars, st.integers(2021, 2199))
@example(NATURAL, 2024)
@example(NATURAL, 2025)
def test_the_same_named_period_last_year(calendar: Calendar, year: int) -> None:
    earlier = list_periods(year - 1, calendar)
    for period, expected in zip(list_periods(year, calendar), earlier, strict=True):
        found = period.same_period_last_year()
        assert found == expected
        assert found.year_start == expected.year_start


@pytest.mark.parametrize(
    ("text", "last_year"),
    [
        ("2024-02-29..2024-03-10", "2023-02-28..2023-03-10"),
        ("2024-02-01..2024-02-29", "2023-02-01..2023-02-28"),
        ("2024-02-29..2024-02-29", "2023-02-28..2023-02-28"),
        ("2025-02-01..2025-02-28", "2024-02-01..2024-02-28"),
        ("2022-03-15..2022-06-14", "2021-03-15..2021-06-14"),
        ("2021-11-01..2022-02-28", "2020-11-01..2021-02-28"),
    ],
)
def test_the_same_days_last_year(text: str, last_year: str) -> None:
    for calendar in (NATURAL, STATUTORY):
        found = parse_period(text, calendar).same_period_last_year()
        expected = parse_period(last_year, calendar)
        assert found == expected
        assert found.year_start == expected.year_start


@pytest.mark.parametrize(
    ("text", "to_date"),
    [
        ("2022", "2022"),
        ("2022-H1", "2022-H1"),
        ("2022-H2", "2022"),
        ("2022-9M", "2022-9M"),
        ("2022-Q1", "2022-Q1"),
        ("2022-Q2", "2022-H1"),
        ("2022-Q3", "2022-9M"),
        ("2022-Q4", "2022"),
        ("2022-01", "2022-01"),
        ("2022-03", "2022-Q1"),
        ("2022-06", "2022-H1"),
        ("2022-09", "2022-9M"),
        ("2022-12", "2022"),
    ],
)
def test_the_year_to_date_has_a_name_where_there_is_one(text: str, to_date: str) -> None:
    for calendar in (NATURAL, STATUTORY):
        assert parse_period(text, calendar).year_to_date() == parse_period(to_date, calendar)


def test_the_year_to_date_without_a_name() -> None:
    assert parse_period("2022-05", NATURAL).year_to_date().id == "2022-01-01..2022-05-31"
    assert parse_period("2022-05", STATUTORY).year_to_date().id == "2021-12-15..2022-05-14"
    ranged = parse_period("2022-03-15..2022-06-14", STATUTORY)
    assert ranged.year_to_date().id == "2021-12-15..2022-06-14"
    assert parse_period("2021-11-01..2022-02-28", NATURAL).year_to_date().id == (
        "2022-01-01..2022-02-28"
    )


@given(calendars, years)
def test_the_year_to_date_runs_from_the_years_first_day(calendar: Calendar, year: int) -> None:
    whole, *parts = list_periods(year, calendar)
    for period in parts:
        to_date = period.year_to_date()
        assert (to_date.start, to_date.end) == (whole.start, period.end)
        assert to_date.year_to_date() == to_date
        assert to_date.year == year


def test_periods_come_in_the_order_of_their_days() -> None:
    ids = ["2022-Q3", "2022", "2022-02", "2021-12-01..2022-01-01", "2022-01"]
    ordered = sorted(parse_period(text, NATURAL) for text in ids)
    assert [period.id for period in ordered] == [
        "2021-12-01..2022-01-01",
        "2022-01",
        "2022",
        "2022-02",
        "2022-Q3",
    ]


def test_the_same_id_in_two_calendars_is_two_periods() -> None:
    assert parse_period("2022", NATURAL) != parse_period("2022", STATUTORY)


def test_a_period_made_by_hand() -> None:
    made = Period("2022-Q2", date(2022, 4, 1), date(2022, 6, 30), "calendar")
    assert made == parse_period("2022-Q2", NATURAL)
    assert made.year_to_date().id == "2022-H1"
    with pytest.raises(ValueError, match="needs year_start"):
        Period("2022-Q2", date(2022, 3, 15), date(2022, 6, 14), "statutory")
    with pytest.raises(ValueError, match="ends before it starts"):
        Period("2022-Q2", date(2022, 6, 30), date(2022, 4, 1), "calendar")
