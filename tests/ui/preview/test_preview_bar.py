from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.preview import zoom
from cchc_desktop.ui.preview.preview_pane import PreviewPane
from cchc_desktop.ui.preview.zoom import Fit
from tests.documents import made_pdfs
from tests.documents.made_pdfs import A4, pdf, words
from tests.ui.preview.conftest import Wait, ink, picture, report
from tests.unikey import UniKey

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bare(qtbot: QtBot) -> PreviewPane:
    """A pane in a window of its own that has shown nothing yet."""
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.resize(640, 520)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.setFocus()
    return pane


@pytest.fixture
def pane(bare: PreviewPane, drawn: Wait) -> Iterator[PreviewPane]:
    """A pane that shows :func:`report`."""
    bare.view.show_pdf(report())
    drawn(bare.view)
    yield bare
    bare.view.put_away()


def _press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)


def test_nothing_can_be_pressed_while_there_is_nothing_to_see(bare: PreviewPane) -> None:
    for widget in (bare.bar.pages, bare.bar.zoom, bare.bar.search_button):
        assert not widget.isEnabled()
    _press(Qt.Key.Key_F, CTRL)
    assert not bare.bar.search.isVisible()


def test_the_page_is_shown_and_turned(pane: PreviewPane) -> None:
    pages = pane.bar.pages
    assert pages.text() == "1 / 4"
    assert not pages.back.isEnabled()
    pages.forth.click()
    assert (pages.text(), pane.view.current) == ("2 / 4", 1)
    pages.back.click()
    assert (pages.text(), pane.view.current) == ("1 / 4", 0)
    QTest.keyClick(pane.view, Qt.Key.Key_End)
    assert pages.text() == "4 / 4"
    assert not pages.forth.isEnabled()
    pane.view.show_nothing("Hết.")
    assert not pages.isEnabled()


@pytest.mark.parametrize(
    ("typed", "page"), [("3", 2), ("99", 3), ("0", 0), ("ba", 0), ("", 0), (" 2 ", 1)]
)
def test_a_typed_page_is_gone_to(pane: PreviewPane, typed: str, page: int) -> None:
    line = pane.bar.pages.line
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClicks(line, typed)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert pane.view.current == page
    assert pane.bar.pages.text() == f"{page + 1} / 4"
    assert pane.view.hasFocus()


def test_a_page_typed_and_left_is_gone_to_and_nothing_else_rewrites_what_is_typed(
    pane: PreviewPane,
) -> None:
    line = pane.bar.pages.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "4")
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum() // 2)
    assert line.text() == "4"
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert (pane.view.current, line.text()) == (3, "4")


def test_the_size_is_shown_chosen_and_fitted(pane: PreviewPane) -> None:
    box, view = pane.bar.zoom, pane.view
    assert box.line.text() == f"{view.percent:.0f} %"
    assert box.width_button.isChecked()
    box.page_button.click()
    assert view.zoom.fit is Fit.PAGE
    assert (box.width_button.isChecked(), box.page_button.isChecked()) == (False, True)
    box.page_button.click()
    assert box.page_button.isChecked()
    box.percent.setCurrentIndex(box.percent.findData(100))
    box.percent.activated.emit(box.percent.currentIndex())
    assert (view.percent, box.line.text(), box.page_button.isChecked()) == (100, "100 %", False)
    box.larger.click()
    assert (view.percent, box.line.text()) == (125, "125 %")
    box.smaller.click()
    box.smaller.click()
    assert (view.percent, box.line.text()) == (75, "75 %")
    _press(Qt.Key.Key_Plus, CTRL)
    assert box.line.text() == "100 %"
    box.width_button.click()
    pane.resize(900, 600)
    assert box.line.text() == f"{view.percent:.0f} %"


@pytest.mark.parametrize(
    ("typed", "percent"), [("87", 87), ("120 %", 120), ("9", 50), ("5000", 400), ("to", 100)]
)
def test_a_typed_size_is_taken(pane: PreviewPane, typed: str, percent: float) -> None:
    box = pane.bar.zoom
    pane.view.set_zoom(zoom.at(100))
    box.line.setFocus()
    box.line.selectAll()
    QTest.keyClicks(box.line, typed)
    assert box.line.text() == typed
    QTest.keyClick(box.line, Qt.Key.Key_Return)
    assert pane.view.percent == percent
    assert box.line.text() == f"{percent} %"


def test_the_wheel_does_not_change_the_size_from_the_bar(pane: PreviewPane) -> None:
    box = pane.bar.zoom.percent
    before = pane.view.percent
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert pane.view.percent == before


def test_searching_counts_marks_and_leads_around(pane: PreviewPane, qtbot: QtBot) -> None:
    search, view = pane.bar.search, pane.view
    _press(Qt.Key.Key_F, CTRL)
    assert search.line.hasFocus()
    QTest.keyClicks(search.line, "thu tuc")
    assert search.count.text() == ""
    qtbot.waitUntil(lambda: search.count.text() == "1/4")
    assert search.line.accessibleDescription() == "1/4"
    for key, held, count, page in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "2/4", 1),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, "3/4", 2),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, "4/4", 3),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, "1/4", 0),
        (Qt.Key.Key_F3, SHIFT, "4/4", 3),
        (Qt.Key.Key_Return, SHIFT, "3/4", 2),
    ):
        _press(key, held)
        assert search.count.text() == count
        assert view.current == page
    search.forth.click()
    assert search.count.text() == "4/4"
    search.back.click()
    assert search.count.text() == "3/4"


