"""A large form filled, against openpyxl loading, setting and saving the very same cells."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import xlsxwriter

from cchc_desktop.workbooks.form_filling.filling import fill_form
from tests.benchmarks.pairs import in_pairs, tell

ROWS = 5_000


def _large_form(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Biểu")
    border = book.add_format({"border": 1})
    for row in range(ROWS):
        sheet.write(row, 0, f"Chỉ tiêu {row + 1}", border)
        for column in range(1, 9):
            sheet.write_blank(row, column, None, border)
        sheet.write_formula(row, 9, f"=SUM(B{row + 1}:I{row + 1})", border, 0)
    book.close()


def test_filling_2_000_of_50_000_cells(tmp_path: Path) -> None:
    """Ours keeps every other part and works 400 sums out; the floor does neither."""
    form, filled, saved = (tmp_path / f"{name}.xlsx" for name in ("form", "filled", "saved"))
    _large_form(form)
    cells = {f"{column}{row}": row for row in range(1, 401) for column in "BCDEF"}
    poured = {("Biểu", cell): Decimal(value) for cell, value in cells.items()}

    def ours() -> None:
        filled.write_bytes(fill_form(form, poured).content)

    def floor() -> None:
        book = openpyxl.load_workbook(form)
        for cell, value in cells.items():
            book["Biểu"][cell] = value
        book.save(saved)

    tell("fill 2,000 of 50,000 cells", in_pairs(ours, floor, rounds=5, warm_up=1), 1.0)
