"""One field of many tasks, given in the running program by keyboard and taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cchc_desktop.domain.tasks import Task
from cchc_desktop.services import records
from cchc_desktop.ui.dialogs.change_many import ChangeMany
from tests.e2e.conftest import CTRL, PATIENCE_MS, SHIFT, Clerk, Start


def _departments(clerk: Clerk) -> list[str]:
    desk = clerk.program.desk
    assert desk is not None
    return [task.department for task in records.get_all(desk.file, "tasks")]


def test_many_are_changed_after_a_look_and_the_notice_takes_it_back(start: Start) -> None:
    clerk = start()
    desk = clerk.program.desk
    assert desk is not None
    made = [Task(year=2022, content=f"Việc {n}", result="in_progress") for n in range(4)]
    records.save_all(desk.file, made, "Nhập")
    clerk.go_to_page(6)
    notices = clerk.program.window.notices
    clerk.page.table.setFocus()
    clerk.press(Qt.Key.Key_F2, SHIFT)
    assert notices.text().startswith("Hãy chọn từ hai dòng trở lên")
    clerk.page.table.setFocus()
    clerk.press(Qt.Key.Key_Down, SHIFT)
    clerk.press(Qt.Key.Key_Down, SHIFT)
    assert len(clerk.page.table.selected_ids()) == 3
    clerk.press(Qt.Key.Key_F2, SHIFT)
    dialog = clerk.page.findChild(ChangeMany)
    assert dialog is not None
    clerk._qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE_MS)
    dialog.field.setFocus()
    for _ in range(dialog.field.findData("department")):
        clerk.press(Qt.Key.Key_Down)
    clerk.tab_to("Bộ phận thực hiện")
    clerk.type("Đài truyền thanh")
    clerk.press(Qt.Key.Key_Tab)
    # Offscreen nobody goes back to the dialog when the list below the field has gone.
    dialog.activateWindow()
    clerk._qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE_MS)
    clerk.rest()
    assert _departments(clerk) == [""] * 4
    assert dialog.summary.text() == "3 dòng sẽ đổi"
    clerk.tab_to("Đổ&i 3 dòng")
    clerk.press(Qt.Key.Key_Return)
    clerk.rest()
    assert notices.text() == "Sửa bộ phận thực hiện của 3 nhiệm vụ"
    assert sorted(_departments(clerk)) == ["", "radio", "radio", "radio"]
    notices.button.click()
    clerk._qtbot.waitUntil(lambda: _departments(clerk) == [""] * 4, timeout=PATIENCE_MS)
    clerk.rest()
    assert notices.text() == "Hoàn tác: Sửa bộ phận thực hiện của 3 nhiệm vụ"


def test_a_register_without_such_fields_says_so(start: Start) -> None:
    clerk = start()
    clerk.go_to_page(4)
    clerk.program.window.commands.change_many.trigger()
    assert "không có ô nào" in clerk.program.window.notices.text()
    clerk.press(Qt.Key.Key_1, CTRL)
    clerk.rest()
    assert not clerk.program.window.commands.change_many.isEnabled()
