from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.tasks import Task
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.change_many import ChangeMany
from cchc_desktop.ui.drafts import Draft
from tests.data_files import radio_item
from tests.ui.dialogs.opening import Opener, is_open, press, press_alt, settle, tab_to
from tests.unikey import UniKey

Opened = Callable[[str, list[int]], ChangeMany]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, window: QWidget, show_dialog: Opener) -> Opened:
    def begin(register: str, ids: list[int]) -> ChangeMany:
        dialog = ChangeMany(desk, REGISTERS[register], ids, window)
        show_dialog(dialog)
        settle(qtbot, desk)
        return dialog

    return begin


@pytest.fixture
def tasks(file: DataFile) -> list[Task]:
    made = [
        Task(year=2022, content="Rà soát thủ tục", result="done"),
        Task(year=2022, content="Tập huấn", result="in_progress"),
        Task(year=2022, content="Niêm yết", result="done", done_on=date(2022, 5, 4)),
    ]
    return [records.save(file, task)[0] for task in made]


def choose(dialog: ChangeMany, field: str) -> None:
    dialog.field.setCurrentIndex(dialog.field.findData(field))


def give(qtbot: QtBot, desk: Desk, dialog: ChangeMany, text: str) -> None:
    editor = dialog.frame.widget.editor
    editor.setFocus()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    UniKey().type(editor, text)
    press(Qt.Key.Key_Tab)
    settle(qtbot, desk)


def rows(dialog: ChangeMany) -> list[list[str]]:
    model = dialog.rows
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_nothing_is_stored_while_one_refuses_until_those_are_left_out(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Opened, tasks: list[Task]
) -> None:
    dialog = opened("tasks", [task.id for task in tasks if task.id])
    assert not dialog.buttons.decide.isEnabled()
    assert "Nhập giá trị mới" in dialog.empty.text()
    choose(dialog, "done_on")
    give(qtbot, desk, dialog, "0405")
    found = rows(dialog)
    assert found[0][:3] == ["Tập huấn", "(trống)", ""]
    assert found[0][3].startswith("✕ Không sửa: Chỉ ghi ngày")
    assert dialog.message.text().startswith("Lỗi: Chỉ ghi ngày hoàn thành khi")
    assert found[1] == ["Rà soát thủ tục", "(trống)", "04/05/2022", "Sẽ đổi"]
    assert found[2][0] == "Niêm yết"
    assert found[2][3] == "Đã đúng sẵn, không đổi"
    assert dialog.summary.text() == "1 dòng sẽ đổi · 1 dòng đã đúng sẵn · 1 dòng không sửa được"
    assert not dialog.buttons.decide.isEnabled()
    press_alt(qtbot, Qt.Key.Key_C)
    assert dialog.only_valid.isChecked()
    assert dialog.buttons.decide.text() == "Đổ&i 1 dòng"
    with qtbot.waitSignal(dialog.changed) as told:
        tab_to("Đổi 1 dòng")
        press(Qt.Key.Key_Return)
    assert (told.args or [None])[0].name == "Sửa ngày hoàn thành của 1 nhiệm vụ"
    settle(qtbot, desk)
    assert not is_open(dialog)
    ids = [task.id for task in tasks if task.id]
    days = [task.done_on for task in records.get_many(file, "tasks", ids)]
    assert days == [date(2022, 5, 4), None, date(2022, 5, 4)]


def test_leaving_out_is_said_anew_for_another_value(
    qtbot: QtBot, desk: Desk, opened: Opened, tasks: list[Task]
) -> None:
    dialog = opened("tasks", [task.id for task in tasks if task.id])
    choose(dialog, "done_on")
    give(qtbot, desk, dialog, "0405")
    dialog.only_valid.setChecked(True)
    give(qtbot, desk, dialog, "0505")
    assert dialog.only_valid.isVisible()
    assert not dialog.only_valid.isChecked()
    assert not dialog.buttons.decide.isEnabled()
    dialog.reject()


def test_emptying_has_to_be_said(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Opened, tasks: list[Task]
) -> None:
    dialog = opened("tasks", [task.id for task in tasks if task.id])
    choose(dialog, "result")
    assert dialog.clear.isHidden()
    choose(dialog, "done_on")
    settle(qtbot, desk)
    assert not dialog.buttons.decide.isEnabled()
    dialog.clear.click()
    settle(qtbot, desk)
    assert dialog.buttons.decide.text() == "Đổ&i 1 dòng"
    dialog.buttons.decide.click()
    settle(qtbot, desk)
    assert [task.done_on for task in records.get_all(file, "tasks")] == [None] * 3


def test_what_cannot_be_read_is_never_stored(
    qtbot: QtBot, desk: Desk, opened: Opened, tasks: list[Task]
) -> None:
    dialog = opened("tasks", [task.id for task in tasks if task.id])
    choose(dialog, "done_on")
    give(qtbot, desk, dialog, "3104")
    assert dialog.frame.problem is not None
    assert not dialog.buttons.decide.isEnabled()
    assert rows(dialog) == []
    dialog.reject()


def test_a_record_with_unsaved_changes_is_told_and_left(
    qtbot: QtBot, desk: Desk, opened: Opened, tasks: list[Task]
) -> None:
    assert tasks[0].id is not None
    desk.drafts.keep(Draft("tasks", tasks[0].id, "Rà soát", {"content": "Rà soát lại"}))
    dialog = opened("tasks", [task.id for task in tasks if task.id])
    choose(dialog, "year")
    give(qtbot, desk, dialog, "2023")
    assert "chưa lưu" in rows(dialog)[0][3]
    assert dialog.summary.text() == "2 dòng sẽ đổi · 1 dòng không sửa được"
    desk.drafts.drop("tasks", tasks[0].id)
    dialog.reject()


def test_a_record_that_goes_meanwhile_is_said(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Opened, tasks: list[Task]
) -> None:
    dialog = opened("tasks", [task.id for task in tasks if task.id])
    choose(dialog, "year")
    give(qtbot, desk, dialog, "2023")
    records.delete(file, "tasks", [tasks[1].id or 0])
    settle(qtbot, desk)
    assert "không còn nữa" in dialog.empty.text()
    assert not dialog.buttons.decide.isEnabled()
    dialog.reject()


def test_thousands_of_rows_never_hold_the_window_up(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [radio_item(title=f"Tin {n}") for n in range(3000)]
    saved, _ = records.save_all(file, made, "Nhập")
    dialog = opened("activities", [record.id for record in saved])
    shown: list[float] = []
    show: Callable[[Any], None] = dialog._show_preview

    def timed(found: Any) -> None:
        began = time.perf_counter()
        show(found)
        shown.append(time.perf_counter() - began)

    monkeypatch.setattr(dialog, "_show_preview", timed)
    choose(dialog, "department")
    give(qtbot, desk, dialog, "Đài truyền thanh")
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == 3000)
    assert max(shown) < 0.05
    dialog.reject()
