"""The parts of a document put together as one Word file."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from cchc_desktop.documents.docx.appendices import appendix_elements
from cchc_desktop.documents.docx.body import block_elements
from cchc_desktop.documents.docx.closing import closing
from cchc_desktop.documents.docx.elements import white
from cchc_desktop.documents.docx.letterhead import opening, white_after
from cchc_desktop.documents.docx.package import open_package, packed
from cchc_desktop.documents.docx.sections import HAIR, body_of, set_sheets
from cchc_desktop.documents.fonts import Faces, faces, windows_fonts_folder
from cchc_desktop.documents.pdf.paper import text_area
from cchc_desktop.documents.tree import Appendix, Document, Table


def render_docx(document: Document) -> bytes:
    """Return `document` as a Word file laid out by Nghị định 30/2020/NĐ-CP.

    The same document gives the same bytes. Raises `elements.TextRefused`.
    """
    used = faces(windows_fonts_folder())
    sections = [_main(document, used)]
    sections += [_appendix(appendix, used) for appendix in document.appendices]
    word = open_package(
        body_of(sections),
        title=f"{document.title}: {document.subject}",
        author=" ".join(document.letterhead.agency),
    )
    set_sheets(word, [False, *(appendix.landscape for appendix in document.appendices)])
    return packed(word)


def _appendix(appendix: Appendix, used: Faces) -> Iterator[Element]:
    width, _ = text_area(landscape=appendix.landscape)
    return appendix_elements(appendix, used, width)


def _main(document: Document, used: Faces) -> Iterator[Element]:
    width, height = text_area(landscape=False)
    yield from opening(document, used, width)
    # The signature never stands alone on a page: the body's last lines go with it.
    yield from block_elements(
        document.blocks, used, width, above=white_after(document), keep_last=True
    )
    if document.blocks and isinstance(document.blocks[-1], Table):
        yield white(HAIR)
    yield closing(document.recipients, document.signature, used, width, height)
