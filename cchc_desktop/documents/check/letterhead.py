"""Rules on the top of page 1: the agency, the number and symbol.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.2 and II.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cchc_desktop.documents.check.manuscript import COMMITTEE, Kind, Manuscript, Passage
from cchc_desktop.documents.check.rule import Hit
from cchc_desktop.domain.vietnamese import fold

NUMBER: Final = re.compile(r"Số(?P<colon>\s*:)?(?P<gap>\s*)(?P<number>\d*)(?P<rest>.*)")
BLANK: Final = r"[\s._…]{0,99}"
_SYMBOL: Final = re.compile(rf"{BLANK}/[A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ][A-Za-zĐđ]*)*")
_SPACED: Final = re.compile(r"(?<=\d)\s+(?=/)|(?<=/)\s+|\s+(?=-)|(?<=-)\s+")


def letterhead_missing(manuscript: Manuscript) -> Iterator[Hit]:
    """The text has no letterhead at all."""
    passage = manuscript.by_kind[Kind.LETTERHEAD]
    if not passage.text.strip():
        yield Hit(
            passage,
            0,
            0,
            "Thiếu phần đầu văn bản: tên cơ quan, số và ký hiệu, địa danh và ngày tháng "
            "(Nghị định 30/2020/NĐ-CP, Phụ lục I, II.1-II.4).",
        )


def number_malformed(manuscript: Manuscript) -> Iterator[Hit]:
    """The line of the number is there but not as the decree writes it."""
    passage, start = _number_line(manuscript)
    line = manuscript.document.letterhead.number
    if not passage.text.strip():
        return
    if not line.strip():
        message = "Thiếu dòng số và ký hiệu của văn bản (Phụ lục I, II.3 Nghị định 30/2020/NĐ-CP)."
        yield Hit(passage, start, start, message)
        return
    found = NUMBER.fullmatch(line.strip())
    # What is only spaced wrongly is the symbol's own fault, told by the rule on symbols.
    bare = _SPACED.sub("", found["rest"]) if found is not None and found["number"] else line
    if found is None or (found["number"] and not _SYMBOL.fullmatch(bare)):
        yield Hit(
            passage,
            start,
            start + len(line),
            f"Dòng số và ký hiệu “{line.strip()}” viết chưa đúng, mẫu là “Số: 45/BC-UBND” "
            "(Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3).",
        )
        return
    if found["colon"] is None:
        yield Hit(
            passage,
            start,
            start + 2,
            "Sau chữ “Số” có dấu hai chấm (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3).",
            "Số:",
        )
    number = found["number"]
    if number and number != f"{int(number):02}":
        at = start + line.index(number)
        yield Hit(
            passage,
            at,
            at + len(number),
            "Số văn bản viết bằng chữ số Ả Rập, dưới 10 thì thêm số 0 ở trước: "
            f"{int(number):02} (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3).",
            f"{int(number):02}",
        )
    yield from _wrong_type(manuscript, passage, start)


def _wrong_type(manuscript: Manuscript, passage: Passage, start: int) -> Iterator[Hit]:
    """The symbol's abbreviation is not that of the document's type."""
    line = manuscript.document.letterhead.number
    title = manuscript.document.title
    entry = manuscript.facts.catalogues.by_label("document_types", title) if title else None
    if entry is None or not entry.short or "/" not in line:
        return
    at = line.index("/") + 1
    kind = re.match(r"\s*(?:\d{4}/)?([A-ZĐ][A-Za-zĐđ]*)", line[at:])
    if kind is not None and kind[1] != entry.short:
        yield Hit(
            passage,
            start + at + kind.start(1),
            start + at + kind.end(1),
            f"Ký hiệu của {entry.label.lower()} là “{entry.short}” "
            "(Nghị định 30/2020/NĐ-CP, Phụ lục III).",
            entry.short,
        )


def number_missing(manuscript: Manuscript) -> Iterator[Hit]:
    """An issued document has no number."""
    passage, start = _number_line(manuscript)
    found = NUMBER.match(manuscript.document.letterhead.number.strip())
    if manuscript.issued and (found is None or not found["number"]):
        yield Hit(
            passage,
            start,
            start + len(manuscript.document.letterhead.number),
            "Văn bản đã ban hành phải có số (Nghị định 30/2020/NĐ-CP, Điều 15).",
        )


def number_spaced(manuscript: Manuscript) -> Iterator[Hit]:
    """The document's own symbol has spaces inside."""
    passage, start = _number_line(manuscript)
    line = manuscript.document.letterhead.number
    found = NUMBER.match(line)
    if found is None:
        return
    at = found.start("number") if found["number"] else line.find("/")
    if at >= 0 and (bare := _SPACED.sub("", line[at:]).rstrip()) != line[at:].rstrip():
        yield Hit(
            passage,
            start + at,
            start + len(line),
            f"Trong số, ký hiệu không có khoảng trắng: “{bare}” "
            "(Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3).",
            bare,
        )


def superior_named(manuscript: Manuscript) -> Iterator[Hit]:
    """A People's Committee names an agency above itself."""
    agency, superior = (
        manuscript.document.letterhead.agency,
        manuscript.document.letterhead.superior,
    )
    committees = [line for line in agency if fold(line).startswith(COMMITTEE)]
    if manuscript.facts.office.show_superior or not manuscript.collective:
        return
    if superior or len(committees) > 1:
        passage = manuscript.by_kind[Kind.LETTERHEAD]
        yield Hit(
            passage,
            *passage.line(0),
            "Ủy ban nhân dân không ghi tên cơ quan cấp trên ở đầu văn bản "
            "(Nghị định 30/2020/NĐ-CP, Phụ lục I, II.2).",
        )


def _number_line(manuscript: Manuscript) -> tuple[Passage, int]:
    """Return the letterhead and where the line of the number starts in it."""
    passage = manuscript.by_kind[Kind.LETTERHEAD]
    return passage, passage.line(passage.text.count("\n") - 1)[0]
