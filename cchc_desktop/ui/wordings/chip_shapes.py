"""One piece of a chip, measured and drawn: its slice of the pill, its sign, its underline."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextCharFormat,
)

from cchc_desktop.ui.wordings.chip_faces import Face, Kind, Paint
from cchc_desktop.ui.wordings.chip_pieces import spread

_BESIDE = 1.0
"""Pixels between a chip and what stands next to it."""

_WAVE = 4.0
"""Pixels from crest to crest of a finding's underline."""


@dataclass(frozen=True, slots=True)
class ChipPiece:
    """One piece: ``text`` in ``font``; ``first`` and ``last`` have a rounded end.

    ``room`` and ``sign`` are the pixels before the text at a rounded end and for the sign there,
    ``width`` those of the whole piece.
    """

    face: Face
    font: QFont
    metrics: QFontMetricsF
    text: str
    first: bool
    last: bool
    room: float
    sign: float
    width: float

    @property
    def before(self) -> float:
        """The pixels before the text."""
        return self.room + self.sign if self.first else 0.0


def pieces_of_chip(face: Face, count: int, base: QFont) -> tuple[ChipPiece, ...]:
    """Return the ``count`` pieces of a chip in an editor of font ``base``."""
    font = QFont(base)
    font.setItalic(face.kind is Kind.NOTHING)
    metrics = QFontMetricsF(font)
    room = _BESIDE + metrics.height() / 3
    sign = metrics.height() * 0.55 if face.has_sign else 0.0
    texts = spread(face.text, count)
    # Without words for all its pieces a chip has empty ones, of no width, before the last.
    filled = [place for place, text in enumerate(texts) if text]
    pieces = []
    for place, text in enumerate(texts):
        first, last = place == filled[0], place == filled[-1]
        width = metrics.horizontalAdvance(text) if text else 0.0
        width += (room + sign) * first + room * last
        pieces.append(ChipPiece(face, font, metrics, text, first, last, room, sign, width))
    return tuple(pieces)


def draw_piece(painter: QPainter, rect: QRectF, piece: ChipPiece, paint: Paint) -> None:
    """Draw a piece; ``rect`` ends at the baseline, the outline reaches below it."""
    _draw_slice(painter, _pill(rect, piece.metrics, painter), piece, paint)
    painter.setPen(paint.text)
    painter.setFont(piece.font)
    painter.drawText(QPointF(rect.left() + piece.before, rect.bottom()), piece.text)
    if piece.first and piece.face.has_sign:
        _draw_sign(painter, rect, piece, paint)


def _pill(rect: QRectF, metrics: QFontMetricsF, painter: QPainter) -> QRectF:
    """Return the outline's place, its horizontal lines on whole pixels of the screen."""
    scale = painter.deviceTransform().m22() or 1.0
    half = 0.5
    top = math.floor((rect.bottom() - metrics.ascent()) * scale) / scale - half
    bottom = math.ceil((rect.bottom() + metrics.descent()) * scale) / scale + half
    return QRectF(rect.left(), top, rect.width(), bottom - top)


def _draw_slice(painter: QPainter, pill: QRectF, piece: ChipPiece, paint: Paint) -> None:
    """Draw the ground and the outline, which stays open where the chip goes on."""
    # At an open end the slice reaches into its neighbour's, so that no seam shows.
    left = pill.left() + _BESIDE + 0.5 if piece.first else pill.left() - 1
    right = pill.right() - _BESIDE - 0.5 if piece.last else pill.right() + 1
    radius = pill.height() / 3
    painter.fillPath(_outline(left, right, pill, radius, piece, closed=True), paint.ground)
    pen = QPen(paint.line, 1.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if piece.face.kind is Kind.UNKNOWN:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.strokePath(_outline(left, right, pill, radius, piece, closed=False), pen)


def _outline(
    left: float, right: float, pill: QRectF, radius: float, piece: ChipPiece, *, closed: bool
) -> QPainterPath:
    top, bottom = pill.top(), pill.bottom()
    turn = 2 * radius
    path = QPainterPath(
        QPointF(right, bottom) if not piece.last else QPointF(right - radius, bottom)
    )
    if piece.first:
        path.lineTo(left + radius, bottom)
        path.arcTo(left, bottom - turn, turn, turn, 270, -90)
        path.arcTo(left, top, turn, turn, 180, -90)
    else:
        path.lineTo(left, bottom)
        if closed:
            path.lineTo(left, top)
        else:
            path.moveTo(left, top)
    if piece.last:
        path.lineTo(right - radius, top)
        path.arcTo(right - turn, top, turn, turn, 90, -90)
        path.arcTo(right - turn, bottom - turn, turn, turn, 0, -90)
    else:
        path.lineTo(right, top)
    return path


def _draw_sign(painter: QPainter, rect: QRectF, piece: ChipPiece, paint: Paint) -> None:
    """Draw a dot for a change, a cross for an unknown word."""
    reach = piece.metrics.height() / 6
    middle = QPointF(
        rect.left() + piece.room + piece.sign / 2 - 1,
        rect.bottom() - piece.metrics.xHeight() / 2,
    )
    if piece.face.kind is Kind.UNKNOWN:
        painter.setPen(QPen(paint.sign, 1.5))
        for turn in (reach, -reach):
            painter.drawLine(middle - QPointF(reach, turn), middle + QPointF(reach, turn))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paint.sign)
        painter.drawEllipse(middle, reach, reach)


def draw_underline(
    painter: QPainter, rect: QRectF, metrics: QFontMetricsF, underline: QTextCharFormat
) -> None:
    """Carry a mark's underline on below the chip, as Qt draws it below text."""
    y = rect.bottom() + metrics.descent() * 0.75
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setClipRect(
        QRectF(rect.left(), rect.top(), rect.width(), rect.height() + 8),
        Qt.ClipOperation.IntersectClip,
    )
    pen = QPen(underline.underlineColor(), 1.0)
    if underline.underlineStyle() != QTextCharFormat.UnderlineStyle.WaveUnderline:
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        return
    x = math.floor(rect.left() / _WAVE) * _WAVE
    path = QPainterPath(QPointF(x, y))
    while x < rect.right():
        path.lineTo(x + _WAVE / 2, y - _WAVE / 3)
        path.lineTo(x + _WAVE, y)
        x += _WAVE
    painter.strokePath(path, pen)
