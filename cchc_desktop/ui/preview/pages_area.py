"""Pages on a desk that is scrolled and zoomed: where they lie, not what they show.

Pages count from 0 here and from 1 where a person reads them; places on a page are in points from
its top left corner. The desk is measured in the screen's own pixels (:mod:`.sheets`), scroll bars
and signals in Qt's device-independent ones.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QApplication, QFrame, QWidget

from cchc_desktop.documents.pdf_pages import Box
from cchc_desktop.ui.preview import zoom
from cchc_desktop.ui.preview.sheets import Sheets, Spot
from cchc_desktop.ui.preview.zoom import Fit, Zoom
from cchc_desktop.ui.preview.zoom_keys import zoom_asked

_GAP: Final = 12
"""Desk around a page, in device-independent pixels."""
_LINE: Final = 40
"""What an arrow key scrolls, in device-independent pixels; a screenful leaves as much."""
_WHEEL_STEP: Final = 1.15
"""What a notch of the wheel with Ctrl multiplies the size by."""
_NOTCH: Final = 120
_POINTS_PER_INCH: Final = 72

_ALWAYS = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class PagesArea(QAbstractScrollArea):
    """Scrolls and zooms pages of given sizes."""

    page_changed = Signal(int)
    """Another page is the one that is mainly seen."""

    zoom_changed = Signal()
    """The current page is shown in another size, or fitted to something else."""

    moved = Signal()
    """The pages have moved or changed their size: :meth:`rect_on_screen` answers anew."""

    clicked = Signal(int, float, float)
    """A page has been clicked: its number, left and top in points."""

    double_clicked = Signal(int, float, float)
    """The same for a double click; a click has come before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._zoom = zoom.FIT_WIDTH
        self._room = QSize()
        self._sheets = Sheets((), self._zoom, self._room, 1.0, 0)
        self._laying_out = False
        self._current = 0
        self._told: tuple[Zoom, float] | None = None
        self._pressed_at: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(_NEVER)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def current(self) -> int:
        """The page that is mainly seen."""
        return self._current

    @property
    def zoom(self) -> Zoom:
        """What the pages are fitted to, or their size."""
        return self._zoom

    @property
    def percent(self) -> float:
        """How large the current page is shown, in per cent of its size on paper."""
        return self._sheets.percent(self._current) if self._sizes else self._zoom.percent

    def set_zoom(self, wanted: Zoom, at: QPointF | None = None) -> None:
        """Show the pages in another size; what lies at a point of the viewport stays there.

        Without a point, what lies at the top stays at the top.
        """
        anchor = self._anchor(at)
        self._zoom = wanted
        self._lay_out(anchor)

    def go_to(self, page: int, top: float = 0.0) -> None:
        """Bring a height of a page (points) to the upper edge, and make the page the current one.

        The nearest page is taken where there is none of this number.
        """
        if not self._sizes:
            return
        page = min(max(page, 0), self.count - 1)
        point = self._sheets.point(Spot(page, 0, top))
        self._scroll_to(self._view().x(), point.y() - self._sheets.gap)
        if page in self._sheets.seen(self._view()):
            self._make_current(page)

    def reveal(self, page: int, box: Box) -> None:
        """Scroll as far as needed for a place to be seen, with some of what stands around it."""
        if not 0 <= page < self.count:
            return
        view, wanted = self._view(), self._sheets.rect(page, box).toAlignedRect()
        if wanted.top() < view.top() or wanted.bottom() > view.bottom():
            self._scroll_to(view.x(), wanted.top() - view.height() / 3)
        if wanted.left() < view.left() or wanted.right() > view.right():
            self._scroll_to(wanted.center().x() - view.width() / 2, self._view().y())

    def rect_on_screen(self, page: int, box: Box) -> QRect:
        """Return where a place on a page lies in the viewport, seen or not."""
        on_desk = self._sheets.rect(page, box).translated(-self._view().topLeft())
        ratio = self.devicePixelRatioF()
        corners = (on_desk.topLeft() / ratio, on_desk.bottomRight() / ratio)
        return QRect(
            QPoint(math.floor(corners[0].x()), math.floor(corners[0].y())),
            QPoint(math.ceil(corners[1].x()) - 1, math.ceil(corners[1].y()) - 1),
        )

    def spot_at(self, at: QPoint) -> Spot | None:
        """Return which spot of a page lies at a point of the viewport; None beside the pages."""
        if not self._sizes:
            return None
        on_desk = QPointF(at) * self.devicePixelRatioF() + QPointF(self._view().topLeft())
        spot = self._sheets.spot(on_desk)
        return spot if self._sheets.rects[spot.page].contains(on_desk.toPoint()) else None

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the zoom from the window's menus, and follow the screen's scaling."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out(self._anchor(None))
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and zoom_asked(event, self.percent) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll and zoom."""
        wanted = zoom_asked(event, self.percent)
        bar = self.verticalScrollBar()
        if wanted is not None:
            self.set_zoom(wanted)
            return
        match event.key():
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
                self._make_current(max(self.count - 1, 0))
            case Qt.Key.Key_PageDown if self._zoom.fit is Fit.PAGE:
                self.go_to(self._current + 1)
            case Qt.Key.Key_PageUp if self._zoom.fit is Fit.PAGE:
                self.go_to(self._current - 1)
            case Qt.Key.Key_Space:
                action = QAbstractSlider.SliderAction
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                bar.triggerAction(action.SliderPageStepSub if back else action.SliderPageStepAdd)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom around the pointer with Ctrl."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        event.accept()
        notches = event.angleDelta().y() / _NOTCH
        if self._sizes and notches:
            self.set_zoom(zoom.scaled(self.percent, _WHEEL_STEP**notches), event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click that ends where it began."""
        began, self._pressed_at = self._pressed_at, None
        at = event.position().toPoint()
        if began is not None and (at - began).manhattanLength() < QApplication.startDragDistance():
            self._tell_click(self.clicked, began)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell of a double click."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._tell_click(self.double_clicked, event.position().toPoint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages again."""
        super().resizeEvent(event)
        if not self._laying_out:
            self._lay_out(self._anchor(None))

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Show another part of the desk."""
        if not self._laying_out:
            self._settle()

    def _set_sizes(self, sizes: Sequence[tuple[float, float]], *, from_top: bool) -> None:
        """Lay out other pages, at the same place or from the top."""
        anchor = None if from_top else self._anchor(None)
        self._sizes = tuple(sizes)
        self._current = min(self._current, max(self.count - 1, 0))
        self._lay_out(anchor)

    def _view(self) -> QRect:
        """Return the part of the desk that is seen."""
        ratio = self.devicePixelRatioF()
        bars = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QRect(QPoint(round(bars[0] * ratio), round(bars[1] * ratio)), self._room)

    def _anchor(self, at: QPointF | None) -> tuple[Spot, QPointF] | None:
        """Return which spot lies where in the viewport, so that it can be put there again.

        ``at`` is in device-independent pixels; the middle of the upper edge without it.
        """
        if not self._sheets.rects:
            return None
        there = QPointF(self._room.width() / 2, 0) if at is None else at * self.devicePixelRatioF()
        spot = self._sheets.spot(there + QPointF(self._view().topLeft()))
        if spot.top < 0:
            # The gap above a page has the same height at any zoom: hold on to the page.
            spot = Spot(spot.page, spot.left, 0.0)
            there.setY(self._sheets.point(spot).y() - self._view().y())
        return spot, there

    def _lay_out(self, anchor: tuple[Spot, QPointF] | None) -> None:
        """Lay out the pages so that the anchor's spot lies where it says; from the top without."""
        self._laying_out = True
        self.setVerticalScrollBarPolicy(_ALWAYS if self._sizes else _NEVER)
        self._measure()
        if self._room != self._room_now():
            # The horizontal bar has come or gone with the pages' width.
            self._measure()
        if anchor is None or not self._sizes:
            self._scroll_to((self._sheets.width - self._room.width()) / 2, 0)
        else:
            spot, there = anchor
            page = min(spot.page, self.count - 1)
            corner = self._sheets.point(Spot(page, spot.left, spot.top)) - there
            self._scroll_to(corner.x(), corner.y())
        self._laying_out = False
        self._settle()

    def _measure(self) -> None:
        ratio = self.devicePixelRatioF()
        size = self.viewport().size()
        self._room = self._room_now()
        unit = self.logicalDpiX() / _POINTS_PER_INCH * ratio
        gap = round(_GAP * ratio)
        self._sheets = Sheets(self._sizes, self._zoom, self._room, unit, gap)
        for bar, desk, seen in (
            (self.horizontalScrollBar(), self._sheets.width, size.width()),
            (self.verticalScrollBar(), self._sheets.height, size.height()),
        ):
            bar.setRange(0, max(math.ceil(desk / ratio) - seen, 0))
            bar.setSingleStep(_LINE)
            bar.setPageStep(max(seen - _LINE, 1))

    def _room_now(self) -> QSize:
        ratio, size = self.devicePixelRatioF(), self.viewport().size()
        return QSize(int(size.width() * ratio), int(size.height() * ratio))

    def _scroll_to(self, left: float, top: float) -> None:
        ratio = self.devicePixelRatioF()
        self.horizontalScrollBar().setValue(round(left / ratio))
        self.verticalScrollBar().setValue(round(top / ratio))

    def _settle(self) -> None:
        """Tell what is seen now."""
        self.viewport().update()
        if self._sizes:
            self._make_current(self._sheets.main_page(self._view()))
        self.moved.emit()

    def _make_current(self, page: int) -> None:
        if page != self._current:
            self._current = page
            self.page_changed.emit(page)
        if self._sizes and self._told != (self._zoom, self.percent):
            self._told = (self._zoom, self.percent)
            self.zoom_changed.emit()

    def _tell_click(self, signal: SignalInstance, at: QPoint) -> None:
        spot = self.spot_at(at)
        if spot is not None:
            signal.emit(spot.page, spot.left, spot.top)
