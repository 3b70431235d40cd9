"""A small picture of a scan's first page, with what is to be known of the file."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.ui.widgets.field_widget import Standing
from cchc_desktop.ui.widgets.message_line import MessageLine

PICTURE = QSize(210, 297)
"""The room for the picture, in device-independent pixels: a millimetre of A4 each."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of a scan; ``dpi`` is None where it has no one resolution."""

    image: QImage
    pages: int
    dpi: int | None
    fine: bool


def look_at_scan(content: bytes, name: str, media_type: str, scale: float) -> Look:
    """Look at a kept scan, for a screen with ``scale`` device pixels a pixel; on any thread.

    Raises CchcError where it cannot be read.
    """
    from cchc_desktop.documents.pdf_pages import PdfPages
    from cchc_desktop.documents.scan_pages import pdf_of_scan
    from cchc_desktop.documents.scans import FINE_ENOUGH, look_at

    scan = look_at(content, name)
    with PdfPages(pdf_of_scan(content, media_type, pages=1)) as pages:
        page = QSize(*(round(length) for length in pages.size(0)))
        size = page.scaled(PICTURE * scale, Qt.AspectRatioMode.KeepAspectRatio)
        size = size.expandedTo(QSize(1, 1))
        drawn = pages.render(0, size.width(), size.height())
    shown = QImage(
        drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
    ).copy()
    shown.setDevicePixelRatio(scale)
    fine = scan.dpi is None or scan.dpi >= FINE_ENOUGH
    return Look(image=shown, pages=scan.pages, dpi=scan.dpi, fine=fine)


class ScanLook(QWidget):
    """Shows a :class:`Look`, or a sentence where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel()
        self._picture.setFrameShape(QFrame.Shape.StyledPanel)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumSize(PICTURE + QSize(8, 8))
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setWordWrap(True)
        self._picture.setAccessibleName(self.tr("Trang đầu của tệp"))
        self._told = QLabel()
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._warning = MessageLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._picture)
        column.addWidget(self._told)
        column.addWidget(self._warning)
        column.addStretch(1)
        self.setFixedWidth(PICTURE.width() + 8)

    def text(self) -> str:
        """Return what is said below the picture, or in its place."""
        return "\n".join(
            text for text in (self._picture.text(), self._told.text(), self._warning.text()) if text
        )

    def has_picture(self) -> bool:
        """Tell whether a picture is shown."""
        return not self._picture.pixmap().isNull()

    def say(self, sentence: str) -> None:
        """Show a sentence in place of the picture."""
        self._picture.setText(sentence)
        self._told.setText("")
        self._warning.show_message(Standing.GOOD, "", None)

    def show_look(self, look: Look) -> None:
        """Show the picture, the number of pages and how fine they are."""
        self._picture.setPixmap(QPixmap.fromImage(look.image))
        told = [self.tr("%n trang", "", look.pages)]
        if look.dpi is not None:
            told.append(self.tr("{dpi} dpi").format(dpi=format_number(look.dpi)))
        self._told.setText(" · ".join(told))
        if look.fine:
            self._warning.show_message(Standing.GOOD, "", None)
        else:
            said = self.tr("Dưới 200 dpi: xem chữ ký, con dấu có rõ không.")
            self._warning.show_message(Standing.WARNING, said, None)
