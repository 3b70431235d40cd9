"""Where each part stands, as a window asks that lets somebody click on the page."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from cchc_desktop.documents.pdf import Place, draw_pdf
from cchc_desktop.documents.plain import lines_of
from cchc_desktop.documents.tree import Document, Paragraph, Recipients, runs
from tests.documents import sample_report
from tests.documents.measures import ALL, BOTTOM, LEFT, MIDDLE, RIGHT, TOP, measured, squeezed
from tests.documents.reading import MM


@pytest.mark.parametrize("shape", ALL)
def test_every_printed_part_has_its_place(shape: str) -> None:
    sheet = measured(shape)
    keys = {key for key, text in lines_of(sheet.document) if text.strip()}
    assert {place.key for place in sheet.drawn.places} == keys


@pytest.mark.parametrize("shape", ALL)
def test_each_part_has_one_place_on_a_page_it_touches(shape: str) -> None:
    sheet = measured(shape)
    counts = Counter((place.key, place.page) for place in sheet.drawn.places)
    assert set(counts.values()) == {1}
    assert sheet.drawn.pages == sheet.pdf.pages
    assert {place.page for place in sheet.drawn.places} == set(range(sheet.drawn.pages))


@pytest.mark.parametrize("shape", ALL)
def test_a_place_holds_the_text_of_its_part_and_no_other(shape: str) -> None:
    sheet = measured(shape)
    printed: dict[str, str] = {}
    for key, text in lines_of(sheet.document):
        printed[key] = printed.get(key, "") + squeezed(text)
    for key, text in printed.items():
        found = "".join(letter.text for letter in sheet.letters[key])
        assert Counter(found) - Counter(text) == Counter() or key.endswith("table"), key
        assert Counter(text) - Counter(found) == Counter(), key


@pytest.mark.parametrize("shape", ALL)
def test_every_letter_of_the_text_lies_in_one_place(shape: str) -> None:
    sheet = measured(shape)
    within = sum(len(letters) for letters in sheet.letters.values())
    assert within == sum(letter.top >= TOP for letter in sheet.pdf.letters)


@pytest.mark.parametrize("shape", ALL)
def test_places_do_not_overlap_and_stay_on_the_sheet(shape: str) -> None:
    places = measured(shape).drawn.places
    for place in places:
        assert place.left >= LEFT - 0.1
        assert place.top >= TOP - 0.1
        assert place.height > 0
    by_page: dict[int, list[Place]] = {}
    for place in places:
        by_page.setdefault(place.page, []).append(place)
    for on_page in by_page.values():
        for one, other in combinations(on_page, 2):
            assert _apart(one, other), (one, other)


def _apart(one: Place, other: Place) -> bool:
    slack = 0.01
    return (
        one.left + one.width <= other.left + slack
        or other.left + other.width <= one.left + slack
        or one.top + one.height <= other.top + slack
        or other.top + other.height <= one.top + slack
    )


def test_places_come_in_reading_order(report: Document) -> None:
    keys = list(dict.fromkeys(place.key for place in draw_pdf(report).places))
    assert keys == list(dict.fromkeys(key for key, _ in lines_of(report)))


def test_a_part_that_goes_on_overleaf_has_a_place_on_both_pages() -> None:
    text = sample_report.ENDING * 12
    drawn = draw_pdf(replace(sample_report.report(), blocks=(Paragraph("a", runs(text)),)))
    first, second = [place for place in drawn.places if place.key == "a"]
    assert (first.page, second.page) == (0, 1)
    assert first.top + first.height == pytest.approx(BOTTOM, abs=18)
    assert second.top == pytest.approx(TOP)
    assert first.left == pytest.approx(LEFT)
    assert first.left + first.width == pytest.approx(RIGHT)


def test_signature_and_recipients_stand_side_by_side(report: Document) -> None:
    places = {place.key: place for place in draw_pdf(report).places}
    recipients, signature = places["recipients"], places["signature"]
    assert recipients.page == signature.page
    assert recipients.top == signature.top
    assert recipients.left + recipients.width < signature.left == pytest.approx(MIDDLE)
    assert signature.left + signature.width == pytest.approx(RIGHT)


def test_recipients_overleaf_keep_their_key(report: Document) -> None:
    names = tuple(f"Đơn vị nhận số {number}" for number in range(90))
    drawn = draw_pdf(replace(report, recipients=Recipients(names)))
    pages = [place.page for place in drawn.places if place.key == "recipients"]
    assert pages == [drawn.pages - 2, drawn.pages - 1]


def test_a_table_has_a_place_on_every_page_with_its_repeated_head() -> None:
    places = [p for p in measured("two_appendices").drawn.places if p.key == "tally.table"]
    assert [place.page for place in places] == [3, 4, 5]
    assert {round(place.width) for place in places} == {round(252 * MM)}
    assert places[1].top == pytest.approx(TOP)


def test_what_prints_nothing_has_no_place(report: Document) -> None:
    empty = replace(
        report, subject="", blocks=(Paragraph("a", runs("")),), recipients=Recipients(())
    )
    keys = {place.key for place in draw_pdf(empty).places}
    # The subject's line is kept, so that somebody can point at what is missing.
    assert keys == {"letterhead", "title", "subject", "addressees", "signature"}


def test_a_point_of_the_page_is_in_the_place_or_not() -> None:
    place = Place("a", 0, 10, 20, 30, 40)
    assert place.holds(10, 20)
    assert place.holds(40, 60)
    assert not place.holds(9.9, 30)
    assert not place.holds(20, 60.1)
