"""The pages of a listing: who keeps it, its name, its table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cchc_desktop.documents import layout
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.listing import Listing
from cchc_desktop.documents.pdf.lines import Line, balanced_lines, pieces_of
from cchc_desktop.documents.pdf.paper import Sheet, baseline_drop
from cchc_desktop.documents.pdf.strips import Strip, white
from cchc_desktop.documents.pdf.tables import table_strips
from cchc_desktop.documents.tree import runs


def listing_strips(listing: Listing, faces: Faces, width: float) -> Iterator[Strip]:
    """Yield the head lines of `listing`, kept together with the table's head, and the table."""
    column = layout.LETTERHEAD_LEFT
    agency = _lines(listing.printed_agency, layout.AGENCY_SIZE, faces, column, bold=True)
    yield from _centred(agency, layout.AGENCY_SIZE, column, rule=True)
    title = _lines((listing.printed_title,), layout.TITLE_SIZE, faces, width, bold=True)
    yield from _centred(title, layout.TITLE_SIZE, width, gap=layout.TITLE_GAP)
    subtitle = _lines(listing.subtitle, layout.TITLE_SIZE, faces, width)
    yield from _centred(subtitle, layout.TITLE_SIZE, width)
    yield Strip(layout.AFTER_TITLE_GAP - layout.PARAGRAPH_GAP, white, keep=True)
    yield from table_strips(listing.table, faces, width, layout.BOOK_SIZE, struck=listing.struck)


def _lines(
    texts: tuple[str, ...], size: float, faces: Faces, width: float, *, bold: bool = False
) -> list[Line]:
    return [
        line
        for text in texts
        for line in balanced_lines(pieces_of(runs(text), faces, bold=bold), size, width)
    ]


def _centred(
    lines: list[Line], size: float, width: float, *, gap: float = 0.0, rule: bool = False
) -> Iterator[Strip]:
    """Yield `lines` in the middle of the column at the left, under the last one a short rule."""
    pitch = layout.leading(size)

    def draw(line: Line, ruled: bool, sheet: Sheet, top: float) -> None:
        baseline = top + baseline_drop(size, pitch)
        sheet.centred(line, size, 0, width, baseline)
        if ruled:
            length = line.width * layout.SHORT_RULE
            sheet.rule((width - length) / 2, baseline + layout.RULE_DROP, length)

    for index, line in enumerate(lines):
        ruled = rule and index == len(lines) - 1
        above = 0.0 if index else gap
        yield Strip(pitch, partial(draw, line, ruled), gap=above, keep=True)
