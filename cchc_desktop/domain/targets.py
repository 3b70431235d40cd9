"""Chỉ tiêu: the quantity planned for a year, per channel and unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cchc_desktop.domain.fields import Record, choice, long_text, number, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Record):
    """The planned quantity of one channel and unit in one year."""

    year: int | None = whole("Năm", required=True, listed=True, minimum=2000, maximum=2200)
    channel: str = choice("Kênh", "channels", required=True, listed=True)
    unit: str = choice("Đơn vị tính", "units", required=True, listed=True)
    planned: Decimal | None = number(
        "Số lượng kế hoạch", required=True, listed=True, minimum=0, maximum=10**9
    )
    note: str = long_text("Ghi chú", searched=True)
