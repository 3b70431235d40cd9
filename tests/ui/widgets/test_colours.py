from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from cchc_desktop.ui.widgets.colours import (
    READABLE,
    added_colour,
    contrast,
    muted_colour,
    problem_colour,
    removed_colour,
    warning_colour,
)


def _palette(window: str, base: str, text: str) -> QPalette:
    palette = QPalette(QColor(window))
    palette.setColor(QPalette.ColorRole.Window, QColor(window))
    palette.setColor(QPalette.ColorRole.Base, QColor(base))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(text))
    return palette


LIGHT = _palette("#efefef", "#ffffff", "#000000")
DARK = _palette("#323232", "#242424", "#ffffff")
BLACK = _palette("#000000", "#000000", "#ffff00")
GREY = _palette("#707070", "#ffffff", "#000000")


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    "derive", [problem_colour, warning_colour, muted_colour, added_colour, removed_colour]
)
@pytest.mark.parametrize("palette", [LIGHT, DARK, BLACK], ids=["light", "dark", "black"])
def test_each_colour_can_be_read_on_window_and_field(
    derive: type[QColor], palette: QPalette
) -> None:
    colour = derive(palette)

    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        assert contrast(colour, palette.color(role)) >= READABLE


def test_red_stays_red_and_amber_amber_and_green_green() -> None:
    for palette in (LIGHT, DARK):
        assert 138 <= added_colour(palette).hue() <= 142
        assert problem_colour(palette).hue() in (1, 2, 3)
        assert 28 <= warning_colour(palette).hue() <= 36


def test_a_ground_that_no_hue_can_serve_gets_the_text_colour() -> None:
    assert problem_colour(GREY) == GREY.color(QPalette.ColorRole.WindowText)
    assert muted_colour(GREY) == GREY.color(QPalette.ColorRole.WindowText)
