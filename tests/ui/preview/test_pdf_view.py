from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.documents.pdf_pages import Box, PdfPages
from cchc_desktop.ui.preview import zoom
from cchc_desktop.ui.preview.marks import Mark
from cchc_desktop.ui.preview.pdf_view import PdfView
from cchc_desktop.ui.preview.zoom import Fit
from tests.documents import made_pdfs
from tests.documents.made_pdfs import A4, MM, black, box, pdf, words
from tests.ui.preview.conftest import Wait, grey_rows, ink, picture, report
from tests.ui.preview.test_reader import Gate

CTRL = Qt.KeyboardModifier.ControlModifier
ROOT = Path(__file__).resolve().parents[3]

SQUARE = pdf(*((A4, black(50, 60, 40, 30)) for _ in range(3)))
"""Three pages, each with a black rectangle."""
SQUARE_BOX = Box(50 * MM, 60 * MM, 40 * MM, 30 * MM)


def _screen(view: PdfView) -> QImage:
    return picture(view.viewport())


def _dark(image: QImage, at: QPoint) -> bool:
    return QColor(image.pixel(at)).lightness() < 60


def test_without_a_pdf_a_sentence_stands_there(empty: PdfView) -> None:
    assert empty.text() == "Chưa có trang nào để xem."
    assert empty.accessibleDescription() == empty.text()
    assert ink(_screen(empty)) > 50
    empty.show_nothing("Báo cáo này chưa có nội dung.")
    assert empty.text() == "Báo cáo này chưa có nội dung."


def test_the_pages_are_shown_from_the_first_one(view: PdfView) -> None:
    assert (view.count, view.current, view.text()) == (4, 0, "")
    assert view.accessibleDescription() == "Trang 1 / 4"
    assert view.verticalScrollBar().value() == 0
    assert ink(_screen(view)) > 400


def test_a_page_is_drawn_where_it_says(empty: PdfView, drawn: Wait) -> None:
    empty.show_pdf(SQUARE)
    for wanted in (zoom.FIT_WIDTH, zoom.FIT_PAGE, zoom.at(150), zoom.at(50)):
        empty.set_zoom(wanted)
        empty.reveal(0, SQUARE_BOX)
        drawn(empty)
        rect, screen = empty.rect_on_screen(0, SQUARE_BOX), _screen(empty)
        for corner, inwards in (
            (rect.topLeft(), QPoint(1, 1)),
            (rect.bottomRight(), QPoint(-1, -1)),
        ):
            assert _dark(screen, corner + inwards)
            assert not _dark(screen, corner - inwards)


