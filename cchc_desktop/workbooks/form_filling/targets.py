"""Which cells of a form can be filled, and under which name each is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.domain.form_shapes import CellName
from cchc_desktop.workbooks.form_filling.form_workbook import FormWorkbook, open_form
from cchc_desktop.workbooks.form_filling.sheet_places import (
    Place,
    SheetPlaces,
    UnusualForm,
    find_places,
    place_of,
    reference_of,
)


@dataclass(frozen=True, slots=True)
class Target:
    """A cell as the form has it: the first one where it is merged; ``why_not`` refuses it."""

    sheet: str
    place: Place
    why_not: str = ""

    @property
    def name(self) -> CellName:
        """The sheet's name and the cell's: ``("Biểu 1", "C5")``."""
        return self.sheet, reference_of(self.place)


def look_up_cells(path: Path, cells: Iterable[CellName]) -> Mapping[CellName, Target]:
    """Find cells in the form at ``path``; raises WorkbookRefused and UnusualForm."""
    return targets_in(open_form(path), cells)


def targets_in(form: FormWorkbook, cells: Iterable[CellName]) -> dict[CellName, Target]:
    """Find each cell; one that cannot be filled has a sentence that says why."""
    names = {name.lower(): name for name in form.sheets}
    wanted = {cell: names.get(cell[0].lower(), "") for cell in cells}
    sheets = {
        name: find_places(form.part(form.sheets[name]))
        for name in dict.fromkeys(wanted.values())
        if name
    }
    return {
        cell: _target(cell, name, sheets[name])
        if name
        else Target(cell[0], (0, 0), f"biểu không có trang tính “{cell[0]}”")
        for cell, name in wanted.items()
    }


def _target(cell: CellName, sheet: str, places: SheetPlaces) -> Target:
    try:
        place = places.top_left(place_of(cell[1]))
    except UnusualForm as error:
        return Target(sheet, (0, 0), str(error))
    return Target(sheet, place, _why_not(places, place))


def _why_not(places: SheetPlaces, place: Place) -> str:
    if places.sheet_data is None:
        return "trang tính này không có bảng các ô"
    cell = places.cells.get(place)
    if cell is not None and cell.formula is not None:
        return "ô này có công thức của biểu nên không điền đè lên"
    for top, left, bottom, right in places.blocks:
        if top <= place[0] <= bottom and left <= place[1] <= right:
            return "ô này nằm trong một công thức mảng của biểu nên không điền đè lên"
    return ""
