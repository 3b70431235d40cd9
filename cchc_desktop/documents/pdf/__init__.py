"""The tree drawn as a PDF on ReportLab's canvas.

`write_pdf` and `render_pdf` are the way in. ReportLab is read when the first document is
drawn, not before: a window that only shows this module's callers never pays for it.
"""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.documents.tree import Document


def render_pdf(document: Document) -> bytes:
    """Return `document` as a PDF laid out by Nghị định 30/2020/NĐ-CP, Phụ lục I.

    The same document and fonts give the same bytes. Every face is embedded.
    """
    from cchc_desktop.documents.pdf import writing

    return writing.render_pdf(document)


def write_pdf(document: Document, target: Path) -> None:
    """Write `document` to `target`, whole or not at all.

    Raises `cchc_desktop.files.FileTrouble` where the disk refuses.
    """
    from cchc_desktop.files import write_atomically

    write_atomically(target, render_pdf(document))
