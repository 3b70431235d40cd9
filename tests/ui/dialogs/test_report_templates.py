"""The office's own templates: in from a file, out to a file, faults said whole, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.services import records, report_composing
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_facts import delivered_template
from cchc_desktop.services.report_templates import own_templates, take_in
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.name_template import NameTemplate
from cchc_desktop.ui.dialogs.report_templates import ReportTemplates
from tests.data_files import office
from tests.ui.dialogs.opening import Opener, focus, is_open, press, press_alt, settle
from tests.unikey import UniKey

Opened = Callable[[], ReportTemplates]

DELIVERED = delivered_template().text
NAME = delivered_template().name


@pytest.fixture
def opened(
    qtbot: QtBot, desk: Desk, file: DataFile, window: QWidget, show_dialog: Opener
) -> Opened:
    records.save(file, office())

    def make() -> ReportTemplates:
        dialog = ReportTemplates(desk, window)
        show_dialog(dialog)
        settle(qtbot, desk)
        return dialog

    return make


def template(path: Path, name: str, text: str = DELIVERED) -> Path:
    """Write a template that calls itself ``name``."""
    path.write_text(text.replace(f'name = "{NAME}"', f'name = "{name}"'), encoding="utf-8")
    return path


def answering(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """Let each file dialogue be answered with this file, or be left."""
    answer = (str(path) if path is not None else "", "")
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_named: answer)


def lines(dialog: ReportTemplates) -> list[tuple[str, str]]:
    model = dialog.list.model()
    return [
        (model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())
    ]


def asked_name(qtbot: QtBot, dialog: ReportTemplates) -> NameTemplate:
    (asked,) = [one for one in dialog.findChildren(NameTemplate) if one.isVisible()]
    asked.activateWindow()
    qtbot.waitUntil(asked.isActiveWindow)
    return asked


def test_the_delivered_template_is_first_and_can_only_be_given_out(opened: Opened) -> None:
    dialog = opened()
    assert lines(dialog) == [(NAME, "Có sẵn trong chương trình")]
    buttons = (dialog.take_in, dialog.give_out, dialog.replace, dialog.rename, dialog.delete)
    assert [button.isEnabled() for button in buttons] == [True, True, False, False, False]
    assert focus() is dialog.list
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_F2)
    assert lines(dialog) == [(NAME, "Có sẵn trong chương trình")]


def test_a_template_goes_out_and_comes_in_again(
    qtbot: QtBot, desk: Desk, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened()
    answering(monkeypatch, tmp_path / "ra")
    press_alt(qtbot, Qt.Key.Key_X)
    settle(qtbot, desk)
    given = tmp_path / "ra.toml"
    assert given.read_text(encoding="utf-8") == DELIVERED
    assert str(given) in dialog.notices.text()
    answering(monkeypatch, template(given, "Mẫu của huyện"))
    press_alt(qtbot, Qt.Key.Key_N)
    settle(qtbot, desk)
    assert lines(dialog)[1:] == [("Mẫu của huyện", "Của cơ quan")]
    assert dialog.list.currentIndex().row() == 1
    assert dialog.rename.isEnabled()
    dialog.notices.button.click()
    settle(qtbot, desk)
    assert len(lines(dialog)) == 1


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (DELIVERED.replace("{office.body} báo cáo", "{office.bodi} báo cáo", 1), "office.bodi"),
        (DELIVERED.replace("\n[citations]\n", "\n[citations\n"), "cú pháp TOML"),
    ],
)
def test_a_fault_is_said_whole_with_its_line(
    qtbot: QtBot,
    desk: Desk,
    opened: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    broken: str,
    said: str,
) -> None:
    dialog = opened()
    answering(monkeypatch, template(tmp_path / "hong.toml", "Hỏng", broken))
    press_alt(qtbot, Qt.Key.Key_N)
    settle(qtbot, desk)
    assert said in dialog.message.text()
    assert "dòng" in dialog.message.text()
    assert len(lines(dialog)) == 1


def test_a_file_whose_name_is_taken_comes_in_under_another(
    qtbot: QtBot,
    desk: Desk,
    file: DataFile,
    opened: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    unikey: UniKey,
) -> None:
    dialog = opened()
    path = template(tmp_path / "mau.toml", "Mẫu của huyện")
    take_in(file, path)
    settle(qtbot, desk)
    answering(monkeypatch, path)
    press_alt(qtbot, Qt.Key.Key_N)
    settle(qtbot, desk)
    assert "Đã có mẫu báo cáo tên “Mẫu của huyện”" in dialog.message.text()
    dialog.message.button.click()
    asked = asked_name(qtbot, dialog)
    assert asked.name.widget.text() == "mau"
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    unikey.type(focus(), "Mẫu đã sửa của xã")
    press_alt(qtbot, Qt.Key.Key_T)
    settle(qtbot, desk)
    assert [name for name, _ in lines(dialog)] == [NAME, "Mẫu của huyện", "Mẫu đã sửa của xã"]


@pytest.fixture
def with_own(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Opened, tmp_path: Path
) -> ReportTemplates:
    dialog = opened()
    for name in ("Mẫu A", "Mẫu B"):
        take_in(file, template(tmp_path / "vao.toml", name))
    settle(qtbot, desk)
    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))
    return dialog


def test_a_template_is_renamed_by_keyboard(
    qtbot: QtBot, desk: Desk, with_own: ReportTemplates, unikey: UniKey
) -> None:
    press(Qt.Key.Key_F2)
    asked = asked_name(qtbot, with_own)
    assert asked.name.widget.text() == "Mẫu A"
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    unikey.type(focus(), "Mẫu năm của xã")
    press_alt(qtbot, Qt.Key.Key_T)
    settle(qtbot, desk)
    assert [name for name, _ in lines(with_own)] == [NAME, "Mẫu B", "Mẫu năm của xã"]
    assert with_own.list.currentIndex().row() == 2, "the renamed one stays chosen"
    assert "Hoàn tác" in with_own.notices.button.text()


def test_a_name_that_is_taken_is_asked_for_again_as_it_was_typed(
    qtbot: QtBot, desk: Desk, with_own: ReportTemplates
) -> None:
    press_alt(qtbot, Qt.Key.Key_T)
    first = asked_name(qtbot, with_own)
    first.name.widget.set_value("Mẫu B")
    first.buttons.decide.click()
    settle(qtbot, desk)
    asked = asked_name(qtbot, with_own)
    assert asked.name.widget.text() == "Mẫu B"
    assert "Đã có mẫu báo cáo tên “Mẫu B”" in asked.name.message
    asked.name.widget.set_value("")
    with qtbot.assertNotEmitted(asked.named):
        asked.buttons.decide.click()
    asked.name.widget.set_value("Mẫu C")
    asked.buttons.decide.click()
    settle(qtbot, desk)
    assert [name for name, _ in lines(with_own)] == [NAME, "Mẫu B", "Mẫu C"]


def test_deleting_asks_nothing_and_is_undone(
    qtbot: QtBot, desk: Desk, with_own: ReportTemplates
) -> None:
    press(Qt.Key.Key_Delete)
    settle(qtbot, desk)
    assert [name for name, _ in lines(with_own)] == [NAME, "Mẫu B"]
    with_own.notices.button.click()
    settle(qtbot, desk)
    assert [name for name, _ in lines(with_own)] == [NAME, "Mẫu A", "Mẫu B"]


def test_a_template_of_a_report_stays(
    qtbot: QtBot, desk: Desk, file: DataFile, with_own: ReportTemplates
) -> None:
    key = own_templates(file)[0].id
    report_composing.begin(file, file.period("2022"), template=key)
    press_alt(qtbot, Qt.Key.Key_O)
    settle(qtbot, desk)
    assert "1 báo cáo được soạn từ mẫu này" in with_own.message.text()
    assert [name for name, _ in lines(with_own)] == [NAME, "Mẫu A", "Mẫu B"]


def test_a_template_is_replaced_and_its_report_follows(
    qtbot: QtBot,
    desk: Desk,
    file: DataFile,
    with_own: ReportTemplates,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = own_templates(file)[0].id
    assert key is not None
    begun, _ = report_composing.begin(file, file.period("2022"), template=key)
    assert begun.id is not None
    newer = DELIVERED.replace("cụ thể như sau:", "như sau:")
    answering(monkeypatch, template(tmp_path / "moi.toml", "Mẫu A", newer))
    press_alt(qtbot, Qt.Key.Key_B)
    settle(qtbot, desk)
    wordings = [block.wording for block in report_composing.open_report(file, begun.id).blocks]
    assert any(wording.endswith("{period} như sau:") for wording in wordings)
    press_alt(qtbot, Qt.Key.Key_B)
    settle(qtbot, desk)
    assert with_own.notices.text() == "Tệp không khác gì mẫu đang có."


def test_leaving_the_file_dialogue_does_nothing(
    qtbot: QtBot, desk: Desk, with_own: ReportTemplates, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, None)
    for key in (Qt.Key.Key_N, Qt.Key.Key_B, Qt.Key.Key_X):
        press_alt(qtbot, key)
    settle(qtbot, desk)
    assert len(lines(with_own)) == 3
    assert with_own.message.text() == ""


def test_what_is_refused_after_the_dialog_was_closed_is_shown_all_the_same(
    qtbot: QtBot,
    desk: Desk,
    opened: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    dialog = opened()
    answering(monkeypatch, tmp_path / "khong-co.toml")
    with qtbot.waitSignal(desk.tasks.failed) as failed:
        dialog.take_in.click()
        press(Qt.Key.Key_Escape)
        assert not is_open(dialog)
        QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)
    assert failed.args is not None
    assert "khong-co.toml" in str(failed.args[0])
    settle(qtbot, desk)


def test_delete_means_a_template_only_in_the_list(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Opened, tmp_path: Path
) -> None:
    take_in(file, template(tmp_path / "m.toml", "Mẫu A"))
    dialog = opened()
    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))
    dialog.take_in.setFocus()
    press(Qt.Key.Key_Delete)
    settle(qtbot, desk)
    assert len(own_templates(file)) == 1
    dialog.list.setFocus()
    press(Qt.Key.Key_Delete)
    settle(qtbot, desk)
    assert own_templates(file) == ()
