"""What becomes of the results that a form's formulas keep, once figures have been put in.

A result that cannot have changed stays. One that may have is worked out again where the formula
is a plain sum; else it is taken away, so that nobody sees an old one, and Excel is to work it out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import Final

from cchc_desktop.workbooks.form_filling.formula_terms import (
    Addend,
    Area,
    NotASum,
    Terms,
    addends_of,
    terms_of,
)
from cchc_desktop.workbooks.form_filling.sheet_places import (
    CellPlace,
    Place,
    SheetPlaces,
    reference_of,
)

Key = tuple[str, Place]
"""A sheet's name in small letters, and a cell."""
Put = str | Decimal | None
"""What was put into a cell; None has emptied it."""

_MOST_FORMULAS: Final = 5_000
_MOST_STEPS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Result:
    """A formula's new result; ``number`` is None where it is left to Excel."""

    cell: CellPlace
    number: float | None = None
    formula: bool = True
    """False for a cell that only shows a part of the result of another's array formula."""


def results_after(sheets: Mapping[str, SheetPlaces], put: Mapping[Key, Put]) -> dict[Key, Result]:
    """Return the formulas whose results may have changed; ``sheets`` are by name, small."""
    formulas = dict(_formulas(sheets))
    if not formulas or not put:
        return {}
    try:
        found = _Settling(sheets, put, formulas).results()
    except _TooMuch:
        found = {key: Result(cell) for key, (cell, _) in formulas.items()}
    for key, result in list(found.items()):
        found.update(_shown_beside(sheets, key, result))
    return found


class _TooMuch(Exception):
    """The formulas are too many or too tangled to be looked at one by one."""


def has_formulas(sheets: Mapping[str, SheetPlaces]) -> bool:
    """Tell whether any cell holds a formula."""
    return any(cell.formula is not None for p in sheets.values() for cell in p.cells.values())


def _formulas(sheets: Mapping[str, SheetPlaces]) -> Iterator[tuple[Key, tuple[CellPlace, str]]]:
    """Yield each cell with a formula and its text, of shared ones too; "" where it has none."""
    for name, places in sheets.items():
        shared: dict[str, tuple[str, Place]] = {}
        for place, cell in places.cells.items():
            if cell.formula is None:
                continue
            text = cell.formula.strip()
            if cell.formula_kind == "shared" and text:
                shared[cell.shared] = (text, place)
            elif cell.formula_kind == "shared" and cell.shared in shared:
                text = _moved(*shared[cell.shared], place)
            yield (name, place), (cell, text)


def _moved(text: str, origin: Place, place: Place) -> str:
    from openpyxl.formula.tokenizer import TokenizerError
    from openpyxl.formula.translate import Translator, TranslatorError

    try:
        moved = Translator(f"={text}", origin=reference_of(origin)).translate_formula(
            reference_of(place)
        )
    except (TokenizerError, TranslatorError, IndexError, ValueError):
        return ""
    return str(moved).removeprefix("=")


def _shown_beside(
    sheets: Mapping[str, SheetPlaces], key: Key, result: Result
) -> Iterator[tuple[Key, Result]]:
    """Yield the cells that show the rest of an array formula's result."""
    name, place = key
    if not (_is_block(result.cell) and result.cell.covers):
        return
    top, left, bottom, right = result.cell.covers
    for there, cell in sheets[name].cells.items():
        inside = top <= there[0] <= bottom and left <= there[1] <= right
        if inside and there != place and cell.formula is None:
            yield (name, there), Result(cell, formula=False)


def _is_block(cell: CellPlace) -> bool:
    return cell.formula_kind in ("array", "dataTable")


@dataclass
class _Index:
    """The cells of a sheet by row, so that a block need not be walked through cell by cell."""

    rows: dict[int, list[Place]] = field(default_factory=dict)

    def add(self, place: Place) -> None:
        self.rows.setdefault(place[0], []).append(place)

    def inside(self, area: Area) -> Iterator[Place]:
        top, left, bottom, right = area[1]
        few = bottom - top < len(self.rows)
        rows = range(top, bottom + 1) if few else sorted(self.rows)
        for row in rows:
            if top <= row <= bottom:
                yield from (p for p in self.rows.get(row, ()) if left <= p[1] <= right)


