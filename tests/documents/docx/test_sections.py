"""Sheets, margins and page numbers: Phụ lục I, I.1 to I.6."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.enum.section import WD_ORIENT
from docx.section import Section

from cchc_desktop.documents import layout
from cchc_desktop.documents.tree import Appendix, Column, Document, Paragraph, Table, runs
from tests.documents.docx.opened import Opened, W, keeps, named

TABLE = Table("appendix.t", (Column("Kênh"), Column("Số")), ((runs("Đài"), runs("58")),))
UPRIGHT = Appendix("upright", "Khẩu hiệu", "Kèm theo", (Paragraph("u.p", runs("Một")),), "I")
WIDE = Appendix("wide", "Số liệu", "Kèm theo", (TABLE,), "II", landscape=True)
LAST = Appendix("last", "Danh mục", "Kèm theo", (Paragraph("l.p", runs("Hai")),), "III")


@pytest.fixture
def opened(report: Document) -> Opened:
    return Opened(replace(report, appendices=(UPRIGHT, WIDE, LAST)))


def _margins(section: Section) -> list[float]:
    sides = (
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    return [round(side.mm, 1) for side in sides if side is not None]


def test_sheets_and_margins(opened: Opened) -> None:
    sizes = [
        (round(section.page_width.mm), round(section.page_height.mm))
        for section in opened.word.sections
        if section.page_width and section.page_height
    ]
    assert sizes == [(210, 297), (210, 297), (297, 210), (210, 297)]
    assert [section.orientation for section in opened.word.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    for section in opened.word.sections:
        assert _margins(section) == [20, 20, 30, 15]


def test_page_numbers_stand_in_the_middle_of_the_top_margin(opened: Opened) -> None:
    first = opened.word.sections[0]
    (number,) = first.header.paragraphs
    assert named(number) == "Header"
    (field,) = number._p.iter(f"{W}fldSimple")
    assert field.get(f"{W}instr") == "PAGE"
    assert first.header_distance is not None
    # From the header's top to the baseline: the ascent of Times New Roman.
    baseline = first.header_distance.pt + 0.9 * layout.PAGE_NUMBER_SIZE
    assert baseline == pytest.approx(layout.PAGE_NUMBER_BASELINE, abs=0.5)


def test_first_pages_show_no_number(opened: Opened) -> None:
    assert all(s.different_first_page_header_footer for s in opened.word.sections)
    (empty,) = opened.word.sections[0].first_page_header.paragraphs
    assert empty.text == ""
    assert not list(empty._p.iter(f"{W}fldSimple"))


def test_appendices_take_the_header_over_and_begin_at_one(opened: Opened) -> None:
    for section in opened.word.sections:
        (start,) = section._sectPr.iter(f"{W}pgNumType")
        assert start.get(f"{W}start") == "1"
    for section in list(opened.word.sections)[1:]:
        assert section.header.is_linked_to_previous
        assert section.first_page_header.is_linked_to_previous


def test_sections_begin_on_a_new_page(opened: Opened) -> None:
    assert {section.start_type.name for section in opened.word.sections} == {"NEW_PAGE"}


def test_a_section_ends_in_its_last_paragraph(opened: Opened) -> None:
    """No empty paragraph that could come to stand alone on a page, but behind a table."""
    body = opened.word.element.body
    ends = [end.getparent().getparent() for end in body.iter(f"{W}sectPr")][:-1]
    texts = ["".join(text.text for text in paragraph.iter(f"{W}t")) for paragraph in ends]
    assert texts == ["", "Một", ""]
    for paragraph, text in zip(ends, texts, strict=True):
        assert text or paragraph.getprevious().tag == f"{W}tbl"


def test_a_file_never_ends_with_a_table(report: Document) -> None:
    for document in (report, replace(report, appendices=(WIDE,))):
        last, sheet = list(Opened(document).word.element.body)[-2:]
        assert (last.tag, sheet.tag) == (f"{W}p", f"{W}sectPr")


def test_the_head_of_an_appendix(opened: Opened) -> None:
    heads = [
        [paragraph.text for paragraph in opened.styled(name)]
        for name in ("Phụ lục", "Tên phụ lục", "Kèm theo")
    ]
    assert heads == [
        ["Phụ lục I", "Phụ lục II", "Phụ lục III"],
        ["KHẨU HIỆU", "SỐ LIỆU", "DANH MỤC"],
        ["(Kèm theo)"] * 3,
    ]
    assert all(keeps(paragraph) for paragraph in opened.styled("Kèm theo"))


@pytest.mark.parametrize("count", [0, 1, 5])
def test_there_is_a_section_for_each_appendix(report: Document, count: int) -> None:
    appendices = tuple(replace(UPRIGHT, key=f"a{n}", blocks=()) for n in range(count))
    opened = Opened(replace(report, appendices=appendices))
    assert len(opened.word.sections) == 1 + count


def test_white_under_the_head_of_an_appendix(opened: Opened) -> None:
    first = opened.styled("Body Text")[-2]
    assert first.text == "Một"
    gap = layout.PARAGRAPH_GAP + layout.AFTER_APPENDIX_HEAD_GAP
    assert first.paragraph_format.space_before is not None
    assert first.paragraph_format.space_before.pt == gap
