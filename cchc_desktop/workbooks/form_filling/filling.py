"""A form filled: values into its cells, everything else of it as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cchc_desktop.domain.form_contents import Content
from cchc_desktop.domain.form_shapes import CellName
from cchc_desktop.domain.grids import Grid
from cchc_desktop.workbooks.form_filling.cell_text import cell_xml, into_blank, plain
from cchc_desktop.workbooks.form_filling.form_workbook import FormWorkbook, open_form
from cchc_desktop.workbooks.form_filling.recalculation import recalculated_on_load
from cchc_desktop.workbooks.form_filling.results import (
    Put,
    Result,
    has_formulas,
    results_after,
)
from cchc_desktop.workbooks.form_filling.sheet_editing import (
    Edit,
    cell_edits,
    edited,
    opening_of,
    result_edits,
    style_of,
)
from cchc_desktop.workbooks.form_filling.sheet_places import (
    Place,
    SheetPlaces,
    find_places,
    reference_of,
)
from cchc_desktop.workbooks.form_filling.targets import find_targets
from cchc_desktop.workbooks.reading.looks import PLAIN, Look
from cchc_desktop.workbooks.reading.opening import open_workbook


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A filled form, and what there is to say of it.

    ``filled`` are the cells that hold something now, ``emptied`` those for which there was
    nothing. ``refused`` says in a sentence why a cell was left as it is. ``worked_out`` are the
    formulas whose results stand in the file, ``left_to_excel`` those whose old results were taken
    away; both work out anew when Excel opens the file. ``was_signed`` says that the form's file
    carried a digital signature, which is valid no more.
    """

    content: bytes
    filled: tuple[CellName, ...] = ()
    emptied: tuple[CellName, ...] = ()
    refused: Mapping[CellName, str] = field(default_factory=dict)
    worked_out: tuple[CellName, ...] = ()
    left_to_excel: tuple[CellName, ...] = ()
    was_signed: bool = False


def fill_form(path: Path, contents: Mapping[CellName, Content]) -> FilledForm:
    """Fill the form at ``path`` and return it; the file itself is only read.

    A cell within merged ones is the first of them; in one that says "Đơn vị: ......" the dots are
    replaced. What cannot be put is told, the rest is put.
    Raises WorkbookRefused and UnusualForm for a file that is no form, CellRefused for a text that
    no cell can hold.
    """
    form = open_form(path)
    targets, refused, sheets = _targets(form, contents)
    return _Filling(form, contents, sheets, targets, refused).done()


def _targets(
    form: FormWorkbook, contents: Mapping[CellName, Content]
) -> tuple[dict[str, dict[Place, CellName]], dict[CellName, str], dict[str, SheetPlaces]]:
    """Return the cells to fill on each sheet, why others cannot be, and the places of them all."""
    found, sheets = find_targets(form, contents)
    refused = {cell: target.why_not for cell, target in found.items() if target.why_not}
    targets: dict[str, dict[Place, CellName]] = {}
    for cell, target in found.items():
        in_sheet = targets.setdefault(target.sheet, {})
        if target.place in in_sheet:
            refused[cell] = f"cùng một ô với {in_sheet[target.place][1]}, vì các ô đã gộp"
        elif not target.why_not:
            in_sheet[target.place] = cell
    for name, part in form.sheets.items():
        wanted = frozenset(targets.get(name, {}))
        if name not in sheets or not wanted <= sheets[name].wanted:
            sheets[name] = find_places(form.part(part), wanted)
    return targets, refused, {name: sheets[name] for name in form.sheets}


class _Filling:
    def __init__(
        self,
        form: FormWorkbook,
        contents: Mapping[CellName, Content],
        sheets: Mapping[str, SheetPlaces],
        targets: Mapping[str, Mapping[Place, CellName]],
        refused: Mapping[CellName, str],
    ) -> None:
        self._form = form
        self._contents = contents
        self._sheets = sheets
        self._targets = targets
        self._refused = refused
        self._filled: list[CellName] = []
        self._emptied: list[CellName] = []
        self._grids: dict[str, Grid] = {}
        self._put: dict[tuple[str, Place], Put] = {}

    def done(self) -> FilledForm:
        """Put everything in and write the package."""
        edits: dict[str, list[Edit]] = {}
        for name, places in self._sheets.items():
            elements = dict(self._elements(name, places))
            if elements:
                edits[name] = cell_edits(places, elements)
        by_small = {name.lower(): places for name, places in self._sheets.items()}
        results = results_after(by_small, self._put)
        for name, places in self._sheets.items():
            for (sheet, _), result in results.items():
                if sheet == name.lower():
                    edits.setdefault(name, []).extend(_result(places, result))
        new = {
            self._form.sheets[name]: edited(self._sheets[name].data, made)
            for name, made in edits.items()
        }
        if self._put and has_formulas(self._sheets):
            part = self._form.workbook
            new[part] = recalculated_on_load(self._form.part(part))
        return FilledForm(
            self._form.rewritten(new),
            filled=tuple(self._filled),
            emptied=tuple(self._emptied),
            refused=self._refused,
            worked_out=tuple(self._named(results, known=True)),
            left_to_excel=tuple(self._named(results, known=False)),
            was_signed=self._form.signed and bool(new),
        )

    def _elements(self, name: str, places: SheetPlaces) -> Iterator[tuple[Place, bytes]]:
        for place, cell in self._targets.get(name, {}).items():
            look = self._look(style_of(places, place))
            value = self._contents[cell]
            put: Put = into_blank(self._printed(name, places, place), value)
            if put is None:
                put = plain(value, look, from_1904=self._form.from_1904)
            (self._emptied if value in (None, "") else self._filled).append(cell)
            self._put[name.lower(), place] = put
            assert places.sheet_data is not None
            opening = opening_of(places, place)
            yield place, cell_xml(opening, places.sheet_data.prefix, put)

    def _printed(self, name: str, places: SheetPlaces, place: Place) -> str:
        """Return the text that the form has at a cell, "" for none."""
        cell = places.cells.get(place)
        if cell is None or not (cell.text or cell.tag.attributes.get("t") in ("s", "str")):
            return ""
        if name not in self._grids:
            self._grids[name] = open_workbook(self._form.path).grid(name)
        row = self._grids[name].row(place[0])
        value = row.cell(place[1] - 1).value if row else None
        return value if isinstance(value, str) else ""

    def _look(self, style: int) -> Look:
        return self._form.looks[style] if style < len(self._form.looks) else PLAIN

    def _named(
        self, results: Mapping[tuple[str, Place], Result], *, known: bool
    ) -> Iterator[CellName]:
        names = {name.lower(): name for name in self._sheets}
        for (sheet, place), result in results.items():
            if result.formula and (result.number is not None) is known:
                yield names[sheet], reference_of(place)


def _result(places: SheetPlaces, result: Result) -> list[Edit]:
    number = None if result.number is None else f"{result.number + 0.0:.15g}"
    return result_edits(places, result.cell, number)
