"""Thủ tục hành chính: the procedures in force on the last day of the period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.posting import REPEALED, last_event, posting_state
from cchc_desktop.domain.procedures import Posting, Procedure, ProcedureEvent
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.workbooks.cells import Value
from cchc_desktop.workbooks.lists import ORDINAL, Column, Listing, column_of, value_of
from cchc_desktop.workbooks.sheets.procedure_changes import STATE, first_posted
from cchc_desktop.workbooks.styles import LIST_CENTRED

if TYPE_CHECKING:
    from cchc_desktop.workbooks.tally import Tally

SHEET: Final = "Thủ tục hành chính"
SHOWS: Final = "Thủ tục đang có hiệu lực đến ngày cuối kỳ, nơi niêm yết và tình trạng niêm yết"

_PROCEDURE: Final = {"name": 200, "field": 92, "level": 80, "online": 86}
_EVENT: Final = {"kind": 80, "effective_on": 84}


def listing(tally: Tally) -> Listing:
    """Return the list of the procedures that the figure ``procedures.in_force`` counts."""
    return Listing(
        sheet=SHEET,
        name="danh_sach.thu_tuc",
        owner=tally.office.short_name.upper(),
        title="DANH SÁCH THỦ TỤC HÀNH CHÍNH ĐANG CÓ HIỆU LỰC",
        subtitle=f"Tính đến hết ngày {format_day(tally.period.end)}",
        remark=(
            "Sự kiện, quyết định và nơi niêm yết là của lần ban hành hoặc sửa đổi gần nhất "
            "có hiệu lực đến ngày nói trên."
        ),
        nothing="Đến ngày này chưa ghi thủ tục nào đang có hiệu lực.",
        columns=[
            ORDINAL,
            column_of(Procedure, "code", 82, code=True),
            *(column_of(Procedure, name, width) for name, width in _PROCEDURE.items()),
            *(column_of(ProcedureEvent, name, width) for name, width in _EVENT.items()),
            column_of(ProcedureEvent, "decision", 104, code=True),
            column_of(ProcedureEvent, "decided_on", 84),
            Column(heading=column_of(ProcedureEvent, "postings", 0).heading, width=184),
            Column(heading=STATE, width=80, style=LIST_CENTRED),
            column_of(Procedure, "note", 72),
        ],
        rows=_rows(tally),
        frozen_columns=2,
    )


def count(tally: Tally) -> int:
    """Return how many procedures the list has."""
    return sum(1 for _ in _in_force(tally))


def _in_force(tally: Tally) -> Iterator[tuple[Procedure, ProcedureEvent, date]]:
    """Yield the procedures in force on the last day, with what made them what they are, and when.

    Read from the records, not from the figure: the sheet that compares the two would prove nothing.
    """
    for procedure in tally.procedures:
        event = last_event(procedure.events, tally.period.end)
        if event is not None and event.effective_on is not None and event.kind != REPEALED:
            yield procedure, event, event.effective_on


def _rows(tally: Tally) -> Iterator[list[Value]]:
    end, allowance = tally.period.end, tally.allowance
    for ordinal, (procedure, event, effective_on) in enumerate(_in_force(tally), start=1):
        state = posting_state(event.kind, effective_on, first_posted(event), end, allowance)
        yield [
            ordinal,
            procedure.code,
            *(value_of(procedure, name, tally.catalogues) for name in _PROCEDURE),
            *(value_of(event, name, tally.catalogues) for name in _EVENT),
            event.decision,
            event.decided_on,
            "\n".join(_posted(posting, tally.catalogues) for posting in event.postings),
            str(state),
            procedure.note,
        ]


def _posted(posting: Posting, catalogues: Catalogues) -> str:
    place = value_of(posting, "place", catalogues)
    days = format_day(posting.posted_on) if posting.posted_on else ""
    if posting.taken_down_on:
        days += f", gỡ {format_day(posting.taken_down_on)}"
    return f"{place} ({days})" if days else f"{place}"
