"""A PDF read back: its pages as pictures, its text, and where a text stands on them.

Any PDF is read, not only our own: the scan of a signed report is one too. Pages count from 0,
lengths are in points (1/72 inch) from the sheet's top left corner as it is shown.

PDFium is not made for threads; one lock for the whole process lets any thread call it here.
What takes long lets go of the lock between pages and, drawing for a printer, between bands.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

from cchc_desktop.domain.errors import CchcError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_PDFIUM: Final = threading.RLock()

A4: Final = (595.276, 841.89)
"""Width and height of A4 upright, in points; also of a page that is too damaged to tell."""

_WHITE: Final = 0xFFFFFFFF
_MARGIN: Final = 64
"""Pixels drawn beside a part and thrown away: wider than any letter that is drawn as a bitmap."""
_LOOKED_AT: Final = (150, 212)
"""The size in pixels of the picture by which a page's colours are judged."""


class UnreadablePdf(CchcError):
    """A PDF, or one page of it, cannot be read."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in points from its top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends at the right."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page's picture, in pixels from the picture's top left corner."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels from the top left, row by row, each row `stride` bytes after the one above it.

    Four bytes a pixel, blue, green, red and one unused; or one byte, where `grey`.
    """

    width: int
    height: int
    stride: int
    data: memoryview
    grey: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a searched text stands: a box a line that it takes."""

    page: int
    boxes: tuple[Box, ...]


class PdfPages:
    """An open PDF; close it, or use it in a ``with`` statement."""

    def __init__(self, pdf: bytes) -> None:
        """Open `pdf`. Raises `UnreadablePdf` where it is damaged, locked or no PDF at all."""
        with _PDFIUM:
            self._file: PdfDocument | None = _open(pdf)
            try:
                self._sizes = tuple(_sizes(self._file))
            except BaseException:
                self.close()
                raise

    def __enter__(self) -> PdfPages:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; closing twice does nothing."""
        with _PDFIUM:
            if self._file is not None:
                self._file.close()
                self._file = None

    @property
    def count(self) -> int:
        """How many pages there are; at least one."""
        return len(self._sizes)

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page, in points, as it is shown (turned where it is)."""
        return self._sizes

    def size(self, page: int) -> tuple[float, float]:
        """Return the width and height of a page, in points."""
        return self._sizes[page]

    def render(
        self, page: int, width: int, height: int, part: Part | None = None, *, grey: bool = False
    ) -> Picture:
        """Draw a page `width` times `height` pixels large, or only a `part` of that picture.

        Parts of one picture fit together without a seam: no letter on an edge jumps. Raises
        `UnreadablePdf` where the page is damaged, and `MemoryError` where the picture is too
        large for the machine.
        """
        part = part or Part(0, 0, width, height)
        # PDFium shifts a letter by a pixel where it begins left of a picture or above it.
        aside, above = min(part.left, _MARGIN), min(part.top, _MARGIN)
        wide, high = aside + part.width, above + part.height
        depth = 1 if grey else 4
        stride = (wide * depth + 3) // 4 * 4
        # A row more than needed: whoever reads whole rows from the part on finds them all.
        pixels = bytearray(stride * (high + 1))
        with self._loaded(page) as loaded:
            import pypdfium2.raw as pdfium

            kind = pdfium.FPDFBitmap_Gray if grey else pdfium.FPDFBitmap_BGRx
            memory = (ctypes.c_char * len(pixels)).from_buffer(pixels)
            bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, kind, memory, stride)
            if not bitmap:
                raise MemoryError(f"no picture of {wide} x {high} pixels")
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, _WHITE)
            pdfium.FPDF_RenderPageBitmap(
                *(bitmap, loaded, aside - part.left, above - part.top, width, height),
                *(0, pdfium.FPDF_ANNOT),
            )
            pdfium.FPDFBitmap_Destroy(bitmap)
        inside = memoryview(pixels)[above * stride + aside * depth :]
        return Picture(part.width, part.height, stride, inside, grey)

    def is_coloured(self, page: int) -> bool:
        """Tell whether a page has anything that is not black, white or grey."""
        data = bytes(self.render(page, *_LOOKED_AT).data)
        return not data[0::4] == data[1::4] == data[2::4]

    def letters(self, page: int) -> str:
        """Return the characters of a page, line ends among them, as :meth:`boxes` counts them."""
        with self._loaded_text(page) as text:
            import pypdfium2.raw as pdfium

            count = pdfium.FPDFText_CountChars(text)
            codes = [pdfium.FPDFText_GetUnicode(text, at) for at in range(count)]
        return "".join(map(chr, codes))

    def text(self, page: int) -> str:
        """Return the text of a page, a line a line."""
        return "\n".join(self.letters(page).splitlines())

    def boxes(self, page: int, spans: Iterable[tuple[int, int]]) -> tuple[tuple[Box, ...], ...]:
        """Return where each span of characters, (first, count), stands: a box a line."""
        with self._loaded(page) as loaded, self._loaded_text(page) as text:
            return tuple(
                tuple(self._shown(loaded, page, *sides) for sides in _rectangles(text, *span))
                for span in spans
            )

    def search(self, wanted: str) -> tuple[Match, ...]:
        """Return every place where `wanted` stands, as :class:`.pdf_search.PdfSearch` finds it."""
        from cchc_desktop.documents.pdf_search import PdfSearch

        search = PdfSearch(self)
        return tuple(match for page in range(self.count) for match in search.on_page(page, wanted))

    @contextmanager
    def _loaded(self, page: int) -> Iterator[Any]:
        """Load a page for as long as it is needed; PDFium belongs to this thread so long."""
        with _PDFIUM:
            import pypdfium2.raw as pdfium

            assert self._file is not None, "the PDF is closed"
            loaded = pdfium.FPDF_LoadPage(self._file.raw, page)
            if not loaded:
                raise UnreadablePdf(
                    f"Trang {page + 1} của tệp PDF bị hỏng nên không đọc được. "
                    "Tệp gốc còn nguyên; các trang khác vẫn xem được."
                )
            try:
                yield loaded
            finally:
                pdfium.FPDF_ClosePage(loaded)

    @contextmanager
    def _loaded_text(self, page: int) -> Iterator[Any]:
        with self._loaded(page) as loaded:
            import pypdfium2.raw as pdfium

            text = pdfium.FPDFText_LoadPage(loaded)
            if not text:
                raise UnreadablePdf(f"Không đọc được chữ ở trang {page + 1} của tệp PDF.")
            try:
                yield text
            finally:
                pdfium.FPDFText_ClosePage(text)

    def _shown(
        self, loaded: Any, page: int, left: float, top: float, right: float, bottom: float
    ) -> Box:
        """Turn a place of the file's own system into one of the sheet as it is shown."""
        import pypdfium2.raw as pdfium

        # PDFium answers in whole pixels: of a hundredth of a point.
        width, height = (round(length * 100) for length in self._sizes[page])
        corners = []
        for x, y in ((left, top), (right, bottom)):
            across, down = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDF_PageToDevice(loaded, 0, 0, width, height, 0, x, y, across, down)
            corners.append((across.value / 100, down.value / 100))
        (x1, x2), (y1, y2) = (sorted(pair) for pair in zip(*corners, strict=True))
        return Box(x1, y1, x2 - x1, y2 - y1)


