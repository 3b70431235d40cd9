"""Small signs drawn with lines, so that they need no font and no picture file.

Each is drawn on a square of 16 units in one colour of the caller's palette.
"""

from __future__ import annotations

import enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

SIDE = 16
"""The side of a sign in device-independent pixels."""

_SCALES = (1, 2, 3)


class Sign(enum.Enum):
    """What a sign shows."""

    ARROW_DOWN = "arrow_down"
    ARROW_LEFT = "arrow_left"
    ARROW_RIGHT = "arrow_right"
    ARROW_UP = "arrow_up"
    CALENDAR = "calendar"
    CHANGED = "changed"
    CROSS = "cross"
    FIT_PAGE = "fit_page"
    FIT_WIDTH = "fit_width"
    MINUS = "minus"
    NOTE = "note"
    PLUS = "plus"
    PROBLEM = "problem"
    SEARCH = "search"
    WARNING = "warning"


def pixmap(sign: Sign, colour: QColor, scale: float) -> QPixmap:
    """Return ``sign`` in ``colour`` for a screen with ``scale`` device pixels a pixel."""
    picture = QPixmap(round(SIDE * scale), round(SIDE * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(_path(sign))
    painter.end()
    return picture


def icon(sign: Sign, colour: QColor, chosen: QColor | None = None) -> QIcon:
    """Return ``sign`` as an icon that is sharp at 100, 200 and 300 %.

    ``chosen`` is its colour in a row that is selected.
    """
    result = QIcon()
    for scale in _SCALES:
        result.addPixmap(pixmap(sign, colour, scale))
        if chosen is not None:
            result.addPixmap(pixmap(sign, chosen, scale), QIcon.Mode.Selected)
    return result


def _path(sign: Sign) -> QPainterPath:
    path = QPainterPath()
    match sign:
        case Sign.ARROW_DOWN:
            _bend(path, QPointF(4.5, 6.5), QPointF(8, 10), QPointF(11.5, 6.5))
        case Sign.ARROW_LEFT:
            _bend(path, QPointF(9.5, 4.5), QPointF(6, 8), QPointF(9.5, 11.5))
        case Sign.ARROW_RIGHT:
            _bend(path, QPointF(6.5, 4.5), QPointF(10, 8), QPointF(6.5, 11.5))
        case Sign.ARROW_UP:
            _bend(path, QPointF(4.5, 9.5), QPointF(8, 6), QPointF(11.5, 9.5))
        case Sign.CALENDAR:
            path.addRoundedRect(QRectF(2.5, 3.5, 11, 10), 1.5, 1.5)
            _stroke(path, QPointF(2.5, 6.5), QPointF(13.5, 6.5))
            _stroke(path, QPointF(5.5, 2), QPointF(5.5, 4.5))
            _stroke(path, QPointF(10.5, 2), QPointF(10.5, 4.5))
            _stroke(path, QPointF(5.5, 10), QPointF(7, 10))
            _stroke(path, QPointF(9.5, 10), QPointF(10.5, 10))
        case Sign.CHANGED:
            # As thick a dot as the pen can draw: the paths are not filled.
            for radius in (0.4, 1.4, 2.4):
                path.addEllipse(QPointF(8, 8), radius, radius)
        case Sign.CROSS:
            _stroke(path, QPointF(4.5, 4.5), QPointF(11.5, 11.5))
            _stroke(path, QPointF(11.5, 4.5), QPointF(4.5, 11.5))
        case Sign.FIT_PAGE:
            path.addRect(QRectF(4.5, 4, 7, 8))
            _bend(path, QPointF(6, 2.2), QPointF(8, 1.2), QPointF(10, 2.2))
            _bend(path, QPointF(6, 13.8), QPointF(8, 14.8), QPointF(10, 13.8))
        case Sign.FIT_WIDTH:
            path.addRect(QRectF(3.5, 1.5, 9, 13))
            _stroke(path, QPointF(5, 8), QPointF(11, 8))
            _bend(path, QPointF(6.8, 6.2), QPointF(5, 8), QPointF(6.8, 9.8))
            _bend(path, QPointF(9.2, 6.2), QPointF(11, 8), QPointF(9.2, 9.8))
        case Sign.MINUS:
            _stroke(path, QPointF(3.5, 8), QPointF(12.5, 8))
        case Sign.NOTE:
            path.addEllipse(QPointF(8, 8), 6, 6)
            _stroke(path, QPointF(8, 7.6), QPointF(8, 11))
            _stroke(path, QPointF(8, 5), QPointF(8, 5.1))
        case Sign.PLUS:
            _stroke(path, QPointF(3.5, 8), QPointF(12.5, 8))
            _stroke(path, QPointF(8, 3.5), QPointF(8, 12.5))
        case Sign.PROBLEM:
            path.addEllipse(QPointF(8, 8), 6, 6)
            _stroke(path, QPointF(5.8, 5.8), QPointF(10.2, 10.2))
            _stroke(path, QPointF(10.2, 5.8), QPointF(5.8, 10.2))
        case Sign.SEARCH:
            path.addEllipse(QPointF(7, 7), 4, 4)
            _stroke(path, QPointF(10, 10), QPointF(13.5, 13.5))
        case Sign.WARNING:
            path.moveTo(8, 2.2)
            path.lineTo(14.2, 13.5)
            path.lineTo(1.8, 13.5)
            path.closeSubpath()
            _stroke(path, QPointF(8, 6.4), QPointF(8, 9.4))
            _stroke(path, QPointF(8, 11.5), QPointF(8, 11.6))
    return path


def _bend(path: QPainterPath, start: QPointF, corner: QPointF, end: QPointF) -> None:
    path.moveTo(start)
    path.lineTo(corner)
    path.lineTo(end)


def _stroke(path: QPainterPath, start: QPointF, end: QPointF) -> None:
    path.moveTo(start)
    path.lineTo(end)
