"""Tình hình gửi: who has sent, who was late, who is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cchc_desktop.domain.consolidation import Consolidation, Sender
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.workbooks.cells import Value
from cchc_desktop.workbooks.consolidation.heading import standing_line
from cchc_desktop.workbooks.lists import ORDINAL, Column, Listing
from cchc_desktop.workbooks.styles import AS_TEXT, DAY, LIST_CELL, LIST_CENTRED

SHEET: Final = "Tình hình gửi"
SENT: Final = "Đã gửi"
LATE: Final = "Gửi muộn"
MISSING: Final = "Chưa có số liệu"
UNLISTED: Final = "Không có trong danh sách"


def listing(made: Consolidation, owner: str, period_line: str) -> Listing:
    """Return the list of offices: the missing ones, the late ones, the others."""
    due = f"Hạn gửi: {format_day(made.due)}. " if made.due else ""
    return Listing(
        sheet=SHEET,
        name="danh_sach.tinh_hinh_gui",
        owner=owner,
        title="TÌNH HÌNH GỬI BẢNG TỔNG HỢP",
        subtitle=period_line,
        remark=(
            f"{standing_line(made)} {due}Muộn hay không tính theo ngày lập ghi trong tệp; ngày của "
            "tệp chỉ để tham khảo vì chép tệp có thể làm ngày này đổi."
        ),
        nothing="Chưa có cơ quan nào gửi.",
        columns=[
            ORDINAL,
            Column(heading="Cơ quan", width=230),
            Column(
                heading=fields_of(OfficeProfile)["identifier"].label,
                width=110,
                style=LIST_CELL.numbered(AS_TEXT),
            ),
            Column(heading="Tình trạng", width=110, style=LIST_CENTRED),
            Column(heading="Ngày lập", width=86, style=LIST_CENTRED.numbered(DAY)),
            Column(heading="Ngày của tệp", width=86, style=LIST_CENTRED.numbered(DAY)),
            Column(heading="Tệp", width=180),
            Column(heading="Ghi chú", width=190),
        ],
        rows=_rows(made),
        frozen_columns=2,
    )


def _rows(made: Consolidation) -> Iterator[list[Value]]:
    ordinal = 0
    for missing in made.missing:
        ordinal += 1
        office = missing.office
        yield [ordinal, office.name, office.identifier, MISSING, None, None, "", missing.note]
    for late in (True, False):
        for sender in made.senders:
            if sender.late == late:
                ordinal += 1
                yield [ordinal, *_sent(sender)]


def _sent(sender: Sender) -> list[Value]:
    tally = sender.tally
    return [
        sender.name,
        tally.office.identifier,
        LATE if sender.late else SENT,
        tally.made_on,
        sender.received.file_day,
        sender.received.path,
        "" if sender.listed else UNLISTED,
    ]
