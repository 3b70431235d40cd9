"""The text of a Word file written elsewhere: to be checked, or to start a report from.

`text_of_docx` is the way in. Only what stands on the paper is read: no hidden or deleted text,
no comments, headers or footnotes. Nothing that a file links to is ever opened.
"""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.documents.reading_docx.opening import UnreadableWordFile

__all__ = ["UnreadableWordFile", "text_of_docx"]


def text_of_docx(path: Path) -> str:
    """Return the text of a .docx in reading order, a line for each paragraph that has any.

    Two columns set side by side (letterhead, signature) are read one after the other; of other
    tables each row is a line, its cells parted by tabs. Automatic numbers and bullets are part
    of their line. Texts are in NFC, no-break spaces are spaces.

    Raises `UnreadableWordFile` for everything that is not a sound, open .docx of a sane size,
    and for texts in the old TCVN3 and VNI faces.
    """
    from cchc_desktop.documents.reading_docx.opening import open_word_file
    from cchc_desktop.documents.reading_docx.text import lines_of

    return "\n".join(lines_of(open_word_file(path)))
