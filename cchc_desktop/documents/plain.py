"""A document's printed text, for the checker, for searching and for copying."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_desktop.documents.tree import (
    SUBJECT_KEY,
    TITLE_KEY,
    Addressees,
    Block,
    Document,
    Heading,
    Paragraph,
    Point,
    Table,
    text_of,
)


def lines_of(document: Document) -> Iterator[tuple[str, str]]:
    """Yield (key, text) of every printed line group in reading order, as it stands on paper."""
    head = document.letterhead
    for line in (
        *head.printed_superior,
        *head.printed_agency,
        head.number,
        head.NATION,
        head.MOTTO,
        head.place_and_date,
    ):
        yield head.key, line
    yield TITLE_KEY, document.printed_title
    yield SUBJECT_KEY, document.subject
    if document.addressees:
        yield from _addressee_lines(document.addressees)
    yield from _block_lines(document.blocks)
    yield document.recipients.key, document.recipients.LABEL
    for line in document.recipients.printed:
        yield document.recipients.key, line
    for line in (*document.signature.printed_position, document.signature.name):
        yield document.signature.key, line
    for appendix in document.appendices:
        for line in appendix.printed:
            yield appendix.key, line
        yield from _block_lines(appendix.blocks)


def plain_text(document: Document) -> str:
    """Return the whole printed text, one line for each paragraph, row or line of the layout."""
    return "\n".join(text for _, text in lines_of(document))


def _addressee_lines(addressees: Addressees) -> Iterator[tuple[str, str]]:
    printed = addressees.printed
    if len(printed) == 1:
        yield addressees.key, f"{addressees.LABEL} {printed[0]}"
    elif printed:
        yield addressees.key, addressees.LABEL
        for line in printed:
            yield addressees.key, line


def _block_lines(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block.key, block.printed
        elif isinstance(block, Paragraph):
            yield block.key, text_of(block.content)
        elif isinstance(block, Point):
            yield block.key, f"{block.mark} {text_of(block.content)}"
        else:
            yield from _table_lines(block)


def _table_lines(table: Table) -> Iterator[tuple[str, str]]:
    if table.caption:
        yield table.key, table.caption
    yield table.key, "\t".join(column.title for column in table.columns)
    for row in table.rows:
        yield table.key, "\t".join(text_of(cell) for cell in row)
