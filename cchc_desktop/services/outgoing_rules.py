"""What a line of the book of outgoing documents must keep to, looked at before it is written.

A number is given once and stays what it is (Nghị định 30/2020/NĐ-CP, Điều 15); what is merely
unusual, numbers left out or days that do not follow them, is told and not refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cchc_desktop.domain.office import NoOfficeProfile
from cchc_desktop.domain.outgoing import (
    FIXED,
    FIXED_BY_REPORT,
    Given,
    OutgoingDocument,
    number_of,
    on_paper,
    skipped,
    told,
)
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.storage.engine import Connection
from cchc_desktop.storage.outgoing_numbers import (
    free_number,
    holder_of,
    neighbours_of,
    numbers_of,
)
from cchc_desktop.storage.repository import load

Finding = tuple[str, str]
"""The field and the sentence."""


_STAYS: Final = "Số đã cấp thì giữ nguyên trong sổ; hãy huỷ số nếu không dùng."
_AS_ISSUED: Final = "Dòng này là của báo cáo đã ban hành, nên giữ đúng như báo cáo."
_NOT_CANCELLED: Final = (
    "Số này là của báo cáo đã ban hành nên không huỷ được. Hãy lập báo cáo thay thế, đính chính "
    "hoặc thu hồi."
)


def faults_of_line(connection: Connection, line: OutgoingDocument) -> Iterator[Finding]:
    """Yield why a line cannot be entered or changed so; its number is given already, if at all."""
    if line.id is not None:
        for stored in load(connection, "outgoing", [line.id]).values():
            yield from _changed(stored, line)
    if line.day is None or not line.type:
        return  # validation says so
    if line.number is None or line.year is None:
        yield "day", str(NoOfficeProfile(line.day))
        return
    if number_of(line.symbol) != line.number:
        yield "symbol", f"Ký hiệu phải bắt đầu bằng số {on_paper(line.number)} của văn bản này."
    if line.year != line.day.year:
        yield "day", f"Số này cấp trong năm {line.year}, nên ngày văn bản phải thuộc năm đó."
    holder = holder_of(connection, line.series, line.year, line.number, line.type, but=line.id)
    if holder is not None:
        yield "number", _taken(connection, line, load(connection, "outgoing", [holder])[holder])


def remarks_on_line(connection: Connection, line: OutgoingDocument) -> Iterator[Finding]:
    """Yield what is unusual about a line: numbers it leaves out, days that do not follow."""
    if line.day is None or line.number is None or line.year is None:
        return
    if line.id is None:
        following = free_number(connection, line.series, line.year)
        if line.number > following:
            entered = (*numbers_of(connection, line.year), Given(line.series, line.number))
            left_out = [some for some in skipped(entered, line.series) if some[0] >= following]
            told_out = told(left_out)
            yield "number", f"Số kế tiếp là {on_paper(following)}; sổ sẽ khuyết số {told_out}."
    before, after = neighbours_of(connection, line.series, line.year, line.number)
    if before is not None and line.day < before.day:
        yield "day", f"Trước ngày của số liền trước ({before.symbol}, {format_day(before.day)})."
    elif after is not None and line.day > after.day:
        yield "day", f"Sau ngày của số liền sau ({after.symbol}, {format_day(after.day)})."


def _changed(stored: OutgoingDocument, line: OutgoingDocument) -> Iterator[Finding]:
    for name in FIXED if stored.report is None else FIXED_BY_REPORT:
        if getattr(stored, name) != getattr(line, name):
            yield name, _STAYS if stored.report is None else _AS_ISSUED
    if stored.report is not None and line.cancelled:
        yield "cancel_reason", _NOT_CANCELLED


def _taken(connection: Connection, line: OutgoingDocument, holder: OutgoingDocument) -> str:
    assert line.year is not None
    assert line.number is not None
    assert holder.day is not None
    following = free_number(connection, line.series, line.year)
    gone = " (đã huỷ)" if holder.cancelled else ""
    return (
        f"Số {on_paper(line.number)} năm {line.year} đã cấp cho văn bản {holder.symbol} ngày "
        f"{format_day(holder.day)}{gone}. Số kế tiếp là {on_paper(following)}."
    )
