"""Beginning a report: what is offered first, what is warned of, what is told in the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.report_templates import ReportTemplate
from cchc_desktop.domain.reports import Report
from cchc_desktop.services import records, report_composing
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.known_reports import KnownReport, known_reports
from cchc_desktop.services.report_facts import delivered_template
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.begin_report import Beginning, BeginReport, usual_former
from cchc_desktop.ui.dialogs.choose_period import ChoosePeriod
from tests.records_made import CALENDARS
from tests.ui.dialogs.opening import (
    Opener,
    focus,
    is_open,
    press,
    press_alt,
    settle,
    tab_to,
    type_keys,
)
from tests.ui.dialogs.reports_made import drafted, issued, open_office

Opened = Callable[[str], BeginReport]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, window: QWidget, show_dialog: Opener) -> Opened:
    """Open the dialog while a period is looked at, and wait until it can be used."""

    def make(period: str) -> BeginReport:
        desk.set_period(desk.file.period(period))
        dialog = BeginReport(desk, window)
        show_dialog(dialog)
        settle(qtbot, desk)
        return dialog

    return make


def told(qtbot: QtBot, dialog: BeginReport) -> Beginning:
    """Press the button by its key, and give what is told."""
    with qtbot.waitSignal(dialog.begun) as heard:
        press_alt(qtbot, Qt.Key.Key_L)
    assert not is_open(dialog)
    beginning = (heard.args or [None])[0]
    assert isinstance(beginning, Beginning)
    return beginning


def test_without_any_report_it_begins_from_the_delivered_template(
    qtbot: QtBot, file: DataFile, opened: Opened
) -> None:
    dialog = opened("2022-Q3")
    assert dialog.from_template.isChecked()
    assert not dialog.from_former.isEnabled()
    assert dialog.already.text() == ""
    assert told(qtbot, dialog) == Beginning(
        period=file.period("2022-Q3"), former=None, template=None, parts=(), due_on=None
    )


def test_it_begins_from_the_last_report_of_a_period_as_long_with_its_parts(
    qtbot: QtBot, file: DataFile, opened: Opened
) -> None:
    first = drafted(file, "2022-Q1")
    second = drafted(file, "2022-Q2", parts=["appendix-tally", "limits"])
    half = drafted(file, "2022-H1", parts=["proposals"])
    dialog = opened("2022-Q3")
    assert dialog.from_former.isChecked()
    offered = [dialog.former.itemData(row).id for row in range(dialog.former.count())]
    assert offered == [half.id, second.id, first.id]
    assert told(qtbot, dialog) == Beginning(
        period=file.period("2022-Q3"),
        former=second.id,
        template=None,
        parts=("limits", "appendix-tally"),
        due_on=None,
    )


def test_a_report_that_was_only_noted_down_has_no_wording_to_offer(
    file: DataFile, opened: Opened
) -> None:
    records.save(file, Report(title="Cũ", period="2021", calendar="calendar"))
    dialog = opened("2022")
    assert not dialog.from_former.isEnabled()
    assert dialog.former.count() == 0


def test_the_parts_follow_the_former_report_until_they_are_ticked_by_hand(
    qtbot: QtBot, file: DataFile, opened: Opened
) -> None:
    drafted(file, "2022-Q1", parts=["limits"])
    drafted(file, "2022-Q2", parts=["proposals"])
    dialog = opened("2022-Q3")
    assert dialog.parts.chosen() == ("proposals",)
    tab_to("Báo cáo trước")
    press(Qt.Key.Key_Down)
    assert dialog.parts.chosen() == ("limits",)
    press_alt(qtbot, Qt.Key.Key_P)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Space)
    assert dialog.parts.chosen() == ("past-tasks", "limits")
    tab_to("Báo cáo trước")
    press(Qt.Key.Key_Up)
    assert dialog.parts.chosen() == ("past-tasks", "limits")


def test_a_former_report_chosen_by_hand_stays_when_the_period_changes(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Opened
) -> None:
    first = drafted(file, "2022-Q1")
    drafted(file, "2022-Q2")
    dialog = opened("2022-Q3")
    tab_to("Báo cáo trước")
    press(Qt.Key.Key_Down)
    press_alt(qtbot, Qt.Key.Key_K)
    choose = dialog.findChild(ChoosePeriod)
    assert isinstance(choose, ChoosePeriod)
    assert choose.period == file.period("2022-Q3")
    choose.period = file.period("2022-Q4")
    choose.accepted.emit()
    choose.close()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    beginning = told(qtbot, dialog)
    assert (beginning.period, beginning.former) == (file.period("2022-Q4"), first.id)
    assert desk.period == file.period("2022-Q3"), "what the window looks at is not touched"


def test_another_period_offers_what_usually_comes_before_it(file: DataFile, opened: Opened) -> None:
    drafted(file, "2022-Q2")
    year = drafted(file, "2021")
    dialog = opened("2022-Q3")
    dialog._take_period(file.period("2022"))
    chosen = dialog.former.chosen()
    assert chosen is not None
    assert chosen.id == year.id


def test_a_period_with_a_report_is_warned_of_and_can_have_another(
    qtbot: QtBot, file: DataFile, opened: Opened
) -> None:
    open_office(file)
    issued(file, "2022-Q2", 61, date(2022, 7, 4))
    dialog = opened("2022-Q2")
    assert "số 61 ngày 04/07/2022" in dialog.already.text()
    assert told(qtbot, dialog).period == file.period("2022-Q2")


def test_two_reports_of_the_period_are_counted(file: DataFile, opened: Opened) -> None:
    drafted(file, "2022-Q2")
    assert "đang soạn" in opened("2022-Q2").already.text()
    drafted(file, "2022-Q2")
    assert "2 báo cáo" in opened("2022-Q2").already.text()


def test_an_own_template_is_told_by_its_id(qtbot: QtBot, file: DataFile, opened: Opened) -> None:
    own, _ = records.save(
        file, ReportTemplate(name="Mẫu của huyện", source=delivered_template().text)
    )
    dialog = opened("2022")
    tab_to("Mẫu báo cáo")
    press(Qt.Key.Key_Down)
    assert told(qtbot, dialog).template == own.id


def test_what_is_told_is_what_begins(qtbot: QtBot, file: DataFile, opened: Opened) -> None:
    open_office(file)
    drafted(file, "2022-Q2", parts=["limits"])
    dialog = opened("2022-Q3")
    tab_to("Hạn gửi")
    type_keys("5/10/2022")
    beginning = told(qtbot, dialog)
    made, _ = report_composing.begin(
        file,
        beginning.period,
        former=beginning.former,
        template=beginning.template,
        parts=beginning.parts,
        due_on=beginning.due_on,
    )
    assert (made.period, made.due_on) == ("2022-Q3", date(2022, 10, 5))
    assert made.has_part("limits")


def test_a_due_day_that_cannot_be_read_keeps_it_open(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened("2022")
    tab_to("Hạn gửi")
    type_keys("31/04/2022")
    with qtbot.assertNotEmitted(dialog.begun):
        press(Qt.Key.Key_Return)
        press_alt(qtbot, Qt.Key.Key_L)
    assert dialog.due.widget.text() == "31/04/2022"
    assert "Lỗi" in dialog.due.message
    assert focus() is dialog.due.widget.editor


def test_tab_goes_down_the_dialog(file: DataFile, opened: Opened) -> None:
    drafted(file, "2022-Q2")
    dialog = opened("2022-Q3")
    assert focus() is dialog.change_period
    passed = []
    for _ in range(7):
        press(Qt.Key.Key_Tab)
        passed.append(focus())
    assert passed == [
        *(dialog.from_former, dialog.former, dialog.template, dialog.parts),
        *(dialog.due.widget.editor, dialog.buttons.decide, dialog.buttons.leave),
    ]


@pytest.mark.parametrize(
    ("known", "wanted", "found"),
    [
        ([], "2022", None),
        (["2022-Q2", "2022-Q1", "2021"], "2022-Q3", "2022-Q2"),
        (["2022-Q4", "2022-Q1", "2021"], "2022-Q3", "2022-Q1"),
        (["2022-Q4", "2021"], "2022-Q3", "2022-Q4"),
        (["2022-Q3", "2021"], "2022-Q3", "2022-Q3"),
        (["2022-06", "2021"], "2022-Q3", "2022-06"),
        (["2023", "2022-12"], "2022-H1", "2023"),
    ],
)
def test_which_report_usually_comes_before(
    known: list[str], wanted: str, found: str | None
) -> None:
    from cchc_desktop.domain.periods import parse_period

    reports = [
        KnownReport(
            report=Report(id=number, title=text, period=text, calendar="calendar"),
            period=parse_period(text, CALENDARS["calendar"]),
            written=True,
        )
        for number, text in enumerate(known)
    ]
    usual = usual_former(reports, parse_period(wanted, CALENDARS["calendar"]))
    assert (usual.report.period if usual else None) == found


def test_reports_are_known_with_the_newest_period_first(file: DataFile) -> None:
    records.save(file, Report(title="Cũ", period="2021", calendar="calendar"))
    drafted(file, "2022-Q1")
    drafted(file, "2022")
    drafted(file, "2022-Q1")
    known = known_reports(file)
    assert [(one.report.period, one.written) for one in known] == [
        *(("2022", True), ("2022-Q1", True), ("2022-Q1", True), ("2021", False)),
    ]
    assert known[1].id > known[2].id
