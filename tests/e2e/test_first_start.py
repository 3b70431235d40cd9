"""A new office: five steps by keyboard alone, each of which may be skipped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cchc_desktop.services import records
from cchc_desktop.ui.first_start.done_step import DoneStep
from cchc_desktop.ui.first_start.first_start import FirstStart
from tests.e2e.conftest import PATIENCE_MS, Clerk, Start


def steps_of(clerk: Clerk, qtbot: QtBot) -> FirstStart:
    found = clerk.program.window.findChild(FirstStart)
    assert found is not None
    qtbot.waitUntil(found.isActiveWindow)
    return found


def told_by(steps: FirstStart) -> list[str]:
    last = steps.steps[-1]
    assert isinstance(last, DoneStep)
    return [line.text() for line in last.lines]


def test_a_new_office_is_set_up_and_told_at_the_end(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = start(first_steps=True)
    steps = steps_of(clerk, qtbot)
    assert "1/5" in steps.heading.text()
    clerk.type("Ủy ban nhân dân xã Chi Lăng Nam")
    steps.go_on.click()
    assert steps.at == 0, "an office without its place is not saved"
    assert "chỗ cần sửa" in steps.office.message.text()
    for name, text in {
        "short_name": "UBND xã Chi Lăng Nam",
        "unit_name": "xã Chi Lăng Nam",
        "place": "Chi Lăng Nam",
        "province": "thành phố Hải Phòng",
        "superior": "Sở Nội vụ thành phố Hải Phòng",
        "one_stop_desk": "Trung tâm Phục vụ hành chính công",
        "drafting_unit": "VP",
    }.items():
        steps.office.form.editor.frames[name].widget.setFocus()
        clerk.type(text)
    signer = steps.office.form.editor.lines["signers"].rows[0].editor
    signer.frames["name"].widget.setFocus()
    clerk.type("Nguyễn Văn Nhưng")
    signer.frames["position"].widget.set_value("deputy")
    steps.go_on.click()
    assert steps.at == 1
    assert clerk.program.desk is not None
    (office,) = records.get_all(clerk.program.desk.file, "offices")
    assert (office.place, office.valid_from.day, office.valid_from.month) == ("Chi Lăng Nam", 1, 1)

    steps.period.choice.setCurrentIndex(1)
    steps.period.choice.activated.emit(1)
    steps.go_on.click()
    stick = tmp_path / "Thẻ nhớ"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    steps.backup.choose.click()
    qtbot.waitUntil(lambda: steps.backup.told() == str(stick), timeout=PATIENCE_MS)
    steps.back.click()
    steps.back.click()
    assert steps.office.form.record == office, "going back loses nothing"
    for _ in range(3):
        steps.go_on.click()
    assert not steps.data.sample.isEnabled(), "the file holds an office by now"
    steps.go_on.click()
    told = told_by(steps)
    assert told[0] == "Ủy ban nhân dân xã Chi Lăng Nam"
    assert told[2] == str(stick)
    steps.go_on.click()
    clerk.rest()


def test_every_step_can_be_skipped(start: Start, qtbot: QtBot) -> None:
    clerk = start(first_steps=True)
    steps = steps_of(clerk, qtbot)
    for at in range(1, 5):
        steps.skip.click()
        assert steps.at == at
    assert not steps.skip.isVisible()
    assert "chưa đặt" in told_by(steps)
    clerk.press(Qt.Key.Key_Space)
    clerk.rest()
    assert clerk.program.desk is not None
    assert records.get_all(clerk.program.desk.file, "offices") == ()


def test_what_was_typed_and_skipped_is_a_draft(start: Start, qtbot: QtBot) -> None:
    clerk = start(first_steps=True)
    steps = steps_of(clerk, qtbot)
    clerk.type("Ủy ban nhân dân xã")
    steps.skip.click()
    steps.reject()
    assert clerk.program.desk is not None
    (draft,) = clerk.program.desk.drafts.of_register("offices")
    assert draft.state["body"] == "Ủy ban nhân dân xã"


def test_the_sample_is_loaded_when_asked(start: Start, qtbot: QtBot) -> None:
    clerk = start(first_steps=True)
    steps = steps_of(clerk, qtbot)
    for _ in range(3):
        steps.skip.click()
    steps.data.sample.setChecked(True)
    steps.go_on.click()
    steps.go_on.click()
    desk = clerk.program.desk
    assert desk is not None
    qtbot.waitUntil(lambda: desk.has_any("activities"), timeout=PATIENCE_MS)
    clerk.rest()


def test_it_comes_once_and_again_from_the_menu(start: Start, qtbot: QtBot) -> None:
    clerk = start()
    path = clerk.program.settings.last_file
    clerk.program.window.close()
    again = start(Path(path))
    assert again.program.window.findChild(FirstStart) is None
    again.program.window.commands.first_start.trigger()
    steps_of(again, qtbot).reject()
