"""A sheet of paper on the desk: white in the light scheme and in the dark one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette

WHITE: Final = QColor("white")
_INK: Final = QColor("black")
_SHADOW: Final = QColor(0, 0, 0, 28)
_SHADOW_STEPS: Final = 3
_MARGIN: Final = 12


def paint_sheet(painter: QPainter, rect: QRect, palette: QPalette, line: int) -> None:
    """Paint an empty sheet with its edge and its shadow; `line` is the width of a thin line."""
    for step in range(_SHADOW_STEPS, 0, -1):
        painter.fillRect(rect.adjusted(0, 0, step * line, step * line), _SHADOW)
    painter.fillRect(
        rect.adjusted(-line, -line, line, line), palette.color(QPalette.ColorRole.Shadow)
    )
    painter.fillRect(rect, WHITE)


def paint_trouble(painter: QPainter, rect: QRect, sentence: str, ratio: float) -> None:
    """Write on a sheet why nothing else is on it; `ratio` makes letters as large as elsewhere."""
    painter.save()
    painter.setPen(_INK)
    font = painter.font()
    font.setPointSizeF(font.pointSizeF() * ratio)
    painter.setFont(font)
    wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    around = rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    painter.drawText(around, wrapped, sentence)
    painter.restore()
