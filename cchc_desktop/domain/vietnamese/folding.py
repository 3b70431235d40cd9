"""Search without marks: one canonical form for what is written and for what is asked.

``fold`` serves a query typed without marks, ``fold_marked`` one typed with them. Both give plain
words with single spaces, so a full-text index cuts the text and the query alike.
"""

from __future__ import annotations

import re
import unicodedata

from cchc_desktop.domain.errors import InvalidValue

# Words that the office spells in several ways, as they read after folding; the right-hand side is
# the one that is searched. "Băng-rôn" and "băng rôn" are already one after folding.
_SPELLINGS = {"bang zon": "bang ron"}
_MARKED_SPELLINGS = {"băng zôn": "băng rôn"}

# Where the old and the new school differ in placing the tone: hòa, khỏe, ủy against hoà, khoẻ, uỷ.
_OLD_TONES = {
    old + last: first + new
    for last, first, olds, news in (
        ("a", "o", "òóỏõọ", "àáảãạ"),
        ("e", "o", "òóỏõọ", "èéẻẽẹ"),
        ("y", "u", "ùúủũụ", "ỳýỷỹỵ"),
    )
    for old, new in zip(olds, news, strict=True)
}


def _whole_words(spellings: dict[str, str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, spellings))})\b")


_SPELLING = _whole_words(_SPELLINGS)
_MARKED_SPELLING = _whole_words(_MARKED_SPELLINGS)
_OLD_TONE = re.compile(rf"(?:{'|'.join(_OLD_TONES)})\b")


class _PlainLetters(dict[int, str]):
    """A table for ``str.translate`` that works out a character once, when it is first met."""

    def __missing__(self, code: int) -> str:
        # NFKD twice: lower-casing may give marks, and compatibility forms may give capitals.
        lower = unicodedata.normalize("NFKD", chr(code)).lower()
        plain = "".join(map(_plain, unicodedata.normalize("NFKD", lower)))
        self[code] = plain
        return plain


class _MarkedLetters(dict[int, str]):
    """The same for text that keeps its marks: lower case, punctuation to spaces."""

    def __missing__(self, code: int) -> str:
        kept = "".join(
            "" if unicodedata.category(letter) == "Cf" else letter if _in_word(letter) else " "
            for letter in chr(code).lower()
        )
        self[code] = kept
        return kept


def _plain(letter: str) -> str:
    if letter == "đ":
        return "d"
    if unicodedata.category(letter) in ("Mn", "Cf"):
        return ""
    return letter if letter.isalnum() else " "


def _in_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter) == "Mn"


_PLAIN = _PlainLetters()
_MARKED = _MarkedLetters()


def fold(text: str) -> str:
    """Return the text as searched without marks: lower case, ``đ`` as ``d``, words and spaces only.

    Takes NFC and NFD alike. Variant spellings become one: ``băng-rôn``, ``băng zôn`` and
    ``băng rôn`` all fold to ``bang ron``; ``uỷ`` and ``ủy`` to ``uy``.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).translate(_PLAIN).split())
    return _SPELLING.sub(lambda found: _SPELLINGS[found.group()], plain)


def fold_marked(text: str) -> str:
    """Return the text as searched with marks: like :func:`fold`, but every mark is kept.

    The tone is set where the new school sets it, so that ``Ủy ban`` finds ``Uỷ ban``.
    """
    words = unicodedata.normalize("NFC", text).translate(_MARKED).split()
    kept = unicodedata.normalize("NFC", " ".join(words))
    placed = _OLD_TONE.sub(lambda found: _OLD_TONES[found.group()], kept)
    return _MARKED_SPELLING.sub(lambda found: _MARKED_SPELLINGS[found.group()], placed)


def is_unmarked(query: str) -> bool:
    """Whether the query has no ``đ`` and no letter with a mark, and so is to match folded text."""
    return not any(
        letter in "đĐ" or unicodedata.category(letter) == "Mn"
        for letter in unicodedata.normalize("NFD", query)
    )


def slug(text: str) -> str:
    """Return the code of a catalogue's entry: ``Xe cổ động`` gives ``xe-co-dong``.

    Raises :class:`InvalidValue` where no letter or digit is left to make a code of.
    """
    words = re.findall("[a-z0-9]+", fold(text))
    if not words:
        raise InvalidValue("Tên phải có ít nhất một chữ cái hoặc chữ số.")
    return "-".join(words)
