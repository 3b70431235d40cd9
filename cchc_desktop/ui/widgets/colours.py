"""The few colours that the palette lacks, derived from it so that they can be read on it.

Each keeps a contrast of at least 4.5 (WCAG 2.1, 1.4.3) to the window and to a field's ground, in
the light scheme and in the dark one. A colour is never the only sign of a state.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

READABLE = 4.5
"""The least contrast of text to its ground: WCAG 2.1, success criterion 1.4.3, level AA."""

_RED = 2.0
_AMBER = 32.0
_GREEN = 140.0
_STEPS = 50


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two opaque colours, from 1 (the same) to 21 (WCAG 2.1)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def problem_colour(palette: QPalette) -> QColor:
    """Return the red of a message about a fault."""
    return _strongest_readable(_RED, palette)


def warning_colour(palette: QPalette) -> QColor:
    """Return the amber of a message about something unusual."""
    return _strongest_readable(_AMBER, palette)


def added_colour(palette: QPalette) -> QColor:
    """Return the green of words that have come; they are underlined too."""
    return _strongest_readable(_GREEN, palette)


def removed_colour(palette: QPalette) -> QColor:
    """Return the red of words that have gone; they are struck through too."""
    return problem_colour(palette)


def muted_colour(palette: QPalette) -> QColor:
    """Return the faintest mix of text and window that still reads well: for a field's help."""
    text = palette.color(QPalette.ColorRole.WindowText)
    window = palette.color(QPalette.ColorRole.Window)
    for step in range(_STEPS // 2, 0, -1):
        mixed = mix(text, window, step / _STEPS)
        if _readable(mixed, palette):
            return mixed
    return text


def _strongest_readable(hue: float, palette: QPalette) -> QColor:
    """Return the colour of ``hue`` (degrees) nearest to middle lightness that can be read."""
    ground = palette.color(QPalette.ColorRole.Window)
    towards = 1.0 if ground.lightnessF() < 0.5 else 0.0
    for step in range(_STEPS):
        lightness = 0.5 + (towards - 0.5) * step / _STEPS
        colour = QColor.fromHslF(hue / 360, 0.8, lightness)
        if _readable(colour, palette):
            return colour
    return palette.color(QPalette.ColorRole.WindowText)


def _readable(colour: QColor, palette: QPalette) -> bool:
    return all(
        contrast(colour, palette.color(role)) >= READABLE
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base)
    )


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """Return ``one`` with a ``share`` (0 to 1) of ``other`` mixed in."""
    return QColor.fromRgbF(
        one.redF() * (1 - share) + other.redF() * share,
        one.greenF() * (1 - share) + other.greenF() * share,
        one.blueF() * (1 - share) + other.blueF() * share,
    )


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
