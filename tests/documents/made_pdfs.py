"""PDFs made for tests of reading and printing: small, and with known things at known places."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from pypdfium2 import PdfDocument
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.documents.fonts import faces

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
LANDSCAPE = A4[::-1]

Draw = Callable[[Canvas], None]


def pdf(*pages: tuple[tuple[float, float], Draw], **named: Any) -> bytes:
    """Make a PDF with a page for each (size in points, what draws it)."""
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, **named)
    for size, draw in pages:
        canvas.setPageSize(size)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def words(*lines: str, left: float = 100, top: float = 100, size: float = 14) -> Draw:
    """Write lines below one another, the first one's baseline at `top` from the upper edge."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(faces().regular, size)
        _, height = canvas._pagesize
        for number, line in enumerate(lines):
            canvas.drawString(left, height - top - number * 20, line)

    return draw


def box(
    left: float, top: float, width: float, height: float, colour: tuple[float, float, float]
) -> Draw:
    """Fill a rectangle, in millimetres from the upper left corner."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(*colour)
        _, tall = canvas._pagesize
        canvas.rect(
            left * MM, tall - (top + height) * MM, width * MM, height * MM, stroke=0, fill=1
        )

    return draw


def black(left: float, top: float, width: float, height: float) -> Draw:
    return box(left, top, width, height, (0, 0, 0))


def numbered(count: int) -> bytes:
    """Make pages that say "Trang 1", "Trang 2" ..."""
    return pdf(*((A4, words(f"Trang {number}")) for number in range(1, count + 1)))


def locked() -> bytes:
    """Make a PDF that asks for a password."""
    return pdf((A4, words("kín")), encrypt=StandardEncryption("mật khẩu", strength=128))


def with_a_damaged_page() -> bytes:
    """Make three pages, the second of which the file has lost."""
    whole = numbered(3)
    second = whole.split(b"/Kids [ ")[1].split(b" R ")[1]
    number = second.split()[0]
    damaged = whole.replace(b"\n" + number + b" 0 obj\n<<", b"\n" + number + b" 0 obj\n[[", 1)
    assert damaged != whole
    return damaged


def turned_and_cut(data: bytes) -> bytes:
    """Turn the first page a quarter clockwise and show no more of it than 400 times 700 points."""
    buffer = BytesIO()
    with PdfDocument(data) as file:
        page = file[0]
        page.set_cropbox(100, 50, 500, 750)
        page.set_rotation(90)
        page.close()
        file.save(buffer)
    return buffer.getvalue()
