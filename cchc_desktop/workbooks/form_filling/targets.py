"""Which cells of a form can be filled, and under which name each is known."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.domain.form_shapes import CellName
from cchc_desktop.workbooks.form_filling.form_workbook import FormWorkbook, open_form
from cchc_desktop.workbooks.form_filling.sheet_places import (
    Block,
    Place,
    SheetPlaces,
    UnusualForm,
    block_of,
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
    return find_targets(open_form(path), cells)[0]


def find_targets(
    form: FormWorkbook, cells: Iterable[CellName]
) -> tuple[dict[CellName, Target], dict[str, SheetPlaces]]:
    """Find each cell, and the places of the sheets on which they are.

    A cell that cannot be filled has a sentence that says why.
    """
    names = {name.lower(): name for name in form.sheets}
    wanted = {cell: names.get(cell[0].lower(), "") for cell in cells}
    sheets = {
        name: find_places(form.part(form.sheets[name]), _places_on(name, wanted))
        for name in dict.fromkeys(wanted.values())
        if name
    }
    for name, places in sheets.items():
        for head in form.table_heads(name):
            top, left, _, right = block_of(head)
            places.heads.append((top, left, top, right))
    found = {
        cell: _target(cell, name, sheets[name])
        if name
        else Target(cell[0], (0, 0), f"biểu không có trang tính “{cell[0]}”")
        for cell, name in wanted.items()
    }
    return found, sheets


def _places_on(sheet: str, cells: Mapping[CellName, str]) -> frozenset[Place]:
    """Return the places of those names on a sheet that are names of cells."""
    found: set[Place] = set()
    for (_, cell), name in cells.items():
        if name == sheet:
            with contextlib.suppress(UnusualForm):  # told where each cell is judged
                found.add(place_of(cell))
    return frozenset(found)


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
    if any(_inside(place, block) for block in places.blocks):
        return "ô này nằm trong một công thức mảng của biểu nên không điền đè lên"
    if any(_inside(place, head) for head in places.heads):
        return "ô này là đầu cột của một bảng (Table) trong Excel nên không điền đè lên"
    return ""


def _inside(place: Place, block: Block) -> bool:
    top, left, bottom, right = block
    return top <= place[0] <= bottom and left <= place[1] <= right
