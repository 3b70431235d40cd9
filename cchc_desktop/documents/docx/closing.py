"""The end of the document: who gets a copy at the left, who signs at the right."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from cchc_desktop.documents import layout
from cchc_desktop.documents.docx.columns import columns
from cchc_desktop.documents.docx.elements import paragraph
from cchc_desktop.documents.docx.measuring import Measure
from cchc_desktop.documents.docx.styles import POSITION, RECIPIENT, RECIPIENTS_LABEL, SIGNER
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.tree import Recipients, Signature, runs


def closing(
    recipients: Recipients, signature: Signature, faces: Faces, width: float, height: float
) -> Element:
    """Return the table of recipients and signature, its first row never cut.

    Only recipients that would leave no room for the body's last lines on a page of `height`
    points are in a second row.
    """
    gutter = layout.CLOSING_GUTTER
    right = Measure(faces, width * layout.SIGNATURE_COLUMN)
    left = Measure(faces, width - right.width - gutter)
    beside, beyond = _parted(recipients.printed, left, height)
    listed = [paragraph(RECIPIENT, runs(name)) for name in beside]
    if listed:
        label = paragraph(RECIPIENTS_LABEL, runs(recipients.LABEL), before=layout.CLOSING_GAP)
        listed.insert(0, label)
    rows: list[tuple[list[Element], list[Element]]] = [(listed, list(_signed(signature, right)))]
    if beyond:
        rows.append(([paragraph(RECIPIENT, runs(name)) for name in beyond], []))
    return columns((left.width + gutter, right.width), rows, gutter=gutter, cut=True)


def _signed(signature: Signature, measure: Measure) -> Iterator[Element]:
    for index, line in enumerate(signature.printed_position):
        yield measure.centred(line, POSITION, before=None if index else layout.CLOSING_GAP)
    yield measure.centred(signature.name, SIGNER)


def _parted(
    names: tuple[str, ...], measure: Measure, height: float
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the recipients into those that stand beside the signature and the others."""
    left = height - layout.CLOSING_COMPANY - layout.leading(layout.SIGNATURE_SIZE)
    for index, name in enumerate(names):
        left -= len(measure.lines(name, RECIPIENT)) * layout.leading(layout.RECIPIENTS_SIZE)
        if left < 0:
            return names[:index], names[index:]
    return names, ()
