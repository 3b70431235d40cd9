"""The numbers and bullets that Word writes by itself, which are no part of a file's text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from cchc_desktop.documents.reading_docx.marks import attribute, value_of
from cchc_desktop.documents.reading_docx.styles import Styles

_PLACE: Final = re.compile(r"%([1-9])")
_DRAWN_BULLET: Final = re.compile(r"[\ue000-\uf8ff·•●○▪■o§]")
"""Bullets, most of them letters of a face of signs; on paper a report has dashes."""
_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LARGEST: Final = 9_999
"""Nobody counts further; a hostile file's "%1" must not become a text of a million letters."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    style: str | None


@dataclass(slots=True)
class _Counter:
    """The levels of a list and how far each has been counted; lists of one kind share it."""

    levels: dict[int, _Level]
    reached: dict[int, int] = field(default_factory=dict)

    def step(self, depth: int) -> None:
        before = self.reached.get(depth, self.levels[depth].start - 1)
        self.reached[depth] = min(before + 1, _LARGEST)
        for deeper in [at for at in self.reached if at > depth]:
            del self.reached[deeper]

    def shown(self, depth: int) -> str:
        def number(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            level = self.levels.get(at)
            return "" if level is None else _written(self.reached.get(at, level.start), level.form)

        return _PLACE.sub(number, self.levels[depth].text)


class Lists:
    """Counts through the lists of a file, paragraph by paragraph in reading order."""

    def __init__(self, numbering: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._counters: dict[str, _Counter] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        kinds: dict[str | None, _Counter] = {}
        for element in [] if numbering is None else numbering.findall("abstractNum"):
            levels = {_whole(attribute(lvl, "ilvl")): _level(lvl) for lvl in element.iter("lvl")}
            kinds[attribute(element, "abstractNumId")] = _Counter(levels)
        for element in [] if numbering is None else numbering.findall("num"):
            kind = kinds.get(value_of(element, "abstractNumId"))
            name = attribute(element, "numId")
            if kind and name:
                self._counters[name] = kind
                self._restarts[name] = {
                    _whole(attribute(change, "ilvl")): _whole(value_of(change, "startOverride"))
                    for change in element.findall("lvlOverride")
                    if change.find("startOverride") is not None
                }

    def label(self, paragraph: Element) -> str:
        """Return what stands before a paragraph's text, "" where it is in no list."""
        style = value_of(paragraph, "pPr/pStyle")
        name = self._asked(paragraph, style, "numId")
        counter = self._counters.get(name or "")
        if name is None or counter is None:
            return ""
        depth = self._depth(paragraph, style, counter)
        level = counter.levels.get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return _DRAWN_BULLET.sub("-", level.text)
        restart = self._restarts[name].pop(depth, None)
        if restart is not None:
            counter.reached[depth] = restart - 1
        counter.step(depth)
        return counter.shown(depth)

    def _asked(self, paragraph: Element, style: str | None, what: str) -> str | None:
        path = f"pPr/numPr/{what}"
        own = value_of(paragraph, path)
        return own or self._styles.first(style, lambda of_style: value_of(of_style, path))

    def _depth(self, paragraph: Element, style: str | None, counter: _Counter) -> int:
        said = self._asked(paragraph, style, "ilvl")
        if said is not None:
            return _whole(said)
        # A heading's style names only the list; the list's level names the style.
        tied = (at for at, level in counter.levels.items() if style and level.style == style)
        return next(tied, 0)


def _level(element: Element) -> _Level:
    return _Level(
        start=_whole(value_of(element, "start")),
        form=value_of(element, "numFmt") or "decimal",
        text=value_of(element, "lvlText") or "",
        style=value_of(element, "pStyle"),
    )


def _whole(text: str | None) -> int:
    return min(int(text), _LARGEST) if text and text.isascii() and text.isdecimal() else 0


def _written(number: int, form: str) -> str:
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        for value, letters in _ROMAN:
            times, number = divmod(number, value)
            roman += letters * times
        return roman.upper() if form == "upperRoman" else roman
    if form in ("lowerLetter", "upperLetter") and number > 0:
        # After z come aa, bb, cc.
        times, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) * (times + 1)
        return letters.upper() if form == "upperLetter" else letters
    return f"{number:02}" if form == "decimalZero" else str(number)
