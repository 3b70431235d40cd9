"""Sheets of any make: what is not filled reads as before, what is filled reads as poured."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.grids import Grid, place_name
from cchc_desktop.workbooks.form_filling.filling import fill_form
from cchc_desktop.workbooks.reading.opening import open_workbook
from tests.workbooks.form_filling.forms_made import NAMESPACE, odd_form, parts_of

ROWS, COLUMNS = 8, 6

_CONTENTS = st.sampled_from(
    [
        "",
        "{p}v>5</{p}v",
        "{p}v>1.5</{p}v",
        "{p}is><{p}t>chữ > số</{p}t></{p}is",
        "{p}f>A1+B2</{p}f><{p}v>7</{p}v",
        "{p}f>SUM(A1:C3)</{p}f",
        "{p}v/",
    ]
)
_CELLS = st.dictionaries(
    st.tuples(st.integers(1, ROWS), st.integers(1, COLUMNS)), _CONTENTS, max_size=20
)
_PLACES = st.tuples(st.integers(1, ROWS + 2), st.integers(1, COLUMNS + 2))
_POURED = st.dictionaries(
    _PLACES, st.integers(-999, 999).map(Decimal) | st.sampled_from(["a", "=1", "<b>&"]), max_size=8
)


def sheet_xml(
    cells: Mapping[tuple[int, int], str], prefix: str, quote: str, closed: frozenset[int]
) -> str:
    """Write a sheet: rows of ``closed`` are there without cells, places follow where they may."""
    p = f"{prefix}:" if prefix else ""
    q = quote
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    pieces = [f"<{p}worksheet {name}={q}{NAMESPACE}{q}><{p}sheetData>"]
    for row in range(1, ROWS + 1):
        in_row = sorted((column, text) for (r, column), text in cells.items() if r == row)
        if not in_row:
            pieces.append(f"<{p}row r={q}{row}{q}/>" if row in closed else "")
            continue
        pieces.append(f"<{p}row r={q}{row}{q}>")
        last = 0
        for column, text in in_row:
            said = "" if column == last + 1 else f" r={q}{place_name(row, column - 1)}{q}"
            kind = f" t={q}inlineStr{q}" if "is>" in text else ""
            inner = f"><{text.format(p=p)}></{p}c>" if text else " />"
            pieces.append(f"<{p}c{kind}{said}{inner}")
            last = column
        pieces.append(f"</{p}row>")
    return "".join((*pieces, f"</{p}sheetData></{p}worksheet>"))


def read(grid: Grid) -> dict[tuple[int, int], object]:
    return {
        (row.number, column + 1): (cell.formula, None if cell.formula else cell.value)
        for row in grid.rows
        for column, cell in enumerate(row.cells)
        if not cell.empty
    }


@given(
    _CELLS,
    _POURED,
    st.sampled_from(["", "x", "ss"]),
    st.sampled_from("\"'"),
    st.frozensets(st.integers(1, ROWS), max_size=3),
)
def test_only_what_is_poured_changes(
    cells: dict[tuple[int, int], str],
    poured: dict[tuple[int, int], Decimal | str],
    prefix: str,
    quote: str,
    closed: frozenset[int],
) -> None:
    with TemporaryDirectory() as folder:
        path, out = Path(folder) / "a.xlsx", Path(folder) / "b.xlsx"
        odd_form(path, sheet_xml(cells, prefix, quote, closed))
        before = read(open_workbook(path).grid("Sheet1"))
        filled = fill_form(
            path, {("Sheet1", place_name(r, c - 1)): value for (r, c), value in poured.items()}
        )
        out.write_bytes(filled.content)
        after = read(open_workbook(out).grid("Sheet1"))
        styles = (parts_of(path)["xl/styles.xml"], parts_of(out)["xl/styles.xml"])
    refused = {place for place in poured if before.get(place, (False,))[0]}  # type: ignore[index]
    assert {name for _, name in filled.refused} == {place_name(r, c - 1) for r, c in refused}
    expected = before | {
        place: (False, value) for place, value in poured.items() if place not in refused
    }
    assert after == expected
    assert styles[0] == styles[1]
