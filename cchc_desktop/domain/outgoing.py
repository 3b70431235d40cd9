"""Văn bản đi: the book of outgoing documents, in which every number is given once.

Numbers run from 01 each year, per type of document or jointly (Nghị định 30/2020/NĐ-CP, Điều 15);
a number that was given stays in the book, cancelled with its reason where it came to nothing.

An office that changes from one way to the other in the course of a year goes on counting: a
joint number comes after every number of the year, a type's own number after those of its type
and the joint ones. So no two documents of a year bear the same number and symbol.

A number may be chosen too, because the office may keep a paper book besides; what it leaves out
is told (:func:`skipped`), not refused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
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

_LEADING_NUMBER: Final = re.compile(r"0*([1-9][0-9]{0,5})(?![0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingDocument(Record):
    """One line of the book; ``series`` and ``year`` are those in which its number was given."""

    series: str = text("Dãy số", max_length=60, kept=True)
    year: int | None = whole("Năm", minimum=1945, maximum=2200, kept=True)
    number: int | None = whole(
        "Số",
        minimum=1,
        maximum=999_999,
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


FIXED: Final = ("series", "year", "number", "type")
"""What never changes of a line, because the paper bears it."""

FIXED_BY_REPORT: Final = (*FIXED, "symbol", "day", "subject", "signer")
"""What never changes of a report's line, because the issued report says it."""


def counts_for(series: str, other: str) -> bool:
    """Tell whether the numbers of the series ``other`` count for the next one of ``series``."""
    return series == JOINT or other in (series, JOINT)


def number_of(symbol: str) -> int | None:
    """Return the number with which a symbol begins: 45 of ``45/BC-UBND`` and of ``045a/BC``."""
    found = _LEADING_NUMBER.match(symbol)
    return int(found[1]) if found else None


def on_paper(number: int) -> str:
    """Return a number as documents bear it: ``07``, ``45``, ``1234`` (Điều 15)."""
    return f"{number:02}"


@dataclass(frozen=True, slots=True)
class Given:
    """A number as it stands in a year's book."""

    series: str
    number: int
    cancelled: bool = False


def free_number(given: Iterable[Given], series: str) -> int:
    """Return the number that comes next in a series: the first free one after the highest.

    A cancelled number is never given again, but neither does the book go on from it: who types
    4500 for 45, and cancels it, goes on with 45.
    """
    counted = [each for each in given if counts_for(series, each.series)]
    taken = {each.number for each in counted}
    number = 1 + max((each.number for each in counted if not each.cancelled), default=0)
    while number in taken:
        number += 1
    return number


def skipped(given: Iterable[Given], series: str) -> tuple[range, ...]:
    """Return the numbers of a series that the book lacks, from the lowest.

    ``given`` are those of a year in the order in which they were entered. Lacking are the numbers
    that a chosen one left out and that nobody has used since. What a change between joint numbers
    and numbers per type makes a series begin after is not lacking.
    """
    counted = [each for each in given if counts_for(series, each.series)]
    left_out: list[range] = []
    highest = 0
    for each in counted:
        if each.series == series and each.number > highest + 1:
            left_out.append(range(highest + 1, each.number))
        if not each.cancelled:
            highest = max(highest, each.number)
    following = free_number(counted, series)
    # Both ends of what was left out are taken, so a free stretch lies wholly inside or outside.
    return tuple(
        free
        for free in _between({each.number for each in counted})
        if free[0] < following and any(free[0] in some for some in left_out)
    )


def told(numbers: Iterable[range]) -> str:
    """Return numbers in a few words: ``03, 28-44``."""
    return ", ".join(
        on_paper(some[0]) if len(some) == 1 else f"{on_paper(some[0])}-{on_paper(some[-1])}"
        for some in numbers
    )


def _between(taken: Collection[int]) -> Iterator[range]:
    """Yield each stretch of free numbers below a taken one."""
    for one, following in pairwise([0, *sorted(taken)]):
        if following > one + 1:
            yield range(one + 1, following)
