"""Nhiệm vụ: a direction for a year, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.fields import Record, choice, day, lines, long_text, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """One task of a year; next year's report says what became of it."""

    year: int | None = whole("Năm", required=True, listed=True, minimum=2000, maximum=2200)
    content: str = long_text(
        "Nội dung nhiệm vụ", required=True, searched=True, listed=True, ordered=True
    )
    department: str = choice("Bộ phận thực hiện", "departments", listed=True)
    due_on: date | None = day("Thời hạn", listed=True)
    result: str = choice("Kết quả", "task_results", required=True, listed=True)
    done_on: date | None = day("Ngày hoàn thành")
    outcome: str = long_text("Kết quả cụ thể", searched=True)
    evidence: tuple[Evidence, ...] = lines("Minh chứng", Evidence, noun="minh chứng")

    def own_problems(self) -> Iterator[tuple[str, str]]:
        """A day of completion belongs to a task that is done."""
        if self.done_on and self.result and self.result != "done":
            yield "done_on", "Chỉ ghi ngày hoàn thành khi kết quả là “Đã hoàn thành”."
