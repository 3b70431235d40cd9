"""The end of the document: who gets a copy at the left, who signs at the right."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cchc_desktop.documents import layout
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.pdf.lines import Line, balanced_lines, break_lines, pieces_of
from cchc_desktop.documents.pdf.paper import Sheet, baseline_drop
from cchc_desktop.documents.pdf.strips import Area, Strip
from cchc_desktop.documents.tree import Recipients, Signature, runs


def closing(
    recipients: Recipients, signature: Signature, faces: Faces, width: float, height: float
) -> Iterator[Strip]:
    """Yield the block of signature and recipients, in one piece.

    Only recipients that would leave no room for the body's last lines on a page of `height`
    points follow on the next.
    """
    size = layout.SIGNATURE_SIZE
    pitch = layout.leading(size)
    drop = baseline_drop(size, pitch)
    right_width = width * layout.SIGNATURE_COLUMN
    right_at = width - right_width
    position = _centred(signature.printed_position, faces, right_width)
    name = _centred((signature.name,), faces, right_width)
    name_at = len(position) * pitch + layout.SIGNATURE_WHITE
    label_width = right_at - layout.CLOSING_GUTTER
    label = break_lines(
        pieces_of(runs(recipients.LABEL, bold=True, italic=True), faces),
        layout.RECIPIENTS_LABEL_SIZE,
        label_width,
    )
    listed = [
        line
        for text in recipients.printed
        for line in break_lines(pieces_of(runs(text), faces), layout.RECIPIENTS_SIZE, label_width)
    ]
    small = layout.leading(layout.RECIPIENTS_SIZE)
    beside = listed[: int((height - layout.CLOSING_COMPANY - pitch) / small)]

    def draw(sheet: Sheet, top: float) -> None:
        for index, line in enumerate(position):
            sheet.centred(line, size, right_at, right_width, top + index * pitch + drop)
        for index, line in enumerate(name):
            at = top + name_at + index * pitch + drop
            sheet.centred(line, size, right_at, right_width, at)
        if listed:
            sheet.line(label[0], layout.RECIPIENTS_LABEL_SIZE, 0, top + drop)
        for index, line in enumerate(beside):
            _draw_recipient(line, sheet, top + pitch + index * small)

    signed = Area(signature.key, right_at, right_width, name_at + len(name) * pitch)
    sent = Area(recipients.key, 0.0, label_width, pitch + len(beside) * small)
    areas = (sent, signed) if listed else (signed,)
    tall = max(area.height for area in areas)
    yield Strip(tall, draw, areas=areas, gap=layout.CLOSING_GAP)
    for line in listed[len(beside) :]:
        areas = (Area(recipients.key, 0.0, label_width, small),)
        yield Strip(small, partial(_draw_recipient, line), areas=areas)


def _centred(texts: tuple[str, ...], faces: Faces, width: float) -> list[Line]:
    return [
        line
        for text in texts
        for line in balanced_lines(
            pieces_of(runs(text), faces, bold=True), layout.SIGNATURE_SIZE, width
        )
    ]


def _draw_recipient(line: Line, sheet: Sheet, top: float) -> None:
    size = layout.RECIPIENTS_SIZE
    sheet.line(line, size, 0, top + baseline_drop(size, layout.leading(size)))
