"""Text in TCVN3 (ABC) or VNI: recognised, and converted to Unicode.

Nothing tells of such a text but the font it was meant for and how little sense it makes as it
stands: "Céng hoµ x· héi" is no Vietnamese, "Cộng hoà xã hội" is. So the words decide, each
judged by its spelling both ways; a font alone never does, for people paste Unicode into old
fonts too. Where words are few and the font says nothing, nothing is recognised.
"""

from __future__ import annotations

import enum
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from cchc_desktop.domain.vietnamese import legacy_tables
from cchc_desktop.domain.vietnamese.syllables import is_syllable


class Encoding(enum.Enum):
    """An encoding of Vietnamese before Unicode; ``label`` is what people call it."""

    TCVN3 = "tcvn3"
    VNI = "vni"

    @property
    def label(self) -> str:
        """Its name for people."""
        return {Encoding.TCVN3: "TCVN3 (ABC)", Encoding.VNI: "VNI"}[self]


@dataclass(frozen=True, slots=True)
class Change:
    """One text of a preview, as it stands and as it reads after the conversion."""

    before: str
    after: str


_TABLES: Final[Mapping[Encoding, Mapping[str, str]]] = {
    Encoding.TCVN3: legacy_tables.TCVN3,
    Encoding.VNI: legacy_tables.VNI,
}


def _decoding(table: Mapping[str, str]) -> Mapping[str, str]:
    codes = {code: letter for letter, code in table.items()}
    for letter, code in table.items():
        # A capital with the small mark, as a font of small letters has it: "Aù" is Á too.
        if len(code) == 2 and code[0].isupper():
            codes.setdefault(code[0] + code[1].lower(), letter)
    return codes


_LETTERS: Final = {encoding: _decoding(table) for encoding, table in _TABLES.items()}
_CODES: Final = {
    encoding: re.compile("|".join(map(re.escape, sorted(letters, key=len, reverse=True))))
    for encoding, letters in _LETTERS.items()
}
_SIGNS: Final = frozenset("×÷½¼¾·«»©¶")
"""What stands alone for itself even in a text of TCVN3: 3 × 4, ½, a bullet."""
_CAPITALS_FONT: Final = re.compile(r"\.[Vv][Nn].*H")
_FONTS: Final = {
    Encoding.TCVN3: re.compile(r"\.vn.+", re.IGNORECASE),
    Encoding.VNI: re.compile(r"vni[- ].+", re.IGNORECASE),
}

_WORD: Final = re.compile(r"[^\s\d!-/:-@\[-`{-~\u00a0\u2010-\u203a]+")
_NOT_WESTERN: Final = re.compile(r"[^\W\d_\x00-\xff]|[\u0300-\u036f]")
"""A letter or a mark that neither encoding may use."""
_MOST_WORDS: Final = 5_000
"""Different words that are looked at; they settle the question long before."""
_FEWEST_WORDS: Final = 3
_MEANT: Final = 0.85
_MEANT_IN_ITS_FONT: Final = 0.6
"""Parts of the words that must make sense when converted; names of places and people may not."""
_SENSE_AS_IT_STANDS: Final = 0.35
"""The part that may make sense as it stands, by chance."""


def recognise(texts: Iterable[str], fonts: Iterable[str] = ()) -> Encoding | None:
    """Return the encoding of the texts; None for Unicode, for other languages, for too few words.

    ``fonts`` are those of the texts, in the same order; "" or a missing one says nothing. The
    texts are best those of a whole column or sheet.
    """
    words: set[str] = set()
    in_font = dict.fromkeys(Encoding, 0)
    for text, font in itertools.zip_longest(texts, fonts, fillvalue=""):
        named = font_encoding(font)
        for word in _western_words(text):
            if word not in words and named is not None:
                in_font[named] += 1
            words.add(word)
        if len(words) >= _MOST_WORDS:
            break
    if not words:
        return None
    as_it_stands = sum(map(is_syllable, words)) / len(words)
    best, meant = None, 0.0
    for encoding in Encoding:
        share = sum(is_syllable(_decoded(word, encoding)) for word in words) / len(words)
        if share > meant:
            best, meant = encoding, share
    if best is None or meant <= as_it_stands:
        return None
    if in_font[best] * 2 > len(words):
        return best if meant >= _MEANT_IN_ITS_FONT else None
    sure = len(words) >= _FEWEST_WORDS and meant >= _MEANT
    return best if sure and as_it_stands <= _SENSE_AS_IT_STANDS else None


def font_encoding(font: str) -> Encoding | None:
    """Return the encoding that a font of this name is made for."""
    return next((found for found, names in _FONTS.items() if names.fullmatch(font)), None)


def converted(text: str, encoding: Encoding, font: str = "") -> str:
    """Return the text in Unicode, NFC; what is Unicode already comes back as it is.

    A text counts as Unicode where it holds a letter that the encoding cannot, or where it makes
    sense in a font that is made for Unicode. A font made for the other encoding is believed. In a
    font of capitals (.VnTimeH) small letters become the capitals that they show.
    """
    if _NOT_WESTERN.search(text):
        return text
    meant_for = font_encoding(font)
    if font and meant_for is None and all(map(is_syllable, _western_words(text))):
        return text
    found_in = meant_for or encoding
    shown = _WORD.sub(lambda found: _word_converted(found.group(), found_in), text)
    if _CAPITALS_FONT.fullmatch(font):
        shown = shown.upper()
    return unicodedata.normalize("NFC", shown)


def changes(
    texts: Iterable[str], encoding: Encoding, fonts: Iterable[str] = ()
) -> Iterator[Change]:
    """Yield the texts that a conversion changes, each once: the preview."""
    seen: set[str] = set()
    for text, font in itertools.zip_longest(texts, fonts, fillvalue=""):
        if text in seen:
            continue
        seen.add(text)
        if (after := converted(text, encoding, font)) != text:
            yield Change(text, after)


def encoded(text: str, encoding: Encoding) -> str:
    """Return Unicode text as the encoding writes it, capitals in a font of small letters."""
    table = _TABLES[encoding]
    return "".join(table.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def _western_words(text: str) -> Iterator[str]:
    """Yield the words that either encoding may have made, in a text that has no other letters."""
    if not text.isascii() and not _NOT_WESTERN.search(text):
        yield from (word for word in _WORD.findall(text) if not word.isascii())


def _decoded(word: str, encoding: Encoding) -> str:
    letters = _LETTERS[encoding]
    return _CODES[encoding].sub(lambda found: letters[found.group()], word)


def _word_converted(word: str, encoding: Encoding) -> str:
    if word.isascii() or (len(word) == 1 and word in _SIGNS):
        return word
    after = _decoded(word, encoding)
    return after.upper() if encoding is Encoding.TCVN3 and _in_capitals(word) else after


def _in_capitals(word: str) -> bool:
    """Whether a word was meant in capitals: TCVN3 has no capitals with a tone ("CéNG")."""
    plain = [letter for letter in word if letter.isascii() and letter.isalpha()]
    return len(plain) > 1 and all(letter.isupper() for letter in plain)
