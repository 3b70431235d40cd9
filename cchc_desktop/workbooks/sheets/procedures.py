"""Thủ tục hành chính: the procedures in force on the last day of the period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.posting import last_event
from cchc_desktop.domain.procedures import Posting, Procedure, ProcedureEvent
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.workbooks.cells import Value
from cchc_desktop.workbooks.lists import ORDINAL, Column, Listing, column_of, value_of

if TYPE_CHECKING:
    from cchc_desktop.workbooks.tally import Tally

SHEET: Final = "Thủ tục hành chính"

_PROCEDURE: Final = {"name": 240, "field": 110, "level": 90, "online": 100}
_EVENT: Final = {"kind": 96, "effective_on": 88}


def listing(tally: Tally) -> Listing:
    """Return the list of the procedures that the figure ``procedures.in_force`` counts."""
    return Listing(
        sheet=SHEET,
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
            column_of(Procedure, "code", 90, code=True),
            *(column_of(Procedure, name, width) for name, width in _PROCEDURE.items()),
            *(column_of(ProcedureEvent, name, width) for name, width in _EVENT.items()),
            column_of(ProcedureEvent, "decision", 120, code=True),
            column_of(ProcedureEvent, "decided_on", 88),
            Column(heading=column_of(ProcedureEvent, "postings", 0).heading, width=222),
            column_of(Procedure, "note", 100),
        ],
        rows=_rows(tally),
        frozen_columns=2,
    )


def _rows(tally: Tally) -> Iterator[list[Value]]:
    counted = tally.records_behind("procedures.in_force")
    listed = (procedure for procedure in tally.procedures if procedure.id in counted)
    for ordinal, procedure in enumerate(listed, start=1):
        event = last_event(procedure.events, tally.period.end) or ProcedureEvent()
        yield [
            ordinal,
            procedure.code,
            *(value_of(procedure, name, tally.catalogues) for name in _PROCEDURE),
            *(value_of(event, name, tally.catalogues) for name in _EVENT),
            event.decision,
            event.decided_on,
            "\n".join(_posted(posting, tally.catalogues) for posting in event.postings),
            procedure.note,
        ]


def _posted(posting: Posting, catalogues: Catalogues) -> str:
    place = value_of(posting, "place", catalogues)
    days = format_day(posting.posted_on) if posting.posted_on else ""
    if posting.taken_down_on:
        days += f", gỡ {format_day(posting.taken_down_on)}"
    return f"{place} ({days})" if days else f"{place}"
