"""Khẩu hiệu: the slogans shown in the period, a row for each display."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.slogans import Display, Slogan
from cchc_desktop.workbooks.cells import Value
from cchc_desktop.workbooks.lists import ORDINAL, Listing, column_of, value_of

if TYPE_CHECKING:
    from cchc_desktop.workbooks.tally import Tally

SHEET: Final = "Khẩu hiệu"
SHOWS: Final = "Khẩu hiệu và từng lượt treo có ngày trong kỳ"

_DISPLAY: Final = {"medium": 150, "place": 170, "since": 90, "until": 90, "pieces": 80}


def listing(tally: Tally) -> Listing:
    """Return the list of displays that touch the period."""
    return Listing(
        sheet=SHEET,
        name="danh_sach.khau_hieu",
        owner=tally.office.short_name.upper(),
        title="DANH SÁCH KHẨU HIỆU VÀ CÁC LƯỢT TREO",
        subtitle=tally.period_line,
        remark=(
            "Mỗi dòng là một lượt treo có ít nhất một ngày trong kỳ; khẩu hiệu treo nhiều lượt "
            "chiếm nhiều dòng cùng số thứ tự. Để trống ngày kết thúc là còn đang treo."
        ),
        nothing="Trong kỳ không có khẩu hiệu nào được treo.",
        columns=[
            ORDINAL,
            column_of(Slogan, "text", 330),
            *(column_of(Display, name, width) for name, width in _DISPLAY.items()),
            column_of(Slogan, "note", 120),
        ],
        rows=_rows(tally),
        frozen_columns=1,
    )


def _rows(tally: Tally) -> Iterator[list[Value]]:
    ordinal = 0
    for slogan in tally.slogans:
        shown = [d for d in slogan.displays if touches(d, tally.period)]
        ordinal += bool(shown)
        for display in shown:
            fields = [value_of(display, name, tally.catalogues) for name in _DISPLAY]
            yield [ordinal, slogan.text, *fields, slogan.note]


def count(tally: Tally) -> int:
    """Return how many displays the list has."""
    return sum(touches(d, tally.period) for slogan in tally.slogans for d in slogan.displays)


def touches(display: Display, period: Period) -> bool:
    """Tell whether the display hangs on any day of the period."""
    return (
        display.since is not None
        and display.since <= period.end
        and (display.until is None or period.start <= display.until)
    )
