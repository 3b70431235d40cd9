"""Sổ đăng ký văn bản đi: a year's book of outgoing documents as it is put on paper.

Its ten columns are those of the decree's own form (Nghị định 30/2020/NĐ-CP, Phụ lục IV).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.official_lines import agency_lines
from cchc_desktop.domain.outgoing import JOINT, OutgoingDocument, on_paper
from cchc_desktop.domain.vietnamese import format_day, format_number

TITLE: Final = "Sổ đăng ký văn bản đi"

HEADINGS: Final = (
    *("Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản"),
    *("Người ký", "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản"),
    *("Ngày chuyển", "Ký nhận", "Ghi chú"),
)

_TYPES: Final = fields_of(OutgoingDocument)["type"].catalogue

Cell = str | int | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingBook:
    """The book of a year, or of one series in it; ``lines`` in the order of :func:`in_book_order`.

    ``office`` is the one that kept it at the year's end.
    """

    year: int
    office: OfficeProfile
    lines: tuple[OutgoingDocument, ...]
    catalogues: Catalogues
    series: str = ""

    @property
    def agency(self) -> tuple[str, ...]:
        """Who keeps the book, line by line."""
        return agency_lines(self.office)

    @property
    def cover(self) -> tuple[str, ...]:
        """What stands under the title: the year, the series, and what the book spans."""
        year = f"Năm {self.year}"
        if self.series:
            year = f"{year} - {series_label(self.series, self.catalogues)}"
        if not self.lines:
            return (year,)
        days = [line.day for line in self.lines if line.day is not None]
        spanned = f"Từ ngày {format_day(min(days))} đến ngày {format_day(max(days))}"
        numbers = [line.number for line in self.lines if line.number is not None]
        if len({line.series for line in self.lines}) == 1:
            spanned += f", từ số {on_paper(min(numbers))} đến số {on_paper(max(numbers))}"
        count = f"{format_number(len(self.lines))} số đã cấp"
        if gone := sum(line.cancelled for line in self.lines):
            count += f", trong đó {format_number(gone)} số đã huỷ"
        return (year, f"{spanned} ({count})")

    def cells(self, line: OutgoingDocument) -> tuple[Cell, ...]:
        """Return the ten columns of a line."""
        return (
            *(line.symbol, line.day, named(line, self.catalogues), line.signer, line.recipients),
            *(line.keeper, line.copies, line.moved_on, line.received_by, remark(line)),
        )


def series_label(series: str, catalogues: Catalogues) -> str:
    """Return what people call a series: its type of document, or that the numbers are joint."""
    return (
        catalogues.text("numberings", JOINT) if series == JOINT else catalogues.text(_TYPES, series)
    )


def named(line: OutgoingDocument, catalogues: Catalogues) -> str:
    """Return the type and the subject of a document: "Báo cáo: Kết quả ...", once each."""
    label = catalogues.text(_TYPES, line.type)
    if line.subject.casefold().startswith(label.casefold()):
        return line.subject
    return f"{label}{' ' if line.subject[:1].islower() else ': '}{line.subject}"


def remark(line: OutgoingDocument) -> str:
    """Return the note of a line, after the reason where its number was cancelled."""
    if not line.cancelled:
        return line.note
    return "; ".join(part for part in (f"Đã huỷ: {line.cancel_reason}", line.note) if part)


def in_book_order(
    lines: Collection[OutgoingDocument], catalogues: Catalogues
) -> tuple[OutgoingDocument, ...]:
    """Return lines by series and number.

    The series of types stand as the catalogue has them; the joint one before or after them, by
    which was begun first in the year.
    """
    codes = list(catalogues[_TYPES].entries)
    joint = _lowest(line for line in lines if line.series == JOINT)
    own = _lowest(line for line in lines if line.series != JOINT)

    def order(line: OutgoingDocument) -> tuple[int, int, int]:
        if line.series == JOINT:
            place = -1 if joint <= own else len(codes) + 1
        else:
            place = codes.index(line.series) if line.series in codes else len(codes)
        return (line.year or 0, place, line.number or 0)

    return tuple(sorted(lines, key=order))


def _lowest(lines: Iterable[OutgoingDocument]) -> int:
    return min((line.number or 0 for line in lines), default=0)
