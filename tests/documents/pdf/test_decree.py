"""Every row of the decree's tables measured on the paper, on every shape of report.

Nghị định 30/2020/NĐ-CP, Phụ lục I: the page (I), the components (II), appendices (III). What is
measured is the produced file: where its letters stand, their faces and sizes, its vector rules,
and for the white of the signature its ink.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from cchc_desktop.documents.tree import Heading, Paragraph, Point, Table, text_of
from tests.documents.measures import (
    ALL,
    ASCENT,
    BOTTOM,
    COLUMN,
    DESCENT,
    LEFT,
    MIDDLE,
    RIGHT,
    TOP,
    Measured,
    measured,
    squeezed,
)
from tests.documents.reading import MM, Span, rows

SINGLE = 1.149
"""Height of a line of Times New Roman at single spacing, in ems."""
HALF_POINT = 0.5
DPI = 144


@pytest.fixture(params=ALL)
def sheet(request: pytest.FixtureRequest) -> Measured:
    return measured(request.param)


def _near(value: float, by: float = 1.0) -> object:
    return pytest.approx(value, abs=by)


def _styles(lines: list[Span]) -> set[str]:
    return {line.style for line in lines}


def _text(lines: list[Span]) -> str:
    return "".join(line.text for line in lines)


def _appendix_pages(sheet: Measured) -> set[int]:
    first = {place.key: place.page for place in reversed(sheet.drawn.places)}
    starts = [first[appendix.key] for appendix in sheet.document.appendices]
    return set(range(min(starts), sheet.drawn.pages)) if starts else set()


# The page


def test_the_sheet_is_a4_upright_but_for_wide_appendices(sheet: Measured) -> None:
    lying = {
        place.page
        for place in sheet.drawn.places
        for appendix in sheet.document.appendices
        if appendix.landscape and place.key in (appendix.key, *(b.key for b in appendix.blocks))
    }
    for page in range(sheet.pdf.pages):
        assert sheet.pdf.size(page) == ((297, 210) if page in lying else (210, 297))


def test_margins_are_within_their_ranges_and_stay_white(sheet: Measured) -> None:
    """Top and bottom 20 to 25 mm, left 30 to 35, right 15 to 20."""
    for page in range(sheet.pdf.pages):
        wide, tall = (side * MM for side in sheet.pdf.size(page))
        letters = [letter for letter in sheet.pdf.on_page(page) if letter.top >= TOP]
        rules = [rule for rule in sheet.pdf.rules if rule.page == page]
        assert min(letter.left for letter in letters) >= 30 * MM - HALF_POINT
        assert max(letter.right for letter in letters) <= wide - 15 * MM + HALF_POINT
        assert min(letter.top - ASCENT * letter.size for letter in letters) >= 20 * MM - 0.1
        assert max(letter.top + DESCENT * letter.size for letter in letters) <= tall - 20 * MM
        for rule in rules:
            assert rule.left >= 30 * MM - HALF_POINT
            assert rule.right <= wide - 15 * MM + HALF_POINT
            assert rule.top >= 20 * MM - HALF_POINT
            assert rule.bottom <= tall - 20 * MM + HALF_POINT
        if page not in _appendix_pages(sheet):
            assert min(letter.left for letter in letters) <= 35 * MM
            assert min(letter.top for letter in letters) <= 25 * MM + 14
    assert max(letter.right for letter in sheet.pdf.letters) >= 210 * MM - 20 * MM


def test_pages_are_numbered_in_the_top_margin_from_the_second(sheet: Measured) -> None:
    starts = {0} | {
        next(place.page for place in sheet.drawn.places if place.key == appendix.key)
        for appendix in sheet.document.appendices
    }
    expected = 0
    for page, number in enumerate(sheet.page_numbers()):
        expected = 1 if page in starts else expected + 1
        if expected == 1:
            assert number is None
            continue
        assert number is not None
        assert number.text == str(expected)
        assert number.style in {"13", "14"}
        wide = sheet.pdf.size(page)[0] * MM
        assert number.middle == _near((30 * MM + wide - 15 * MM) / 2)
        assert number.top - 0.66 * 13 > 5 * MM
        assert number.top < 16 * MM


# The type


def test_every_letter_is_black_and_of_the_one_family(sheet: Measured) -> None:
    assert {letter.font.partition("-")[0] for letter in sheet.pdf.letters} == {"LiberationSerif"}
    assert all(letter.black for letter in sheet.pdf.letters)
    assert b"/FontFile2" in sheet.drawn.pdf


def test_rules_are_solid_lines_never_typed(sheet: Measured) -> None:
    assert "_" not in sheet.pdf.text()
    assert all(rule.solid for rule in sheet.pdf.rules)
    head = [rule for rule in sheet.pdf.rules if rule.page == 0][:3]
    tables = any(isinstance(block, Table) for block in sheet.document.blocks)
    assert len(head) == 3
    assert tables or len([rule for rule in sheet.pdf.rules if rule.page == 0]) == 3


# The letterhead


def test_nation(sheet: Measured) -> None:
    nation = sheet.column(right=True)[0]
    assert nation.text == squeezed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert nation.style in {"12 Bold", "13 Bold"}
    assert nation.right <= RIGHT


def test_motto(sheet: Measured) -> None:
    nation, motto = sheet.column(right=True)[:2]
    assert motto.text == squeezed("Độc lập - Tự do - Hạnh phúc")
    assert motto.style in {"13 Bold", "14 Bold"}
    assert motto.middle == _near(nation.middle, HALF_POINT)
    # Hyphens with spaces: as wide as the words with them.
    assert motto.width > 13 * 11
    (rule,) = sheet.rules_under(motto)
    assert rule.length == _near(motto.width, 2)
    assert rule.middle == _near(motto.middle)


def test_superior_and_agency(sheet: Measured) -> None:
    head = sheet.document.letterhead
    *names, _number = sheet.column(right=False)
    superior = squeezed(*head.printed_superior)
    above = [line for line in names if "Bold" not in line.style]
    below = [line for line in names if "Bold" in line.style]
    assert names == [*above, *below]
    assert _text(above) == superior == superior.upper()
    assert _text(below) == squeezed(*head.printed_agency)
    assert _styles(above) <= {"12", "13"}
    assert _styles(below) <= {"12 Bold", "13 Bold"}
    # Level with the nation's line, in the middle of their own column.
    assert names[0].top == _near(sheet.column(right=True)[0].top, 0.1)
    for line in names[1:]:
        assert line.middle == _near(names[0].middle)
    (rule,) = sheet.rules_under(below[-1])
    assert below[-1].width / 3 <= rule.length <= below[-1].width / 2
    assert rule.middle == _near(below[-1].middle)
    for line in names[:-1]:
        assert sheet.rules_under(line) == []


def test_the_columns_never_meet(sheet: Measured) -> None:
    left, right = sheet.column(right=False), sheet.column(right=True)
    assert _text(left) + _text(right) != ""
    assert max(line.right for line in left) < COLUMN < min(line.left for line in right)
    assert all(rule.right < COLUMN or rule.left > COLUMN for rule in sheet.pdf.rules[:2])


def test_number(sheet: Measured) -> None:
    head = sheet.document.letterhead
    *names, number = sheet.column(right=False)
    assert number.text == squeezed(head.number)
    assert number.style == "13"
    assert number.text.partition("/")[2] == number.text.partition("/")[2].upper()
    assert number.middle == _near(names[-1].middle)
    assert number.top > names[-1].top + 13


def test_place_and_date(sheet: Measured) -> None:
    _nation, motto, place = sheet.column(right=True)
    assert place.text == squeezed(sheet.document.letterhead.place_and_date)
    assert place.style in {"13 Italic", "14 Italic"}
    assert place.middle == _near(motto.middle)
    assert place.top == _near(sheet.column(right=False)[-1].top, 0.1)


# Title, subject, addressees


def test_title(sheet: Measured) -> None:
    (title,) = sheet.rows("title")
    assert title.text == "BÁOCÁO"
    assert title.style in {"13 Bold", "14 Bold"}
    assert title.middle == _near(MIDDLE)
    assert title.top > sheet.column(right=False)[-1].top


def test_subject(sheet: Measured) -> None:
    lines = sheet.rows("subject")
    assert _text(lines) == squeezed(sheet.document.subject)
    assert _styles(lines) <= {"13 Bold", "14 Bold"}
    for line in lines:
        assert line.middle == _near(MIDDLE)
    (rule,) = sheet.rules_under(lines[-1])
    assert lines[-1].width / 3 <= rule.length <= lines[-1].width / 2
    assert rule.middle == _near(MIDDLE)


def test_addressees(sheet: Measured) -> None:
    addressees = sheet.document.addressees
    if addressees is None:
        assert not sheet.pdf.holds("Kính gửi")
        return
    lines = sheet.rows(addressees.key)
    assert _text(lines) == squeezed(addressees.LABEL, *addressees.printed)
    assert _styles(lines) <= {"13", "14"}
    if len(addressees.names) == 1:
        # On the label's own line, both in the middle of the page.
        assert lines[0].text.startswith("Kínhgửi:")
        assert len(lines[0].text) > len("Kínhgửi:")
        if len(lines) == 1:
            assert lines[0].middle == _near(MIDDLE)
    else:
        assert lines[0].text == "Kínhgửi:"
        dashed = [line for line in lines if line.text.startswith("-")]
        assert len(dashed) == len(addressees.names)
        assert {round(line.left, 1) for line in dashed} == {round(dashed[0].left, 1)}


# The body


def test_body_is_14_points_in_lines_of_single_to_one_and_a_half(sheet: Measured) -> None:
    for block in sheet.document.blocks:
        if isinstance(block, Table):
            continue
        lines = sheet.rows(block.key)
        assert {letter.size for line in lines for letter in line.letters} <= {13, 14}
        for above, below in pairwise(lines):
            if above.page == below.page:
                assert 14 * SINGLE <= below.top - above.top <= 14 * SINGLE * 1.5


def test_body_text_is_whole(sheet: Measured) -> None:
    for block in sheet.document.blocks:
        if isinstance(block, Paragraph):
            assert _text(sheet.rows(block.key)) == squeezed(text_of(block.content))
        elif isinstance(block, Point):
            assert _text(sheet.rows(block.key)) == squeezed(block.mark, text_of(block.content))
        elif isinstance(block, Heading):
            assert _text(sheet.rows(block.key)) == squeezed(block.printed)


def test_first_lines_are_indented_and_lines_are_justified(sheet: Measured) -> None:
    """The indent is 10 mm (or 12.7); a paragraph's last line alone may be short."""
    for block in sheet.document.blocks:
        if isinstance(block, Table):
            continue
        first, *others = sheet.rows(block.key)
        assert first.left == _near(LEFT + 10 * MM, HALF_POINT)
        for line in others:
            assert line.left == _near(LEFT, HALF_POINT)
        if not isinstance(block, Heading):
            for line in (first, *others)[:-1]:
                assert line.right == _near(RIGHT)


