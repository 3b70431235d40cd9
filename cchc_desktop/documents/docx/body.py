"""Headings, paragraphs, points and tables, each in its style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from cchc_desktop.documents import layout
from cchc_desktop.documents.docx.elements import paragraph, white
from cchc_desktop.documents.docx.measuring import Measure
from cchc_desktop.documents.docx.styles import BODY, CAPTION, HEADINGS
from cchc_desktop.documents.docx.tables import table_element
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.tree import Block, Heading, Paragraph, Point, Run, Table, runs


def block_elements(
    blocks: Iterable[Block],
    faces: Faces,
    width: float,
    *,
    above: float = 0.0,
    keep_last: bool = False,
) -> Iterator[Element]:
    """Yield `blocks` on a text area `width` points wide.

    `above` is white before the first of them, beyond its own; with `keep_last` the page never
    ends behind the last one.
    """
    listed = list(blocks)
    for index, block in enumerate(listed):
        extra = 0.0 if index else above
        keep = keep_last and index == len(listed) - 1
        if isinstance(block, Heading):
            style = HEADINGS[block.level - 1]
            yield paragraph(style, runs(block.printed), before=_gap(style.before, extra))
        elif isinstance(block, Paragraph):
            yield paragraph(BODY, block.content, before=_gap(BODY.before, extra), keep=keep)
        elif isinstance(block, Point):
            mark = (Run(f"{block.mark} "),) if block.mark else ()
            content = (*mark, *block.content)
            yield paragraph(BODY, content, before=_gap(BODY.before, extra), keep=keep)
        else:
            yield from _table(block, faces, width, extra, keep=keep)


def _table(
    table: Table, faces: Faces, width: float, extra: float, *, keep: bool
) -> Iterator[Element]:
    """A paragraph stands before every table: of two side by side Word would make one."""
    if table.caption:
        measure = Measure(faces, width)
        yield measure.centred(table.caption, CAPTION, before=_gap(CAPTION.before, extra))
    else:
        yield white(layout.PARAGRAPH_GAP + extra)
    if table.columns:
        yield table_element(table, faces, width, keep_last=keep)


def _gap(own: float, extra: float) -> float | None:
    """The white above a block where it is not that of its style."""
    return own + extra if extra else None
