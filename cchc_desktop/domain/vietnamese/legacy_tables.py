"""The two encodings of Vietnamese before Unicode, letter by letter.

Both put Vietnamese into the places of Western letters, so that a text is right only in a font of
its own: TCVN 5712:1993 (ABC) in fonts called .VnTime, VNI in fonts called VNI-Times. What a
program without that font sees are the Western letters, which is what stands in these tables.
"""

from __future__ import annotations

import unicodedata
from typing import Final

TONES: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""In the order of the rows below: level, huyền, hỏi, ngã, sắc, nặng."""

_TCVN3_ROWS: Final = {
    "a": "aµ¶·¸¹",
    "ă": "¨»¼½¾Æ",
    "â": "©ÇÈÉÊË",
    "e": "eÌÎÏÐÑ",
    "ê": "ªÒÓÔÕÖ",
    "i": "i×ØÜÝÞ",
    "o": "oßáâãä",
    "ô": "«åæçèé",
    "ơ": "¬êëìíî",
    "u": "uïñòóô",
    "ư": "\u00adõö÷øù",
    "y": "yúûüýþ",
}
_TCVN3_CAPITALS: Final = {
    "Ă": "¡",
    "Â": "¢",
    "Ê": "£",
    "Ô": "¤",
    "Ơ": "¥",
    "Ư": "¦",
    "Đ": "§",
    **{letter: letter for letter in "AEIOUY"},
}

_VNI_ROWS: Final = {
    "a": ("a", "aø", "aû", "aõ", "aù", "aï"),
    "ă": ("aê", "aè", "aú", "aü", "aé", "aë"),
    "â": ("aâ", "aà", "aå", "aã", "aá", "aä"),
    "e": ("e", "eø", "eû", "eõ", "eù", "eï"),
    "ê": ("eâ", "eà", "eå", "eã", "eá", "eä"),
    "i": ("i", "ì", "æ", "ó", "í", "ò"),
    "o": ("o", "oø", "oû", "oõ", "où", "oï"),
    "ô": ("oâ", "oà", "oå", "oã", "oá", "oä"),
    "ơ": ("ô", "ôø", "ôû", "ôõ", "ôù", "ôï"),
    "u": ("u", "uø", "uû", "uõ", "uù", "uï"),
    "ư": ("ö", "öø", "öû", "öõ", "öù", "öï"),
    "y": ("y", "yø", "yû", "yõ", "yù", "î"),
}


def _toned(letter: str, tone: str) -> str:
    return unicodedata.normalize("NFC", letter + tone)


def _tcvn3() -> dict[str, str]:
    """Return what TCVN3 writes for each letter.

    It has no capitals with a tone. In a font of capitals (.VnTimeH) the small letter shows one;
    in any other font people wrote the capital without its tone and then the small letter.
    """
    table = {"đ": "®", "Đ": "§"}
    for letter, row in _TCVN3_ROWS.items():
        capital = _TCVN3_CAPITALS[letter.upper()]
        table[letter.upper()] = capital
        for tone, code in zip(TONES, row, strict=True):
            table[_toned(letter, tone)] = code
            if tone:
                table[_toned(letter.upper(), tone)] = capital + code
    return table


def _vni() -> dict[str, str]:
    table = {"đ": "ñ", "Đ": "Ñ"}
    for letter, row in _VNI_ROWS.items():
        for tone, code in zip(TONES, row, strict=True):
            table[_toned(letter, tone)] = code
            table[_toned(letter, tone).upper()] = code.upper()
    return table


def _changed(table: dict[str, str]) -> dict[str, str]:
    return {letter: code for letter, code in table.items() if letter != code}


TCVN3: Final = _changed(_tcvn3())
"""What stands for each letter of Vietnamese that is not plain ASCII: 134 of them."""
VNI: Final = _changed(_vni())
