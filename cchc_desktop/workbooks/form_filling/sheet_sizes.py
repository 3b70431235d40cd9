"""How wide the columns of a form's sheet are and how high its rows: to show it as it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.workbooks.form_filling.form_workbook import open_form
from cchc_desktop.workbooks.form_filling.sheet_places import find_places

_MOST_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class SheetSizes:
    """The sizes that a sheet names; 0 hides.

    ``widths`` are in digits of the usual font, by columns from 0; ``heights`` in points, by rows
    from 1.
    """

    widths: Mapping[int, float]
    heights: Mapping[int, float]


def sheet_sizes(path: Path) -> dict[str, SheetSizes]:
    """Return the sizes of each sheet; raises WorkbookRefused and UnusualForm."""
    form = open_form(path)
    sizes: dict[str, SheetSizes] = {}
    for name, part in form.sheets.items():
        places = find_places(form.part(part))
        widths = {
            column - 1: width
            for first, last, width in places.column_widths
            for column in range(first, min(last, _MOST_COLUMNS) + 1)
        }
        sizes[name] = SheetSizes(widths, places.row_heights)
    return sizes
