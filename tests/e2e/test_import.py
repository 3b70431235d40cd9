"""A clerk takes in last year's workbook and takes it back, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from cchc_desktop.ui.importing.import_dialog import ImportDialog
from tests.data_files import new_data_file
from tests.e2e.conftest import CTRL, Start
from tests.importing.corpus import CASES, workbook_of
from tests.ui.dialogs.opening import press_alt

ACTIVITIES = 2


def test_a_workbook_is_taken_in_and_taken_back(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_data_file(tmp_path / "x.cchc").close()
    source = tmp_path / "Sổ năm trước.xlsx"
    source.write_bytes(workbook_of(next(case for case in CASES if case.name == "vni")))
    answer = lambda *_: (str(source), "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    clerk = start(tmp_path / "x.cchc")
    desk = clerk.program.desk
    assert desk is not None

    clerk.press(Qt.Key.Key_I, CTRL)
    clerk._qtbot.waitUntil(lambda: isinstance(clerk.focus.window(), ImportDialog))
    clerk.rest()
    press_alt(clerk._qtbot, Qt.Key.Key_X)
    clerk.rest()
    press_alt(clerk._qtbot, Qt.Key.Key_N)
    clerk._qtbot.waitUntil(lambda: bool(desk.all_of("activities")))
    clerk.rest()
    assert clerk.page.register.name == "activities"
    titles = sorted(desk.title_of(record) for record in desk.all_of("activities"))
    assert titles == ["Niêm yết thủ tục tại bộ phận một cửa", "Tuyên truyền cải cách hành chính"]
    notices = clerk.program.window.notices
    assert notices.text() == "Nhập từ Excel “Sổ năm trước.xlsx” (thêm 2 hoạt động)"
    clerk.press(Qt.Key.Key_Z, CTRL)
    clerk.rest()
    assert desk.all_of("activities") == []


def test_the_template_of_the_register_looked_at(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_data_file(tmp_path / "x.cchc").close()
    target = tmp_path / "mẫu.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    clerk = start(tmp_path / "x.cchc")
    clerk.go_to_page(ACTIVITIES)
    clerk.program.window.commands.template.trigger()
    clerk._qtbot.waitUntil(target.exists)
    clerk.rest()
    assert openpyxl.load_workbook(target).sheetnames[0] == "Hoạt động"
