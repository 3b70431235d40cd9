"""Rules on capital letters (Nghị định 30/2020/NĐ-CP, Phụ lục II)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from cchc_desktop.documents.check.manuscript import Kind, Manuscript, Passage
from cchc_desktop.documents.check.rule import Hit
from cchc_desktop.documents.check.word_lists import Words, word_lists

_WHERE: Final = "(Nghị định 30/2020/NĐ-CP, Phụ lục II)"
_SMALL_IN_LAW: Final = re.compile(
    r"\b(?P<wrong>điều|chương|mục)(?=\s+(?:\d+[a-zđ]?|[IVX]+)\b"
    r"(?:\s+(?:của\s+)?(?:Nghị|Luật|Bộ luật|Thông tư|Quyết định|Quy chế)"
    r"|,?\s+(?:Điều|Chương)\s+\w))"
)
_CAPITAL_IN_LAW: Final = re.compile(
    r"(?P<wrong>Khoản|Điểm)(?=\s+(?:\d+|[a-zđ])\b,?\s+(?:[Kk]hoản|[Đđ]iều)\s+\d)"
)
_LONGEST_NAME: Final = 60
_OPENS: Final = re.compile(r"(?:^|[.:;!?…]\s+|\n|[“\"(]\s*)$")


def fixed_capitals(manuscript: Manuscript) -> Iterator[Hit]:
    """A word whose capital letters the decree fixes stands in another case."""
    lists = word_lists()
    for passage in _read(manuscript):
        for found in lists.any_capital.find(passage.lower):
            start, end = found.span()
            written, row = passage.text[start:end], lists.capitals[found[0]]
            if written in row.right or written.isupper() or manuscript.in_title(passage, start):
                continue
            if row.within is not None and _lies_within(row.within, passage.lower, start):
                continue
            message = f"“{written}” phải viết “{row.right[0]}”: {row.why} {_WHERE}."
            yield Hit(passage, start, end, message, row.right[0])


def names_of_places(manuscript: Manuscript) -> Iterator[Hit]:
    """The office's own unit, district or province stands in another case than its name."""
    office = manuscript.facts.office
    names = tuple(
        name for name in (office.unit_name, office.district, office.province) if name.strip()
    )
    if not names:
        return
    pattern = _names(names)
    right_of = {name.lower(): name for name in names}
    for passage in _read(manuscript):
        for found in pattern.find(passage.lower):
            start, end = found.span()
            written, right = passage.text[start:end], right_of[found[0]]
            if written == right or written.isupper() or manuscript.in_title(passage, start):
                continue
            if written[1:] == right[1:] and _OPENS.search(passage.text[:start]):
                continue
            message = (
                f"“{written}” phải viết “{right}”: từ chỉ cấp hành chính viết thường, tên riêng "
                f"viết hoa {_WHERE}."
            )
            yield Hit(passage, start, end, message, right)


def parts_of_laws(manuscript: Manuscript) -> Iterator[Hit]:
    """Điều, Chương, Mục of a law in small letters, or khoản, điểm in capitals."""
    for passage in _read(manuscript):
        for pattern in (_SMALL_IN_LAW, _CAPITAL_IN_LAW):
            for found in pattern.finditer(passage.text):
                start, end = found.span("wrong")
                written = found["wrong"]
                if written[0].isupper() and _OPENS.search(passage.text[:start]):
                    continue
                right = written[0].swapcase() + written[1:]
                yield Hit(
                    passage,
                    start,
                    end,
                    f"Khi dẫn điều luật viết “{right}”: Phần, Chương, Mục, Điều viết hoa, khoản, "
                    f"điểm viết thường {_WHERE}.",
                    right,
                )


def _read(manuscript: Manuscript) -> Iterator[Passage]:
    """Yield the passages where a capital letter means something."""
    for passage in manuscript.passages:
        listed = passage.kind in (Kind.ADDRESSEES, Kind.RECIPIENTS)
        if (passage.prose or listed) and not passage.capitals:
            yield passage


@lru_cache(maxsize=8)
def _names(names: tuple[str, ...]) -> Words:
    return Words.of(names)


def _lies_within(names: Words, lower: str, at: int) -> bool:
    near = names.find(lower, max(0, at - _LONGEST_NAME), at + _LONGEST_NAME)
    return any(found.start() <= at < found.end() for found in near)
