"""The forms of the office above: cells pointed at once, a period poured in, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.receiver_forms import FormCell
from cchc_desktop.services import receiver_forms, records
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.choose_period import ChoosePeriod
from cchc_desktop.ui.dialogs.name_template import NameForm
from cchc_desktop.ui.dialogs.receiver_forms import ReceiverForms
from tests.data_files import office, radio_item
from tests.ui.dialogs.opening import Opener, focus, press, press_alt, settle
from tests.unikey import UniKey
from tests.workbooks.form_filling.forms_made import SHEET, drawn_form

Opened = Callable[[], ReceiverForms]


@pytest.fixture
def opened(
    qtbot: QtBot, desk: Desk, file: DataFile, window: QWidget, show_dialog: Opener
) -> Opened:
    records.save(file, office())
    records.save(file, radio_item())

    def make() -> ReceiverForms:
        dialog = ReceiverForms(desk, window)
        show_dialog(dialog)
        settle(qtbot, desk)
        return dialog

    return make


@pytest.fixture
def form(file: DataFile, tmp_path: Path) -> int:
    taken, _ = receiver_forms.take_in(file, drawn_form(tmp_path / "Biểu 01.xlsx"))
    assert taken.id is not None
    return taken.id


def cell(name: str, figure: str = "radio.items", number: str = "in_period") -> FormCell:
    return FormCell(sheet=SHEET, cell=name, figure=figure, number=number)


def answering(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """Let each file dialogue be answered with this file, or be left; give what it offered."""
    offered: list[str] = []

    def answer(_parent: object, _title: str, start: str, *_rest: object) -> tuple[str, str]:
        offered.append(start)
        return (str(path) if path is not None else "", "")

    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, answer)
    return offered


def given(file: DataFile, form: int) -> dict[str, str]:
    cells = receiver_forms.form_named(file, form).cells
    return {c.cell: f"{c.figure} {c.number}".strip() for c in cells}


def test_an_office_without_forms_is_told_what_they_are_for(opened: Opened) -> None:
    dialog = opened()
    assert "Cấp trên gửi biểu Excel trống" in dialog.empty.text()
    assert focus() is dialog.take_in
    assert not dialog.save.isEnabled()
    assert not dialog.delete.isEnabled()


def test_a_form_comes_from_a_file_and_can_be_taken_back(
    qtbot: QtBot, desk: Desk, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened()
    answering(monkeypatch, drawn_form(tmp_path / "Biểu 01.xlsx"))
    press_alt(qtbot, Qt.Key.Key_M)
    settle(qtbot, desk)
    assert dialog.list.count() == 1
    assert dialog.notices.text() == "Nhập biểu “Biểu 01”"
    assert [dialog.cells.sheets.tabText(n) for n in range(3)] == [SHEET, "Tổng hợp", "Danh mục"]
    press_alt(qtbot, Qt.Key.Key_M)
    settle(qtbot, desk)
    assert "Biểu này đã có" in dialog.message.text()
    dialog.notices.button.click()
    answering(monkeypatch, tmp_path / "Biểu 01.xlsx")
    records.undo(desk.file)
    settle(qtbot, desk)
    assert dialog.list.count() == 0
    assert "Cấp trên gửi" in dialog.empty.text()


def test_a_cell_is_pointed_at_a_figure_by_keys_alone(
    qtbot: QtBot, desk: Desk, opened: Opened, file: DataFile, form: int, unikey: UniKey
) -> None:
    dialog = opened()
    grid = dialog.cells.grid
    grid.setFocus()
    for _ in range(20):
        if grid.place == (7, 3):
            break
        press(Qt.Key.Key_Down if grid.place is None or grid.place[0] < 7 else Qt.Key.Key_Right)
    assert grid.place == (7, 3)
    press(Qt.Key.Key_Return)
    line = focus()
    assert line is dialog.cells.cell.content.widget.editor
    line.selectAll()  # type: ignore[attr-defined]
    unikey.type(line, "truyền thanh lượt")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert dialog.cells.cell.content.widget.value() == "radio.broadcasts"
    dialog.activateWindow()  # without a window manager the closing pop-up leaves none active
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.cells.cell.number.setCurrentIndex(2)
    press_alt(qtbot, Qt.Key.Key_G)
    settle(qtbot, desk)
    assert given(file, form) == {"D7": "radio.broadcasts cumulative"}
    assert focus() is grid
    assert dialog.cells.grid.currentIndex().data() == "▸ – · lũy kế"
    assert "Ô D7: Đài truyền thanh (lượt phát): lũy kế từ đầu năm" in dialog.cells.cell.told.text()
    press(Qt.Key.Key_Delete)
    settle(qtbot, desk)
    assert given(file, form) == {}
    dialog.notices.button.click()
    settle(qtbot, desk)
    assert given(file, form) == {"D7": "radio.broadcasts cumulative"}


def test_a_text_about_the_office_has_no_column(
    qtbot: QtBot, desk: Desk, opened: Opened, file: DataFile, form: int
) -> None:
    dialog = opened()
    dialog.cells.grid.choose((3, 0))
    content = dialog.cells.cell.content.widget
    assert content.text() == "Tên viết tắt"  # guessed
    assert not dialog.cells.cell.number.isEnabled()
    dialog.cells.cell.give.click()
    settle(qtbot, desk)
    assert given(file, form) == {"A3": "office.short_name"}
    dialog.cells.grid.choose((3, 3))
    assert dialog.cells.cell.number.isEnabled()
    content.set_text("không có gì như thế")
    dialog.cells.cell.give.click()
    assert "Chưa có" in (dialog.cells.cell.content.problem or "")
    assert given(file, form) == {"A3": "office.short_name"}


def test_guesses_are_marked_taken_or_put_away(
    qtbot: QtBot, desk: Desk, opened: Opened, file: DataFile, form: int
) -> None:
    dialog = opened()
    grid, model = dialog.cells.grid, dialog.cells.grid.model_of_cells
    assert model.index_of((7, 3)).data() == "? trong kỳ"
    assert "12 ô chưa gán" in dialog.cells.guessed.text()
    grid.choose((8, 5))
    grid.setFocus()
    press(Qt.Key.Key_Delete)
    assert model.mark_at((8, 5)) is None
    assert dialog.list.count() == 1  # Delete there means the cell, not the form
    press_alt(qtbot, Qt.Key.Key_C)
    settle(qtbot, desk)
    assert len(given(file, form)) == 11
    assert model.index_of((7, 3)).data() == "▸ 1 · trong kỳ"
    assert not dialog.cells.take_all.isVisible()
    assert dialog.cells.guessed.text() == ""
    records.undo(desk.file)
    settle(qtbot, desk)
    assert model.index_of((7, 3)).data() == "? trong kỳ"


def test_the_row_and_the_column_say_what_a_cell_might_get(
    qtbot: QtBot, desk: Desk, opened: Opened, file: DataFile, form: int
) -> None:
    receiver_forms.set_cells(file, form, [cell("H20"), cell("J21", "web.items", "planned")])
    dialog = opened()
    dialog.cells.grid.choose((20, 9))
    assert dialog.cells.cell.content.widget.value() == "radio.items"
    assert dialog.cells.cell.number.currentData() == "planned"
    dialog.cells.grid.choose((2, 8))
    assert dialog.cells.cell.content.widget.text() == ""


def test_a_formula_of_the_form_takes_no_figure(opened: Opened, form: int) -> None:
    dialog = opened()
    dialog.cells.grid.choose((9, 3))
    assert "không điền được" in dialog.cells.cell.told.text()
    assert not dialog.cells.cell.give.isEnabled()
    assert not dialog.cells.cell.number.isEnabled()


def test_what_cannot_be_given_is_said(
    qtbot: QtBot, desk: Desk, opened: Opened, file: DataFile, form: int
) -> None:
    dialog = opened()
    dialog.cells.grid.choose((8, 8))  # I8 lies in an array formula and holds none itself
    dialog.cells.cell.content.widget.set_value("radio.items")
    dialog.cells.cell.give.click()
    settle(qtbot, desk)
    assert "công thức mảng" in dialog.message.text()
    assert given(file, form) == {}


def test_the_form_is_shown_as_it_is_drawn(qtbot: QtBot, opened: Opened, form: int) -> None:
    dialog = opened()
    grid = dialog.cells.grid
    assert grid.columnSpan(0, 0) == 7
    assert grid.rowSpan(4, 0) == 2
    assert grid.columnWidth(1) > 3 * grid.columnWidth(0)
    assert grid.rowHeight(4) > grid.rowHeight(6)
    grid.setFocus()
    press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert dialog.cells.sheets.currentIndex() == 1
    assert grid.model_of_cells.index_of((1, 1)).data() == "ƒ"
    press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert dialog.cells.sheets.currentIndex() == 1
    dialog.grab()


def test_a_period_is_poured_into_a_file(
    qtbot: QtBot,
    desk: Desk,
    opened: Opened,
    file: DataFile,
    form: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    receiver_forms.set_cells(file, form, [cell("D7"), cell("D8", "web.items"), cell("C7")])
    dialog = opened()
    offered = answering(monkeypatch, tmp_path / "điền")
    press_alt(qtbot, Qt.Key.Key_L)
    settle(qtbot, desk)
    assert offered == [str(tmp_path / "bieu-01-2022.xlsx")]
    written = openpyxl.load_workbook(tmp_path / "điền.xlsx")[SHEET]
    assert (written["D7"].value, written["D8"].value) == (1, None)
    assert "Đã điền 2/3 ô" in dialog.notices.text()
    assert dialog.message.text().startswith("Lưu ý: Để trống vì chưa có số liệu")
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", urls.append)
    dialog.notices.button.click()
    assert [url.toLocalFile() for url in urls] == [str(tmp_path / "điền.xlsx")]
    answering(monkeypatch, None)
    press_alt(qtbot, Qt.Key.Key_L)
    assert not desk.tasks.busy


def test_on_trouble_another_name_is_offered(
    qtbot: QtBot,
    desk: Desk,
    opened: Opened,
    file: DataFile,
    form: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    receiver_forms.set_cells(file, form, [cell("D7")])
    dialog = opened()
    answering(monkeypatch, tmp_path / "Biểu 01.xlsx")  # the empty form itself
    press_alt(qtbot, Qt.Key.Key_L)
    settle(qtbot, desk)
    assert "không ghi đè lên biểu" in dialog.message.text()
    offered = answering(monkeypatch, tmp_path / "ra.xlsx")
    dialog.message.button.click()
    settle(qtbot, desk)
    assert offered == [str(tmp_path / "Biểu 01-2.xlsx")]
    assert (tmp_path / "ra.xlsx").exists()
    (tmp_path / "thư mục.xlsx").mkdir()
    answering(monkeypatch, tmp_path / "thư mục.xlsx")
    press_alt(qtbot, Qt.Key.Key_L)
    settle(qtbot, desk)
    assert "đã có một thư mục" in dialog.message.text()
    assert dialog.message.button.isVisible()


def test_a_form_without_figures_is_not_filled(
    qtbot: QtBot,
    desk: Desk,
    opened: Opened,
    form: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened()
    answering(monkeypatch, tmp_path / "ra.xlsx")
    press_alt(qtbot, Qt.Key.Key_L)
    settle(qtbot, desk)
    assert "chưa có ô nào được gán" in dialog.message.text()
    assert not (tmp_path / "ra.xlsx").exists()


def test_another_period_shows_its_own_numbers(
    qtbot: QtBot, desk: Desk, opened: Opened, file: DataFile, form: int
) -> None:
    receiver_forms.set_cells(file, form, [cell("D7")])
    dialog = opened()
    model = dialog.cells.grid.model_of_cells
    assert dialog.period.text() == "Kỳ: Năm 2022"
    desk.set_period(file.period("2022-Q4"))
    settle(qtbot, desk)
    assert dialog.period.text() == "Kỳ: Quý IV năm 2022"
    assert model.index_of((7, 3)).data() == "▸ – · trong kỳ"
    records.save(file, radio_item(desk.today()))
    settle(qtbot, desk)
    assert model.index_of((7, 3)).data() == "▸ 1 · trong kỳ"
    desk.set_period(file.period("2010"))
    settle(qtbot, desk)
    assert "Chưa có thông tin cơ quan" in dialog.message.text()
    press_alt(qtbot, Qt.Key.Key_K)
    (asked,) = dialog.findChildren(ChoosePeriod)
    asked.reject()


def test_a_form_is_renamed_and_deleted_with_a_way_back(
    qtbot: QtBot, desk: Desk, opened: Opened, file: DataFile, form: int
) -> None:
    dialog = opened()
    assert focus() is dialog.list
    press(Qt.Key.Key_F2)
    (asked,) = dialog.findChildren(NameForm)
    asked.name.widget.set_text("Biểu của Sở Nội vụ")
    asked.accept()
    settle(qtbot, desk)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.list.item(0).text() == "Biểu của Sở Nội vụ"
    dialog.list.setFocus()
    press(Qt.Key.Key_Delete)
    settle(qtbot, desk)
    assert dialog.list.count() == 0
    dialog.notices.button.click()
    settle(qtbot, desk)
    assert dialog.list.item(0).text() == "Biểu của Sở Nội vụ"
    assert dialog.cells.grid.isVisible()


def test_a_damaged_form_is_told_in_its_place(
    qtbot: QtBot, desk: Desk, opened: Opened, file: DataFile, form: int
) -> None:
    with file.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE file_contents SET content = x'00'")
    dialog = opened()
    assert "bị hỏng" in dialog.empty.text()
    assert not dialog.save.isEnabled()
    assert dialog.delete.isEnabled()


def test_a_large_form_is_shown_at_once(
    qtbot: QtBot, desk: Desk, opened: Opened, file: DataFile, tmp_path: Path
) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Lớn")
    for row in range(3_000):
        sheet.append([f"Dòng {row}", row, None, "x"])
    book.save(tmp_path / "lớn.xlsx")
    receiver_forms.take_in(file, tmp_path / "lớn.xlsx")
    dialog = opened()
    assert dialog.cells.grid.model_of_cells.rowCount() == 3_006
    dialog.cells.grid.choose((3_000, 1))
    dialog.grab()
    assert dialog.cells.cell.told.text().startswith("Ô B3000: 2.999")
