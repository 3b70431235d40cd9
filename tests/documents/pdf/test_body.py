"""The body measured on the paper: margins, indents, justification, what stays together."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest

from cchc_desktop.documents import layout
from cchc_desktop.documents.pdf import render_pdf
from cchc_desktop.documents.plain import plain_text
from cchc_desktop.documents.tree import Block, Document, Heading, Paragraph, Point, runs
from tests.documents import sample_report
from tests.documents.reading import MM, Letter, Pdf

LEFT, RIGHT, BOTTOM = 30 * MM, 195 * MM, 277 * MM


def _lines(letters: list[Letter]) -> list[list[Letter]]:
    by_baseline: dict[float, list[Letter]] = defaultdict(list)
    for letter in letters:
        by_baseline[round(letter.top, 1)].append(letter)
    return [by_baseline[top] for top in sorted(by_baseline)]


@pytest.fixture(scope="module")
def ten_pages() -> Iterator[Pdf]:
    blocks: list[Block] = []
    for part in range(1, 15):
        blocks.append(Heading(f"h{part}", 1, f"{part}.", f"Phần thứ {part} của báo cáo"))
        for at in range(8):
            text = sample_report.DIRECTION[at % len(sample_report.DIRECTION)]
            blocks.append(Point(f"h{part}.{at}", "-", runs(text * (1 + (part + at) % 2))))
    pdf = Pdf(render_pdf(replace(sample_report.report(), blocks=tuple(blocks))))
    yield pdf
    pdf.close()


def test_every_line_of_the_tree_is_on_the_paper(report: Document, printed: Pdf) -> None:
    for line in plain_text(report).split("\n"):
        assert printed.holds(line), line


def test_the_sheet_is_a4(printed: Pdf) -> None:
    assert {printed.size(page) for page in range(printed.pages)} == {(210, 297)}


def test_nothing_enters_the_margins(ten_pages: Pdf) -> None:
    for letter in ten_pages.letters:
        numbered = letter.page > 0 and letter.top < 20 * MM
        assert letter.left >= LEFT - 1
        assert letter.right <= RIGHT + 1
        assert letter.top <= BOTTOM
        assert letter.top >= 20 * MM or numbered


def test_the_body_is_14_points_and_justified(printed: Pdf) -> None:
    paragraph = printed.find(sample_report.OPENING)
    assert paragraph.style == (14, "")
    *full, _last = _lines(paragraph.letters)
    assert len(full) == 3
    for line in full:
        assert line[-1].right == pytest.approx(RIGHT, abs=1)
    assert full[0][0].left == pytest.approx(40 * MM, abs=1)
    assert full[1][0].left == pytest.approx(LEFT, abs=1)


def test_lines_stand_apart_as_the_decree_allows(printed: Pdf) -> None:
    lines = _lines(printed.find(sample_report.OPENING).letters)
    pitch = lines[1][0].top - lines[0][0].top
    assert 14 * 1.149 <= pitch <= 14 * 1.149 * 1.5
    following = printed.find("I. CÔNG TÁC CHỈ ĐẠO").top
    assert following - lines[-1][0].top - pitch >= 6 - 0.01


def test_points_open_with_their_mark_at_the_indent(printed: Pdf) -> None:
    gaps = set()
    for text in sample_report.DIRECTION:
        point = printed.find(f"- {text}")
        assert point.letters[0].left == pytest.approx(40 * MM, abs=1)
        gaps.add(round(point.letters[1].left - point.letters[0].left))
    # Justifying widens the words' spaces, never the one after the dash.
    assert len(gaps) == 1


def test_slogans_are_bold_and_their_plus_is_not(printed: Pdf) -> None:
    assert printed.find(sample_report.SLOGANS[0]).style == (14, "Bold")
    point = printed.find(f"+ {sample_report.SLOGANS[0]}")
    assert not point.letters[0].font.endswith("Bold")


def test_headings_by_level(report: Document) -> None:
    blocks = (
        Heading("a", 1, "I.", "Phần lớn"),
        Heading("b", 2, "1.", "Khoản"),
        Heading("c", 3, "a)", "Điểm"),
        Paragraph("d", runs("Nội dung./.")),
    )
    pdf = Pdf(render_pdf(replace(report, blocks=blocks)))
    assert pdf.find("I. PHẦN LỚN").style == (14, "Bold")
    assert pdf.find("1. Khoản").style == (14, "Bold")
    assert pdf.find("a) Điểm").style == (14, "")
    pdf.close()


def test_page_numbers_stand_in_the_middle_of_the_top_margin(ten_pages: Pdf) -> None:
    assert ten_pages.pages >= 10
    for page in range(ten_pages.pages):
        above = [letter for letter in ten_pages.on_page(page) if letter.top < 20 * MM]
        assert "".join(letter.text for letter in above) == (str(page + 1) if page else "")
        for letter in above:
            assert letter.size == 13
            assert 7 * MM < letter.top < 16 * MM
        if above:
            assert (above[0].left + above[-1].right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)


def test_no_heading_ends_a_page(ten_pages: Pdf) -> None:
    for page in range(ten_pages.pages):
        last = _lines(ten_pages.on_page(page))[-1]
        assert "PHẦN THỨ" not in "".join(letter.text for letter in last)


def test_no_line_of_a_paragraph_is_left_alone(ten_pages: Pdf) -> None:
    for page in range(1, ten_pages.pages):
        before = _lines(ten_pages.on_page(page - 1))
        after = [line for line in _lines(ten_pages.on_page(page)) if line[0].top > 20 * MM]
        cut = after[0][0].left < LEFT + 1
        if cut:
            # Of a paragraph that goes on overleaf two lines at least stand here and two there.
            assert before[-1][0].left < LEFT + 1
            assert after[1][0].left < LEFT + 1


@pytest.mark.parametrize("spare", [-1, 0, 1])
def test_a_report_that_ends_at_the_very_bottom(report: Document, spare: int) -> None:
    """One line more or less than page 1 takes: nothing is lost, the signature never alone."""
    pitch = layout.leading(layout.BODY_SIZE, layout.BODY_SPACING)
    short = Pdf(render_pdf(replace(report, blocks=(Paragraph("a", runs("Một dòng./.")),))))
    room = BOTTOM - short.find("Nguyễn Văn Nhưng").top
    short.close()
    lines = "\n".join(f"Dòng {number}" for number in range(int(room // pitch) + 1 + spare))
    pdf = Pdf(render_pdf(replace(report, blocks=(Paragraph("a", runs(f"{lines}\nHết./.")),))))
    assert pdf.holds("Hết./.")
    assert pdf.find("Hết./.").page == pdf.find("Nguyễn Văn Nhưng").page
    assert pdf.pages == (1 if spare < 0 else 2)
    pdf.close()


def test_empty_sections_keep_their_headings(report: Document) -> None:
    blocks = (
        Heading("a", 1, "I.", "Công tác chỉ đạo"),
        Heading("b", 1, "II.", "Kết quả"),
        Paragraph("c", runs("")),
        Heading("d", 1, "III.", "Phương hướng"),
    )
    pdf = Pdf(render_pdf(replace(report, blocks=blocks)))
    tops = [pdf.find(text).top for text in ("I. CÔNG TÁC", "II. KẾT QUẢ", "III. PHƯƠNG HƯỚNG")]
    assert tops == sorted(tops)
    pdf.close()


def test_no_block_at_all_still_makes_a_document(report: Document) -> None:
    pdf = Pdf(render_pdf(replace(report, blocks=())))
    assert pdf.pages == 1
    pdf.close()


def test_marks_of_a_markup_language_are_text(report: Document) -> None:
    text = '<img src="c:/x.png"> & <b>đậm</b> &amp; </para>'
    pdf = Pdf(render_pdf(replace(report, blocks=(Paragraph("a", runs(text)),))))
    assert pdf.holds(text)
    pdf.close()


def test_decomposed_letters_are_printed_composed(report: Document) -> None:
    text = unicodedata.normalize("NFD", "Đường lối của Đảng ở Chi Lăng Nam")
    pdf = Pdf(render_pdf(replace(report, blocks=(Paragraph("a", runs(text)),))))
    assert pdf.holds("Đường lối của Đảng ở Chi Lăng Nam")
    pdf.close()


def test_headings_make_the_outline(printed: Pdf) -> None:
    titles = [entry.get_title() for entry in printed.file.get_toc()]
    assert titles == [
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        "II. KẾT QUẢ ĐẠT ĐƯỢC",
        "III. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023",
    ]
