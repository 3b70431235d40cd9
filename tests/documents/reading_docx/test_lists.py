"""The numbers that Word writes by itself are part of the line that people read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_desktop.documents.reading_docx import text_of_docx
from tests.documents.reading_docx.word_files import p, write_word

Read = Callable[..., list[str]]


def _level(depth: int, form: str, text: str, start: int = 1, style: str = "") -> str:
    tied = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{tied}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _kind(name: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def _list(name: int, kind: int, changes: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{kind}"/>{changes}</w:num>'


def _item(text: str, name: int, depth: int = 0) -> str:
    about = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>'
    return p(text, about=about)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(body: str, **parts: str) -> list[str]:
        return text_of_docx(write_word(tmp_path / "a.docx", body, **parts)).split("\n")

    return reading


def test_parts_clauses_and_dashes(read: Read) -> None:
    numbering = _kind(
        0,
        _level(0, "upperRoman", "%1."),
        _level(1, "decimal", "%2."),
        _level(2, "bullet", "\uf0b7"),
    ) + _list(1, 0)
    body = (
        _item("CHỈ ĐẠO", 1)
        + _item("Ban hành", 1, 1)
        + _item("Phân công", 1, 1)
        + _item("một", 1, 2)
        + _item("KẾT QUẢ", 1)
        + _item("Đài", 1, 1)
    )
    assert read(body, numbering=numbering) == [
        "I. CHỈ ĐẠO",
        "1. Ban hành",
        "2. Phân công",
        "- một",
        "II. KẾT QUẢ",
        "1. Đài",
    ]


@pytest.mark.parametrize(
    ("form", "start", "labels"),
    [
        ("decimal", 9, ["9)", "10)"]),
        ("decimalZero", 9, ["09)", "10)"]),
        ("lowerLetter", 26, ["z)", "aa)"]),
        ("upperLetter", 1, ["A)", "B)"]),
        ("lowerRoman", 3, ["iii)", "iv)"]),
        ("upperRoman", 1999, ["MCMXCIX)", "MM)"]),
        ("unheardOf", 1, ["1)", "2)"]),
    ],
)
def test_forms_of_numbers(read: Read, form: str, start: int, labels: list[str]) -> None:
    numbering = _kind(0, _level(0, form, "%1)", start)) + _list(1, 0)
    assert read(_item("a", 1) + _item("b", 1), numbering=numbering) == [
        f"{labels[0]} a",
        f"{labels[1]} b",
    ]


def test_a_number_of_several_levels(read: Read) -> None:
    numbering = _kind(0, _level(0, "upperRoman", "%1."), _level(1, "decimal", "%1.%2.%9")) + _list(
        1, 0
    )
    body = _item("a", 1) + _item("b", 1, 1)
    assert read(body, numbering=numbering) == ["I. a", "I.1. b"]


def test_lists_of_one_kind_go_on_unless_told_to_start_again(read: Read) -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = (
        _kind(0, _level(0, "decimal", "%1.")) + _list(1, 0) + _list(2, 0) + _list(3, 0, again)
    )
    body = "".join(_item(f"mục {name}", name) for name in (1, 2, 3, 3))
    assert read(body, numbering=numbering) == ["1. mục 1", "2. mục 2", "1. mục 3", "2. mục 3"]


def test_a_heading_is_numbered_by_its_style(read: Read) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    numbering = _kind(
        0, _level(0, "upperRoman", "%1."), _level(1, "decimal", "%2.", style="Muc")
    ) + _list(1, 0)
    body = p("Ban hành", about='<w:pStyle w:val="Muc"/>')
    assert read(body, styles=styles, numbering=numbering) == ["1. Ban hành"]


@pytest.mark.parametrize("name", [0, 7])
def test_no_list_or_an_unknown_one_has_no_number(read: Read, name: int) -> None:
    numbering = _kind(0, _level(0, "decimal", "%1.")) + _list(1, 0)
    assert read(_item("a", name), numbering=numbering) == ["a"]
    assert read(_item("a", name)) == ["a"]


def test_an_empty_item_counts_and_says_nothing(read: Read) -> None:
    numbering = _kind(0, _level(0, "decimal", "%1."), _level(1, "none", "x")) + _list(1, 0)
    body = _item("", 1) + _item("b", 1) + _item("c", 1, 1) + _item("d", 1, 5)
    assert read(body, numbering=numbering) == ["2. b", "c", "d"]


def test_a_monstrous_number_stays_small(read: Read) -> None:
    numbering = _kind(0, _level(0, "lowerLetter", "%1", 10**30)) + _list(1, 0)
    (line,) = read(_item("a", 1), numbering=numbering)
    assert len(line) < 500
