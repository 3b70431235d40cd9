"""Choosing a report's parts by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.report_parts import ReportParts
from tests.ui.dialogs.opening import Opener, is_open, press, press_alt


def test_parts_are_ticked_with_the_space_bar(
    qtbot: QtBot, desk: Desk, window: QWidget, show_dialog: Opener
) -> None:
    dialog = ReportParts(desk, ["appendix-tally", "limits"], window)
    show_dialog(dialog)
    assert dialog.parts.chosen() == ("limits", "appendix-tally")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        press_alt(qtbot, Qt.Key.Key_D)
    assert chosen.args == [("proposals", "appendix-tally")]
    assert not is_open(dialog)


def test_leaving_changes_nothing(
    qtbot: QtBot, desk: Desk, window: QWidget, show_dialog: Opener
) -> None:
    dialog = ReportParts(desk, [], window)
    show_dialog(dialog)
    press(Qt.Key.Key_Space)
    with qtbot.assertNotEmitted(dialog.chosen):
        press(Qt.Key.Key_Escape)
    assert not is_open(dialog)


def test_every_part_has_a_line_that_explains_it(
    desk: Desk, window: QWidget, show_dialog: Opener
) -> None:
    dialog = ReportParts(desk, [], window)
    show_dialog(dialog)
    rows = dialog.parts.topLevelItemCount()
    assert rows == len(desk.catalogues.offered("report_parts"))
    for row in range(rows):
        item = dialog.parts.topLevelItem(row)
        assert item is not None
        assert item.text(1), item.text(0)
