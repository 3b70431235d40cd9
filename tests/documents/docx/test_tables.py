"""Tables with figures: repeated head, whole short rows, long ones that may be cut."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from docx.table import Table as WordTable

from cchc_desktop.documents import layout
from cchc_desktop.documents.fonts import faces
from cchc_desktop.documents.pdf.columns import grid_of
from cchc_desktop.documents.tree import Block, Column, Document, Paragraph, Table, runs
from tests.documents.docx.opened import Opened, W, keeps, named

TEXT = layout.A4[0] - layout.MARGIN_LEFT - layout.MARGIN_RIGHT
COLUMNS = (
    Column("STT", 0.5, "center"),
    Column("Hình thức", 3),
    Column("Số lượng", 1, "right"),
)
LONG = "phát lại nhiều lần " * 200


def _table(*texts: str, caption: str = "Bảng 1. Tin, bài") -> Table:
    rows = tuple((runs(f"({number})"), runs(text), runs("7")) for number, text in enumerate(texts))
    return Table("t", COLUMNS, rows, caption)


def _drawn(report: Document, *blocks: Block) -> Opened:
    return Opened(replace(report, blocks=(*blocks, Paragraph("end", runs("Hết./.")))))


def _grid(opened: Opened) -> WordTable:
    return opened.tables[1]


def _row_says(row: Any, name: str) -> bool:
    return row._tr.trPr is not None and row._tr.trPr.find(f"{W}{name}") is not None


def test_only_the_head_is_repeated(report: Document) -> None:
    head, *rows = _grid(_drawn(report, _table("a", "b"))).rows
    assert _row_says(head, "tblHeader")
    assert not any(_row_says(row, "tblHeader") for row in rows)
    assert [cell.text for cell in head.cells] == ["STT", "Hình thức", "Số lượng"]
    assert {named(cell.paragraphs[0]) for cell in head.cells} == {"Đầu bảng"}


def test_caption_head_and_first_row_stay_together(report: Document) -> None:
    opened = _drawn(report, _table("a"))
    (caption,) = opened.styled("Caption")
    assert keeps(caption)
    assert all(keeps(paragraph) for paragraph in opened.styled("Đầu bảng"))


def test_only_a_row_of_many_lines_may_be_cut(report: Document) -> None:
    opened = _drawn(report, _table("ngắn", LONG, "một\n" * 14, "hai dòng " * 9))
    cut = [not _row_says(row, "cantSplit") for row in _grid(opened).rows]
    assert cut == [False, False, True, True, False]


def test_widths_are_the_shares(report: Document) -> None:
    table = _grid(_drawn(report, _table("a")))
    widths = [column.width.pt for column in table.columns if column.width is not None]
    assert widths == pytest.approx([TEXT * share / 4.5 for share in (0.5, 3, 1)], abs=0.1)
    assert sum(widths) == pytest.approx(TEXT, abs=0.05)
    for row in table.rows:
        cells = [cell.width.pt for cell in row.cells if cell.width is not None]
        assert cells == pytest.approx(widths)


def test_cells_stand_as_their_column_says(report: Document) -> None:
    row = _grid(_drawn(report, _table("a"))).rows[1]
    aligns = [cell.paragraphs[0].alignment for cell in row.cells]
    assert [align.name if align is not None else None for align in aligns] == [
        "CENTER",
        None,
        "RIGHT",
    ]


def test_rules_and_margins_are_those_of_the_layout(report: Document) -> None:
    style = _drawn(report, _table("a")).word.styles["Bảng số liệu"].element
    borders = next(style.iter(f"{W}tblBorders"))
    assert len(borders) == 6
    for line in borders:
        assert line.get(f"{W}val") == "single"
        assert int(line.get(f"{W}sz")) / 8 == layout.GRID_THICKNESS
    margins = {
        side.tag.removeprefix(W): int(side.get(f"{W}w")) / 20
        for side in next(style.iter(f"{W}tblCellMar"))
    }
    assert margins == {
        "top": layout.CELL_TOP,
        "bottom": layout.CELL_TOP,
        "left": layout.CELL_SIDE,
        "right": layout.CELL_SIDE,
    }


def test_a_table_fills_the_width_of_a_sheet_on_its_side(report: Document) -> None:
    from cchc_desktop.documents.tree import Appendix

    appendix = Appendix("a", "Số liệu", "Kèm theo", (_table("a"),), landscape=True)
    table = Opened(replace(report, appendices=(appendix,))).tables[-1]
    wide = layout.A4[1] - layout.MARGIN_LEFT - layout.MARGIN_RIGHT
    assert sum(c.width.pt for c in table.columns if c.width is not None) == pytest.approx(
        wide, abs=0.05
    )


def test_tables_never_touch(report: Document) -> None:
    bare = [replace(_table("a", caption=""), key=f"t{number}") for number in range(3)]
    blocks = Opened(replace(report, blocks=tuple(bare))).blocks
    for above, below in pairwise(blocks):
        assert not (isinstance(above, WordTable) and isinstance(below, WordTable))


def test_an_empty_table_shows_its_head(report: Document) -> None:
    assert "STT\tHình thức\tSố lượng" in _drawn(report, _table()).text()


def test_columns_are_as_wide_as_on_paper(report: Document) -> None:
    """A share too small for the longest word of its column is not what a column gets."""
    table = replace(_table("a"), columns=(Column("Nghiêng", 0.1), Column("B", 9), Column("C", 1)))
    grid = grid_of(table, faces(), TEXT, layout.TABLE_SIZE)
    columns = _grid(_drawn(report, table)).columns
    widths = [column.width.pt for column in columns if column.width is not None]
    assert widths == pytest.approx([b - a for a, b in pairwise(grid.edges)], abs=0.1)
    assert widths[0] > TEXT / 15


def test_two_rows_stand_on_either_side_of_a_pages_end(report: Document) -> None:
    _, *rows = _grid(_drawn(report, _table("a", "b", "c", "d", "e"))).rows
    kept = [{keeps(cell.paragraphs[0]) for cell in row.cells} for row in rows]
    assert kept == [{True}, {False}, {False}, {True}, {False}]


def test_a_head_too_tall_comes_once_and_may_be_cut(report: Document) -> None:
    table = replace(_table("a"), columns=(Column(LONG), *COLUMNS[1:]))
    head = _grid(_drawn(report, table)).rows[0]
    assert not _row_says(head, "tblHeader")
    assert not _row_says(head, "cantSplit")


def test_a_table_of_nothing_is_its_caption(report: Document) -> None:
    opened = _drawn(report, Table("t", (), (), "Bảng 1. Chưa có"))
    assert len(opened.tables) == 2
    assert "Bảng 1. Chưa có" in opened.text()
