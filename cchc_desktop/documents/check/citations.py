"""The documents that a text cites: type, number and symbol, day, issuer and title.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6.b says how one is cited.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.documents import Document as CitedDocument

_SYMBOL: Final = re.compile(
    r"(?<![\w/.-])(?:"
    r"\d+[a-zđ]?\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐ][A-Za-zĐđ]*(?:\s*-\s*[A-ZĐ][A-Za-zĐđ]*)+\d*"
    r"|\d+/\d{4}/QH\d+"
    r"|\d+\s*-\s*[A-ZĐ]{2,}\s*/\s*[A-ZĐ][A-Za-zĐ]+"
    r")(?!\w)"
)
"""508/UBND-VP, 107/2021/NĐ-CP, 36a/NQ-CP; 77/2015/QH13; 18-NQ/TW; with spaces that are wrong."""

_DAY: Final = re.compile(
    r",?\s+(?P<word>ngày\s+)(?P<day>(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})"
    r"|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))"
)
_ISSUER: Final = re.compile(
    r",?\s+của\s+(?P<issuer>[^,.;:()]+?)"
    r"(?=\s+(?:về|quy định|ban hành|phê duyệt|sửa đổi|hướng dẫn|triển khai)\b|\s*[,.;:()]|\s*$)"
)
_TITLE: Final = re.compile(
    r"\s+(?=(?:về|quy định|ban hành|phê duyệt|sửa đổi|hướng dẫn)\b)"
    r"(?P<title>.+?)(?=\s*[.;()]|,\s+[A-ZĐÀ-Ỹ]|\s*$)"
)
_LONGEST_BEFORE: Final = 60
_OTHER_TYPES: Final = ("Luật", "Bộ luật", "Pháp lệnh", "Kết luận", "Quy định", "Văn bản")


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation in a text, from ``start`` to ``end``; its title fills the end of it, if any.

    ``symbol`` is written without the spaces that it must not have. ``day`` is None where the text
    names none, or one that does not exist. ``known`` are the register's documents of that symbol,
    those of that very day alone where there are any.
    """

    start: int
    end: int
    type: str
    symbol: str
    symbol_start: int
    symbol_end: int
    day: date | None
    day_start: int
    day_end: int
    issuer: str
    title_start: int
    known: tuple[CitedDocument, ...]

    @property
    def titled(self) -> bool:
        """Whether it names the document's title, in whatever words."""
        return self.end > self.title_start

    @property
    def dated(self) -> bool:
        """Whether it names a day, even one that does not exist."""
        return self.day_end > self.day_start


def citations_in(
    text: str, documents: Sequence[CitedDocument], catalogues: Catalogues
) -> tuple[Citation, ...]:
    """Return the citations in a text in their order."""
    if "/" not in text:
        return ()
    before = _before(tuple(entry.label for entry in catalogues.offered("document_types")))
    return tuple(_citation(found, text, before, documents) for found in _SYMBOL.finditer(text))


def bare_symbol(symbol: str) -> str:
    """Return a number and symbol without white space."""
    return "".join(symbol.split())


@lru_cache(maxsize=8)
def _before(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the type and "số" at the end of what stands before a symbol."""
    types = "|".join(re.escape(label) for label in sorted((*labels, *_OTHER_TYPES), key=len)[::-1])
    return re.compile(rf"(?:\b(?P<type>{types})\s+)?(?:\bsố\s*:?\s*)?$", re.IGNORECASE)


def _citation(
    found: re.Match[str], text: str, before: re.Pattern[str], documents: Sequence[CitedDocument]
) -> Citation:
    named_before = before.search(text, max(0, found.start() - _LONGEST_BEFORE), found.start())
    assert named_before is not None
    end = found.end()
    day, day_start, day_end = None, end, end
    if dated := _DAY.match(text, end):
        day_start, day_end = dated.span("day")
        day, end = _day_of(dated), day_end
    symbol = bare_symbol(found[0])
    known = _known(symbol, day, documents)
    issuer = ""
    if named := _ISSUER.match(text, end):
        issuer, end = named["issuer"], named.end("issuer")
    title_start = end
    if registered := _registered_title(text, end, known):
        title_start, end = registered
    elif titled := _TITLE.match(text, end):
        title_start, end = titled.span("title")
    return Citation(
        start=named_before.start(),
        end=end,
        type=named_before["type"] or "",
        symbol=symbol,
        symbol_start=found.start(),
        symbol_end=found.end(),
        day=day,
        day_start=day_start,
        day_end=day_end,
        issuer=issuer,
        title_start=title_start,
        known=known,
    )


def _known(
    symbol: str, day: date | None, documents: Sequence[CitedDocument]
) -> tuple[CitedDocument, ...]:
    wanted = symbol.casefold()
    named = tuple(d for d in documents if bare_symbol(d.symbol).casefold() == wanted)
    return tuple(d for d in named if d.day == day) or named


def _registered_title(text: str, at: int, known: Sequence[CitedDocument]) -> tuple[int, int] | None:
    """Return where the title stands as it is registered, however it is capitalised."""
    rest = text[at:]
    start = at + len(rest) - len(rest.lstrip(" ,"))
    ends = [
        start + len(document.subject)
        for document in known
        if text[start : start + len(document.subject)].casefold() == document.subject.casefold()
    ]
    return (start, max(ends)) if ends else None


def _day_of(found: re.Match[str]) -> date | None:
    day, month, year = (int(part) for part in found.groups()[2:] if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        return None
