"""Comparing two reports: what is offered, how the differences are gone through by keyboard."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.documents.comparing import (
    CHANGED,
    MOVED,
    ONLY_ONE,
    ONLY_TWO,
    SAME,
    BlockDifference,
    Stretch,
)
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.reports import Report
from cchc_desktop.services import report_comparison
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_comparison import Comparison, FigureDifference
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.compare_reports import CompareReports
from tests.ui.dialogs.opening import Opener, focus, press, press_alt, settle, tab_to
from tests.ui.dialogs.reports_made import drafted

SHIFT = Qt.KeyboardModifier.ShiftModifier


def block(kind: str, one: str = "", two: str = "") -> BlockDifference:
    """Give a block of which every word differs where the two do."""
    mark = one != two
    return BlockDifference(
        key="own.1",
        kind=kind,
        one=one,
        two=two,
        one_stretches=(Stretch(one, differs=mark),) if one else (),
        two_stretches=(Stretch(two, differs=mark),) if two else (),
    )


def figure(label: str, unit: str, one: int | None, two: int | None) -> FigureDifference:
    values = (None if value is None else Decimal(value) for value in (one, two))
    first, second = values
    return FigureDifference(name="x.y", label=label, unit=unit, one=first, two=second)


BLOCKS = (
    block(SAME, "Công tác chỉ đạo", "Công tác chỉ đạo"),
    block(CHANGED, "Đã phát 58 tin.", "Đã phát 61 tin."),
    block(SAME, "Băng rôn.", "Băng rôn."),
    block(ONLY_ONE, one="Câu cũ."),
    block(ONLY_TWO, two="Câu mới."),
    block(MOVED, "Chuyển.", "Chuyển."),
)
FIGURES = (figure("Đài truyền thanh", "tin, bài", 58, 61), figure("Tờ rơi", "tờ", None, 1200))


def comparison(
    blocks: Sequence[BlockDifference] = BLOCKS, figures: Sequence[FigureDifference] = FIGURES
) -> Comparison:
    bare = Report(title="x", period="2022", calendar="calendar")
    return Comparison(one=bare, two=bare, blocks=tuple(blocks), figures=tuple(figures))


class Fake:
    """Compares by what it was told, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []
        self.threads: set[threading.Thread] = set()
        self.answer: Comparison | CchcError = comparison()

    def __call__(self, file: DataFile, first: int, second: int, *, today: date) -> Comparison:
        self.asked.append((first, second))
        self.threads.add(threading.current_thread())
        if isinstance(self.answer, CchcError):
            raise self.answer
        return self.answer


Opened = Callable[..., CompareReports]


@pytest.fixture
def compare(monkeypatch: pytest.MonkeyPatch) -> Fake:
    fake = Fake()
    monkeypatch.setattr(report_comparison, "compare", fake)
    return fake


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, window: QWidget, show_dialog: Opener, compare: Fake) -> Opened:
    def make(**named: int) -> CompareReports:
        dialog = CompareReports(desk, window, **named)
        show_dialog(dialog)
        settle(qtbot, desk)
        return dialog

    return make


@pytest.fixture
def reports(file: DataFile) -> list[Report]:
    return [drafted(file, period) for period in ("2021", "2022-Q1", "2022-Q2")]


def cells(model: QAbstractItemModel) -> list[list[str]]:
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def says(dialog: CompareReports) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_the_newest_is_compared_with_the_one_before_it(
    opened: Opened, reports: list[Report], compare: Fake
) -> None:
    dialog = opened()
    assert compare.asked == [(reports[1].id, reports[2].id)]
    assert compare.threads.isdisjoint({threading.main_thread()})
    assert cells(dialog.blocks.model()) == [
        ["= Như nhau", "Công tác chỉ đạo", "Công tác chỉ đạo"],
        ["≠ Thay đổi", "Đã phát 58 tin.", "Đã phát 61 tin."],
        ["= Như nhau", "Băng rôn.", "Băng rôn."],
        ["− Bị bỏ", "Câu cũ.", ""],
        ["+ Thêm mới", "", "Câu mới."],
        ["↕ Chuyển chỗ", "Chuyển.", "Chuyển."],
    ]
    assert cells(dialog.figures.model()) == [
        ["Đài truyền thanh (tin, bài)", "58", "61", "+3"],
        ["Tờ rơi (tờ)", "–", "1.200", "–"],
    ]
    assert "4 đoạn khác nhau trên tổng số 6" in says(dialog)


def test_the_two_that_were_asked_for_are_compared(
    opened: Opened, reports: list[Report], compare: Fake
) -> None:
    opened(first=reports[2].id, second=reports[0].id)
    assert compare.asked == [(reports[2].id, reports[0].id)]


