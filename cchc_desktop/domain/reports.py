"""Báo cáo: one report of a period, from its first draft to the number it was issued under.

Its wording stands in blocks of its own (:mod:`cchc_desktop.domain.report_blocks`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from cchc_desktop.domain.fields import (
    Record,
    choice,
    day,
    lines,
    long_text,
    reference,
    text,
    whole,
)

DRAFT: Final = "draft"
"""It is written on; its figures are live."""
CLOSED: Final = "closed"
"""Its figures and its text are frozen: it is with the one who signs."""
ISSUED: Final = "issued"
"""It has its number and its day, and is never changed again."""

SUPERSEDES, CORRECTS, RECALLS = "supersedes", "corrects", "recalls"
"""What a report does to the issued one that it names (Nghị định 30/2020/NĐ-CP, Điều 18)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPart:
    """A part that the office added to the report: a section, or an appendix."""

    part: str = choice("Phần", "report_parts", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """One report: its period, and its number and day once it has been signed on paper.

    ``related`` is the issued report that this one ``relation`` (supersedes, corrects, recalls);
    ``template`` the office's own template, None for the delivered one.
    """

    title: str = text("Trích yếu", required=True, searched=True, listed=True, ordered=True)
    period: str = text(
        "Kỳ báo cáo",
        required=True,
        max_length=40,
        listed=True,
        help="Ví dụ: 2022, 2022-Q2, 2022-H1, 2022-05 hoặc 2022-03-15..2022-06-14.",
    )
    calendar: str = choice("Cách tính kỳ", "calendars", required=True)
    state: str = choice(
        "Tình trạng", "report_states", default=DRAFT, required=True, listed=True, kept=True
    )
    number: int | None = whole("Số văn bản", minimum=1, maximum=999_999, listed=True, kept=True)
    issued_on: date | None = day("Ngày ban hành", listed=True, kept=True)
    signer: str = text("Người ký", max_length=80, listed=True, ordered=True)
    due_on: date | None = day("Hạn gửi")
    parts: tuple[ReportPart, ...] = lines("Phần thêm", ReportPart, noun="phần", kept=True)
    template: int | None = reference("Mẫu báo cáo", "report_templates", kept=True)
    relation: str = choice("Quan hệ", "report_relations", kept=True)
    related: int | None = reference("Báo cáo liên quan", "reports", kept=True)
    note: str = long_text("Ghi chú", searched=True)

    def own_problems(self) -> Iterator[tuple[str, str]]:
        """An issued report has its number, its day and its signer (Nghị định 30/2020, Điều 15)."""
        if self.state == ISSUED:
            if self.number is None:
                yield "number", "Báo cáo đã ban hành phải có số."
            if self.issued_on is None:
                yield "issued_on", "Báo cáo đã ban hành phải có ngày."
            if not self.signer:
                yield "signer", "Báo cáo đã ban hành phải có người ký."
        elif self.number is not None or self.issued_on is not None:
            yield "number", "Chỉ báo cáo đã ban hành mới có số và ngày."
        if bool(self.relation) != (self.related is not None):
            yield "related", "Báo cáo thay thế, đính chính hoặc thu hồi phải nêu báo cáo liên quan."
        if len({part.part for part in self.parts}) < len(self.parts):
            yield "parts", "Mỗi phần chỉ thêm một lần."

    def has_part(self, part: str) -> bool:
        """Tell whether the office added the part of this code."""
        return any(chosen.part == part for chosen in self.parts)
