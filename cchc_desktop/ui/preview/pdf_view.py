"""The pages of a PDF as they come out of the printer.

Reading and drawing happen on the thread of a :class:`~.reader.PdfReader`; the view lays tiles on
the pages, the old ones until the new ones have come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFocusEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from cchc_desktop.documents.pdf_pages import Box, UnreadablePdf
from cchc_desktop.ui.preview import marks, paper
from cchc_desktop.ui.preview.marks import Mark
from cchc_desktop.ui.preview.pages_area import PagesArea
from cchc_desktop.ui.preview.reader import PdfReader, Tile
from cchc_desktop.ui.preview.tiles import LIMIT, DrawnTiles, tiles_in


class PdfView(PagesArea):
    """Shows a PDF; made to be the whole of a pane or a window."""

    shown = Signal()
    """Another PDF is shown: its pages are known, their pictures follow."""

    emptied = Signal()
    """No PDF is shown any more, only a sentence."""

    found = Signal(str, object)
    """What :meth:`search` was asked, and the tuple of Match in the PDF."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf = 0
        self._asked = 0
        self._from_top = False
        self._taking = False
        self._then: Callable[[], None] | None = None
        self._sentence = ""
        self._tiles = DrawnTiles()
        self._needed: tuple[Tile, ...] = ()
        self._troubles: dict[int, str] = {}
        self._marks: dict[Mark, dict[int, list[Box]]] = {}
        self._reader = PdfReader()
        self._reader.opened.connect(self._take)
        self._reader.refused.connect(self._refuse)
        self._reader.drawn.connect(self._take_tile)
        self._reader.found.connect(self.found)
        self.destroyed.connect(self._reader.stop)
        self.page_changed.connect(self._say_page)
        self.moved.connect(self._ask_for_tiles)
        self.setAccessibleName(self.tr("Trang in"))
        self.show_nothing(self.tr("Chưa có trang nào để xem."))

    def show_pdf(self, pdf: bytes, *, from_top: bool = False) -> None:
        """Show a PDF at the place where the last one was left, or from its first page.

        The last one stays on the screen until this one is drawn. Where it cannot be read, the
        view says so.
        """
        self._from_top = self._from_top or from_top
        self._then = None
        self._asked = self._reader.open(pdf)

    def show_nothing(self, sentence: str) -> None:
        """Show no PDF but a sentence that says why."""
        self._asked = self._pdf = 0
        self._from_top = True
        self._sentence = sentence
        self._tiles.clear()
        self._troubles.clear()
        self._set_sizes((), from_top=True)
        self.setAccessibleDescription(sentence)
        self.emptied.emit()

    @property
    def complete(self) -> bool:
        """Whether the PDF asked for is there and everything that is seen of it is drawn."""
        seen = self._tiles_seen(self._view())
        return self._asked == self._pdf and all(
            tile in self._tiles or tile.page in self._troubles for tile in seen
        )

    def text(self) -> str:
        """Return the sentence that stands where there is no PDF."""
        return "" if self.count else self._sentence

    def go_to(self, page: int, top: float = 0.0) -> None:
        """Bring a height of a page (points) to the upper edge, once the PDF asked for is there."""
        self._when_shown(partial(super().go_to, page, top))

    def reveal(self, page: int, box: Box) -> None:
        """Scroll as far as needed for a place to be seen, once the PDF asked for is there."""
        self._when_shown(partial(super().reveal, page, box))

    def highlight(self, places: Iterable[tuple[int, Box]], kind: Mark) -> None:
        """Mark these places (page and box), and no others any more, as being of a kind."""
        by_page: dict[int, list[Box]] = {}
        for page, box in places:
            by_page.setdefault(page, []).append(box)
        self._marks[kind] = by_page
        self.viewport().update()

    def search(self, wanted: str) -> None:
        """Search the PDF; :attr:`found` tells what was found."""
        self._reader.search(wanted)

    def put_away(self) -> None:
        """Let go of the PDF and end the thread that reads it; nothing can be shown any more."""
        self._reader.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put the PDF away where the view is a window of its own."""
        self.put_away()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what nobody could see before."""
        super().showEvent(event)
        self._ask_for_tiles()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours of the desk."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the pages on the desk."""
        painter = QPainter(self.viewport())
        desk = self.viewport().rect()
        painter.fillRect(desk, self.palette().color(QPalette.ColorRole.Mid))
        if self.count:
            self._paint_pages(painter)
        else:
            painter.fillRect(desk, self.palette().color(QPalette.ColorRole.Window))
            around = desk.adjusted(24, 24, -24, -24)
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(around, wrapped, self._sentence)
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(desk.adjusted(0, 0, -1, -1))
        painter.end()

    def _when_shown(self, act: Callable[[], None]) -> None:
        if self._asked == self._pdf:
            act()
        else:
            self._then = act

    def _take(self, number: int, sizes: Sequence[tuple[float, float]]) -> None:
        if number != self._asked:
            return
        self._pdf = number
        from_top, self._from_top = self._from_top, False
        if from_top:
            self._tiles.clear()
        self._troubles.clear()
        # Nothing is drawn of a place that is left at once.
        self._taking = True
        self._set_sizes(sizes, from_top=from_top)
        then, self._then = self._then, None
        if then is not None:
            then()
        self._taking = False
        self._ask_for_tiles()
        self._say_page()
        self.shown.emit()

    def _refuse(self, number: int, trouble: UnreadablePdf) -> None:
        if number == self._asked:
            self.show_nothing(str(trouble))

    def _take_tile(self, tile: Tile, drawn: QImage | UnreadablePdf) -> None:
        if isinstance(drawn, QImage):
            self._tiles.keep(tile, drawn, self._needed)
        elif tile.pdf == self._pdf:
            self._troubles[tile.page] = str(drawn)
        self.viewport().update()

    def _ask_for_tiles(self) -> None:
        """Have drawn what is seen, and then what comes next when one scrolls a little."""
        if not self.count or not self.isVisible() or self._taking:
            return
        view = self._view()
        seen = self._tiles_seen(view)
        self._needed = (*seen, *self._tiles_near(view, LIMIT - _bytes_of(seen)))
        self._reader.want(
            [t for t in self._needed if t not in self._tiles and t.page not in self._troubles]
        )

    def _tiles_seen(self, view: QRect, pages: Iterable[int] | None = None) -> list[Tile]:
        return [
            tile
            for page in (self._sheets.seen(view) if pages is None else pages)
            for tile in tiles_in(self._pdf, page, self._sheets.rects[page], view)
        ]

    def _tiles_near(self, view: QRect, room: int) -> list[Tile]:
        """Return the tiles a screenful further, on neighbouring pages, as far as memory allows."""
        pages, seen = self._sheets.seen(view), self._tiles_seen(view)
        near: list[Tile] = []
        for way in (1, -1):
            for tile in self._tiles_seen(view.translated(0, way * view.height())):
                room -= _bytes_of([tile])
                if room < 0:
                    return near
                if pages.start - 1 <= tile.page <= pages.stop and tile not in seen:
                    near.append(tile)
        return near

    def _paint_pages(self, painter: QPainter) -> None:
        painter.save()
        ratio = self.devicePixelRatioF()
        # Pixel on pixel, also where a scaling of 125 % lets the view begin between two.
        origin = painter.deviceTransform()
        painter.translate(
            (round(origin.dx()) - origin.dx()) / ratio, (round(origin.dy()) - origin.dy()) / ratio
        )
        painter.scale(1 / ratio, 1 / ratio)
        view = self._view()
        for page in self._sheets.seen(view):
            rect = self._sheets.rects[page].translated(-view.topLeft())
            paper.paint_sheet(painter, rect, self.palette(), round(ratio))
            if page in self._troubles:
                paper.paint_trouble(painter, rect, self._troubles[page], ratio)
            else:
                self._paint_tiles(painter, page, rect.topLeft(), view)
            self._paint_marks(painter, page, QRectF(rect), ratio)
        painter.restore()

    def _paint_tiles(self, painter: QPainter, page: int, corner: QPoint, view: QRect) -> None:
        seen = self._tiles_seen(view, [page])
        if not seen:
            return
        drawn = [(tile, image) for tile in seen if (image := self._tiles.get(tile)) is not None]
        if len(drawn) == len(seen):
            self._tiles.forget_former(page, self._pdf)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for former, image in self._tiles.former(page, seen[0]):
                painter.drawImage(_stretched(former, seen[0], corner), image)
        for tile, image in drawn:
            painter.drawImage(corner + tile.rect.topLeft(), image)

    def _paint_marks(self, painter: QPainter, page: int, sheet: QRectF, ratio: float) -> None:
        offset = -self._view().topLeft()
        for kind in Mark:
            for box in self._marks.get(kind, {}).get(page, ()):
                place = self._sheets.rect(page, box).translated(offset)
                marks.paint(painter, kind, place, sheet, ratio)

    def _say_page(self) -> None:
        self.setAccessibleDescription(
            self.tr("Trang {page} / {count}").format(page=self.current + 1, count=self.count)
        )


def _bytes_of(tiles: Iterable[Tile]) -> int:
    """Return the memory that the pictures of tiles take."""
    return sum(tile.rect.width() * tile.rect.height() * 4 for tile in tiles)


def _stretched(former: Tile, tile: Tile, corner: QPoint) -> QRectF:
    """Return where a former tile lies on the page as it is drawn now, from `corner` on."""
    across, down = tile.width / former.width, tile.height / former.height
    rect = former.rect
    return QRectF(
        corner.x() + rect.x() * across,
        corner.y() + rect.y() * down,
        rect.width() * across,
        rect.height() * down,
    )
