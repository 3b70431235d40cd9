"""From the button to the paper, without a dialogue."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.documents.pdf_pages import UnreadablePdf
from cchc_desktop.domain.progress import Cancelled
from cchc_desktop.ui.printing import choose, print_pdf, print_ruler_page, send
from cchc_desktop.ui.tasks import Task, Tasks
from tests.documents import made_pdfs
from tests.ui.printing.conftest import Printed


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


class Chosen:
    """Stands in for the dialogue: somebody takes the file printer and all pages."""

    def __init__(self, printer: QPrinter, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[tuple[str, int, int]] = []
        self._printer = printer
        monkeypatch.setattr(choose, "choose_printer", self._choose)

    def _choose(
        self, _parent: QWidget, title: str, count: int, current: int, chosen: object
    ) -> None:
        self.asked.append((title, count, current))
        assert callable(chosen)
        chosen(self._printer, tuple(range(count)))


def test_a_report_is_printed_off_the_windows_thread(
    qtbot: QtBot,
    parent: QWidget,
    tasks: Tasks,
    printer: QPrinter,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = Chosen(printer, monkeypatch)
    threads: list[threading.Thread] = []
    real = send.send

    def noting(*arguments: object) -> None:
        threads.append(threading.current_thread())
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(send, "send", noting)
    printed: list[bool] = []
    print_pdf(
        parent,
        tasks,
        made_pdfs.numbered(3),
        "Báo cáo 2022",
        current=1,
        printed=lambda: printed.append(True),
    )
    qtbot.waitUntil(lambda: bool(printed), timeout=20_000)
    assert dialog.asked == [("Báo cáo 2022", 3, 1)]
    assert len(Printed(file).sizes) == 3
    assert threading.main_thread() not in threads


def test_it_can_be_stopped(
    qtbot: QtBot,
    parent: QWidget,
    tasks: Tasks,
    printer: QPrinter,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Chosen(printer, monkeypatch)
    stopped: list[Exception] = []
    tasks.cancelled.connect(stopped.append)

    def stop(task: Task) -> None:
        task.progressed.connect(lambda *_: task.cancel())

    tasks.started.connect(stop)
    print_pdf(
        parent,
        tasks,
        made_pdfs.numbered(40),
        "Báo cáo",
        printed=lambda: pytest.fail("it was stopped"),
    )
    qtbot.waitUntil(lambda: bool(stopped), timeout=20_000)
    assert isinstance(stopped[0], Cancelled)
    assert not file.exists()


def test_trouble_is_told(qtbot: QtBot, parent: QWidget, tasks: Tasks) -> None:
    told: list[Exception] = []
    tasks.failed.connect(told.append)
    print_pdf(parent, tasks, b"khong phai PDF", "Báo cáo")
    qtbot.waitUntil(lambda: len(told) == 1)
    assert isinstance(told[0], UnreadablePdf)
    print_pdf(parent, tasks, made_pdfs.numbered(1), "Báo cáo")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert isinstance(told[1], choose.NoPrinter)


def test_nobody_is_asked_once_the_window_is_gone(
    qtbot: QtBot, tasks: Tasks, printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = Chosen(printer, monkeypatch)
    window = QWidget()
    print_pdf(window, tasks, made_pdfs.numbered(1), "Báo cáo")
    shiboken6.delete(window)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert dialog.asked == []


def test_the_page_with_the_ruler_is_printed_by_its_name(
    qtbot: QtBot,
    parent: QWidget,
    tasks: Tasks,
    printer: QPrinter,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = Chosen(printer, monkeypatch)
    print_ruler_page(parent, tasks, made_pdfs.numbered(1))
    qtbot.waitUntil(file.exists, timeout=20_000)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert dialog.asked == [("Trang thử máy in", 1, 0)]
