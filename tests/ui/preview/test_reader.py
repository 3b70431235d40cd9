from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from cchc_desktop.documents.pdf_pages import PdfPages, Picture, UnreadablePdf
from cchc_desktop.ui.preview.reader import PdfReader, Tile
from tests.documents import made_pdfs


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[PdfReader]:
    made = PdfReader()
    yield made
    made.stop()


class Gate:
    """Holds the drawing until it is opened, and notes what is drawn and on which thread."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open = threading.Event()
        self.pages: list[int] = []
        self.threads: set[threading.Thread] = set()
        render: Callable[..., Picture] = PdfPages.render

        def held(pages: PdfPages, page: int, *arguments: object, **named: object) -> Picture:
            self.pages.append(page)
            self.threads.add(threading.current_thread())
            self.open.wait(10)
            return render(pages, page, *arguments, **named)

        monkeypatch.setattr(PdfPages, "render", held)


def _tile(page: int, pdf: int = 1, row: int = 0) -> Tile:
    return Tile(pdf, page, 700, 2000, 0, row)


def test_a_pdf_is_opened_and_drawn_on_another_thread(
    qtbot: QtBot, reader: PdfReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    gate.open.set()
    told: list[tuple[object, bool]] = []
    for signal in (reader.opened, reader.drawn):
        signal.connect(lambda what, _: told.append((what, QThread.isMainThread())))
    with qtbot.waitSignal(reader.opened) as opened:
        number = reader.open(made_pdfs.numbered(3))
    assert opened.args is not None
    assert opened.args[0] == number
    assert len(opened.args[1]) == 3
    tile = _tile(1, row=1)
    with qtbot.waitSignal(reader.drawn) as drawn:
        reader.want([tile])
    assert drawn.args is not None
    assert drawn.args[0] == tile
    image = drawn.args[1]
    assert isinstance(image, QImage)
    assert image.size() == tile.rect.size()
    assert told == [(number, True), (tile, True)]
    assert threading.main_thread() not in gate.threads


@pytest.mark.parametrize("pdf", [b"khong phai PDF", made_pdfs.locked()], ids=["other", "locked"])
def test_what_cannot_be_read_is_told(qtbot: QtBot, reader: PdfReader, pdf: bytes) -> None:
    with qtbot.waitSignal(reader.refused) as refused:
        number = reader.open(pdf)
    assert refused.args is not None
    assert refused.args[0] == number
    assert isinstance(refused.args[1], UnreadablePdf)
    with qtbot.waitSignal(reader.opened):
        reader.open(made_pdfs.numbered(1))


def test_a_damaged_page_is_told_and_the_next_one_drawn(qtbot: QtBot, reader: PdfReader) -> None:
    results: dict[int, object] = {}
    reader.drawn.connect(lambda tile, drawn: results.__setitem__(tile.page, drawn))
    reader.open(made_pdfs.with_a_damaged_page())
    reader.want([_tile(1), _tile(2)])
    qtbot.waitUntil(lambda: len(results) == 2)
    assert isinstance(results[1], UnreadablePdf)
    assert isinstance(results[2], QImage)


def test_only_what_is_still_wanted_is_drawn_and_nothing_twice(
    qtbot: QtBot, reader: PdfReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    drawn: list[int] = []
    reader.drawn.connect(lambda tile, _: drawn.append(tile.page))
    reader.open(made_pdfs.numbered(9))
    reader.want([_tile(page) for page in (0, 1, 2)])
    qtbot.waitUntil(lambda: gate.pages == [0])
    reader.want([_tile(page) for page in (0, 5, 2)])
    gate.open.set()
    qtbot.waitUntil(lambda: drawn == [0, 5, 2])
    assert gate.pages == [0, 5, 2]


def test_tiles_of_a_pdf_that_is_gone_are_not_drawn_from_the_new_one(
    qtbot: QtBot, reader: PdfReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    gate.open.set()
    with qtbot.waitSignal(reader.opened):
        reader.open(made_pdfs.numbered(9))
    with qtbot.waitSignal(reader.opened):
        second = reader.open(made_pdfs.numbered(1))
        reader.want([_tile(8)])
    with qtbot.waitSignal(reader.drawn):
        reader.want([_tile(0, pdf=second)])
    assert gate.pages == [0]


def test_drawing_comes_before_searching_and_a_new_search_before_the_old(
    qtbot: QtBot, reader: PdfReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    told: list[str] = []
    reader.drawn.connect(lambda tile, _: told.append(f"page {tile.page}"))
    reader.found.connect(lambda wanted, matches: told.append(f"{wanted}: {len(matches)}"))
    reader.open(made_pdfs.numbered(12))
    reader.want([_tile(0)])
    qtbot.waitUntil(lambda: gate.pages == [0])
    reader.search("khong co")
    reader.search("trang 1")
    reader.want([_tile(0), _tile(1)])
    gate.open.set()
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == ["page 0", "page 1", "trang 1: 4"]


def test_the_thread_ends_in_the_middle_of_its_work(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    reader = PdfReader()
    told: list[object] = []
    reader.drawn.connect(lambda *drawn: told.append(drawn))
    reader.open(made_pdfs.numbered(2))
    reader.want([_tile(0), _tile(1)])
    qtbot.waitUntil(lambda: gate.pages == [0])
    threading.Timer(0.05, gate.open.set).start()
    reader.stop()
    reader.open(made_pdfs.numbered(2))
    qtbot.wait(20)
    assert (told, gate.pages) == ([], [0])
    assert not any(thread.name == "pdf reader" for thread in threading.enumerate())


def test_a_fault_comes_out_on_the_windows_thread(
    qtbot: QtBot, reader: PdfReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_named: object) -> Picture:
        raise MemoryError("no room")

    monkeypatch.setattr(PdfPages, "render", fail)
    with qtbot.captureExceptions() as raised:
        reader.open(made_pdfs.numbered(2))
        reader.want([_tile(0)])
        qtbot.waitUntil(lambda: bool(raised))
    assert isinstance(raised[0][1], MemoryError)
    monkeypatch.undo()
    with qtbot.waitSignal(reader.drawn):
        number = reader.open(made_pdfs.numbered(2))
        reader.want([_tile(0, pdf=number)])


_QUITTING = """
import sys, threading
from PySide6.QtWidgets import QApplication, QMainWindow
from cchc_desktop.ui.preview.pdf_view import PdfView
from tests.documents import made_pdfs
application = QApplication([])
window, view = QMainWindow(), PdfView()
window.setCentralWidget(view)
window.show()
view.shown.connect(application.quit)
view.show_pdf(made_pdfs.numbered(300))
application.exec()
print(sum(thread.name == "pdf reader" for thread in threading.enumerate()))
"""


def test_the_program_may_end_in_the_middle_of_it() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _QUITTING],
        cwd=Path(__file__).resolve().parents[3],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == ["0"]
    assert "Traceback" not in ran.stderr