class _Settling:
    def __init__(
        self,
        sheets: Mapping[str, SheetPlaces],
        put: Mapping[Key, Put],
        formulas: Mapping[Key, tuple[CellPlace, str]],
    ) -> None:
        if len(formulas) > _MOST_FORMULAS:
            raise _TooMuch
        self._sheets = sheets
        self._put = put
        self._formulas = formulas
        self._steps = 0
        self._stale: dict[Key, float | None] = {}
        self._put_places = _indexed(put)
        self._held = _indexed({*put, *_held(sheets)})
        self._owners = {key: key for key in formulas}
        for (name, place), (cell, _) in formulas.items():
            for key, _ in _shown_beside(sheets, (name, place), Result(cell)):
                self._owners.setdefault(key, (name, place))
        self._results = _indexed(self._owners)
        self._terms = {
            (name, place): terms_of(text, name) if text else Terms((), False, (), name)
            for (name, place), (_, text) in formulas.items()
        }

    def results(self) -> dict[Key, Result]:
        """Settle each formula after those that it looks at."""
        before = {key: self._looked_at(terms) for key, terms in self._terms.items()}
        try:
            order = list(TopologicalSorter(before).static_order())
        except CycleError as error:
            raise _TooMuch from error
        for key in order:
            terms = self._terms[key]
            if (
                not terms.clear
                or not self._stale.keys().isdisjoint(before[key])
                or any(self._takes_in(area) for area in terms.areas)
            ):
                self._stale[key] = self._worked_out(key)
        return {k: Result(self._formulas[k][0], number) for k, number in self._stale.items()}

    def _looked_at(self, terms: Terms) -> set[Key]:
        found: set[Key] = set()
        for name, block in terms.areas:
            index = self._results.get(name)
            for place in self._counted(index.inside((name, block)) if index else iter(())):
                found.add(self._owners[name, place])
        return found

    def _takes_in(self, area: Area) -> bool:
        index = self._put_places.get(area[0])
        return index is not None and any(self._counted(index.inside(area)))

    def _counted(self, places: Iterator[Place]) -> Iterator[Place]:
        for place in places:
            self._steps += 1
            if self._steps > _MOST_STEPS:
                raise _TooMuch
            yield place

    def _worked_out(self, key: Key) -> float | None:
        """Return the result of a plain sum whose every part is known, else None."""
        cell, _ = self._formulas[key]
        terms = self._terms[key]
        if not terms.clear or _is_block(cell):
            return None
        try:
            total = math.fsum(
                addend.sign * number
                for addend in addends_of(terms)
                for number in self._numbers(addend)
            )
        except (NotASum, OverflowError):
            return None
        return total if math.isfinite(total) else None

    def _numbers(self, addend: Addend) -> Iterator[float]:
        if addend.area is None:
            assert addend.number is not None
            yield addend.number
            return
        name = addend.area[0]
        if name not in self._sheets:
            raise NotASum
        index = self._held.get(name, _Index())
        for place in self._counted(index.inside(addend.area)):
            value = self._value((name, place))
            if isinstance(value, float):
                yield value
            elif value is not None and not addend.summed:
                raise NotASum  # a text or TRUE by itself: Excel may take it for a number or not

    def _value(self, key: Key) -> float | str | None:
        """Return a cell's number, a text for anything else that SUM passes over, None if empty."""
        if key in self._put:
            put = self._put[key]
            return float(put) if isinstance(put, Decimal) else put
        owner = self._owners.get(key)
        if owner in self._stale:
            number = self._stale[owner] if owner == key else None
            if number is None:
                raise NotASum
            return number
        cell = self._sheets[key[0]].cells[key[1]]
        kind = cell.tag.attributes.get("t", "n")
        if cell.formula is not None and cell.value is None:
            raise NotASum
        if kind in ("s", "str", "inlineStr", "b"):
            return "text"
        if kind != "n":
            raise NotASum
        if cell.value is None:
            return None
        try:
            return float(cell.value)
        except ValueError:
            raise NotASum from None


def _held(sheets: Mapping[str, SheetPlaces]) -> Iterator[Key]:
    for name, places in sheets.items():
        for place in places.cells:
            yield name, place


def _indexed(keys: Iterable[Key]) -> dict[str, _Index]:
    found: dict[str, _Index] = {}
    for name, place in keys:
        found.setdefault(name, _Index()).add(place)
    return found
