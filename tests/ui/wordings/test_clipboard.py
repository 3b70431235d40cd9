from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from cchc_desktop.ui.wordings.wording_clipboard import WORDING, can_paste, pasted, put_wording
from cchc_desktop.ui.wordings.wording_editor import WordingEditor
from tests.ui.wordings.conftest import Press
from tests.ui.wordings.known_words import CITATION, WORDS

KEY = Qt.Key

COPY_AND_END = """
import sys
from PySide6.QtWidgets import QApplication
from cchc_desktop.ui.wordings.wording_editor import WordingEditor

application = QApplication([])
editor = WordingEditor()
editor.set_wording("Đã phát tin", {})
editor.selectAll()
editor.copy()
assert application.clipboard().text() == "Đã phát tin"
sys.exit(7)
"""


@pytest.fixture(autouse=True)
def clipboard_without_ours() -> Iterator[None]:
    """Take from the clipboard what Python made: Qt would let go of it after Python has ended."""
    yield
    QGuiApplication.clipboard().clear()


def copied(wording: str) -> QMimeData:
    data = QMimeData()
    put_wording(data, wording, WORDS)
    return data


def foreign(text: str, html: str = "") -> QMimeData:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    return data


def test_copied_chips_are_text_elsewhere_and_chips_here(
    editor: WordingEditor, press: Press
) -> None:
    editor.set_wording("Thực hiện {directive}, phát {radio.items}\u00a0tin {{a}}", WORDS)
    editor.selectAll()

    press(KEY.Key_C, ctrl=True)
    press(KEY.Key_End)
    press(KEY.Key_V, ctrl=True)

    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == f"Thực hiện {CITATION}, phát 58\u00a0tin {{a}}"
    assert not data.hasHtml()
    assert editor.wording() == "Thực hiện {directive}, phát {radio.items}\u00a0tin {{a}}" * 2


def test_what_was_copied_does_not_end_the_program_badly() -> None:
    ended = subprocess.run([sys.executable, "-c", COPY_AND_END], check=False)
    assert ended.returncode == 7


def test_a_part_is_copied_with_whole_chips_and_cut_can_be_undone(
    editor: WordingEditor, press: Press
) -> None:
    editor.set_wording("ab{directive}cd", WORDS)
    press(KEY.Key_Right)
    press(*[KEY.Key_Right] * 3, shift=True)

    press(KEY.Key_X, ctrl=True)

    assert QGuiApplication.clipboard().text() == f"b{CITATION}c"
    assert editor.wording() == "ad"
    press(KEY.Key_Z, ctrl=True)
    assert editor.wording() == "ab{directive}cd"


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (unicodedata.normalize("NFD", "tiếng Việt"), "tiếng Việt"),
        ("một\r\nhai\n\n ba \r\n", "một hai ba "),
        ("cột\tcột\x0bdòng\x07", "cột cột dòng"),
        ("{radio.items}", "{{radio.items}}"),
        ("a\ufffcb\u2029c", "ab c"),
        ("508/UBND\u00a0-\u00a0VP", "508/UBND\u00a0-\u00a0VP"),
        ("<b>đậm</b>", "<b>đậm</b>"),
    ],
)
def test_text_of_other_programs_comes_in_plain_on_one_line(
    editor: WordingEditor, press: Press, text: str, wording: str
) -> None:
    QGuiApplication.clipboard().setMimeData(foreign(text, "<h1>đậm <b>lắm</b></h1>"))

    press(KEY.Key_V, ctrl=True)

    assert editor.wording() == wording
    assert editor.document().blockCount() == 1
    assert [part.token for part in editor.parts()] == [None]


def test_files_and_pictures_are_no_text() -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/x/anh.png")])

    assert not can_paste(files)
    assert not can_paste(QMimeData())
    assert can_paste(foreign("a"))


def test_a_wording_passes_the_clipboard_unchanged() -> None:
    wording = "Đã phát {radio.items} tin {{x}}\n{nobody.knows}"

    data = copied(wording)

    assert data.hasFormat(WORDING)
    assert pasted(data) == wording


def test_pasting_on_a_selected_chip_keeps_it(editor: WordingEditor, press: Press) -> None:
    editor.set_wording("{radio.items}", WORDS)
    press(KEY.Key_Right, shift=True)
    QGuiApplication.clipboard().setMimeData(foreign(" tin"))

    press(KEY.Key_V, ctrl=True)

    assert editor.wording() == "{radio.items} tin"


@pytest.mark.parametrize(
    ("row", "wording"),
    [(0, "{radio.items} tin{directive}"), (-1, "{directive}{radio.items} tin")],
)
def test_what_is_dropped_on_a_long_chip_falls_beside_its_nearer_end(
    editor: WordingEditor, press: Press, row: int, wording: str
) -> None:
    editor.set_wording("{directive}", WORDS)
    chip = editor.parts()[0]
    point = list(editor.rects_of(chip.start, chip.end))[row].center()

    drop(editor, point, copied("{radio.items} tin"))

    assert editor.wording() == wording
    press(KEY.Key_Z, ctrl=True)
    assert editor.wording() == "{directive}"


def test_dropped_text_is_plain(editor: WordingEditor) -> None:
    drop(editor, QPointF(5, 10), foreign("một\nhai", "<b>một</b>"))
    assert editor.wording() == "một hai"


def drop(editor: WordingEditor, point: QPointF, data: QMimeData) -> None:
    """Drag something over the editor and let it fall at ``point``."""
    with_what = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(editor.viewport(), QDragEnterEvent(point.toPoint(), *with_what))
    QApplication.sendEvent(editor.viewport(), QDragMoveEvent(point.toPoint(), *with_what))
    QApplication.sendEvent(editor.viewport(), QDropEvent(point, *with_what))
