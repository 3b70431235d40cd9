"""The test page by which a clerk sees whether the printer draws a millimetre as a millimetre.

Printers shrink pages to their own margins unless told not to, and a report printed at 97 % is
laid out against the decree. Two rulers of 100 mm, to be held against a real one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from cchc_desktop.documents import layout
from cchc_desktop.documents.fonts import Faces, faces, windows_fonts_folder
from cchc_desktop.documents.layout import MM
from cchc_desktop.documents.pdf.lines import balanced_lines, break_lines, pieces_of
from cchc_desktop.documents.pdf.paper import Paper, Sheet, baseline_drop, text_area
from cchc_desktop.documents.pdf.strips import Strip
from cchc_desktop.documents.tree import runs

TITLE: Final = "Trang thử máy in"
SENTENCE: Final = (
    "Đặt thước lên hai đoạn dưới đây: mỗi đoạn phải dài đúng 100 mm. Nếu ngắn hơn hoặc dài hơn, "
    "hãy in lại với tỷ lệ 100 %, không chọn “Vừa khổ giấy”."
)
_LENGTH: Final = 100
"""Millimetres."""
_ORIGIN: Final = (32 * MM, 190 * MM)
"""Where both rulers begin, from the text area's top left corner."""
_TICKS: Final = {10: 7 * MM, 5: 5 * MM, 1: 3 * MM}
"""Lengths of the ticks at each ten, five and single millimetres."""
_FIGURE_SIZE: Final = 10.0
_FIGURE_ASIDE: Final = 10.5 * MM
"""From the ruler to the middle of its figures."""

_Direction = Callable[[float, float], tuple[float, float]]


def draw_ruler_page() -> bytes:
    """Return one sheet of A4 with a ruler across, a ruler down and the margins' frame."""
    used = faces(windows_fonts_folder())
    _, height = text_area(landscape=False)

    def draw(sheet: Sheet, _top: float) -> None:
        _frame(sheet)
        _words(sheet, used)
        left, base = _ORIGIN
        _ruler(sheet, used, lambda along, aside: (left + along, base + aside))
        _ruler(sheet, used, lambda along, aside: (left - aside, base - along))

    paper = Paper(used, title=TITLE, author="")
    paper.section([Strip(height, draw)])
    return paper.close().pdf


def _frame(sheet: Sheet) -> None:
    wide, tall = sheet.width, sheet.height
    sheet.grid([(0, 0, wide, 0), (0, tall, wide, tall), (0, 0, 0, tall), (wide, 0, wide, tall)])


def _words(sheet: Sheet, used: Faces) -> None:
    size = layout.BODY_SIZE
    pitch = layout.leading(size, layout.BODY_SPACING)
    margins = (layout.MARGIN_TOP, layout.MARGIN_BOTTOM, layout.MARGIN_LEFT, layout.MARGIN_RIGHT)
    frame = "Khung là lề văn bản, cách mép giấy: trên {} mm, dưới {} mm, trái {} mm, phải {} mm."
    frame = frame.format(*(round(margin / MM) for margin in margins))
    at = 8 * MM
    for text, bold in ((TITLE.upper(), True), (SENTENCE, False), (frame, False)):
        pieces = pieces_of(runs(text), used, bold=bold)
        for line in balanced_lines(pieces, size, sheet.width - 16 * MM):
            sheet.centred(line, size, 0, sheet.width, at + baseline_drop(size, pitch))
            at += pitch
        at += layout.PARAGRAPH_GAP


def _ruler(sheet: Sheet, used: Faces, place: _Direction) -> None:
    """Draw a ruler whose points are `place(along, aside)`, in points from the text area."""
    sheet.grid([(*place(0, 0), *place(_LENGTH * MM, 0))])
    for number in range(_LENGTH + 1):
        tick = next(length for step, length in _TICKS.items() if number % step == 0)
        sheet.grid([(*place(number * MM, 0), *place(number * MM, tick))])
    figures = [(str(at), float(at), _FIGURE_ASIDE) for at in range(0, _LENGTH + 1, 10)]
    for text, along, aside in (*figures, (f"{_LENGTH} mm", _LENGTH / 2, -_FIGURE_ASIDE)):
        (line,) = break_lines(pieces_of(runs(text), used), _FIGURE_SIZE, 20 * MM)
        at, middle = place(along * MM, aside)
        sheet.line(line, _FIGURE_SIZE, at - line.width / 2, middle + 0.34 * _FIGURE_SIZE)
