"""A PDF read on a thread of its own: opened, drawn tile by tile, searched.

What the eye waits for goes first: opening before drawing, drawing before searching. The thread
starts with the first PDF and ends with :meth:`PdfReader.stop`.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage

from cchc_desktop.documents.pdf_pages import Match, Part, PdfPages, Picture, UnreadablePdf
from cchc_desktop.documents.pdf_search import PdfSearch

TILE: Final = 1024
"""The side of a tile, in pixels: quickly drawn, and few are needed to cover a window."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A square of a page's picture: of which PDF shown, which page, how large, which square."""

    pdf: int
    page: int
    width: int
    height: int
    column: int
    row: int

    @property
    def picture(self) -> QSize:
        """The size of the whole page's picture, in pixels."""
        return QSize(self.width, self.height)

    @property
    def rect(self) -> QRect:
        """Where the tile lies in the page's picture."""
        corner = QPoint(self.column * TILE, self.row * TILE)
        return QRect(corner, QSize(TILE, TILE)).intersected(QRect(QPoint(), self.picture))


@dataclass(slots=True)
class _Search:
    """A search under way, page by page."""

    wanted: str
    page: int = 0
    found: list[Match] = field(default_factory=list)


class PdfReader(QObject):
    """Reads for one view; its signals come on the window's thread."""

    opened = Signal(int, object)
    """The number of the PDF, and the (width, height) of its pages in points."""

    refused = Signal(int, object)
    """The number of the PDF, and the UnreadablePdf that says why it is not shown."""

    drawn = Signal(object, object)
    """A Tile and its QImage, or the UnreadablePdf that says why there is none."""

    found = Signal(str, object)
    """What was searched, and the tuple of Match of the whole PDF."""

    _told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._state = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stopped = False
        # What is to be done, shared with the thread under the lock of _state.
        self._number = 0
        self._to_open: bytes | None = None
        self._wanted: list[Tile] = []
        self._under_way: set[Tile] = set()
        self._search: _Search | None = None
        # What is open: the thread's alone.
        self._pages: PdfPages | None = None
        self._searcher: PdfSearch | None = None
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        application = QCoreApplication.instance()
        if application is not None:
            # A window may still stand when the program ends; PDFium must be left before Python is.
            application.aboutToQuit.connect(self.stop)

    def open(self, pdf: bytes) -> int:
        """Read another PDF from now on, and return the number by which it is known."""
        with self._state:
            self._number += 1
            self._to_open = pdf
            self._wanted.clear()
            self._search = None
            if not self._stopped and (self._thread is None or not self._thread.is_alive()):
                self._thread = threading.Thread(target=self._run, name="pdf reader", daemon=True)
                self._thread.start()
            self._state.notify()
            return self._number

    def want(self, tiles: Sequence[Tile]) -> None:
        """Draw these tiles in this order; what was wanted before and is not begun is dropped."""
        with self._state:
            self._wanted = [
                tile for tile in tiles if tile.pdf == self._number and tile not in self._under_way
            ]
            self._state.notify()

    def search(self, wanted: str) -> None:
        """Search the PDF; a search that is under way is given up."""
        with self._state:
            self._search = _Search(wanted)
            self._state.notify()

    def stop(self) -> None:
        """End the thread and wait for it; nothing is told any more."""
        with self._state:
            self._stopped = True
            self._state.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            while (job := self._next_job()) is not None:
                job()
        except Exception as error:  # noqa: BLE001 - raised again on the window's thread
            self._told.emit(partial(_raise, error))
        finally:
            self._close()

    def _next_job(self) -> Callable[[], None] | None:
        """Wait for something to do and return it; None when the thread is to end."""
        with self._state:
            while not self._stopped:
                if self._to_open is not None:
                    pdf, self._to_open = self._to_open, None
                    return partial(self._open, self._number, pdf)
                if self._wanted:
                    tile = self._wanted.pop(0)
                    self._under_way.add(tile)
                    return partial(self._draw, tile)
                if self._search is not None:
                    return partial(self._search_on, self._search)
                self._state.wait()
            return None

    def _open(self, number: int, pdf: bytes) -> None:
        self._close()
        try:
            self._pages = PdfPages(pdf)
        except UnreadablePdf as trouble:
            self._told.emit(partial(self.refused.emit, number, trouble))
            return
        self._searcher = PdfSearch(self._pages)
        self._told.emit(partial(self.opened.emit, number, self._pages.sizes))

    def _close(self) -> None:
        if self._pages is not None:
            self._pages.close()
        self._pages = self._searcher = None

    def _draw(self, tile: Tile) -> None:
        assert self._pages is not None
        rect = tile.rect
        part = Part(rect.x(), rect.y(), rect.width(), rect.height())
        drawn: QImage | UnreadablePdf
        try:
            drawn = _image(self._pages.render(tile.page, tile.width, tile.height, part))
        except UnreadablePdf as trouble:
            drawn = trouble
        self._told.emit(partial(self._deliver, tile, drawn))

    def _search_on(self, search: _Search) -> None:
        """Search one page more: what is to be drawn may come in between."""
        if self._pages is None or self._searcher is None:
            ended = True
        else:
            # A damaged page has no text: it is shown as damaged where it stands.
            with contextlib.suppress(UnreadablePdf):
                search.found += self._searcher.on_page(search.page, search.wanted)
            search.page += 1
            ended = search.page == self._pages.count
        with self._state:
            if self._search is not search:
                return
            if ended:
                self._search = None
        if ended:
            self._told.emit(partial(self.found.emit, search.wanted, tuple(search.found)))

    def _deliver(self, tile: Tile, drawn: QImage | UnreadablePdf) -> None:
        with self._state:
            self._under_way.discard(tile)
        self.drawn.emit(tile, drawn)

    def _tell(self, tell: Callable[[], None]) -> None:
        if not self._stopped:
            tell()


def _image(picture: Picture) -> QImage:
    """Return a picture as Qt draws it fastest, with pixels of its own."""
    kind = QImage.Format.Format_RGB32
    return QImage(picture.data, picture.width, picture.height, picture.stride, kind).copy()


def _raise(error: Exception) -> None:
    raise error
