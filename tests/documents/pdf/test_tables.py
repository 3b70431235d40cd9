from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cchc_desktop.documents.tree import Column, Heading, Paragraph, Table, runs
from tests.documents.reading import MM, Pdf

COLUMNS = (
    Column("STT", 0.5, "center"),
    Column("Hình thức", 3),
    Column("Số lượng", 1, "right"),
)
BOTTOM = 277 * MM


def _table(count: int, note: Callable[[int], str] = lambda row: f"Hình thức {row}") -> Table:
    rows = ((runs(f"({row})"), runs(note(row)), runs(f"{row * 7} tin")) for row in range(count))
    return Table("t", COLUMNS, tuple(rows), caption="Bảng 1. Tin, bài đã phát")


@pytest.fixture
def draw(draw: Callable[..., Pdf]) -> Callable[..., Pdf]:
    return lambda *blocks: draw(blocks=blocks)


def test_the_head_is_repeated_on_every_page(draw: Callable[..., Pdf]) -> None:
    pdf = draw(_table(120), Paragraph("end", runs("Hết./.")))
    last = pdf.find("(119)").page
    assert last >= 3
    for page in range(last + 1):
        head = pdf.find("Hình thức Số lượng", nth=page)
        assert head.page == page
        assert head.style == "12 Bold"
    assert pdf.text().count("HìnhthứcSốlượng") == last + 1


def test_every_row_is_there_once(draw: Callable[..., Pdf]) -> None:
    pdf = draw(_table(120))
    for row in range(120):
        assert pdf.text().count(f"({row})Hìnhthức{row}") == 1


def test_a_row_is_framed_by_vector_rules(draw: Callable[..., Pdf]) -> None:
    pdf = draw(_table(3))
    span = pdf.find("(1)")
    uprights = [
        rule.middle
        for rule in pdf.rules
        if rule.length < 2 and rule.top <= span.top - 5 <= rule.bottom
    ]
    assert sorted({round(at) for at in uprights}) == [
        round(30 * MM + 165 * MM * share / 4.5) for share in (0, 0.5, 3.5, 4.5)
    ]
    level = [rule for rule in pdf.rules if rule.length == pytest.approx(165 * MM, abs=2)]
    # Above the head, under it, under each of three rows.
    assert len(level) == 5


def test_cells_stand_as_their_column_says(draw: Callable[..., Pdf]) -> None:
    pdf = draw(_table(12))
    edges = [30 * MM + 165 * MM * share / 4.5 for share in (0, 0.5, 3.5, 4.5)]
    for row in (1, 11):
        cell = pdf.find(f"({row})")
        assert cell.middle == pytest.approx((edges[0] + edges[1]) / 2, abs=1)
        assert pdf.find(f"Hình thức {row}").left == pytest.approx(edges[1] + 4, abs=1)
        assert pdf.find(f"{row * 7} tin").right == pytest.approx(edges[3] - 4, abs=1)


def test_a_row_taller_than_a_page_is_cut_and_whole(draw: Callable[..., Pdf]) -> None:
    giant = "phát lại nhiều lần " * 500
    pdf = draw(_table(3, lambda row: giant if row == 1 else f"Hình thức {row}"))
    assert pdf.pages >= 3
    assert pdf.text().replace("STTHìnhthứcSốlượng", "").count("phátlạinhiềulần") >= 490
    assert pdf.find("(2)").page > pdf.find("(1)").page
    for letter in pdf.letters:
        assert letter.top <= BOTTOM


def test_a_cut_row_is_closed_at_the_foot_of_its_page(draw: Callable[..., Pdf]) -> None:
    pdf = draw(_table(1, lambda row: "phát lại nhiều lần " * 500))
    for page in (0, 1):
        foot = max(letter.top for letter in pdf.on_page(page))
        level = [rule.top for rule in pdf.rules if rule.page == page and rule.length > 400]
        assert foot < max(level) < foot + 10


