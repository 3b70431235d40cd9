"""Pages of every kind against the kept pictures, as an eye would compare them.

After a wanted change of the layout: RENEW_PICTURES=1 python -m pytest this file, then look at
every picture that git says has changed before keeping it.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from cchc_desktop.documents.pdf import draw_listing, draw_ruler_page
from tests.documents.measures import measured
from tests.documents.pictures import differs, drawn_pages, keep, kept
from tests.documents.sample_book import book

FOLDER = Path(__file__).parent / "pictures"
PAGES = {
    "deputy_signing": (1, 2),
    "several_addressed": (1, 2),
    "superior_named": (1, 2),
    "special_zone": (1, 2),
    "very_long_agency": (1, 3),
    "long_subject": (1, 3),
    "markup": (1,),
    "table_in_the_body": (2, 3),
    "thirty_recipients": (3,),
    "long_position_and_name": (2,),
    "one_appendix": (3, 5),
    "two_appendices": (3, 4, 6),
    "book": (1, 2),
    "ruler": (1,),
}
"""First and last pages, and those between that show something of their own."""
KEPT = [(name, page) for name, pages in PAGES.items() for page in pages]
OTHERS = {"book": lambda: draw_listing(book(12)), "ruler": draw_ruler_page}


@cache
def _pages(name: str) -> list[Image.Image]:
    return drawn_pages(OTHERS[name]() if name in OTHERS else measured(name).drawn.pdf)


@pytest.mark.parametrize(("name", "number"), KEPT)
def test_a_page_looks_as_it_did(name: str, number: int, tmp_path: Path) -> None:
    page = _pages(name)[number - 1]
    path = FOLDER / f"{name}-{number}.png"
    if os.environ.get("RENEW_PICTURES"):
        if not path.exists() or differs(page, kept(path)):
            keep(page, path)
        pytest.skip("the kept picture has been renewed")
    trouble = differs(page, kept(path))
    if trouble:
        now = tmp_path / path.name
        keep(page, now)
        pytest.fail(f"{path.name}: {trouble}; compare {now} with {path}")


def test_no_picture_is_kept_for_nothing() -> None:
    expected = {f"{name}-{number}.png" for name, number in KEPT}
    assert {path.name for path in FOLDER.iterdir()} == expected


def test_a_page_moved_by_a_point_differs() -> None:
    page = _pages("deputy_signing")[0]
    assert differs(page, page) == ""
    assert "not the same from" in differs(page, ImageChops.offset(page, 0, 1))


def test_one_line_moved_by_a_point_differs() -> None:
    page = _pages("deputy_signing")[0]
    moved = page.copy()
    line = (70, 230, page.width, 245)
    moved.paste(ImageChops.offset(page, 0, 1).crop(line), line)
    assert differs(page, moved)


def test_a_face_that_is_gone_differs() -> None:
    page = _pages("deputy_signing")[0]
    blank = page.copy()
    blank.paste(3, (250, 40, page.width, 62))
    assert differs(page, blank)


def test_the_shading_of_an_edge_does_not_count() -> None:
    page = _pages("deputy_signing")[0]
    assert differs(page, page.point(lambda grey: min(grey + 1, 3))) == ""


def test_another_size_of_page_differs() -> None:
    assert "instead of" in differs(_pages("deputy_signing")[0], _pages("book")[0])


def test_a_picture_is_read_as_it_was_kept(tmp_path: Path) -> None:
    page = _pages("deputy_signing")[0]
    keep(page, tmp_path / "a.png")
    assert kept(tmp_path / "a.png").tobytes() == page.tobytes()
    assert (tmp_path / "a.png").stat().st_size < 20_000
