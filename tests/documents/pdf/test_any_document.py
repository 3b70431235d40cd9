"""Whatever a clerk writes: no letter is lost, none leaves the text area, nobody signs alone."""

from __future__ import annotations

from collections import Counter

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cchc_desktop.documents.pdf import draw_pdf
from cchc_desktop.documents.plain import lines_of
from cchc_desktop.documents.tree import (
    Addressees,
    Appendix,
    Block,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Point,
    Recipients,
    Run,
    Runs,
    Signature,
    Table,
)
from tests.documents.measures import ASCENT, COLUMN, DESCENT, TOP, Measured, squeezed
from tests.documents.reading import MM, Pdf

words = st.sampled_from(
    (
        *("cải", "cách", "hành", "chính", "tuyên", "truyền", "Ủy", "ban", "58", "tin,", "- ", "\n"),
        *("số", "09/KH-UBND", "ngày", "16/02/2022", "<b>", "&amp;", "  ", "Nghiêng" * 20),
    )
)


names_of_persons = st.lists(
    st.sampled_from(("Phó", "Chủ", "tịch\n", "Nghiêng" * 4)), max_size=9
).map(" ".join)


def texts(most: int, least: int = 0) -> st.SearchStrategy[str]:
    return st.lists(words, min_size=least, max_size=most).map(" ".join)


def contents(most: int) -> st.SearchStrategy[Runs]:
    run = st.builds(Run, texts(most), bold=st.booleans(), italic=st.booleans())
    return st.lists(run, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn, key: str) -> Table:
    columns = st.builds(Column, texts(6), st.floats(0.01, 9), st.sampled_from(("left", "right")))
    head = draw(st.lists(columns, min_size=1, max_size=9))
    cells = st.one_of(contents(4), contents(4), contents(90))
    row = st.tuples(*(cells for _ in head))
    return Table(key, tuple(head), tuple(draw(st.lists(row, max_size=5))), draw(texts(9)))


@st.composite
def blocks(draw: st.DrawFn, key: str) -> tuple[Block, ...]:
    found: list[Block] = []
    for number in range(draw(st.integers(0, 8))):
        name = f"{key}.{number}"
        block: st.SearchStrategy[Block] = st.one_of(
            st.builds(Heading, st.just(name), st.integers(1, 3), st.just("I."), texts(12)),
            st.builds(Paragraph, st.just(name), contents(50)),
            st.builds(Point, st.just(name), st.sampled_from(("-", "+", "a)")), contents(50)),
            tables(name),
        )
        found.append(draw(block))
    return tuple(found)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    names = st.lists(texts(20, 1), max_size=70).map(tuple)
    return Document(
        letterhead=Letterhead(
            agency=draw(st.lists(texts(12), max_size=2).map(tuple)),
            number=draw(texts(4)),
            place_and_date=draw(texts(8)),
            superior=draw(st.lists(texts(12), max_size=2).map(tuple)),
        ),
        title="Báo cáo",
        subject=draw(texts(60)),
        addressees=draw(st.none() | st.lists(texts(12), max_size=6).map(tuple).map(Addressees)),
        blocks=draw(blocks("body")),
        recipients=Recipients(draw(names)),
        # A person's and a position's names have their lengths; the office's page holds them.
        signature=Signature(
            draw(st.lists(names_of_persons, max_size=2).map(tuple)),
            draw(names_of_persons),
            draw(names_of_persons),
        ),
        appendices=tuple(
            Appendix(f"a{number}", draw(texts(9)), draw(texts(20)), draw(blocks(f"a{number}")))
            for number in range(draw(st.integers(0, 1)))
        ),
    )


@given(documents())
@settings(max_examples=20, phases=(Phase.explicit, Phase.generate))
def test_no_letter_is_lost_or_leaves_the_text_area(document: Document) -> None:
    drawn = draw_pdf(document)
    sheet = Measured(document, drawn, Pdf(drawn.pdf))
    try:
        _letters_are_there(sheet)
        _letters_stay_inside(sheet)
        _the_signature_has_company(sheet)
    finally:
        sheet.pdf.close()


def _letters_are_there(sheet: Measured) -> None:
    printed: dict[str, str] = {}
    for key, text in lines_of(sheet.document):
        printed[key] = printed.get(key, "") + squeezed(text)
    if not sheet.document.recipients.names:
        del printed["recipients"]
    tables = {
        block.key
        for part in (sheet.document.blocks, *(a.blocks for a in sheet.document.appendices))
        for block in part
        if isinstance(block, Table)
    }
    for key, text in printed.items():
        found = Counter(letter.text for letter in sheet.letters.get(key, []))
        lost, gained = Counter(text) - found, found - Counter(text)
        assert not lost, key
        # A table's head comes again on every page.
        assert key in tables or not gained, key


def _letters_stay_inside(sheet: Measured) -> None:
    for letter in sheet.pdf.letters:
        assert letter.left >= 30 * MM - 0.5
        assert letter.right <= 195 * MM + 0.5
        assert letter.top + DESCENT * letter.size <= 277 * MM
        assert letter.top - ASCENT * letter.size >= 20 * MM - 0.1 or letter.top < TOP
    head = sheet.letters["letterhead"]
    for letter in head:
        assert letter.right < COLUMN or letter.left > COLUMN


def _the_signature_has_company(sheet: Measured) -> None:
    (signature,) = [place for place in sheet.drawn.places if place.key == "signature"]
    body = [place.page for place in sheet.drawn.places if place.key.startswith("body.")]
    assert not body or signature.page == body[-1]
