from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.widgets.long_text_field import LongTextField, TextArea
from cchc_desktop.ui.widgets.text_field import TextField


def test_tab_leaves_and_ends_the_editing(place: Callable[..., QWidget]) -> None:
    field, other = LongTextField(), TextField()
    place(field, other)
    QTest.keyClicks(field.editor, " a ")

    QTest.keyClick(field.editor, Qt.Key.Key_Tab)

    assert other.editor.hasFocus()
    assert field.text() == "a"


def test_lines_hard_spaces_and_control_characters_stay(place: Callable[..., QWidget]) -> None:
    field = LongTextField()
    place(field)

    field.set_text("một\r\nhai\n\nba\u00a0bốn\x07\tnăm")
    field.finish()

    assert field.value() == "một\nhai\n\nba\u00a0bốn\x07\tnăm"


def test_enter_makes_a_line(place: Callable[..., QWidget]) -> None:
    field = LongTextField()
    place(field)

    QTest.keyClicks(field.editor, "a")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    QTest.keyClicks(field.editor, "b")

    assert field.value() == "a\nb"


def test_the_height_follows_the_text_between_two_lines_and_six(
    place: Callable[..., QWidget],
) -> None:
    field = LongTextField()
    place(field)
    heights = []
    for lines in (0, 2, 3, 6, 40):
        field.set_text("\n".join("x" * lines))
        heights.append(field.editor.height())

    line = field.editor.fontMetrics().lineSpacing()
    assert heights[0] == heights[1]
    assert heights[2] == heights[1] + line
    assert heights[3] == heights[4] == heights[1] + 4 * line


def test_only_text_beyond_the_most_lines_scrolls(place: Callable[..., QWidget]) -> None:
    field = LongTextField()
    place(field)
    area = field.editor
    assert isinstance(area, TextArea)

    field.set_text("x\n" * 5 + "x")
    assert not area.verticalScrollBar().isVisible()
    field.set_text("x\n" * 6 + "x")
    assert area.verticalScrollBar().maximum() > 0


def test_wrapped_lines_count_too_and_the_width_decides(place: Callable[..., QWidget]) -> None:
    field = LongTextField()
    window = place(field)
    window.resize(900, 300)
    field.set_text("một hai ba bốn năm sáu bảy tám chín mười " * 2)
    wide = field.editor.height()

    window.resize(200, 300)

    assert field.editor.height() > wide


def test_the_height_follows_the_font(place: Callable[..., QWidget]) -> None:
    field = LongTextField()
    place(field)
    before = field.editor.height()

    field.editor.setFont(QFont(field.editor.font().family(), 40))

    assert field.editor.height() > before


def test_undo_goes_back_behind_the_trimming(place: Callable[..., QWidget]) -> None:
    field = LongTextField()
    place(field)
    QTest.keyClicks(field.editor, " a b ")
    field.finish()
    assert field.text() == "a b"

    QTest.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert field.text() == " a b "


def test_none_is_an_empty_text(place: Callable[..., QWidget]) -> None:
    field = LongTextField()
    place(field)
    field.set_value("một\nhai")
    assert field.text() == "một\nhai"

    field.set_value(None)

    assert field.value() == ""
