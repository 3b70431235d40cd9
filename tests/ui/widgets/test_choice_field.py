from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.ui.widgets.choice_field import ChoiceField
from cchc_desktop.ui.widgets.choices import Choice
from cchc_desktop.ui.widgets.text_field import TextField
from tests.unikey import UniKey

RADIO = Choice("radio", "Đài truyền thanh")
CHANNELS = [
    Choice("web", "Trang thông tin điện tử"),
    RADIO,
    Choice("meeting", "Hội nghị truyền đạt"),
    Choice("speaker", "Loa kéo"),
    Choice("leaf", "Phướn lá"),
]
CTRL_Z = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def field(place: Callable[..., QWidget]) -> ChoiceField:
    made = ChoiceField("Kênh", extendable=True)
    made.set_choices(CHANNELS)
    place(made, TextField())
    return made


def _next_field(field: ChoiceField) -> TextField:
    other = field.window().findChild(TextField)
    assert other is not None
    return other


def _list() -> QListView:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    return popup


def _listed() -> list[str]:
    model = _list().model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_typing_lists_what_matches_and_completes_nothing(
    field: ChoiceField, unikey: UniKey
) -> None:
    unikey.type(field.editor, "truyề")

    assert _listed() == ["Đài truyền thanh", "Hội nghị truyền đạt"]
    assert unicodedata.normalize("NFC", field.text()) == "truyề"


def test_letters_retyped_under_the_open_list(field: ChoiceField) -> None:
    QTest.keyClicks(field.editor, "t")
    popup = _list()
    QTest.keyClicks(popup, "ie")
    QTest.keyClick(QApplication.activePopupWidget() or field.editor, Qt.Key.Key_Backspace)
    UniKey().type(field.editor, "ê")

    assert field.text() == "tiê"


def test_a_choice_is_taken_with_the_arrows_and_enter(field: ChoiceField, qtbot: QtBot) -> None:
    QTest.keyClicks(field.editor, "truyen")
    QTest.keyClick(_list(), Qt.Key.Key_Down)
    QTest.keyClick(_list(), Qt.Key.Key_Down)
    assert field.text() == "truyen"

    with qtbot.waitSignals([field.edited, field.finished]):
        QTest.keyClick(_list(), Qt.Key.Key_Return)

    assert field.text() == "Hội nghị truyền đạt"
    assert field.value() == "meeting"
    assert QApplication.activePopupWidget() is None


def test_enter_takes_the_only_one_left(field: ChoiceField) -> None:
    QTest.keyClicks(field.editor, "dai tr")
    QTest.keyClick(_list(), Qt.Key.Key_Return)

    assert field.value() == "radio"


def test_enter_among_several_takes_none(field: ChoiceField, qtbot: QtBot) -> None:
    QTest.keyClicks(field.editor, "truyen")

    with qtbot.waitSignal(field.finished):
        QTest.keyClick(_list(), Qt.Key.Key_Return)

    assert field.text() == "truyen"
    with pytest.raises(InvalidValue):
        field.value()


def test_tab_takes_the_marked_one_and_leads_on(field: ChoiceField) -> None:
    QTest.keyClicks(field.editor, "dai")
    QTest.keyClick(_list(), Qt.Key.Key_Down)
    QTest.keyClick(_list(), Qt.Key.Key_Tab)

    assert field.value() == "radio"
    assert _next_field(field).editor.hasFocus()


def test_tab_leaves_a_new_name_as_typed(field: ChoiceField) -> None:
    QTest.keyClicks(field.editor, "Loa")
    QTest.keyClick(_list(), Qt.Key.Key_Tab)

    assert field.text() == "Loa"
    assert _next_field(field).editor.hasFocus()


