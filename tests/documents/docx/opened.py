"""A Word file read back by python-docx: its paragraphs, tables and text in reading order."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from cchc_desktop.documents.docx import render_docx
from cchc_desktop.documents.plain import plain_text
from cchc_desktop.documents.tree import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Opened:
    """A rendered document, opened again."""

    def __init__(self, document: Document) -> None:
        self.data = render_docx(document)
        self.word = docx.Document(io.BytesIO(self.data))

    @property
    def blocks(self) -> list[Paragraph | Table]:
        return list(self.word.iter_inner_content())

    @property
    def tables(self) -> list[Table]:
        """All tables, the letterhead first and the signature before those of appendices."""
        return list(self.word.tables)

    def styled(self, name: str) -> list[Paragraph]:
        """All paragraphs of the style, those in tables too, in the order of the file."""
        body = self.word.element.body
        every = (Paragraph(p, self.word._body) for p in body.iter(f"{W}p"))
        return [paragraph for paragraph in every if named(paragraph) == name]

    def part(self, name: str) -> str:
        with zipfile.ZipFile(io.BytesIO(self.data)) as file:
            return file.read(name).decode()

    def text(self) -> str:
        """The text as `plain_text` gives it: paragraphs, rows, the letterhead column by column."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.text
            elif block.style is not None and block.style.name == "Bảng không kẻ":
                for column in block.columns:
                    yield from (p.text for cell in column.cells for p in cell.paragraphs)
            else:
                yield from ("\t".join(cell.text for cell in row.cells) for row in block.rows)


def named(paragraph: Paragraph) -> str:
    """The name of a paragraph's style."""
    assert paragraph.style is not None
    return str(paragraph.style.name)


def settled(text: str) -> list[str]:
    """The lines of a text in NFC, without empty ones and with no-break spaces as spaces."""
    plain = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    return [line for line in plain.split("\n") if line]


def printed(document: Document) -> list[str]:
    """What stands on the paper, to be found in the Word file line by line."""
    return settled(plain_text(document))


def keeps(paragraph: Paragraph) -> bool:
    """Whether no page may end behind the paragraph, by itself or by its style."""
    assert paragraph.style is not None
    style: Any = paragraph.style
    own = paragraph.paragraph_format.keep_with_next
    return bool(style.paragraph_format.keep_with_next if own is None else own)
