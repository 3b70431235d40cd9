"""The pages of a scan as a PDF to be looked at; what is kept stays the file that came."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

PDF: Final = "application/pdf"

_A4_WIDTH, _A4_LENGTH = 595.276, 841.89
"""Points; a page is drawn as wide as A4, lying where the picture lies."""
_MOST_PIXELS: Final = (2400, 2400)
"""Of a page to be looked at: 200 dots per inch and more on A4."""
_QUALITY: Final = 85


def pdf_of_scan(content: bytes, media_type: str, *, pages: int | None = None) -> bytes:
    """Return a kept PDF as it is, pictures as a PDF with a page for each.

    ``pages`` limits how many pictures are taken. The scan was read to its end when it was kept.
    """
    if media_type == PDF:
        return content
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    written = io.BytesIO()
    canvas = Canvas(written, invariant=1)
    for picture in islice(_pictures(content), pages):
        lies = picture.width > picture.height
        width = _A4_LENGTH if lies else _A4_WIDTH
        height = width * picture.height / picture.width
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(_as_jpeg(picture)), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _pictures(content: bytes) -> Iterator[Image]:
    """Yield each picture upright, in grey or in colour, no larger than need be."""
    from PIL import Image, ImageOps, ImageSequence

    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF")) as opened:
        for page in ImageSequence.Iterator(opened):
            if opened.format == "JPEG":
                page.draft(page.mode, _MOST_PIXELS)
            picture = _in_eight_bits(ImageOps.exif_transpose(page))
            picture.thumbnail(_MOST_PIXELS)
            yield picture


def _in_eight_bits(picture: Image) -> Image:
    if picture.mode.startswith("I"):
        # Sixteen bits of grey, which Pillow would cut off above the eighth.
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture.convert("L" if picture.mode in ("1", "L", "LA") else "RGB")


def _as_jpeg(picture: Image) -> io.BytesIO:
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=_QUALITY)
    packed.seek(0)
    return packed
