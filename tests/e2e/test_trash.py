"""A record deleted by mistake and found missing later, in the running program, by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.services import records
from cchc_desktop.ui.dialogs.trash import TrashDialog
from tests.data_files import radio_item
from tests.e2e.conftest import CTRL, PATIENCE_MS, Clerk, Start


def _trash(clerk: Clerk) -> TrashDialog:
    clerk.program.window.commands.trash.trigger()
    dialog = clerk.program.window.findChild(TrashDialog)
    assert dialog is not None
    clerk.rest()
    return dialog


def test_what_was_deleted_before_the_last_start_comes_back(start: Start) -> None:
    clerk = start()
    desk = clerk.program.desk
    assert desk is not None
    slogans = [records.save(desk.file, Slogan(text=f"Khẩu hiệu {n}"))[0] for n in range(3)]
    clerk.go_to_page(4)
    assert clerk.page.register.name == "slogans"
    clerk.page.table.setFocus()
    clerk.press(Qt.Key.Key_A, CTRL)
    clerk.press(Qt.Key.Key_Delete)
    clerk.rest()
    assert clerk.program.window.notices.text() == "Đã xoá 3 khẩu hiệu."
    assert clerk.page.records.rowCount() == 0
    records.save(desk.file, radio_item())
    clerk.program.window.close()

    clerk = start()
    desk = clerk.program.desk
    assert desk is not None
    clerk.go_to_page(4)
    dialog = _trash(clerk)
    assert dialog.list.topLevelItemCount() == 3
    clerk.press(Qt.Key.Key_A, CTRL)
    clerk.tab_to("&Khôi phục")
    clerk.press(Qt.Key.Key_Return)
    clerk.rest()
    clerk.rest()
    assert dialog.notices.text() == "Khôi phục 3 khẩu hiệu"
    assert dialog.empty.isVisible()
    clerk.press(Qt.Key.Key_Escape)
    clerk._qtbot.waitUntil(lambda: clerk.page.records.rowCount() == 3, timeout=PATIENCE_MS)
    assert desk.all_of("slogans") == slogans
    assert desk.undo_name() == "Khôi phục 3 khẩu hiệu"


def test_an_empty_office_says_what_the_trash_is_for(start: Start) -> None:
    dialog = _trash(start())
    assert "được giữ ở đây 90 ngày" in dialog.empty.text()
    dialog.reject()
