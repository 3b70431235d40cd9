"""The styles of the Word file against the measures of the decree (documents/layout.py)."""

from __future__ import annotations

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING

from cchc_desktop.documents import layout
from cchc_desktop.documents.tree import Document
from tests.documents.docx.opened import Opened, W, named

CENTRE = WD_ALIGN_PARAGRAPH.CENTER
LEFT = WD_ALIGN_PARAGRAPH.LEFT
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY

STYLES = {
    "Quốc hiệu": (layout.NATION_SIZE, "b", CENTRE),
    "Tiêu ngữ": (layout.MOTTO_SIZE, "b", CENTRE),
    "Cơ quan chủ quản": (layout.SUPERIOR_SIZE, "", CENTRE),
    "Cơ quan ban hành": (layout.AGENCY_SIZE, "b", CENTRE),
    "Số, ký hiệu": (layout.NUMBER_SIZE, "", CENTRE),
    "Địa danh và thời gian": (layout.PLACE_AND_DATE_SIZE, "i", CENTRE),
    "Title": (layout.TITLE_SIZE, "b", CENTRE),
    "Subtitle": (layout.SUBJECT_SIZE, "b", CENTRE),
    "Kính gửi": (layout.ADDRESSEE_SIZE, "", LEFT),
    "Body Text": (layout.BODY_SIZE, "", JUSTIFY),
    "Heading 1": (layout.BODY_SIZE, "b", LEFT),
    "Heading 2": (layout.BODY_SIZE, "b", LEFT),
    "Heading 3": (layout.BODY_SIZE, "", LEFT),
    "Caption": (layout.BODY_SIZE, "b", CENTRE),
    "Ô bảng": (layout.TABLE_SIZE, "", LEFT),
    "Đầu bảng": (layout.TABLE_SIZE, "b", CENTRE),
    "Nơi nhận": (layout.RECIPIENTS_LABEL_SIZE, "bi", LEFT),
    "Danh sách nơi nhận": (layout.RECIPIENTS_SIZE, "", LEFT),
    "Quyền hạn, chức vụ": (layout.SIGNATURE_SIZE, "b", CENTRE),
    "Họ tên người ký": (layout.SIGNATURE_SIZE, "b", CENTRE),
    "Phụ lục": (layout.APPENDIX_SIZE, "b", CENTRE),
    "Tên phụ lục": (layout.APPENDIX_SIZE, "b", CENTRE),
    "Kèm theo": (layout.APPENDIX_SIZE, "i", CENTRE),
    "Header": (layout.PAGE_NUMBER_SIZE, "", CENTRE),
}


@pytest.fixture(scope="module")
def opened() -> Opened:
    from tests.documents import sample_report

    return Opened(sample_report.report())


@pytest.mark.parametrize("name", STYLES)
def test_size_face_and_alignment(opened: Opened, name: str) -> None:
    size, face, align = STYLES[name]
    style = opened.word.styles[name]
    assert style.font.size.pt == size
    assert bool(style.font.bold) is ("b" in face)
    assert bool(style.font.italic) is ("i" in face)
    assert style.paragraph_format.alignment is align


def test_the_decree_allows_these_sizes() -> None:
    """Twelve to fourteen points; only the list of recipients is smaller."""
    for name, (size, _, _) in STYLES.items():
        assert 12 <= size <= 14 or (name == "Danh sách nơi nhận" and size == 11)


def test_all_letters_are_times_new_roman(opened: Opened) -> None:
    defaults = opened.word.styles.element.find(f"{W}docDefaults")
    faces = next(defaults.iter(f"{W}rFonts"))
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        assert faces.get(f"{W}{script}") == "Times New Roman"
    # Nothing in the text departs from it.
    assert "rFonts" not in opened.part("word/document.xml")


def test_the_language_is_vietnamese(opened: Opened) -> None:
    defaults = opened.word.styles.element.find(f"{W}docDefaults")
    assert next(defaults.iter(f"{W}lang")).get(f"{W}val") == "vi-VN"


def test_the_body(opened: Opened) -> None:
    body = opened.word.styles["Body Text"].paragraph_format
    assert body.first_line_indent.pt == pytest.approx(layout.FIRST_LINE_INDENT, abs=0.05)
    assert body.space_before.pt == layout.PARAGRAPH_GAP >= 6
    assert body.space_after.pt == 0
    assert body.line_spacing == pytest.approx(layout.BODY_SPACING)
    assert 1 <= body.line_spacing <= 1.5


@pytest.mark.parametrize("level", [1, 2, 3])
def test_headings_are_words_own_with_their_level(opened: Opened, level: int) -> None:
    style = opened.word.styles[f"Heading {level}"]
    assert style.style_id == f"Heading{level}"
    assert next(style.element.iter(f"{W}outlineLvl")).get(f"{W}val") == str(level - 1)
    assert style.paragraph_format.keep_with_next
    assert style.paragraph_format.keep_together
    assert style.element.find(f"{W}next").get(f"{W}val") == "BodyText"


def test_an_appendix_is_in_the_outline(opened: Opened) -> None:
    style = opened.word.styles["Phụ lục"]
    assert next(style.element.iter(f"{W}outlineLvl")).get(f"{W}val") == "0"


def test_the_lines_of_the_letterhead_have_one_pitch(opened: Opened) -> None:
    for name in list(STYLES)[:6]:
        format_ = opened.word.styles[name].paragraph_format
        assert format_.line_spacing_rule is WD_LINE_SPACING.EXACTLY
        assert format_.line_spacing.pt == layout.LETTERHEAD_LEADING


def test_two_lines_stay_together_at_the_ends_of_pages(opened: Opened) -> None:
    defaults = opened.word.styles.element.find(f"{W}docDefaults")
    assert next(defaults.iter(f"{W}widowControl")) is not None


def test_every_paragraph_has_a_style_of_its_own(opened: Opened) -> None:
    from docx.text.paragraph import Paragraph

    body = opened.word.element.body
    every = [Paragraph(p, opened.word._body) for p in body.iter(f"{W}p")]
    assert {named(paragraph) for paragraph in every} <= {*STYLES, "Đường kẻ", "Khoảng trống"}


def test_gaps_above_never_meet_gaps_below(report: Document) -> None:
    """Of the two Word takes the greater, other programs the sum: one of them is always nothing."""
    for style in Opened(report).word.styles:
        if style.type == 1 and style.name != "Caption":
            assert not style.paragraph_format.space_after
