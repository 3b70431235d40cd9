"""Issuing: number and day by keyboard, nothing by accident, what is unusual is said first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.reports import Report
from cchc_desktop.services import book, records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_closing import closed as closed_report
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.issue_report import IssueReport
from tests.data_files import office
from tests.ui.desks import TODAY
from tests.ui.dialogs.opening import Opener, focus, is_open, press, press_alt, settle, type_keys
from tests.ui.dialogs.reports_made import closed, drafted, open_office

Opened = Callable[[Report], IssueReport]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, window: QWidget, show_dialog: Opener) -> Opened:
    def make(report: Report) -> IssueReport:
        dialog = IssueReport(desk, report, 45, "BC-UBND", window)
        show_dialog(dialog)
        settle(qtbot, desk)
        return dialog

    return make


@pytest.fixture
def report(file: DataFile) -> Report:
    """Give a report to be issued when 44 numbers were given this year, and one the year before."""
    records.save(file, office())
    for number, on in ((1, date(2021, 3, 1)), (44, date(2022, 12, 1))):
        book.enter(
            file,
            OutgoingDocument(type="report", number=number, day=on, subject="Việc khác"),
        )
    return drafted(file, "2022")


def says(dialog: IssueReport) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_the_next_number_and_today_are_there_already(
    qtbot: QtBot, opened: Opened, report: Report
) -> None:
    dialog = opened(report)
    assert "Số 45/BC-UBND ngày 16/12/2022 sẽ vào sổ" in says(dialog)
    with qtbot.waitSignal(dialog.issued) as issued:
        press_alt(qtbot, Qt.Key.Key_B)
    assert issued.args == [45, TODAY]
    assert not is_open(dialog)


def test_enter_in_a_field_issues_nothing(qtbot: QtBot, opened: Opened, report: Report) -> None:
    dialog = opened(report)
    with qtbot.assertNotEmitted(dialog.issued):
        for _ in range(2):
            press(Qt.Key.Key_Return)
            press(Qt.Key.Key_Tab)
    assert is_open(dialog)


def test_another_number_and_day_are_said_before_they_are_taken(
    qtbot: QtBot, desk: Desk, opened: Opened, report: Report
) -> None:
    dialog = opened(report)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_keys("47")
    assert "Số 47/BC-UBND ngày 16/12/2022" in says(dialog)
    press(Qt.Key.Key_Tab)
    settle(qtbot, desk)
    assert "sổ sẽ khuyết số" in dialog.number.message
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_keys("1512")
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert "Số 47/BC-UBND ngày 15/12/2022" in says(dialog)
    with qtbot.waitSignal(dialog.issued) as issued:
        press_alt(qtbot, Qt.Key.Key_B)
    assert issued.args == [47, date(2022, 12, 15)]


def test_a_warning_nobody_has_read_holds_once(qtbot: QtBot, opened: Opened, report: Report) -> None:
    dialog = opened(report)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_keys("17/12/2022")
    with qtbot.assertNotEmitted(dialog.issued):
        press_alt(qtbot, Qt.Key.Key_B)
    assert "chưa đến" in dialog.day.message
    assert focus() is dialog.day.widget.editor
    with qtbot.waitSignal(dialog.issued):
        press_alt(qtbot, Qt.Key.Key_B)


def test_a_number_that_was_given_is_refused_while_one_goes_on(
    qtbot: QtBot, desk: Desk, opened: Opened, report: Report
) -> None:
    dialog = opened(report)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_keys("44")
    press(Qt.Key.Key_Tab)
    settle(qtbot, desk)
    assert "đã cấp cho văn bản 44/BC-UBND" in dialog.number.message
    with qtbot.assertNotEmitted(dialog.issued):
        press_alt(qtbot, Qt.Key.Key_B)
    assert focus() is dialog.number.widget.editor


def test_a_day_of_another_year_gets_that_years_next_number(
    qtbot: QtBot, desk: Desk, opened: Opened, report: Report
) -> None:
    dialog = opened(report)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_keys("30/12/2021")
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert dialog.number.widget.value() == 2
    assert "Số 02/BC-UBND ngày 30/12/2021" in says(dialog)


def test_what_the_book_answers_judges_no_field_that_is_typed_in(
    qtbot: QtBot, desk: Desk, opened: Opened, report: Report
) -> None:
    dialog = opened(report)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_keys("31/0")
    settle(qtbot, desk)
    assert dialog.day.message == ""
    press(Qt.Key.Key_Return)
    assert "Lỗi" in dialog.day.message


def test_a_number_that_was_typed_stays_whatever_the_day(
    qtbot: QtBot, desk: Desk, opened: Opened, report: Report
) -> None:
    dialog = opened(report)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_keys("45")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_keys("30/12/2021")
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert dialog.number.widget.value() == 45
    assert "Số kế tiếp là 02" in dialog.number.message


@pytest.mark.parametrize("typed", ["", "0", "-1", "1000000", "45a", "1,5"])
def test_a_number_that_is_none_is_refused_and_stays_as_typed(
    qtbot: QtBot, opened: Opened, report: Report, typed: str
) -> None:
    dialog = opened(report)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Delete)
    type_keys(typed)
    with qtbot.assertNotEmitted(dialog.issued):
        press_alt(qtbot, Qt.Key.Key_B)
        press_alt(qtbot, Qt.Key.Key_B)
    assert dialog.number.widget.text() == typed
    assert "Lỗi" in dialog.number.message


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("17/12/2022", "Ngày này chưa đến"),
        ("30/11/2022", "Trước ngày của số liền trước (44/BC-UBND, 01/12/2022)"),
        ("30/12/2019", "Chưa có thông tin cơ quan"),
    ],
)
def test_an_unusual_day_is_told(
    qtbot: QtBot, desk: Desk, opened: Opened, report: Report, typed: str, said: str
) -> None:
    dialog = opened(report)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_keys(typed)
    press(Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert said in dialog.day.message


def test_a_day_before_the_closing_is_warned_of(
    qtbot: QtBot, file: DataFile, window: QWidget, opened: Opened
) -> None:
    open_office(file)
    report = closed(file, "2022")
    assert report.id is not None
    on = closed_report(file, report.id)
    assert on is not None
    assert on.on > TODAY, "closed by this computer's clock"
    dialog = opened(report)
    assert f"trước ngày chốt số liệu ({on.on:%d/%m/%Y})" in dialog.day.message
    assert "Người ký: Nguyễn Văn Nhưng" in says(dialog)
    assert "được chốt ngay trước đó" not in says(dialog)


def test_a_draft_is_said_to_be_closed_first(opened: Opened, report: Report, file: DataFile) -> None:
    assert report.id is not None
    assert closed_report(file, report.id) is None
    assert "Số liệu được chốt ngay trước đó." in says(opened(report))
