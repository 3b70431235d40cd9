"""What a paragraph has from its style: the face of its letters, its place in a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeVar
from xml.etree.ElementTree import Element

from cchc_desktop.documents.reading_docx.marks import attribute, value_of

T = TypeVar("T")
_LONGEST_CHAIN: Final = 20
"""Styles based on styles; a ring of them ends here."""


class Styles:
    """The style sheet of a Word file; an empty one where the file has none."""

    def __init__(self, sheet: Element | None) -> None:
        styles = [] if sheet is None else sheet.findall("style")
        self._by_id = {attribute(style, "styleId") or "": style for style in styles}
        self._ordinary = next(
            (
                style
                for style in styles
                if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1"
            ),
            None,
        )
        self._defaults = None if sheet is None else sheet.find("docDefaults/rPrDefault")

    def first(self, style: str | None, ask: Callable[[Element], T | None]) -> T | None:
        """Return the first answer of a style, of those that it is based on, of the defaults."""
        for element in self._chain(style):
            answer = ask(element)
            if answer is not None:
                return answer
        return None

    def _chain(self, style: str | None) -> Iterator[Element]:
        element = self._by_id.get(style) if style else self._ordinary
        for _ in range(_LONGEST_CHAIN):
            if element is None:
                break
            yield element
            element = self._by_id.get(value_of(element, "basedOn") or "")
        if self._defaults is not None:
            yield self._defaults
