"""How cells look, as far as it tells what they hold: the font's name and the number format."""

from __future__ import annotations

from typing import Final, NamedTuple

from cchc_desktop.workbooks.reading.limits import MOST_STYLES
from cchc_desktop.workbooks.reading.number_formats import BUILT_IN, Shows, what_shows
from cchc_desktop.workbooks.reading.refusals import Monster
from cchc_desktop.workbooks.reading.xml_stream import Attributes


class Look(NamedTuple):
    """What one look of cells says."""

    font: str = ""
    number_format: str = ""
    shows: Shows = Shows.NUMBER


PLAIN: Final = Look()


class LooksReader:
    """Reads the part with the styles; :attr:`looks` are in the order in which cells name them."""

    def __init__(self) -> None:
        self._fonts: list[str] = []
        self._formats: dict[str, str] = {str(key): code for key, code in BUILT_IN.items()}
        self._cells: list[tuple[str, str]] = []
        self._within = ""

    @property
    def looks(self) -> list[Look]:
        """The looks, once all is read."""
        shows = {code: what_shows(code) for code in set(self._formats.values())}
        made = []
        for font, number_format in self._cells:
            code = self._formats.get(number_format, "")
            place = int(font) if font.isascii() and font.isdigit() and len(font) < 6 else -1
            name = self._fonts[place] if 0 <= place < len(self._fonts) else ""
            made.append(Look(name, code, shows.get(code, Shows.NUMBER)))
        return made

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name in ("fonts", "numFmts", "cellXfs"):
            self._within = name
        elif name == "font" and self._within == "fonts":
            self._fonts.append("")
        elif name == "name" and self._within == "fonts" and self._fonts:
            self._fonts[-1] = attributes.get("val", "")
        elif name == "numFmt" and self._within == "numFmts":
            code = attributes.get("formatCode", "")
            self._formats[attributes.get("numFmtId", "")] = "" if code == "General" else code
        elif name == "xf" and self._within == "cellXfs":
            self._cells.append((attributes.get("fontId", ""), attributes.get("numFmtId", "")))
        if max(len(self._fonts), len(self._formats), len(self._cells)) > MOST_STYLES:
            raise Monster("có quá nhiều kiểu trình bày.")

    def end(self, name: str) -> None:
        """An element ends."""
        if name == self._within:
            self._within = ""

    def text(self, text: str) -> None:
        """Styles hold no text."""
