from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.unsaved import UnsavedDialog
from cchc_desktop.ui.drafts import NEW, Draft

NEWS = Draft("activities", NEW, "Tin sáng", {"title": "Tin sáng"})
SLOGAN = Draft("slogans", 7, "Cải cách hành chính\nvì dân", {"text": "x"})


@pytest.fixture
def dialog(window: QWidget, desk: Desk) -> UnsavedDialog:
    desk.drafts.keep(NEWS)
    desk.drafts.keep(SLOGAN)
    made = UnsavedDialog(desk, window)
    made.show()
    return made


def _rows(dialog: UnsavedDialog) -> list[tuple[str, str]]:
    items = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items if item is not None]


def test_each_draft_is_told_by_form_and_record(dialog: UnsavedDialog) -> None:
    assert _rows(dialog) == [
        ("Hoạt động", "Tin sáng"),
        ("Khẩu hiệu", "Cải cách hành chính vì dân"),
    ]


def test_what_is_taken_is_told_and_stays_a_draft(
    dialog: UnsavedDialog, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.taken) as taken:
        dialog.take.click()
    assert taken.args == [NEWS]
    assert desk.drafts.all() == (NEWS, SLOGAN)


def test_what_is_given_up_can_be_had_back(dialog: UnsavedDialog, desk: Desk) -> None:
    assert not dialog.take_back.isEnabled()
    dialog.discard.click()
    dialog.discard.click()
    assert len(desk.drafts) == 0
    assert not dialog.take.isEnabled()
    dialog.take_back.click()
    dialog.take_back.click()
    assert desk.drafts.all() == (SLOGAN, NEWS)
    dialog.later.click()
    assert desk.drafts.all() == (SLOGAN, NEWS)
