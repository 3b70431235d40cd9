"""The superior office's form taken in, its cells accepted, a year poured in: by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from cchc_desktop.services.sample_office import write_sample_office
from cchc_desktop.ui.dialogs.receiver_forms import ReceiverForms
from tests.data_files import new_data_file
from tests.e2e.conftest import PATIENCE_MS, Start
from tests.workbooks.form_filling.forms_made import SHEET, drawn_form, parts_of

ALT = Qt.KeyboardModifier.AltModifier


def test_a_form_is_pointed_at_once_and_filled(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = new_data_file(tmp_path / "full.cchc")
    write_sample_office(file)
    file.close()
    form, filled = drawn_form(tmp_path / "Biểu 01.xlsx"), tmp_path / "điền.xlsx"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(form), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(filled), ""))
    clerk = start(tmp_path / "full.cchc")
    clerk.press(Qt.Key.Key_B, ALT)
    clerk.press(Qt.Key.Key_U)
    clerk._qtbot.waitUntil(lambda: isinstance(clerk.focus.window(), ReceiverForms))
    dialog = clerk.focus.window()
    assert isinstance(dialog, ReceiverForms)
    clerk.rest()
    clerk.press(Qt.Key.Key_M, ALT)
    clerk._qtbot.waitUntil(dialog.cells.take_all.isVisible, timeout=PATIENCE_MS)
    clerk.press(Qt.Key.Key_C, ALT)
    clerk._qtbot.waitUntil(lambda: not dialog.cells.take_all.isVisible(), timeout=PATIENCE_MS)
    clerk.press(Qt.Key.Key_L, ALT)
    clerk._qtbot.waitUntil(filled.exists, timeout=PATIENCE_MS)
    clerk.rest()
    assert "Đã điền 12/12 ô" in dialog.notices.text()
    sheet = openpyxl.load_workbook(filled)[SHEET]
    assert (sheet["D7"].value, sheet["D8"].value) == (58, 26)
    picture = "xl/media/image1.png"
    assert parts_of(filled)[picture] == parts_of(form)[picture]
    clerk.press(Qt.Key.Key_Escape)
    clerk.rest()
