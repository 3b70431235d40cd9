"""What holds for every dialog about reports and the book: keys, names, room, Enter presses none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.reports import CLOSED, Report
from cchc_desktop.domain.secret import Secret
from cchc_desktop.services import receiver_forms, records
from cchc_desktop.services.backups import back_up
from cchc_desktop.services.book import Standing
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.evidence import take_in_bytes
from cchc_desktop.services.import_view import look_at_workbook
from cchc_desktop.services.import_workbook import open_import
from cchc_desktop.services.protection import new_password, set_password
from cchc_desktop.ui.backups import Backups
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialogs.ask_reason import AskReason
from cchc_desktop.ui.dialogs.backup import BackupDialog
from cchc_desktop.ui.dialogs.begin_report import BeginReport
from cchc_desktop.ui.dialogs.change_many import ChangeMany
from cchc_desktop.ui.dialogs.choose_book import ChooseBook
from cchc_desktop.ui.dialogs.compare_reports import CompareReports
from cchc_desktop.ui.dialogs.consolidate import Consolidate
from cchc_desktop.ui.dialogs.evidence_check import EvidenceCheckDialog
from cchc_desktop.ui.dialogs.evidence_list import EvidenceList
from cchc_desktop.ui.dialogs.issue_report import IssueReport
from cchc_desktop.ui.dialogs.moved_figures import MovedFigures
from cchc_desktop.ui.dialogs.name_template import NameForm, NameTemplate
from cchc_desktop.ui.dialogs.new_password import NewPassword
from cchc_desktop.ui.dialogs.password import PasswordDialog
from cchc_desktop.ui.dialogs.password_entry import PasswordEntry
from cchc_desktop.ui.dialogs.receiver_forms import ReceiverForms
from cchc_desktop.ui.dialogs.report_files import ReportFiles
from cchc_desktop.ui.dialogs.report_parts import ReportParts
from cchc_desktop.ui.dialogs.report_templates import ReportTemplates
from cchc_desktop.ui.dialogs.restore_backup import RestoreBackup
from cchc_desktop.ui.dialogs.salvaged import SalvagedDialog
from cchc_desktop.ui.dialogs.trash import TrashDialog
from cchc_desktop.ui.dialogs.unsaved import UnsavedDialog
from cchc_desktop.ui.drafts import NEW, Draft
from cchc_desktop.ui.first_start.first_start import FirstStart
from cchc_desktop.ui.importing.import_dialog import ImportDialog
from cchc_desktop.ui.importing.new_entries import NewEntries
from cchc_desktop.ui.widgets.notice_bar import NoticeBar
from tests.data_files import radio_item
from tests.importing.corpus import CASES, Case, workbook_of
from tests.ui.dialogs.opening import Opener, press, settle
from tests.ui.dialogs.reports_made import closed_office
from tests.workbooks.form_filling.forms_made import drawn_form

SMALLEST = (1024, 700)
"""The room that a dialog has at the least, in device-independent pixels."""


@dataclass
class Office:
    """What the dialogs are opened on."""

    desk: Desk
    report: Report
    window: QWidget


def _ask(office: Office) -> QDialog:
    return AskReason("Mở lại", "Báo cáo sẽ sửa được.", "Lý do", "&Mở lại", office.window)


def _begin(office: Office) -> QDialog:
    return BeginReport(office.desk, office.window)


def _issue(office: Office) -> QDialog:
    return IssueReport(office.desk, office.report, 45, "BC-UBND", office.window)


def _moved(office: Office) -> QDialog:
    return MovedFigures(office.desk, office.report, office.window)


def _parts(office: Office) -> QDialog:
    return ReportParts(office.desk, ["limits"], office.window)


def _compare(office: Office) -> QDialog:
    return CompareReports(office.desk, office.window)


def _files(office: Office) -> QDialog:
    return ReportFiles(office.desk, office.report, office.window)


def _book(office: Office) -> QDialog:
    years = {
        2022: (
            Standing(series="plan", given=12, cancelled=1, lacking=()),
            Standing(series="report", given=93, cancelled=0, lacking=(range(1, 27),)),
        )
    }
    return ChooseBook(office.desk, "In sổ văn bản đi", "&Xem và in…", years, office.window)


MAKERS = [_ask, _begin, _book, _compare, _files, _issue, _moved, _parts]


def _templates(office: Office) -> QDialog:
    return ReportTemplates(office.desk, office.window)


def _name(office: Office) -> QDialog:
    return NameTemplate("Mẫu A", "Đã có mẫu tên này.", office.window)


def _forms(office: Office) -> QDialog:
    path = drawn_form(Path(office.desk.file.path).with_name("Biểu 01.xlsx"))
    form, _ = receiver_forms.take_in(office.desk.file, path)
    assert form.id is not None
    found = receiver_forms.suggestions(office.desk.file, form.id)
    receiver_forms.set_cells(office.desk.file, form.id, found[:3])
    return ReceiverForms(office.desk, office.window)


def _name_form(office: Office) -> QDialog:
    return NameForm("Biểu 01", "Đã có biểu tên này.", office.window)


def _backup(office: Office) -> QDialog:
    backups = Backups(office.desk, NoticeBar(office.window), office.window)
    return BackupDialog(office.desk, backups, office.window)


def _first_start(office: Office) -> QDialog:
    known = [profile.id for profile in records.get_all(office.desk.file, "offices")]
    records.delete(office.desk.file, "offices", known)
    backups = Backups(office.desk, NoticeBar(office.window), office.window)
    return FirstStart(office.desk, backups, office.window)


def _restore(office: Office) -> QDialog:
    data = office.desk.file.path
    back_up(data)
    records.save(office.desk.file, radio_item(date(2022, 5, 2)))
    return RestoreBackup(data, None, office.desk.tasks, office.window)


def _salvaged(office: Office) -> QDialog:
    lines = ["Đã cứu được:", *(f"- Hoạt động “Tin số {n}”" for n in range(60))]
    return SalvagedDialog(Path("a.cchc"), Path("a.txt"), lines, office.window)


def _unsaved(office: Office) -> QDialog:
    office.desk.drafts.keep(Draft("slogans", NEW, "Cải cách hành chính vì dân", {"text": "x"}))
    return UnsavedDialog(office.desk, office.window)


def _trash(office: Office) -> QDialog:
    for title in ("Tin một", "Tin hai"):
        saved, _ = records.save(office.desk.file, radio_item(title=title))
        records.delete(office.desk.file, "activities", [saved.id])
    return TrashDialog(office.desk, office.window)


def _change_many(office: Office) -> QDialog:
    made = [radio_item(title=f"Tin {n}") for n in range(3)]
    saved, _ = records.save_all(office.desk.file, made, "Nhập")
    ids = [record.id for record in saved]
    return ChangeMany(office.desk, REGISTERS["activities"], ids, office.window)


def _consolidate(office: Office) -> QDialog:
    return Consolidate(office.desk, office.window)


def _import(office: Office) -> ImportDialog:
    case = next(case for case in CASES if case.name == "tcvn3")
    return _taking_in(office, case)


def _import_planned(office: Office) -> QDialog:
    case = next(case for case in CASES if case.name == "all-faults-at-once")
    dialog = _taking_in(office, case)
    dialog.look.click()
    return dialog


def _taking_in(office: Office, case: Case) -> ImportDialog:
    path = Path(office.desk.file.path).with_name("Sổ của xã.xlsx")
    path.write_bytes(workbook_of(case))
    workbook = open_import(path)
    view = look_at_workbook(office.desk.file, workbook, "activities", workbook.encoding)
    return ImportDialog(office.desk, view, office.window)


def _entries(office: Office) -> QDialog:
    unknown = {("channels", "Đài vũ trụ"): 3, ("units", "thùng"): 1}
    return NewEntries(unknown, office.desk.catalogues, office.window)


def _evidence(office: Office) -> QDialog:
    office.desk.set_period(office.desk.file.period("2022"))
    return EvidenceList(office.desk, office.window)


def _evidence_check(office: Office) -> QDialog:
    take_in_bytes(office.desk.file, b"ID3\x04" + b"\x00" * 40, "Bản tin.mp3")
    return EvidenceCheckDialog(office.desk, office.window)


def _password(office: Office) -> QDialog:
    return PasswordDialog(office.desk, NoticeBar(office.window), None, office.window)


def _password_set(office: Office) -> QDialog:
    set_password(office.desk.file, new_password("mật khẩu dài", "mật khẩu dài"))
    return _password(office)


def _new_password(office: Office) -> QDialog:
    return NewPassword("Đặt mật khẩu", "Ít nhất 8 ký tự.", "Đặ&t mật khẩu", office.window)


def _password_entry(office: Office) -> QDialog:
    return PasswordEntry(
        *("Mở sổ", "Tệp có mật khẩu.", "&Mở sổ", lambda given: given, Secret),
        office.desk.tasks,
        office.window,
    )


MAKERS = [
    *(_new_password, _password, _password_entry, _password_set),
    *(_ask, _backup, _begin, _book, _change_many, _compare, _consolidate, _entries, _files, _forms),
    *(_evidence, _evidence_check, _first_start),
    *(_import, _import_planned, _issue, _moved, _name, _name_form, _parts, _restore),
    *(_templates, _trash, _unsaved, _salvaged),
]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    opened = closed_office(tmp_path / "x.cchc")
    yield opened
    opened.close()


@pytest.fixture
def office(file: DataFile, desk: Desk, window: QWidget) -> Office:
    report = next(r for r in records.get_all(file, "reports") if r.state == CLOSED)
    records.save(file, radio_item(date(2022, 5, 1)))
    return Office(desk, report, window)


@pytest.fixture(autouse=True)
def _quick(quick_passwords: None) -> None:
    """A dialog of a password is as quick as the others."""


@pytest.fixture(params=MAKERS, ids=lambda make: make.__name__[1:])
def dialog(
    request: pytest.FixtureRequest, qtbot: QtBot, office: Office, show_dialog: Opener
) -> QDialog:
    make: Callable[[Office], QDialog] = request.param
    made = make(office)
    show_dialog(made)
    settle(qtbot, office.desk)
    return made


def test_it_is_a_modal_window_with_a_title_that_goes_when_it_is_closed(dialog: QDialog) -> None:
    assert dialog.windowModality() is Qt.WindowModality.WindowModal
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    assert dialog.windowTitle()


def test_each_letter_with_alt_means_one_thing(dialog: QDialog) -> None:
    letters = Counter(_letters(dialog))
    assert [letter for letter, times in letters.items() if times > 1] == []
    assert [letter for letter in letters if not letter.isascii()] == [], "no key has this letter"
    for button in filter(QPushButton.isVisible, dialog.findChildren(QPushButton)):
        if button.text().startswith("+"):
            continue  # of a form's lines, as on the pages
        known = QKeySequence.mnemonic(button.text()).toString()
        assert known or button.text() in ("Thôi", "Đóng", "Close", "&Close"), button.text()


def test_every_control_has_a_name(dialog: QDialog) -> None:
    for widget in _stops(dialog):
        spoken = widget.accessibleName() or getattr(widget, "text", str)()
        assert spoken, widget


def test_enter_and_escape_do_what_they_say(qtbot: QtBot, dialog: QDialog) -> None:
    for button in dialog.findChildren(QPushButton):
        assert not button.autoDefault(), button.text()
        assert not button.isDefault(), button.text()
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_tab_comes_by_everything_and_back(dialog: QDialog) -> None:
    stops = set(_stops(dialog))
    seen: list[QWidget] = []
    for _ in range(60):
        here = dialog.focusWidget()
        assert here is not None
        if here in seen:
            break
        seen.append(here)
        press(Qt.Key.Key_Tab)
    assert stops == set(seen)


def test_it_fits_the_smallest_window_and_cuts_nothing(dialog: QDialog) -> None:
    assert dialog.width() <= SMALLEST[0]
    assert dialog.height() <= SMALLEST[1]
    assert dialog.minimumSizeHint().width() <= SMALLEST[0]
    dialog.resize(dialog.minimumSize())
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.heightForWidth(label.width()) <= label.height(), label.text()


def _letters(dialog: QDialog) -> Iterator[str]:
    for widget in dialog.findChildren(QWidget):
        if isinstance(widget, (QAbstractButton, QLabel)) and widget.isVisible():
            letter = QKeySequence.mnemonic(widget.text()).toString()
            if letter and not (isinstance(widget, QLabel) and widget.buddy() is None):
                yield letter


def _stops(dialog: QDialog) -> Iterator[QWidget]:
    """Yield where Tab stops: a field's editor, not the field around it."""
    for widget in dialog.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.isEnabled()
            and widget.focusProxy() is None
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
            and not _unchecked_twin(widget)
            and widget.window() is dialog
        ):
            yield widget


def _unchecked_twin(widget: QWidget) -> bool:
    """Tell whether the arrow keys lead here: of radio buttons, Tab stops at the chosen one."""
    return isinstance(widget, QAbstractButton) and widget.autoExclusive() and not widget.isChecked()


def test_the_fields_take_vietnamese_letter_by_letter(dialog: QDialog) -> None:
    """A field that changes its own text while it is typed in would show here."""
    from tests.unikey import UniKey

    fields = [w for w in _stops(dialog) if isinstance(w, (QLineEdit, QPlainTextEdit))]
    for field in fields:
        if field.isReadOnly():
            continue
        field.setFocus()
        field.selectAll()
        UniKey().type(field, "tiếng Việt")
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        assert text == "tiếng Việt"
