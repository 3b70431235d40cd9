"""The form in which text enters the program."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.vietnamese import control_characters, normalize


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("  \t Uỷ ban \n", "Uỷ ban"),
        ("\u00a0\u3000Xã\u2003", "Xã"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Hường"), "Nguyễn Thị Hường"),
        ("dòng 1\r\ndòng 2\rdòng 3\ndòng 4", "dòng 1\ndòng 2\ndòng 3\ndòng 4"),
        ("hai  dấu   cách", "hai  dấu   cách"),
        ("\x1cgiữ\x07nguyên\x1f", "\x1cgiữ\x07nguyên\x1f"),
    ],
)
def test_normalize(text: str, kept: str) -> None:
    assert normalize(text) == kept


@given(st.text())
def test_normalize_is_stable_and_loses_no_visible_character(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once
    assert unicodedata.is_normalized("NFC", once)

    def visible(value: str) -> list[str]:
        return [c for c in unicodedata.normalize("NFC", value) if not c.isspace()]

    assert visible(once) == visible(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tin, bài\n\tthứ hai “58”", []),
        ("", []),
        ("a\x07b\x00c\x07", ["U+0007 (BEL)", "U+0000 (NUL)"]),
        ("\x0b\x1f\x7f\x85", ["U+000B (VT)", "U+001F (US)", "U+007F (DEL)", "U+0085"]),
        ("nửa chữ \ud83d", ["U+D83D"]),
        ("không phải điều khiển: \u00a0\u200b\u2028", []),
    ],
)
def test_control_characters_are_named(text: str, names: list[str]) -> None:
    assert control_characters(text) == names


@given(st.text(alphabet=st.characters(categories=["Cc", "Lu", "Zs"])))
def test_every_control_character_but_line_feed_and_tab_is_found(text: str) -> None:
    expected = {c for c in text if unicodedata.category(c) == "Cc"} - {"\n", "\t"}
    assert len(control_characters(text)) == len(expected)
