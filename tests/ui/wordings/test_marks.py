"""What the checker found and what has changed, shown on the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPalette, QTextCharFormat
from PySide6.QtWidgets import QApplication, QToolTip

from cchc_desktop.ui.wordings.marks import Mark, MarkKind
from cchc_desktop.ui.wordings.wording_editor import WordingEditor
from tests.ui.wordings.conftest import Press
from tests.ui.wordings.known_words import WORDS


def test_marks_underline_their_stretch_and_move_with_the_text(
    editor: WordingEditor, press: Press
) -> None:
    wording = "Tốt. Đã phát {radio.items} tin. Kế họch."
    editor.set_wording(wording, WORDS)
    start = wording.index("Đã")
    word = wording.index("họch")
    editor.mark(
        [
            Mark(start, wording.index(" Kế"), MarkKind.CHANGED, "Số liệu đã thay đổi."),
            Mark(word, word + 4, MarkKind.ERROR, "Viết sai: “họch”."),
        ]
    )

    press("Ra ")

    selected = [s.cursor.selectedText() for s in editor.extraSelections()]
    assert selected == ["Đã phát \ufffc tin.", "họch"]
    assert editor.wording() == "Ra " + wording
    assert editor.underline_at(editor.parts()[1].start) is not None
    assert editor.underline_at(0) is None


def test_a_mark_tells_its_message_and_stands_in_the_margin(editor: WordingEditor) -> None:
    editor.set_wording("Đã phát {radio.items} tin.", WORDS)
    editor.mark(
        [
            Mark(9, 10, MarkKind.NOTE, "Ghi chú."),
            Mark(0, 7, MarkKind.WARNING, "Lưu ý."),
            Mark(99, 99, MarkKind.NOTE, "Thiếu dấu chấm."),
        ]
    )
    (chip,) = editor.rects_of(editor.parts()[1].start, editor.parts()[1].end)

    told = editor.told_at(chip.center().toPoint())

    assert told == ["Ghi chú.", "58", "Tin, bài trên Đài truyền thanh, trong kỳ", told[-1]]
    assert editor.margin.signs() == [MarkKind.WARNING]
    assert editor.extraSelections()[2].cursor.selectedText() == "."
    editor.mark([])
    assert editor.margin.signs() == []
    assert editor.extraSelections() == []


@pytest.mark.parametrize("kind", MarkKind)
def test_each_kind_is_drawn_on_text_on_chips_and_in_the_margin(
    editor: WordingEditor, kind: MarkKind
) -> None:
    editor.set_wording("{radio.items}", WORDS)
    plain, margin = picture(editor), editor.margin.grab().toImage()

    editor.mark([Mark(0, 5, kind, "Lý do.")])

    assert picture(editor) != plain
    assert editor.margin.grab().toImage() != margin


def test_the_margin_tells_every_message_of_the_line_and_shows_the_worst_sign(
    editor: WordingEditor,
) -> None:
    editor.set_wording("một\nhai", WORDS)
    editor.mark(
        [
            Mark(4, 7, MarkKind.NOTE, "Dòng hai."),
            Mark(0, 3, MarkKind.CHANGED, "Đã <b>thay đổi</b>."),
            Mark(1, 2, MarkKind.ERROR, "Sai."),
        ]
    )
    (line,) = editor.rects_of(0, 1)
    point = QPoint(5, editor.viewport().y() + line.center().toPoint().y() - editor.margin.y())

    assert editor.margin.signs() == [MarkKind.ERROR, MarkKind.NOTE]
    assert "Đã &lt;b&gt;thay đổi&lt;/b&gt;." in tip(editor, point)
    assert "Sai." in tip(editor, point)
    assert tip(editor, QPoint(5, 300)) == ""


def test_marks_take_the_colours_of_another_scheme(editor: WordingEditor) -> None:
    editor.set_wording("một hai", WORDS)
    editor.mark([Mark(0, 3, MarkKind.ERROR, "Sai.")])
    light = underline_colour(editor)

    editor.setPalette(QPalette(QColor("#303030")))

    assert underline_colour(editor) != light


def underline_colour(editor: WordingEditor) -> str:
    (selection,) = editor.extraSelections()
    shape: QTextCharFormat = selection.format
    return shape.underlineColor().name()


def test_the_signs_scroll_with_the_text(editor: WordingEditor) -> None:
    editor.set_wording("x\n" * 40, WORDS)
    editor.mark([Mark(2, 3, MarkKind.ERROR, "Sai.")])
    before = editor.margin.grab().toImage()

    editor.verticalScrollBar().setValue(20)

    assert editor.margin.grab().toImage() != before


def picture(editor: WordingEditor) -> QImage:
    return editor.viewport().grab().toImage()


def tip(editor: WordingEditor, point: QPoint) -> str:
    """Rest the mouse in the margin and return the tool tip."""
    event = QHelpEvent(QEvent.Type.ToolTip, point, editor.margin.mapToGlobal(point))
    QApplication.sendEvent(editor.margin, event)
    text = QToolTip.text() if event.isAccepted() else ""
    QToolTip.hideText()
    return text