def test_nothing_is_read_on_the_windows_thread(
    empty: PdfView, drawn: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    gate.open.set()
    opened: list[threading.Thread] = []
    construct = PdfPages.__init__

    def noting(pages: PdfPages, data: bytes) -> None:
        opened.append(threading.current_thread())
        construct(pages, data)

    monkeypatch.setattr(PdfPages, "__init__", noting)
    empty.show_pdf(report())
    drawn(empty)
    assert opened
    assert threading.main_thread() not in gate.threads.union(opened)


def test_only_pages_seen_and_their_neighbours_are_drawn(
    empty: PdfView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    gate.open.set()
    empty.set_zoom(zoom.FIT_PAGE)
    empty.show_pdf(made_pdfs.numbered(30))
    empty.go_to(10)
    qtbot.waitUntil(lambda: {9, 10, 11} <= set(gate.pages))
    qtbot.wait(50)
    assert set(gate.pages) == {9, 10, 11}
    assert gate.pages[0] == 10


def test_what_nobody_sees_is_not_drawn(
    empty: PdfView, qtbot: QtBot, drawn: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    gate.open.set()
    empty.hide()
    with qtbot.waitSignal(empty.shown):
        empty.show_pdf(report())
    qtbot.wait(20)
    assert gate.pages == []
    empty.show()
    drawn(empty)
    assert gate.pages


def test_a_new_composition_takes_the_old_ones_place_without_flicker(
    view: PdfView, qtbot: QtBot, drawn: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.go_to(1, 30)
    drawn(view)
    before, place = _screen(view), view.verticalScrollBar().value()
    # A neighbour still being drawn would wait at the gate, and the new composition behind it.
    qtbot.waitUntil(lambda: all(tile in view._tiles for tile in view._needed))
    gate = Gate(monkeypatch)
    with qtbot.waitSignal(view.shown):
        view.show_pdf(pdf(*((A4, words("Bản mới", top=60)) for _ in range(5))))
    assert not view.complete
    assert _screen(view) == before
    assert view.count == 5
    gate.open.set()
    drawn(view)
    assert _screen(view) != before
    assert view.verticalScrollBar().value() == place
    assert view.current == 1


def test_another_document_is_shown_from_its_first_page(
    view: PdfView, qtbot: QtBot, drawn: Wait
) -> None:
    view.go_to(3)
    view.show_pdf(made_pdfs.numbered(6), from_top=True)
    drawn(view)
    assert (view.current, view.verticalScrollBar().value()) == (0, 0)


def test_a_shorter_document_does_not_lose_the_place_to_nowhere(view: PdfView, drawn: Wait) -> None:
    view.go_to(3)
    view.show_pdf(made_pdfs.numbered(1))
    drawn(view)
    assert (view.count, view.current) == (1, 0)
    assert ink(_screen(view)) >= 0
    assert view.accessibleDescription() == "Trang 1 / 1"


def test_zooming_shows_the_old_picture_larger_until_the_new_one_is_there(
    empty: PdfView, drawn: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.show_pdf(SQUARE)
    drawn(empty)
    gate = Gate(monkeypatch)
    empty.set_zoom(zoom.at(150))
    empty.reveal(0, SQUARE_BOX)
    assert not empty.complete
    rect, screen = empty.rect_on_screen(0, SQUARE_BOX), _screen(empty)
    assert _dark(screen, rect.center())
    assert _dark(screen, rect.topLeft() + QPoint(4, 4))
    assert not _dark(screen, rect.topLeft() - QPoint(4, 4))
    gate.open.set()
    drawn(empty)


def test_only_the_newest_pdf_is_shown(empty: PdfView, qtbot: QtBot, drawn: Wait) -> None:
    shown: list[int] = []
    empty.shown.connect(lambda: shown.append(empty.count))
    for pages in (1, 2, 3):
        empty.show_pdf(made_pdfs.numbered(pages))
    drawn(empty)
    qtbot.wait(20)
    assert shown[-1] == empty.count == 3


def test_a_pdf_that_cannot_be_read_says_so_and_the_next_one_is_shown(
    view: PdfView, qtbot: QtBot, drawn: Wait
) -> None:
    with qtbot.waitSignal(view.emptied):
        view.show_pdf(b"khong phai PDF")
    assert "không phải là PDF" in view.text()
    assert view.accessibleDescription() == view.text()
    view.show_pdf(report())
    drawn(view)
    assert (view.text(), view.count) == ("", 4)


def test_a_damaged_page_says_so_in_its_place(empty: PdfView, drawn: Wait) -> None:
    empty.show_pdf(made_pdfs.with_a_damaged_page())
    drawn(empty)
    empty.set_zoom(zoom.FIT_PAGE)
    empty.go_to(1)
    drawn(empty)
    middle = _screen(empty).copy(0, 200, empty.viewport().width(), 100)
    assert ink(middle) > 50
    empty.go_to(2)
    drawn(empty)
    assert empty.accessibleDescription() == "Trang 3 / 3"


def test_a_page_may_be_asked_for_before_the_pdf_is_there(empty: PdfView, drawn: Wait) -> None:
    empty.show_pdf(report())
    empty.go_to(2, 100)
    drawn(empty)
    assert empty.current == 2
    assert abs(empty.rect_on_screen(2, Box(0, 100, 10, 10)).top() - 12) <= 1


@pytest.mark.parametrize(("page", "shown"), [(-5, 0), (99, 3)])
def test_a_page_that_there_is_not_is_the_nearest(view: PdfView, page: int, shown: int) -> None:
    view.go_to(page)
    assert view.current == shown


def test_the_keyboard_reaches_every_page_and_every_size(view: PdfView) -> None:
    bar = view.verticalScrollBar()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert (bar.value(), view.current) == (bar.maximum(), 3)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert (bar.value(), view.current) == (0, 0)
    QTest.keyClick(view, Qt.Key.Key_Down)
    line = bar.value()
    assert 0 < line < 100
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert bar.value() == line + bar.pageStep() == line + view.viewport().height() - 40
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert bar.value() == bar.pageStep()
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_0, CTRL)
    assert view.percent == 100
    for key, percent in (
        (Qt.Key.Key_Plus, 125),
        (Qt.Key.Key_Equal, 150),
        (Qt.Key.Key_Minus, 125),
        (Qt.Key.Key_0, 100),
    ):
        QTest.keyClick(view, key, CTRL)
        assert view.percent == percent
    across = view.horizontalScrollBar()
    assert across.maximum() > 0
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right)
    middle = across.value()
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert across.value() < middle


def test_a_whole_page_at_a_time_is_turned_like_a_page(view: PdfView) -> None:
    view.set_zoom(zoom.FIT_PAGE)
    for page in (1, 2, 3, 3):
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        assert view.current == page
        whole = view.rect_on_screen(page, Box(0, 0, *view._sizes[page]))
        assert view.viewport().rect().contains(whole)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.current == 2


def test_keys_of_the_zoom_are_not_the_menus(view: PdfView) -> None:
    pressed: list[str] = []
    for keys in ("Ctrl+0", "Ctrl++", "Ctrl+-"):
        action = view.addAction(keys)
        action.setShortcut(keys)
        action.triggered.connect(lambda _=False, keys=keys: pressed.append(keys))
    QTest.keyClick(view, Qt.Key.Key_0, CTRL)
    QTest.keyClick(view, Qt.Key.Key_Minus, CTRL)
    assert (pressed, view.percent) == ([], 75)


def test_fitted_pages_follow_the_window_and_keep_their_place(
    empty: PdfView, qtbot: QtBot, drawn: Wait
) -> None:
    empty.show_pdf(report())
    empty.go_to(2, 200)
    drawn(empty)
    before = empty.percent
    empty.resize(900, 700)
    drawn(empty)
    assert empty.percent > before
    assert empty.current == 2
    assert abs(empty.rect_on_screen(2, Box(0, 200, 1, 1)).top() - 12) <= 6
    assert empty.horizontalScrollBar().maximum() == 0
    empty.set_zoom(zoom.FIT_PAGE)
    assert empty.horizontalScrollBar().maximum() == 0
    assert empty.zoom.fit is Fit.PAGE


def test_the_wheel_with_ctrl_holds_on_to_what_lies_under_it(view: PdfView) -> None:
    view.set_zoom(zoom.at(100))
    view.go_to(1, 100)
    at = QPointF(200, 150)
    under = view.spot_at(at.toPoint())
    assert under is not None
    for notches in (1, 2, -1):
        percent = view.percent
        _wheel(view, at, notches)
        assert (view.percent - percent) * notches > 0
        now = view.spot_at(at.toPoint())
        assert now is not None
        assert now.page == under.page
        assert abs(now.left - under.left) < 2
        assert abs(now.top - under.top) < 2
    _wheel(view, at, 1, Qt.KeyboardModifier.NoModifier)
    now = view.spot_at(at.toPoint())
    assert now is not None
    assert now.top < under.top - 5


def _wheel(view: PdfView, at: QPointF, notches: int, held: Qt.KeyboardModifier = CTRL) -> None:
    event = QWheelEvent(
        at,
        view.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_current_page_is_told_once_as_it_changes(view: PdfView) -> None:
    told: list[int] = []
    view.page_changed.connect(told.append)
    bar = view.verticalScrollBar()
    for value in range(0, bar.maximum() + 40, 40):
        bar.setValue(value)
    assert told == [1, 2, 3]
    assert view.accessibleDescription() == "Trang 4 / 4"


def test_a_place_on_the_page_moves_with_it_and_says_so(view: PdfView) -> None:
    moved: list[int] = []
    place = Box(100, 100, 200, 50)
    before = view.rect_on_screen(0, place)
    view.moved.connect(lambda: moved.append(view.rect_on_screen(0, place).top()))
    view.verticalScrollBar().setValue(37)
    assert moved[-1] == before.top() - 37
    view.set_zoom(zoom.at(200))
    after = view.rect_on_screen(0, place)
    assert moved[-1] == after.top()
    assert abs(after.width() - 200 * 2 * view.logicalDpiX() / 72) <= 1
    count = len(moved)
    view.resize(500, 400)
    assert len(moved) > count


def test_clicks_say_where_on_which_page(empty: PdfView, drawn: Wait) -> None:
    empty.show_pdf(SQUARE)
    empty.set_zoom(zoom.at(75))
    drawn(empty)
    empty.go_to(1)
    clicks: list[tuple[str, int, int, int]] = []
    empty.clicked.connect(lambda *at: clicks.append(("one", *map(round, at))))
    empty.double_clicked.connect(lambda *at: clicks.append(("two", *map(round, at))))
    viewport, place = empty.viewport(), empty.rect_on_screen(1, SQUARE_BOX)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(viewport, left, pos=place.topLeft())
    corner = (round(SQUARE_BOX.left), round(SQUARE_BOX.top))
    assert len(clicks) == 1
    assert clicks[0][:2] == ("one", 1)
    assert abs(clicks[0][2] - corner[0]) <= 1
    assert abs(clicks[0][3] - corner[1]) <= 1
    QTest.mouseDClick(viewport, left, pos=place.center())
    assert [click[0] for click in clicks] == ["one", "two"]
    clicks.clear()
    QTest.mouseClick(viewport, left, pos=QPoint(2, 2))  # beside the pages
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=place.center())
    QTest.mousePress(viewport, left, pos=place.topLeft())
    QTest.mouseRelease(viewport, left, pos=place.topLeft() + QPoint(60, 60))
    assert clicks == []


def test_marks_differ_without_colour(empty: PdfView, drawn: Wait) -> None:
    empty.show_pdf(pdf((A4, words("chữ", top=60))))
    drawn(empty)
    place = Box(150, 150, 200, 60)
    forms: dict[Mark | None, bytes] = {}

    def look() -> bytes:
        # Nothing but black and white is left of it.
        rows = grey_rows(_screen(empty))
        return b"".join(bytes(255 if value > 150 else 0 for value in row) for row in rows)

    forms[None] = look()
    for kind in Mark:
        empty.highlight([(0, place)], kind)
        forms[kind] = look()
        empty.highlight([], kind)
    assert len(set(forms.values())) == len(forms)
    assert look() == forms[None]


def test_a_mark_lies_on_its_page_and_place(empty: PdfView, drawn: Wait) -> None:
    empty.show_pdf(made_pdfs.numbered(3))
    drawn(empty)
    empty.go_to(1)
    drawn(empty)
    place = Box(200, 150, 100, 60)
    before = _screen(empty)
    empty.highlight([(1, place), (2, place), (77, place)], Mark.FOUND)
    after, rect = _screen(empty), empty.rect_on_screen(1, place)
    assert before.pixel(rect.center()) != after.pixel(rect.center())
    aside = rect.center() + QPoint(rect.width(), 0)
    assert before.pixel(aside) == after.pixel(aside)


def test_what_is_revealed_is_seen_and_what_is_seen_stays(view: PdfView) -> None:
    view.set_zoom(zoom.at(200))
    for page, place in ((2, Box(500, 700, 40, 12)), (0, Box(20, 20, 40, 12))):
        view.reveal(page, place)
        rect = view.rect_on_screen(page, place)
        assert view.viewport().rect().contains(rect)
        view.reveal(page, place)
        assert view.rect_on_screen(page, place) == rect
    view.reveal(44, Box(0, 0, 1, 1))
    assert view.rect_on_screen(0, Box(20, 20, 40, 12)) == rect


def test_a_search_tells_what_it_found(view: PdfView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.found) as found:
        view.search("thu tuc")
    assert found.args is not None
    assert found.args[0] == "thu tuc"
    assert [match.page for match in found.args[1]] == [0, 1, 2, 3]


def test_pictures_take_no_more_memory_than_they_may(view: PdfView, drawn: Wait) -> None:
    for percent in range(100, 400, 25):
        view.set_zoom(zoom.at(percent))
        for page in range(view.count):
            view.go_to(page)
            drawn(view)
    needed = sum(tile.rect.width() * tile.rect.height() * 4 for tile in view._needed)
    assert view._tiles.bytes <= max(64 * 1024 * 1024, needed)


def test_the_thread_ends_with_a_view_inside_another_widget(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    QVBoxLayout(outer).addWidget(inner := PdfView())
    with qtbot.waitExposed(outer):
        outer.show()
    with qtbot.waitSignal(inner.shown):
        inner.show_pdf(report())
    assert _readers() == 1
    inner.deleteLater()
    qtbot.waitUntil(lambda: _readers() == 0)


def test_the_thread_ends_with_a_window_that_is_closed(view: PdfView) -> None:
    assert _readers() == 1
    view.close()
    assert _readers() == 0


def _readers() -> int:
    return sum(thread.name == "pdf reader" for thread in threading.enumerate())


def test_dark_and_light_differ_on_the_desk_not_on_the_paper(view: PdfView) -> None:
    view.set_zoom(zoom.FIT_PAGE)
    paper, desk = view.viewport().rect().center(), QPoint(3, 100)
    light = _screen(view)
    palette = view.palette()
    palette.setColor(palette.ColorRole.Mid, QColor(30, 30, 30))
    view.setPalette(palette)
    dark = _screen(view)
    assert light.pixel(paper) == dark.pixel(paper) == QColor("white").rgb()
    assert light.pixel(desk) != dark.pixel(desk)


def test_the_focus_is_seen(view: PdfView) -> None:
    with_focus = _screen(view)
    view.clearFocus()
    assert with_focus != _screen(view)


_SHARP = """
import sys
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from cchc_desktop.documents.pdf_pages import PdfPages
from cchc_desktop.ui.preview.pdf_view import PdfView
application = QApplication([])
window = QWidget()
outer = QVBoxLayout(window)
outer.setContentsMargins(7, 9, 5, 5)  # at 125 % between two pixels
view = PdfView()
outer.addWidget(view)
window.resize(531, 407)
window.show()
data = open(sys.argv[1], "rb").read()
view.show_pdf(data)
view.clearFocus()
while not view.complete:
    application.processEvents()
ratio = view.devicePixelRatioF()
screen = window.grab().toImage()
page = view._sheets.rects[0]
corner = view.viewport().mapTo(window, QPoint()).toPointF() * ratio
left, top = round(corner.x()) + page.x(), round(corner.y()) + page.y()
with PdfPages(data) as pages:
    picture = pages.render(0, page.width(), page.height())
wrong = seen = 0
for y in range(60, 300, 3):
    for x in range(60, page.width() - 60):
        at = y * picture.stride + 4 * x
        expected = tuple(picture.data[at : at + 3])
        colour = screen.pixelColor(left + x, top + y)
        seen += expected != (255, 255, 255)
        wrong += (colour.blue(), colour.green(), colour.red()) != expected
print(ratio, seen, wrong)
view.put_away()
"""


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "2"])
def test_pictures_are_sharp_at_any_scaling_of_the_screen(scale: str, tmp_path: Path) -> None:
    file = tmp_path / "mẫu.pdf"
    file.write_bytes(report())
    ran = subprocess.run(
        [sys.executable, "-c", _SHARP, str(file)],
        env={
            **os.environ,
            "QT_SCALE_FACTOR": scale,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    ratio, seen, wrong = ran.stdout.split()
    assert float(ratio) == float(scale)
    assert int(seen) > 500
    assert int(wrong) == 0


def test_colours_of_a_scan_are_shown_as_they_are(empty: PdfView, drawn: Wait) -> None:
    empty.show_pdf(pdf((A4, box(10, 10, 150, 100, (1, 0, 0)))))
    drawn(empty)
    at = empty.rect_on_screen(0, Box(100, 100, 2, 2)).center()
    assert QColor(_screen(empty).pixel(at)) == QColor(255, 0, 0)
