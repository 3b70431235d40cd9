"""Marks on stretches of a wording: what the checker found, and sentences that read otherwise."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.widgets.colours import muted_colour, problem_colour, warning_colour
from cchc_desktop.ui.widgets.signs import SIDE, Sign, pixmap
from cchc_desktop.ui.wordings.told import tell

_Underline = QTextCharFormat.UnderlineStyle

GUTTER = SIDE + 4
"""The width of the margin for the signs, in pixels."""


class MarkKind(enum.Enum):
    """Why a stretch is marked; the worst first."""

    ERROR = "error"
    WARNING = "warning"
    CHANGED = "changed"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a wording, counted in its characters from ``start`` to before ``end``.

    ``message`` is the sentence that its tool tip says.
    """

    start: int
    end: int
    kind: MarkKind
    message: str


_SIGNS = {
    MarkKind.ERROR: Sign.PROBLEM,
    MarkKind.WARNING: Sign.WARNING,
    MarkKind.CHANGED: Sign.CHANGED,
    MarkKind.NOTE: Sign.NOTE,
}


def underline_of(kind: MarkKind, palette: QPalette) -> QTextCharFormat:
    """Return the underline of a mark: a wave for a finding, dashes for what has changed."""
    shape = QTextCharFormat()
    changed = kind is MarkKind.CHANGED
    shape.setUnderlineStyle(_Underline.DashUnderline if changed else _Underline.WaveUnderline)
    shape.setUnderlineColor(colour_of(kind, palette))
    return shape


def colour_of(kind: MarkKind, palette: QPalette) -> QColor:
    """Return the colour of a mark's underline and sign."""
    match kind:
        case MarkKind.ERROR:
            return problem_colour(palette)
        case MarkKind.WARNING | MarkKind.CHANGED:
            return warning_colour(palette)
        case MarkKind.NOTE:
            return muted_colour(palette)


class MarkMargin(QWidget):
    """The strip beside the text with a sign for each line on which a mark begins."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[tuple[QRect, list[Mark]]] = []

    def show_marks(self, marks: Iterable[tuple[QRect, Mark]]) -> None:
        """Show each mark at the height of the line that is given with it."""
        lines: dict[int, tuple[QRect, list[Mark]]] = {}
        for line, mark in marks:
            lines.setdefault(line.center().y(), (line, []))[1].append(mark)
        self._lines = sorted(lines.values(), key=lambda shown: shown[0].y())
        self.update()

    def signs(self) -> list[MarkKind]:
        """Return the kinds of the signs from top to bottom: the worst of each line."""
        return [_worst(marks) for _, marks in self._lines]

    def event(self, event: QEvent) -> bool:
        """Tell what the sign under the mouse stands for."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        marks = (marks for line, marks in self._lines if line.top() <= event.y() <= line.bottom())
        tell([mark.message for mark in next(marks, [])], event, self)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the signs."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        for line, marks in self._lines:
            kind = _worst(marks)
            colour = colour_of(kind, self.palette())
            picture = pixmap(_SIGNS[kind], colour, self.devicePixelRatioF())
            left, top = (self.width() - SIDE) / 2, line.center().y() - SIDE / 2 + 1
            painter.drawPixmap(QPointF(left, top), picture)
        painter.end()


def _worst(marks: Sequence[Mark]) -> MarkKind:
    return min((mark.kind for mark in marks), key=list(MarkKind).index)
