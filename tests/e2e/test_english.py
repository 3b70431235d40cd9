"""The real window in English: nothing but the office's own data is Vietnamese."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTreeWidget,
    QWidget,
)

from cchc_desktop.domain.backups import REASONS
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.services.backups import back_up
from cchc_desktop.services.records import save
from cchc_desktop.services.restore_drill import drill
from cchc_desktop.shell.language import LANGUAGES
from cchc_desktop.shell.paths import compiled_translations, settings_folder
from cchc_desktop.shell.settings import Settings, SettingsFile
from cchc_desktop.ui.dialogs.about import AboutDialog
from cchc_desktop.ui.dialogs.backup import BackupDialog
from cchc_desktop.ui.dialogs.choose_period import ChoosePeriod
from cchc_desktop.ui.dialogs.error import BugDialog
from cchc_desktop.ui.dialogs.evidence_check import EvidenceCheckDialog
from cchc_desktop.ui.dialogs.evidence_list import EvidenceList
from cchc_desktop.ui.dialogs.search_everywhere import SearchDialog
from cchc_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from cchc_desktop.ui.first_start.first_start import FirstStart
from cchc_desktop.ui.forms.lines_editor import LinesEditor
from cchc_desktop.ui.forms.record_form import RecordForm
from cchc_desktop.ui.wording import spoken
from tests.data_files import new_data_file, radio_item
from tests.e2e.conftest import Clerk, Start
from tests.vietnamese_letters import vietnamese_letters
from tools.translations import build


@pytest.fixture
def english(start: Start) -> Iterator[Clerk]:
    """Give the program on an empty file, speaking English from its start."""
    build(compiled_translations(), sys.executable)
    SettingsFile(settings_folder() / "settings.json").save(Settings(language="en"))
    clerk = start()
    yield clerk
    _silence(clerk)


def test_every_page_and_empty_form_is_english(english: Clerk) -> None:
    for number in range(1, len(REGISTERS) + 2):
        english.go_to_page(number)
        if number > 1:
            for form in english.program.window.findChildren(RecordForm):
                for lines in form.editor.lines.values():
                    assert isinstance(lines, LinesEditor)
                    lines.show_lines((lines._declared.line(),))
        assert _vietnamese_in(english.program.window) == [], number


def test_every_dialog_is_english(english: Clerk) -> None:
    window, desk = english.program.window, english.program.desk
    assert desk is not None
    workbench = window.workbench
    assert workbench is not None
    dialogs: list[QDialog] = [
        AboutDialog("data", "log", window),
        BugDialog(ValueError("x"), Path("log"), window),
        ChoosePeriod(desk, window),
        EvidenceList(desk, window),
        FirstStart(desk, workbench.backups, window),
        EvidenceCheckDialog(desk, window),
        SearchDialog(desk, window),
        ShortcutsDialog(window.menuBar(), window),
    ]
    for dialog in dialogs:
        assert _vietnamese_in(dialog) == [], dialog
        dialog.close()
        dialog.deleteLater()


def test_the_figures_of_the_sample_are_english(english: Clerk) -> None:
    workbench = english.program.window.workbench
    assert workbench is not None
    workbench._load_sample()
    english.rest()
    english.go_to_page(1)
    table = workbench.page.findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    assert table.rowCount() > 10
    desk = english.program.desk
    assert desk is not None
    titles = [desk.title_of(report) for report in desk.all_of("reports")]
    said = _vietnamese_in(workbench.page)
    assert [text for text in said if vietnamese_letters(_without(titles, text))] == []


def test_a_change_of_language_loses_nothing_that_is_typed(start: Start) -> None:
    build(compiled_translations(), sys.executable)
    clerk = start()
    clerk.go_to_page(2)
    clerk.page.add()
    clerk.type("14/03/2022")
    clerk.fill({"Kênh": "dai truyen thanh", "Tiêu đề, nội dung": "Phát thanh về"})
    typed = _content(clerk)
    assert {"14/03/2022", "Đài truyền thanh", "Phát thanh về", "1"} <= typed

    clerk.program.change_language("en")
    clerk.rest()
    english = _content(clerk)
    assert {"14/03/2022", "Radio station", "Phát thanh về", "1"} <= english
    assert clerk.page.form.dirty

    clerk.program.change_language("vi")
    clerk.rest()
    assert _content(clerk) == typed
    _silence(clerk)


def test_why_a_backup_was_made_and_how_the_drill_went_are_told_in_english(
    start: Start, tmp_path: Path
) -> None:
    path = tmp_path / "so.cchc"
    file = new_data_file(path)
    save(file, radio_item())
    file.close()
    back_up(path)
    done = drill(path)
    assert done is not None
    assert done.counted is not None
    assert done.counted[1] == 1
    clerk = start(path)
    clerk.program.change_language("en")
    clerk.rest()
    assert [spoken(reason) for reason in REASONS if vietnamese_letters(spoken(reason))] == []
    clerk.program.window.commands.backup.trigger()
    clerk.rest()
    dialog = clerk.program.window.findChild(BackupDialog)
    assert dialog is not None
    assert "1 record, everything agrees" in dialog.drill.text()
    dialog.reject()
    _silence(clerk)


def _content(clerk: Clerk) -> set[str]:
    """Return what stands in the fields of the unsaved new record."""
    clerk.page.open_draft(0)
    return {frame.widget.text() for frame in clerk.page.form.editor.all_frames()}


def _silence(clerk: Clerk) -> None:
    language = clerk.program._language
    assert language is not None
    language.speak("vi")
    language.silence()


def _vietnamese_in(top: QWidget) -> list[str]:
    """Return every text below ``top`` that is written in Vietnamese."""
    said = {text for widget in [top, *top.findChildren(QWidget)] for text in _said_by(widget)}
    said |= {action.text() for action in top.findChildren(QAction)}
    return sorted(text for text in said - set(LANGUAGES.values()) if vietnamese_letters(text))


def _without(names: list[str], text: str) -> str:
    """Return a text without the names that the office gave."""
    for name in names:
        text = text.replace(name, "")
    return text


def _said_by(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QLineEdit():
            yield widget.placeholderText()
        case QHeaderView():
            model = widget.model()
            for section in range(widget.count()):
                yield str(model.headerData(section, widget.orientation()) or "")
        case QTableWidget():
            for row in range(widget.rowCount()):
                for column in range(widget.columnCount()):
                    cell = widget.item(row, column)
                    yield cell.text() if cell is not None else ""
        case QTreeWidget():
            for row in range(widget.topLevelItemCount()):
                top = widget.topLevelItem(row)
                yield top.text(0) if top is not None else ""
        case _:
            pass
