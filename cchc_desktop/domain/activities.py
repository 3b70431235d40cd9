"""Hoạt động tuyên truyền: something done on a day to make the reform known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.fields import (
    Record,
    choice,
    day,
    flag,
    lines,
    long_text,
    number,
    reference,
    text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How much of one unit an activity came to.

    Quantities of different units are never added: one radio item with twelve broadcasts has two
    measures. An ``estimated`` one ("ước thực hiện") is always shown apart.
    """

    unit: str = choice("Đơn vị tính", "units", required=True)
    quantity: Decimal | None = number("Số lượng", required=True, minimum=0, maximum=10**9)
    estimated: bool = flag("Ước thực hiện")


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Record):
    """One propaganda activity: a radio item, a web article, a meeting, a loudspeaker run."""

    day: date | None = day("Ngày", required=True, listed=True)
    channel: str = choice("Kênh", "channels", required=True, listed=True)
    title: str = text("Tiêu đề, nội dung", required=True, searched=True, listed=True, ordered=True)
    kind: str = choice("Hình thức", "activity_kinds")
    measures: tuple[Measure, ...] = lines(
        "Số lượng",
        Measure,
        noun="số lượng",
        minimum=1,
        listed=True,
        copied=("day", "channel"),
    )
    department: str = choice("Bộ phận thực hiện", "departments")
    audience: str = choice("Đối tượng", "audiences")
    place: str = choice("Địa điểm", "places")
    document: int | None = reference("Căn cứ văn bản", "documents")
    evidence: tuple[Evidence, ...] = lines("Minh chứng", Evidence, noun="minh chứng")
    note: str = long_text("Ghi chú", searched=True)

    def own_problems(self) -> Iterator[tuple[str, str]]:
        """A unit stands once per activity, or its quantities would read as a sum."""
        seen: set[tuple[str, bool]] = set()
        for measure in self.measures:
            key = (measure.unit, measure.estimated)
            if measure.unit and key in seen:
                yield "measures", "Mỗi đơn vị tính chỉ ghi một dòng."
                return
            seen.add(key)
