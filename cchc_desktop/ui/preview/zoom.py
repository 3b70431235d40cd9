"""How large the pages are shown."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final

SMALLEST: Final = 50.0
LARGEST: Final = 400.0
"""The limits of what a person asks for, in per cent."""

STEPS: Final = (50, 75, 100, 125, 150, 200, 250, 300, 400)
"""What is offered, in per cent."""

_SAME: Final = 0.5
"""Two zooms this near in per cent are shown as one."""


class Fit(enum.Enum):
    """What a page is fitted to."""

    WIDTH = "width"
    PAGE = "page"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Zoom:
    """Pages fitted to the window, or shown at `percent` of their size on paper."""

    fit: Fit
    percent: float = 100.0


FIT_WIDTH: Final = Zoom(Fit.WIDTH)
FIT_PAGE: Final = Zoom(Fit.PAGE)


def at(percent: float) -> Zoom:
    """Return the zoom at `percent`, brought within the limits."""
    return Zoom(Fit.NOTHING, min(max(percent, SMALLEST), LARGEST))


def larger(percent: float) -> Zoom:
    """Return the next step above `percent`, which stays where there is none."""
    return Zoom(Fit.NOTHING, next((step for step in STEPS if step > percent + _SAME), percent))


def smaller(percent: float) -> Zoom:
    """Return the next step below `percent`, which stays where there is none."""
    steps = reversed(STEPS)
    return Zoom(Fit.NOTHING, next((step for step in steps if step < percent - _SAME), percent))


def scaled(percent: float, factor: float) -> Zoom:
    """Return the zoom `factor` times `percent`; a fitted page outside the limits stays so."""
    least, most = min(SMALLEST, percent), max(LARGEST, percent)
    return Zoom(Fit.NOTHING, min(max(percent * factor, least), most))