def _open(pdf: bytes) -> PdfDocument:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadablePdf(
                "Tệp PDF này đặt mật khẩu nên không mở được. Tệp còn nguyên. "
                "Hãy bỏ mật khẩu hoặc xin một bản không có mật khẩu rồi mở lại."
            ) from error
        raise UnreadablePdf(
            "Tệp này bị hỏng hoặc không phải là PDF nên không đọc được. Tệp còn nguyên. "
            "Hãy lấy lại tệp từ nơi đã tạo ra nó rồi mở lại."
        ) from error


def _sizes(file: PdfDocument) -> Iterator[tuple[float, float]]:
    import pypdfium2

    count = len(file)
    if not count:
        raise UnreadablePdf("Tệp PDF này không có trang nào. Hãy tạo lại tệp rồi mở lại.")
    for page in range(count):
        try:
            yield file.get_page_size(page)
        except pypdfium2.PdfiumError:
            # The other pages can be read; this one says so where it is drawn.
            yield A4


def _rectangles(text: Any, first: int, count: int) -> Iterator[tuple[float, float, float, float]]:
    """Yield the left, top, right and bottom of a span, in the file's own system, a line a time."""
    import pypdfium2.raw as pdfium

    sides = tuple(ctypes.c_double() for _ in range(4))
    for at in range(pdfium.FPDFText_CountRects(text, first, count)):
        pdfium.FPDFText_GetRect(text, at, *sides)
        left, top, right, bottom = (side.value for side in sides)
        yield left, top, right, bottom
