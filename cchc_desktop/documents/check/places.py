"""How a part of a document is called when a person is to find it on the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cchc_desktop.documents.tree import SUBJECT_KEY, TITLE_KEY, Block, Document, Heading, Table


def places_of(document: Document) -> Mapping[str, str]:
    """Return the readable place of every part by its key: "Phần II, đoạn 4", "Nơi nhận"."""
    places = {
        document.letterhead.key: "Đầu văn bản",
        TITLE_KEY: "Tên loại văn bản",
        SUBJECT_KEY: "Trích yếu",
        document.recipients.key: "Nơi nhận",
        document.signature.key: "Phần ký",
    }
    if document.addressees:
        places[document.addressees.key] = "Kính gửi"
    places.update(_places_of_blocks(document.blocks, "Phần mở đầu", "Phần"))
    for appendix in document.appendices:
        name = f"Phụ lục {appendix.number}".rstrip()
        places[appendix.key] = name
        places.update(_places_of_blocks(appendix.blocks, name, f"{name}, phần"))
    return places


def _places_of_blocks(
    blocks: Sequence[Block], opening: str, of_part: str
) -> Iterator[tuple[str, str]]:
    part, clause, count, tables = opening, "", 0, 0
    for block in blocks:
        if isinstance(block, Heading):
            number = block.number.rstrip(".)/ ")
            if block.level == 1:
                part, clause = f"{of_part} {number}".rstrip(), ""
            else:
                clause = f", mục {number}".rstrip()
            count = 0
            yield block.key, f"{part}{clause}, đề mục"
        elif isinstance(block, Table):
            tables += 1
            yield block.key, f"{part}{clause}, bảng {tables}"
        else:
            count += 1
            yield block.key, f"{part}{clause}, đoạn {count}"
