"""The scan of a signed paper: what a file is by its content, whatever its name says.

PDF, PNG, JPEG and TIFF are taken; each is read to its end, so that a cut one is found out now and
not in ten years. Nothing of a file is changed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from cchc_desktop.documents.pdf_pages import PdfPages, UnreadablePdf
from cchc_desktop.domain.errors import CchcError

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

FINE_ENOUGH: Final = 200
"""Dots per inch from which a scan counts as legible for good."""

MOST_PAGES: Final = 500
MOST_PIXELS: Final = 80_000_000
"""Of one page: A3 at 600 dots per inch has 70 million."""

_A4_WIDTH: Final = 8.27
_A3_LENGTH: Final = 16.6
"""Inches. A picture that says it is larger than A3 is a camera's, which knows no paper."""

_PDF, _PNG, _JPEG, _TIFF = "application/pdf", "image/png", "image/jpeg", "image/tiff"

_NAMES: Final = {_PDF: "PDF", _PNG: "ảnh PNG", _JPEG: "ảnh JPEG", _TIFF: "ảnh TIFF"}
_ENDINGS: Final = {
    ".pdf": _PDF,
    ".png": _PNG,
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".jpe": _JPEG,
    ".tif": _TIFF,
    ".tiff": _TIFF,
}
_BEGINNINGS: Final = (
    (b"\x89PNG\r\n\x1a\n", _PNG),
    (b"\xff\xd8\xff", _JPEG),
    (b"II*\x00", _TIFF),
    (b"MM\x00*", _TIFF),
)
_OTHERS: Final = (
    (0, b"MZ", "một chương trình chạy được (.exe)"),
    (0, b"\x7fELF", "một chương trình chạy được"),
    (0, b"PK\x03\x04", "tệp Word, Excel hoặc tệp nén"),
    (0, b"\xd0\xcf\x11\xe0", "tệp Word, Excel kiểu cũ"),
    (0, b"Rar!", "tệp nén"),
    (0, b"7z\xbc\xaf", "tệp nén"),
    (0, b"GIF8", "ảnh GIF"),
    (0, b"BM", "ảnh BMP"),
    (8, b"WEBP", "ảnh WebP"),
    (4, b"ftyphei", "ảnh HEIC của điện thoại"),
    (4, b"ftypmif1", "ảnh HEIC của điện thoại"),
    (4, b"ftyp", "phim"),
)
_LOOKED_FOR: Final = 1024
"""How far from a PDF's ends its marks are looked for, as other readers do."""


class NotAScan(CchcError):
    """Raised for a file that cannot be kept as a scan; the message says what it is."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a file was found to be; ``dpi`` is that of its coarsest page, None of a PDF."""

    media_type: str
    pages: int
    dpi: int | None = None


def look_at(content: bytes, name: str) -> Scan:
    """Return what a file is; ``name`` is what people call it. Raises :class:`NotAScan`."""
    if not content:
        raise NotAScan(
            f"Tệp “{name}” rỗng nên chưa đính kèm. Hãy quét hoặc chép lại tệp rồi chọn lại."
        )
    media_type = _type_of(content)
    if media_type is None:
        raise NotAScan(
            f"Tệp “{name}” {_what(content)}, không phải bản quét PDF, PNG, JPEG hay TIFF, nên chưa "
            "đính kèm. Hãy chọn đúng tệp do máy quét hoặc điện thoại tạo ra."
        )
    named = _ENDINGS.get(PurePath(name).suffix.lower())
    if named != media_type:
        ending = next(end for end, kind in _ENDINGS.items() if kind == media_type)
        but = f"không phải {_NAMES[named]} như tên của nó" if named else "mà tên không nói thế"
        raise NotAScan(
            f"Tệp “{name}” thực ra là {_NAMES[media_type]}, {but}, nên chưa đính kèm. "
            f"Nếu đúng là bản quét, hãy đổi đuôi tệp thành {ending} rồi chọn lại."
        )
    if media_type == _PDF:
        return Scan(media_type, _pages_of_pdf(content, name))
    sizes = list(_pages_of_picture(content, media_type, name))
    return Scan(media_type, len(sizes), min(sizes))


