"""Bytes put into a sheet's XML at their places; every other byte stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from cchc_desktop.workbooks.form_filling.cell_text import emptied
from cchc_desktop.workbooks.form_filling.sheet_places import (
    CellPlace,
    Place,
    RowPlace,
    SheetPlaces,
    Tag,
    UnusualForm,
    block_of,
    reference_of,
)

Edit = tuple[int, int, bytes]
"""The first byte that goes, the one after the last, and what comes instead."""


def opening_of(places: SheetPlaces, place: Place) -> bytes:
    """Return how the element of a cell begins, with the style that the form shows there."""
    cell = places.cells.get(place)
    if cell is not None:
        return emptied(places.data[cell.tag.start : cell.tag.end])
    return _new_opening(places, place)


def style_of(places: SheetPlaces, place: Place) -> int:
    """Return the number of the style that the form shows at a cell."""
    cell = places.cells.get(place)
    said = cell.tag.attributes.get("s", "") if cell else _inherited_style(places, place)
    return int(said) if said.isdecimal() else 0


def cell_edits(places: SheetPlaces, elements: Mapping[Place, bytes]) -> list[Edit]:
    """Return the edits that put each element in the place of its cell, or where one is missing.

    Raises :class:`UnusualForm` for a sheet without a place for cells.
    """
    if places.sheet_data is None:
        raise UnusualForm("Trang tính không có bảng các ô nên không điền được.")
    edits: list[Edit] = []
    new_rows: list[tuple[int, bytes]] = []
    for number, in_row in groupby(sorted(elements.items()), key=lambda item: item[0][0]):
        row = places.rows[number]
        missing: list[tuple[int, bytes]] = []
        for place, element in in_row:
            if cell := places.cells.get(place):
                edits.append((cell.tag.start, cell.end, element))
            else:
                missing.append((place[1], element))
        if row.tag.start == row.tag.end:
            new_rows.append((row.tag.start, _new_row(places, number, missing)))
        elif missing:
            edits += _row_edits(places, row, missing)
    edits += _new_row_edits(places, places.sheet_data, new_rows)
    edits += _dimension_edit(places, elements)
    return edits


def result_edits(places: SheetPlaces, cell: CellPlace, result: str | None) -> list[Edit]:
    """Return the edits that give a formula's cell a number as its result, or none at all."""
    tag, prefix = cell.tag, cell.tag.prefix
    edits: list[Edit] = []
    if "t" in tag.attributes:
        edits.append((tag.start, tag.end, emptied(places.data[tag.start : tag.end]) + b">"))
    new = b"" if result is None else f"<{prefix}v>{result}</{prefix}v>".encode()
    if cell.value is not None:
        edits.append((cell.value_start, cell.value_end, new))
    elif new:
        edits.append((cell.formula_end, cell.formula_end, new))
    return edits


def edited(data: bytes, edits: list[Edit]) -> bytes:
    """Return the XML with all edits made. They do not overlap."""
    pieces: list[bytes] = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        assert at <= start
        pieces += (data[at:start], new)
        at = end
    pieces.append(data[at:])
    return b"".join(pieces)


def _row_edits(places: SheetPlaces, row: RowPlace, missing: list[tuple[int, bytes]]) -> list[Edit]:
    """Return the edits that put cells into a row that is there."""
    tag = places.data[row.tag.start : row.tag.end]
    first, last = missing[0][0], missing[-1][0]
    spans = row.tag.attributes.get("spans", "")
    wider = _wider(spans, first, last)
    new_tag = _said_anew(tag, spans, wider)
    if row.tag.closed:
        inner = b"".join(element for _, element in missing)
        new = new_tag.removesuffix(b"/>").rstrip() + b">" + inner
        return [(row.tag.start, row.tag.end, new + f"</{row.tag.prefix}row>".encode())]
    edits = [(row.tag.start, row.tag.end, new_tag)] if new_tag != tag else []
    for column, element in missing:
        after = (start for there, start in row.cells if there > column)
        at = next(after, row.inner_end)
        edits.append((at, at, element))
    return edits


def _new_row(places: SheetPlaces, number: int, cells: list[tuple[int, bytes]]) -> bytes:
    assert places.sheet_data is not None
    prefix = places.sheet_data.prefix
    inner = b"".join(element for _, element in cells)
    return f'<{prefix}row r="{number}">'.encode() + inner + f"</{prefix}row>".encode()


def _new_row_edits(
    places: SheetPlaces, sheet_data: Tag, rows: list[tuple[int, bytes]]
) -> list[Edit]:
    if not rows or not sheet_data.closed:
        return [(at, at, row) for at, row in rows]
    opening = places.data[sheet_data.start : sheet_data.end].removesuffix(b"/>").rstrip() + b">"
    closing = f"</{sheet_data.prefix}sheetData>".encode()
    new = opening + b"".join(row for _, row in rows) + closing
    return [(sheet_data.start, sheet_data.end, new)]


def _new_opening(places: SheetPlaces, place: Place) -> bytes:
    assert places.sheet_data is not None
    style = _inherited_style(places, place)
    said = f' s="{style}"' if style else ""
    return f'<{places.sheet_data.prefix}c r="{reference_of(place)}"{said}'.encode()


def _inherited_style(places: SheetPlaces, place: Place) -> str:
    """Return the style of an empty cell: its row's, else its column's."""
    row = places.rows.get(place[0])
    given = row.tag.attributes if row else {}
    if given.get("customFormat") in ("1", "true"):
        return given.get("s", "")
    return places.column_style(place[1])


def _wider(spans: str, first: int, last: int) -> str:
    """Return the columns that a row says it spans, with new ones; what it does not say stays."""
    left, _, right = spans.partition(":")
    if not (left.isdecimal() and right.isdecimal()):
        return spans
    return f"{min(int(left), first)}:{max(int(right), last)}"


def _dimension_edit(places: SheetPlaces, elements: Mapping[Place, bytes]) -> list[Edit]:
    """Return the edit that widens what the sheet says it uses, where a cell lies outside."""
    tag = places.dimension
    said = tag.attributes.get("ref", "") if tag else ""
    if tag is None or not said:
        return []
    top, left, bottom, right = block_of(said)
    rows, columns = [row for row, _ in elements], [column for _, column in elements]
    first = min(top, *rows), min(left, *columns)
    last = max(bottom, *rows), max(right, *columns)
    if (*first, *last) == (top, left, bottom, right):
        return []
    wider = f"{reference_of(first)}:{reference_of(last)}"
    old = places.data[tag.start : tag.end]
    return [(tag.start, tag.end, _said_anew(old, said, wider))]


def _said_anew(tag: bytes, old: str, new: str) -> bytes:
    """Return a start tag in which an attribute says ``new`` instead of ``old``."""
    for quote in (b'"', b"'"):
        tag = tag.replace(quote + old.encode() + quote, quote + new.encode() + quote, 1)
    return tag
