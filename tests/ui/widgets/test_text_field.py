from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desktop.ui.widgets.text_field import TextField


def test_empty_is_the_records_empty_text(place: Callable[..., QWidget]) -> None:
    field = TextField()
    place(field)

    assert field.value() == ""
    field.set_value("Loa")
    field.set_value(None)
    assert field.text() == ""


def test_pasted_lines_keep_their_words(place: Callable[..., QWidget]) -> None:
    field = TextField()
    place(field)
    QApplication.clipboard().setText("Đẩy mạnh\r\ncải cách\n\n hành chính\tnăm 2022\n")

    QTest.keyClick(field.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field.editor, Qt.Key.Key_Return)

    assert field.text() == "Đẩy mạnh cải cách hành chính năm 2022"


def test_control_characters_and_hard_spaces_stay(place: Callable[..., QWidget]) -> None:
    field = TextField()
    place(field)
    field.set_text("số\x00 508/UBND\u00a0VP\x07")

    field.finish()

    assert field.value() == "số\x00 508/UBND\u00a0VP\x07"


def test_text_of_any_length_is_taken_whole(place: Callable[..., QWidget]) -> None:
    field = TextField()
    place(field)
    QApplication.clipboard().setText("dài " * 20_000)

    QTest.keyClick(field.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert field.value() == ("dài " * 20_000).strip()


def test_a_left_field_shows_its_beginning(place: Callable[..., QWidget]) -> None:
    field, other = TextField(), TextField()
    place(field, other)
    QTest.keyClicks(field.editor, "a long title")

    QTest.keyClick(field.editor, Qt.Key.Key_Tab)

    assert other.editor.hasFocus()
    assert field.editor.property("cursorPosition") == 0
