"""How a chip looks: its words, and its colours from the palette.

A state is told by a form besides its colour: a figure that changed has a dot, an unknown word a
cross and a broken outline, one that stands for nothing slanted letters.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette

from cchc_desktop.ui.widgets.colours import (
    mix,
    muted_colour,
    problem_colour,
    warning_colour,
)
from cchc_desktop.ui.wordings.chips import Chip

_FIGURE_GROUND, _WORD_GROUND = 0.13, 0.06
"""How much of the highlight, or of the text's colour, is in the ground of the chip."""

_FIGURE_LINE, _WORD_LINE = 0.35, 0.45
"""How much of the text's colour is in the outline: enough for a contrast of 3 to the field
(WCAG 2.1, 1.4.11), in the light scheme and in the dark one."""


class Kind(enum.Enum):
    """What a chip stands for."""

    FIGURE = "figure"
    WORD = "word"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Face:
    """What is drawn: the text, and what it is."""

    text: str
    kind: Kind
    changed: bool = False

    @property
    def has_sign(self) -> bool:
        """Whether a sign stands before the text."""
        return self.changed or self.kind is Kind.UNKNOWN


@dataclass(frozen=True, slots=True)
class Paint:
    """The colours of a chip's ground, outline and text, and of its sign."""

    ground: QColor
    line: QColor
    text: QColor
    sign: QColor


def face_of(name: str, chip: Chip | None) -> Face:
    """Return what is drawn for the live word ``name``; ``chip`` is None for an unknown one."""
    if chip is None:
        return Face(name.strip() or "{}", Kind.UNKNOWN)
    if not chip.shown.strip():
        nothing = QCoreApplication.translate("Chip", "{label}: trống")
        return Face(nothing.format(label=chip.label), Kind.NOTHING, chip.changed)
    return Face(chip.shown, Kind.FIGURE if chip.is_figure else Kind.WORD, chip.changed)


def paint_of(face: Face, palette: QPalette, group: QPalette.ColorGroup, *, marked: bool) -> Paint:
    """Return the colours of a chip in the palette's ``group``; ``marked`` where it is selected."""
    base = palette.color(group, QPalette.ColorRole.Base)
    text = palette.color(group, QPalette.ColorRole.Text)
    highlight = palette.color(group, QPalette.ColorRole.Highlight)
    if marked:
        over = palette.color(group, QPalette.ColorRole.HighlightedText)
        return Paint(highlight, over, over, over)
    warning = warning_colour(palette)
    match face.kind:
        case Kind.UNKNOWN:
            problem = problem_colour(palette)
            return Paint(base, problem, problem, problem)
        case Kind.NOTHING:
            line = warning if face.changed else mix(base, text, _WORD_LINE)
            return Paint(base, line, muted_colour(palette), warning)
        case Kind.FIGURE:
            line = warning if face.changed else mix(highlight, text, _FIGURE_LINE)
            return Paint(mix(base, highlight, _FIGURE_GROUND), line, text, warning)
        case Kind.WORD:
            line = warning if face.changed else mix(base, text, _WORD_LINE)
            return Paint(mix(base, text, _WORD_GROUND), line, text, warning)
