"""Words told apart by how Vietnamese spells its syllables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc_desktop.domain.vietnamese.syllables import is_syllable

RESOURCES = Path(__file__).parents[3] / "resources"

SYLLABLES = """
    Uỷ ủy hoà hòa khoẻ khỏe quý giếng gì già nghiêng nghĩa kỷ quốc quỹ khuya khuỷu rượu cừu ưa
    ngoằn ngoèo xoong ý yên yếu ĐẨY Mạnh thuở huệ quyết chuyên ươm cửa của cưỡng hoàn tuýt
"""
STRANGE = """
    Céng hoµ héi Coäng xaõ café côté élève über naïve nghóa chÞu cé ngé Áí mạc̣ âă bcd
    tac đac hoc ghà nga̧ 2 x· ẵ đ ộ̂ quuốc mạná kà gé
"""


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", STRANGE.split())
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_what_the_office_writes_is_made_of_syllables() -> None:
    texts = [path.read_text("utf-8") for path in RESOURCES.rglob("*.toml")]
    words = [w for text in texts for w in re.findall(r"[^\W\d_]+", text) if not w.isascii()]
    strange = {word for word in words if not is_syllable(word)}
    assert len(words) > 2_000
    assert len(strange) < 25, strange
