"""TCVN3 (ABC) and VNI: recognised where they are, and only there; converted to Unicode."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.vietnamese import legacy_tables
from cchc_desktop.domain.vietnamese.legacy import (
    Change,
    Encoding,
    changes,
    converted,
    encoded,
    recognise,
)
from cchc_desktop.domain.vietnamese.syllables import is_syllable

RESOURCES = Path(__file__).parents[3] / "resources"
WORDS = sorted(
    {
        word
        for path in RESOURCES.rglob("*.toml")
        for word in re.findall(r"[^\W\d_]+", path.read_text("utf-8"))
        if is_syllable(word)
    }
)
MARKED = [word for word in WORDS if not word.isascii()]
VOWELS = "aăâeêioôơuưy"
LETTERS = sorted(
    {
        unicodedata.normalize("NFC", letter + tone)
        for vowel in VOWELS
        for letter in (vowel, vowel.upper())
        for tone in legacy_tables.TONES
    }
    | {"đ", "Đ"}
)
MOTTO = "Cộng hoà xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"

both = pytest.mark.parametrize("encoding", list(Encoding))


def test_the_tables_are_complete() -> None:
    special = [letter for letter in LETTERS if not letter.isascii()]
    assert len(special) == 134
    assert set(special) - set(legacy_tables.TCVN3) == {"ý"}
    assert set(special) - set(legacy_tables.VNI) == set("ìíÌÍ")
    for table in (legacy_tables.TCVN3, legacy_tables.VNI):
        assert len(set(table.values())) == len(table)
        assert all(code.isascii() or max(code) <= "\u00ff" for code in table.values())


@both
@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back(encoding: Encoding, letter: str) -> None:
    text = f"b{letter}"  # alone, some of the codes are signs: ½, ×
    assert converted(encoded(text, encoding), encoding) == text


@pytest.mark.parametrize(
    ("written", "encoding", "font", "meant"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", Encoding.TCVN3, ".VnTime", MOTTO[:34]),
        ("Coäng hoaø xaõ hoäi chuû nghóa Vieät Nam", Encoding.VNI, "VNI-Times", MOTTO[:34]),
        ("§éc lËp", Encoding.TCVN3, "", "Độc lập"),
        ("céng hoµ x· héi", Encoding.TCVN3, ".VnTimeH", "CỘNG HOÀ XÃ HỘI"),
        ("thon 2", Encoding.TCVN3, ".VnArialH", "THON 2"),
        ("CéNG HOµ", Encoding.TCVN3, "", "CỘNG HOÀ"),
        ("UBND x·", Encoding.TCVN3, "", "UBND xã"),
        ("Uû ban, Uñy ban", Encoding.TCVN3, "", "Uỷ ban, Ủy ban"),
        ("Uûy ban ÑAÛNG UÛY", Encoding.VNI, "", "Ủy ban ĐẢNG ỦY"),
        ("Ph\u00adêng 3 × 4 m, 100.000®", Encoding.TCVN3, "", "Phường 3 × 4 m, 100.000đ"),
        ("Th«n2", Encoding.TCVN3, "", "Thôn2"),
        ("Coäng hoaø", Encoding.TCVN3, "VNI-Times", "Cộng hoà"),
        # Unicode in the same sheet stays as it is.
        ("Thôn Đông", Encoding.TCVN3, ".VnTime", "Thôn Đông"),
        ("Thôn 2", Encoding.TCVN3, "Times New Roman", "Thôn 2"),
        ("1.001193", Encoding.TCVN3, ".VnTime", "1.001193"),
    ],
)
def test_conversion(written: str, encoding: Encoding, font: str, meant: str) -> None:
    assert converted(written, encoding, font) == meant


@both
@given(
    words=st.lists(st.sampled_from(WORDS), max_size=12), between=st.sampled_from([" ", ", ", "-"])
)
def test_any_vietnamese_text_comes_back(encoding: Encoding, words: list[str], between: str) -> None:
    text = between.join(words)
    assert converted(encoded(text, encoding), encoding) == text


@both
@given(words=st.lists(st.sampled_from(MARKED), min_size=40, max_size=60, unique=True))
def test_a_text_is_recognised_without_its_font(encoding: Encoding, words: list[str]) -> None:
    lines = [" ".join(words[at : at + 5]) for at in range(0, len(words), 5)]
    assert recognise([encoded(line, encoding) for line in lines]) is encoding


@both
def test_a_few_words_are_recognised_by_their_font(encoding: Encoding) -> None:
    font = {Encoding.TCVN3: ".VnTimeH", Encoding.VNI: "VNI-Helve"}[encoding]
    text = encoded("hội nghị", encoding)
    assert recognise(["1", text], ["Arial", font]) is encoding
    assert recognise(["1", text]) is None


@given(
    texts=st.lists(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), max_size=30
    ),
    font=st.sampled_from(["", "Times New Roman", ".VnTime", "VNI-Times"]),
)
def test_unicode_is_never_taken_for_it(texts: list[str], font: str) -> None:
    assert recognise(texts, [font] * len(texts)) is None


WESTERN = [word for word in MARKED if max(word) <= "\u00ff"]


@given(texts=st.lists(st.sampled_from(WESTERN), min_size=1, max_size=30))
def test_nor_unicode_of_western_letters_alone(texts: list[str]) -> None:
    assert recognise(texts) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The number of articles on the website; café, naïve, résumé",
        "Déjà vu à côté de l'élève, où ça? Très bien, forêt, hôtel, garçon",
        "Über die Straße müßte schöner Ölfußboden führen",
        "Não há razão, coração, às vezes, avó e avô, português",
        "1.001193 2.000635.000.00.00.H23 508/UBND-VP",
        "25°C ± 2, m², ½, ¼, © ® ™ § 5, 3 × 4 ÷ 2, 10 µm, «trích» · mục",
        "Thôn 1 Thôn 2 Thôn 3 Hà Nam xã Bé Lý",
    ],
)
def test_nor_other_languages_and_codes(text: str) -> None:
    assert recognise(text.split()) is None
    assert recognise([text]) is None


@given(st.lists(st.text(st.characters(max_codepoint=0xFF)), max_size=10))
def test_any_text_can_be_looked_at(texts: list[str]) -> None:
    found = recognise(texts)
    for encoding in Encoding if found is None else [found]:
        for change in changes(texts, encoding):
            assert change.after == unicodedata.normalize("NFC", change.after) != change.before


def test_the_preview_shows_each_change_once() -> None:
    texts = ["58", "x· Chi L¨ng Nam", "x· Chi L¨ng Nam", "Thôn Đông"]
    assert list(changes(texts, Encoding.TCVN3)) == [Change("x· Chi L¨ng Nam", "xã Chi Lăng Nam")]
