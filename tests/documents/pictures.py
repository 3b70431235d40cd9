"""Pages as small pictures, to be compared with pictures that somebody has looked at.

They are drawn at 60 dots an inch in four greys: a line of text that moves by a point, a face that
changes, a rule that is gone all show, and a page takes some 10 KB. Two versions of the rasteriser
may shade a letter's edge differently; that is let pass.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

DPI = 60
GREYS = 4
SQUARE = 10
"""Pixels, some 4 mm."""
OFF_SHARE = 0.07
"""Of the pixels of any such square, that may be off by more than one grey."""


def drawn_pages(pdf: bytes) -> list[Image.Image]:
    """Return the pages of a PDF, each pixel a number of a grey, 0 black."""
    file = pypdfium2.PdfDocument(pdf)
    pages = [
        page.render(scale=DPI / 72, grayscale=True).to_pil().point(_number_of_grey) for page in file
    ]
    file.close()
    return pages


def keep(picture: Image.Image, path: Path) -> None:
    """Write a page as a small PNG."""
    indexed = Image.frombytes("P", picture.size, picture.tobytes())
    indexed.putpalette([round(255 * grey / (GREYS - 1)) for grey in range(GREYS) for _ in "rgb"])
    path.parent.mkdir(parents=True, exist_ok=True)
    indexed.save(path, bits=2, optimize=True)


def kept(path: Path) -> Image.Image:
    """Read a page as `drawn_pages` gives it."""
    with Image.open(path) as opened:
        return Image.frombytes("L", opened.size, opened.tobytes())


def differs(one: Image.Image, other: Image.Image) -> str:
    """Say how two pages differ, or "" where they are alike."""
    if one.size != other.size:
        return f"{one.size} instead of {other.size} pixels"
    off = ImageChops.difference(one, other).point(lambda by: 255 * (by > 1))
    box = off.reduce(SQUARE).point(lambda share: 255 * (share > 255 * OFF_SHARE)).getbbox()
    if box is None:
        return ""
    left, top, right, bottom = (round(at * SQUARE / DPI * 25.4) for at in box)
    return f"it is not the same from {left}, {top} mm to {right}, {bottom} mm of the page"


def _number_of_grey(value: int) -> int:
    return round(value / 255 * (GREYS - 1))
