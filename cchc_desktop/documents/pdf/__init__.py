"""The tree drawn as a PDF on ReportLab's canvas.

`draw_pdf`, `render_pdf` and `write_pdf` are the way in for a document, `draw_listing` for the
pages of a book, `draw_ruler_page` for the printer's test page. ReportLab is read when the first
of them draws, not before: a window that only shows this module's callers never pays for it.
"""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.documents.listing import Listing
from cchc_desktop.documents.pdf.places import Drawn, Place
from cchc_desktop.documents.tree import Document

__all__ = [
    "Drawn",
    "Place",
    "draw_listing",
    "draw_pdf",
    "draw_ruler_page",
    "render_pdf",
    "write_pdf",
]


def draw_pdf(document: Document) -> Drawn:
    """Return `document` laid out by Nghị định 30/2020/NĐ-CP, Phụ lục I, and its parts' places.

    The same document and fonts give the same bytes. Every face is embedded. There is one place
    for each key and page that it takes something of; a part without text takes nothing. Raises
    `IncompleteInstallation` where the program's own fonts are gone.
    """
    from cchc_desktop.documents.pdf import writing

    return writing.draw_pdf(document)


def render_pdf(document: Document) -> bytes:
    """Return only the file of `draw_pdf`."""
    return draw_pdf(document).pdf


def write_pdf(document: Document, target: Path) -> None:
    """Write `document` to `target`, whole or not at all.

    Raises `cchc_desktop.files.FileTrouble` where the disk refuses.
    """
    from cchc_desktop.files import write_atomically

    write_atomically(target, render_pdf(document))


def draw_listing(listing: Listing) -> bytes:
    """Return `listing` as a PDF: its head lines, then the table with its head on every page."""
    from cchc_desktop.documents.pdf import writing

    return writing.draw_listing(listing)


def draw_ruler_page() -> bytes:
    """Return the printer's test page as a PDF: two rulers of 100 mm and the margins' frame."""
    from cchc_desktop.documents.pdf import ruler

    return ruler.draw_ruler_page()
