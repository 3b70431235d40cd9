"""Theo tháng: the figures in each month, their sum beside the period's, and a chart of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.activities import Measure
from cchc_desktop.domain.by_month import adds_up
from cchc_desktop.domain.counting import Figure, Source
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.periods import NATURAL, Period, PeriodKind
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.workbooks.book import PAGE_HEIGHT, PAGE_WIDTH, Book
from cchc_desktop.workbooks.cells import Sheet, Value
from cchc_desktop.workbooks.lettering import width_of
from cchc_desktop.workbooks.lists import ORDINAL_HEADING, put_head
from cchc_desktop.workbooks.month_chart import CHART_HEIGHT, Charted, charted_units, put_chart
from cchc_desktop.workbooks.pages import page_breaks
from cchc_desktop.workbooks.styles import (
    DIFFERENCE,
    DIFFERENCE_DECIMAL,
    GROUP,
    LIST_CELL,
    LIST_CENTRED,
    LIST_HEADING,
    LIST_NUMBER,
    LIST_SIZE,
    Style,
)

if TYPE_CHECKING:
    from cchc_desktop.workbooks.tally import Tally

SHEET: Final = "Theo tháng"
SHOWS: Final = "Số liệu từng tháng trong kỳ, cộng các tháng đối chiếu với số trong kỳ; biểu đồ"
TOTAL: Final = "Cộng các tháng"
AGREES: Final = "khớp"

_BEFORE: Final = (40, 190, 96)
_AFTER: Final = ((TOTAL, 66), ("Trong kỳ", 66), ("Chênh lệch", 72))
_NARROWEST: Final = 48
_NUMBER: Final = replace(LIST_NUMBER, valign="vcenter", wrap=False)
_LABEL: Final = replace(LIST_CELL, valign="vcenter")
_CENTRED: Final = replace(LIST_CENTRED, valign="vcenter")
_CHART_ROW: Final = 20.0

_GROUPS: Final = {
    True: "SỐ PHÁT SINH TRONG THÁNG (cộng các tháng bằng số trong kỳ)",
    False: "SỐ TÍNH THEO TÌNH TRẠNG (tháng nào tính tháng đó, không cộng các tháng)",
}


def write_by_month(book: Book, tally: Tally) -> None:
    """Add the sheet; a chart stands below the table for each unit that a picture says more of."""
    months = tally.by_month.months
    figures = [f for f in tally.figures if f.definition.source is not Source.TASKS]
    headings = [heading_of(month) for month in months]
    widths = [_width_of(at, heading, tally, figures) for at, heading in enumerate(headings)]
    sheet = book.add_sheet(SHEET, [*_BEFORE, *widths, *(width for _, width in _AFTER)])
    remark = (
        "Ô để trống là tháng chưa có số liệu, khác với số 0. Số ước thực hiện không cộng vào đây. "
        "Không cộng số liệu khác đơn vị tính."
    )
    owner = tally.office.short_name.upper()
    top = put_head(sheet, owner, "SỐ LIỆU THEO THÁNG", tally.period_line, remark)
    names = [ORDINAL_HEADING, "Kênh, nội dung", fields_of(Measure)["unit"].label, *headings]
    names += [heading for heading, _ in _AFTER]
    sheet.put_row(top, names, [LIST_HEADING] * len(names))
    rows, row = _put_figures(sheet, top + 1, figures, tally)
    charts = [
        _charted(unit, same, rows, top, tally)
        for unit, same in charted_units(figures, tally.by_month)
    ]
    end, glued = _put_charts(book, sheet, row, charts)

    heights = [sheet.heights[at] for at in range(end)]
    # A sheet that is wider than the page is printed smaller, and more rows go on a page.
    room = PAGE_HEIGHT * max(1.0, sum(sheet.widths) / PAGE_WIDTH)
    breaks = page_breaks(heights, glued, room, sheet.heights[top])
    sheet.worksheet.set_h_pagebreaks(breaks)
    sheet.worksheet.freeze_panes(top + 1, 3)
    sheet.worksheet.repeat_rows(top)
    sheet.worksheet.print_area(0, 0, end - 1, sheet.last_column)
    book.name_cells("bang_theo_thang", sheet, top, 0, row - 1, sheet.last_column)


def heading_of(month: Period) -> str:
    """Return what stands above a month's column: its days too, where its name leaves them open."""
    kind, year = month.kind, month.year
    # On lines of their own, or a narrow column would break them at a slash.
    first, last = format_day(month.start)[:5], format_day(month.end)[:5]
    match kind:
        case PeriodKind.MONTH:
            name = f"Tháng {int(month.id[-2:])}"
        case PeriodKind.QUARTER:
            name = f"Quý {month.id[-1]}/{year}"
        case PeriodKind.YEAR:
            name = f"Năm {year}"
        case _:
            return f"{first} -\n{last}/{month.end.year}"
    return name if month.calendar == NATURAL else f"{name}\n{first} -\n{last}"


