"""The head of an appendix (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cchc_desktop.documents import layout
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.pdf.body import block_strips
from cchc_desktop.documents.pdf.lines import Line, balanced_lines, pieces_of
from cchc_desktop.documents.pdf.paper import Sheet, baseline_drop
from cchc_desktop.documents.pdf.strips import Strip, white
from cchc_desktop.documents.tree import Appendix, runs


def appendix_strips(appendix: Appendix, faces: Faces, width: float) -> Iterator[Strip]:
    """Yield the three centred lines of the head, then the blocks."""
    size = layout.APPENDIX_SIZE
    pitch = layout.leading(size)
    label, title, reference = appendix.printed

    def draw(line: Line, opens: bool, sheet: Sheet, top: float) -> None:
        if opens:
            sheet.bookmark(appendix.key, f"{label}. {title}", 0, top)
        sheet.centred(line, size, 0, width, top + baseline_drop(size, pitch))

    lines = [
        line
        for content in (
            runs(label, bold=True),
            runs(title, bold=True),
            runs(reference, italic=True),
        )
        for line in balanced_lines(pieces_of(content, faces), size, width)
    ]
    for index, line in enumerate(lines):
        yield Strip(pitch, partial(draw, line, index == 0), appendix.key, keep=True)
    yield Strip(layout.AFTER_APPENDIX_HEAD_GAP, white, appendix.key, keep=True)
    yield from block_strips(appendix.blocks, faces, width)
