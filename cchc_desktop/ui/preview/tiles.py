"""The tiles that have been drawn, kept within a limit of memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from cchc_desktop.ui.preview.reader import TILE, Tile

LIMIT: Final = 64 * 1024 * 1024
"""How many bytes of pictures are kept beyond what the window shows."""

_LAYERS: Final = 2
"""How many former looks of a page stand in for its new one."""


class DrawnTiles:
    """Pictures by tile; the one that was used longest ago goes first."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._images: OrderedDict[Tile, QImage] = OrderedDict()

    def __contains__(self, tile: object) -> bool:
        return tile in self._images

    @property
    def bytes(self) -> int:
        """How much memory the pictures take."""
        return sum(image.sizeInBytes() for image in self._images.values())

    def get(self, tile: Tile) -> QImage | None:
        """Return the picture of a tile, if there is one."""
        if tile in self._images:
            self._images.move_to_end(tile)
        return self._images.get(tile)

    def former(self, page: int, tile: Tile) -> list[tuple[Tile, QImage]]:
        """Return what stands in for a page until it is drawn as `tile` is, the newest last.

        That is what the page looked like last, and what it looked like before: the person may go
        on before all of a picture is there.
        """
        found: list[tuple[Tile, QImage]] = []
        layers: set[tuple[int, int, int]] = set()
        for drawn, image in reversed(self._images.items()):
            layer = (drawn.pdf, drawn.width, drawn.height)
            if drawn.page != page or layer == (tile.pdf, tile.width, tile.height):
                continue
            if layer not in layers and len(layers) == _LAYERS:
                break
            layers.add(layer)
            found.append((drawn, image))
        found.reverse()
        return found

    def keep(self, tile: Tile, image: QImage, needed: Collection[Tile]) -> None:
        """Keep a picture, and forget others that are not `needed` where the limit is passed."""
        self._images[tile] = image
        excess = self.bytes - self._limit
        for drawn in list(self._images):
            if excess <= 0:
                break
            if drawn not in needed:
                excess -= self._images.pop(drawn).sizeInBytes()

    def forget_former(self, page: int, pdf: int) -> None:
        """Forget what a page looked like in the PDFs before `pdf`."""
        for drawn in [tile for tile in self._images if tile.page == page and tile.pdf < pdf]:
            del self._images[drawn]

    def clear(self) -> None:
        """Forget everything."""
        self._images.clear()


def tiles_in(pdf: int, page: int, picture: QRect, view: QRect) -> list[Tile]:
    """Return the tiles that cover what `view` shows of a page's picture, from the top left on.

    Both are on the desk, in pixels.
    """
    seen = picture.intersected(view).translated(-picture.topLeft())
    if seen.isEmpty():
        return []
    return [
        Tile(pdf, page, picture.width(), picture.height(), column, row)
        for row in range(seen.top() // TILE, seen.bottom() // TILE + 1)
        for column in range(seen.left() // TILE, seen.right() // TILE + 1)
    ]
