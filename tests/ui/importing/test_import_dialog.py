"""A workbook taken in through the window: corrected, looked at ahead, imported, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.importing.plans import Outcome
from cchc_desktop.domain.vietnamese.legacy import Encoding
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.import_view import ImportView
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.importing.import_dialog import ImportDialog, choose_workbook
from cchc_desktop.ui.importing.new_entries import NewEntries
from cchc_desktop.ui.widgets.colours import contrast
from tests.data_files import radio_item
from tests.importing.corpus import ACTIVITY, CASES, RADIO, Build, Case, Pen, workbook_of
from tests.ui.dialogs.opening import Opener, focus, is_open, press, press_alt, settle, tab_to

Opened = Callable[..., ImportDialog]


@pytest.fixture
def opened(
    qtbot: QtBot,
    desk: Desk,
    window: QWidget,
    show_dialog: Opener,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Opened:
    def make(case: Case | str, register: str = "") -> ImportDialog:
        if isinstance(case, str):
            case = next(one for one in CASES if one.name == case)
        path = tmp_path / "Sổ của xã.xlsx"
        path.write_bytes(workbook_of(case))
        answering(monkeypatch, path)
        made: list[ImportDialog] = []

        def show(view: ImportView) -> None:
            made.append(ImportDialog(desk, view, window))

        choose_workbook(desk, register, show, window)
        settle(qtbot, desk)
        (dialog,) = made
        show_dialog(dialog)
        settle(qtbot, desk)
        return dialog

    return make


def answering(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """Let each file dialogue be answered with this file, or be left."""
    answer = (str(path) if path is not None else "", "")
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_named: answer)


def case_of(build: Build, register: str = "activities") -> Case:
    return Case(name="made", register=register, build=build, expected={})


def rows(*lines: tuple[Any, ...]) -> Build:
    def build(pen: Pen) -> None:
        pen.new()
        for number, line in enumerate(lines, start=1):
            pen.row(number, *line)

    return build


def shown(dialog: ImportDialog) -> list[tuple[Any, ...]]:
    model = dialog.plan.list
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_from_the_file_to_the_records_with_the_keyboard_alone(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Opened
) -> None:
    dialog = opened("plain")
    done: list[Any] = []
    dialog.imported.connect(done.append)
    assert focus() is dialog.match.register
    assert dialog.match.chosen_register == "activities"
    press_alt(qtbot, Qt.Key.Key_X)
    settle(qtbot, desk)
    assert dialog.step.text().startswith("Bước 2/2")
    assert focus() is dialog.plan.table
    assert shown(dialog) == [
        ("2", "Mới", "Tin về Đề án 06", ""),
        ("3", "Mới", "Bài về chuyển đổi số", ""),
    ]
    assert records.get_all(file, "activities") == ()
    press_alt(qtbot, Qt.Key.Key_N)
    settle(qtbot, desk)
    assert not is_open(dialog)
    assert len(records.get_all(file, "activities")) == 2
    assert done[0].name == "Nhập từ Excel “Sổ của xã.xlsx” (thêm 2 hoạt động)"
    records.undo(file)
    assert records.get_all(file, "activities") == ()


def test_nothing_to_import_is_said(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Opened
) -> None:
    records.save(file, radio_item(date(2022, 3, 5), "Tin một"))
    line = (1, date(2022, 3, 5), RADIO, "Tin một", "tin, bài", 1)
    dialog = opened(case_of(rows(ACTIVITY, line)))
    dialog.look.click()
    settle(qtbot, desk)
    assert shown(dialog)[0][1] == "Không đổi"
    assert not dialog.take_in.isEnabled()
    assert "Sổ đã có đủ" in dialog.message.text()


def test_a_column_is_given_another_field_and_leaves_its_former_one(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    def build(pen: Pen) -> None:
        pen.new().row(1, *ACTIVITY, "Bài đăng")
        pen.row(2, 1, date(2022, 3, 5), RADIO, "Cột sai", "tin, bài", 1, "Cột đúng")

    dialog = opened(case_of(build))
    combo = dialog.match.columns.combo(6)
    assert combo.accessibleName() == "“Bài đăng” là cột"
    combo.setCurrentIndex(combo.findData("title"))
    combo.activated.emit(combo.currentIndex())
    assert dialog.match.columns.paths()[3] == ""
    assert dialog.match.columns.paths()[6] == "title"
    dialog.look.click()
    settle(qtbot, desk)
    assert shown(dialog)[0][2] == "Cột đúng"
    press_alt(qtbot, Qt.Key.Key_Q)
    assert dialog.step.text().startswith("Bước 1/2")
    assert dialog.match.columns.paths()[6] == "title"


def test_what_no_column_gives_is_chosen_for_all_rows(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Opened
) -> None:
    def build(pen: Pen) -> None:
        pen.new().row(1, "Ngày", "Nội dung", "ĐVT", "Số lượng")
        pen.row(2, date(2022, 3, 5), "Không có cột kênh", "tin, bài", 1)

    dialog = opened(case_of(build))
    combo = tab_to("Không có cột Kênh: mọi dòng lấy")
    assert combo is dialog.match.missing.combo("channel")
    dialog.look.click()
    settle(qtbot, desk)
    assert "Còn 1 dòng có lỗi" in dialog.message.text()
    dialog.back.click()
    channel = dialog.match.missing.combo("channel")
    assert channel is not None
    channel.setCurrentIndex(channel.findData("web"))
    channel.activated.emit(channel.currentIndex())
    dialog.look.click()
    settle(qtbot, desk)
    dialog.take_in.click()
    settle(qtbot, desk)
    (stored,) = records.get_all(file, "activities")
    assert stored.channel == "web"


def test_nothing_matched_is_said_and_columns_that_lack_too(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    dialog = opened(case_of(rows(("A", "B"), ("x", "y"))))
    assert dialog.match.columns.paths() == ("", "")
    assert "Chưa khớp cột nào" in dialog.match.message.text()
    dialog.look.click()
    settle(qtbot, desk)
    assert dialog.step.text().startswith("Bước 1/2")
    assert "Chưa khớp cột nào" in dialog.message.text()
    combo = dialog.match.columns.combo(0)
    combo.setCurrentIndex(combo.findData("title"))
    combo.activated.emit(combo.currentIndex())
    assert "Chưa có cột cho: Ngày, Số lượng" in dialog.match.message.text()


def test_the_register_and_the_encoding_may_be_corrected(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    dialog = opened("tcvn3")
    assert dialog.match.chosen_encoding is Encoding.TCVN3
    assert dialog.match.examples.rowCount() == 4
    assert dialog.match.examples.model().index(0, 1).data() == "Ngày tháng"
    encoding = dialog.match.encoding
    encoding.setCurrentIndex(0)
    encoding.activated.emit(0)
    settle(qtbot, desk)
    assert dialog.match.examples.isHidden()
    assert set(dialog.match.columns.paths()) == {""}
    register = dialog.match.register
    register.setCurrentIndex(register.findData("documents"))
    register.activated.emit(register.currentIndex())
    settle(qtbot, desk)
    assert dialog.match.columns.combo(0).findData("symbol") > 0


def test_sheets_are_read_together_or_one_alone(qtbot: QtBot, desk: Desk, opened: Opened) -> None:
    dialog = opened("sheet-a-month")
    sheet = dialog.match.sheet
    assert [sheet.itemText(row) for row in range(sheet.count())] == [
        *("Tháng 3, Tháng 4", "Bìa", "Tháng 3", "Tháng 4", "Danh sách"),
    ]
    dialog.look.click()
    settle(qtbot, desk)
    assert [row[0] for row in shown(dialog)] == ["Tháng 3: 2", "Tháng 4: 2"]


def test_refused_rows_are_shown_first_and_may_be_left_out(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Opened
) -> None:
    dialog = opened("all-faults-at-once")
    dialog.look.click()
    settle(qtbot, desk)
    assert [row[:2] for row in shown(dialog)] == [("2", "Chưa nhận")]
    told = dialog.plan.details.toPlainText()
    for place in ("B2 · Ngày", "C2 · Kênh", "D2 · Tiêu đề", "F2 · Số lượng"):
        assert place in told
    assert not dialog.take_in.isEnabled()
    outcome = dialog.plan.outcome
    outcome.setCurrentIndex(outcome.findData(Outcome.NEW))
    outcome.activated.emit(outcome.currentIndex())
    assert [row[:2] for row in shown(dialog)] == [("3", "Mới")]
    tab_to("Chỉ nhập các dòng không lỗi")
    press(Qt.Key.Key_Space)
    assert dialog.take_in.isEnabled()
    dialog.take_in.click()
    settle(qtbot, desk)
    assert [one.title for one in records.get_all(file, "activities")] == ["Tin đúng"]


def test_the_workbook_of_errors_is_written_and_another_name_offered(
    qtbot: QtBot,
    desk: Desk,
    file: DataFile,
    opened: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened("all-faults-at-once")
    dialog.look.click()
    settle(qtbot, desk)
    answering(monkeypatch, tmp_path / "Sổ của xã.xlsx")
    press_alt(qtbot, Qt.Key.Key_G)
    settle(qtbot, desk)
    assert "không ghi đè lên tệp gốc" in dialog.message.text()
    answering(monkeypatch, tmp_path / "lỗi")
    dialog.message.button.click()
    settle(qtbot, desk)
    assert "lỗi.xlsx" in dialog.notices.text()
    cell = openpyxl.load_workbook(tmp_path / "lỗi.xlsx").worksheets[0]["B2"]
    assert cell.comment is not None
    assert len(records.get_all(file, "import_matches")) == 1
    answering(monkeypatch, None)
    dialog.errors.click()  # left without a name: nothing happens
    assert not desk.tasks.busy


def test_unknown_choices_are_added_with_the_import_when_ticked(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Opened
) -> None:
    def build(pen: Pen) -> None:
        pen.new().row(1, *ACTIVITY)
        pen.row(2, 1, date(2022, 3, 5), "Loa kéo", "Tin một", "tin, bài", 1)
        pen.row(3, 2, date(2022, 3, 6), "Đài vũ trụ", "Tin hai", "tin, bài", 1)

    dialog = opened(case_of(build))
    dialog.look.click()
    settle(qtbot, desk)
    press_alt(qtbot, Qt.Key.Key_V)
    (entries,) = dialog.findChildren(NewEntries)
    qtbot.waitUntil(entries.isActiveWindow)
    assert entries.list.count() == 2
    entries.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    entries.accept()
    settle(qtbot, desk)
    dialog.plan.outcome.setCurrentIndex(0)
    dialog.plan.outcome.activated.emit(0)
    assert [row[1] for row in shown(dialog)] == ["Mới", "Chưa nhận"]
    dialog.plan.only_sound.setChecked(True)
    dialog.take_in.click()
    settle(qtbot, desk)
    assert file.catalogues.by_label("channels", "Loa kéo") is not None
    assert file.catalogues.by_label("channels", "Đài vũ trụ") is None


def test_a_change_in_between_is_said_and_nothing_is_done(
    qtbot: QtBot, desk: Desk, file: DataFile, opened: Opened
) -> None:
    dialog = opened("plain")
    dialog.look.click()
    settle(qtbot, desk)
    records.save(file, radio_item())
    dialog.take_in.click()
    settle(qtbot, desk)
    assert is_open(dialog)
    assert "xem trước lại" in dialog.message.text()
    assert len(records.get_all(file, "activities")) == 1


def test_the_notes_on_the_file_and_what_is_gone_from_the_list(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    dialog = opened("hidden-and-filtered")
    dialog.look.click()
    settle(qtbot, desk)
    assert "2 dòng đang ẩn" in dialog.plan.details.toPlainText()
    dialog.plan.table.selectRow(1)
    assert "Dòng đang ẩn trong tệp." in dialog.plan.details.toPlainText()
    press_alt(qtbot, Qt.Key.Key_L)
    assert "cột đang ẩn" in dialog.plan.details.toPlainText()


def test_another_file_is_chosen_and_a_bad_one_refused_in_place(
    qtbot: QtBot, desk: Desk, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened("plain")
    text = tmp_path / "x.xlsx"
    text.write_text("không phải Excel", encoding="utf-8")
    answering(monkeypatch, text)
    press_alt(qtbot, Qt.Key.Key_T)
    settle(qtbot, desk)
    assert dialog.message.text().startswith("Lỗi: ")
    other = tmp_path / "khac.xlsx"
    other.write_bytes(workbook_of(next(case for case in CASES if case.name == "documents")))
    answering(monkeypatch, other)
    press_alt(qtbot, Qt.Key.Key_T)
    settle(qtbot, desk)
    assert dialog.match.path.text() == str(other)
    # The register looked at has no table there; the one that fits is taken.
    assert dialog.match.chosen_register == "documents"
    answering(monkeypatch, None)
    dialog.match.other_file.click()
    assert not desk.tasks.busy


def test_a_refused_row_is_told_in_words_and_in_a_colour_that_can_be_read(
    qtbot: QtBot, desk: Desk, opened: Opened
) -> None:
    dialog = opened("all-faults-at-once")
    dialog.look.click()
    settle(qtbot, desk)
    cell = dialog.plan.list.index(0, 1)
    assert cell.data() == "Chưa nhận"
    colour = cell.data(Qt.ItemDataRole.ForegroundRole)
    assert contrast(colour, dialog.palette().color(QPalette.ColorRole.Base)) >= 4.5
    assert cell.siblingAtColumn(0).data(Qt.ItemDataRole.ForegroundRole) is None
