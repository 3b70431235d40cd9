from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.widgets.colours import READABLE, contrast
from cchc_desktop.ui.wordings.chip_faces import Face, Kind, face_of, paint_of
from cchc_desktop.ui.wordings.chips import Chip
from cchc_desktop.ui.wordings.wording_editor import WordingEditor
from tests.ui.wordings.known_words import WORDS, KnownWords

SEEN = 3.0
"""The least contrast of a sign or an outline to its ground: WCAG 2.1, 1.4.11."""

ACTIVE = QPalette.ColorGroup.Active


def palette_of(window: str, base: str, text: str, highlight: str) -> QPalette:
    palette = QPalette(QColor(window))
    palette.setColor(QPalette.ColorRole.Base, QColor(base))
    palette.setColor(QPalette.ColorRole.Text, QColor(text))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(text))
    palette.setColor(QPalette.ColorRole.Highlight, QColor(highlight))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("white"))
    return palette


PALETTES = [
    pytest.param(palette_of("#efefef", "white", "black", "#308cc6"), id="light"),
    pytest.param(palette_of("#323232", "#242424", "#f0f0f0", "#1d5f92"), id="dark"),
    pytest.param(palette_of("black", "black", "white", "#1a4b7a"), id="black"),
]
FACES = [Face("58", kind, changed) for kind in Kind for changed in (False, True)]


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("face", FACES, ids=str)
def test_text_and_outline_stand_out_from_their_ground(palette: QPalette, face: Face) -> None:
    paint = paint_of(face, palette, ACTIVE, marked=False)
    base = palette.color(QPalette.ColorRole.Base)

    assert contrast(paint.text, paint.ground) >= READABLE
    assert contrast(paint.line, base) >= SEEN
    assert contrast(paint.sign, paint.ground) >= SEEN


@pytest.mark.parametrize("palette", PALETTES)
def test_a_selected_chip_has_the_colours_of_a_selection(palette: QPalette) -> None:
    paint = paint_of(Face("58", Kind.FIGURE), palette, ACTIVE, marked=True)

    assert paint.ground == palette.color(QPalette.ColorRole.Highlight)
    assert paint.text == paint.line == palette.color(QPalette.ColorRole.HighlightedText)


def test_no_state_is_told_by_colour_alone() -> None:
    chip = Chip("58", "Tin, bài", is_figure=True)
    changed = Chip("58", "Tin, bài", is_figure=True, changed=True, old="57")

    assert not face_of("radio.items", chip).has_sign
    assert face_of("radio.items", changed).has_sign
    assert face_of("radio.itemz", None) == Face("radio.itemz", Kind.UNKNOWN)
    assert face_of("", None).text == "{}"
    assert face_of("office.district", Chip("", "Huyện")).text == "Huyện: trống"


def test_what_is_drawn_tells_the_states_apart(qtbot: QtBot) -> None:
    editor = WordingEditor()
    qtbot.addWidget(editor)
    editor.resize(200, 60)

    def drawn(words: KnownWords, *, selected: bool = False) -> QImage:
        editor.set_wording("{radio.items}", words)
        if selected:
            editor.selectAll()
        return editor.viewport().grab().toImage()

    same = drawn(WORDS)
    assert drawn(WORDS) == same
    assert drawn(KnownWords(now={"radio.items": "59"})) != same
    assert drawn(KnownWords(now={"radio.items": "58"})) != same
    assert drawn(WORDS, selected=True) != same
