"""The body where it is empty, endless, pasted from elsewhere, or fills a page exactly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cchc_desktop.documents import layout
from cchc_desktop.documents.plain import plain_text
from cchc_desktop.documents.tree import Heading, Paragraph, Point, Run, runs
from tests.documents import sample_report
from tests.documents.measures import ALL, BOTTOM, RIGHT, measured, squeezed
from tests.documents.reading import MM, Pdf, rows


@pytest.mark.parametrize("shape", ALL)
def test_every_line_of_the_tree_is_on_the_paper(shape: str) -> None:
    sheet = measured(shape)
    for line in plain_text(sheet.document).split("\n"):
        assert squeezed(line) in sheet.text, line


def test_points_open_with_their_mark_at_the_indent(printed: Pdf) -> None:
    gaps = set()
    for text in sample_report.DIRECTION:
        point = printed.find(f"- {text}")
        assert point.letters[0].left == pytest.approx(40 * MM, abs=1)
        gaps.add(round(point.letters[1].left - point.letters[0].left))
    # Justifying widens the words' spaces, never the one after the dash.
    assert len(gaps) == 1


def test_slogans_are_bold_and_their_plus_is_not(printed: Pdf) -> None:
    assert printed.find(sample_report.SLOGANS[0]).style == "14 Bold"
    point = printed.find(f"+ {sample_report.SLOGANS[0]}")
    assert not point.letters[0].font.endswith("Bold")


def test_headings_by_level(draw: Callable[..., Pdf]) -> None:
    blocks = (
        Heading("a", 1, "I.", "Phần lớn"),
        Heading("b", 2, "1.", "Khoản"),
        Heading("c", 3, "a)", "Điểm"),
        Paragraph("d", runs("Nội dung./.")),
    )
    pdf = draw(blocks=blocks)
    assert pdf.find("I. PHẦN LỚN").style == "14 Bold"
    assert pdf.find("1. Khoản").style == "14 Bold"
    assert pdf.find("a) Điểm").style == "14"


@pytest.mark.parametrize("spare", [-1, 0, 1])
def test_a_report_that_ends_at_the_very_bottom(draw: Callable[..., Pdf], spare: int) -> None:
    """One line more or less than page 1 takes: nothing is lost, the signature never alone."""
    pitch = layout.leading(layout.BODY_SIZE, layout.BODY_SPACING)
    short = draw(blocks=(Paragraph("a", runs("Một dòng./.")),))
    room = BOTTOM - short.find("Nguyễn Văn Nhưng").top
    lines = "\n".join(f"Dòng {number}" for number in range(int(room // pitch) + 1 + spare))
    pdf = draw(blocks=(Paragraph("a", runs(f"{lines}\nHết./.")),))
    assert pdf.holds("Hết./.")
    assert pdf.find("Hết./.").page == pdf.find("Nguyễn Văn Nhưng").page
    assert pdf.pages == (1 if spare < 0 else 2)


def test_empty_sections_keep_their_headings(draw: Callable[..., Pdf]) -> None:
    blocks = (
        Heading("a", 1, "I.", "Công tác chỉ đạo"),
        Heading("b", 1, "II.", "Kết quả"),
        Paragraph("c", runs("")),
        Heading("d", 1, "III.", "Phương hướng"),
    )
    pdf = draw(blocks=blocks)
    tops = [pdf.find(text).top for text in ("I. CÔNG TÁC", "II. KẾT QUẢ", "III. PHƯƠNG HƯỚNG")]
    assert tops == sorted(tops)


def test_no_block_at_all_still_makes_a_document(draw: Callable[..., Pdf]) -> None:
    pdf = draw(blocks=())
    assert pdf.pages == 1


def test_headings_make_the_outline(printed: Pdf) -> None:
    titles = [entry.get_title() for entry in printed.file.get_toc()]
    assert titles == [
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        "II. KẾT QUẢ ĐẠT ĐƯỢC",
        "III. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023",
    ]


def test_a_line_beside_an_endless_word_stays_ragged(draw: Callable[..., Pdf]) -> None:
    address = "https://chilangnam.thanhmien.haiduong.gov.vn/cai-cach-hanh-chinh/" + "tin-bai" * 5
    pdf = draw(blocks=(Paragraph("a", runs(f"Xem tại {address} và nơi khác./.")),))
    first = rows(pdf.find(f"Xem tại {address}").letters)[0]
    words = pdf.find("Xem tại")
    assert first.right < RIGHT - 40
    assert words.width < 60


def test_a_point_without_text_shows_its_mark(draw: Callable[..., Pdf]) -> None:
    pdf = draw(blocks=(Point("a", "-", runs("")), Point("b", "", runs("Không dấu"))))
    (alone,) = rows([a for a in pdf.letters if a.text == "-" and abs(a.left - 40 * MM) < 1])
    assert alone.text == "-"
    assert pdf.find("Không dấu").left == pytest.approx(40 * MM, abs=1)


def test_text_pasted_from_other_programs_has_no_boxes(draw: Callable[..., Pdf]) -> None:
    content = (Run("\ufeffMột\u200b hai\r\nba\rbốn\x0bnăm"), Run("\tsáu\u00ad bảy\x07\u2028tám./."))
    pdf = draw(blocks=(Paragraph("a", content),))
    lines = [line.text for line in rows(pdf.find("Một hai ba bốn năm sáu bảy tám./.").letters)]
    assert lines == ["Mộthai", "ba", "bốn", "nămsáubảy", "tám./."]
