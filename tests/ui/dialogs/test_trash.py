from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs import trash
from cchc_desktop.ui.dialogs.trash import TrashDialog
from tests.data_files import directive, radio_item
from tests.ui.dialogs.opening import Opener, focus, press, press_alt, settle, tab_to

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def deleted(file: DataFile, *made: Any) -> list[Any]:
    saved = []
    for record in made:
        stored, _ = records.save(file, record)
        saved.append(stored)
    for register in dict.fromkeys(type(record) for record in saved):
        some = [record for record in saved if type(record) is register]
        name = {Slogan: "slogans"}.get(register, "activities")
        records.delete(file, name, [record.id for record in some])
    return saved


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, window: QWidget, show_dialog: Opener) -> Any:
    def begin() -> TrashDialog:
        dialog = TrashDialog(desk, window)
        show_dialog(dialog)
        settle(qtbot, desk)
        return dialog

    return begin


def rows(dialog: TrashDialog) -> list[list[str]]:
    items = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return [[item.text(column) for column in range(5)] for item in items if item is not None]


def test_it_lists_filters_and_tells_what_each_held(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Any
) -> None:
    deleted(file, Slogan(text="Một cửa"), Slogan(text="Công khai"), radio_item(title="Tin sáng"))
    dialog = opened()
    found = rows(dialog)
    assert [row[:2] for row in found] == [
        ["Tin sáng", "Hoạt động"],
        ["Công khai", "Khẩu hiệu"],
        ["Một cửa", "Khẩu hiệu"],
    ]
    assert {tuple(row[3:]) for row in found} == {("Lan", "90 ngày")}
    assert focus() is dialog.list
    content = dialog.content.toPlainText()
    assert "Tiêu đề, nội dung: Tin sáng" in content
    assert "Thao tác: Xoá 1 hoạt động" in content
    press(Qt.Key.Key_Down)
    assert "Công khai" in dialog.content.toPlainText()
    dialog.register.setCurrentIndex(dialog.register.findData("slogans"))
    settle(qtbot, desk)
    assert [row[0] for row in rows(dialog)] == ["Công khai", "Một cửa"]
    dialog.register.setCurrentIndex(dialog.register.findData("tasks"))
    settle(qtbot, desk)
    assert dialog.empty.isVisible()
    assert dialog.empty.text().startswith("Sổ này không có gì bị xoá.")
    assert not dialog.buttons.decide.isEnabled()


def test_several_are_put_back_by_keys_alone_and_taken_back(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Any
) -> None:
    made = deleted(file, *(Slogan(text=f"Khẩu hiệu {n}") for n in range(3)))
    dialog = opened()
    press(Qt.Key.Key_Down, SHIFT)
    assert len(dialog.chosen) == 2
    press_alt(qtbot, Qt.Key.Key_K)
    settle(qtbot, desk)
    assert records.get_all(file, "slogans") == tuple(made[1:])
    assert dialog.notices.text() == "Khôi phục 2 khẩu hiệu"
    assert [row[0] for row in rows(dialog)] == ["Khẩu hiệu 0"]
    assert focus() is dialog.list
    tab_to("Hoàn tác")
    press(Qt.Key.Key_Space)
    settle(qtbot, desk)
    assert records.get_all(file, "slogans") == ()
    assert len(rows(dialog)) == 3
    dialog.list.setFocus()
    press(Qt.Key.Key_A, CTRL)
    press_alt(qtbot, Qt.Key.Key_K)
    settle(qtbot, desk)
    assert records.get_all(file, "slogans") == tuple(made)
    assert dialog.empty.text().startswith("Không có gì bị xoá.")
    assert focus() is dialog.register


def test_what_it_refers_to_is_offered_too(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Any
) -> None:
    letter, _ = records.save(file, directive())
    (item,) = deleted(file, radio_item(document=letter.id))
    records.delete(file, "documents", [letter.id])
    dialog = opened()
    press(Qt.Key.Key_Down)
    assert "508/UBND-VP (đã xoá)" in dialog.content.toPlainText()
    dialog.buttons.decide.click()
    settle(qtbot, desk)
    assert "dẫn chiếu văn bản “508/UBND-VP”, nay cũng đã xoá" in dialog.notices.text()
    assert records.get_all(file, "activities") == ()
    press_alt(qtbot, Qt.Key.Key_T)
    settle(qtbot, desk)
    assert records.get_all(file, "activities") == (item,)
    assert records.get_all(file, "documents") == (letter,)
    assert rows(dialog) == []


def test_more_come_on_request_and_stay_after_a_change(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    deleted(file, *(Slogan(text=f"Khẩu hiệu {n}") for n in range(7)))
    monkeypatch.setattr(trash, "PAGE_SIZE", 3)
    dialog = opened()
    assert len(rows(dialog)) == 3
    press_alt(qtbot, Qt.Key.Key_M)
    settle(qtbot, desk)
    assert len(rows(dialog)) == 6
    assert dialog.list.currentIndex().row() == 3
    assert focus() is dialog.list
    dialog.buttons.decide.click()
    settle(qtbot, desk)
    assert [row[0] for row in rows(dialog)] == [f"Khẩu hiệu {n}" for n in (6, 5, 4, 2, 1, 0)]
    assert not dialog.more.isVisible()


def test_what_cannot_be_put_back_or_taken_back_is_said(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Any
) -> None:
    (slogan,) = deleted(file, Slogan(text="Một cửa"))
    dialog = opened()
    dialog._restore([("slogans", slogan.id), ("slogans", 99)])
    settle(qtbot, desk)
    assert "Chưa khôi phục mục nào; hãy chọn lại." in dialog.message.text()
    assert not dialog.notices.isVisible()
    assert rows(dialog) != []
