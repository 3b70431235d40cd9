"""Báo cáo: the record of one report of a period, drafted or issued."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.fields import Record, choice, day, long_text, text, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """One report: its period, and its number and day once it has been signed on paper."""

    title: str = text("Trích yếu", required=True, searched=True, listed=True, ordered=True)
    period: str = text(
        "Kỳ báo cáo",
        required=True,
        max_length=40,
        listed=True,
        help="Ví dụ: 2022, 2022-Q2, 2022-H1, 2022-05 hoặc 2022-03-15..2022-06-14.",
    )
    calendar: str = choice("Cách tính kỳ", "calendars", required=True)
    state: str = choice("Tình trạng", "report_states", required=True, listed=True)
    number: int | None = whole("Số văn bản", minimum=1, maximum=999_999, listed=True)
    issued_on: date | None = day("Ngày ban hành", listed=True)
    signer: str = text("Người ký", max_length=80, listed=True, ordered=True)
    due_on: date | None = day("Hạn gửi")
    note: str = long_text("Ghi chú", searched=True)

    def own_problems(self) -> Iterator[tuple[str, str]]:
        """An issued report has its number, its day and its signer (Nghị định 30/2020, Điều 15)."""
        if self.state == "issued":
            if self.number is None:
                yield "number", "Báo cáo đã ban hành phải có số."
            if self.issued_on is None:
                yield "issued_on", "Báo cáo đã ban hành phải có ngày."
            if not self.signer:
                yield "signer", "Báo cáo đã ban hành phải có người ký."
