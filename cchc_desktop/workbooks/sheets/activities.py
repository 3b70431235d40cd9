"""Danh sách hoạt động: the records behind the figures, a row for each quantity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.activities import Activity, Measure
from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.documents import Document
from cchc_desktop.domain.vietnamese import format_day_prose
from cchc_desktop.workbooks.cells import Value
from cchc_desktop.workbooks.lists import ORDINAL, Column, Listing, column_of, value_of
from cchc_desktop.workbooks.styles import LIST_NUMBER

if TYPE_CHECKING:
    from cchc_desktop.workbooks.tally import Tally

SHEET: Final = "Danh sách hoạt động"
SHOWS: Final = "Từng hoạt động trong kỳ, mỗi đơn vị tính một dòng; căn cứ và minh chứng"

_BEFORE: Final = {"day": 82, "channel": 110, "title": 240, "kind": 76}
_AFTER: Final = {
    "department": 94,
    "audience": 90,
    "place": 92,
    "document": 164,
    "evidence": 156,
    "note": 84,
}
_CHOICES_AFTER: Final = ("department", "audience", "place")


def listing(tally: Tally) -> Listing:
    """Return the list of the tally's activities, in the order in which they are given."""
    return Listing(
        sheet=SHEET,
        name="danh_sach.hoat_dong",
        owner=tally.office.short_name.upper(),
        title="DANH SÁCH HOẠT ĐỘNG TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH",
        subtitle=tally.period_line,
        remark=(
            "Mỗi dòng là một số lượng theo một đơn vị tính; hoạt động có nhiều đơn vị tính chiếm "
            "nhiều dòng cùng số thứ tự. Muốn cộng thì lọc theo kênh và đơn vị tính; "
            "số ước thực hiện đứng cột riêng."
        ),
        nothing="Trong kỳ chưa ghi hoạt động nào.",
        columns=[
            ORDINAL,
            *(column_of(Activity, name, width) for name, width in _BEFORE.items()),
            column_of(Measure, "unit", 74),
            column_of(Measure, "quantity", 62),
            # A quantity, not a tick: whoever adds up a column never mixes estimates in.
            Column(heading=column_of(Measure, "estimated", 0).heading, width=62, style=LIST_NUMBER),
            *(column_of(Activity, name, width) for name, width in _AFTER.items()),
        ],
        rows=_rows(tally),
        frozen_columns=2,
    )


def _rows(tally: Tally) -> Iterator[list[Value]]:
    catalogues = tally.catalogues
    for ordinal, activity in enumerate(tally.activities, start=1):
        before = [ordinal, *(value_of(activity, name, catalogues) for name in _BEFORE)]
        after = [
            *(value_of(activity, name, catalogues) for name in _CHOICES_AFTER),
            _cited(activity.document, tally.documents, catalogues),
            _proofs(activity, catalogues),
            activity.note,
        ]
        for measure in activity.measures or (Measure(),):
            unit = value_of(measure, "unit", catalogues)
            counted = None if measure.estimated else measure.quantity
            expected = measure.quantity if measure.estimated else None
            yield [*before, unit, counted, expected, *after]


def _cited(id_: int | None, documents: Mapping[int, Document], catalogues: Catalogues) -> str:
    """Return the type, the symbol and the day of a document, as a later citation has them."""
    document = None if id_ is None else documents.get(id_)
    if document is None:
        return ""
    text = f"{catalogues.text('document_types', document.type)} số {document.symbol}"
    # On a line of its own, or the symbol itself would be broken at its hyphen.
    return f"{text}\nngày {format_day_prose(document.day)}" if document.day else text


def _proofs(activity: Activity, catalogues: Catalogues) -> str:
    return "\n".join(
        f"{value_of(proof, 'kind', catalogues)}: {proof.where}" for proof in activity.evidence
    )
