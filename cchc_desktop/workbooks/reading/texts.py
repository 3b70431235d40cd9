"""Texts of cells: plain or of several looks, shared by the sheets or in the cell itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from sys import getsizeof
from typing import Final

from cchc_desktop.workbooks.reading.limits import HEAVIEST_STRINGS, LONGEST_TEXT
from cchc_desktop.workbooks.reading.refusals import Monster
from cchc_desktop.workbooks.reading.xml_stream import Attributes

_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_SURROGATES: Final = range(0xD800, 0xE000)
_PLACE_IN_LIST: Final = 8


def unescaped(text: str) -> str:
    """Return the text with Excel's own escapes resolved: ``_x000D_`` is a carriage return."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    return found.group() if code in _SURROGATES else chr(code)


class TextCollector:
    """Puts one text together out of its runs; the reading aids above a text are passed over.

    ``font`` is that of the longest run which names one: such a run overrides the cell's own.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """A new text begins."""
        self._pieces: list[str] = []
        self._length = 0
        self._collecting = False
        self._aid = 0
        self._run_font = ""
        self._run_length = 0
        self._longest = 0
        self.font = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element within the text begins."""
        if name == "rPh":
            self._aid += 1
        elif name == "t":
            self._collecting = not self._aid
        elif name == "r":
            self._run_font, self._run_length = "", 0
        elif name == "rFont":
            self._run_font = attributes.get("val", "")

    def end(self, name: str) -> None:
        """An element within the text ends."""
        if name == "rPh":
            self._aid -= 1
        elif name == "t":
            self._collecting = False
        elif name == "r" and self._run_font and self._run_length > self._longest:
            self._longest, self.font = self._run_length, self._run_font

    def text(self, text: str) -> None:
        """A piece of text."""
        if not self._collecting:
            return
        self._length += len(text)
        self._run_length += len(text)
        if self._length > LONGEST_TEXT:
            raise Monster("có một ô dài bất thường.")
        self._pieces.append(text)

    @property
    def collected(self) -> str:
        """The whole text, Excel's escapes as they stand."""
        return "".join(self._pieces)


@dataclass(slots=True)
class SharedTexts:
    """The texts that cells name by number; ``fonts`` has those whose runs name a font.

    ``missing`` tells that the workbook's part with the texts could not be read, and why.
    """

    texts: list[str] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    missing: str = ""


class SharedTextsReader:
    """Reads the part with the shared texts."""

    def __init__(self) -> None:
        self.shared = SharedTexts()
        self._collector = TextCollector()
        self._weight = 0
        self._inside = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "si":
            self._inside = True
            self._collector.begin()
        elif self._inside:
            self._collector.start(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if name != "si":
            self._collector.end(name)
            return
        self._inside = False
        text = unescaped(self._collector.collected)
        self._weight += getsizeof(text) + _PLACE_IN_LIST
        if self._weight > HEAVIEST_STRINGS:
            raise Monster("có quá nhiều chữ.")
        if self._collector.font:
            self.shared.fonts[len(self.shared.texts)] = self._collector.font
        self.shared.texts.append(text)

    def text(self, text: str) -> None:
        """A piece of text."""
        if self._inside:
            self._collector.text(text)