def test_the_marks_are_seen_and_go_with_the_search(
    pane: PreviewPane, qtbot: QtBot, drawn: Wait
) -> None:
    before = picture(pane.view.viewport())
    _press(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(pane.bar.search.line, "niem yet")
    _press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.bar.search.count.text() == "1/4")
    drawn(pane.view)
    assert ink(picture(pane.view.viewport())) != ink(before)
    _press(Qt.Key.Key_Escape)
    assert not pane.bar.search.isVisible()
    assert pane.view.hasFocus()
    qtbot.waitUntil(lambda: picture(pane.view.viewport()) == before)


def test_what_is_not_there_is_said(pane: PreviewPane, qtbot: QtBot) -> None:
    search = pane.bar.search
    _press(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(search.line, "khong co dau")
    _press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: search.count.text() == "Không thấy")
    assert not search.forth.isEnabled()
    _press(Qt.Key.Key_F3)
    assert search.count.text() == "Không thấy"


def test_a_search_begins_where_one_reads(pane: PreviewPane, qtbot: QtBot) -> None:
    pane.view.go_to(2)
    _press(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(pane.bar.search.line, "thu tuc")
    qtbot.waitUntil(lambda: pane.bar.search.count.text() == "3/4")
    assert pane.view.current == 2


def test_a_new_composition_is_searched_again_and_stays_where_it_is(
    pane: PreviewPane, qtbot: QtBot, drawn: Wait
) -> None:
    search, view = pane.bar.search, pane.view
    _press(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(search.line, "thu tuc")
    for _ in range(4):
        _press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(search.count.text()))
    place = view.verticalScrollBar().value()
    view.show_pdf(pdf(*((A4, words("Thủ tục", "thủ tục", top=60)) for _ in range(4))))
    qtbot.waitUntil(lambda: search.count.text().endswith("/8"))
    drawn(view)
    assert view.verticalScrollBar().value() == place
    assert search.line.hasFocus()


def test_the_search_is_asked_again_as_it_was(pane: PreviewPane, qtbot: QtBot) -> None:
    search = pane.bar.search
    _press(Qt.Key.Key_F, CTRL)
    QTest.keyClicks(search.line, "trang 2")
    _press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: search.count.text() == "1/1")
    _press(Qt.Key.Key_Escape)
    assert search.count.text() == ""
    _press(Qt.Key.Key_F3)
    assert (search.isVisible(), search.line.text()) == (True, "trang 2")
    qtbot.waitUntil(lambda: search.count.text() == "1/1")


def test_the_search_may_be_emptied(pane: PreviewPane, qtbot: QtBot) -> None:
    search = pane.bar.search
    search.begin()
    QTest.keyClicks(search.line, "trang")
    _press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: search.count.text() == "1/3")
    search.line.selectAll()
    _press(Qt.Key.Key_Backspace)
    _press(Qt.Key.Key_Return)
    assert search.count.text() == ""


def test_vietnamese_is_typed_into_the_search(
    pane: PreviewPane, qtbot: QtBot, unikey: UniKey
) -> None:
    search = pane.bar.search
    _press(Qt.Key.Key_F, CTRL)
    unikey.type(search.line, "niêm yết thủ tục")
    qtbot.waitUntil(lambda: search.count.text() == "1/4")
    search.line.selectAll()
    unikey.type(search.line, "niệm yết")
    qtbot.waitUntil(lambda: search.count.text() == "Không thấy")


def test_keys_of_the_search_are_not_the_windows(pane: PreviewPane) -> None:
    pressed: list[str] = []
    for keys in ("Ctrl+F", "F3", "Ctrl+G"):
        action = pane.addAction(keys)
        action.setShortcut(keys)
        action.triggered.connect(lambda _=False, keys=keys: pressed.append(keys))
    _press(Qt.Key.Key_F, CTRL)
    assert pane.bar.search.isVisible()
    _press(Qt.Key.Key_F3)
    _press(Qt.Key.Key_G, CTRL)
    assert pressed == ["Ctrl+G"]


def test_everything_has_a_name_and_is_reached_with_tab(pane: PreviewPane) -> None:
    pane.bar.search.begin()
    pane.view.go_to(1)
    controls = [
        control
        for kind in (QToolButton, QLineEdit)
        for control in pane.bar.findChildren(kind)
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(controls) >= 10
    assert [type(c).__name__ for c in controls if not _name(c)] == []
    reached = set()
    for _ in range(30):
        _press(Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    missing = {c for c in controls if c.isEnabled()} - reached
    assert {_name(c) for c in missing} <= {"Cỡ xem"}  # the box takes the focus for its line
    assert pane.view in reached


def _name(control: QWidget) -> str:
    parent = control.parentWidget()
    return control.accessibleName() or (parent.accessibleName() if parent is not None else "")


def test_signs_follow_the_colours(pane: PreviewPane) -> None:
    button = pane.bar.search_button
    before = button.icon().pixmap(16, 16).toImage()
    palette = button.palette()
    palette.setColor(palette.ColorRole.ButtonText, Qt.GlobalColor.red)
    button.setPalette(palette)
    assert button.icon().pixmap(16, 16).toImage() != before


def test_a_narrow_pane_is_enough(bare: PreviewPane) -> None:
    assert bare.minimumSizeHint().width() < 420


def test_an_unknown_key_is_the_windows(pane: PreviewPane) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier)
    event.accept()
    QApplication.sendEvent(pane, event)
    assert not event.isAccepted()


def test_a_long_document_is_counted_in_full(bare: PreviewPane, drawn: Wait) -> None:
    bare.view.show_pdf(made_pdfs.numbered(120))
    drawn(bare.view)
    QTest.keyClick(bare.view, Qt.Key.Key_End)
    assert bare.bar.pages.text() == "120 / 120"