def test_paragraphs_stand_six_points_apart(sheet: Measured) -> None:
    lines = [
        (block.key, line)
        for block in sheet.document.blocks
        if not isinstance(block, Table)
        for line in sheet.rows(block.key)
    ]
    pitches = [
        below.top - above.top
        for (key, above), (next_key, below) in pairwise(lines)
        if key == next_key and above.page == below.page
    ]
    for (key, above), (next_key, below) in pairwise(lines):
        if key != next_key and above.page == below.page:
            assert below.top - above.top >= max(pitches) + 6 - 0.1


def test_headings(sheet: Measured) -> None:
    for block in sheet.document.blocks:
        if not isinstance(block, Heading):
            continue
        lines = sheet.rows(block.key)
        bold = "Bold" if block.level < 3 else ""
        assert _styles(lines) <= {f"13 {bold}".strip(), f"14 {bold}".strip()}
        if block.level == 1:
            assert _text(lines) == _text(lines).upper()


def test_headings_stay_with_what_they_head(sheet: Measured) -> None:
    for heading, following in pairwise(sheet.document.blocks):
        if isinstance(heading, Heading):
            last, first = sheet.rows(heading.key)[-1], sheet.rows(following.key)[0]
            assert {line.page for line in sheet.rows(heading.key)} == {last.page}
            assert last.page == first.page


