"""Where on the paper each part of a document stands, for a window that shows the pages.

Nothing of ReportLab is read here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """What one part of a document takes of one page.

    `key` is the part's key in the tree, `page` counts the whole file's pages from 0. Lengths
    are in points, `left` and `top` from the sheet's top left corner.
    """

    key: str
    page: int
    left: float
    top: float
    width: float
    height: float

    def holds(self, left: float, top: float) -> bool:
        """Tell whether a point of the page lies in this place."""
        return 0 <= left - self.left <= self.width and 0 <= top - self.top <= self.height


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn document: the file, where its parts stand in reading order, how many pages."""

    pdf: bytes
    places: tuple[Place, ...]
    pages: int
