"""The hidden sheet of a tally: what it holds, and what was done to it on the way."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from cchc_desktop.domain.handed_over import SCHEMA, digest_of, shown_text
from cchc_desktop.workbooks.data_sheet import SHEET
from cchc_desktop.workbooks.data_sheet_reading import Altered, NoTally, OtherSchema, read_tally
from cchc_desktop.workbooks.reading.refusals import WorkbookRefused
from cchc_desktop.workbooks.tally import write_tally
from tests.workbooks.sample_tally import figures, tally


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    target = tmp_path / "tổng hợp.xlsx"
    write_tally(tally(), target)
    return target


def changed(path: Path, change: Callable[[Workbook], None]) -> Path:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def figure_cell(book: Workbook, label: str, unit: str, column: int) -> str:
    for row in book["Tổng hợp"].iter_rows():
        if (row[1].value, row[2].value) == (label, unit):
            return row[column].coordinate
    raise AssertionError(label)


def test_the_numbers_are_read_back(sent: Path) -> None:
    read = read_tally(sent)
    assert (read.office.short_name, read.period.id, read.made_by) == (
        "UBND xã Chi Lăng Nam",
        "2022",
        "Lan",
    )
    assert [f.in_period for f in read.figures] == [f.in_period for f in figures()]
    hours = next(f for f in read.figures if f.name == "radio.hours")
    assert hours.same_period_last_year == Decimal("1300.25")
    assert hours.planned is None


def test_saved_by_another_program_it_is_still_the_same(sent: Path) -> None:
    before = read_tally(sent)
    assert read_tally(changed(sent, lambda _book: None)) == before


def test_the_row_of_a_figure_is_where_people_see_it(sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    for figure in read_tally(sent).figures:
        row = [cell.value for cell in book["Tổng hợp"][figure.row]]
        assert row[1:3] == [figure.label, figure.unit]


def test_a_changed_number_is_named(sent: Path) -> None:
    def more(book: Workbook) -> None:
        book["Tổng hợp"][figure_cell(book, "Đài truyền thanh", "tin, bài", 4)] = 68

    with pytest.raises(Altered, match=r"Đài truyền thanh, tin, bài.*nay là “68”, khi lập là 58"):
        read_tally(changed(sent, more))


@pytest.mark.parametrize("value", ["=58+0", "58 ", None, 58.001, "năm mươi tám"])
def test_any_other_content_of_a_figures_cell_is_noticed(sent: Path, value: object) -> None:
    def other(book: Workbook) -> None:
        cell = book["Tổng hợp"][figure_cell(book, "Đài truyền thanh", "tin, bài", 4)]
        cell.value = value

    path = changed(sent, other)
    if value == "58 ":
        # Text for a number: what a person sees has not changed, and the text is not told apart.
        read_tally(path)
        return
    with pytest.raises(Altered):
        read_tally(path)


def test_a_row_put_in_or_a_label_changed_is_noticed(sent: Path) -> None:
    copy = sent.with_name("b.xlsx")
    copy.write_bytes(sent.read_bytes())
    with pytest.raises(Altered):
        read_tally(changed(sent, lambda book: book["Tổng hợp"].insert_rows(12)))

    def renamed(book: Workbook) -> None:
        book["Tổng hợp"][figure_cell(book, "Tờ rơi", "tờ", 1)] = "Tờ gấp"

    with pytest.raises(Altered, match="đã bị sửa sau khi chương trình lập"):
        read_tally(changed(copy, renamed))


def test_a_changed_hidden_sheet_is_noticed(sent: Path) -> None:
    def forged(book: Workbook) -> None:
        for row in book[SHEET].iter_rows():
            for cell in row:
                if cell.value == "58":
                    cell.value = "68"

    with pytest.raises(Altered, match=f"“{SHEET}” đã bị sửa"):
        read_tally(changed(sent, forged))


def test_a_missing_visible_sheet_is_noticed(sent: Path) -> None:
    def torn(book: Workbook) -> None:
        del book["Tổng hợp"]

    with pytest.raises(Altered, match="“Tổng hợp” đã bị xoá"):
        read_tally(changed(sent, torn))


@pytest.mark.parametrize(
    ("schema", "word"), [(str(SCHEMA + 1), "mới hơn"), ("0", "khác"), ("x", "khác")]
)
def test_another_form_of_the_hidden_sheet_is_refused(sent: Path, schema: str, word: str) -> None:
    def later(book: Workbook) -> None:
        book[SHEET]["B1"] = schema

    with pytest.raises(OtherSchema, match=word) as refusal:
        read_tally(changed(sent, later))
    assert refusal.value.newer == (word == "mới hơn")


def rewritten(path: Path, change: Callable[[list[list[str]]], None]) -> Path:
    """The file with other content of its hidden sheet, under a checksum that fits it."""

    def forge(book: Workbook) -> None:
        sheet = book[SHEET]
        rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
        del rows[1]
        change(rows)
        rows.insert(1, ["content.sha256", digest_of(rows)])
        sheet.delete_rows(1, sheet.max_row)
        for row in rows:
            sheet.append([cell or None for cell in row])

    return changed(path, forge)


def drop(name: str) -> Callable[[list[list[str]]], None]:
    def change(rows: list[list[str]]) -> None:
        rows[:] = [row for row in rows if row[0] != name]

    return change


def put(name: str, value: str, column: int = 1) -> Callable[[list[list[str]]], None]:
    def change(rows: list[list[str]]) -> None:
        next(row for row in rows if row[0] == name)[column] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        drop("made_on"),
        drop("months"),
        drop("figure"),
        drop("columns"),
        put("made_on", "hôm qua"),
        put("period.to", "2021-01-01"),
        put("figure", "58 tin", 5),
        put("figure", "NaN", 6),
        put("figure", "nhiều", 10),
        put("month", "", 4),
        put("columns", "tên", 1),
    ],
)
def test_a_hidden_sheet_of_no_known_form_is_refused(
    sent: Path, change: Callable[[list[list[str]]], None]
) -> None:
    with pytest.raises(NoTally, match="không đúng mẫu"):
        read_tally(rewritten(sent, change))


def test_a_checksum_that_fits_lets_it_be_read(sent: Path) -> None:
    before = read_tally(sent)
    assert read_tally(rewritten(sent, lambda _rows: None)) == before


def test_a_workbook_of_somebody_else_is_no_tally(tmp_path: Path) -> None:
    path = tmp_path / "khác.xlsx"
    book = Workbook()
    book.save(path)
    with pytest.raises(NoTally, match="không có trang ẩn"):
        read_tally(path)
    book.create_sheet(SHEET)["A1"] = "gì đó"
    book.save(path)
    with pytest.raises(NoTally, match="không có dấu"):
        read_tally(path)
    path.write_bytes(b"PK")
    with pytest.raises(WorkbookRefused):
        read_tally(path)


def test_the_checksum_tells_cells_rows_and_line_ends_apart() -> None:
    tables: list[list[list[str]]] = [
        [["a", "b"]], [["a"], ["b"]], [["ab"]], [["a\tb"]], [["a\\tb"]], [["a\nb"]], [["", "ab"]],
        [],
    ]  # fmt: skip
    assert len({digest_of(table) for table in tables}) == len(tables)
    assert digest_of([["a", ""]]) == digest_of([["a"]])


def test_a_cell_says_the_same_in_every_program() -> None:
    assert shown_text(None) == ""
    assert shown_text(58) == shown_text(Decimal("58.000")) == "58"
    assert shown_text(Decimal("0.1")) == shown_text(0.1) == "0.1"
    assert shown_text(0) == shown_text(Decimal("-0.0")) == "0"
    assert shown_text(1 / 3) == shown_text(0.333333333333333)
    assert shown_text(" Tin\r\nbài ") == "Tin\nbài"
