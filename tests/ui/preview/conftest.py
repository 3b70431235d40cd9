"""PDFs in real windows, and waiting until they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.preview.pdf_view import PdfView
from tests.documents.made_pdfs import A4, LANDSCAPE, pdf, words

SIZE = QSize(620, 500)

LINES = (
    "Tuyên truyền cải cách hành chính",
    "Niêm yết thủ tục hành chính",
    "Đẩy mạnh ứng dụng công nghệ thông tin",
)


def report() -> bytes:
    """Make three upright pages with text and one across."""
    pages = [(A4, words(f"Trang {number}", *LINES, top=60)) for number in (1, 2, 3)]
    return pdf(*pages, (LANDSCAPE, words("Phụ lục", *LINES, top=60)))


Wait = Callable[[PdfView], None]


@pytest.fixture
def drawn(qtbot: QtBot) -> Wait:
    """Wait until a view shows what it was asked for."""

    def wait(view: PdfView) -> None:
        qtbot.waitUntil(lambda: view.complete)

    return wait


@pytest.fixture
def empty(qtbot: QtBot) -> PdfView:
    """A view in a window of its own that has shown nothing yet."""
    view = PdfView()
    qtbot.addWidget(view)
    view.resize(SIZE)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.setFocus()
    return view


@pytest.fixture
def view(empty: PdfView, drawn: Wait) -> PdfView:
    """A view of :func:`report`."""
    empty.show_pdf(report())
    drawn(empty)
    return empty


def picture(widget: QWidget) -> QImage:
    """Give what a widget looks like."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def grey_rows(image: QImage) -> Iterator[bytes]:
    """Give the lightness of the pixels, row by row."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    for row in range(grey.height()):
        line = grey.constScanLine(row)
        assert isinstance(line, memoryview)
        yield bytes(line[: grey.width()])


def ink(image: QImage) -> int:
    """Count the dark pixels."""
    return sum(value < 100 for row in grey_rows(image) for value in row)
