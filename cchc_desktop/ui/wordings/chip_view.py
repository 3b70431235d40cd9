"""Text with chips as it is seen and pointed at: drawn, told about, opened."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from cchc_desktop.ui.wordings.chip_document import CHIP, PieceFormat, Stretch, stretches
from cchc_desktop.ui.wordings.chip_painter import ChipPainter
from cchc_desktop.ui.wordings.chips import Chip, Chips
from cchc_desktop.ui.wordings.told import tell

_LINE_PITCH = 1.35
"""Lines in heights of their text: with room for the outlines of chips above one another."""

_MARGIN = 4
"""Pixels round the text."""

_OVERHANG = 2
"""Pixels by which an outline reaches out of its line's text, at the most."""


class NoChips:
    """Knows no live word."""

    def chip(self, _name: str) -> Chip | None:
        """Return None."""
        return None


class ChipView(QTextEdit):
    """Shows one paragraph with chips; a click on a chip opens it."""

    token_opened = Signal(str)
    """The person wants to see what is behind the live word of this name, known or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: Chips = NoChips()
        self._parts: tuple[tuple[int, int], tuple[Stretch, ...]] = ((-1, -1), ())
        self._pressed: tuple[Stretch, QPoint] | None = None
        self.document().setDocumentMargin(_MARGIN)
        self._painter = ChipPainter(self, self)
        self.document().documentLayout().registerHandler(CHIP, self._painter)
        self.document().contentsChange.connect(self._forget_parts)
        self.viewport().setMouseTracking(True)
        # Qt repaints only the lines' own height; a chip's outline reaches out of it.
        self.selectionChanged.connect(self.viewport().update)

    def chip(self, name: str) -> Chip | None:
        """Return the live word of this name; None for an unknown one."""
        return self._chips.chip(name)

    def underline_at(self, position: int) -> QTextCharFormat | None:  # noqa: ARG002
        """Return the underline of a mark at ``position``; there is none here."""
        return None

    def colour_group(self) -> QPalette.ColorGroup:
        """Return the state of the palette in which Qt draws the text."""
        if not self.isEnabled():
            return QPalette.ColorGroup.Disabled
        has_focus = self.hasFocus()
        return QPalette.ColorGroup.Active if has_focus else QPalette.ColorGroup.Inactive

    def parts(self) -> tuple[Stretch, ...]:
        """Return the text and the chips of the document as they are now."""
        document = self.document()
        # Inside a block of edits, such as a drop, the revision alone stays the same.
        state = document.revision(), document.characterCount()
        if self._parts[0] != state:
            self._parts = state, stretches(document)
        return self._parts[1]

    def _forget_parts(self) -> None:
        self._parts = (-1, -1), ()

    def chips_in(self, start: int, end: int) -> list[Stretch]:
        """Return the chips that lie in, or are touched by, the stretch from start to end."""
        return [p for p in self.parts() if p.token is not None and p.start < end and p.end > start]

    def chip_at(self, point: QPoint) -> Stretch | None:
        """Return the chip under a point of the viewport."""
        position = self.cursorForPosition(point).position()
        for part in self.chips_in(position - 1, position + 1):
            if any(rect.contains(QPointF(point)) for rect in self.rects_of(part.start, part.end)):
                return part
        return None

    def selected_chip(self) -> Stretch | None:
        """Return the chip that alone is selected."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        inside = self.chips_in(start, end)
        if len(inside) == 1 and (inside[0].start, inside[0].end) == (start, end):
            return inside[0]
        return None

    def select_chip(self, part: Stretch, *, from_behind: bool = True) -> None:
        """Select a chip; what is typed then comes behind it, or before it."""
        cursor = self.textCursor()
        cursor.setPosition(part.start if from_behind else part.end)
        cursor.setPosition(part.end if from_behind else part.start, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def rects_of(self, start: int, end: int) -> Iterator[QRectF]:
        """Yield where a stretch of the document stands in the viewport, line by line."""
        for line, first, last in self._lines_of(start, end):
            yield self._rect_in(line, self._x_in(line, first), self._x_in(line, last))

    def _lines_of(self, start: int, end: int) -> Iterator[tuple[QTextLine, int, int]]:
        """Yield the lines on which a stretch stands, and where it begins and ends there."""
        layout = self.document().begin().layout()
        shift = self._composed_before(start)
        line = layout.lineForTextPosition(start + shift)
        while line.isValid() and line.textStart() < end + shift:
            first = max(start, line.textStart() - shift)
            last = min(end, line.textStart() + line.textLength() - shift)
            if first < last:
                yield line, first, last
            number = line.lineNumber() + 1
            if number >= layout.lineCount():
                return
            line = layout.lineAt(number)

    def _x_in(self, line: QTextLine, position: int) -> float:
        # Its declaration does not say so, but PySide gives the position back beside the x.
        found: Any = line.cursorToX(position + self._composed_before(position))
        return float(found[0])

    def _composed_before(self, position: int) -> int:
        """Return how many letters an input method composes before a position of the document.

        They are laid out with the text but are not in the document yet.
        """
        layout = self.document().begin().layout()
        composed = len(layout.preeditAreaText())
        return composed if composed and position >= layout.preeditAreaPosition() else 0

    def _rect_in(self, line: QTextLine, left: float, right: float) -> QRectF:
        """Return the place of a part of a line, as high as its text."""
        document = self.document()
        metrics = QFontMetricsF(document.defaultFont())
        origin = document.documentLayout().blockBoundingRect(document.begin()).topLeft()
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        top = line.y() + line.ascent() - metrics.ascent()
        rect = QRectF(left, top, right - left, metrics.height())
        return rect.translated(origin - scrolled)

    def told_at(self, point: QPoint) -> list[str]:
        """Return the sentences about what stands at a point of the viewport."""
        part = self.chip_at(point)
        return [] if part is None or part.token is None else self.told_of(part.token)

    def told_of(self, token: str) -> list[str]:
        """Return what a live word's tool tip says: its text, what it is, what it was."""
        chip = self.chip(token)
        if chip is None:
            return [
                self.tr("Không có từ sống nào tên “{name}”.").format(name=token),
                self.tr("Hãy xoá từ này rồi chèn từ khác."),
            ]
        told = [chip.shown or self.tr("(trống)"), chip.label]
        if chip.changed:
            told.append(
                self.tr("Đã thay đổi; lần đọc trước là “{old}”.").format(old=chip.old)
                if chip.old
                else self.tr("Đã thay đổi từ lần đọc trước.")
            )
        if chip.is_figure:
            told.append(self.tr("Bấm để xem các bản ghi phía sau."))
        return told

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chips into the room that the text has left for them."""
        super().paintEvent(event)
        seen = QRectF(event.rect())
        cursor = self.textCursor()
        painter = QPainter(self.viewport())
        for part in self.parts():
            if part.token is not None:
                marked = cursor.selectionStart() <= part.start < cursor.selectionEnd()
                self._draw_chip(painter, part, seen, marked=marked)
        painter.end()

    def _draw_chip(self, painter: QPainter, part: Stretch, seen: QRectF, *, marked: bool) -> None:
        descent = QFontMetricsF(self.document().defaultFont()).descent()
        for line, first, last in self._lines_of(part.start, part.end):
            row = self._rect_in(line, 0, line.width())
            if not row.adjusted(0, -_OVERHANG, 0, _OVERHANG).intersects(seen):
                continue
            edges = [row.left() + self._x_in(line, at) for at in range(first, last + 1)]
            for at, (left, right) in enumerate(pairwise(edges), start=first):
                self._painter.draw(
                    painter,
                    QRectF(left, row.top(), right - left, row.height() - descent),
                    self.document(),
                    PieceFormat(at - part.start, part.end - part.start, part.token or ""),
                    at,
                    marked=marked,
                )

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell about the chip under the mouse."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        tell(self.told_at(event.pos()), event, self.viewport())
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the chip that may be clicked."""
        part = self.chip_at(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = (part, event.position().toPoint()) if part and plain else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the mouse's shape what a click opens."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        if self._pressed and _far(point, self._pressed[1]):
            self._pressed = None
        if not event.buttons():
            over = self.chip_at(point) is not None
            shapes = Qt.CursorShape
            self.viewport().setCursor(shapes.PointingHandCursor if over else shapes.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select and open the chip that was clicked."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or _far(event.position().toPoint(), pressed[1]):
            return
        part = pressed[0]
        if part in self.parts() and part.token is not None:
            self.select_chip(part)
            self.token_opened.emit(part.token)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the chip, which the first click has opened; elsewhere the word."""
        part = self.chip_at(event.position().toPoint())
        if part is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.select_chip(part)

    def changeEvent(self, event: QEvent) -> None:
        """Set the lines by the new font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_lines()

    def line_pitch(self) -> int:
        """Return the height of a line in pixels."""
        metrics = QFontMetricsF(self.document().defaultFont())
        return math.ceil(metrics.height() * _LINE_PITCH)

    def _show_chips(self, chips: Chips) -> None:
        """Ask ``chips`` what the chips show from now on."""
        self._chips = chips
        self._painter.forget()

    def _set_lines(self) -> None:
        """Give every line the same height, with or without chips; the undo history begins anew."""
        self._painter.forget()
        shape = QTextBlockFormat()
        height_type = QTextBlockFormat.LineHeightTypes.FixedHeight
        shape.setLineHeight(self.line_pitch(), height_type.value)
        document = self.document()
        modified = document.isModified()
        document.setUndoRedoEnabled(False)
        QTextCursor(document).mergeBlockFormat(shape)
        document.setUndoRedoEnabled(True)
        document.setModified(modified)


def _far(one: QPoint, other: QPoint) -> bool:
    return (one - other).manhattanLength() >= QApplication.startDragDistance()
