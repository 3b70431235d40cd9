"""Whatever a clerk typed stays a text: no formula, no link, no order to another program."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import openpyxl
import pytest

from cchc_desktop.domain.catalogues import CatalogueEntry, Catalogues, delivered_catalogues
from cchc_desktop.domain.counting import Figures
from cchc_desktop.domain.documents import Document
from cchc_desktop.domain.fields import Kind, fields_of, lines_of
from cchc_desktop.resources import read_toml
from cchc_desktop.workbooks.data_sheet_reading import read_tally
from cchc_desktop.workbooks.tally import write_tally
from tests.workbooks import sample_tally
from tests.workbooks.sample_tally import CALENDARS, OFFICE, PLAN, tally

ATTACKS = (
    '=HYPERLINK("http://la.vn";"58")',
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "'=1+1",
    "=Tổng!$A$1",
    "http://la.vn/a",
    "mailto:a@la.vn",
    "internal:'Tổng hợp'!A1",
    "external:c:\\a.xlsx",
    "{=SUM(A1:A2)}",
    "＝1+1",
    '=DDE("cmd";"/C calc";"x")',
    "<script>alert(1)</script>",
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def poisoned(record: Any, text: str) -> Any:
    """The record with ``text`` in every text field of it and of its lines."""
    changes: dict[str, Any] = {
        name: text
        for name, field in fields_of(type(record)).items()
        if field.kind in (Kind.TEXT, Kind.LONG_TEXT)
    }
    for name in lines_of(type(record)):
        changes[name] = tuple(poisoned(line, text) for line in getattr(record, name))
    return replace(record, **changes)


@pytest.fixture(scope="module", params=ATTACKS)
def attack(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """A text, and the tally of an office that typed it everywhere."""
    text: str = request.param
    return text, written(text, tmp_path_factory.mktemp("attack") / "t.xlsx")


def written(text: str, path: Path) -> Path:
    names = [
        CatalogueEntry(catalogue=catalogue, code=code, label=text)
        for catalogue, code in (
            ("channels", "radio"), ("channels", "web"), ("units", "items"), ("media", "banner"),
            ("places", "headquarters"), ("evidence_kinds", "log"), ("task_results", "done"),
        )
    ]  # fmt: skip
    catalogues = Catalogues(
        delivered_catalogues(read_toml("catalogues.toml"), CALENDARS.values()), names
    )
    shown = [
        replace(figure, definition=replace(figure.definition, label=text, unit=text))
        for figure in sample_tally.figures()
    ]
    made = tally(
        office=poisoned(OFFICE, text),
        figures=Figures(sample_tally.YEAR, shown),
        catalogues=catalogues,
        made_by=text,
        activities=[poisoned(activity, text) for activity in sample_tally.activities()[:8]],
        slogans=[poisoned(slogan, text) for slogan in sample_tally.SLOGANS],
        procedures=[poisoned(procedure, text) for procedure in sample_tally.PROCEDURES],
        tasks=[poisoned(task, text) for task in sample_tally.TASKS],
        documents={1: poisoned(replace(PLAN, day=date(2022, 2, 16)), text)},
    )
    write_tally(made, path)
    return path


def test_no_formula_and_no_link_but_ours(attack: tuple[str, Path]) -> None:
    _, path = attack
    sheets = {sheet.title for sheet in openpyxl.load_workbook(path)}
    with ZipFile(path) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith(".rels"):
                assert b"External" not in content
            root = ET.fromstring(content)
            assert not list(root.iter(f"{_MAIN}f")), name
            for link in root.iter(f"{_MAIN}hyperlink"):
                sheet = re.fullmatch(r"'?(.+?)'?!A1", link.attrib["location"])
                assert sheet is not None
                assert sheet[1] in sheets
            for reference in (*root.iter(f"{_CHART}f"), *root.iter(f"{_MAIN}definedName")):
                assert re.fullmatch(r"('[^'\[\]]+'|\w+)![$\w:]+", str(reference.text)), name
            assert not [tag for tag in root.iter() if "dde" in tag.tag.lower()], name
        assert not [n for n in archive.namelist() if "externalLink" in n or "connections" in n]


def test_the_receiver_reads_the_same_text(attack: tuple[str, Path]) -> None:
    text, path = attack
    expected = text.strip()
    book = openpyxl.load_workbook(path)
    rows = book["Danh sách hoạt động"].iter_rows(min_row=6, max_col=4, values_only=True)
    assert {row[3] for row in rows} == {expected}
    read = read_tally(path)
    assert {figure.label for figure in read.figures} == {expected}
    assert read.office.body == expected


def test_every_text_that_a_formula_could_come_of_is_marked_as_text(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written("=1+1", tmp_path / "t.xlsx"))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    assert cell.data_type in ("s", "inlineStr") or cell.quotePrefix
                    assert cell.quotePrefix


def test_documents_of_every_register_were_tried() -> None:
    assert poisoned(Document(symbol="1"), "=x").symbol == "=x"
