"""What of a text is marked, and how: never by colour alone, never the space round a word."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter, QTextCharFormat
from pytestqt.qtbot import QtBot

from cchc_desktop.documents.comparing import Stretch
from cchc_desktop.ui.widgets.compared_text import ComparedText, come_mark, gone_mark

WIDTH = 300


def marked(*stretches: Stretch) -> list[str]:
    """Return the marked parts of the text, as Qt counts its letters."""
    text = ComparedText(stretches, QFont(), QTextCharFormat(), WIDTH)
    units = text._layout.text().encode("utf-16-le")
    return [
        units[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le")
        for part in text._layout.formats()
    ]


@pytest.mark.parametrize(
    ("stretches", "found"),
    [
        ([], []),
        ([Stretch("Như nhau.", differs=False)], []),
        ([Stretch("Đã phát ", differs=False), Stretch("58 ", differs=True)], ["58"]),
        ([Stretch("👍 tốt", differs=False), Stretch(" đẹp 👍, ", differs=True)], ["đẹp 👍,"]),
        ([Stretch("một\n", differs=False), Stretch("hai", differs=True)], ["hai"]),
    ],
)
def test_the_words_that_differ_are_marked(
    qtbot: QtBot, stretches: list[Stretch], found: list[str]
) -> None:
    assert marked(*stretches) == found


def test_gone_and_come_are_told_by_a_line_too(qtbot: QtBot) -> None:
    palette = QGuiApplication.palette()
    gone, come = gone_mark(palette), come_mark(palette)
    assert gone.fontStrikeOut()
    assert not gone.fontUnderline()
    assert come.underlineStyle() is QTextCharFormat.UnderlineStyle.SingleUnderline
    assert not come.fontStrikeOut()


def test_a_text_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    def height(text: str) -> int:
        return ComparedText(
            [Stretch(text, differs=False)], QFont(), QTextCharFormat(), WIDTH
        ).height

    assert height("một") < height("một\nhai") < height("một hai " * 40)


def test_a_word_longer_than_the_line_stays_inside(qtbot: QtBot) -> None:
    text = ComparedText([Stretch("x" * 200, differs=True)], QFont(), QTextCharFormat(), WIDTH)
    image = QImage(2 * WIDTH, text.height + 1, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    text.draw(painter, 0, 0, image.pixelColor(0, 0).fromString("black"))
    painter.end()
    right = image.copy(WIDTH, 0, WIDTH, image.height())
    left = image.copy(0, 0, WIDTH, image.height())
    blank = QImage(right.size(), right.format())
    blank.fill("white")
    assert right == blank
    assert left != blank
