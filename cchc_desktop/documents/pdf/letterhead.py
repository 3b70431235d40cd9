"""The top of page 1: letterhead, name of the type, subject, addressees."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from cchc_desktop.documents import layout
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.pdf.lines import Line, balanced_lines, break_lines, pieces_of
from cchc_desktop.documents.pdf.paper import Sheet, baseline_drop
from cchc_desktop.documents.pdf.strips import Strip, white
from cchc_desktop.documents.tree import (
    SUBJECT_KEY,
    TITLE_KEY,
    Addressees,
    Document,
    Letterhead,
    runs,
)


class _Sized(NamedTuple):
    line: Line
    size: float


def opening(document: Document, faces: Faces, width: float) -> Iterator[Strip]:
    """Yield everything that stands above the body, kept together with its first lines."""
    yield _letterhead(document.letterhead, faces, width)
    yield from _title(document, faces, width)
    if document.addressees and document.addressees.names:
        yield from _addressees(document.addressees, faces, width)


def _letterhead(head: Letterhead, faces: Faces, width: float) -> Strip:
    left_width = layout.LETTERHEAD_LEFT
    right_at = left_width + layout.LETTERHEAD_GUTTER
    right_width = width - right_at
    agency = [
        *_column(head.printed_superior, faces, layout.SUPERIOR_SIZE, left_width),
        *_column(head.printed_agency, faces, layout.AGENCY_SIZE, left_width, bold=True),
    ]
    nation = [
        *_column((head.NATION,), faces, layout.NATION_SIZE, right_width, bold=True),
        *_column((head.MOTTO,), faces, layout.MOTTO_SIZE, right_width, bold=True),
    ]
    number = _column((head.number,), faces, layout.NUMBER_SIZE, left_width)
    place = _column(
        (head.place_and_date,), faces, layout.PLACE_AND_DATE_SIZE, right_width, italic=True
    )
    pitch = layout.LETTERHEAD_LEADING
    second = max(len(agency), len(nation)) * pitch + layout.NUMBER_GAP

    def draw(sheet: Sheet, top: float) -> None:
        below = _draw_column(sheet, agency, 0, left_width, top)
        if agency:
            _short_rule(sheet, agency[-1].line, left_width, below)
        below = _draw_column(sheet, nation, right_at, right_width, top)
        motto = nation[-1].line.width
        sheet.rule(right_at + (right_width - motto) / 2, below + layout.RULE_DROP, motto)
        _draw_column(sheet, number, 0, left_width, top + second)
        _draw_column(sheet, place, right_at, right_width, top + second)

    return Strip(second + max(len(number), len(place)) * pitch, draw, head.key, keep=True)


def _title(document: Document, faces: Faces, width: float) -> Iterator[Strip]:
    size = layout.TITLE_SIZE
    pitch = layout.leading(size)
    for index, title in enumerate(
        balanced_lines(pieces_of(runs(document.printed_title), faces, bold=True), size, width)
    ):
        gap = 0.0 if index else layout.TITLE_GAP
        draw = partial(_draw_centred, title, size, pitch)
        yield Strip(pitch, draw, TITLE_KEY, gap=gap, keep=True)
    size = layout.SUBJECT_SIZE
    pitch = layout.leading(size)
    subject = balanced_lines(
        pieces_of(runs(document.subject), faces, bold=True), size, width * layout.SUBJECT_WIDTH
    )
    for line in subject:
        yield Strip(pitch, partial(_draw_centred, line, size, pitch), SUBJECT_KEY, keep=True)

    def draw_rule(sheet: Sheet, top: float) -> None:
        _short_rule(sheet, subject[-1], width, top - pitch + baseline_drop(size, pitch))

    # An empty subject keeps its place, so that somebody can point at it.
    yield Strip(layout.AFTER_TITLE_GAP, draw_rule if subject else white, SUBJECT_KEY, keep=True)


def _addressees(addressees: Addressees, faces: Faces, width: float) -> Iterator[Strip]:
    """One addressee beside "Kính gửi:", several under it, their dashes under the colon."""
    size = layout.ADDRESSEE_SIZE
    pitch = layout.leading(size)
    single = len(addressees.names) == 1
    label = break_lines(pieces_of(runs(addressees.LABEL), faces), size, width)[0]
    colon = break_lines(pieces_of(runs(addressees.LABEL[:-1]), faces), size, width)[0].width
    dash = break_lines(pieces_of(runs("- "), faces), size, width)[0].width
    # Names begin here: after the label and a space, or after the dash under the colon.
    indent = label.width + size / 4 if single else colon + dash
    bare = (name if single else name.removeprefix("- ") for name in addressees.printed)
    room = width * layout.ADDRESSEE_WIDTH - indent
    names = [balanced_lines(pieces_of(runs(name), faces), size, room) for name in bare]
    left = max(
        0.0, (width - indent - max((line.width for name in names for line in name), default=0)) / 2
    )

    def draw_label(sheet: Sheet, top: float) -> None:
        sheet.line(label, size, left, top + baseline_drop(size, pitch))

    def draw_name(line: Line, dashed: bool, sheet: Sheet, top: float) -> None:
        baseline = top + baseline_drop(size, pitch)
        if dashed:
            sheet.line(mark, size, left + colon, baseline)
        sheet.line(line, size, left + indent, baseline)

    mark = break_lines(pieces_of(runs("-"), faces), size, width)[0]
    # Beside its only name the label takes no height of its own.
    beside = single and bool(names[0])
    yield Strip(0.0 if beside else pitch, draw_label, addressees.key, keep=True)
    for name in names:
        for index, line in enumerate(name):
            draw = partial(draw_name, line, not single and index == 0)
            yield Strip(pitch, draw, addressees.key, keep=True)
    yield Strip(layout.AFTER_TITLE_GAP - layout.PARAGRAPH_GAP, white, keep=True)


def _column(
    texts: tuple[str, ...],
    faces: Faces,
    size: float,
    width: float,
    *,
    bold: bool = False,
    italic: bool = False,
) -> list[_Sized]:
    return [
        _Sized(line, size)
        for text in texts
        for line in balanced_lines(
            pieces_of(runs(text, bold=bold, italic=italic), faces), size, width
        )
    ]


def _draw_column(sheet: Sheet, lines: list[_Sized], left: float, width: float, top: float) -> float:
    """Draw centred lines; return the last baseline."""
    baseline = top
    for index, (line, size) in enumerate(lines):
        # One size decides the baselines of both columns, so that they stand level.
        pitch = layout.LETTERHEAD_LEADING
        baseline = top + index * pitch + baseline_drop(layout.MOTTO_SIZE, pitch)
        sheet.centred(line, size, left, width, baseline)
    return baseline


def _short_rule(sheet: Sheet, line: Line, width: float, baseline: float) -> None:
    """Draw the rule under a line in the middle of a column at the left."""
    length = line.width * layout.SHORT_RULE
    sheet.rule((width - length) / 2, baseline + layout.RULE_DROP, length)


def _draw_centred(line: Line, size: float, pitch: float, sheet: Sheet, top: float) -> None:
    sheet.centred(line, size, 0, sheet.width, top + baseline_drop(size, pitch))
