"""Search without marks, and with them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.vietnamese import fold, fold_marked, is_unmarked, slug

VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
CONSONANTS = "bcdđfghjklmnpqrstvwxz"
LETTERS = VOWELS + CONSONANTS + (VOWELS + CONSONANTS).upper()

vietnamese = st.text(alphabet=LETTERS + "0123456789 -/,.", max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("Đẩy mạnh cải cách hành chính!", "day manh cai cach hanh chinh"),
        ("  Trang   thông tin\nđiện tử ", "trang thong tin dien tu"),
        ("508/UBND-VP ngày 01/3/2022", "508 ubnd vp ngay 01 3 2022"),
        ("1.001193", "1 001193"),
        ("“Chung tay”... (thủ_tục)", "chung tay thu tuc"),
        ("Băng zôn", "bang ron"),
        ("băng-rôn", "bang ron"),
        ("BĂNG RÔN", "bang ron"),
        ("băng zôn băng zôn", "bang ron bang ron"),
        ("lăng băng zônx", "lang bang zonx"),
        ("xbăng zôn", "xbang zon"),
        ("Uỷ ban", "uy ban"),
        ("Ủy ban", "uy ban"),
        ("hoà giải", "hoa giai"),
        ("hòa giải", "hoa giai"),
        ("12 m²", "12 m2"),
        ("ＵＢＮＤ", "ubnd"),
        ("mềm\u00admại\u200b", "memmai"),
        ("đĐ", "dd"),
        ("日本 ñandú", "日本 nandu"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


def test_every_letter_of_the_alphabet_folds_to_plain_latin() -> None:
    assert len(set(LETTERS)) == 2 * (72 + 21)
    for letter in LETTERS:
        first = unicodedata.normalize("NFD", letter)[0].lower()
        assert fold(letter) == ("d" if first == "đ" else first)


@given(st.text())
def test_fold_gives_words_and_single_spaces_and_is_stable(text: str) -> None:
    folded = fold(text)
    assert all(word.isalnum() for word in folded.split(" ") if word)
    assert folded == " ".join(folded.split())
    assert fold(folded) == folded


@given(vietnamese)
def test_case_form_and_marks_make_no_difference(text: str) -> None:
    folded = fold(text)
    assert fold(text.upper()) == fold(text.lower()) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded
    assert fold(fold_marked(text)) == folded
    assert is_unmarked(folded)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Đẩy mạnh, cải cách!", "đẩy mạnh cải cách"),
        ("Ủy ban", "uỷ ban"),
        ("Uỷ ban", "uỷ ban"),
        ("HÒA GIẢI", "hoà giải"),
        ("sức khỏe", "sức khoẻ"),
        ("văn hóa, khóa họp", "văn hoá khoá họp"),
        ("Thùy, Thụy", "thuỳ thuỵ"),
        ("quý II", "quý ii"),
        ("hoàn thành của tòa", "hoàn thành của toà"),
        ("múa lụa", "múa lụa"),
        ("băng-zôn", "băng rôn"),
        ("508/UBND-VP", "508 ubnd vp"),
    ],
)
def test_fold_marked_keeps_the_marks_and_sets_the_tone(text: str, marked: str) -> None:
    assert fold_marked(text) == marked
    assert fold_marked(unicodedata.normalize("NFD", text)) == marked


@given(st.text())
def test_fold_marked_is_stable(text: str) -> None:
    once = fold_marked(text)
    assert fold_marked(once) == once


@pytest.mark.parametrize("query", ["", "day manh", "UBND 58", "1.001193", "bang-ron!"])
def test_plain_queries_are_unmarked(query: str) -> None:
    assert is_unmarked(query)


@pytest.mark.parametrize("query", ["đay manh", "ĐAY", "dẩy", "tư", "to\u031b", "xa\u0303", "Ô"])
def test_one_mark_makes_a_query_marked(query: str) -> None:
    assert not is_unmarked(query)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Xe cổ động", "xe-co-dong"),
        ("Đài truyền thanh (xã)", "dai-truyen-thanh-xa"),
        ("LED / cổng chào 2", "led-cong-chao-2"),
        ("Mạng xã hội 日本", "mang-xa-hoi"),
    ],
)
def test_slug(text: str, code: str) -> None:
    assert slug(text) == code


@pytest.mark.parametrize("text", ["", "  ", "***", "日本"])
def test_slug_needs_a_letter_or_a_digit(text: str) -> None:
    with pytest.raises(InvalidValue, match=r"^Tên phải có ít nhất một chữ cái hoặc chữ số\.$"):
        slug(text)
