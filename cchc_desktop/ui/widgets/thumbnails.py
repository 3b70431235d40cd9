"""Small pictures of kept files, decoded off the window's thread and within limits."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from cchc_desktop.domain.evidence_types import PDF

SIDE: Final = 48
"""The side of the square that a small picture fits into, in device-independent pixels."""

_MOST_PIXELS: Final = 120_000_000
"""A telephone's finest camera has 108 million; what says more is drawn as a type, not decoded."""


def thumbnail(content: bytes, media_type: str, scale: float) -> QImage | None:
    """Return a small picture for a screen with ``scale`` device pixels a pixel; on any thread.

    None for what is no picture and no PDF, or cannot be decoded: the file is no worse for it.
    """
    if media_type == PDF:
        return _first_page(content, scale)
    return _picture(content, scale) if media_type.startswith("image/") else None


def _picture(content: bytes, scale: float) -> QImage | None:
    held = QBuffer()
    held.setData(QByteArray(content))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return None
    reader.setScaledSize(_fitted(size, scale))
    read = reader.read()
    return None if read.isNull() else _for_screen(read, scale)


def _first_page(content: bytes, scale: float) -> QImage | None:
    from cchc_desktop.documents.pdf_pages import PdfPages, UnreadablePdf

    try:
        with PdfPages(content) as pages:
            size = _fitted(QSize(*(max(1, round(length)) for length in pages.size(0))), scale)
            drawn = pages.render(0, size.width(), size.height())
    except UnreadablePdf:
        return None
    page = QImage(
        drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
    ).copy()
    return _for_screen(page, scale)


def _fitted(size: QSize, scale: float) -> QSize:
    room = QSize(SIDE, SIDE) * scale
    return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _for_screen(image: QImage, scale: float) -> QImage:
    image.setDevicePixelRatio(scale)
    return image
