"""The XML of a sheet turned into rows of cells, however a program writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.grids import EMPTY, Grid, GridCell, GridRow
from cchc_desktop.workbooks.reading import sheets
from cchc_desktop.workbooks.reading.cell_values import CellMaker
from cchc_desktop.workbooks.reading.looks import Look
from cchc_desktop.workbooks.reading.number_formats import what_shows
from cchc_desktop.workbooks.reading.refusals import Damage, Monster
from cchc_desktop.workbooks.reading.texts import SharedTexts
from tests.workbooks.reading.made import sheet

TEXTS = SharedTexts(texts=["Tin, bài", "", "x· héi"], fonts={2: ".VnTime"})
FORMATS = ("", "dd/mm/yyyy", "h:mm", "dd/mm/yyyy h:mm", "@", "[h]:mm")
LOOKS = [Look("Arial", code, what_shows(code)) for code in FORMATS]


def read(xml: str | bytes, *, from_1904: bool = False, piece: int = 50) -> Grid:
    content = xml.encode() if isinstance(xml, str) else xml
    pieces = (content[at : at + piece] for at in range(0, len(content), piece))
    maker = CellMaker(TEXTS, LOOKS, from_1904=from_1904)
    return sheets.read_sheet(pieces, "Trang", maker, hidden=False)


def cell(xml: str, **how: Any) -> GridCell:
    """Return the one cell of a sheet, read by the parser and as a plain row alike."""
    row = f'<row r="1">{xml}</row>'
    plain = read(sheet(row), **how)
    parsed = read(sheet(f"<!-- -->{row}"), **how)
    assert plain.rows == parsed.rows
    return plain.rows[0].cells[0] if plain.rows else EMPTY


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<c r="A1"><v>58</v></c>', 58),
        ('<c r="A1"><v>-3</v></c>', -3),
        ('<c r="A1"><v>58.0</v></c>', 58),
        ('<c r="A1"><v>1E3</v></c>', 1000),
        ('<c r="A1"><v>0.30000000000000004</v></c>', Decimal("0.3")),
        ('<c r="A1"><v>1234.5</v></c>', Decimal("1234.5")),
        ('<c r="A1"><v>1.5E-7</v></c>', Decimal("1.5E-7")),
        ('<c r="A1"><v>9007199254740993</v></c>', 9007199254740993),
        ('<c r="A1"><v> 7 </v></c>', 7),
        ('<c r="A1"><v>1E999</v></c>', "1E999"),
        ('<c r="A1"><v>nan</v></c>', "nan"),
        ('<c r="A1"><v>1_000</v></c>', "1_000"),
        ('<c r="A1"><v>٣</v></c>', "٣"),
        ('<c r="A1" t="s"><v>0</v></c>', "Tin, bài"),
        ('<c r="A1" t="s"><v>1</v></c>', None),
        ('<c r="A1" t="str"><v>a_x000D_b _x005F_x000D_ _xD800_</v></c>', "a\rb _x000D_ _xD800_"),
        ('<c r="A1" t="inlineStr"><is><t>Đài  xã</t></is></c>', "Đài  xã"),
        ('<c r="A1" t="inlineStr"><is><t>a &amp; b</t></is></c>', "a & b"),
        ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
        ('<c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>x</t></rPh></is></c>', "a"),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" s="1"><v>44632</v></c>', date(2022, 3, 12)),
        ('<c r="A1" s="1"><v>44632.5</v></c>', datetime.combine(date(2022, 3, 12), time(12))),
        ('<c r="A1" s="3"><v>44632.3125</v></c>', datetime.combine(date(2022, 3, 12), time(7, 30))),
        ('<c r="A1" s="2"><v>0.3125</v></c>', time(7, 30)),
        ('<c r="A1" s="2"><v>0</v></c>', time(0)),
        ('<c r="A1" s="5"><v>1.5</v></c>', Decimal("1.5")),
        ('<c r="A1" s="1"><v>1</v></c>', date(1900, 1, 1)),
        ('<c r="A1" s="1"><v>59</v></c>', date(1900, 2, 28)),
        ('<c r="A1" s="1"><v>60</v></c>', 60),
        ('<c r="A1" s="1"><v>61</v></c>', date(1900, 3, 1)),
        ('<c r="A1" s="1"><v>0</v></c>', 0),
        ('<c r="A1" s="1"><v>-1</v></c>', -1),
        ('<c r="A1" s="1"><v>2958465</v></c>', date(9999, 12, 31)),
        ('<c r="A1" s="1"><v>2958466</v></c>', 2958466),
        ('<c r="A1" s="3"><v>2958465.9999999</v></c>', Decimal("2958465.9999999")),
        ('<c r="A1" t="d"><v>2022-03-12</v></c>', date(2022, 3, 12)),
        ('<c r="A1" t="d"><v>2022-03-12T07:30:00Z</v></c>', datetime(2022, 3, 12, 7, 30)),  # noqa: DTZ001
        ('<c r="A1" t="d"><v>07:30:00</v></c>', time(7, 30)),
        ('<c r="A1" t="d"><v>12/3/2022</v></c>', "12/3/2022"),
        ('<c r="A1" s="1"/>', None),
        ('<c r="A1"><v></v></c>', None),
        ('<c r="A1"><v/></c>', None),
    ],
)
def test_value(xml: str, value: object) -> None:
    found = cell(xml).value
    assert (found, type(found)) == (value, type(value))


def test_days_of_the_1904_system() -> None:
    assert cell('<c r="A1" s="1"><v>0</v></c>', from_1904=True).value == date(1904, 1, 1)
    assert cell('<c r="A1" s="1"><v>43170</v></c>', from_1904=True).value == date(2022, 3, 12)
    assert cell('<c r="A1" s="2"><v>0.5</v></c>', from_1904=True).value == time(12)


@pytest.mark.parametrize(
    ("xml", "value", "error"),
    [
        ('<c r="A1"><f>SUM(B1:C1)</f><v>61</v></c>', 61, ""),
        ('<c r="A1"><f>1/0</f></c>', None, ""),
        ('<c r="A1"><f>A2&amp;"x"</f><v></v></c>', None, ""),
        ('<c r="A1"><f t="shared" si="0"/><v>3</v></c>', 3, ""),
        ('<c r="A1" t="str"><f>B1</f><v>Đài</v></c>', "Đài", ""),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', None, "#DIV/0!"),
    ],
)
def test_a_formula_keeps_its_mark_and_its_result(xml: str, value: object, error: str) -> None:
    found = cell(xml)
    assert (found.value, found.formula, found.error) == (value, True, error)


def test_the_font_of_the_text_itself_counts_more() -> None:
    assert cell('<c r="A1" t="s"><v>0</v></c>').font == "Arial"
    assert cell('<c r="A1" t="s"><v>2</v></c>').font == ".VnTime"
    runs = '<r><rPr><rFont val="VNI-Times"/></rPr><t>dài</t></r><r><t>x</t></r>'
    assert cell(f'<c r="A1" t="inlineStr"><is>{runs}</is></c>').font == "VNI-Times"


def test_places_hidden_rows_and_what_stands_round_the_rows() -> None:
    rows = (
        '<row r="2" spans="1:3"><c r="B2"><v>1</v></c><c r="D2" s="1"/></row>'
        '<row r="3" s="1" customFormat="1"/>\n<row r="5" hidden="1"><c r="A5"><v>2</v></c></row>'
    )
    xml = sheet(
        rows,
        before='<dimension ref="A1"/><cols><col min="2" max="3" hidden="1"/></cols>',
        after='<autoFilter ref="A1:C5"><filterColumn colId="0"/></autoFilter>'
        '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="XFD9:XFD1048576"/></mergeCells>',
    )
    grid = read(xml)
    assert grid.rows == [
        GridRow(2, (EMPTY, GridCell(1, "Arial"))),
        GridRow(5, (GridCell(2, "Arial"),), hidden=True),
    ]
    assert grid.merged == ((1, 0, 1, 2), (9, 16383, 1_048_576, 16383))
    assert grid.hidden_columns == {1, 2}
    assert grid.filtered
    assert grid.row(5) == grid.rows[1]
    assert grid.row(4) is grid.row(6) is None


def test_other_ways_of_writing() -> None:
    plain = read(sheet('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>')).rows
    without_places = sheet("<row><c><v>1</v></c><c><v>2</v></c></row>")
    prefixed = (
        without_places.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    )
    strict = without_places.replace(
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    declared = '<?xml version="1.0" encoding="UTF-16"?>' + without_places
    for xml in (without_places, prefixed, strict, declared.encode("utf-16")):
        assert read(xml).rows == plain


def test_a_row_in_disguise_is_not_a_row() -> None:
    row = '<row r="1"><c r="A1"><v>1</v></c></row>'
    for xml in (
        sheet(f"<!-- {row} -->"),
        sheet("", before=f"<!-- <sheetData>{row} -->"),
        sheet("", after=f"<x><![CDATA[<sheetData>{row}]]></x>"),
    ):
        assert read(xml).rows == []
    for xml in (sheet("", before=row), sheet("", after=f"<x><sheetData>{row}</sheetData></x>")):
        with pytest.raises(Damage):
            read(xml)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="0"/>',
        '<row r="1048577"/>',
        '<row r="x"/>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>3</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1" t="z"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><c r="B1"/></c></row>',
        '<row r="1"><row r="2"/></row>',
        '<c r="A1"><v>1</v></c>',
        '<row r="1"><c r="A1"><v>1</v></c>',
        "</sheetData><mergeCell ref='A1:B'/><sheetData>",
        "</sheetData><mergeCell ref='B1:A1'/><sheetData>",
        "</sheetData><col min='0' max='3' hidden='1'/><sheetData>",
        "</sheetData><col min='1' max='99999' hidden='1'/><sheetData>",
        "\x01",
        "&x;",
    ],
)
def test_damage(rows: str) -> None:
    with pytest.raises(Damage):
        read(sheet(rows))
    with pytest.raises(Damage):
        read(sheet("<!-- -->" + rows))


def test_no_sheet_at_all() -> None:
    for xml in ("<chartsheet/>", "", "<!DOCTYPE a><worksheet/>"):
        with pytest.raises(Damage):
            read(xml)
    with pytest.raises(Damage):
        read('<?xml version="1.0" encoding="cp1258"?>' + sheet(""))


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet/>",
        b"<a>" * 200,
        b"<a " + b"x" * 2**21,
        b"<!--" + b"x" * 2**21,
        b"<a>" + b"".join(b"<x%d/>" % number for number in range(6_000)),
        sheet('<row><c t="str"><v>%s</v></c></row>' % ("x" * (2**20 + 1))).encode(),
        sheet("<row><c><is><t>%s</t></is></c></row>" % ("x" * (2**20 + 1))).encode(),
    ],
)
def test_monsters(content: bytes) -> None:
    with pytest.raises(Monster):
        read(content, piece=2**16)


def test_what_only_looks_large_is_read() -> None:
    rows = "".join(f'<row r="{number}" s="1" customFormat="1"/>' for number in range(1, 60_000))
    last = '<row r="60000"><c r="XFD60000"><v>1</v></c></row>'
    grid = read(sheet(rows + last, before='<dimension ref="A1:XFD1048576"/>'), piece=2**16)
    assert [len(row.cells) for row in grid.rows] == [16_384]


def test_cells_far_apart_have_a_limit() -> None:
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>{n}</v></c></row>' for n in range(1, 2_000))
    with pytest.raises(Monster, match="quá nhiều ô"):
        read(sheet(rows), piece=2**16)


LETTERS = st.sampled_from(["A", "B", "C", "AA", "XFD"])
WRITTEN = st.one_of(
    st.integers(-5, 50_000).map(str),
    st.floats(-1e6, 1e6).map(str),
    st.text("aẤđ \n&<>_x000D", max_size=6).map(
        lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    ),
)
INSIDE = st.one_of(
    st.just(""),
    WRITTEN.map("<v>{}</v>".format),
    WRITTEN.map("<f>A1</f><v>{}</v>".format),
    WRITTEN.map("<is><t>{}</t></is>".format),
    WRITTEN.map('<is><t xml:space="preserve">{}</t><rPh><t>x</t></rPh></is>'.format),
)


@st.composite
def rows_of_cells(draw: st.DrawFn) -> str:
    made = []
    for number in sorted(draw(st.sets(st.integers(1, 40), max_size=6))):
        cells = []
        for letters in draw(st.lists(LETTERS, max_size=5)):
            look = draw(st.sampled_from(["", ' s="1"', ' s="2"', ' s="99"']))
            kind = draw(st.sampled_from(["", ' t="s"', ' t="str"', ' t="inlineStr"', ' t="b"']))
            place = draw(st.sampled_from([f' r="{letters}{number}"'] * 9 + ["", ' r="A1"']))
            cells.append(f"<c{place}{look}{kind}>{draw(INSIDE)}</c>")
        hidden = draw(st.sampled_from(["", ' hidden="1"', ' spans="1:3" hidden="true"']))
        made.append(f'<row r="{number}"{hidden}>{"".join(cells)}</row>')
    return "".join(made)


def outcome(xml: str) -> Sequence[GridRow] | str:
    try:
        return read(xml).rows
    except Damage as damage:
        return str(damage)


@given(rows_of_cells())
def test_plain_rows_are_read_as_the_parser_reads_them(rows: str) -> None:
    def all_to_the_parser(chunks: Iterable[bytes], _: object) -> Iterator[bytes]:
        yield from chunks

    quick = outcome(sheet(rows))
    with patch.object(sheets, "without_plain_rows", all_to_the_parser):
        assert outcome(sheet(rows)) == quick
