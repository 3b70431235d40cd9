"""Chips pointed at, clicked, opened by keys, and said to a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent, QAction, QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from cchc_desktop.ui.wordings import chip_text_edit
from cchc_desktop.ui.wordings.wording_editor import WordingEditor
from tests.ui.wordings.conftest import Press
from tests.ui.wordings.known_words import CITATION, WORDS, KnownWords

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def middle(editor: WordingEditor, number: int, row: int = 0) -> QPoint:
    """Return the middle of a chip, of its first line or of another ``row``."""
    chip = [part for part in editor.parts() if part.token is not None][number]
    return list(editor.rects_of(chip.start, chip.end))[row].center().toPoint()


@pytest.fixture
def opened(editor: WordingEditor) -> list[str]:
    names: list[str] = []
    editor.token_opened.connect(names.append)
    return names


@pytest.mark.parametrize("row", [0, 1])
def test_a_click_opens_and_selects_a_chip(
    editor: WordingEditor, opened: list[str], row: int
) -> None:
    editor.set_wording("Thực hiện {directive}.", WORDS)

    QTest.mouseClick(editor.viewport(), LEFT, pos=middle(editor, 0, row))

    assert opened == ["directive"]
    chip = editor.selected_chip()
    assert chip is not None
    assert chip.token == "directive"


def test_a_click_beside_a_chip_opens_nothing(editor: WordingEditor, opened: list[str]) -> None:
    editor.set_wording("a {radio.items} b", WORDS)
    (rect,) = editor.rects_of(0, 1)

    QTest.mouseClick(editor.viewport(), LEFT, pos=rect.center().toPoint())
    QTest.mouseClick(editor.viewport(), LEFT, pos=QPoint(500, 10))

    assert opened == []


def test_two_quick_clicks_open_once(editor: WordingEditor, opened: list[str]) -> None:
    editor.set_wording("a {radio.items} b", WORDS)

    QTest.mouseClick(editor.viewport(), LEFT, pos=middle(editor, 0))
    QTest.mouseDClick(editor.viewport(), LEFT, pos=middle(editor, 0))

    assert opened == ["radio.items"]
    assert editor.selected_chip() is not None


def test_dragging_over_chips_selects_whole_ones_and_opens_nothing(
    editor: WordingEditor, opened: list[str]
) -> None:
    editor.set_wording("abc {directive} d {radio.items} e", WORDS)
    start, end = middle(editor, 0, 0), middle(editor, 1)

    QTest.mousePress(editor.viewport(), LEFT, pos=start)
    for step in range(1, 6):
        point = start + (end - start) * step / 5
        QTest.mouseMove(editor.viewport(), point)
    QTest.mouseRelease(editor.viewport(), LEFT, pos=end)

    assert opened == []
    cursor = editor.textCursor()
    for part in editor.parts():
        if part.token is not None:
            for place in (cursor.position(), cursor.anchor()):
                assert not part.start < place < part.end


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_enter_and_space_open_the_selected_chip(
    editor: WordingEditor, press: Press, opened: list[str], key: Qt.Key
) -> None:
    editor.set_wording("{radio.items} tin", WORDS)
    press(KEY.Key_Right, shift=True)

    press(key)

    assert opened == ["radio.items"]
    assert editor.wording() == "{radio.items} tin"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("radio.items", ["60", "Tin, bài trên Đài truyền thanh, trong kỳ", "58", "bản ghi"]),
        ("web.items", ["26", "Tin, bài trên Trang thông tin điện tử, trong kỳ", "bản ghi"]),
        ("directive", [CITATION, "Văn bản dẫn chiếu"]),
        ("office.district", ["trống", "Huyện"]),
        ("nobody.knows", ["nobody.knows"]),
    ],
)
def test_the_tool_tip_tells_text_label_and_change(
    editor: WordingEditor, name: str, told: list[str]
) -> None:
    editor.set_wording(f"{{{name}}}", KnownWords(now={"radio.items": "60"}))
    point = middle(editor, 0)

    event = QHelpEvent(QEvent.Type.ToolTip, point, editor.viewport().mapToGlobal(point))
    QApplication.sendEvent(editor.viewport(), event)

    text = QToolTip.text()
    QToolTip.hideText()
    assert event.isAccepted()
    assert [part for part in told if part not in text] == []
    assert ("bản ghi" in text) == ("bản ghi" in told)


def test_markup_in_a_live_word_is_text(editor: WordingEditor) -> None:
    editor.set_wording("{period}", KnownWords(now={"period": "<b>&amp;"}))
    point = middle(editor, 0)

    event = QHelpEvent(QEvent.Type.ToolTip, point, editor.viewport().mapToGlobal(point))
    QApplication.sendEvent(editor.viewport(), event)

    assert "&lt;b&gt;&amp;amp;" in QToolTip.text()
    QToolTip.hideText()


def test_there_is_no_tool_tip_beside_chips(editor: WordingEditor) -> None:
    editor.set_wording("a {radio.items}", WORDS)
    assert editor.told_at(QPoint(400, 20)) == []


def test_the_mouse_shows_what_a_click_opens(editor: WordingEditor) -> None:
    editor.set_wording("a {radio.items}", WORDS)

    QTest.mouseMove(editor.viewport(), middle(editor, 0))
    assert editor.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(editor.viewport(), QPoint(400, 20))
    assert editor.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor


def test_the_menu_key_opens_the_chip_at_the_cursor(
    editor: WordingEditor, press: Press, opened: list[str]
) -> None:
    editor.set_wording("{radio.items} tin", WORDS)
    asked: list[str] = []
    editor.token_asked.connect(lambda: asked.append("token"))
    press(KEY.Key_Right)

    actions = menu_of(editor)
    actions[0].trigger()
    actions[1].trigger()

    assert actions[0].text() == "Xem “58” lấy từ đâu"
    assert opened == ["radio.items"]
    assert asked == ["token"]


def test_the_menu_away_from_chips_offers_to_put_one_in(editor: WordingEditor) -> None:
    editor.set_wording("tin {radio.items}", WORDS)

    assert [action.text() for action in menu_of(editor)][:2] == ["Chèn từ sống…", ""]


def test_the_menu_under_the_mouse_is_that_of_its_chip(editor: WordingEditor) -> None:
    editor.set_wording("tin {directive}", WORDS)

    actions = menu_of(editor, middle(editor, 0))

    assert actions[0].text() == "Xem “Công văn số 508/UBND-VP ngày 16/02/2022…” lấy từ đâu"


def test_a_read_only_text_can_be_opened_but_takes_nothing(
    editor: WordingEditor, press: Press, opened: list[str]
) -> None:
    editor.set_wording("{radio.items}", WORDS)
    editor.setReadOnly(True)
    editor.selectAll()

    press(KEY.Key_Return)

    assert opened == ["radio.items"]
    assert "Chèn từ sống…" not in [action.text() for action in menu_of(editor)]


def test_a_selected_chip_is_said_to_a_screen_reader(
    editor: WordingEditor, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    class Reader:
        """A screen reader that listens."""

        @staticmethod
        def isActive() -> bool:
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:
            said.append(event.message())

    monkeypatch.setattr(chip_text_edit, "QAccessible", Reader)
    editor.set_wording("a{web.items}", WORDS)

    press(KEY.Key_Right)
    press(KEY.Key_Right, shift=True)

    assert said == [
        "26 Tin, bài trên Trang thông tin điện tử, trong kỳ Bấm để xem các bản ghi phía sau."
    ]


def menu_of(editor: WordingEditor, point: QPoint | None = None) -> list[QAction]:
    """Ask for the menu by its key, or by the mouse at ``point``, and return its entries."""
    reasons = QContextMenuEvent.Reason
    at = point or QPoint(5, 5)
    event = QContextMenuEvent(
        reasons.Keyboard if point is None else reasons.Mouse, at, editor.mapToGlobal(at)
    )
    QApplication.sendEvent(editor.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.hide()
    return menu.actions()
