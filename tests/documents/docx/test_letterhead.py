"""Letterhead, title and addressees: two columns, real rules of the decree's lengths."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from cchc_desktop.documents import layout
from cchc_desktop.documents.docx.measuring import SLACK
from cchc_desktop.documents.fonts import faces
from cchc_desktop.documents.pdf.lines import width_of
from cchc_desktop.documents.tree import Addressees, Document, Letterhead
from tests.documents.docx.opened import Opened, W, keeps

TEXT = layout.A4[0] - layout.MARGIN_LEFT - layout.MARGIN_RIGHT
RIGHT = TEXT - layout.LETTERHEAD_LEFT - layout.LETTERHEAD_GUTTER
LONG = Letterhead(
    superior=("Ủy ban nhân dân xã Bắc Thanh Miện trực thuộc thành phố Hải Phòng",),
    agency=("Trung tâm Phục vụ hành chính công xã Bắc Thanh Miện và các điểm tiếp nhận hồ sơ",),
    number="Số:      /BC-TTPVHCC",
    place_and_date="Bắc Thanh Miện, ngày      tháng 12 năm 2025",
)


def _bold(text: str, size: float) -> float:
    return width_of(text, faces().bold, size)


def _rules(cell: _Cell) -> list[Paragraph]:
    return [p for p in cell.paragraphs if list(p._p.iter(f"{W}pBdr"))]


def _length(rule: Paragraph, width: float) -> float:
    indents = rule.paragraph_format
    assert indents.left_indent is not None
    assert indents.right_indent is not None
    assert indents.left_indent == indents.right_indent
    return width - float(indents.left_indent.pt + indents.right_indent.pt)


def test_two_columns_in_two_rows_without_rules(report: Document) -> None:
    table = Opened(report).tables[0]
    assert table.style is not None
    assert table.style.name == "Bảng không kẻ"
    assert not list(table.style.element.iter(f"{W}tblBorders"))
    assert [[cell.text.strip() for cell in row.cells] for row in table.rows] == [
        [
            "ỦY BAN NHÂN DÂN\nXÃ CHI LĂNG NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        ],
        ["Số:      /BC-UBND", "Chi Lăng Nam, ngày      tháng 12 năm 2022"],
    ]
    widths = [column.width for column in table.columns]
    assert all(widths)
    left, right = (width.pt for width in widths if width is not None)
    assert left == pytest.approx(layout.LETTERHEAD_LEFT + layout.LETTERHEAD_GUTTER, abs=0.1)
    assert right == pytest.approx(RIGHT, abs=0.1)


def test_the_columns_never_meet(report: Document) -> None:
    for row in Opened(report).tables[0].rows:
        gutter = next(row.cells[0]._tc.iter(f"{W}tcMar")).find(f"{W}right")
        assert int(gutter.get(f"{W}w")) / 20 == pytest.approx(layout.LETTERHEAD_GUTTER, abs=0.05)


def test_the_rule_under_the_motto_is_as_long_as_the_text(report: Document) -> None:
    (rule,) = _rules(Opened(report).tables[0].cell(0, 1))
    motto = _bold(Letterhead.MOTTO, layout.MOTTO_SIZE)
    assert _length(rule, RIGHT) == pytest.approx(motto, abs=0.1)


@pytest.mark.parametrize("head", [None, LONG])
def test_the_rule_under_the_agency_is_short(report: Document, head: Letterhead | None) -> None:
    opened = Opened(replace(report, letterhead=head) if head else report)
    (rule,) = _rules(opened.tables[0].cell(0, 0))
    length = _length(rule, layout.LETTERHEAD_LEFT)
    if head is None:
        text = _bold("XÃ CHI LĂNG NAM", layout.AGENCY_SIZE)
        assert 1 / 3 <= length / text <= 1 / 2
    else:
        assert 0 < length <= layout.LETTERHEAD_LEFT / 2


def test_the_rule_under_the_subject_is_short(report: Document) -> None:
    opened = Opened(report)
    rule = next(p for p in opened.word.paragraphs if list(p._p.iter(f"{W}pBdr")))
    share = _length(rule, TEXT) / _bold(report.subject, layout.SUBJECT_SIZE)
    assert 1 / 3 <= share <= 1 / 2


def test_rules_are_solid_lines_never_underlined_text(report: Document) -> None:
    opened = Opened(report)
    borders = list(opened.word.element.body.iter(f"{W}pBdr"))
    assert len(borders) == 3
    for border in borders:
        (line,) = border
        assert line.get(f"{W}val") == "single"
        assert int(line.get(f"{W}sz")) / 8 == layout.RULE_THICKNESS
    assert "<w:u " not in opened.part("word/document.xml")
    assert "___" not in opened.text()


def _room(paragraph: Paragraph, width: float) -> float:
    indents = paragraph.paragraph_format
    sides = (indents.left_indent, indents.right_indent)
    return width - sum(float(side.pt) for side in sides if side)


def test_a_long_name_falls_into_lines_of_like_length(report: Document) -> None:
    opened = Opened(replace(report, letterhead=LONG))
    (agency,) = opened.styled("Cơ quan ban hành")
    whole = _bold(agency.text, layout.AGENCY_SIZE)
    room = _room(agency, layout.LETTERHEAD_LEFT)
    lines = -(-whole // (layout.LETTERHEAD_LEFT))
    assert whole / (lines + 1) < room < layout.LETTERHEAD_LEFT + SLACK
    # No break is written into the name: it stays a text that can be edited.
    assert "\n" not in agency.text


def test_a_name_of_one_line_is_free(report: Document) -> None:
    for paragraph in Opened(report).styled("Cơ quan ban hành"):
        assert paragraph.paragraph_format.left_indent is None


def test_a_long_subject_keeps_to_its_share_of_the_width(report: Document) -> None:
    opened = Opened(replace(report, subject="Kết quả công tác tuyên truyền " * 6))
    (subject,) = opened.styled("Subtitle")
    assert _room(subject, TEXT) <= layout.SUBJECT_WIDTH * TEXT + SLACK + 0.1


def test_without_a_superior_none_is_named(report: Document) -> None:
    assert Opened(report).styled("Cơ quan chủ quản") == []
    (superior,) = Opened(replace(report, letterhead=LONG)).styled("Cơ quan chủ quản")
    assert superior.text.startswith("ỦY BAN NHÂN DÂN XÃ")


def test_no_agency_at_all_is_still_a_whole_file(report: Document) -> None:
    head = replace(report.letterhead, agency=())
    opened = Opened(replace(report, letterhead=head))
    # Each cell of a table holds a paragraph, else Word calls the file damaged.
    for cell in opened.word.element.body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"


def test_one_addressee_stands_beside_the_label_in_the_middle(report: Document) -> None:
    (line,) = Opened(report).styled("Kính gửi")
    assert line.text == "Kính gửi: Ủy ban nhân dân huyện Thanh Miện"
    assert line.alignment is not None
    assert line.alignment.name == "CENTER"


def _points(length: Any) -> float:
    assert length is not None
    return float(length.pt)


def test_several_addressees_hang_under_the_colon(report: Document) -> None:
    names = ("Ủy ban nhân dân huyện Thanh Miện", "Văn phòng Hội đồng nhân dân " * 4)
    label, *lines = Opened(replace(report, addressees=Addressees(names))).styled("Kính gửi")
    assert [line.text[:10] for line in (label, *lines)] == [
        "Kính gửi:",
        "- Ủy ban n",
        "- Văn phòn",
    ]
    regular, size = faces().regular, layout.ADDRESSEE_SIZE
    start = _points(label.paragraph_format.left_indent)
    for line in lines:
        indents = line.paragraph_format
        hanging = -_points(indents.first_line_indent)
        assert hanging == pytest.approx(width_of("- ", regular, size), abs=0.1)
        dash = _points(indents.left_indent) - hanging - start
        assert dash == pytest.approx(width_of("Kính gửi", regular, size), abs=0.1)
        assert _room(line, TEXT) > 0


def test_all_above_the_body_stays_with_it(report: Document) -> None:
    opened = Opened(report)
    for name in ("Title", "Subtitle", "Kính gửi", "Tiêu ngữ", "Số, ký hiệu", "Đường kẻ"):
        assert all(keeps(paragraph) for paragraph in opened.styled(name))


def test_no_subject_has_no_rule(report: Document) -> None:
    opened = Opened(replace(report, subject=""))
    assert len(list(opened.word.element.body.iter(f"{W}pBdr"))) == 2
