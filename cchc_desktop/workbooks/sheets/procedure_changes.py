"""Thay đổi TTHC: what took effect in the period, and whether it was posted in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.posting import REPEALED, due_day, posting_state
from cchc_desktop.domain.procedures import Procedure, ProcedureEvent
from cchc_desktop.workbooks.cells import Value
from cchc_desktop.workbooks.lists import ORDINAL, Column, Listing, column_of, value_of
from cchc_desktop.workbooks.styles import DAY, LIST_CENTRED

if TYPE_CHECKING:
    from cchc_desktop.workbooks.tally import Tally

SHEET: Final = "Thay đổi TTHC"
SHOWS: Final = "Thủ tục ban hành mới, sửa đổi, thay thế, bãi bỏ có hiệu lực trong kỳ; hạn niêm yết"
DUE: Final = "Hạn niêm yết"
FIRST_POSTED: Final = "Niêm yết lần đầu"
STATE: Final = "Tình trạng niêm yết"


def listing(tally: Tally) -> Listing:
    """Return the list of events that took effect in the period, in the order of their days."""
    allowance = tally.allowance
    allowed = f", được chậm {allowance} ngày làm việc" if allowance else ""
    return Listing(
        sheet=SHEET,
        name="danh_sach.thay_doi_tthc",
        owner=tally.office.short_name.upper(),
        title="THAY ĐỔI THỦ TỤC HÀNH CHÍNH TRONG KỲ",
        subtitle=tally.period_line,
        remark=(
            f"Hạn niêm yết là ngày có hiệu lực{allowed}. Niêm yết sau ngày cuối kỳ chưa tính vào "
            "kỳ này. Thủ tục thay đổi nhiều lần trong kỳ chiếm nhiều dòng."
        ),
        nothing="Trong kỳ không có thủ tục nào thay đổi.",
        columns=[
            ORDINAL,
            column_of(Procedure, "code", 84, code=True),
            column_of(Procedure, "name", 236),
            column_of(Procedure, "field", 100),
            column_of(ProcedureEvent, "kind", 96),
            column_of(ProcedureEvent, "effective_on", 86),
            column_of(ProcedureEvent, "decision", 110, code=True),
            column_of(ProcedureEvent, "decided_on", 86),
            Column(heading=DUE, width=86, style=LIST_CENTRED.numbered(DAY)),
            Column(heading=FIRST_POSTED, width=86, style=LIST_CENTRED.numbered(DAY)),
            Column(heading=STATE, width=96, style=LIST_CENTRED),
        ],
        rows=_rows(tally),
        frozen_columns=2,
    )


def count(tally: Tally) -> int:
    """Return how many events the list has."""
    return len(_events(tally))


def first_posted(event: ProcedureEvent) -> date | None:
    """Return the first day on which an event was posted anywhere."""
    return min((p.posted_on for p in event.postings if p.posted_on), default=None)


def _events(tally: Tally) -> list[tuple[date, Procedure, ProcedureEvent]]:
    found = [
        (event.effective_on, procedure, event)
        for procedure in tally.procedures
        for event in procedure.events
        if event.effective_on and tally.period.contains(event.effective_on)
    ]
    return sorted(found, key=lambda row: row[0])


def _rows(tally: Tally) -> Iterator[list[Value]]:
    allowance = tally.allowance
    for ordinal, (effective_on, procedure, event) in enumerate(_events(tally), start=1):
        posted = first_posted(event)
        state = posting_state(event.kind, effective_on, posted, tally.period.end, allowance)
        yield [
            ordinal,
            procedure.code,
            procedure.name,
            value_of(procedure, "field", tally.catalogues),
            value_of(event, "kind", tally.catalogues),
            effective_on,
            event.decision,
            event.decided_on,
            None if event.kind == REPEALED else due_day(effective_on, allowance),
            posted,
            str(state),
        ]
