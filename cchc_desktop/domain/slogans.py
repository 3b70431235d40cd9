"""Khẩu hiệu: the texts, and each display (lượt treo) of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.fields import Record, choice, day, lines, long_text, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """One display of a slogan: the medium, the place, from when to when, how many pieces.

    An open ``until`` means that it still hangs.
    """

    medium: str = choice("Hình thức treo", "media", required=True)
    place: str = choice("Nơi treo", "places")
    since: date | None = day("Từ ngày", required=True)
    until: date | None = day("Đến ngày")
    pieces: int | None = whole("Số tấm, cái", required=True, minimum=1, maximum=100_000)

    def own_problems(self) -> Iterator[tuple[str, str]]:
        """A display does not end before it begins."""
        if self.since and self.until and self.until < self.since:
            yield "until", "Ngày kết thúc trước ngày bắt đầu."


@dataclass(frozen=True, slots=True, kw_only=True)
class Slogan(Record):
    """One slogan; reports quote its text exactly as it stands here."""

    text: str = long_text(
        "Nội dung khẩu hiệu", required=True, searched=True, listed=True, ordered=True
    )
    displays: tuple[Display, ...] = lines("Lượt treo", Display, noun="lượt treo", listed=True)
    evidence: tuple[Evidence, ...] = lines("Minh chứng", Evidence, noun="minh chứng")
    note: str = long_text("Ghi chú", searched=True)
