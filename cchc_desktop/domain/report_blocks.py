"""Đoạn của báo cáo: the wording of one report, block by block.

``base`` is the wording that the template gave when it was last composed, ``wording`` the office's
own. Where both were changed the office's stays, and the template's stands in ``offered`` until it
is taken or declined. Words in braces are live (``{radio.items}``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cchc_desktop.domain.fields import (
    Record,
    choice,
    flag,
    lines,
    long_text,
    reference,
    text,
    whole,
)

PART, CLAUSE, PARAGRAPH = "part", "clause", "paragraph"
DASH, PLUS, SLOGAN, LETTER = "dash", "plus", "slogan", "letter"

MARKS: Final = {DASH: "-", PLUS: "+", SLOGAN: "+"}
"""What a block of the kind opens with; a lettered point's letter depends on its place."""

WORDING_LENGTH: Final = 8000


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFigure:
    """A live word and the text for which it stood when the block was last read."""

    token: str = text("Từ sống", required=True, max_length=120)
    shown: str = long_text("Đã đọc là", max_length=WORDING_LENGTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportBlock(Record):
    """One block of a report.

    ``key`` is stable between two compositions. A block without ``base_kind`` is the office's own.
    ``gone`` marks one that the template offers no more but that the office had edited.
    """

    report: int | None = reference("Báo cáo", "reports", required=True)
    key: str = text("Mã đoạn", required=True, max_length=120)
    position: int | None = whole("Thứ tự", required=True, minimum=1, maximum=1_000_000)
    part: str = choice("Thuộc phần", "report_parts")
    kind: str = choice("Kiểu đoạn", "block_kinds", required=True)
    wording: str = long_text("Nội dung", max_length=WORDING_LENGTH)
    base_kind: str = choice("Kiểu theo mẫu", "block_kinds")
    base: str = long_text("Nội dung theo mẫu", max_length=WORDING_LENGTH)
    offered_kind: str = choice("Kiểu mẫu đề nghị", "block_kinds")
    offered: str = long_text("Nội dung mẫu đề nghị", max_length=WORDING_LENGTH)
    dropped: bool = flag("Đã bỏ")
    gone: bool = flag("Mẫu không còn đoạn này")
    seen: tuple[SeenFigure, ...] = lines("Số liệu đã đọc", SeenFigure, noun="số liệu")

    @property
    def own(self) -> bool:
        """Whether the office added the block itself."""
        return not self.base_kind

    @property
    def edited(self) -> bool:
        """Whether there is an edit of the office's that composing must not lose."""
        return self.own or self.dropped or (self.kind, self.wording) != (self.base_kind, self.base)
