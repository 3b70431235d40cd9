from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.wordings.wording_editor import FEWEST_LINES, MOST_LINES, WordingEditor
from tests.ui.wordings.conftest import Press, hold
from tests.ui.wordings.known_words import CITATION, SENTENCE, WORDS, KnownWords

KEY = Qt.Key


def test_the_text_reads_with_its_chips(editor: WordingEditor) -> None:
    editor.set_wording("Thực hiện {directive}, {office.district}{nobody.knows}", WORDS)

    assert editor.text() == f"Thực hiện {CITATION}, {{nobody.knows}}"
    assert editor.accessibleDescription() == editor.text()


def test_showing_a_wording_tells_nothing_and_is_not_dirty(editor: WordingEditor) -> None:
    told: list[str] = []
    editor.edited.connect(lambda: told.append("edited"))

    editor.set_wording(SENTENCE, WORDS)
    editor.refresh_chips(KnownWords(now={"radio.items": "60"}))

    assert told == []
    assert not editor.dirty
    assert not editor.document().isUndoAvailable()


def test_every_change_is_told_and_undo_makes_clean(editor: WordingEditor, press: Press) -> None:
    editor.set_wording(SENTENCE, WORDS)
    told: list[str] = []
    editor.edited.connect(lambda: told.append(editor.wording()))

    press("a")
    assert editor.dirty
    editor.insert_token("web.items")
    press(KEY.Key_Z, KEY.Key_Z, ctrl=True)

    assert told == ["a" + SENTENCE, "a{web.items}" + SENTENCE, "a" + SENTENCE, SENTENCE]
    assert not editor.dirty


def test_what_is_saved_is_clean_until_the_next_change(editor: WordingEditor, press: Press) -> None:
    press("a")
    editor.mark_saved()
    assert not editor.dirty
    press("b")
    assert editor.dirty


def test_decomposed_text_is_composed_at_the_exit_only(editor: WordingEditor, press: Press) -> None:
    decomposed = unicodedata.normalize("NFD", "tiếng")
    for letter in decomposed:
        press(letter) if letter.isascii() else editor.insertPlainText(letter)

    assert editor.toPlainText() == decomposed
    assert editor.wording() == "tiếng"


def test_new_figures_leave_cursor_selection_and_history(
    editor: WordingEditor, press: Press
) -> None:
    editor.set_wording("{directive} và {radio.items} tin", WORDS)
    editor.put_cursor(len("{directive} và"))
    press("!")
    press(KEY.Key_Left, shift=True)
    before = editor.textCursor().position(), editor.textCursor().anchor()

    editor.refresh_chips(KnownWords(now={"directive": "Kế hoạch 09", "radio.items": "1.234"}))

    assert (editor.textCursor().position(), editor.textCursor().anchor()) == before
    assert editor.text() == "Kế hoạch 09 và! 1.234 tin"
    press(KEY.Key_Z, ctrl=True)
    assert editor.text() == "Kế hoạch 09 và 1.234 tin"
    press(KEY.Key_Y, ctrl=True)
    assert editor.wording() == "{directive} và! {radio.items} tin"


def test_enter_asks_for_a_new_block(editor: WordingEditor, press: Press, qtbot: QtBot) -> None:
    editor.set_wording("Đã phát {radio.items} tin. Đã đăng {web.items}.", WORDS)
    editor.put_cursor(len("Đã phát {radio.items} tin."))

    for shift in (False, True):
        with qtbot.waitSignal(editor.split_asked) as told:
            press(KEY.Key_Return, shift=shift)
        assert told.args == ["Đã phát {radio.items} tin.", " Đã đăng {web.items}."]
    assert editor.document().blockCount() == 1
    assert not editor.dirty


def test_enter_held_down_asks_once(editor: WordingEditor, press: Press) -> None:
    told: list[str] = []
    editor.split_asked.connect(lambda *_: told.append("split"))

    press(KEY.Key_Return)
    hold(editor, KEY.Key_Return)

    assert told == ["split"]


def test_backspace_held_down_empties_the_block_and_stays(
    editor: WordingEditor, press: Press
) -> None:
    told: list[str] = []
    editor.join_asked.connect(lambda: told.append("join"))
    press("ab")

    for _ in range(5):
        hold(editor, KEY.Key_Backspace)

    assert editor.wording() == ""
    assert told == []


def test_backspace_at_the_beginning_asks_to_join(editor: WordingEditor, press: Press) -> None:
    editor.set_wording("{radio.items} tin", WORDS)
    told: list[str] = []
    editor.join_asked.connect(lambda: told.append("join"))

    press(KEY.Key_Right, shift=True)
    press(KEY.Key_Left)
    press(KEY.Key_Backspace)

    assert told == ["join"]
    assert editor.wording() == "{radio.items} tin"


