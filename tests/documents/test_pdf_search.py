from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.documents.fonts import VIETNAMESE_LETTERS
from cchc_desktop.documents.pdf_pages import Match, PdfPages
from cchc_desktop.documents.pdf_search import folded_by
from cchc_desktop.domain.vietnamese import fold, fold_marked
from tests.documents.made_pdfs import A4, pdf, words
from tests.documents.reading import Pdf

LINES = (
    "Tuyên truyền cải cách",
    "hành chính; niêm yết công khai.",
    "Kế hoạch số 09/KH-UBND của Uỷ ban",
    "treo băng zôn, Đẩy mạnh CẢI CÁCH./.",
)


def _found(wanted: str, *lines: str) -> list[str]:
    """What stands at each place that is found, all that stands in its boxes."""
    with PdfPages(pdf((A4, words(*(lines or LINES))))) as pages:
        return [_read(pages, match) for match in pages.search(wanted)]


def _read(pages: PdfPages, match: Match) -> str:
    """Read what a match covers: the letters whose middle lies in one of its boxes."""
    letters = pages.letters(match.page)
    covered = []
    for at, boxes in enumerate(pages.boxes(match.page, [(at, 1) for at in range(len(letters))])):
        if any(
            box.left <= (letter.left + letter.right) / 2 <= box.right
            and box.top <= (letter.top + letter.bottom) / 2 <= box.bottom
            for letter in boxes
            for box in match.boxes
        ):
            covered.append(letters[at])
    return "".join(covered)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("niem yet", ["niêmyết"]),
        ("niêm yết", ["niêmyết"]),
        ("NIÊM YẾT", ["niêmyết"]),
        ("niêm yêt", []),
        ("day manh", ["Đẩymạnh"]),
        ("đẩy mạnh", ["Đẩymạnh"]),
        ("đay manh", []),
        ("cai cach", ["cảicách", "CẢICÁCH"]),
        ("cải cách hành chính", ["cảicáchhànhchính"]),
        ("Ủy ban", ["Uỷban"]),
        ("uy ban", ["Uỷban"]),
        ("09/KH-UBND", ["09/KH-UBND"]),
        ("09 kh ubnd", ["09/KH-UBND"]),
        ("băng rôn", ["băngzôn"]),
        ("bang ron", ["băngzôn"]),
        ("./.", ["./."]),
        ("h chinh", ["hchính"]),
        ("không có", []),
        ("", []),
        ("   ", []),
    ],
)
def test_it_is_found_where_it_stands(wanted: str, found: list[str]) -> None:
    assert [text.replace(" ", "") for text in _found(wanted)] == found


def test_text_over_a_line_end_takes_a_box_on_each_line() -> None:
    with PdfPages(pdf((A4, words(*LINES)))) as pages:
        (match,) = pages.search("cải cách hành chính")
    upper, lower = match.boxes
    assert lower.top > upper.bottom - 5
    assert lower.left < upper.left


def test_pages_are_searched_in_their_order(printed: Pdf) -> None:
    with PdfPages(printed.data) as pages:
        found = [match.page for match in pages.search("tuyen truyen")]
    assert set(found) == set(range(printed.pages))
    assert found == sorted(found)


def test_decomposed_text_is_found_too() -> None:
    decomposed = unicodedata.normalize("NFD", "niêm yết")
    folded = folded_by(fold_marked, f"Việc {decomposed} công khai")
    ((first, count),) = folded.spans(fold_marked("niêm yết"))
    assert f"Việc {decomposed} công khai"[first : first + count] == decomposed


_LETTERS = "".join(sorted(VIETNAMESE_LETTERS))
_OTHERS = "abcdezkhnr \r\n.,-/–0123456789\u0301\u00ad½²ﬁ\x02"
_TEXT = st.text(st.sampled_from(_LETTERS + _OTHERS), max_size=60)


@pytest.mark.parametrize("by", [fold, fold_marked])
@given(before=_TEXT, wanted=_TEXT, after=_TEXT)
def test_a_page_folds_as_every_other_text(
    by: Callable[[str], str], before: str, wanted: str, after: str
) -> None:
    text = f"{before} {wanted} {after}"
    folded = folded_by(by, text)
    assert folded.text == by(text)
    if by(wanted):
        spans = [text[first : first + count] for first, count in folded.spans(by(wanted))]
        assert spans
        assert all(by(wanted) in by(f"{span} ") for span in spans)
