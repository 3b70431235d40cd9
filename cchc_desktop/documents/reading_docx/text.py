"""The text of a Word file's paragraphs and tables, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from cchc_desktop.documents.reading_docx.faces import is_old_text
from cchc_desktop.documents.reading_docx.lists import Lists
from cchc_desktop.documents.reading_docx.marks import attribute, is_on, value_of
from cchc_desktop.documents.reading_docx.opening import UnreadableWordFile, WordFile
from cchc_desktop.documents.reading_docx.rows import Cell, printed_rows
from cchc_desktop.documents.reading_docx.styles import Styles
from cchc_desktop.domain.vietnamese import normalize

_NOT_ON_PAPER: Final = frozenset(
    ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr")
)
_SIGNS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "-",
    # A letter of a face of signs, which is not to be known without that face.
    "sym": "□",
}


def lines_of(file: WordFile) -> Iterator[str]:
    """Yield the lines of a file that hold any text; raises `UnreadableWordFile`."""
    body = file.document.find("body")
    if body is not None:
        yield from _Reader(file).blocks(body)


class _Reader:
    """Goes through a file once, from its first paragraph to its last."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._styles = Styles(file.styles)
        self._lists = Lists(file.numbering, self._styles)

    def blocks(self, container: Element) -> Iterator[str]:
        """Yield the lines of the paragraphs and tables in `container`."""
        for child in container:
            if child.tag == "p":
                yield from self._paragraph(child)
            elif child.tag == "tbl":
                yield from printed_rows([self._cells(row) for row in _found("tr", child)])
            elif child.tag == "altChunk":
                raise UnreadableWordFile(
                    self._file.path,
                    "tệp ghép nội dung của tệp khác. Hãy mở bằng Word, lưu lại rồi chọn lại.",
                )
            elif child.tag not in _NOT_ON_PAPER:
                yield from self.blocks(_chosen(child))

    def _cells(self, row: Element) -> list[Cell]:
        cells: list[Cell] = []
        at = 0
        for cell in _found("tc", row):
            cells.append(Cell(at, list(self.blocks(cell))))
            span = value_of(cell, "tcPr/gridSpan") or ""
            at += int(span) if span.isascii() and span.isdecimal() and len(span) < 4 else 1
        return cells

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        boxes: list[Element] = []
        label = self._lists.label(paragraph)
        text = "".join(self._stretches(paragraph, value_of(paragraph, "pPr/pStyle"), boxes))
        lines = [line for line in map(_clean, text.split("\n")) if line]
        if lines and label:
            lines[0] = f"{label} {lines[0]}"
        yield from lines
        for box in boxes:
            yield from self.blocks(box)

    def _stretches(self, holder: Element, style: str | None, boxes: list[Element]) -> Iterator[str]:
        """Yield the text inside `holder`; text boxes met on the way are put into `boxes`."""
        for child in holder:
            if child.tag == "r":
                if not is_on(child, "rPr/vanish"):
                    yield self._run(child, style, boxes)
            elif child.tag == "t":
                yield child.text or ""
            elif child.tag == "br":
                yield "" if attribute(child, "type") in ("page", "column") else "\n"
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag == "txbxContent":
                boxes.append(child)
            elif child.tag not in _NOT_ON_PAPER:
                yield from self._stretches(_chosen(child), style, boxes)

    def _run(self, run: Element, style: str | None, boxes: list[Element]) -> str:
        text = "".join(self._stretches(run, style, boxes))
        if is_old_text(text, run, style, self._styles):
            raise UnreadableWordFile(
                self._file.path,
                "tệp gõ bằng phông chữ cũ (.VnTime, VNI), không phải Unicode. Hãy chuyển mã sang "
                "Unicode bằng UniKey (Ctrl+Shift+F6), lưu lại rồi chọn lại.",
            )
        return text.upper() if is_on(run, "rPr/caps") else text


def _found(tag: str, holder: Element) -> Iterator[Element]:
    """Yield the elements `tag` of a table or row, those inside of controls too."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag not in _NOT_ON_PAPER:
            yield from _found(tag, child)


def _chosen(element: Element) -> Element:
    """Return the one of alternatives that is to be read; any other element as it is."""
    if element.tag != "mc:AlternateContent":
        return element
    for name in ("mc:Choice", "mc:Fallback"):
        choice = element.find(name)
        if choice is not None:
            return choice
    return element


def _clean(line: str) -> str:
    return normalize(line.replace("\u00a0", " "))
