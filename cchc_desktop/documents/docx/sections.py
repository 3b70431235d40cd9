"""Sections of the Word file: sheet, margins, page numbers (Phụ lục I, I.1 to I.6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from docx.enum.section import WD_ORIENT
from docx.oxml.parser import parse_xml
from docx.shared import Pt

from cchc_desktop.documents import layout
from cchc_desktop.documents.docx.elements import text_runs, w, white, written
from cchc_desktop.documents.docx.styles import HEADER
from cchc_desktop.documents.pdf.paper import baseline_drop
from cchc_desktop.documents.tree import runs

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section

HAIR: Final = 1.0
"""Points: the height of a paragraph that is there only because Word asks for one."""


def body_of(sections: Sequence[Iterable[Element]]) -> Element:
    """Return the body with each of `sections` on pages of its own, their numbers from 1."""
    body = w("body")
    for number, content in enumerate(sections, start=1):
        # As a list: of an error inside a generator `extend` would make another one.
        body.extend(list(content))
        end = w("sectPr", w("pgNumType", start=1))
        last = number == len(sections)
        if body[-1].tag == "w:tbl":
            # Behind a table Word asks for a paragraph.
            body.append(white(HAIR))
        if last:
            body.append(end)
        else:
            # A section ends inside its last paragraph, which begins with its properties.
            body[-1][0].append(end)
    return body


def set_sheets(document: WordDocument, landscapes: Sequence[bool]) -> None:
    """Give each section of `document` its sheet and margins, and number the pages."""
    for section, landscape in zip(document.sections, landscapes, strict=True):
        wide, tall = layout.A4[::-1] if landscape else layout.A4
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Pt(wide), Pt(tall)
        section.top_margin, section.bottom_margin = map(
            Pt, (layout.MARGIN_TOP, layout.MARGIN_BOTTOM)
        )
        section.left_margin, section.right_margin = map(
            Pt, (layout.MARGIN_LEFT, layout.MARGIN_RIGHT)
        )
        section.gutter = Pt(0)
        pitch = layout.leading(layout.PAGE_NUMBER_SIZE)
        above = layout.PAGE_NUMBER_BASELINE - baseline_drop(layout.PAGE_NUMBER_SIZE, pitch)
        section.header_distance = section.footer_distance = Pt(above)
        section.different_first_page_header_footer = True
    _number_pages(document.sections[0])


def _number_pages(section: Section) -> None:
    """Number the pages at their head, the first one not; later sections take this over."""
    for header in (section.first_page_header, section.header):
        header.is_linked_to_previous = False
        header.paragraphs[0].style = HEADER.name
    field = w("fldSimple", *text_runs(runs("2")), instr="PAGE")
    section.header.paragraphs[0]._p.append(parse_xml(written(field)))
