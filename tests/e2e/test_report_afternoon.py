"""The afternoon on which the report is due, from last quarter's report to this one's number."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.documents.pdf_pages import PdfPages
from cchc_desktop.services import records
from cchc_desktop.services.data_file import create_data_file
from cchc_desktop.services.report_issue import frozen_pdf
from cchc_desktop.services.sample_office import write_sample_office
from cchc_desktop.ui.reports.notes import Note, NoteKind
from cchc_desktop.ui.reports.report_page import ReportPage
from tests.e2e.conftest import CTRL, Clerk, Start

REPORTS, BOOK = 8, 9


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The sample office's file."""
    path = tmp_path / "Sổ của xã.cchc"
    file = create_data_file(path)
    write_sample_office(file)
    file.close()
    return path


def report_page(clerk: Clerk, qtbot: QtBot) -> ReportPage:
    """Give the report that is open, once its pages are drawn."""
    workbench: Any = clerk.program.window.workbench
    qtbot.waitUntil(lambda: isinstance(workbench.page, ReportPage))
    page: ReportPage = workbench.page
    qtbot.waitUntil(lambda: page.view is not None and page.pane.view.count > 0, timeout=20_000)
    clerk.rest()
    return page


def dialog(clerk: Clerk, qtbot: QtBot, name: str) -> Any:
    """Give the dialog of a class that is open."""
    window = clerk.program.window

    def found() -> list[QWidget]:
        return [w for w in window.findChildren(QWidget) if type(w).__name__ == name]

    qtbot.waitUntil(lambda: any(widget.isVisible() for widget in found()))
    return next(widget for widget in found() if widget.isVisible())


def listed(clerk: Clerk, period: str) -> int:
    """Choose the report of a period in the list and return its id."""
    page = clerk.page
    for row in range(page.records.rowCount()):
        record: Any = page.records.record_at(row)
        if record.period == period:
            page.table.go_to_row(row)
            return int(record.id)
    raise AssertionError(f"no report of {period}")


def test_an_afternoon(
    start: Start, qtbot: QtBot, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = start(office)
    desk: Any = clerk.program.desk
    monkeypatch.setattr(desk, "today", lambda: date(2023, 1, 4))

    # Last quarter's report is opened and is what was issued.
    clerk.go_to_page(REPORTS)
    last_quarter = listed(clerk, "2022-Q3")
    clerk.page.table.setFocus()
    clerk.press(Qt.Key.Key_Return)
    page = report_page(clerk, qtbot)
    assert page.view is not None
    assert page.view.report.number == 93
    assert not page.report.writable
    issued_before = frozen_pdf(desk.file, last_quarter)
    page.bar.back.emit()
    clerk.rest()

    # This quarter's is begun from it.
    desk.set_period(desk.file.period("2022-Q4"))
    clerk.begin_report()
    page = report_page(clerk, qtbot)
    view = page.view
    assert view is not None
    assert view.report.period == "2022-Q4"
    assert view.report.title.endswith("quý IV năm 2022")
    told = {block.key: block for block in view.document.blocks}  # type: ignore[union-attr]
    items: Any = told["results.items"]
    assert "15 tin, bài" in "".join(run.text for run in items.content)

    # A sentence is worded otherwise, with a slip; the checker finds it and mends it.
    page.edit("results.items")
    editor = page.editor
    qtbot.waitUntil(editor.isVisible)
    QTest.keyClick(editor.wording, Qt.Key.Key_End, CTRL)
    clerk.type(" Công chức đang tải các tin, bài kịp thời.")
    QTest.keyClick(editor.wording, Qt.Key.Key_Return, CTRL)
    clerk.rest()
    assert "{radio.items}" in block_wording(page, "results.items")
    findings = [note for note in page.notes.notes() if note.kind is NoteKind.FINDING]
    slip = next(note for note in findings if note.repairable)
    choose(page, slip)
    page.notes.buttons()[0].click()
    clerk.rest()
    assert "Công chức đăng tải các tin" in block_wording(page, "results.items")
    page.outline.setFocus()
    clerk.press(Qt.Key.Key_Z, CTRL)
    clerk.rest()
    assert "Công chức đang tải các tin" in block_wording(page, "results.items")
    clerk.press(Qt.Key.Key_Y, CTRL)
    clerk.rest()
    assert not [
        n for n in page.notes.notes() if n.kind is NoteKind.FINDING and n.sign.value == "problem"
    ]

    # A record comes late: the sentence that tells its figure is marked, and then read.
    add_radio_item(desk)
    clerk.rest()
    changed = [note for note in page.notes.notes() if note.kind is NoteKind.CHANGED]
    assert [note.key for note in changed] == ["results.items"]
    choose(page, changed[0])
    page.notes.buttons()[0].click()
    clerk.rest()
    assert not [note for note in page.notes.notes() if note.kind is NoteKind.CHANGED]

    # The paper is looked at, closed, and printed with number and day blank.
    page.bar.close_button.click()
    clerk.rest()
    assert page.view is not None
    assert page.view.report.state == "closed"
    printed = tmp_path / "in.pdf"
    print_to(printed, page, clerk, qtbot, monkeypatch)
    with PdfPages(printed.read_bytes()) as pages:
        assert pages.count == page.pane.view.count

    # After signing it gets its number and day, and the scan of what was signed.
    page.bar.issue_button.click()
    number = dialog(clerk, qtbot, "IssueReport")
    number.accept()
    clerk.rest()
    qtbot.waitUntil(lambda: page.view is not None and page.view.report.state == "issued")
    report = page.view.report
    assert (report.number, report.issued_on) == (1, date(2023, 1, 4))
    scan = tmp_path / "Bản ký.png"
    Image.new("L", (1654, 2339), 255).save(scan, dpi=(200, 200))
    from cchc_desktop.services.report_scans import attach

    assert report.id is not None
    attach(desk.file, report.id, scan)
    clerk.rest()
    assert page.view.files == 1

    # It stands in the book, and last quarter's report is what it was.
    clerk.go_to_page(BOOK)
    assert any(
        clerk.page.records.record_at(row).symbol == "01/BC-UBND"  # type: ignore[union-attr]
        for row in range(clerk.page.records.rowCount())
    )
    assert frozen_pdf(desk.file, last_quarter) == issued_before


def choose(page: ReportPage, note: Note) -> None:
    page.notes.list.setCurrentRow(page.notes.notes().index(note))


def block_wording(page: ReportPage, key: str) -> str:
    block = page.report.block(key)
    assert block is not None
    return block.wording


def add_radio_item(desk: Any) -> None:
    from tests.data_files import radio_item

    records.save(desk.file, radio_item(date(2022, 12, 30), title="Tin cuối năm"))


def print_to(
    target: Path, page: ReportPage, clerk: Clerk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Print the report as the clerk does, into a file in place of a printer."""
    from cchc_desktop.ui.printing import choose

    def to_file(
        _parent: QWidget, _title: str, count: int, _current: int, start_printing: Any
    ) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(150)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        start_printing(printer, tuple(range(count)))

    monkeypatch.setattr(choose, "choose_printer", to_file)
    page.print()
    desk: Any = clerk.program.desk
    qtbot.waitUntil(lambda: target.exists() and not desk.tasks.busy, timeout=60_000)
