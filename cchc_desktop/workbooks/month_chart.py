"""A chart of the months: Excel's own, drawn over the cells of the table above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from cchc_desktop.domain.by_month import ByMonth
from cchc_desktop.domain.counting import Figure, Source
from cchc_desktop.workbooks.book import Book
from cchc_desktop.workbooks.cells import Sheet, checked_text
from cchc_desktop.workbooks.styles import FACE

CHART_HEIGHT: Final = 225.0
"""Points."""
MOST_CHARTS: Final = 2

_PIXELS: Final = 300
"""The same height in Excel's pixels."""
_FEWEST_MONTHS: Final = 3
_MOST_SERIES: Final = 6
# Told apart on a black-and-white print too: dark, light, dark ...
_COLOURS: Final = ("#1F4E79", "#9DC3E6", "#595959", "#F4B183", "#375623", "#FFD966")
_FONT: Final = {"name": FACE, "size": 10}


@dataclass(frozen=True, slots=True, kw_only=True)
class Charted:
    """What a chart draws: the cells of a table, and what they hold.

    ``series`` are (row of the table, label, numbers); rows and columns count from 0.
    """

    title: str
    sheet: str
    heading_row: int
    label_column: int
    first_column: int
    months: Sequence[str]
    series: Sequence[tuple[int, str, Sequence[Decimal | None]]]


def charted_units(
    figures: Sequence[Figure], by_month: ByMonth
) -> Iterator[tuple[str, Sequence[Figure]]]:
    """Yield the units that a picture says more of than the table, with their channels' figures.

    One chart has one unit. Those that several channels share come first; a unit without three
    months of numbers is no picture.
    """
    of_unit: dict[str, list[Figure]] = {}
    for figure in figures:
        known = sum(number is not None for number in by_month.of(figure))
        if figure.definition.source is Source.MEASURES and known >= _FEWEST_MONTHS:
            of_unit.setdefault(figure.definition.unit, []).append(figure)
    shared_first = sorted(of_unit.items(), key=lambda found: -len(found[1]))
    for unit, same in shared_first[:MOST_CHARTS]:
        yield unit, same[:_MOST_SERIES]


def put_chart(book: Book, sheet: Sheet, row: int, left: int, width: int, charted: Charted) -> None:
    """Draw a chart ``width`` pixels wide, its corner ``left`` pixels into the given row."""
    chart = book.workbook.add_chart({"type": "column"})
    last = charted.first_column + len(charted.months) - 1
    headings = [charted.sheet, charted.heading_row, charted.first_column, charted.heading_row, last]
    for at, (of_row, label, numbers) in enumerate(charted.series):
        chart.add_series(
            {
                # The label's cell, not the label: a text that begins with "=" would be a formula.
                "name": [charted.sheet, of_row, charted.label_column],
                "name_data": [checked_text(label, "biểu đồ")],
                "categories": headings,
                "categories_data": list(charted.months),
                "values": [charted.sheet, of_row, charted.first_column, of_row, last],
                # What a viewer shows that does not read the cells.
                "values_data": ["" if n is None else float(n) for n in numbers],
                "fill": {"color": _COLOURS[at % len(_COLOURS)]},
                "gap": 60,
            }
        )
    chart.set_title({"name": charted.title, "name_font": {**_FONT, "size": 13}})
    chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_x_axis({"num_font": _FONT})
    chart.set_y_axis(
        {"num_font": _FONT, "num_format": "#,##0", "min": 0, "major_gridlines": _GRIDLINES}
    )
    chart.set_size({"width": width, "height": _PIXELS})
    sheet.worksheet.insert_chart(row, 0, chart, {"x_offset": left, "object_position": 1})


_GRIDLINES: Final[dict[str, Any]] = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.75}}
