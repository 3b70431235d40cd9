"""The paper in the printer: A4, used from edge to edge, turned as the page is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from cchc_desktop.documents.pdf_pages import A4

_PAPER: Final = QPageSize(QPageSize.PageSizeId.A4)
_TOLERANCE: Final = 3.0
"""By how many points a page may be larger than A4 and still be printed at its own size."""


def prepare(printer: QPrinter, page: tuple[float, float] = A4) -> float:
    """Put a page of this size (points) on A4, its corner on the paper's corner.

    Return by how much it is made smaller: 1.0 for all that fits on A4, as reports do; the scan of
    a larger sheet is made to fit. In force from the next page that the printer begins.
    """
    across, down = page
    landscape = across > down
    orientation = QPageLayout.Orientation
    turned = orientation.Landscape if landscape else orientation.Portrait
    # Only what is to change: a driver may begin a new sheet for it, amid printing on both sides.
    layout = printer.pageLayout()
    if not printer.fullPage():
        printer.setFullPage(True)
    if layout.pageSize().id() != _PAPER.id():
        printer.setPageSize(_PAPER)
    if layout.orientation() != turned:
        printer.setPageOrientation(turned)
    if not printer.pageLayout().margins().isNull():
        # The page brings its margins with it.
        printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    wide, tall = A4[::-1] if landscape else A4
    if across <= wide + _TOLERANCE and down <= tall + _TOLERANCE:
        return 1.0
    return min(wide / across, tall / down)
