"""A wrapped text with words marked as gone or come: struck through or underlined, and coloured."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from cchc_desktop.documents.comparing import Stretch
from cchc_desktop.ui.widgets.colours import added_colour, removed_colour

_LINE_ENDS = str.maketrans({"\n": "\u2028"})


class ComparedText:
    """One side of a comparison, laid out in a width in pixels; ``mark`` is of changed words."""

    def __init__(
        self, stretches: Sequence[Stretch], font: QFont, mark: QTextCharFormat, width: int
    ) -> None:
        text = "".join(stretch.text for stretch in stretches).translate(_LINE_ENDS)
        self._layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(stretches, mark))
        self.height = self._fill(width)

    def draw(self, painter: QPainter, left: int, top: int, colour: QColor) -> None:
        """Draw the text from its top left corner; ``colour`` is that of unmarked words."""
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(left, top))

    def _fill(self, width: int) -> int:
        height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, height))
            height += line.height()
        self._layout.endLayout()
        return round(height + 0.5)


def gone_mark(palette: QPalette) -> QTextCharFormat:
    """Return the look of words that have gone."""
    mark = QTextCharFormat()
    mark.setForeground(removed_colour(palette))
    mark.setFontStrikeOut(True)
    return mark


def come_mark(palette: QPalette) -> QTextCharFormat:
    """Return the look of words that have come."""
    mark = QTextCharFormat()
    mark.setForeground(added_colour(palette))
    mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    return mark


def _formats(stretches: Sequence[Stretch], mark: QTextCharFormat) -> list[QTextLayout.FormatRange]:
    found = []
    at = 0
    for stretch in stretches:
        length = _qt_length(stretch.text)
        if stretch.differs:
            # The space round the words belongs to none of them: no line through it.
            lead = len(stretch.text) - len(stretch.text.lstrip())
            marked = QTextLayout.FormatRange()
            marked.start = at + lead
            marked.length = _qt_length(stretch.text.strip())
            marked.format = mark
            found.append(marked)
        at += length
    return found


def _qt_length(text: str) -> int:
    """Return the length as Qt counts it, in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2
