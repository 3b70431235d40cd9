"""What is exported and where to; a file that cannot be written gets another name."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.files import FileTrouble
from cchc_desktop.services import tally
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.exports import Exports
from cchc_desktop.ui.widgets.notice_bar import NoticeBar


def test_a_target_that_is_open_elsewhere_gets_another_name(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, notices = QWidget(), NoticeBar()
    qtbot.addWidget(window)
    qtbot.addWidget(notices)
    target, offered, written = tmp_path / "t.xlsx", list[str](), list[Path]()
    target.touch()

    def name(_parent: object, _title: str, beside: str, _kind: str) -> tuple[str, str]:
        offered.append(beside)
        return str(target if len(offered) == 1 else tmp_path / "khác"), ""

    def write(_file: object, _period: object, path: Path, **_named: object) -> None:
        written.append(path)
        if path == target:
            raise FileTrouble("Chưa ghi được tệp “t.xlsx” vì tệp đang mở.")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    monkeypatch.setattr(tally, "write_tally", write)
    exports = Exports(desk, notices, window)
    exports.tally()
    qtbot.waitUntil(lambda: not desk.tasks.busy)
    assert notices.text() == "Chưa ghi được tệp “t.xlsx” vì tệp đang mở."
    assert notices.button.text() == "Ghi với tên khác…"
    notices.button.click()
    qtbot.waitUntil(lambda: not desk.tasks.busy)
    assert Path(offered[0]).name == "tong-hop-2022.xlsx"
    assert Path(offered[1]).name == "t-2.xlsx"
    assert written == [target, tmp_path / "khác.xlsx"]
    assert notices.text() == f"Đã ghi {tmp_path / 'khác.xlsx'}"
