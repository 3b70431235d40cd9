"""What is marked on the pages, each kind by a form of its own: the colour only helps.

A page is paper, white in the dark scheme too, so its marks have the colours of the light one.
"""

from __future__ import annotations

import enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from cchc_desktop.ui.preview.paper import WHITE
from cchc_desktop.ui.widgets.colours import warning_colour

_BLUE = QColor(0, 95, 184)
_YELLOW = QColor(255, 226, 90)


class Mark(enum.Enum):
    """Why a place on a page is marked."""

    FOUND = "found"
    """The searched text stands here: a wash of colour over a line below."""

    CURRENT = "current"
    """The found place that one has come to: the same in a frame."""

    FINDING = "finding"
    """The check of the layout says something about it: a broken frame, a sign in the margin."""

    CHOSEN = "chosen"
    """The chosen block: a frame, a bar in the margin."""


def paint(painter: QPainter, mark: Mark, box: QRectF, page: QRectF, unit: float) -> None:
    """Mark `box` on `page`; `unit` is the length of the thinnest line to be seen well."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, mark is Mark.FINDING)
    frame = box.adjusted(-2 * unit, -2 * unit, 2 * unit, 2 * unit)
    match mark:
        case Mark.FOUND | Mark.CURRENT:
            _paint_found(painter, frame, unit, current=mark is Mark.CURRENT)
        case Mark.FINDING:
            colour = finding_colour()
            painter.setPen(_pen(colour, 1.5 * unit, Qt.PenStyle.DashLine))
            painter.drawRect(frame)
            _paint_warning(painter, _beside(frame, page, 9 * unit, unit), colour, unit)
        case Mark.CHOSEN:
            painter.setPen(_pen(_BLUE, 2 * unit))
            painter.drawRect(frame)
            painter.fillRect(_beside(frame, page, 4 * unit, unit), _BLUE)
    painter.restore()


def finding_colour() -> QColor:
    """Return the amber that can be read on paper."""
    return warning_colour(QPalette(WHITE, WHITE))


def _paint_found(painter: QPainter, frame: QRectF, unit: float, *, current: bool) -> None:
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(frame, _YELLOW)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.fillRect(QRectF(frame.left(), frame.bottom(), frame.width(), 1.5 * unit), _BLUE)
    if current:
        painter.setPen(_pen(_BLUE, 2 * unit))
        painter.drawRect(frame)


def _paint_warning(painter: QPainter, bar: QRectF, colour: QColor, unit: float) -> None:
    """Draw a bar with a triangle above it, the sign of a warning everywhere in the program."""
    side = bar.width()
    top, left, right = bar.topLeft() + QPointF(side / 2, 0), bar.left(), bar.right()
    foot = bar.top() + side
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon([top, QPointF(right, foot), QPointF(left, foot)])
    stem = QRectF(top.x() - 1.5 * unit, foot + unit, 3 * unit, bar.bottom() - foot - unit)
    painter.drawRect(stem if stem.height() > 0 else QRectF())


def _beside(frame: QRectF, page: QRectF, width: float, unit: float) -> QRectF:
    """Return a strip in the page's left margin, as high as `frame`."""
    left = max(frame.left() - width - 6 * unit, page.left() + unit)
    return QRectF(left, frame.top(), width, frame.height())


def _pen(colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(colour, width, style)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
