"""The sample office: sound records, the real report's figures, and everything a figure can show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop import resources
from cchc_desktop.domain.activities import Activity
from cchc_desktop.domain.calendars import calendars_from
from cchc_desktop.domain.catalogues import Catalogues, delivered_catalogues
from cchc_desktop.domain.errors import IncompleteInstallation
from cchc_desktop.domain.office import OfficeProfile, profile_on
from cchc_desktop.domain.periods import parse_period
from cchc_desktop.domain.procedures import CODE_FORM
from cchc_desktop.domain.queries import Query
from cchc_desktop.domain.validation import validate
from cchc_desktop.services.data_file import DataFile, create_data_file
from cchc_desktop.services.figures import figures, overview, trail
from cchc_desktop.services.records import count, every, save, undo_name
from cchc_desktop.services.sample_office import (
    _FILES,
    NotEmpty,
    sample_records,
    write_sample_office,
)

REFERENCES = {
    "documents": {
        row["symbol"]: number
        for number, row in enumerate(
            resources.read_toml("sample-office/documents.toml")["documents"], start=1
        )
    }
}
YEAR = (date(2022, 1, 1), date(2022, 12, 31))
STATUTORY = (date(2021, 12, 15), date(2022, 12, 14))
LAST_YEAR = (date(2021, 1, 1), date(2021, 12, 31))


@pytest.fixture(scope="module")
def catalogues() -> Catalogues:
    calendars = calendars_from(resources.read_toml("calendars.toml"))
    return Catalogues(
        delivered_catalogues(resources.read_toml("catalogues.toml"), calendars.values())
    )


@pytest.fixture(scope="module")
def sample(catalogues: Catalogues) -> dict[str, Any]:
    return {name: sample_records(name, catalogues, REFERENCES) for name in _FILES}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFile]:
    path = tmp_path_factory.mktemp("mẫu") / "mau.cchc"
    opened = create_data_file(path, who="văn thư")
    write_sample_office(opened)
    yield opened
    opened.close()


def counted(activities: tuple[Activity, ...], name: str, span: tuple[date, date]) -> Decimal:
    channel, unit = name.split(".")
    return sum(
        (
            m.quantity
            for a in activities
            if a.channel == channel and a.day is not None and span[0] <= a.day <= span[1]
            for m in a.measures
            if m.unit == unit and not m.estimated and m.quantity is not None
        ),
        Decimal(0),
    )


@pytest.mark.parametrize(
    ("name", "span", "expected"),
    [
        ("radio.items", YEAR, 58),
        ("web.items", YEAR, 26),
        ("radio.items", STATUTORY, 57),
        ("web.items", STATUTORY, 27),
        ("radio.items", LAST_YEAR, 41),
        ("web.items", LAST_YEAR, 17),
    ],
)
def test_the_figures_of_the_real_report(
    sample: dict[str, Any], name: str, span: tuple[date, date], expected: int
) -> None:
    assert counted(sample["activities"], name, span) == expected


def test_every_item_is_one_dated_activity_on_a_working_day(sample: dict[str, Any]) -> None:
    for activity in sample["activities"]:
        assert activity.day.weekday() < 5, activity
        if activity.channel in ("radio", "web"):
            assert [m.quantity for m in activity.measures if m.unit == "items"] == [1]
            assert not any(m.estimated for m in activity.measures)


def test_radio_speaks_in_every_month_of_2022(sample: dict[str, Any]) -> None:
    months = {
        a.day.month for a in sample["activities"] if a.channel == "radio" and a.day >= YEAR[0]
    }
    assert months == set(range(1, 13))


def test_no_record_has_a_fault(sample: dict[str, Any], catalogues: Catalogues) -> None:
    faults = [
        (register, problem)
        for register, records in sample.items()
        for record in records
        for problem in validate(record, catalogues)
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("register", "field"),
    [
        ("activities", "title"),
        ("procedures", "code"),
        ("procedures", "name"),
        ("slogans", "text"),
        ("documents", "symbol"),
        ("tasks", "content"),
        ("reports", "title"),
    ],
)
def test_no_two_are_alike(sample: dict[str, Any], register: str, field: str) -> None:
    seen = Counter(getattr(record, field) for record in sample[register])
    assert [value for value, times in seen.items() if times > 1] == []


def test_units_belong_to_their_channel(sample: dict[str, Any], catalogues: Catalogues) -> None:
    pairs = {(a.channel, m.unit) for a in sample["activities"] for m in a.measures}
    pairs |= {(t.channel, t.unit) for t in sample["targets"]}
    for channel, unit in pairs:
        entry = catalogues.find("channels", channel)
        assert entry is not None
        assert unit in entry.units, (channel, unit)


def test_the_three_slogans_as_the_decree_spells_them(sample: dict[str, Any]) -> None:
    assert [slogan.text for slogan in sample["slogans"]] == [
        "Đẩy mạnh cải cách hành chính, nâng cao hiệu lực, hiệu quả quản lý của bộ máy Nhà nước!",
        "Đẩy mạnh ứng dụng công nghệ thông tin trong hoạt động của cơ quan hành chính Nhà nước!",
        "Cán bộ và Nhân dân xã Chi Lăng Nam chung tay thực hiện cải cách thủ tục hành chính!",
    ]
    for slogan in sample["slogans"]:
        shown = {(d.medium, d.place) for d in slogan.displays if d.since >= YEAR[0]}
        assert shown == {("led-board", "headquarters"), ("banner", "main-roads")}


def test_the_documents_of_the_real_report(sample: dict[str, Any]) -> None:
    days = {d.symbol: d.day for d in sample["documents"]}
    assert days["508/UBND-VP"] == date(2022, 3, 1)
    assert days["09/KH-UBND"] == date(2022, 2, 16)
    assert days["36a/NQ-CP"] == date(2015, 10, 14)


def test_nothing_cites_a_document_before_its_day(sample: dict[str, Any]) -> None:
    days = {REFERENCES["documents"][d.symbol]: d.day for d in sample["documents"]}
    cited = [a for a in sample["activities"] if a.document is not None]
    assert len(cited) > 10
    assert [a.title for a in cited if a.day < days[a.document]] == []


def test_superseded_wording_ends_on_its_day(sample: dict[str, Any]) -> None:
    later = [a.title for a in sample["activities"] if a.day >= date(2022, 8, 15)]
    assert [title for title in later if "mức độ 3" in title or "mức độ 4" in title] == []


def test_procedures_have_national_codes_and_a_story(sample: dict[str, Any]) -> None:
    procedures = sample["procedures"]
    assert len(procedures) >= 40
    assert all(CODE_FORM.fullmatch(p.code) for p in procedures)
    for procedure in procedures:
        effective = [event.effective_on for event in procedure.events]
        assert effective == sorted(effective)
        assert procedure.events[0].kind == "new"
        assert all(e.decision and e.decided_on <= e.effective_on for e in procedure.events)


def test_the_office_before_and_after_the_districts_ended(sample: dict[str, Any]) -> None:
    offices: tuple[OfficeProfile, ...] = sample["offices"]
    before = profile_on(offices, date(2025, 6, 30))
    after = profile_on(offices, date(2025, 7, 1))
    assert (before.district, before.province) == ("huyện Thanh Miện", "tỉnh Hải Dương")
    assert (after.district, after.province) == ("", "thành phố Hải Phòng")
    assert "huyện" not in after.superior + " ".join(r.name for r in after.recipients)
    assert all(office.sample for office in offices)
    signer = before.usual_signer()
    assert signer is not None
    assert (signer.name, signer.position) == ("Nguyễn Văn Nhưng", "deputy")


def test_reports_name_periods_and_the_years_is_a_draft(sample: dict[str, Any]) -> None:
    calendars = calendars_from(resources.read_toml("calendars.toml"))
    for report in sample["reports"]:
        period = parse_period(report.period, calendars[report.calendar])
        assert period.label[0].lower() + period.label[1:] in report.title
    assert [r.state for r in sample["reports"] if r.period == "2022"] == ["draft"]


def test_all_of_it_is_in_the_file(file: DataFile, sample: dict[str, Any]) -> None:
    assert file.is_sample
    for register, records in sample.items():
        assert count(file, Query(register=register)) == len(records)
    # The issued reports can never be taken back; the draft of the next one can.
    assert (undo_name(file) or "").startswith("Lập báo cáo")


def test_a_reference_leads_to_the_document_it_names(file: DataFile) -> None:
    symbols = {d.id: d.symbol for d in every(file, Query(register="documents"))}
    plan = [
        activity.title
        for activity in every(file, Query(register="activities"))
        if symbols.get(activity.document) == "09/KH-UBND"
    ]
    assert "Kế hoạch tuyên truyền cải cách hành chính xã Chi Lăng Nam năm 2022" in plan


def test_the_file_counts_what_the_records_hold(file: DataFile, sample: dict[str, Any]) -> None:
    year = file.period("2022")
    found = figures(file, year)
    for name, records in (("radio.items", 58), ("web.items", 26)):
        assert found[name].in_period == records
        assert found[name].same_period_last_year == counted(sample["activities"], name, LAST_YEAR)
        assert len(trail(file, year, name)) == records
    assert found["radio.items"].planned == 52
    assert found["slogans.sentences"].in_period == 3
    guidances = found["one-stop.guidances"]
    assert guidances.estimated == 90
    assert guidances.in_period == counted(sample["activities"], "one-stop.guidances", YEAR)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        (
            "procedures.late",
            {"1.001739", "1.010736", "2.000635"},
        ),
        ("procedures.unposted", {"2.000744", "1.003440", "1.005462"}),
        ("procedures.repealed", {"1.003337"}),
        ("procedures.replaced", {"1.000954"}),
    ],
)
def test_procedures_late_unposted_repealed_replaced(
    file: DataFile, name: str, codes: set[str]
) -> None:
    known = {p.id: p.code for p in every(file, Query(register="procedures"))}
    assert {known[key] for key in figures(file, file.period("2022"))[name].records} == codes


def test_an_amendment_of_2023_does_not_count_in_2022(file: DataFile) -> None:
    known = {p.id: p.code for p in every(file, Query(register="procedures"))}
    amended = {
        year: {known[k] for k in figures(file, file.period(year))["procedures.amended"].records}
        for year in ("2022", "2023")
    }
    assert amended["2023"] == {"1.004222", "1.004194"}
    assert len(amended["2022"]) == 12
    assert not amended["2022"] & amended["2023"]


def test_the_first_page_has_something_to_say(file: DataFile) -> None:
    shown = overview(file, file.period("2022"))
    assert {missing.register for missing in shown.missing} == {"procedures", "activities", "tasks"}
    assert shown.next_deadline is not None
    assert shown.next_deadline.period == "2022"


def test_it_is_not_laid_over_an_offices_own_records(tmp_path: Path, sample: dict[str, Any]) -> None:
    own = create_data_file(tmp_path / "that.cchc")
    try:
        save(own, sample["slogans"][0])
        with pytest.raises(NotEmpty, match="đã có khẩu hiệu"):
            write_sample_office(own)
        assert count(own, Query(register="documents")) == 0
    finally:
        own.close()


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ({"titel": "x"}, "không có trường “titel”"),
        ({"day": "05/01/2022"}, "“day” có giá trị không đúng kiểu"),
        ({"document": "1/QĐ-TTg"}, "dẫn tới “1/QĐ-TTg” không có"),
        ({"measures": [{"unit": "items", "quantity": "một"}]}, "“quantity” phải là số"),
        ({"measures": []}, "measures: Cần ít nhất 1 dòng"),
        ({"channel": "truyen-hinh"}, "channel: “truyen-hinh” không có trong danh mục"),
    ],
)
def test_a_damaged_file_is_refused_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, catalogues: Catalogues, table: dict[str, Any], reason: str
) -> None:
    sound = {
        "day": date(2022, 1, 5),
        "channel": "radio",
        "title": "Lịch tiếp công dân",
        "measures": [{"unit": "items", "quantity": 1}],
    }
    monkeypatch.setattr(resources, "read_toml", lambda name: {"activities": [sound | table]})
    with pytest.raises(IncompleteInstallation, match="bị hỏng") as raised:
        sample_records("activities", catalogues, REFERENCES)
    assert reason in str(raised.value)


def test_a_file_of_another_register_is_refused(
    monkeypatch: pytest.MonkeyPatch, catalogues: Catalogues
) -> None:
    monkeypatch.setattr(resources, "read_toml", lambda name: {"activity": []})
    with pytest.raises(IncompleteInstallation, match="cần đúng một bảng “activities”"):
        sample_records("activities", catalogues, REFERENCES)
