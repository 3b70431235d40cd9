from __future__ import annotations

import pytest

from cchc_desktop.documents.template import (
    REPEATABLE,
    TemplateBlock,
    WrongTemplate,
    read_template,
)
from cchc_desktop.documents.wording import tokens_of
from cchc_desktop.resources import read_text

HEAD = 'name = "Báo cáo"\ntype = "report"\nsubject = "Kết quả {period}"\n'
BLOCK = '\n[[blocks]]\nkey = "a"\ntext = "1"\n'


def test_a_block_keeps_what_its_table_says_and_its_line() -> None:
    row = """
[[blocks]]
key = "a"
kind = "dash"
when = ["radio.items"]
text = "Có {radio.items} tin"
"""
    (block,) = read_template(HEAD + row, "mau.toml").blocks
    assert block == TemplateBlock(
        key="a", text="Có {radio.items} tin", when=("radio.items",), kind="dash", line=5
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('text = "a"', "dòng 9: thiếu “key”"),
        ('key = ""\ntext = "a"', "dòng 9: thiếu “key”"),
        ('key = "b"', "dòng 9: thiếu “text”"),
        ('key = "b"\ntext = "a"\nrepeat = "tasks"', "dòng 9: không lặp được theo “tasks”"),
        ('key = "b"\ntext = "a"\nkind = "h1"', "dòng 9: không có kiểu đoạn “h1”"),
        ('key = "b"\ntext = "a"\ntxet = "b"', "dòng 9: không hiểu “txet”"),
        ('key = "b"\ntext = "a"\nline = 3', "dòng 9: không hiểu “line”"),
        ('key = "a"\ntext = "2"', "dòng 9: khối “a” có hai lần"),
    ],
)
def test_a_wrong_block_is_named_with_its_line(rows: str, said: str) -> None:
    with pytest.raises(WrongTemplate) as refused:
        read_template(f"{HEAD}{BLOCK}\n[[blocks]]\n{rows}\n", "mau.toml")
    assert f"Mẫu “mau.toml”, {said}" in str(refused.value)


@pytest.mark.parametrize("missing", ["name", "type", "subject"])
def test_a_template_has_a_name_a_type_and_a_subject(missing: str) -> None:
    head = "".join(line + "\n" for line in HEAD.splitlines() if not line.startswith(missing))
    with pytest.raises(WrongTemplate, match=f"thiếu {missing}"):
        read_template(head + BLOCK, "x")


def test_a_template_has_blocks() -> None:
    with pytest.raises(WrongTemplate, match="thiếu các khối nội dung"):
        read_template(HEAD, "x")


def test_what_is_no_toml_is_named_with_its_line() -> None:
    with pytest.raises(WrongTemplate, match="sai cú pháp TOML ở dòng 6"):
        read_template(HEAD + '\n[[blocks]]\nkey = "a\n', "x")


def test_a_table_that_nobody_knows_is_named_with_its_line() -> None:
    with pytest.raises(WrongTemplate, match="dòng 9: không hiểu “bolcks”"):
        read_template(HEAD + BLOCK + '\n[[bolcks]]\nkey = "b"\n', "x")


def test_words_may_use_words() -> None:
    words = '[words]\nintro = "{who} báo cáo"\nwho = "{office.body}"\n'
    made = read_template(HEAD + words + BLOCK, "x")
    assert made.words_in_order == ("who", "intro")


def test_words_that_go_round_are_named_with_their_line() -> None:
    words = '[words]\none = "{two}"\ntwo = "{three} x"\nthree = "{one}"\nfour = "{one}"\n'
    with pytest.raises(WrongTemplate, match=r"dòng \d: các từ dùng lẫn nhau thành vòng") as refused:
        read_template(HEAD + words + BLOCK, "x")
    said = str(refused.value)
    assert all(f"{{{name}}}" in said for name in ("one", "two", "three"))
    assert "four" not in said
    line = int(said.partition("dòng ")[2].partition(":")[0])
    assert (HEAD + words).splitlines()[line - 1].split(" ")[0] in ("one", "two", "three")


def test_tokens_are_found_in_order_and_once() -> None:
    assert tokens_of("{a} và {b.c}, {a}, {{d}}") == ("a", "b.c")
    assert tokens_of("không có") == ()


def test_the_delivered_template_is_sound() -> None:
    delivered = read_template(read_text("templates/propaganda-report.toml"), "x")
    assert set(delivered.citations) == {"directive", "plan"}
    assert {block.repeat for block in delivered.blocks if block.repeat} == set(REPEATABLE)
    # A figure in the prose stands only where there is data for it.
    for block in delivered.blocks:
        figures = {t for t in tokens_of(block.text) if t.startswith(("radio", "web", "procedures"))}
        assert figures <= {asked.removesuffix(" > 0") for asked in block.when}
