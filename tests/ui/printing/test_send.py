from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPaintEngine
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from cchc_desktop.documents.pdf_pages import PdfPages, UnreadablePdf
from cchc_desktop.documents.pdf_search import PdfSearch
from cchc_desktop.domain.progress import Cancelled, Unwatched
from cchc_desktop.files import FileTrouble
from cchc_desktop.ui.printing.send import PrinterRefused, count_pages, send
from cchc_desktop.ui.printing.sheet import prepare
from tests.documents import made_pdfs
from tests.documents.made_pdfs import A4, LANDSCAPE, MM, black, box, pdf
from tests.ui.printing.conftest import Printed

BAR = pdf((A4, black(50, 120, 100, 3)))
"""A bar of 100 mm, 50 mm from the left and 120 mm from the top."""


def _close(box: tuple[float, ...], *expected: float) -> bool:
    return box == pytest.approx(expected, abs=0.3)


@pytest.mark.parametrize("resolution", [1200, 600, 300, 203, 720])
def test_a_hundred_millimetres_are_a_hundred_millimetres(
    printer: QPrinter, file: Path, resolution: int
) -> None:
    printer.setResolution(resolution)
    send(printer, BAR, [0], Unwatched())
    printed = Printed(file)
    assert printed.sizes == [(210, 297)]
    assert _close(printed.black_box(0), 50, 120, 100, 3)


def test_it_is_printed_from_edge_to_edge(printer: QPrinter, file: Path) -> None:
    send(printer, pdf((A4, black(1, 1, 208, 295))), [0], Unwatched())
    assert _close(Printed(file).black_box(0), 1, 1, 208, 295)


def test_each_page_lies_as_it_is(printer: QPrinter, file: Path) -> None:
    mixed = pdf(
        (A4, black(20, 30, 100, 10)),
        (LANDSCAPE, black(100, 40, 150, 20)),
        (A4, black(60, 200, 100, 5)),
    )
    send(printer, mixed, [0, 1, 2], Unwatched())
    printed = Printed(file)
    assert printed.sizes == [(210, 297), (297, 210), (210, 297)]
    assert _close(printed.black_box(0), 20, 30, 100, 10)
    assert _close(printed.black_box(1), 100, 40, 150, 20)
    assert _close(printed.black_box(2), 60, 200, 100, 5)


def test_the_paper_is_changed_only_where_the_next_page_is_another(qapp: QApplication) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    assert prepare(printer, A4) == 1.0
    changed: list[str] = []
    for name in ("setFullPage", "setPageSize", "setPageOrientation", "setPageMargins"):
        real = getattr(printer, name)

        def noting(*arguments: object, name: str = name, real: Any = real) -> None:
            changed.append(name)
            real(*arguments)

        setattr(printer, name, noting)
    prepare(printer, A4)
    assert changed == []
    prepare(printer, LANDSCAPE)
    assert changed == ["setPageOrientation"]


def test_the_pages_asked_for_come_out_in_their_order(printer: QPrinter, file: Path) -> None:
    five = pdf(*((A4, black(20, 20 * number, 30, 10)) for number in range(1, 6)))
    send(printer, five, [3, 1, 1, 4], Unwatched())
    printed = Printed(file)
    assert [round(printed.black_box(page)[1]) for page in range(4)] == [80, 40, 40, 100]
    assert len(printed.sizes) == 4


def test_the_scan_of_a_larger_sheet_is_made_to_fit(printer: QPrinter, file: Path) -> None:
    a3 = (297 * MM, 420 * MM)
    send(printer, pdf((a3, black(100, 100, 100, 100))), [0], Unwatched())
    printed = Printed(file)
    assert printed.sizes == [(210, 297)]
    assert _close(printed.black_box(0), 70.7, 70.7, 70.7, 70.7)


def test_a_smaller_sheet_keeps_its_size_and_its_corner(printer: QPrinter, file: Path) -> None:
    a5 = (148 * MM, 210 * MM)
    send(printer, pdf((a5, black(20, 30, 100, 10))), [0], Unwatched())
    assert _close(Printed(file).black_box(0), 20, 30, 100, 10)


