"""A synthetic UniKey: types Vietnamese into a widget with the keys that UniKey really sends.

The person presses plain letters; where a mark completes a letter, UniKey sends Backspace over
the letters that change and types them again composed. A widget that touches its own text in
between loses or doubles letters under it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import takewhile
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_TONES = "\u0300\u0301\u0303\u0309\u0323"


class UniKey:
    """Types as UniKey does with Telex or VNI.

    ``tone_at_end`` puts the tone when the word is complete (``tieengs``), as most people type;
    otherwise with its letter (``tieesng``). ``composed`` False sends the letters in NFD, as
    UniKey does when set to "Unicode tổ hợp".
    """

    def __init__(self, *, tone_at_end: bool = True, composed: bool = True) -> None:
        self._tone_at_end = tone_at_end
        self._form: Literal["NFC", "NFD"] = "NFC" if composed else "NFD"

    def type(self, widget: QWidget, text: str) -> None:
        """Type ``text`` at the cursor of ``widget``; keys go to an open pop-up first, as ever."""
        words: list[str] = []
        for character in unicodedata.normalize("NFC", text):
            if character.isalpha():
                words.append(character)
                continue
            self._type_word(widget, "".join(words))
            words.clear()
            self._press_letter(widget, character)
        self._type_word(widget, "".join(words))

    def _type_word(self, widget: QWidget, word: str) -> None:
        shown = ""
        for stage in self._stages(word):
            wanted = unicodedata.normalize(self._form, stage)
            kept = _shared_length(shown, wanted)
            for _ in shown[kept:]:
                QTest.keyClick(_receiver(widget), Qt.Key.Key_Backspace)
            for character in wanted[kept:]:
                self._press_letter(widget, character)
            shown = wanted

    def _stages(self, word: str) -> Iterator[str]:
        done = ""
        for letter in word:
            shaped = _without_tone(letter)
            yield done + _plain(letter)
            yield done + shaped
            done += shaped if self._tone_at_end else letter
            yield done
        yield word

    def _press_letter(self, widget: QWidget, character: str) -> None:
        if character.isascii():
            QTest.keyClicks(_receiver(widget), character)
            return
        # UniKey sends a composed letter as text without a key (VK_PACKET); QTest has no such key.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QCoreApplication.sendEvent(_receiver(widget), event)


def _receiver(widget: QWidget) -> QWidget:
    return QApplication.activePopupWidget() or widget


def _shared_length(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _without_tone(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(p for p in parts if p not in _TONES))


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return {"đ": "d", "Đ": "D"}.get(base, base)
