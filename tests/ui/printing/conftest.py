"""A printer that is a PDF file, and what came out of it."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from cchc_desktop.documents.pdf_pages import PdfPages

MakePrinter = Callable[..., QPrinter]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the printer prints to."""
    return tmp_path / "bản in.pdf"


@pytest.fixture
def printer(qapp: QApplication, file: Path) -> QPrinter:
    """A printer of 300 dots per inch that is a PDF file."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(file))
    made.setResolution(300)
    # As somebody may have left it: send() has to see to the paper itself.
    made.setPageOrientation(QPageLayout.Orientation.Landscape)
    return made


DPI = 300
_INK = bytes(value < 128 for value in range(256))


class Printed:
    """The pages that came out, looked at with 300 dots per inch."""

    def __init__(self, file: Path) -> None:
        with PdfPages(file.read_bytes()) as pages:
            self.sizes = [
                (round(width / 72 * 25.4), round(height / 72 * 25.4))
                for width, height in pages.sizes
            ]
            self._pictures = [
                pages.render(page, round(width / 72 * DPI), round(height / 72 * DPI), grey=True)
                for page, (width, height) in enumerate(pages.sizes)
            ]
            self.coloured = [pages.is_coloured(page) for page in range(pages.count)]

    def black_box(self, page: int) -> tuple[float, float, float, float]:
        """Return left, top, width and height in millimetres of what is black on a page."""
        picture = self._pictures[page]
        lines = [
            bytes(picture.data[row * picture.stride : row * picture.stride + picture.width])
            for row in range(picture.height)
        ]
        dark = [int.from_bytes(line.translate(_INK)) for line in lines]
        rows = [row for row, line in enumerate(dark) if line]
        across = functools.reduce(operator.or_, dark).to_bytes(picture.width)
        columns = [column for column, value in enumerate(across) if value]
        assert rows, "the page is white"
        dot = 25.4 / DPI
        return (
            columns[0] * dot,
            rows[0] * dot,
            (columns[-1] - columns[0] + 1) * dot,
            (rows[-1] - rows[0] + 1) * dot,
        )
