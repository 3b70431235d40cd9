"""Typing as the clerk does it, with UniKey, before, behind and between chips."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cchc_desktop.ui.wordings.wording_editor import WordingEditor
from tests.ui.wordings.conftest import Press, hold
from tests.ui.wordings.known_words import SENTENCE, WORDS, KnownWords
from tests.unikey import UniKey

KEY = Qt.Key


@pytest.mark.parametrize("name", ["radio.items", "directive", "nobody.knows"])
@pytest.mark.parametrize("typed", ["tiếng Việt", "Đẩy mạnh", "nguyễn thuý quỳnh, đường", "ờ"])
def test_unikey_directly_before_and_behind_a_chip(
    editor: WordingEditor, press: Press, unikey: UniKey, name: str, typed: str
) -> None:
    editor.set_wording(f"{{{name}}}", WORDS)

    unikey.type(editor, typed)
    press(KEY.Key_End)
    unikey.type(editor, typed)

    assert editor.wording() == f"{typed}{{{name}}}{typed}"


def test_unikey_between_two_chips_that_touch(
    editor: WordingEditor, press: Press, unikey: UniKey
) -> None:
    editor.set_wording("{radio.items}{web.items}", WORDS)

    press(KEY.Key_Right)
    unikey.type(editor, "và đã")

    assert editor.wording() == "{radio.items}và đã{web.items}"


def test_backspace_selects_a_chip_first_and_removes_it_when_pressed_again(
    editor: WordingEditor, press: Press
) -> None:
    editor.set_wording(SENTENCE, WORDS)
    editor.put_cursor(len("Đã phát {radio.items}"))

    press(KEY.Key_Backspace)
    assert editor.wording() == SENTENCE
    assert editor.selected_chip() is not None

    press(KEY.Key_Backspace)
    assert editor.wording() == "Đã phát  tin, bài."


def test_delete_before_a_chip_does_the_same(editor: WordingEditor, press: Press) -> None:
    editor.set_wording("{directive}: a", WORDS)

    press(KEY.Key_Delete)
    assert editor.wording() == "{directive}: a"
    press(KEY.Key_Delete)
    assert editor.wording() == ": a"


def test_a_key_held_down_stops_at_a_chip(editor: WordingEditor) -> None:
    editor.set_wording("{radio.items} abc", WORDS)
    editor.put_cursor(len("{radio.items} abc"))

    for _ in range(12):
        hold(editor, KEY.Key_Backspace)

    assert editor.wording() == "{radio.items}"


@pytest.mark.parametrize(
    ("keys", "wording"),
    [
        ([KEY.Key_End, KEY.Key_Left, KEY.Key_Backspace], "a{radio.items}đc"),
        ([KEY.Key_Right, KEY.Key_Delete], "ađ{radio.items}c"),
    ],
)
def test_what_is_typed_while_a_chip_is_selected_comes_beside_it(
    editor: WordingEditor, press: Press, unikey: UniKey, keys: list[Qt.Key], wording: str
) -> None:
    editor.set_wording("a{radio.items}c", WORDS)
    press(*keys)
    assert editor.selected_chip() is not None

    unikey.type(editor, "đ")

    assert editor.wording() == wording


def test_an_input_method_writes_beside_a_selected_chip(editor: WordingEditor, press: Press) -> None:
    editor.set_wording("{radio.items}", WORDS)
    press(KEY.Key_End, KEY.Key_Backspace)

    QApplication.sendEvent(editor, QInputMethodEvent("tiê", []))
    done = QInputMethodEvent("", [])
    done.setCommitString("tiếng\nViệt")
    QApplication.sendEvent(editor, done)

    assert editor.wording() == "{radio.items}tiếng\nViệt"
    assert editor.document().blockCount() == 1


def test_an_input_method_replaces_letters_but_no_chip(editor: WordingEditor) -> None:
    editor.set_wording("{radio.items}ab", WORDS)
    editor.put_cursor(len("{radio.items}ab"))

    for start, text in ((-2, "x"), (-2, "y")):
        event = QInputMethodEvent("", [])
        event.setCommitString(text, start, 2)
        QApplication.sendEvent(editor, event)

    assert editor.wording() == "{radio.items}xy"


def test_an_input_method_may_set_marks_apart(editor: WordingEditor) -> None:
    decomposed = unicodedata.normalize("NFD", "tiếng")
    event = QInputMethodEvent("", [])
    event.setCommitString(decomposed)

    QApplication.sendEvent(editor, event)

    assert editor.toPlainText() == decomposed
    assert editor.wording() == "tiếng"


def test_figures_that_change_while_unikey_composes(editor: WordingEditor) -> None:
    editor.set_wording("{radio.items} ", WORDS)
    editor.put_cursor(len("{radio.items} "))
    QApplication.sendEvent(editor, QInputMethodEvent("tiê", []))

    editor.refresh_chips(KnownWords(now={"radio.items": "một trăm linh năm"}))
    editor.grab()
    done = QInputMethodEvent("", [])
    done.setCommitString("tiếng")
    QApplication.sendEvent(editor, done)

    assert editor.wording() == "{radio.items} tiếng"
    assert editor.text() == "một trăm linh năm tiếng"


def test_arrows_step_over_a_chip_of_many_words_as_over_a_letter(
    editor: WordingEditor, press: Press
) -> None:
    editor.set_wording("a{directive}b", WORDS)
    places = [editor.place()]
    for _ in range(3):
        press(KEY.Key_Right)
        places.append(editor.place())
    for _ in range(3):
        press(KEY.Key_Left)
        places.append(editor.place())

    assert places == [0, 1, 12, 13, 12, 1, 0]


def test_the_keys_step_over_chips_after_a_press_that_ended_elsewhere(
    editor: WordingEditor, press: Press
) -> None:
    editor.set_wording("a{directive}b", WORDS)
    (first,) = editor.rects_of(0, 1)
    QTest.mousePress(editor.viewport(), Qt.MouseButton.LeftButton, pos=first.center().toPoint())

    press(KEY.Key_Home, KEY.Key_Right, KEY.Key_Right)

    assert editor.place() == len("a{directive}")


def test_up_and_down_pass_a_chip_that_fills_lines(editor: WordingEditor, press: Press) -> None:
    editor.set_wording("đầu {directive}{directive} cuối", WORDS)

    press(*[KEY.Key_Down] * 8)
    assert editor.place() > len("đầu {directive}")
    press(*[KEY.Key_Up] * 8)
    assert editor.place() <= len("đầu ")


def test_shift_and_arrow_select_a_chip_as_a_whole(editor: WordingEditor, press: Press) -> None:
    editor.set_wording("{directive}b", WORDS)

    press(KEY.Key_Right, shift=True)

    assert editor.selected_chip() is not None
    press(KEY.Key_Right, shift=True)
    assert editor.textCursor().selectedText().endswith("b")
    press(KEY.Key_Left, KEY.Key_Left, shift=True)
    assert not editor.textCursor().hasSelection()


@pytest.mark.parametrize(
    ("wording", "at", "key", "left"),
    [
        ("{radio.items} tin", "end", KEY.Key_Backspace, "{radio.items} "),
        ("{radio.items} ", "end", KEY.Key_Backspace, "{radio.items}"),
        ("tin {radio.items}", "start", KEY.Key_Delete, "{radio.items}"),
        (" {radio.items}", "start", KEY.Key_Delete, "{radio.items}"),
    ],
)
def test_deleting_a_word_never_takes_a_chip_along(
    editor: WordingEditor, press: Press, wording: str, at: str, key: Qt.Key, left: str
) -> None:
    editor.set_wording(wording, WORDS)
    editor.put_cursor(0 if at == "start" else len(wording))

    press(key, ctrl=True)
    assert editor.wording() == left

    while editor.wording() != "{radio.items}":
        press(key, ctrl=True)
    press(key, ctrl=True)
    assert editor.selected_chip() is not None
    press(key, ctrl=True)
    assert editor.wording() == ""


def test_selected_text_goes_with_the_chips_in_it_and_undo_brings_them_back(
    editor: WordingEditor, press: Press
) -> None:
    editor.set_wording("a{directive}b{radio.items}c", WORDS)
    editor.selectAll()

    press("x")
    assert editor.wording() == "x"
    press(KEY.Key_Z, ctrl=True)
    assert editor.wording() == "a{directive}b{radio.items}c"
    press(KEY.Key_Y, ctrl=True)
    assert editor.wording() == "x"


def test_the_typing_behind_a_chip_is_text(editor: WordingEditor, press: Press) -> None:
    editor.set_wording("{radio.items}", WORDS)
    press(KEY.Key_End, " tin {radio.items}")

    assert editor.wording() == "{radio.items} tin {{radio.items}}"
    assert editor.text() == "58 tin {radio.items}"
    assert [part.token for part in editor.parts()] == ["radio.items", None]


def test_braces_that_close_around_typed_text_make_no_live_word(
    editor: WordingEditor, press: Press
) -> None:
    editor.set_wording("{{ và }}", WORDS)
    assert editor.text() == "{ và }"

    press(KEY.Key_Right, *[KEY.Key_Delete] * 4, "period")

    assert editor.wording() == "{{period}}"
    again = editor.wording()
    editor.set_wording(again, WORDS)
    assert editor.text() == "{period}"


def test_read_only_keeps_everything(editor: WordingEditor, press: Press) -> None:
    editor.set_wording("a{radio.items}", WORDS)
    told: list[object] = []
    editor.split_asked.connect(lambda *_: told.append("split"))
    editor.join_asked.connect(lambda: told.append("join"))
    editor.setReadOnly(True)

    press(KEY.Key_Backspace, KEY.Key_Return, "x", KEY.Key_Delete, KEY.Key_Delete)

    assert editor.wording() == "a{radio.items}"
    assert told == []
