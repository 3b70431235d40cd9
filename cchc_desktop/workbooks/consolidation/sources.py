"""Nguồn: every number that was added up, with the file, the sheet and the cell it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cchc_desktop.domain.activities import Measure
from cchc_desktop.domain.consolidation import Consolidation, Part
from cchc_desktop.domain.counting import NUMBER_LABELS
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.workbooks.cells import Value
from cchc_desktop.workbooks.lists import ORDINAL, Column, Listing
from cchc_desktop.workbooks.styles import LIST_CENTRED, LIST_NUMBER

SHEET: Final = "Nguồn"

_IN_PERIOD_COLUMN: Final = "E"
"""Where an office's own table shows the period."""


def listing(made: Consolidation, owner: str, period_line: str) -> Listing:
    """Return the list of parts: figure by figure, office by office."""
    return Listing(
        sheet=SHEET,
        name="danh_sach.nguon",
        owner=owner,
        title="NGUỒN CỦA TỪNG SỐ",
        subtitle=period_line,
        remark=(
            "Mỗi dòng là số của một cơ quan; lọc theo nội dung và đơn vị tính rồi cộng thì được số "
            "ở trang Tổng hợp. Cột “Ô” là ô của số trong kỳ ở trang đó của tệp."
        ),
        nothing="Chưa có số nào được cộng.",
        columns=[
            ORDINAL,
            Column(heading="Kênh, nội dung", width=160),
            Column(heading=fields_of(Measure)["unit"].label, width=90),
            Column(heading="Cơ quan", width=160),
            Column(heading=NUMBER_LABELS["planned"], width=66, style=LIST_NUMBER),
            Column(heading=NUMBER_LABELS["in_period"], width=66, style=LIST_NUMBER),
            Column(heading="Lũy kế", width=66, style=LIST_NUMBER),
            Column(heading="Cùng kỳ", width=66, style=LIST_NUMBER),
            Column(heading=fields_of(Measure)["estimated"].label, width=62, style=LIST_NUMBER),
            Column(heading="Số bản ghi", width=58, style=LIST_NUMBER),
            Column(heading="Tệp", width=170),
            Column(heading="Trang", width=72, style=LIST_CENTRED),
            Column(heading="Ô", width=44, style=LIST_CENTRED),
        ],
        rows=_rows(made),
        frozen_columns=4,
    )


def _rows(made: Consolidation) -> Iterator[list[Value]]:
    parts = (part for line in made.lines for part in line.parts)
    for ordinal, part in enumerate(parts, start=1):
        yield [ordinal, *_cells(part)]


def _cells(part: Part) -> list[Value]:
    figure, sender = part.figure, part.sender
    return [
        figure.label,
        figure.unit,
        sender.name,
        figure.planned,
        figure.in_period,
        figure.cumulative,
        figure.same_period_last_year,
        figure.estimated,
        figure.records,
        sender.received.path,
        sender.tally.shown.sheet,
        f"{_IN_PERIOD_COLUMN}{figure.row}",
    ]
