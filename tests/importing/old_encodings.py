"""Text as it stands in files of the time before Unicode: only what the tests write."""

from __future__ import annotations

import unicodedata

_TCVN3 = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ",
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ",
        strict=True,
    )
)
_TCVN3_CAPITALS = {"Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦", "Đ": "§"}

_VNI_LETTERS = {"ă": "aê", "â": "aâ", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö", "đ": "ñ"}
_VNI_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_ON_HATS = {
    "â": {"\u0300": "aà", "\u0301": "aá", "\u0309": "aå", "\u0303": "aã", "\u0323": "aä"},
    "ê": {"\u0300": "eà", "\u0301": "eá", "\u0309": "eå", "\u0303": "eã", "\u0323": "eä"},
    "ô": {"\u0300": "oà", "\u0301": "oá", "\u0309": "oå", "\u0303": "oã", "\u0323": "oä"},
    "ă": {"\u0300": "aè", "\u0301": "aé", "\u0309": "aú", "\u0303": "aü", "\u0323": "aë"},
    "i": {"\u0300": "ì", "\u0301": "í", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò"},
}


def tcvn3(text: str) -> str:
    """Return a text in TCVN3, small letters and the capitals that have a code."""
    table = {**_TCVN3, **_TCVN3_CAPITALS}
    return "".join(table.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def vni(text: str) -> str:
    """Return a text in VNI."""
    return "".join(_vni(letter) for letter in unicodedata.normalize("NFC", text))


def _vni(letter: str) -> str:
    small = letter.lower()
    parts = unicodedata.normalize("NFD", small)
    tone = next((mark for mark in parts if mark in _VNI_TONES), "")
    base = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
    if not tone:
        made = _VNI_LETTERS.get(base, base)
    elif base in _VNI_ON_HATS:
        made = _VNI_ON_HATS[base][tone]
    else:
        made = _VNI_LETTERS.get(base, base) + _VNI_TONES[tone]
    return made.upper() if letter != small else made