def _type_of(content: bytes) -> str | None:
    for mark, media_type in _BEGINNINGS:
        if content.startswith(mark):
            return media_type
    return _PDF if b"%PDF-" in content[:_LOOKED_FOR] else None


def _what(content: bytes) -> str:
    for at, mark, what in _OTHERS:
        if content.startswith(mark, at):
            return f"là {what}"
    opening = content[:_LOOKED_FOR].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if opening.startswith((b"<!doctype html", b"<html")):
        return "là một trang web (HTML)"
    return "có nội dung lạ"


def _damaged(name: str, media_type: str) -> NotAScan:
    return NotAScan(
        f"Tệp “{name}” là {_NAMES[media_type]} nhưng bị hỏng hoặc bị cắt cụt, nên chưa đính kèm. "
        "Hãy quét hoặc chép lại tệp rồi chọn lại."
    )


def _too_large(name: str, what: str) -> NotAScan:
    return NotAScan(
        f"Tệp “{name}” {what}, quá lớn cho một bản quét, nên chưa đính kèm. Hãy quét lại ở "
        "200-300 dpi, hoặc tách tệp ra."
    )


def _pages_of_pdf(content: bytes, name: str) -> int:
    if b"%%EOF" not in content[-_LOOKED_FOR:]:
        # PDFium would make something of what is left, and nobody would miss the last pages.
        raise _damaged(name, _PDF)
    try:
        with PdfPages(content) as pages:
            if pages.count > MOST_PAGES:
                raise _too_large(name, f"có {pages.count} trang")
            for page in range(pages.count):
                pages.letters(page)
            return pages.count
    except UnreadablePdf as unreadable:
        raise NotAScan(f"Chưa đính kèm “{name}”. {unreadable}") from unreadable


def _pages_of_picture(content: bytes, media_type: str, name: str) -> Iterator[int]:
    """Yield the dots per inch of each page, which has been read to its end."""
    from PIL import Image, JpegImagePlugin, PngImagePlugin, TiffImagePlugin

    # Not through Image.open: the file's kind is known, and its size is looked at below.
    openers: Mapping[str, Callable[[io.BytesIO], ImageFile]] = {
        _PNG: PngImagePlugin.PngImageFile,
        _JPEG: JpegImagePlugin.JpegImageFile,
        _TIFF: TiffImagePlugin.TiffImageFile,
    }
    try:
        with openers[media_type](io.BytesIO(content)) as picture:
            for page in range(MOST_PAGES + 1):
                if page and not _turned_to(picture, page):
                    return
                if page == MOST_PAGES:
                    raise _too_large(name, f"có hơn {MOST_PAGES} trang")
                width, height = picture.size
                if width * height > MOST_PIXELS:
                    raise _too_large(name, f"có trang {width} x {height} điểm ảnh")
                yield _dpi(picture)
                _read_through(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_large(name, "có trang quá nhiều điểm ảnh") from bomb
    except (OSError, SyntaxError, ValueError, EOFError, KeyError, TypeError, IndexError) as error:
        # Pillow tells a damaged picture in many ways.
        raise _damaged(name, media_type) from error


def _turned_to(picture: ImageFile, page: int) -> bool:
    if picture.format != "TIFF":
        return False
    try:
        picture.seek(page)
    except EOFError:
        return False
    return True


def _read_through(picture: ImageFile) -> None:
    if picture.format == "PNG":
        picture.verify()  # every chunk's checksum, without unpacking a pixel
        return
    if picture.format == "JPEG":
        # An eighth of the size in each direction: all of the file is read for it.
        picture.draft("L", (picture.width // 8, picture.height // 8))
    picture.load()


def _dpi(picture: ImageFile) -> int:
    """Return the dots per inch that a picture says, else those it has across an A4 sheet."""
    said = [float(value) for value in picture.info.get("dpi", ()) if value]
    longest = max(picture.size)
    if said and longest / min(said) <= _A3_LENGTH:
        return round(min(said))
    return round(min(picture.size) / _A4_WIDTH)
