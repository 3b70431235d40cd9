from __future__ import annotations

from typing import Any

import pytest

from cchc_desktop.documents.template import (
    REPEATABLE,
    TemplateBlock,
    WrongTemplate,
    read_template,
    tokens_of,
)
from cchc_desktop.resources import read_toml

HEAD = {"name": "Báo cáo", "type": "report", "subject": "Kết quả {period}"}


def template(*blocks: dict[str, Any], **head: Any) -> Any:
    return read_template(HEAD | {"blocks": list(blocks)} | head, "mau.toml")


def test_a_block_keeps_what_its_table_says() -> None:
    row = {"key": "a", "text": "Có {radio.items} tin", "when": ["radio.items"], "mark": "-"}
    (block,) = template(row).blocks
    assert block == TemplateBlock(
        key="a", text="Có {radio.items} tin", when=("radio.items",), mark="-"
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"text": "a"}, "khối 1: thiếu “key”"),
        ({"key": "", "text": "a"}, "khối 1: thiếu “key”"),
        ({"key": "a"}, "cần “text” hoặc “heading”"),
        ({"key": "a", "text": "a", "heading": "b"}, "cần “text” hoặc “heading”"),
        ({"key": "a", "text": "a", "repeat": "tasks"}, "không lặp được theo “tasks”"),
        ({"key": "a", "text": "a", "txet": "b"}, "không hiểu “txet”"),
    ],
)
def test_a_wrong_block_is_named_with_its_place(row: dict[str, Any], said: str) -> None:
    with pytest.raises(WrongTemplate, match=r"“mau\.toml”") as refused:
        template(row)
    assert said in str(refused.value)


def test_a_key_stands_once() -> None:
    with pytest.raises(WrongTemplate, match="khối “a” có hai lần"):
        template({"key": "a", "text": "1"}, {"key": "b", "text": "2"}, {"key": "a", "text": "3"})


@pytest.mark.parametrize("missing", ["name", "type", "subject"])
def test_a_template_has_a_name_a_type_and_a_subject(missing: str) -> None:
    with pytest.raises(WrongTemplate, match=f"thiếu {missing}"):
        template({"key": "a", "text": "1"}, **{missing: ""})


def test_a_template_has_blocks() -> None:
    with pytest.raises(WrongTemplate, match="thiếu các khối nội dung"):
        template()


def test_tokens_are_found_in_order() -> None:
    assert list(tokens_of("{a} và {b.c}, {a}")) == ["a", "b.c", "a"]
    assert list(tokens_of("không có")) == []


def test_the_delivered_template_is_sound() -> None:
    delivered = read_template(read_toml("templates/propaganda-report.toml"), "x")
    assert set(delivered.citations) == {"directive", "plan"}
    assert {block.repeat for block in delivered.blocks if block.repeat} == set(REPEATABLE)
    # A figure in the prose stands only where there is data for it.
    for block in delivered.blocks:
        figures = {t for t in tokens_of(block.text) if t.endswith(".items")}
        assert figures <= set(block.when)