def test_no_line_is_left_alone_on_a_page(sheet: Measured) -> None:
    for block in sheet.document.blocks:
        if isinstance(block, (Paragraph, Point)):
            lines = sheet.rows(block.key)
            counts = [sum(line.page == page for line in lines) for page in range(sheet.pdf.pages)]
            here = [count for count in counts if count]
            assert len(here) == 1 or min(here) >= 2


# The closing


def test_authority_and_position(sheet: Measured) -> None:
    signature = sheet.document.signature
    lines = sheet.rows(signature.key)
    wanted = squeezed(*signature.printed_position)
    above = [line for line in lines if line.text in wanted]
    assert _text(above) == wanted == wanted.upper()
    assert _styles(above) <= {"13 Bold", "14 Bold"}
    for line in above:
        assert line.left >= MIDDLE - HALF_POINT
        assert line.middle == _near((MIDDLE + RIGHT) / 2)


def test_name_under_the_position(sheet: Measured) -> None:
    signature = sheet.document.signature
    lines = sheet.rows(signature.key)
    name = squeezed(signature.name)
    under = [line for line in lines if line.text in name]
    assert _text(under) == name != name.upper()
    assert _styles(under) <= {"13 Bold", "14 Bold"}
    assert {line.page for line in lines} == {lines[0].page}
    for line in under:
        assert line.left >= MIDDLE - HALF_POINT
        assert line.middle == _near((MIDDLE + RIGHT) / 2)