def test_shift_tab_leads_back_from_the_open_list(field: ChoiceField) -> None:
    QTest.keyClicks(field.editor, "dai")

    QTest.keyClick(_list(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert _next_field(field).editor.hasFocus()
    assert field.text() == "dai"


def test_escape_closes_the_list_only(field: ChoiceField) -> None:
    QTest.keyClicks(field.editor, "dai")
    QTest.keyClick(_list(), Qt.Key.Key_Escape)

    assert QApplication.activePopupWidget() is None
    assert field.text() == "dai"
    assert field.editor.hasFocus()


def test_a_click_takes_a_choice(field: ChoiceField) -> None:
    QTest.keyClick(field.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = _list()
    assert _listed() == [choice.label for choice in CHANNELS]
    row = popup.visualRect(popup.model().index(3, 0))

    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(5, 5))

    assert field.value() == "speaker"


def test_the_button_opens_the_whole_list_on_the_present_entry(field: ChoiceField) -> None:
    field.set_value("radio")
    (button,) = field.editor.actions()
    assert button.text().startswith("Mở danh sách")

    button.trigger()

    assert len(_listed()) == len(CHANNELS)
    assert _list().currentIndex().data() == "Đài truyền thanh"


def test_down_lists_what_matches_the_text_left(field: ChoiceField) -> None:
    field.set_text("truyen")
    QTest.keyClick(field.editor, Qt.Key.Key_Down)
    assert len(_listed()) == 2
    _list().hide()

    field.set_value("web")
    QTest.keyClick(field.editor, Qt.Key.Key_Down)
    assert len(_listed()) == len(CHANNELS)


def test_nothing_that_matches_shows_no_list(field: ChoiceField) -> None:
    QTest.keyClicks(field.editor, "d")
    assert _list().isVisible()
    QTest.keyClicks(_list(), "q")

    assert QApplication.activePopupWidget() is None


def test_an_emptied_line_closes_the_list_and_is_empty(field: ChoiceField) -> None:
    field.set_value("radio")
    QTest.keyClick(field.editor, Qt.Key.Key_End)
    for _ in range(len(field.text())):
        QTest.keyClick(QApplication.activePopupWidget() or field.editor, Qt.Key.Key_Backspace)

    assert QApplication.activePopupWidget() is None
    assert field.value() == ""


def test_a_name_typed_without_marks_is_written_out_when_the_field_is_left(
    field: ChoiceField,
) -> None:
    field.set_text("dai truyen thanh ")

    field.finish()

    assert field.text() == "Đài truyền thanh"
    assert field.value() == "radio"
    QTest.keyClick(field.editor, *CTRL_Z)
    assert field.text() == "dai truyen thanh "
    assert field.value() == "radio"


def test_an_unknown_name_stays_and_can_be_added(field: ChoiceField, qtbot: QtBot) -> None:
    field.set_text(" Xe cổ động ")
    field.finish()
    with pytest.raises(InvalidValue, match="Chưa có “Xe cổ động” trong danh mục Kênh"):
        field.value()

    remedy = field.remedy()
    assert remedy is not None
    with qtbot.waitSignal(field.add_requested) as asked:
        remedy.trigger()
    assert asked.args == ["Xe cổ động"]

    field.set_choices([*CHANNELS, Choice("xe-co-dong", "Xe cổ động")])
    assert field.value() == "xe-co-dong"
    assert field.remedy() is None


def test_a_fixed_list_offers_nothing_to_add(place: Callable[..., QWidget]) -> None:
    field = ChoiceField("Kỳ")
    field.set_choices(CHANNELS)
    place(field)
    field.set_text("xyz")

    assert field.remedy() is None


def test_an_open_name_asks_which(field: ChoiceField) -> None:
    field.set_choices([Choice("a", "Lá"), Choice("b", "Là")])
    field.set_text("la")
    field.finish()

    assert field.text() == "la"
    with pytest.raises(InvalidValue, match="“Lá” hay “Là”"):
        field.value()


def test_entries_of_one_name_are_told_apart_by_the_choice(field: ChoiceField) -> None:
    twins = [Choice("old", "Lá"), Choice("new", "Lá")]
    field.set_choices(twins)

    field.choose(twins[1])

    assert field.value() == "new"


def test_a_retired_code_is_kept(field: ChoiceField) -> None:
    field.set_value("gone")
    field.finish()

    assert field.value() == "gone"
    assert field.remedy() is None


def test_new_choices_keep_the_entry_and_rename_it(field: ChoiceField) -> None:
    field.set_value("radio")

    field.set_choices([Choice("radio", "Đài truyền thanh xã")])

    assert field.text() == "Đài truyền thanh xã"
    assert field.value() == "radio"
    assert field.choices() == (Choice("radio", "Đài truyền thanh xã"),)


def test_new_choices_leave_typed_text_alone(field: ChoiceField) -> None:
    field.set_value("radio")
    field.set_text("đang gõ dở")

    field.set_choices([])

    assert field.text() == "đang gõ dở"


def test_none_empties(field: ChoiceField) -> None:
    field.set_value("radio")
    field.set_value(None)

    assert field.text() == ""
    assert field.value() == ""
