from __future__ import annotations

import pytest

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.counting import definitions
from cchc_desktop.domain.form_contents import NUMBERS
from cchc_desktop.domain.form_shapes import shape_of
from cchc_desktop.domain.form_suggestions import suggest
from cchc_desktop.domain.grids import CellValue, Grid, GridCell, GridRow
from tests.records_made import DELIVERED


def grid(*rows: tuple[CellValue, ...], merged: tuple[tuple[int, int, int, int], ...] = ()) -> Grid:
    return Grid(
        name="Biểu",
        rows=[
            GridRow(number, tuple(GridCell(value) for value in row))
            for number, row in enumerate(rows, start=1)
        ],
        merged=merged,
    )


def found(*grids: Grid) -> dict[str, str]:
    cells = suggest(grids, definitions(Catalogues(DELIVERED)))
    return {cell.cell: f"{cell.figure} {cell.number}".strip() for cell in cells}


HEADS = ("TT", "Nội dung", "Kế hoạch", "Thực hiện", "Luỹ kế")


def test_rows_and_columns_are_known_without_marks() -> None:
    said = found(
        grid(
            ("KET QUA THUC HIEN KE HOACH TUYEN TRUYEN CAI CACH HANH CHINH NAM 2022",),
            HEADS,
            (1, "Số tin bài trên Đài Truyền Thanh"),
            (2, "SO LUOT PHAT TREN HE THONG LOA TRUYEN THANH"),
            (3, "Tổng số"),
            (4, "Thủ tục hành chính mới ban hành", 0, None, "x"),
        )
    )
    assert said == {
        "C3": "radio.items planned",
        "D3": "radio.items in_period",
        "E3": "radio.items cumulative",
        "C4": "radio.broadcasts planned",
        "D4": "radio.broadcasts in_period",
        "E4": "radio.broadcasts cumulative",
        "C6": "procedures.new planned",
        "D6": "procedures.new in_period",
    }


def test_units_below_the_name_of_their_channel() -> None:
    said = found(
        grid(
            ("Nội dung", "Đơn vị tính", "Trong kỳ"),
            ("1. Đài truyền thanh",),
            ("- Tin, bài", "tin, bài"),
            ("- Phát sóng", "lượt phát"),
            ("2. Trang thông tin điện tử",),
            ("- Đăng tải", "tin, bài"),
        )
    )
    assert said == {
        "C3": "radio.items in_period",
        "C4": "radio.broadcasts in_period",
        "C6": "web.items in_period",
    }


def test_heads_of_several_rows_and_merged_cells() -> None:
    said = found(
        grid(
            ("Nội dung", "Số liệu", None, "So với cùng kỳ năm trước", None, "Ước"),
            (None, "Trong kỳ", "Cùng kỳ năm trước", "+/-", "%"),
            ("Tin, bài trên đài truyền thanh",),
            merged=((1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 2, 5)),
        )
    )
    assert said == {
        "B3": "radio.items in_period",
        "C3": "radio.items same_period_last_year",
        "D3": "radio.items difference",
        "E3": "radio.items share",
        "F3": "radio.items estimated",
    }


def test_texts_beside_their_labels() -> None:
    said = found(
        grid(
            ("Đơn vị báo cáo:", None, "Kỳ báo cáo:"),
            ("Mã đơn vị: ......", "Từ ngày:", "01/01"),
            ("Kỳ báo cáo", None),
            merged=((1, 0, 1, 0),),
        )
    )
    assert said == {
        "B1": "office.short_name",
        "D1": "period.label",
        "A2": "office.identifier",
    }


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (("a", "b"), ("c", "d")),
        (HEADS, (1, "Đài truyền thanh")),  # in which unit?
        (HEADS, (1, "Việc khác")),
        (("Trong kỳ",), ("Tin, bài trên đài truyền thanh",)),
    ],
)
def test_nothing_is_guessed_where_it_is_not_clear(rows: tuple[tuple[CellValue, ...], ...]) -> None:
    assert found(grid(*rows)) == {}


def test_hidden_sheets_and_formulas_are_left_alone() -> None:
    rows = (HEADS, (1, "Tin, bài trên đài truyền thanh"))
    plain = grid(*rows)
    assert found(Grid(name="Ẩn", hidden=True, rows=plain.rows)) == {}
    cells = (*plain.rows[1].cells, GridCell(None, formula=True), GridCell(error="#REF!"))
    said = found(Grid(name="Biểu", rows=[plain.rows[0], GridRow(2, cells)]))
    assert said == {"E2": "radio.items cumulative"}


@pytest.mark.parametrize("code", NUMBERS)
def test_the_tallys_own_heads_are_known(code: str) -> None:
    said = found(grid(("Kênh", "Đơn vị", NUMBERS[code].label), ("Đài truyền thanh", "tin, bài")))
    assert said == {"C2": f"radio.items {code}"}


def test_a_shape_knows_the_form_of_another_period() -> None:
    first = grid(("Kỳ: Quý I/2022",), ("Tin, bài", 3), merged=((1, 0, 1, 1),))
    again = grid(("KỲ: quý IV/2023",), ("tin  bài", 58), merged=((1, 0, 1, 1),))
    assert shape_of([first]) == shape_of([again])
    assert len(shape_of([first])) == 64
    for other in (
        grid(("Kỳ: Quý I/2022",), ("Tin, bài", 3)),
        grid(("Kỳ: Quý I/2022",), ("Lượt", 3), merged=((1, 0, 1, 1),)),
        Grid(name="Khác", rows=first.rows, merged=first.merged),
    ):
        assert shape_of([other]) != shape_of([first])
    assert shape_of([first], {("Biểu", "A1")}) == shape_of(
        [grid(("Gì cũng được",), ("Tin, bài",), merged=first.merged)], {("Biểu", "A1")}
    )


def test_a_formula_belongs_to_the_shape_but_not_its_result() -> None:
    def with_formula(value: CellValue) -> Grid:
        return Grid(name="a", rows=[GridRow(1, (GridCell(value, formula=True),))])

    assert shape_of([with_formula("cũ")]) == shape_of([with_formula(None)])
    assert shape_of([with_formula(None)]) != shape_of([Grid(name="a")])
