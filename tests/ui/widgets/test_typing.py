"""Every field that takes text, typed into as UniKey does it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desktop.ui.widgets.choice_field import ChoiceField
from cchc_desktop.ui.widgets.choices import Choice
from cchc_desktop.ui.widgets.date_field import DateField
from cchc_desktop.ui.widgets.field_widget import FieldWidget
from cchc_desktop.ui.widgets.long_text_field import LongTextField
from cchc_desktop.ui.widgets.number_field import NumberField, WholeField
from cchc_desktop.ui.widgets.text_field import TextField
from tests.unikey import UniKey

SENTENCES = [
    "tiếng Việt",
    "Đẩy mạnh cải cách hành chính",
    "nguyễn thuý quỳnh, đường số 10",
]
NFD = unicodedata.normalize("NFD", "Uỷ ban nhân dân xã")


def _choice_field() -> ChoiceField:
    field = ChoiceField("Kênh")
    field.set_choices(
        [
            Choice("tieng", "Tiếng Việt"),
            Choice("day", "Đẩy mạnh cải cách hành chính"),
            Choice("radio", "Đài truyền thanh"),
        ]
    )
    return field


def _date_field() -> DateField:
    return DateField(lambda: date(2022, 12, 16))


FIELDS: list[Callable[[], FieldWidget[object]]] = [
    TextField,  # type: ignore[list-item]
    LongTextField,  # type: ignore[list-item]
    _date_field,  # type: ignore[list-item]
    NumberField,  # type: ignore[list-item]
    WholeField,  # type: ignore[list-item]
    _choice_field,  # type: ignore[list-item]
]


@pytest.fixture(params=FIELDS, ids=lambda make: make.__name__.strip("_"))
def field(request: pytest.FixtureRequest) -> FieldWidget[object]:
    made = request.param()
    assert isinstance(made, FieldWidget)
    return made


@pytest.mark.parametrize("sentence", SENTENCES)
def test_typing_gives_the_sentence(
    field: FieldWidget[object], place: Callable[..., QWidget], unikey: UniKey, sentence: str
) -> None:
    place(field)

    unikey.type(field.editor, sentence)

    assert unicodedata.normalize("NFC", field.text()) == sentence


def test_letters_retyped_one_by_one(
    field: FieldWidget[object], place: Callable[..., QWidget], unikey: UniKey
) -> None:
    place(field)

    unikey.type(field.editor, "tiê")

    assert unicodedata.normalize("NFC", field.text()) == "tiê"


def test_spaces_stay_while_typing_and_go_when_it_ends(
    field: FieldWidget[object], place: Callable[..., QWidget], unikey: UniKey
) -> None:
    place(field, TextField())

    unikey.type(field.editor, "  xin chào ")
    assert unicodedata.normalize("NFC", field.text()) == "  xin chào "

    field.finish()
    unreadable_kept = isinstance(field, DateField | NumberField | WholeField)
    assert field.text().strip() in ("xin chào", unicodedata.normalize("NFD", "xin chào"))
    assert unreadable_kept or field.text() == "xin chào"


def test_every_key_is_told_and_the_end_once(
    field: FieldWidget[object], place: Callable[..., QWidget]
) -> None:
    place(field, TextField())
    told: list[str] = []
    field.edited.connect(lambda: told.append("edited"))
    field.finished.connect(lambda: told.append("finished"))

    QTest.keyClicks(field.editor, "12")
    field.finish()

    assert told == ["edited", "edited", "finished"]


def test_showing_a_draft_tells_nothing_and_changes_nothing(
    field: FieldWidget[object], place: Callable[..., QWidget]
) -> None:
    place(field)
    told: list[str] = []
    field.edited.connect(lambda: told.append("edited"))
    field.finished.connect(lambda: told.append("finished"))

    field.set_text(" 31/04 \x07 chưa xong ")

    assert field.text() == " 31/04 \x07 chưa xong "
    assert told == []


def test_decomposed_text_that_is_pasted_is_composed_at_the_end(
    field: FieldWidget[object], place: Callable[..., QWidget]
) -> None:
    place(field)
    QApplication.clipboard().setText(NFD)

    QTest.keyClick(field.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == NFD
    field.finish()

    assert unicodedata.normalize("NFC", field.text()) == "Uỷ ban nhân dân xã"
    if isinstance(field, TextField | LongTextField):
        assert field.value() == "Uỷ ban nhân dân xã"


def test_the_wheel_changes_nothing(
    field: FieldWidget[object], place: Callable[..., QWidget]
) -> None:
    field.set_text("12")
    place(TextField(), field)

    for turn in (120, -120):
        wheel = QWheelEvent(
            QPointF(5, 5),
            field.editor.mapToGlobal(QPointF(5, 5)),
            QPoint(0, turn // 8),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        viewport = field.editor.findChild(QWidget, "qt_scrollarea_viewport")
        QApplication.sendEvent(viewport or field.editor, wheel)

        assert not wheel.isAccepted()
    assert field.text() == "12"


def test_focus_that_a_popup_or_another_window_takes_does_not_end_the_editing(
    field: FieldWidget[object], place: Callable[..., QWidget], qtbot: object
) -> None:
    window = place(field)
    told: list[str] = []
    field.finished.connect(lambda: told.append("finished"))
    QTest.keyClicks(field.editor, "xin ")

    field.editor.clearFocus()
    assert told == ["finished"]

    field.setFocus()
    QTest.keyClick(field.editor, Qt.Key.Key_End)
    QTest.keyClicks(field.editor, " ")
    other = QWidget()
    other.show()
    other.activateWindow()
    QTest.qWaitForWindowActive(other)
    try:
        assert not window.isActiveWindow()
        assert told == ["finished"]
        assert field.text().endswith(" ")
    finally:
        other.close()
        other.deleteLater()


def test_undo_goes_back_behind_the_rewriting(place: Callable[..., QWidget], qtbot: object) -> None:
    field = _date_field()
    place(field)
    QTest.keyClicks(field.editor, "3112")
    field.finish()
    assert field.text() == "31/12/2022"

    QTest.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert field.text() == "3112"


def test_tab_leads_from_field_to_field_without_a_stop_at_buttons(
    place: Callable[..., QWidget], today: Callable[[], date]
) -> None:
    fields: list[QWidget] = [
        TextField(),
        LongTextField(),
        DateField(today),
        ChoiceField("Kênh"),
        WholeField(),
    ]
    window = place(*fields)

    for field in fields:
        focused = window.focusWidget()
        assert focused is not None
        assert field.isAncestorOf(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert fields[0].isAncestorOf(window.focusWidget())
