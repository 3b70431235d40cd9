"""Whether a word can be Vietnamese: an initial, a rhyme, one tone in its right place.

It tells real text from text read in the wrong encoding, so it is strict: a foreign name fails.
"""

from __future__ import annotations

import unicodedata
from typing import Final


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_INITIALS: Final = {
    "",
    *_words("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"),
}
_RHYMES: Final = _words("""
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi
    om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
    uy uya uych uyên uyêt uyn uynh uyt uyu
    ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu
""")
_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
_STOPPED: Final = ("c", "ch", "p", "t")
_TONES_OF_STOPPED: Final = "\u0301\u0323"
_MARKED: Final = frozenset("ăâêôơư")
_VOWELS: Final = frozenset("aăâeêioôơuưy")
_EITHER: Final = frozenset({"oa", "oe", "uy"})
"""Open rhymes on which the old and the new school set the tone differently."""


def is_syllable(word: str) -> bool:
    """Tell whether the word is spelt as one Vietnamese syllable, of any case."""
    letters, tone, place = _without_tone(word)
    if letters is None:
        return False
    for length in (3, 2, 1, 0):
        initial, rhyme = letters[:length], letters[length:]
        if initial not in _INITIALS or len(initial) != length:
            continue
        if initial == "gi" and rhyme.startswith("ê"):
            rhyme = "i" + rhyme  # giếng: the i is written once
            place_in_rhyme = place - length + 1
        else:
            place_in_rhyme = place - length
        if rhyme in _RHYMES and _fits(initial, rhyme) and _tone_fits(rhyme, tone, place_in_rhyme):
            return True
    return False


def _without_tone(word: str) -> tuple[str | None, str, int]:
    """Return the word in lower case without its tone, the tone, and the letter that bears it."""
    letters: list[str] = []
    tone, place = "", -1
    for letter in unicodedata.normalize("NFC", word).lower():
        parts = unicodedata.normalize("NFD", letter)
        own = [mark for mark in parts if mark in _TONES]
        if own:
            if tone or len(own) > 1:
                return None, "", -1
            tone, place = own[0], len(letters)
            letter = unicodedata.normalize("NFC", parts.replace(tone, ""))
        letters.append(letter)
    return "".join(letters), tone, place


def _fits(initial: str, rhyme: str) -> bool:
    """Whether the initial is written so before the rhyme: k, gh and ngh before e, ê, i, y."""
    front = rhyme[0] in "eêiy"
    if initial in ("k", "gh", "ngh"):
        return front
    if initial in ("c", "ng"):
        return not front
    if initial == "g":
        return not front or rhyme.startswith("i")
    if initial == "qu":
        return rhyme[0] not in "ouưô" or rhyme.startswith("ôc")
    return True


def _tone_fits(rhyme: str, tone: str, place: int) -> bool:
    if rhyme.endswith(_STOPPED) and (not tone or tone not in _TONES_OF_STOPPED):
        return False
    return not tone or place in _tone_places(rhyme)


def _tone_places(rhyme: str) -> tuple[int, ...]:
    """Return the letters of the rhyme on which a tone may stand."""
    marked = [at for at, letter in enumerate(rhyme) if letter in _MARKED]
    if marked:
        return (marked[-1],)
    vowels = [at for at, letter in enumerate(rhyme) if letter in _VOWELS]
    if len(vowels) == 1:
        return (vowels[0],)
    if vowels[-1] != len(rhyme) - 1:
        return (vowels[-1],)
    if rhyme in _EITHER:
        return (0, 1)
    return (1,) if len(vowels) == 3 else (0,)