def test_heading_caption_head_and_first_row_stay_together(draw: Callable[..., Pdf]) -> None:
    for filling in range(20, 30):
        text = "\n".join(f"Dòng {number}" for number in range(filling))
        pdf = draw(Paragraph("p", runs(text)), Heading("h", 2, "1.", "Biểu tổng hợp"), _table(40))
        page = pdf.find("1. Biểu tổng hợp").page
        assert pdf.find("Bảng 1.").page == page
        assert pdf.find("(0)").page == page


def test_the_signature_goes_with_the_last_row(draw: Callable[..., Pdf]) -> None:
    for count in range(18, 26):
        pdf = draw(_table(count))
        assert pdf.find(f"({count - 1})").page == pdf.find("Nguyễn Văn Nhưng").page


def test_an_empty_table_shows_its_head(draw: Callable[..., Pdf]) -> None:
    pdf = draw(_table(0))
    assert pdf.holds("STT Hình thức Số lượng")


def test_markup_in_a_cell_is_text(draw: Callable[..., Pdf]) -> None:
    assert draw(_table(1, lambda row: "<img src=x> & co")).holds("<img src=x> & co")


def test_a_table_without_caption_begins_with_its_head(draw: Callable[..., Pdf]) -> None:
    assert not draw(replace(_table(1), caption="")).holds("Bảng 1")


def _filled(draw: Callable[..., Pdf], lines: int, table: Table) -> Pdf:
    text = "\n".join(f"Dòng {number}" for number in range(lines))
    return draw(Paragraph("p", runs(text)), table, Paragraph("end", runs("Hết./.")))


def test_two_rows_stand_on_either_side_of_a_cut(draw: Callable[..., Pdf]) -> None:
    cut = 0
    for lines in range(16, 30):
        pdf = _filled(draw, lines, _table(6))
        pages = [pdf.find(f"({row})").page for row in range(6)]
        cut += pages[0] != pages[-1]
        assert pages[0] == pages[1]
        assert pages[-1] == pages[-2]
    assert cut


def test_two_lines_of_a_cut_row_stand_on_either_side(draw: Callable[..., Pdf]) -> None:
    table = _table(1, lambda row: "\n".join(f"Lần {number}/" for number in range(15)))
    cut = 0
    for lines in range(12, 30):
        pdf = _filled(draw, lines, table)
        pages = [pdf.find(f"Lần {number}/").page for number in range(15)]
        cut += pages[0] != pages[-1]
        assert pages[0] == pages[1]
        assert pages[-1] == pages[-2]
    assert cut


def test_a_head_taller_than_a_page_comes_once(draw: Callable[..., Pdf]) -> None:
    columns = (Column("Tên cột rất dài " * 300), Column("Số"))
    table = Table("t", columns, tuple((runs(f"({n})"), runs("1")) for n in range(60)))
    pdf = draw(table)
    assert pdf.text().count("Têncộtrấtdài") >= 290
    assert pdf.text().count("Têncộtrấtdài" * 2) < 300
    assert pdf.find("(59)").page >= pdf.find("(0)").page >= 1
    assert all(letter.top <= BOTTOM for letter in pdf.letters)
    # Where the head does not come again the rows are closed above all the same.
    last = pdf.find("(59)").page
    level = [rule.top for rule in pdf.rules if rule.page == last and rule.length > 400]
    first = min(letter.top for letter in pdf.on_page(last) if letter.top > 20 * MM)
    assert min(level) < first


def test_a_table_without_columns_prints_its_caption(draw: Callable[..., Pdf]) -> None:
    pdf = draw(Table("t", (), (), "Bảng trống"), Paragraph("end", runs("Hết./.")))
    assert pdf.holds("Bảng trống")
    assert len(pdf.rules) == 3


def test_short_words_of_a_narrow_column_are_not_cut(draw: Callable[..., Pdf]) -> None:
    columns = (Column("STT", 0.01), Column("Nội dung", 9))
    pdf = draw(Table("t", columns, ((runs("1.001193"), runs("a")),)))
    assert pdf.find("STT").lines == 1
    assert pdf.find("1.001193").lines == 1
