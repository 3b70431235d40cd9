"""A wording comes out of the editor as it went in, and every way of editing keeps it whole."""

from __future__ import annotations

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.documents.wording import literal, pieces_of
from cchc_desktop.ui.wordings.chip_document import Stretch, piece_format, piece_key
from cchc_desktop.ui.wordings.wording_editor import WordingEditor
from tests.ui.wordings.known_words import KNOWN, WORDS

KEY = Qt.Key
NAMES = [*KNOWN, "nobody.knows", "", "tên có dấu"]

texts = st.text(
    st.one_of(
        st.sampled_from("{}{} \nabđẩế\u00a0𝔸̣"),
        # What no wording holds: controls, lone surrogates, Qt's own signs.
        st.characters(
            exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029\ufffc\ufdd0\ufdd1"
        ),
    ),
    max_size=30,
)
wordings = st.lists(
    st.one_of(texts.map(literal), st.sampled_from(NAMES).map(lambda name: f"{{{name}}}")),
    max_size=8,
).map(lambda parts: unicodedata.normalize("NFC", "".join(parts)))

keys = st.sampled_from(
    [
        *(KEY.Key_Left, KEY.Key_Right, KEY.Key_Home, KEY.Key_End, KEY.Key_Up, KEY.Key_Down),
        *(KEY.Key_Backspace, KEY.Key_Delete, "a", "ế", "{", "}", " "),
    ]
)
modifiers = st.sampled_from(
    [
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
    ]
)
steps = st.lists(
    st.one_of(
        st.tuples(keys, modifiers),
        st.sampled_from(["radio.items", "directive"]).map(lambda name: ("insert", name)),
        st.sampled_from(["copy", "cut", "paste"]).map(lambda what: ("do", what)),
    ),
    max_size=15,
)
kept = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@kept
@given(wording=wordings)
def test_a_wording_comes_out_as_it_went_in(editor: WordingEditor, wording: str) -> None:
    editor.set_wording(wording, WORDS)

    assert editor.wording() == wording
    assert editor.document().blockCount() == 1


@kept
@given(wording=st.text(st.sampled_from("{}a. "), max_size=12))
def test_single_braces_come_out_doubled_and_mean_the_same(
    editor: WordingEditor, wording: str
) -> None:
    editor.set_wording(wording, WORDS)
    once = editor.wording()
    editor.set_wording(once, WORDS)

    assert editor.wording() == once
    assert meaning(once) == meaning(wording)


@kept
@given(wording=wordings, done=steps)
def test_no_way_of_editing_splits_a_chip_or_makes_one_of_braces(
    editor: WordingEditor, qtbot: QtBot, wording: str, done: list[tuple[object, object]]
) -> None:
    editor.set_wording(wording, WORDS)

    for what, how in done:
        if what == "insert":
            editor.insert_token(str(how))
        elif what == "do":
            getattr(editor, str(how))()
        elif isinstance(what, str):
            QTest.keyClicks(editor, what) if what.isascii() else editor.insertPlainText(what)
        else:
            QTest.keyClick(editor, what, how)  # type: ignore[call-overload]
        assert is_whole(editor)
    final = editor.wording()

    while editor.document().isUndoAvailable():
        editor.undo()
        assert is_whole(editor)
    assert editor.wording() == wording
    while editor.document().isRedoAvailable():
        editor.redo()
    assert editor.wording() == final


def is_whole(editor: WordingEditor) -> bool:
    """Tell whether every chip has all its pieces, the cursor is in none, and text is text."""
    cursor = editor.textCursor()
    ends = (cursor.position(), cursor.anchor())
    chips = [part for part in editor.parts() if part.token is not None]
    stored = [p.token for p in pieces_of(editor.wording()) if p.token is not None]
    return (
        stored == [chip.token for chip in chips]
        and not any(chip.start < end < chip.end for chip in chips for end in ends)
        and all(pieces_in(editor, chip) == pieces_wanted(chip) for chip in chips)
    )


def pieces_in(editor: WordingEditor, chip: Stretch) -> list[tuple[int, int, str]]:
    """Return what each character of a chip says of its place."""
    cursor = editor.textCursor()
    found: list[tuple[int, int, str]] = []
    for position in range(chip.start, chip.end):
        cursor.setPosition(position + 1)
        found.append(piece_format(piece_key(cursor.charFormat())))
    return found


def pieces_wanted(chip: Stretch) -> list[tuple[int, int, str]]:
    length = chip.end - chip.start
    return [(place, length, chip.token or "") for place in range(length)]


def meaning(wording: str) -> list[tuple[str, str | None]]:
    """Return the text and the live words of a wording, text that touches joined up."""
    found: list[tuple[str, str | None]] = []
    for piece in pieces_of(wording):
        if found and found[-1][1] is None and piece.token is None:
            found[-1] = (found[-1][0] + piece.text, None)
        else:
            found.append((piece.text, piece.token))
    return found
