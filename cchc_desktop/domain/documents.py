"""Văn bản: the plans, orders and decisions that a report cites."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.fields import Record, choice, day, lines, long_text, text

_SPACE_IN_SYMBOL = re.compile(r"\s")


def check_symbol(symbol: str) -> str | None:
    """Refuse white space inside a number-symbol (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3)."""
    if _SPACE_IN_SYMBOL.search(symbol):
        return "Số, ký hiệu không có khoảng trắng bên trong, ví dụ 09/KH-UBND."
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """One cited document, incoming or the office's own."""

    type: str = choice("Loại văn bản", "document_types", required=True, listed=True)
    symbol: str = text(
        "Số, ký hiệu",
        required=True,
        max_length=60,
        searched=True,
        listed=True,
        ordered=True,
        check=check_symbol,
    )
    day: date | None = day("Ngày ban hành", required=True, listed=True)
    issuer: str = text("Cơ quan ban hành", required=True, searched=True, listed=True, ordered=True)
    subject: str = long_text("Trích yếu", required=True, searched=True, listed=True, ordered=True)
    direction: str = choice("Văn bản đi/đến", "document_directions", required=True)
    evidence: tuple[Evidence, ...] = lines("Minh chứng", Evidence, noun="minh chứng")
    note: str = long_text("Ghi chú", searched=True)