def test_colours_are_printed_where_there_are_any(printer: QPrinter, file: Path) -> None:
    mixed = pdf((A4, black(20, 20, 50, 50)), (A4, box(20, 20, 50, 50, (0.7, 0, 0))))
    send(printer, mixed, [0, 1], Unwatched())
    assert Printed(file).coloured == [False, True]
    assert printer.colorMode() is QPrinter.ColorMode.Color
    send(printer, mixed, [0], Unwatched())
    assert Printed(file).coloured == [False]
    assert printer.colorMode() is QPrinter.ColorMode.GrayScale


def test_bands_leave_no_seam(printer: QPrinter, file: Path) -> None:
    send(printer, pdf((A4, black(30, 10, 5, 270))), [0], Unwatched())
    with PdfPages(file.read_bytes()) as pages:
        for dpi in (97, 150, 600):  # what a viewer shows, and what a printer's driver makes of it
            width, height = round(210 / 25.4 * dpi), round(297 / 25.4 * dpi)
            picture = pages.render(0, width, height, grey=True)
            column = round(32.5 / 25.4 * dpi)
            inside = range(round(11 / 25.4 * dpi), round(279 / 25.4 * dpi))
            assert max(picture.data[row * picture.stride + column] for row in inside) < 8
            white = round(100 / 25.4 * dpi)
            assert min(picture.data[row * picture.stride + white] for row in inside) > 250


def test_what_is_printed_is_a_picture_of_the_page_and_nothing_else(
    printer: QPrinter, file: Path
) -> None:
    send(printer, made_pdfs.numbered(2), [1], Unwatched())
    with PdfPages(file.read_bytes()) as pages:
        assert PdfSearch(pages).on_page(0, "trang") == ()
    assert Printed(file).black_box(0)[2] > 5


class Steps:
    """Watches, and stops the work at a step."""

    def __init__(self, stop_at: int = 99) -> None:
        self.told: list[tuple[int, int, str]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, what: str) -> None:
        self.told.append((done, total, what))
        if done == self._stop_at:
            raise Cancelled


def test_it_tells_how_far_it_has_come(printer: QPrinter) -> None:
    steps = Steps()
    send(printer, made_pdfs.numbered(3), [2, 0], steps)
    assert steps.told == [(0, 2, "Trang 3"), (1, 2, "Trang 1"), (2, 2, "")]


@pytest.mark.parametrize("stop_at", [0, 2])
def test_what_is_cancelled_leaves_what_was_there(
    printer: QPrinter, file: Path, stop_at: int
) -> None:
    file.write_bytes(b"the old one")
    with pytest.raises(Cancelled):
        send(printer, made_pdfs.numbered(3), [0, 1, 2], Steps(stop_at))
    assert file.read_bytes() == b"the old one"
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_cannot_be_written_is_told(printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "không có" / "in.pdf"))
    with pytest.raises(FileTrouble, match="không có thư mục"):
        send(printer, BAR, [0], Unwatched())


class SwitchedOff(QPrinter):
    """Takes nothing."""

    def paintEngine(self) -> QPaintEngine:
        return None  # type: ignore[return-value]


@pytest.mark.qt_log_ignore("^QPainter::begin: Paint device returned engine == 0", extend=True)
def test_a_printer_that_takes_nothing_is_told(qapp: QApplication) -> None:
    with pytest.raises(PrinterRefused, match="không nhận lệnh in; văn bản còn nguyên"):
        send(SwitchedOff(), BAR, [0], Unwatched())


class OutOfPaper(QPrinter):
    """Takes the first page and no more."""

    def newPage(self) -> bool:
        return False


def test_a_printer_that_stops_in_the_middle_is_told(qapp: QApplication, file: Path) -> None:
    stopping = OutOfPaper(QPrinter.PrinterMode.HighResolution)
    stopping.setResolution(300)
    stopping.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    stopping.setOutputFileName(str(file))
    with pytest.raises(PrinterRefused, match="giữa chừng"):
        send(stopping, made_pdfs.numbered(2), [0, 1], Unwatched())
    assert not file.exists()


def test_a_damaged_page_is_told_before_anything_is_printed(printer: QPrinter, file: Path) -> None:
    with pytest.raises(UnreadablePdf, match="Trang 2"):
        send(printer, made_pdfs.with_a_damaged_page(), [0, 1], Unwatched())
    assert not file.exists()
    send(printer, made_pdfs.with_a_damaged_page(), [0, 2], Unwatched())
    assert len(Printed(file).sizes) == 2


def test_pages_are_counted() -> None:
    assert count_pages(made_pdfs.numbered(7)) == 7
    with pytest.raises(UnreadablePdf):
        count_pages(b"")