def test_ctrl_enter_accepts_and_escape_rejects_without_a_change(
    editor: WordingEditor, press: Press, qtbot: QtBot
) -> None:
    editor.set_wording(SENTENCE, WORDS)
    with qtbot.waitSignal(editor.accepted):
        press(KEY.Key_Return, ctrl=True)
    press("a")
    with qtbot.waitSignal(editor.rejected):
        press(KEY.Key_Escape)

    assert editor.wording() == "a" + SENTENCE


def test_leaving_is_told(editor: WordingEditor, qtbot: QtBot) -> None:
    other = QLineEdit()
    window = editor.parentWidget()
    assert window is not None
    layout = window.layout()
    assert layout is not None
    layout.addWidget(other)
    other.show()
    with qtbot.waitSignal(editor.left):
        QTest.keyClick(editor, KEY.Key_Tab)
    assert other.hasFocus()


def test_the_wheel_scrolls_the_page_until_the_editor_has_the_focus(editor: WordingEditor) -> None:
    editor.set_wording("x\n" * 40, WORDS)
    turn_wheel(editor)
    assert editor.verticalScrollBar().value() > 0

    editor.clearFocus()
    assert not turn_wheel(editor).isAccepted()


def turn_wheel(editor: WordingEditor) -> QWheelEvent:
    point = QPointF(5, 5)
    wheel = QWheelEvent(
        point,
        editor.mapToGlobal(point),
        QPoint(0, -15),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor.viewport(), wheel)
    return wheel


def test_the_height_follows_the_text(editor: WordingEditor) -> None:
    pitch = editor.line_pitch()
    heights: list[int] = []
    for lines in (1, 2, 5, MOST_LINES, 40):
        editor.set_wording("\n".join("x" * lines), WORDS)
        heights.append(editor.height())

    most = MOST_LINES - FEWEST_LINES
    assert [(height - heights[0]) / pitch for height in heights] == [0, 0, 3, most, most]
    assert editor.verticalScrollBar().maximum() > 0


def test_lines_with_and_without_chips_are_as_high(editor: WordingEditor) -> None:
    editor.set_wording("một dòng\n{radio.items}\n{period} và chữ Ẩg\n{directive}", WORDS)
    layout = editor.document().begin().layout()

    baselines = [
        layout.lineAt(number).y() + layout.lineAt(number).ascent()
        for number in range(layout.lineCount())
    ]

    steps = {round(b - a, 2) for a, b in pairwise(baselines)}
    assert steps == {float(editor.line_pitch())}


def test_a_long_chip_wraps_inside_the_editor(editor: WordingEditor) -> None:
    editor.set_wording("Thực hiện {directive}.", WORDS)
    chip = editor.parts()[1]

    rects = list(editor.rects_of(chip.start, chip.end))

    assert len(rects) > 1
    assert all(rect.right() <= editor.viewport().width() for rect in rects)


def test_letters_that_are_being_composed_push_the_chips_behind_them(
    editor: WordingEditor,
) -> None:
    editor.set_wording("{radio.items} {web.items}", WORDS)
    editor.put_cursor(len("{radio.items} "))
    first, second = (part for part in editor.parts() if part.token)
    before = [next(editor.rects_of(part.start, part.end)) for part in (first, second)]

    QApplication.sendEvent(editor, QInputMethodEvent("tiêng", []))

    after = [next(editor.rects_of(part.start, part.end)) for part in (first, second)]
    assert after[0] == before[0]
    assert after[1].left() > before[1].left() + 10
    assert after[1].width() == before[1].width()


def test_a_bigger_font_keeps_text_and_state(editor: WordingEditor, press: Press) -> None:
    editor.set_wording(SENTENCE, WORDS)
    low = editor.height()
    press("a")
    font = editor.font()
    font.setPointSizeF(font.pointSizeF() * 2)

    editor.setFont(font)

    assert editor.height() > low
    assert editor.wording() == "a" + SENTENCE
    assert editor.dirty


@pytest.mark.parametrize("place", [0, 3, 8, 12, 21, 30, 99])
def test_the_cursor_goes_to_a_place_in_the_wording(editor: WordingEditor, place: int) -> None:
    wording = "{{ 𝔸 {radio.items} tin ế."
    editor.set_wording(wording, WORDS)

    editor.put_cursor(place)

    token = (wording.index("{radio"), wording.index("{radio") + len("{radio.items}"))
    inside = token[0] < place < token[1]
    assert editor.place() == (token[0] if inside else min(place, len(wording)))
