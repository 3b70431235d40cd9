"""Qt's own words: PySide6 ships no Vietnamese ones, so ours have to fit this very Qt."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QProgressDialog,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cchc_desktop.shell.language import Language
from tools.translations import build


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[None]:
    folder = Path("translations")
    build(folder, sys.executable)
    former = QLocale()
    language = Language(qapp, folder)
    language.speak("vi")
    yield
    language.silence()
    QLocale.setDefault(former)


def _menu_of(widget: QWidget) -> list[str]:
    assert isinstance(widget, QLineEdit | QPlainTextEdit)
    menu = widget.createStandardContextMenu()
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    menu.deleteLater()
    return words


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_edit_menu(qtbot: QtBot, kind: type[QWidget]) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    assert _menu_of(widget) == [
        "&Hoàn tác",
        "&Làm lại",
        "Cắ&t",
        "&Sao chép",
        "&Dán",
        "Xoá",
        "Chọn tất cả",
    ]


@pytest.mark.usefixtures("vietnamese")
def test_every_standard_button(qtbot: QtBot) -> None:
    kinds = [b for b in QDialogButtonBox.StandardButton if b.name not in ("NoButton", "NButtons")]
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    english = {"OK", "Cancel", "Close", "Open", "Save", "Yes", "No", "Help", "Apply", "Discard"}
    for kind in kinds:
        button = box.addButton(kind)
        if button is not None:
            word = button.text().replace("&", "")
            assert word
            assert word not in english, kind.name


@pytest.mark.usefixtures("vietnamese")
def test_file_dialog_and_progress(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    assert dialog.labelText(QFileDialog.DialogLabel.FileName) == "Tê&n tệp:"
    assert dialog.labelText(QFileDialog.DialogLabel.LookIn) == "Tìm tron&g:"
    progress = QProgressDialog()
    qtbot.addWidget(progress)
    assert "Huỷ" in [button.text() for button in progress.findChildren(QPushButton)]
