"""Minh chứng: what proves the activities of the period and the postings of its procedures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.activities import Activity
from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.procedures import Posting, Procedure
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.workbooks.cells import Value
from cchc_desktop.workbooks.lists import ORDINAL, Column, Listing, column_of, value_of
from cchc_desktop.workbooks.styles import LIST_CENTRED

if TYPE_CHECKING:
    from cchc_desktop.workbooks.tally import Tally

SHEET: Final = "Minh chứng"
SHOWS: Final = "Từng minh chứng của hoạt động trong kỳ, biên bản và đường dẫn niêm yết trong kỳ"


def listing(tally: Tally) -> Listing:
    """Return the list of proofs, those of activities first, in the order of their days."""
    return Listing(
        sheet=SHEET,
        name="danh_sach.minh_chung",
        owner=tally.office.short_name.upper(),
        title="DANH SÁCH MINH CHỨNG",
        subtitle=tally.period_line,
        remark=(
            "Mỗi dòng là một minh chứng; hoạt động có nhiều minh chứng chiếm nhiều dòng. "
            "Hoạt động chưa có minh chứng không có ở đây: xem cột Minh chứng ở trang Tổng hợp."
        ),
        nothing="Trong kỳ chưa ghi minh chứng nào.",
        columns=[
            ORDINAL,
            Column(heading="Sổ", width=90, style=LIST_CENTRED),
            column_of(Activity, "day", 86),
            Column(heading="Kênh, nơi niêm yết", width=150),
            Column(heading="Hoạt động, thủ tục", width=290),
            column_of(Evidence, "kind", 116),
            column_of(Evidence, "where", 260),
        ],
        rows=_rows(tally),
        frozen_columns=1,
    )


def count(tally: Tally) -> int:
    """Return how many proofs the list has."""
    of_activities = sum(len(activity.evidence) for activity in tally.activities)
    return of_activities + sum(1 for _ in _posted(tally))


def _rows(tally: Tally) -> Iterator[list[Value]]:
    for ordinal, row in enumerate(_proofs(tally), start=1):
        yield [ordinal, *row]


def _proofs(tally: Tally) -> Iterator[list[Value]]:
    catalogues = tally.catalogues
    for activity in tally.activities:
        for proof in activity.evidence:
            yield [
                REGISTERS["activities"].label,
                activity.day,
                value_of(activity, "channel", catalogues),
                activity.title,
                value_of(proof, "kind", catalogues),
                proof.where,
            ]
    for procedure, posting in _posted(tally):
        yield [
            REGISTERS["procedures"].label,
            posting.posted_on,
            value_of(posting, "place", catalogues),
            f"{procedure.code} {procedure.name}",
            "Niêm yết",
            posting.notice,
        ]


def _posted(tally: Tally) -> Iterator[tuple[Procedure, Posting]]:
    """Yield the postings of the period that name a notice or a link."""
    for procedure in tally.procedures:
        for event in procedure.events:
            for posting in event.postings:
                if (
                    posting.notice
                    and posting.posted_on
                    and tally.period.contains(posting.posted_on)
                ):
                    yield procedure, posting
