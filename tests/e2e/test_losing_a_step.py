"""What can no more be undone or done again is said, by its name."""

from __future__ import annotations

from dataclasses import replace

from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.services import records
from cchc_desktop.storage.engine import writing
from cchc_desktop.storage.repository import update_record
from tests.e2e.conftest import Clerk, Start


def _save(clerk: Clerk, text: str) -> Slogan:
    assert clerk.program.desk is not None
    saved = clerk.program.desk.save(Slogan(text=text))
    assert isinstance(saved, Slogan)
    clerk.rest()
    return saved


def test_the_menu_says_why_nothing_can_be_done_again(start: Start) -> None:
    clerk = start()
    commands = clerk.program.window.commands
    _save(clerk, "Một cửa & một lần")
    assert commands.redo.text() == "Làm lạ&i"
    commands.undo.trigger()
    clerk.rest()
    clerk.rest()
    assert commands.redo.text() == "Làm lạ&i: Thêm khẩu hiệu “Một cửa && một lần”"
    _save(clerk, "Công khai")
    assert not commands.redo.isEnabled()
    assert commands.redo.text() == (
        "Không làm lạ&i được “Thêm khẩu hiệu “Một cửa && một lần”” nữa: đã có thay đổi mới"
    )
    assert commands.undo.text() == "&Hoàn tác: Thêm khẩu hiệu “Công khai”"
    _save(clerk, "Văn minh")
    assert commands.redo.text() == "Làm lạ&i"


def test_an_undo_that_meets_a_later_change_says_so_and_changes_nothing(start: Start) -> None:
    clerk = start()
    assert clerk.program.desk is not None
    file = clerk.program.desk.file
    saved = _save(clerk, "Một cửa")
    with writing(file.engine) as connection:  # past the log, as no part of the program does it
        update_record(connection, saved, replace(saved, text="Một cửa, sửa"))
    clerk.program.window.commands.undo.trigger()
    clerk.rest()
    said = clerk.program.window.notices.text()
    assert "Không hoàn tác được “Thêm khẩu hiệu “Một cửa””" in said
    assert "Dữ liệu hiện tại giữ nguyên" in said
    assert [slogan.text for slogan in records.get_all(file, "slogans")] == ["Một cửa, sửa"]