def _width_of(at: int, heading: str, tally: Tally, figures: Sequence[Figure]) -> int:
    """Return a column's width in pixels: its longest number and each word of its heading fit."""
    texts = [f"{number:,}" for f in figures if (number := tally.by_month.of(f)[at]) is not None]
    numbers = max((width_of(text, LIST_SIZE) for text in texts), default=0.0)
    words = max(width_of(word, LIST_SIZE, bold=True) for word in heading.split())
    return max(_NARROWEST, round(numbers) + 20, round(words) + 12)


def _put_figures(
    sheet: Sheet, row: int, figures: Sequence[Figure], tally: Tally
) -> tuple[dict[str, int], int]:
    """Write the rows; return the row of each figure and the next free one."""
    rows: dict[str, int] = {}
    for adding, group in groupby(sorted(figures, key=adds_up, reverse=True), key=adds_up):
        sheet.height(row, 19.5)
        sheet.put_across(row, 0, sheet.last_column, _GROUPS[adding], GROUP)
        row += 1
        for ordinal, figure in enumerate(group, start=1):
            rows[figure.name] = row
            cells = list(_cells(ordinal, figure, tally))
            sheet.put_row(row, [value for value, _ in cells], [style for _, style in cells])
            row += 1
    return rows, row


def _cells(ordinal: int, figure: Figure, tally: Tally) -> Iterator[tuple[Value, Style]]:
    yield ordinal, _CENTRED
    yield figure.definition.label, _LABEL
    yield figure.definition.unit, _CENTRED
    for number in tally.by_month.of(figure):
        yield number, _NUMBER
    total = tally.by_month.total(figure)
    yield total, replace(_NUMBER, bold=True)
    yield figure.in_period, replace(_NUMBER, bold=True)
    yield _difference(figure, total)


def _difference(figure: Figure, total: Decimal | None) -> tuple[Value, Style]:
    """Return how far the months are from the period: shown, not hidden."""
    if total is None or figure.in_period is None:
        return None, _CENTRED
    difference = total - figure.in_period
    if difference == 0:
        return AGREES, _CENTRED
    whole = difference == int(difference)
    return difference, _NUMBER.numbered(DIFFERENCE if whole else DIFFERENCE_DECIMAL)


def _charted(
    unit: str, same: Sequence[Figure], rows: dict[str, int], top: int, tally: Tally
) -> Charted:
    return Charted(
        title=f"{unit[:1].upper()}{unit[1:]} theo tháng",
        sheet=SHEET,
        heading_row=top,
        label_column=1,
        first_column=len(_BEFORE),
        months=[heading_of(month) for month in tally.by_month.months],
        series=[
            (rows[figure.name], figure.definition.label, tally.by_month.of(figure))
            for figure in same
        ],
    )


def _put_charts(
    book: Book, sheet: Sheet, row: int, charts: Sequence[Charted]
) -> tuple[int, set[int]]:
    """Place the charts side by side; return the next free row, and the rows kept together."""
    if not charts:
        return row, set()
    sheet.height(row, 12)
    first = row + 1
    rows = range(first, first + int(CHART_HEIGHT // _CHART_ROW) + 1)
    for at in rows:
        sheet.height(at, _CHART_ROW)
    width = sum(sheet.widths) // len(charts) - 8
    for at, chart in enumerate(charts):
        put_chart(book, sheet, first, at * (width + 16), width, chart)
    return rows.stop, set(rows)
