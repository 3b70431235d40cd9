"""The top of page 1: letterhead, name of the type, subject, addressees."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from cchc_desktop.documents import layout
from cchc_desktop.documents.docx.columns import columns
from cchc_desktop.documents.docx.elements import Indents, paragraph, rule, white
from cchc_desktop.documents.docx.measuring import SLACK, Measure, drop_of_rule, widest
from cchc_desktop.documents.docx.styles import (
    ADDRESSEE,
    AGENCY,
    MOTTO,
    NATION,
    NUMBER,
    PLACE_AND_DATE,
    SUBJECT,
    SUPERIOR,
    TITLE,
    Style,
)
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.tree import Addressees, Document, Letterhead, runs


def opening(document: Document, faces: Faces, width: float) -> Iterator[Element]:
    """Yield everything that stands above the body."""
    measure = Measure(faces, width)
    yield _letterhead(document.letterhead, faces, width)
    yield measure.centred(document.printed_title, TITLE)
    yield from _subject(document.subject, measure)
    if document.addressees and document.addressees.names:
        yield from _addressees(document.addressees, measure)


def white_after(document: Document) -> float:
    """Return the white that the body keeps from the opening, beyond its own gaps."""
    if document.addressees and document.addressees.names:
        return layout.AFTER_TITLE_GAP - layout.PARAGRAPH_GAP
    return 0.0


def _letterhead(head: Letterhead, faces: Faces, width: float) -> Element:
    """Two columns in two rows: number and date stand level however long the names are."""
    gutter = layout.LETTERHEAD_GUTTER
    left = Measure(faces, layout.LETTERHEAD_LEFT)
    right = Measure(faces, width - left.width - gutter)
    agency = [
        *((text, SUPERIOR) for text in head.printed_superior),
        *((text, AGENCY) for text in head.printed_agency),
    ]
    nation = [(head.NATION, NATION), (head.MOTTO, MOTTO)]
    return columns(
        (left.width + gutter, right.width),
        (
            (_names(agency, layout.SHORT_RULE, left), _names(nation, 1.0, right)),
            (
                [left.centred(head.number, NUMBER)],
                [right.centred(head.place_and_date, PLACE_AND_DATE)],
            ),
        ),
        gutter=gutter,
    )


def _names(texts: list[tuple[str, Style]], share: float, measure: Measure) -> list[Element]:
    """The lines of a column and, as long as `share` of the last of them, the rule below."""
    made = [measure.centred(text, style) for text, style in texts]
    lines = [line for text, style in texts for line in measure.lines(text, style)]
    if lines:
        drop = drop_of_rule(layout.MOTTO_SIZE, layout.LETTERHEAD_LEADING)
        length = lines[-1].width * share
        made.append(rule(length, measure.width, drop=drop, height=layout.NUMBER_GAP))
    return made


def _subject(subject: str, measure: Measure) -> Iterator[Element]:
    room = measure.width * layout.SUBJECT_WIDTH
    yield measure.centred(subject, SUBJECT, room=room)
    lines = measure.lines(subject, SUBJECT, room)
    if not lines:
        yield white(layout.AFTER_TITLE_GAP)
        return
    length = lines[-1].width * layout.SHORT_RULE
    drop = drop_of_rule(SUBJECT.size, layout.leading(SUBJECT.size))
    yield rule(length, measure.width, drop=drop, height=layout.AFTER_TITLE_GAP)


def _addressees(addressees: Addressees, measure: Measure) -> Iterator[Element]:
    """One addressee beside "Kính gửi:", several under it, their dashes under the colon."""
    label = addressees.LABEL
    single = len(addressees.names) == 1
    colon = measure.length(label[:-1], ADDRESSEE)
    lead = measure.length(f"{label} " if single else "- ", ADDRESSEE)
    indent = lead if single else colon + lead
    room = measure.width * layout.ADDRESSEE_WIDTH - indent
    bare = (name if single else name.removeprefix("- ") for name in addressees.printed)
    names = [measure.lines(name, ADDRESSEE, room) for name in bare]
    wide = max(map(widest, names))
    left = max(0.0, (measure.width - indent - wide) / 2)
    # A name's further lines hang under its first letter.
    hung = Indents(
        left=left + indent,
        right=max(0.0, measure.width - left - indent - wide - SLACK),
        hanging=lead,
    )
    if not single:
        yield paragraph(ADDRESSEE, runs(label), indents=Indents(left))
        for name in addressees.printed:
            yield paragraph(ADDRESSEE, runs(name), indents=hung)
        return
    text = runs(f"{label} {addressees.printed[0]}")
    if len(names[0]) > 1:
        yield paragraph(ADDRESSEE, text, indents=hung)
    else:
        yield paragraph(ADDRESSEE, text, align="center", bound=False)
