"""The sheets: margins, page numbers, drawing text and rules on ReportLab's canvas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.documents import layout
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.pdf.lines import Line, Piece, width_of
from cchc_desktop.documents.pdf.places import Drawn, Place
from cchc_desktop.documents.pdf.strips import Area, Placed, Strip, fill

# Streams as bytes: the text form of them is a quarter larger and slower, for no reader's sake.
rl_config.useA85 = 0

_ASCENT: Final = 0.891
_DESCENT: Final = 0.216
"""Of Times New Roman and its metric-compatible faces, in ems."""


def baseline_drop(size: float, height: float) -> float:
    """Return how far below the top of a line `height` tall its baseline lies."""
    return (height - (_ASCENT + _DESCENT) * size) / 2 + _ASCENT * size


@dataclass(slots=True)
class Outline:
    """The file's outline, which readers show beside the pages."""

    canvas: Canvas
    deepest: int = 0

    def enter(self, key: str, title: str, level: int) -> None:
        """Add an entry; one that skips a level stands under the last level there is."""
        level = min(level, self.deepest)
        self.deepest = level + 1
        self.canvas.addOutlineEntry(title, key, level)


class Sheet:
    """One page's text area. Distances are in points from its top left corner, downwards."""

    def __init__(self, canvas: Canvas, width: float, height: float, outline: Outline) -> None:
        """Begin a page; `finish` puts its text on the canvas."""
        self.width = width
        self.height = height
        self._canvas = canvas
        self._outline = outline
        # One text object a page, its state said only where it changes: a third of the time.
        self._text = canvas.beginText()
        self._font: tuple[str, float] | None = None
        self._stretch = 0.0

    def line(
        self, line: Line, size: float, left: float, baseline: float, stretch: float = 0.0
    ) -> None:
        """Draw `line`, each of its spaces widened by `stretch`."""
        text = self._text
        text.setTextOrigin(self._x(left), self._y(baseline))
        if stretch != self._stretch:
            text.setWordSpace(stretch)
            self._stretch = stretch
        for piece in line.pieces:
            if (piece.face, size) != self._font:
                text.setFont(piece.face, size)
                self._font = (piece.face, size)
            text.textOut(piece.text)

    def finish(self) -> None:
        """Put the page's text on the canvas."""
        if self._stretch:
            # The widening outlives a text object in PDF.
            self._text.setWordSpace(0)
        self._canvas.drawText(self._text)

    def centred(self, line: Line, size: float, left: float, width: float, baseline: float) -> None:
        """Draw `line` in the middle of the column that starts at `left`."""
        self.line(line, size, left + (width - line.width) / 2, baseline)

    def rule(self, left: float, at: float, length: float) -> None:
        """Draw a horizontal vector rule."""
        self._canvas.setLineWidth(layout.RULE_THICKNESS)
        self._canvas.line(self._x(left), self._y(at), self._x(left + length), self._y(at))

    def grid(self, lines: Iterable[tuple[float, float, float, float]]) -> None:
        """Draw the rules of a table: (left, top, right, bottom) each."""
        self._canvas.setLineWidth(layout.GRID_THICKNESS)
        self._canvas.lines(
            [(self._x(a), self._y(b), self._x(c), self._y(d)) for a, b, c, d in lines]
        )

    def bookmark(self, key: str, title: str, level: int, top: float) -> None:
        """Enter a heading in the file's outline."""
        self._canvas.bookmarkHorizontal(key, self._x(0), self._y(top))
        self._outline.enter(key, title, level)

    def _x(self, left: float) -> float:
        return layout.MARGIN_LEFT + left

    def _y(self, down: float) -> float:
        return layout.MARGIN_BOTTOM + self.height - down


class _Places:
    """Adds up what each part takes of each page while the strips are drawn."""

    def __init__(self) -> None:
        self._boxes: dict[tuple[int, str], tuple[float, float, float, float]] = {}

    def add(self, page: int, placed: Placed, width: float) -> None:
        strip = placed.strip
        for area in strip.areas or (Area(strip.key, 0.0, width, strip.height),):
            box = (area.left, placed.top, area.left + area.width, placed.top + area.height)
            known = self._boxes.get((page, area.key), box)
            self._boxes[page, area.key] = (
                min(known[0], box[0]),
                min(known[1], box[1]),
                max(known[2], box[2]),
                max(known[3], box[3]),
            )

    def all(self) -> tuple[Place, ...]:
        return tuple(
            Place(
                key,
                page,
                layout.MARGIN_LEFT + left,
                layout.MARGIN_TOP + top,
                right - left,
                bottom - top,
            )
            for (page, key), (left, top, right, bottom) in self._boxes.items()
            if key
        )


class Paper:
    """A PDF being made, section by section; page numbers start again in each."""

    def __init__(self, faces: Faces, title: str, author: str) -> None:
        """Open an empty file with its title, author and language."""
        self._buffer = BytesIO()
        self._faces = faces
        # ReportLab's published types call this name a number.
        initial_face: Any = faces.regular
        self._places = _Places()
        self._pages = 0
        self._canvas = Canvas(
            self._buffer,
            pagesize=layout.A4,
            # The same document gives the same bytes: no clock, no random number.
            invariant=1,
            pageCompression=1,
            # Otherwise every page names Helvetica, which is not embedded.
            initialFontName=initial_face,
            # The first version of PDF that can name a language.
            pdfVersion=(1, 4),
            lang="vi",
        )
        self._outline = Outline(self._canvas)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(title)
        self._canvas.setCreator("CCHC Desktop")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def section(self, strips: Iterable[Strip], *, landscape: bool = False) -> None:
        """Fill pages with `strips`, the first page unnumbered (Phụ lục I, I.6)."""
        page_size = layout.A4[::-1] if landscape else layout.A4
        wide, tall = text_area(landscape=landscape)
        for number, page in enumerate(fill(strips, tall), start=1):
            self._canvas.setPageSize(page_size)
            sheet = Sheet(self._canvas, wide, tall, self._outline)
            if number > 1:
                self._number(sheet, number)
            for placed in page:
                placed.strip.draw(sheet, placed.top)
                self._places.add(self._pages, placed, wide)
            last = page[-1]
            if last.strip.foot:
                last.strip.foot(sheet, last.top + last.strip.height)
            sheet.finish()
            self._canvas.showPage()
            self._pages += 1

    def close(self) -> Drawn:
        """Return the finished file and where its parts stand."""
        self._canvas.save()
        return Drawn(self._buffer.getvalue(), self._places.all(), self._pages)

    def _number(self, sheet: Sheet, number: int) -> None:
        text, face, size = str(number), self._faces.regular, layout.PAGE_NUMBER_SIZE
        line = Line((Piece(face, text),), width_of(text, face, size), 0, ends=True)
        above = layout.PAGE_NUMBER_BASELINE - layout.MARGIN_TOP
        sheet.centred(line, size, 0, sheet.width, above)


def text_area(*, landscape: bool) -> tuple[float, float]:
    """Return the width and height in points of what lies between the margins."""
    wide, tall = layout.A4[::-1] if landscape else layout.A4
    return (
        wide - layout.MARGIN_LEFT - layout.MARGIN_RIGHT,
        tall - layout.MARGIN_TOP - layout.MARGIN_BOTTOM,
    )