def test_another_choice_is_compared_at_once(
    qtbot: QtBot, desk: Desk, opened: Opened, reports: list[Report], compare: Fake
) -> None:
    dialog = opened()
    assert focus() is dialog.first
    press(Qt.Key.Key_Down)
    settle(qtbot, desk)
    assert compare.asked[-1] == (reports[0].id, reports[2].id)
    press_alt(qtbot, Qt.Key.Key_H)
    assert focus() is dialog.second
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_End)
    settle(qtbot, desk)
    assert compare.asked[-1] == (reports[0].id, reports[0].id)


def test_f8_goes_from_difference_to_difference_and_round(
    opened: Opened, reports: list[Report]
) -> None:
    dialog = opened()
    passed = []
    for _ in range(5):
        press(Qt.Key.Key_F8)
        passed.append(dialog.blocks.currentIndex().row())
    assert passed == [1, 3, 4, 5, 1]
    assert focus() is dialog.blocks
    press(Qt.Key.Key_F8, SHIFT)
    assert dialog.blocks.currentIndex().row() == 5
    press(Qt.Key.Key_Up)
    assert dialog.blocks.currentIndex().row() == 4


def test_only_the_differences_are_shown_and_the_place_is_kept(
    qtbot: QtBot, opened: Opened, reports: list[Report]
) -> None:
    dialog = opened()
    for _ in range(3):
        press(Qt.Key.Key_F8)
    press_alt(qtbot, Qt.Key.Key_C)
    assert [row[0] for row in cells(dialog.blocks.model())] == [
        *("≠ Thay đổi", "− Bị bỏ", "+ Thêm mới", "↕ Chuyển chỗ"),
    ]
    assert dialog.blocks.currentIndex().row() == 2
    press_alt(qtbot, Qt.Key.Key_C)
    assert dialog.blocks.currentIndex().row() == 4


def test_reports_that_are_the_same_say_so(
    opened: Opened, reports: list[Report], compare: Fake
) -> None:
    compare.answer = comparison(BLOCKS[:1], ())
    dialog = opened()
    assert dialog.empty.isVisible()
    assert dialog.empty.text() == "Hai báo cáo giống hệt nhau."
    assert not dialog.next.isEnabled()
    press(Qt.Key.Key_F8)


def test_figures_alone_may_differ(opened: Opened, reports: list[Report], compare: Fake) -> None:
    compare.answer = comparison(BLOCKS[:1])
    dialog = opened()
    assert dialog.figures.isVisible()
    press(Qt.Key.Key_F8)
    assert dialog.blocks.currentIndex().row() == 0


def test_without_two_reports_there_is_nothing_to_compare(
    file: DataFile, opened: Opened, compare: Fake
) -> None:
    drafted(file, "2022")
    dialog = opened()
    assert "ít nhất hai báo cáo" in dialog.empty.text()
    assert compare.asked == []


def test_trouble_is_said_in_place_of_the_result_and_another_choice_mends_it(
    qtbot: QtBot, desk: Desk, opened: Opened, reports: list[Report], compare: Fake
) -> None:
    compare.answer = CchcError("Bản lưu của báo cáo bị hỏng.")
    dialog = opened()
    assert dialog.empty.text() == "Bản lưu của báo cáo bị hỏng."
    compare.answer = comparison()
    press(Qt.Key.Key_Down)
    settle(qtbot, desk)
    assert dialog.blocks.isVisible()


def test_the_texts_are_whole_in_a_narrow_window_too(
    qtbot: QtBot, opened: Opened, reports: list[Report], compare: Fake
) -> None:
    long = "Công tác tuyên truyền cải cách hành chính trên địa bàn xã. " * 12
    compare.answer = comparison([block(CHANGED, long, long + "Thêm.")])
    dialog = opened()
    index = dialog.blocks.model().index(0, 0)
    wide = dialog.blocks.visualRect(index).height()
    dialog.resize(dialog.minimumSize())
    qtbot.waitUntil(lambda: dialog.blocks.visualRect(index).height() > wide)


def test_tab_goes_down_the_dialog(opened: Opened, reports: list[Report]) -> None:
    dialog = opened()
    names = ("Chỉ đoạn khác nhau", "Chỗ khác tiếp theo (F8)", "Các đoạn của hai báo cáo")
    passed = [tab_to(name) for name in names]
    assert passed == [dialog.only_different, dialog.next, dialog.blocks]
    press(Qt.Key.Key_Tab)
    assert focus() is dialog.figures
