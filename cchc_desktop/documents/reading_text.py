"""A report written elsewhere, as plain text, read into the neutral document.

What the text does not have stays empty, for the checker to say so. Nothing that stands in it is
lost: what fits no part of a report is kept behind it, as an appendix.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from cchc_desktop.documents.reading_frame import (
    read_head,
    read_tail,
    start_of_tail,
    take_addressees,
)
from cchc_desktop.documents.reading_lines import Line
from cchc_desktop.documents.tree import (
    Appendix,
    Block,
    Document,
    Heading,
    Paragraph,
    Point,
    Run,
)
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.vietnamese import normalize

LARGEST: Final = 4 * 1024 * 1024
"""The largest text that is read, in bytes: some thousand pages."""

_BYTE_ORDER_MARK: Final = "\ufeff"


class UnreadableText(CchcError):
    """Raised when a file is no text that can be read."""


def decoded(content: bytes, name: str) -> str:
    """Return the text of a file; ``name`` is for the message.

    Raises :class:`UnreadableText` for one that is not UTF-8, too large, or no text.
    """
    if len(content) > LARGEST:
        raise UnreadableText(
            f"Tệp “{name}” lớn quá: chỉ đọc được tệp văn bản đến {LARGEST // 1024 // 1024} MB. "
            "Tệp vẫn còn nguyên."
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableText(
            f"Tệp “{name}” không phải văn bản Unicode UTF-8, có thể là TCVN3, VNI hoặc UTF-16. Tệp "
            "vẫn còn nguyên; hãy mở tệp, lưu lại dạng văn bản với mã UTF-8 rồi kiểm tra lại."
        ) from error
    if "\0" in text:
        raise UnreadableText(
            f"Tệp “{name}” không phải tệp văn bản. Tệp vẫn còn nguyên; hãy lưu báo cáo dạng văn "
            "bản với mã UTF-8 rồi kiểm tra lại."
        )
    return text


def read_text(text: str) -> Document:
    """Return the document that a plain text is.

    Understands the lines of a report as offices write them, and the stars by which bold text is
    marked. A blank line ends a paragraph even in the middle of a sentence. Takes any text.
    """
    lines: Sequence[Line] = [
        Line(line) for line in normalize(text.replace(_BYTE_ORDER_MARK, "")).split("\n")
    ]
    addressees, lines = take_addressees(lines)
    tail = start_of_tail(lines)
    letterhead, title, subject, body = read_head(lines[:tail])
    recipients, signature, rest = read_tail(lines[tail:])
    return Document(
        letterhead=letterhead,
        title=title,
        subject=subject,
        blocks=tuple(_blocks(body, "text")),
        recipients=recipients,
        signature=signature,
        addressees=addressees,
        appendices=(Appendix("rest", "", "", tuple(_blocks(rest, "rest"))),) if rest else (),
    )


def _blocks(lines: Sequence[Line], key: str) -> Iterator[Block]:
    """Yield the blocks that lines make; one goes on where its sentence does."""
    open_block: Paragraph | Point | None = None
    before: Line | None = None
    count = 0
    for line in lines:
        goes_on = (
            open_block is not None
            and before is not None
            and not (line.blank or before.blank or before.ends_sentence)
            and line.heading is None
            and line.point is None
            and line.text[0].islower()
        )
        before = line
        if goes_on:
            assert open_block is not None
            content = (*open_block.content, Run(" "), *line.runs)
            open_block = replace(open_block, content=content)
            continue
        if open_block is not None:
            yield open_block
            open_block = None
        if line.blank:
            continue
        count += 1
        made = _block(line, f"{key}.{count}")
        if isinstance(made, Heading):
            yield made
        else:
            open_block = made
    if open_block is not None:
        yield open_block


def _block(line: Line, key: str) -> Heading | Paragraph | Point:
    if line.heading is not None:
        return Heading(key, *line.heading)
    if line.point is not None:
        mark, content = line.point
        return Point(key, mark, content)
    return Paragraph(key, line.runs)
