"""A frozen document given its number and its day: the lines that were left blank for them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from cchc_desktop.documents.tree import Document
from cchc_desktop.domain.official_lines import place_and_day
from cchc_desktop.domain.outgoing import on_paper
from cchc_desktop.domain.vietnamese import format_day

_BLANK_NUMBER: Final = re.compile(r"(?<=[Ss]ố)(:?) +/")
_BLANK_DAY: Final = re.compile(r"ngày +/\d+/\d+")


def numbered(document: Document, number: int, on: date) -> Document:
    """Return the document with its number and day where they were blank, and nothing else changed.

    Appendices name them too (Nghị định 30/2020/NĐ-CP, Phụ lục I, III).
    """
    given = on_paper(number)
    head = document.letterhead
    place = head.place_and_date.partition(", ngày")[0]
    return replace(
        document,
        letterhead=replace(
            head,
            number=_BLANK_NUMBER.sub(rf"\g<1> {given}/", head.number),
            place_and_date=place_and_day(place, on, on.day),
        ),
        appendices=tuple(
            replace(
                appendix,
                reference=_BLANK_DAY.sub(
                    f"ngày {format_day(on)}",
                    _BLANK_NUMBER.sub(rf"\g<1> {given}/", appendix.reference),
                ),
            )
            for appendix in document.appendices
        ),
    )


def symbol_on(document: Document) -> str:
    """Return the number and symbol that stand on a document: "45/BC-UBND"."""
    return document.letterhead.number.partition(":")[2].strip()
