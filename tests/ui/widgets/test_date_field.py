from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.ui.widgets.calendar_popup import CalendarPopup
from cchc_desktop.ui.widgets.date_field import DateField
from cchc_desktop.ui.widgets.text_field import TextField

TODAY = date(2022, 12, 16)


@pytest.fixture
def field(today: Callable[[], date], place: Callable[..., QWidget]) -> DateField:
    made = DateField(today)
    place(made, TextField())
    return made


def _next_field(field: DateField) -> TextField:
    other = field.window().findChild(TextField)
    assert other is not None
    return other


def _popup(field: DateField) -> CalendarPopup:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    assert popup.parent() is field
    return popup


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3112", date(2022, 12, 31)),
        ("31/12", date(2022, 12, 31)),
        ("1.3.21", date(2021, 3, 1)),
        ("h", TODAY),
        ("30042022", date(2022, 4, 30)),
    ],
)
def test_what_is_typed_becomes_a_date_when_the_field_is_left(
    field: DateField, typed: str, day: date
) -> None:
    QTest.keyClicks(field.editor, typed)
    assert field.text() == typed

    QTest.keyClick(field.editor, Qt.Key.Key_Tab)

    assert field.value() == day
    assert field.text() == f"{day:%d/%m/%Y}"


@pytest.mark.parametrize("typed", ["31/04", "31042022", "hôm qua"])
def test_an_impossible_day_is_refused_and_kept(field: DateField, typed: str) -> None:
    field.set_text(typed)

    field.finish()

    assert field.text() == typed
    with pytest.raises(InvalidValue):
        field.value()


def test_the_refusal_says_what_is_wrong(field: DateField) -> None:
    field.set_text("31/04")

    with pytest.raises(InvalidValue, match="Tháng 4 chỉ có 30 ngày"):
        field.value()


def test_empty_is_none(field: DateField) -> None:
    field.set_value(TODAY)
    assert field.text() == "16/12/2022"
    field.set_value(None)
    field.finish()

    assert field.text() == ""
    assert field.value() is None


def test_ctrl_semicolon_is_today_even_where_the_window_has_that_shortcut(
    field: DateField, qtbot: QtBot
) -> None:
    stolen: list[bool] = []
    action = QAction(field.window())
    action.setShortcut(QKeySequence("Ctrl+;"))
    action.triggered.connect(stolen.append)
    field.window().addAction(action)
    with qtbot.waitSignals([field.edited, field.finished]):
        QTest.keyClick(field.editor, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)

    assert field.value() == TODAY
    assert not stolen


def test_arrows_change_a_readable_date_by_a_day(field: DateField) -> None:
    field.set_text("28022022")

    QTest.keyClick(field.editor, Qt.Key.Key_Up)
    assert field.text() == "01/03/2022"
    QTest.keyClick(field.editor, Qt.Key.Key_Down)
    QTest.keyClick(field.editor, Qt.Key.Key_Down)
    assert field.text() == "27/02/2022"


@pytest.mark.parametrize("text", ["", "31/04", "đầu tháng"])
def test_arrows_leave_other_text_alone(field: DateField, text: str) -> None:
    field.set_text(text)

    QTest.keyClick(field.editor, Qt.Key.Key_Up)

    assert field.text() == text


def test_alt_down_opens_a_calendar_on_the_typed_date(field: DateField, qtbot: QtBot) -> None:
    field.set_text("1/3/2022")
    QTest.keyClick(field.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = _popup(field)

    assert popup.selectedDate().toPython() == date(2022, 3, 1)
    assert popup.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert popup.locale().language() == QLocale.Language.Vietnamese

    with qtbot.waitSignals([field.edited, field.finished]):
        popup.clicked.emit(popup.selectedDate().addDays(1))
    assert field.value() == date(2022, 3, 2)
    assert field.editor.hasFocus()


def test_the_closed_calendar_is_gone(field: DateField, qtbot: QtBot) -> None:
    field.set_text("31/04")
    field.open_calendar()
    popup = _popup(field)
    assert popup.selectedDate().toPython() == TODAY

    with qtbot.waitSignal(popup.destroyed):
        QTest.keyClick(popup, Qt.Key.Key_Escape)

    assert field.text() == "31/04"
    assert field.findChildren(CalendarPopup) == []


def test_the_calendar_stays_on_the_screen(field: DateField) -> None:
    screen = field.screen().availableGeometry()
    field.window().move(screen.bottomRight() - QPoint(60, 60))
    field.open_calendar()
    popup = _popup(field)

    assert screen.contains(popup.geometry().adjusted(0, 0, -1, -1))
    popup.close()


def test_the_button_is_named_and_not_in_the_tab_order(field: DateField) -> None:
    (action,) = field.editor.actions()
    assert action.text().startswith("Mở lịch")

    action.trigger()
    _popup(field).close()

    QTest.keyClick(field.editor, Qt.Key.Key_Tab)
    assert _next_field(field).editor.hasFocus()


def test_signs_follow_the_palette(field: DateField) -> None:
    (action,) = field.editor.actions()
    before = action.icon().cacheKey()

    palette = field.editor.palette()
    palette.setColor(palette.ColorRole.Text, Qt.GlobalColor.red)
    field.editor.setPalette(palette)
    QApplication.sendEvent(field.editor, QEvent(QEvent.Type.PaletteChange))

    assert action.icon().cacheKey() != before
    assert action.icon().pixmap(16, 16).toImage().pixelColor(8, 3).alpha() > 0
