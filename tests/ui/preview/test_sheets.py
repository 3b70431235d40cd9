from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from cchc_desktop.documents.pdf_pages import Box
from cchc_desktop.ui.preview.sheets import Sheets, Spot
from cchc_desktop.ui.preview.zoom import FIT_PAGE, FIT_WIDTH, Fit, Zoom

A4 = (595.0, 842.0)
ACROSS = (842.0, 595.0)
ROOM = QSize(800, 600)
GAP = 10
UNIT = 96 / 72
FULL_SIZE = Zoom(Fit.NOTHING, 100)


def _sheets(*sizes: tuple[float, float], zoom: Zoom = FULL_SIZE) -> Sheets:
    return Sheets(sizes, zoom, ROOM, UNIT, GAP)


def test_pages_lie_one_below_the_other_in_the_middle() -> None:
    sheets = _sheets(A4, ACROSS, A4)
    assert [rect.top() for rect in sheets.rects] == [10, 1143, 1946]
    assert [rect.size() for rect in sheets.rects] == [
        QSize(793, 1123),
        QSize(1123, 793),
        QSize(793, 1123),
    ]
    assert sheets.width == 1123 + 2 * GAP
    assert sheets.height == 1946 + 1123 + GAP
    assert {rect.center().x() for rect in sheets.rects} == {571}


def test_each_page_is_fitted_by_itself() -> None:
    sheets = _sheets(A4, ACROSS, zoom=FIT_WIDTH)
    assert [rect.width() for rect in sheets.rects] == [780, 780]
    assert sheets.width == ROOM.width()
    sheets = _sheets(A4, ACROSS, zoom=FIT_PAGE)
    assert sheets.rects[0].height() == 580
    assert sheets.rects[1].width() == 780
    assert sheets.percent(0) == pytest.approx(580 / 842 / UNIT * 100)


@pytest.mark.parametrize(
    ("top", "seen", "main"),
    [
        (0, [0], 0),
        (500, [0], 0),
        (560, [0, 1], 0),  # the first line of page 2 is the last one that is seen
        (900, [0, 1], 1),
        (1130, [0, 1], 1),
        (1134, [1], 1),  # page 1 has ended, its lower gap is seen
        (99999, [], 2),
    ],
)
def test_what_is_seen_is_known(top: int, seen: list[int], main: int) -> None:
    sheets = _sheets(A4, A4, A4)
    view = QRect(QPoint(0, top), ROOM)
    assert list(sheets.seen(view)) == seen
    assert sheets.main_page(view) == main


def test_of_pages_seen_alike_the_first_is_the_main_one() -> None:
    sheets = _sheets(A4, A4, A4, zoom=Zoom(Fit.NOTHING, 20))
    assert sheets.main_page(QRect(QPoint(), ROOM)) == 0


def test_without_pages_there_is_nothing() -> None:
    sheets = _sheets()
    assert list(sheets.seen(QRect(QPoint(), ROOM))) == []
    assert (sheets.width, sheets.height) == (ROOM.width(), 0)


_SIZES = st.lists(st.tuples(st.floats(20, 2000), st.floats(20, 2000)), min_size=1, max_size=6).map(
    tuple
)
_ZOOMS = st.sampled_from([FIT_WIDTH, FIT_PAGE]) | st.builds(
    Zoom, st.just(Fit.NOTHING), st.floats(10, 400)
)


@given(sizes=_SIZES, zoom=_ZOOMS, place=st.tuples(st.floats(0, 1), st.floats(0.01, 0.99)))
def test_a_spot_is_found_where_it_was_put(
    sizes: tuple[tuple[float, float], ...], zoom: Zoom, place: tuple[float, float]
) -> None:
    sheets = Sheets(sizes, zoom, ROOM, UNIT, GAP)
    for page, (width, height) in enumerate(sizes):
        point = sheets.point(Spot(page, place[0] * width, place[1] * height))
        found = sheets.spot(point)
        assert found.page == page
        assert found.left == pytest.approx(place[0] * width, abs=0.01)
        assert found.top == pytest.approx(place[1] * height, abs=0.01)


def test_a_place_lies_on_its_page() -> None:
    sheets = _sheets(A4, A4)
    rect = sheets.rect(1, Box(72, 36, 144, 18))
    page = sheets.rects[1]
    assert rect.topLeft() == page.topLeft() + QPoint(96, 48)
    assert (rect.width(), rect.height()) == (192, 24)
