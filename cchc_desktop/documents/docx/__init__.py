"""The tree written as a Word file by python-docx: same text and measures as the PDF.

`write_docx` and `render_docx` are the way in. python-docx is read when the first file is made,
not before. A Word file leaves the program: its figures no longer follow the records, which its
properties say (`docx.package`).
"""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.documents.tree import Document


def render_docx(document: Document) -> bytes:
    """Return `document` as a Word file laid out by Nghị định 30/2020/NĐ-CP, Phụ lục I.

    The same document gives the same bytes. Raises `elements.TextRefused` for a text with
    characters that no Word file can hold.
    """
    from cchc_desktop.documents.docx import writing

    return writing.render_docx(document)


def write_docx(document: Document, target: Path) -> None:
    """Write `document` to `target`, whole or not at all.

    Raises as `render_docx` does, and `cchc_desktop.files.FileTrouble` where the disk refuses.
    """
    from cchc_desktop.files import write_atomically

    write_atomically(target, render_docx(document))
