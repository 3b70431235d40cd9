"""What has moved since a report was closed, and the way to the records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.activities import Measure
from cchc_desktop.domain.reports import CLOSED, DRAFT, Report
from cchc_desktop.services import records, report_issue
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.moved_figures import MovedFigures
from cchc_desktop.ui.pages.filter_bar import Behind
from tests.data_files import radio_item
from tests.ui.dialogs.opening import Opener, focus, is_open, press, press_alt, settle
from tests.ui.dialogs.reports_made import closed_office

Opened = Callable[[Report], MovedFigures]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, window: QWidget, show_dialog: Opener) -> Opened:
    def make(report: Report) -> MovedFigures:
        dialog = MovedFigures(desk, report, window)
        show_dialog(dialog)
        settle(qtbot, desk)
        return dialog

    return make


def rows(dialog: MovedFigures) -> list[list[str]]:
    table = dialog.table
    return [
        [table.model().index(row, column).data() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    opened = closed_office(tmp_path / "x.cchc")
    yield opened
    opened.close()


@pytest.fixture
def report(file: DataFile) -> Report:
    found: Report = next(r for r in records.get_all(file, "reports") if r.state == CLOSED)
    return found


def test_nothing_has_moved(opened: Opened, report: Report) -> None:
    dialog = opened(report)
    assert dialog.empty.isVisible()
    assert dialog.empty.text() == "Số liệu vẫn như khi chốt."
    assert not dialog.records.isEnabled()
    assert any("số liệu chốt ngày" in label.text() for label in dialog.findChildren(QLabel))


def test_a_record_that_came_and_one_that_went(
    qtbot: QtBot, file: DataFile, opened: Opened, report: Report
) -> None:
    old = records.get_all(file, "activities")[0].id
    new = [records.save(file, radio_item(date(2022, 5, 1 + n)))[0].id for n in range(2)]
    records.delete(file, "activities", [old])
    dialog = opened(report)
    assert rows(dialog) == [["Đài truyền thanh (tin, bài)", "1", "2", "+1", "2", "1"]]
    assert focus() is dialog.table
    with qtbot.waitSignal(dialog.records_asked) as asked:
        press(Qt.Key.Key_Return)
    assert not is_open(dialog)
    register, behind = asked.args or ("", None)
    assert register == "activities"
    assert isinstance(behind, Behind)
    assert set(behind.ids) == {*new, old}
    assert "Đài truyền thanh" in behind.what


def test_a_record_that_was_only_changed_opens_all_of_the_figure(
    qtbot: QtBot, file: DataFile, opened: Opened, report: Report
) -> None:
    item = records.get_all(file, "activities")[0]
    three = replace(item, measures=(Measure(unit="items", quantity=Decimal(3)),))
    records.save(file, three)
    dialog = opened(report)
    assert [row[1:] for row in rows(dialog)] == [["1", "3", "+2", "0", "0"]]
    with qtbot.waitSignal(dialog.records_asked) as asked:
        press_alt(qtbot, Qt.Key.Key_B)
    assert asked.args is not None
    assert asked.args[1].ids == (item.id,)


def test_a_figure_without_data_is_not_nought(
    file: DataFile, opened: Opened, report: Report
) -> None:
    records.delete(file, "activities", [records.get_all(file, "activities")[0].id])
    (row,) = rows(opened(report))
    assert row[1:] == ["1", "–", "–", "0", "1"]


def test_a_report_that_was_never_closed_says_so(file: DataFile, opened: Opened) -> None:
    drafts = [r for r in records.get_all(file, "reports") if r.state == DRAFT]
    dialog = opened(drafts[0])
    assert "chưa chốt số liệu" in dialog.empty.text()
    assert not dialog.records.isEnabled()


def test_a_number_with_no_records_behind_it_opens_none(
    qtbot: QtBot, opened: Opened, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    def moved(file: DataFile, report: int) -> tuple[report_issue.Moved, ...]:
        figures = report_issue.frozen_figures(file, report)
        bare = replace(figures[0], records=())
        return (
            report_issue.Moved(figure=bare, now=Decimal(9), come=(), gone=()),
            report_issue.Moved(figure=figures[0], now=Decimal(9), come=(7,), gone=()),
        )

    monkeypatch.setattr(report_issue, "moved_since", moved)
    dialog = opened(report)
    assert not dialog.records.isEnabled()
    with qtbot.assertNotEmitted(dialog.records_asked):
        press(Qt.Key.Key_Return)
    assert is_open(dialog)
    press(Qt.Key.Key_Down)
    assert dialog.records.isEnabled()
