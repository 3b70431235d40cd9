"""Draws the chips of a wording, piece by piece, as Qt lays them out among the text."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QPainter,
    QPalette,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.wordings.chip_document import PieceFormat, piece_format, piece_key
from cchc_desktop.ui.wordings.chip_faces import Face, Paint, face_of, paint_of
from cchc_desktop.ui.wordings.chip_shapes import (
    ChipPiece,
    draw_piece,
    draw_underline,
    pieces_of_chip,
)
from cchc_desktop.ui.wordings.chips import Chip

_MOST_PAINTS = 64
"""More belong to palettes that are in use no more."""


class Surroundings(Protocol):
    """What the painter asks of the editor in which the chips stand."""

    def chip(self, name: str) -> Chip | None:
        """Return the live word of this name."""

    def underline_at(self, position: int) -> QTextCharFormat | None:
        """Return the underline of the mark at ``position``."""

    def colour_group(self) -> QPalette.ColorGroup:
        """Return the state of the palette in which the text is drawn."""


class ChipPainter(QPyTextObject):
    """The handler of a chip's pieces.

    A piece reaches from the baseline up, for so Qt places inline objects; the part of the pill
    below the baseline is drawn into the space that the editor's fixed line height leaves there.
    The editor calls :meth:`draw` for each piece when the text has been drawn.
    """

    def __init__(self, surroundings: Surroundings, editor: QWidget) -> None:
        super().__init__(editor)
        self._around = surroundings
        self._editor = editor
        self._sizes: dict[str, QSizeF] = {}
        self._pieces: dict[tuple[str, int], tuple[ChipPiece, ...]] = {}
        self._paints: dict[tuple[object, ...], Paint] = {}

    def forget(self) -> None:
        """Measure the chips anew: their texts or the font are others."""
        self._sizes.clear()
        self._pieces.clear()

    def intrinsicSize(self, document: QTextDocument, _position: int, shape: QTextFormat) -> QSizeF:
        """Return the size of a piece above the baseline."""
        key = piece_key(shape)
        size = self._sizes.get(key)
        if size is None:
            piece = self._piece(piece_format(key), document)
            size = self._sizes[key] = QSizeF(piece.width, piece.metrics.ascent())
        return size

    def drawObject(
        self,
        _painter: QPainter,
        _rect: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        _shape: QTextFormat,
    ) -> None:
        """Draw nothing: Qt would clip and veil a piece by the selections. The editor draws it."""

    def draw(
        self,
        painter: QPainter,
        rect: QRectF,
        document: QTextDocument,
        shape: PieceFormat,
        position: int,
        *,
        marked: bool = False,
    ) -> None:
        """Draw the piece at a ``position`` of the document, with the underline of a mark there.

        ``rect`` ends at the baseline; ``marked`` where the piece is selected.
        """
        piece = self._piece(shape, document)
        if not piece.width:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_piece(painter, rect, piece, self._paint(piece.face, marked=marked))
        underline = self._around.underline_at(position)
        if underline is not None:
            draw_underline(painter, rect, piece.metrics, underline)
        painter.restore()

    def _piece(self, shape: PieceFormat, document: QTextDocument) -> ChipPiece:
        key = (shape.token, shape.of)
        if key not in self._pieces:
            face = face_of(shape.token, self._around.chip(shape.token))
            self._pieces[key] = pieces_of_chip(face, shape.of, document.defaultFont())
        return self._pieces[key][shape.place]

    def _paint(self, face: Face, *, marked: bool) -> Paint:
        palette, group = self._editor.palette(), self._around.colour_group()
        key = (palette.cacheKey(), group, face.kind, face.changed, marked)
        if key not in self._paints:
            if len(self._paints) >= _MOST_PAINTS:
                self._paints.clear()
            self._paints[key] = paint_of(face, palette, group, marked=marked)
        return self._paints[key]