def test_the_white_for_hand_and_seal_is_30_to_35_mm(sheet: Measured) -> None:
    """Measured in ink: marks above and under the letters count."""
    (place,) = [p for p in sheet.drawn.places if p.key == sheet.document.signature.key]
    scale = DPI / 72
    page = sheet.pdf.file[place.page]
    picture = page.render(scale=scale, grayscale=True).to_pil()
    page.close()
    edges = (place.left, place.top, place.left + place.width, place.top + place.height)
    part = picture.crop([round(edge * scale) for edge in edges])
    _across, down = part.point(lambda grey: 255 * (grey < 128)).getprojection()
    runs = "".join("x" if ink else " " for ink in down).strip().split("x")
    white = max(map(len, runs)) / DPI * 25.4
    assert 30 <= white <= 35


def test_the_signature_takes_two_lines_of_the_body_along(sheet: Measured) -> None:
    page = sheet.rows(sheet.document.signature.key)[0].page
    body = [line for block in sheet.document.blocks for line in sheet.rows(block.key)]
    assert sum(line.page == page for line in body) >= 2
    assert body[-1].page == page


def test_recipients_label(sheet: Measured) -> None:
    recipients, signature = sheet.document.recipients, sheet.document.signature
    label = sheet.rows(recipients.key)[0]
    assert label.text == "Nơinhận:"
    assert label.style == "12 BoldItalic"
    assert label.left == _near(LEFT)
    first = sheet.rows(signature.key)[0]
    assert (label.page, label.top) == (first.page, _near(first.top))


def test_recipients(sheet: Measured) -> None:
    recipients = sheet.document.recipients
    _label, *lines = sheet.rows(recipients.key)
    assert _text(lines) == squeezed(*recipients.printed)
    assert _styles(lines) == {"11"}
    dashed = [line for line in lines if line.left < LEFT + 1 and line.text.startswith("-")]
    assert len(dashed) == len(recipients.names)
    assert max(line.right for line in lines) < MIDDLE
    assert lines[-1].text.endswith(".")
    assert squeezed(recipients.names[-1]).startswith("Lưu:VT")


# Appendices


def test_appendix_head(sheet: Measured) -> None:
    for appendix in sheet.document.appendices:
        lines = sheet.rows(appendix.key)
        label, title, reference = map(squeezed, appendix.printed)
        assert _text(lines) == label + title + reference
        assert title == title.upper()
        assert lines[0].style == "14 Bold"
        assert lines[1].style in {"13 Bold", "14 Bold"}
        assert _styles(lines[2:]) <= {"13 Italic", "14 Italic"}
        wide = 297 if appendix.landscape else 210
        for line in lines:
            assert line.middle == _near((30 + wide - 15) * MM / 2)


def test_appendices_open_a_page_and_are_not_signed(sheet: Measured) -> None:
    for appendix in sheet.document.appendices:
        first = sheet.rows(appendix.key)[0]
        on_page = rows([a for a in sheet.pdf.on_page(first.page) if a.top >= TOP])
        assert on_page[0].text == first.text
    name = squeezed(sheet.document.signature.name)
    assert _text(sheet.rows(sheet.document.signature.key)).count(name) == 1
    assert all(
        place.page not in _appendix_pages(sheet)
        for place in sheet.drawn.places
        if place.key == sheet.document.signature.key
    )


def test_ten_pages_are_ten_and_a_wide_table_goes_on() -> None:
    """The shapes are what they are called."""
    assert measured("ten_pages").pdf.pages >= 10
    assert len(measured("two_appendices").document.appendices) == 2
    assert (297, 210) in {measured("two_appendices").pdf.size(page) for page in range(6)}
    assert BOTTOM > TOP
