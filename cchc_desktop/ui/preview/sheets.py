"""Where the pages lie on the desk: one below the other, in the middle.

The desk is measured in the screen's own pixels, so that a page's picture is laid on them pixel by
pixel at any scaling of the screen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize

from cchc_desktop.documents.pdf_pages import Box
from cchc_desktop.ui.preview.zoom import Fit, Zoom


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a page: `left` and `top` in points from the page's top left corner.

    It may lie outside the page, on the desk beside it.
    """

    page: int
    left: float
    top: float


class Sheets:
    """The pages laid out for one zoom and one size of the window."""

    def __init__(
        self,
        sizes: Sequence[tuple[float, float]],
        zoom: Zoom,
        room: QSize,
        pixels_per_point: float,
        gap: int,
    ) -> None:
        """Lay out pages of `sizes` (points) in `room`, `gap` apart; all else is in pixels.

        `pixels_per_point` says how large a point is at 100 %. A fitted page is fitted by itself:
        an appendix across does not make the pages before it small.
        """
        self._pixels_per_point = pixels_per_point
        self._scales = [
            _scale(size, zoom, room.width() - 2 * gap, room.height() - 2 * gap, pixels_per_point)
            for size in sizes
        ]
        pictures = [
            QSize(max(round(width * scale), 1), max(round(height * scale), 1))
            for (width, height), scale in zip(sizes, self._scales, strict=True)
        ]
        widest = max((picture.width() for picture in pictures), default=0)
        self.width = max(widest + 2 * gap, room.width())
        self.rects: list[QRect] = []
        self._tops: list[int] = []
        top = gap
        for picture in pictures:
            self.rects.append(QRect(QPoint((self.width - picture.width()) // 2, top), picture))
            self._tops.append(top - gap)
            top += picture.height() + gap
        self.height = top if pictures else 0
        self.gap = gap

    def percent(self, page: int) -> float:
        """Return how large a page is shown, in per cent of its size on paper."""
        return self._scales[page] / self._pixels_per_point * 100

    def seen(self, view: QRect) -> range:
        """Return the pages of which something lies in `view`."""
        if not self.rects:
            return range(0)
        first = self._page_at(view.top())
        if self.rects[first].bottom() < view.top():
            first += 1
        last = self._page_at(view.bottom())
        if self.rects[last].top() > view.bottom():
            last -= 1
        return range(first, last + 1)

    def main_page(self, view: QRect) -> int:
        """Return the page of which most lies in `view`, the first of equals."""

        def height_seen(page: int) -> int:
            return self.rects[page].intersected(view).height()

        return max(self.seen(view), key=height_seen, default=self._page_at(view.top()))

    def spot(self, at: QPointF) -> Spot:
        """Return which spot of the nearest page lies at a point of the desk."""
        page = self._page_at(int(at.y()))
        rect, scale = self.rects[page], self._scales[page]
        return Spot(page, (at.x() - rect.x()) / scale, (at.y() - rect.y()) / scale)

    def point(self, spot: Spot) -> QPointF:
        """Return where a spot lies on the desk."""
        rect, scale = self.rects[spot.page], self._scales[spot.page]
        return QPointF(rect.x() + spot.left * scale, rect.y() + spot.top * scale)

    def rect(self, page: int, box: Box) -> QRectF:
        """Return where a place on a page lies on the desk."""
        return QRectF(
            self.point(Spot(page, box.left, box.top)),
            self.point(Spot(page, box.right, box.bottom)),
        )

    def _page_at(self, y: int) -> int:
        """Return the page at a height of the desk; the gap above a page belongs to it."""
        return max(bisect_right(self._tops, y) - 1, 0)


def _scale(
    size: tuple[float, float], zoom: Zoom, width: int, height: int, pixels_per_point: float
) -> float:
    """Return the pixels a point of a page of `size` takes."""
    across, down = max(width, 1) / max(size[0], 1), max(height, 1) / max(size[1], 1)
    match zoom.fit:
        case Fit.WIDTH:
            return across
        case Fit.PAGE:
            return min(across, down)
        case Fit.NOTHING:
            return zoom.percent / 100 * pixels_per_point
