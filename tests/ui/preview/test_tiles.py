from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QRegion

from cchc_desktop.ui.preview.reader import TILE, Tile
from cchc_desktop.ui.preview.tiles import DrawnTiles, tiles_in


def _tile(row: int, *, pdf: int = 1, page: int = 0, width: int = 700) -> Tile:
    return Tile(pdf, page, width, 99_000, 0, row)


def _image() -> QImage:
    return QImage(100, 100, QImage.Format.Format_RGB32)


_BYTES = 40_000


@given(
    picture=st.tuples(st.integers(1, 6000), st.integers(1, 9000)),
    corner=st.tuples(st.integers(-50, 4000), st.integers(-50, 9000)),
)
def test_tiles_cover_what_is_seen_and_no_tile_is_for_nothing(
    picture: tuple[int, int], corner: tuple[int, int]
) -> None:
    page = QRect(QPoint(30, 40), QSize(*picture))
    view = QRect(QPoint(*corner), QSize(1366, 728))
    seen = page.intersected(view)
    covered = QRegion()
    for tile in tiles_in(1, 0, page, view):
        on_desk = tile.rect.translated(page.topLeft())
        assert on_desk.intersects(seen)
        assert max(tile.rect.width(), tile.rect.height()) <= TILE
        assert page.contains(on_desk)
        covered += on_desk
    assert QRegion(seen).subtracted(covered).isEmpty()


def test_memory_is_kept_within_its_limit_and_the_oldest_goes_first() -> None:
    tiles = DrawnTiles(limit=3 * _BYTES)
    for row in range(3):
        tiles.keep(_tile(row), _image(), ())
    assert tiles.get(_tile(0)) is not None
    tiles.keep(_tile(3), _image(), ())
    assert tiles.bytes == 3 * _BYTES
    assert [row for row in range(4) if _tile(row) in tiles] == [0, 2, 3]


def test_what_the_window_shows_is_never_forgotten() -> None:
    tiles = DrawnTiles(limit=_BYTES)
    needed = [_tile(row) for row in range(3)]
    for tile in needed:
        tiles.keep(tile, _image(), needed)
    assert all(tile in tiles for tile in needed)


def test_what_a_page_looked_like_stands_in_for_what_it_will_look_like() -> None:
    tiles = DrawnTiles()
    older = _tile(0, width=500)
    for tile in (older, _tile(0), _tile(0, page=1), _tile(0, width=900)):
        tiles.keep(tile, _image(), ())
    wanted = _tile(0, pdf=2)
    assert [tile for tile, _image in tiles.former(0, wanted)] == [_tile(0), _tile(0, width=900)]
    tiles.keep(wanted, _image(), ())
    tiles.forget_former(0, 2)
    assert tiles.former(0, wanted) == []
    assert _tile(0, page=1) in tiles
