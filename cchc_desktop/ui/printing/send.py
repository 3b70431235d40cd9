"""Pages of a PDF sent to a printer, on any thread.

Each page is drawn at the printer's own resolution, in bands: a page of A4 in grey takes 35 MB at
600 dots per inch, and Qt copies what it is given several times over.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from cchc_desktop.documents.pdf_pages import Part, PdfPages, Picture
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.progress import Progress
from cchc_desktop.files import write_atomically
from cchc_desktop.ui.printing.sheet import prepare

FINEST: Final = 600
"""The most dots per inch that a page is drawn with; finer ones no eye sees."""
_BAND_BYTES: Final = 6 * 1024 * 1024
_POINTS_PER_INCH: Final = 72


class PrinterRefused(CchcError):
    """The printer does not take the job, or no more of it."""


def count_pages(pdf: bytes) -> int:
    """Return how many pages a PDF has. Raises `UnreadablePdf`."""
    with PdfPages(pdf) as pages:
        return pages.count


def send(printer: QPrinter, pdf: bytes, pages: Sequence[int], progress: Progress) -> None:
    """Print `pages` of `pdf` (from 0, in this order), each as large as it is.

    Raises `PrinterRefused`, `cchc_desktop.files.FileTrouble` where the printer is a file that
    cannot be written, `UnreadablePdf`, and `Cancelled`, after which nothing more is printed.
    """
    with PdfPages(pdf) as read, _written_whole(printer), _painting(printer) as painter:
        coloured = {page for page in set(pages) if read.is_coloured(page)}
        if not coloured:
            # No ink but black, and a file of a third the size.
            printer.setColorMode(QPrinter.ColorMode.GrayScale)
        for at, page in enumerate(pages):
            what = QCoreApplication.translate("Printing", "Trang {page}").format(page=page + 1)
            progress.step(at, len(pages), what)
            scale = prepare(printer, read.size(page))
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise _refused(printer, sent=at)
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            _draw(painter, read, page, scale, grey=page not in coloured)
        progress.step(len(pages), len(pages), "")


def _draw(painter: QPainter, read: PdfPages, page: int, scale: float, *, grey: bool) -> None:
    """Draw a page from the paper's upper left corner on, at `scale` times its size."""
    device = painter.device()
    across, down = read.size(page)
    # Whole printer's dots make a dot of the picture: nothing is blurred, no band leaves a seam.
    width, step_across = _dots(across * scale, device.logicalDpiX())
    height, step_down = _dots(down * scale, device.logicalDpiY())
    rows = max(_BAND_BYTES // (width * (1 if grey else 4)), 1)
    for top in range(0, height, rows):
        # One row more than its share: viewers blur the edges of a picture.
        part = Part(0, top, width, min(rows + 1, height - top))
        image = _image(read.render(page, width, height, part, grey=grey))
        painter.drawImage(
            QRect(0, top * step_down, width * step_across, part.height * step_down), image
        )


def _dots(points: float, resolution: int) -> tuple[int, int]:
    """Return how many dots of a picture a length takes, and the printer's dots in each."""
    step = math.ceil(resolution / FINEST)
    return round(points / _POINTS_PER_INCH * resolution / step), step


def _image(picture: Picture) -> QImage:
    kind = QImage.Format.Format_Grayscale8 if picture.grey else QImage.Format.Format_RGB32
    return QImage(picture.data, picture.width, picture.height, picture.stride, kind)


@contextmanager
def _painting(printer: QPrinter) -> Iterator[QPainter]:
    """Give a painter, and end the job whole or, on any trouble, not at all."""
    painter = QPainter()
    try:
        yield painter
    except BaseException:
        if painter.isActive():
            printer.abort()
            painter.end()
        raise
    if not painter.end() or printer.printerState() is QPrinter.PrinterState.Error:
        raise _refused(printer, sent=-1)


@contextmanager
def _written_whole(printer: QPrinter) -> Iterator[None]:
    """Where the printer is a PDF file, let the file be there whole or be as it was before."""
    if printer.outputFormat() is not QPrinter.OutputFormat.PdfFormat:
        yield
        return
    target = Path(printer.outputFileName())
    with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
        beside = Path(folder) / "in.pdf"
        printer.setOutputFileName(str(beside))
        try:
            yield
            write_atomically(target, beside.read_bytes())
        finally:
            printer.setOutputFileName(str(target))


def _refused(printer: QPrinter, *, sent: int) -> PrinterRefused:
    name = printer.printerName() or Path(printer.outputFileName()).name
    if sent == 0:
        told = QCoreApplication.translate(
            "Printing",
            "Máy in “{name}” không nhận lệnh in; văn bản còn nguyên, chưa trang nào được in. "
            "Hãy xem máy in đã bật, đã nối dây và còn giấy chưa, rồi in lại hoặc chọn máy khác.",
        )
    else:
        told = QCoreApplication.translate(
            "Printing",
            "Máy in “{name}” ngừng nhận lệnh in giữa chừng; văn bản còn nguyên. "
            "Hãy xem giấy, mực và dây nối, rồi in lại những trang còn thiếu.",
        )
    return PrinterRefused(told.format(name=name))
