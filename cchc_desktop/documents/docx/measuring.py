"""Where lines will break, so that centred texts and their rules stand as in the PDF.

Word breaks lines by itself. A centred text of several lines is given indents between which it
falls into the PDF's balanced lines; no break is put into the text, so that it can be edited.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from cchc_desktop.documents import layout
from cchc_desktop.documents.docx.elements import Indents, paragraph
from cchc_desktop.documents.docx.styles import Style
from cchc_desktop.documents.fonts import Faces
from cchc_desktop.documents.pdf.lines import Line, balanced_lines, pieces_of, width_of
from cchc_desktop.documents.pdf.paper import baseline_drop
from cchc_desktop.documents.tree import runs

SLACK: Final = 6.0
"""Points by which a line may come out wider than measured, and still not break: some programs
draw a no-break space wider than a space."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The faces to measure with, and the width in points to set text on."""

    faces: Faces
    width: float

    def lines(self, text: str, style: Style, room: float | None = None) -> list[Line]:
        """Return the balanced lines of `text`, at most `room` wide; none where it is empty."""
        pieces = pieces_of(runs(text, bold=style.bold, italic=style.italic), self.faces)
        return balanced_lines(pieces, style.size, room or self.width)

    def length(self, text: str, style: Style) -> float:
        """Return how long `text` is on one line."""
        face = self.faces.pick(bold=style.bold, italic=style.italic)
        return width_of(text, face, style.size)

    def centred(
        self,
        text: str,
        style: Style,
        *,
        room: float | None = None,
        before: float | None = None,
    ) -> Element:
        """Return a centred paragraph that falls into balanced lines at most `room` wide."""
        lines = self.lines(text, style, room)
        if len(lines) < 2:
            return paragraph(style, runs(text), before=before, bound=False)
        side = max(0.0, (self.width - widest(lines) - SLACK) / 2)
        return paragraph(style, runs(text), before=before, indents=Indents(side, side))


def widest(lines: list[Line]) -> float:
    """Return the width of the longest line."""
    return max((line.width for line in lines), default=0.0)


def drop_of_rule(size: float, pitch: float) -> float:
    """Return how far under a line `pitch` tall the rule lies that belongs to it."""
    return layout.RULE_DROP - (pitch - baseline_drop(size, pitch))
