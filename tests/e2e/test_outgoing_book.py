"""The book of outgoing documents kept, cancelled in, printed and exported by keyboard alone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.services.sample_office import write_sample_office
from cchc_desktop.ui.dialogs.ask_reason import AskReason
from cchc_desktop.ui.dialogs.choose_book import ChooseBook
from cchc_desktop.ui.pages.outgoing_page import OutgoingPage
from cchc_desktop.ui.preview.preview_window import PreviewWindow
from tests.data_files import new_data_file
from tests.documents.reading import Pdf
from tests.e2e.conftest import CTRL, Clerk, Start
from tests.e2e.test_working_week import OFFICE

ALT = Qt.KeyboardModifier.AltModifier
PAGE, OFFICES = 9, 10
LINES = (
    ("ke hoach", "16/02/2022", "Tuyên truyền cải cách hành chính năm 2022"),
    ("cong van", "17/02/2022", "Về việc rà soát thủ tục hành chính"),
    ("ke hoach", "18/02/2022", "Kiểm tra việc niêm yết thủ tục hành chính"),
)


@pytest.fixture
def targets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where the program is told to write, one file after the other."""
    given = [tmp_path / "sổ văn bản đi.pdf", tmp_path / "sổ văn bản đi.xlsx"]
    waiting = iter(given)
    answer = lambda *_: (str(next(waiting)), "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return given


def _page(clerk: Clerk) -> OutgoingPage:
    assert isinstance(clerk.page, OutgoingPage)
    return clerk.page


def _lines(clerk: Clerk) -> list[OutgoingDocument]:
    desk = clerk.program.desk
    assert desk is not None
    found = desk.all_of("outgoing")
    return sorted(
        (each for each in found if isinstance(each, OutgoingDocument)), key=lambda d: d.id or 0
    )


def _wait_for(clerk: Clerk, kind: type[QDialog]) -> None:
    clerk._qtbot.waitUntil(lambda: isinstance(clerk.focus.window(), kind))


def _print_to_file(clerk: Clerk, target: Path) -> None:
    """Look at the newest year's book, save it as a PDF and close it."""
    clerk.press(Qt.Key.Key_I, ALT)
    _wait_for(clerk, ChooseBook)
    clerk.press(Qt.Key.Key_X, ALT)
    _wait_for(clerk, PreviewWindow)
    clerk.press(Qt.Key.Key_S, CTRL)
    clerk._qtbot.waitUntil(target.exists)
    clerk.press(Qt.Key.Key_Escape)
    clerk.rest()


def _export(clerk: Clerk, target: Path) -> None:
    """Write the newest year's book as a workbook."""
    clerk.press(Qt.Key.Key_E, ALT)
    _wait_for(clerk, ChooseBook)
    clerk.press(Qt.Key.Key_C, ALT)
    clerk._qtbot.waitUntil(target.exists)
    clerk.rest()
    assert clerk.program.window.notices.text() == f"Đã ghi {target}"


def test_three_documents_are_entered_one_is_cancelled_and_the_book_is_printed(
    start: Start, targets: list[Path]
) -> None:
    clerk = start()
    clerk.go_to_page(OFFICES)
    clerk.add("01/01/2020", OFFICE)
    clerk.go_to_page(PAGE)
    notices = clerk.program.window.notices
    for kind, day, subject in LINES:
        clerk.add(kind, {"Ngày văn bản": day, "Trích yếu": subject, "Người ký": "Nguyễn Văn An"})
    assert notices.text() == "Đã vào sổ số 02/KH-UBND."
    symbols = [line.symbol for line in _lines(clerk)]
    assert symbols == ["01/KH-UBND", "01/UBND-VP", "02/KH-UBND"]

    # Up to the list, down to the letter, Delete: it is told what can be done, and how.
    clerk.go_to_page(PAGE)
    clerk.press(Qt.Key.Key_Home, CTRL)
    clerk.press(Qt.Key.Key_Down)
    assert _page(clerk).line.symbol == "01/UBND-VP"
    clerk.press(Qt.Key.Key_Delete)
    assert notices.text().startswith("Số đã cấp thì không xoá khỏi sổ.")
    assert len(_lines(clerk)) == 3
    clerk.press(Qt.Key.Key_H, ALT)
    _wait_for(clerk, AskReason)
    clerk.type("đánh máy sai trích yếu")
    clerk.press(Qt.Key.Key_H, ALT)
    told = "Đã huỷ số 01/UBND-VP. Việc huỷ số không hoàn tác được."
    clerk._qtbot.waitUntil(lambda: notices.text() == told)
    clerk.rest()
    cancelled = _lines(clerk)[1]
    assert (cancelled.cancelled, cancelled.cancel_reason) == (True, "đánh máy sai trích yếu")
    clerk.press(Qt.Key.Key_Z, CTRL)
    clerk.rest()
    # What was undone is the office; the book stays as it is.
    assert len(_lines(clerk)) == 3
    assert _lines(clerk)[1].cancelled
    clerk.press(Qt.Key.Key_Y, CTRL)
    clerk.rest()

    pdf, workbook = targets
    _print_to_file(clerk, pdf)
    _export(clerk, workbook)
    paper = Pdf(pdf.read_bytes())
    for told in ("SỔ ĐĂNG KÝ VĂN BẢN ĐI", "Năm 2022", *symbols, "Đã huỷ: đánh máy sai"):
        assert paper.holds(told), told
    paper.close()
    sheet = openpyxl.load_workbook(workbook).worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0] in symbols]
    assert [row[0] for row in rows] == ["01/KH-UBND", "02/KH-UBND", "01/UBND-VP"]
    assert isinstance(rows[0][1], datetime)
    assert rows[2][9] == "Đã huỷ: đánh máy sai trích yếu"


def test_a_report_in_the_book_leads_back_to_it(start: Start, tmp_path: Path) -> None:
    file = new_data_file(tmp_path / "full.cchc")
    write_sample_office(file)
    file.close()
    clerk = start(tmp_path / "full.cchc")
    clerk.go_to_page(PAGE)
    clerk.press(Qt.Key.Key_Home, CTRL)
    report = _page(clerk).line.report
    assert report is not None
    clerk.press(Qt.Key.Key_O, ALT)
    workbench = clerk.program.window.workbench
    assert workbench is not None
    clerk._qtbot.waitUntil(lambda: workbench.place() == ("report", report))
    clerk.rest()
