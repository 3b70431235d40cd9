from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc_desktop.domain.activities import Measure
from cchc_desktop.domain.counting import UnknownFigure
from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.procedures import Posting, Procedure, ProcedureEvent
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.tasks import Task
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.figures import figures, overview, trail
from cchc_desktop.services.records import save
from cchc_desktop.services.report_composing import begin
from cchc_desktop.services.report_issue import issue
from cchc_desktop.services.tally import tally_json
from tests.data_files import office, radio_item

BIRTH = Procedure(
    code="1.001193",
    name="Đăng ký khai sinh",
    field="civil-status",
    level="commune",
    events=(ProcedureEvent(kind="new", effective_on=date(2022, 11, 25)),),
)


def test_a_trail_is_the_figures_records(data_file: DataFile) -> None:
    for day in (1, 20, 10):
        save(data_file, radio_item(date(2022, 3, day)))
    save(data_file, BIRTH)
    year = data_file.period("2022")
    whole = figures(data_file, year, trails=True)
    assert trail(data_file, year, "radio.items") == (2, 3, 1)
    for figure in whole:
        assert trail(data_file, year, figure.name) == figure.records
    # Without being asked for, the trails of activities are not read.
    assert figures(data_file, year)["radio.items"].records == ()
    assert figures(data_file, year)["procedures.in_force"].records == (1,)


def test_no_trail_for_a_figure_that_is_not_there(data_file: DataFile) -> None:
    with pytest.raises(UnknownFigure, match="“radio\\.items”"):
        trail(data_file, data_file.period("2022"), "radio.items")


@pytest.mark.parametrize(("allowance", "late"), [(None, 1), (0, 1), (1, 0)])
def test_the_office_sets_the_allowance_for_posting(
    data_file: DataFile, allowance: int | None, late: int
) -> None:
    save(data_file, office(posting_allowance=allowance))
    # 25 November 2022 was a Friday, the 28th the next working day.
    posting = Posting(place="one-stop", posted_on=date(2022, 11, 28))
    save(data_file, replace(BIRTH, events=(replace(BIRTH.events[0], postings=(posting,)),)))
    counted = figures(data_file, data_file.period("2022"))
    assert counted["procedures.late"].in_period == late
    assert counted["procedures.unposted"].in_period == 0


def test_the_overview_names_what_is_missing(data_file: DataFile) -> None:
    proof = (Evidence(kind="log", where="Sổ phát thanh"),)
    save(data_file, radio_item())
    save(data_file, radio_item(evidence=proof))
    save(data_file, BIRTH)
    save(data_file, Task(year=2022, content="Việc", result="not_done"))
    shown = overview(data_file, data_file.period("2022"))
    assert [(m.what, m.register, m.ids) for m in shown.missing] == [
        ("thủ tục chưa niêm yết", "procedures", (1,)),
        ("hoạt động chưa có minh chứng", "activities", (1,)),
        ("nhiệm vụ chưa thực hiện", "tasks", (1,)),
    ]
    assert shown.figures["radio.items"].in_period == 2
    assert shown.next_deadline is None


def test_an_empty_office_misses_nothing(data_file: DataFile) -> None:
    assert overview(data_file, data_file.period("2022")).missing == ()


def test_the_next_deadline_is_of_a_report_that_is_not_issued(data_file: DataFile) -> None:
    draft = Report(title="Năm", period="2022", calendar="calendar", state="draft")
    for due in (date(2023, 4, 5), date(2022, 12, 23)):
        save(data_file, replace(draft, due_on=due))
    save(data_file, draft)
    save(data_file, office())
    early, _ = begin(data_file, data_file.period("2022"), due_on=date(2022, 12, 2))
    assert early.id is not None
    issue(data_file, early.id, on=date(2022, 12, 1))
    shown = overview(data_file, data_file.period("2022"))
    assert shown.next_deadline is not None
    assert shown.next_deadline.due_on == date(2022, 12, 23)


def test_the_tally_as_json(data_file: DataFile) -> None:
    halves = (
        Measure(unit="items", quantity=Decimal(1)),
        Measure(unit="hours", quantity=Decimal("0.5")),
        Measure(unit="items", quantity=Decimal(3), estimated=True),
    )
    save(data_file, radio_item(measures=halves))
    tally = tally_json(data_file, data_file.period("2022-Q1", "statutory"))
    assert tally["period"] == {
        "id": "2022-Q1",
        "from": "2021-12-15",
        "to": "2022-03-14",
        "calendar": "statutory",
    }
    items, hours = tally["figures"][:2]
    assert items == {
        "name": "radio.items",
        "channel": "Đài truyền thanh",
        "unit": "tin, bài",
        "planned": None,
        "in_period": 1,
        "cumulative": 1,
        "same_period_last_year": None,
        "estimated": 3,
        "records": [1],
    }
    assert type(items["in_period"]) is int
    assert hours["in_period"] == 0.5
