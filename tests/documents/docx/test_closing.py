"""Signature and recipients: Phụ lục I, II.7 and II.8."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from cchc_desktop.documents import layout
from cchc_desktop.documents.tree import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Recipients,
    Table,
    runs,
)
from tests.documents import sample_report
from tests.documents.docx.opened import Opened, W, keeps

TEXT = layout.A4[0] - layout.MARGIN_LEFT - layout.MARGIN_RIGHT
TABLE = Table("t", (Column("A"), Column("B")), ((runs("1"), runs("2")), (runs("3"), runs("4"))))


def _closing(opened: Opened) -> WordTable:
    return opened.tables[-1]


def test_recipients_at_the_left_signature_at_the_right(report: Document) -> None:
    table = _closing(Opened(report))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        [
            "\n".join((Recipients.LABEL, *sample_report.RECIPIENTS.printed)),
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn Nhưng",
        ]
    ]
    assert table.style is not None
    assert table.style.name == "Bảng không kẻ"
    right = table.columns[1].width
    assert right is not None
    assert right.pt == pytest.approx(TEXT * layout.SIGNATURE_COLUMN, abs=0.1)


def test_room_for_the_hand_and_the_seal(report: Document) -> None:
    opened = Opened(report)
    (name,) = opened.styled("Họ tên người ký")
    white = opened.word.styles["Họ tên người ký"].paragraph_format.space_before.pt
    assert name.paragraph_format.space_before is None
    assert white == pytest.approx(layout.SIGNATURE_WHITE, abs=0.05)
    assert 30 <= white / layout.MM <= 35


def test_it_is_never_cut(report: Document) -> None:
    (row,) = _closing(Opened(report)).rows
    assert row._tr.trPr is not None
    assert row._tr.trPr.find(f"{W}cantSplit") is not None


def test_recipients_stand_level_with_the_authority(report: Document) -> None:
    opened = Opened(report)
    (label,) = opened.styled("Nơi nhận")
    authority = opened.styled("Quyền hạn, chức vụ")[0]
    gaps = [p.paragraph_format.space_before for p in (label, authority)]
    assert [gap.pt for gap in gaps if gap is not None] == [layout.CLOSING_GAP] * 2
    pitch = opened.word.styles["Nơi nhận"].paragraph_format.line_spacing
    assert pitch.pt == pytest.approx(layout.leading(layout.SIGNATURE_SIZE), abs=0.05)


@pytest.mark.parametrize(
    "last",
    [
        Paragraph("last", runs("Hết./.")),
        Heading("last", 1, "IV.", "Kết luận"),
        replace(TABLE, key="last"),
        replace(TABLE, key="last", rows=(), caption="Bảng 2"),
    ],
)
def test_the_last_lines_of_the_body_go_with_the_signature(report: Document, last: Block) -> None:
    blocks: list[WordParagraph | WordTable] = Opened(
        replace(report, blocks=(*report.blocks, last))
    ).blocks
    at = max(index for index, block in enumerate(blocks) if isinstance(block, WordTable))
    before = blocks[at - 1]
    assert isinstance(before, WordParagraph)
    assert keeps(before)
    if isinstance(last, Table):
        # Of two tables side by side Word would make one.
        assert before.text == ""
        rows = blocks[at - 2]
        assert isinstance(rows, WordTable)
        assert all(keeps(p) for cell in rows.rows[-1].cells for p in cell.paragraphs)


def test_a_body_of_nothing_is_still_a_document(report: Document) -> None:
    opened = Opened(replace(report, blocks=()))
    assert len(opened.tables) == 2
    assert "Nguyễn Văn Nhưng" in opened.text()


def test_without_recipients_there_is_no_label(report: Document) -> None:
    opened = Opened(replace(report, recipients=Recipients(())))
    assert "Nơi nhận" not in opened.text()


def test_recipients_beyond_a_page_may_follow_overleaf(report: Document) -> None:
    names = tuple(f"Đơn vị nhận thứ {number}" for number in range(120))
    table = _closing(Opened(replace(report, recipients=Recipients(names))))
    first, second = table.rows
    assert second._tr.trPr is None
    assert first.cells[0].text.startswith("Nơi nhận:\n- Đơn vị nhận thứ 0;")
    assert second.cells[0].text.endswith("- Đơn vị nhận thứ 119.")
    assert 40 < first.cells[0].text.count("\n") < 70
