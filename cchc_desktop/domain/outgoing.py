"""Văn bản đi: the book of outgoing documents, in which every number is given once.

Numbers run from 01 each year, per type of document or jointly (Nghị định 30/2020/NĐ-CP, Điều 15);
a number that was given stays in the book, cancelled with its reason where it came to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from cchc_desktop.domain.documents import check_symbol
from cchc_desktop.domain.fields import (
    Record,
    choice,
    flag,
    long_text,
    reference,
    text,
    whole,
)
from cchc_desktop.domain.fields import day as a_day

JOINT: Final = "joint"
"""The series of an office that numbers all its documents together; else a type's own code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingDocument(Record):
    """One line of the book; ``series`` and ``year`` are those in which its number was given."""

    series: str = text("Dãy số", max_length=60, kept=True)
    year: int | None = whole("Năm", minimum=2000, maximum=2200, kept=True)
    number: int | None = whole(
        "Số",
        minimum=1,
        maximum=999_999,
        listed=True,
        help="Để trống thì chương trình cấp số kế tiếp. Số đã cấp không sửa, không xoá.",
    )
    type: str = choice("Loại văn bản", "document_types", required=True)
    symbol: str = text(
        "Số, ký hiệu",
        max_length=60,
        searched=True,
        listed=True,
        ordered=True,
        check=check_symbol,
        help="Để trống thì chương trình ghi, ví dụ 45/BC-UBND.",
    )
    day: date | None = a_day("Ngày văn bản", required=True, listed=True)
    subject: str = long_text("Trích yếu", required=True, searched=True, listed=True, ordered=True)
    signer: str = text("Người ký", max_length=80, listed=True)
    recipients: str = long_text("Nơi nhận", searched=True)
    keeper: str = text("Đơn vị, người nhận bản lưu", max_length=200)
    copies: int | None = whole("Số lượng bản", minimum=1, maximum=100_000)
    moved_on: date | None = a_day("Ngày chuyển")
    received_by: str = text("Ký nhận", max_length=200)
    note: str = long_text("Ghi chú", searched=True)
    cancelled: bool = flag("Đã huỷ", listed=True, kept=True)
    cancel_reason: str = text("Lý do huỷ", max_length=500, kept=True)
    report: int | None = reference("Báo cáo", "reports", kept=True)

    def own_problems(self) -> Iterator[tuple[str, str]]:
        """A number is cancelled with a reason."""
        if self.cancelled and not self.cancel_reason:
            yield "cancel_reason", "Huỷ số văn bản phải ghi lý do."
