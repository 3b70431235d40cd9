"""The parts of a document, or of a listing, put together as one PDF."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_desktop.documents.fonts import Faces, faces, windows_fonts_folder
from cchc_desktop.documents.listing import Listing
from cchc_desktop.documents.pdf.appendices import appendix_strips
from cchc_desktop.documents.pdf.body import block_strips
from cchc_desktop.documents.pdf.closing import closing
from cchc_desktop.documents.pdf.letterhead import opening
from cchc_desktop.documents.pdf.listing import listing_strips
from cchc_desktop.documents.pdf.paper import Paper, text_area
from cchc_desktop.documents.pdf.places import Drawn
from cchc_desktop.documents.pdf.strips import Strip, kept_with_next
from cchc_desktop.documents.tree import Document


def draw_pdf(document: Document) -> Drawn:
    """Return `document` as a PDF laid out by Nghị định 30/2020/NĐ-CP, and its parts' places.

    The same document and fonts give the same bytes. Every face is embedded.
    """
    used = faces(windows_fonts_folder())
    paper = Paper(
        used,
        title=f"{document.title}: {document.subject}",
        author=" ".join(document.letterhead.agency),
    )
    paper.section(_main(document, used))
    for appendix in document.appendices:
        width, _ = text_area(landscape=appendix.landscape)
        paper.section(appendix_strips(appendix, used, width), landscape=appendix.landscape)
    return paper.close()


def draw_listing(listing: Listing) -> bytes:
    """Return `listing` as a PDF; the same listing and fonts give the same bytes."""
    used = faces(windows_fonts_folder())
    paper = Paper(
        used,
        title=". ".join((listing.title, *listing.subtitle)),
        author=" ".join(listing.agency),
    )
    width, _ = text_area(landscape=listing.landscape)
    paper.section(listing_strips(listing, used, width), landscape=listing.landscape)
    return paper.close().pdf


def _main(document: Document, used: Faces) -> Iterator[Strip]:
    width, height = text_area(landscape=False)
    yield from opening(document, used, width)
    # The signature never stands alone on a page: the body's last two lines go with it.
    yield from kept_with_next(block_strips(document.blocks, used, width), 2)
    yield from closing(document.recipients, document.signature, used, width, height)
