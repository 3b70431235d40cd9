from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_desktop.documents.tree import (
    Addressees,
    Appendix,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Recipients,
    Signature,
    Table,
    runs,
)


def test_capitals_of_the_layout_are_vietnamese() -> None:
    head = Letterhead(agency=("Ủy ban nhân dân", "xã Đoàn Đào"), number="", place_and_date="")
    assert head.printed_agency == ("ỦY BAN NHÂN DÂN", "XÃ ĐOÀN ĐÀO")
    signature = Signature(("TM. Ủy ban nhân dân", "KT. Chủ tịch"), "Phó Chủ tịch", "Lê Thị Ước")
    assert signature.printed_position == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert signature.name == "Lê Thị Ước"


def test_only_a_part_is_headed_in_capitals() -> None:
    assert Heading("a", 1, "II.", "Kết quả đạt được").printed == "II. KẾT QUẢ ĐẠT ĐƯỢC"
    assert Heading("a", 2, "1.", "Kết quả đạt được").printed == "1. Kết quả đạt được"
    assert Heading("a", 1, "", "Kết quả").printed == "KẾT QUẢ"


def test_recipients_end_with_semicolons_and_a_full_stop() -> None:
    printed = Recipients(("Như trên", "Đảng ủy", "Lưu: VT, VP")).printed
    assert printed == ("- Như trên;", "- Đảng ủy;", "- Lưu: VT, VP.")


def test_one_addressee_stands_bare_and_several_are_listed() -> None:
    assert Addressees(("Sở Nội vụ",)).printed == ("Sở Nội vụ",)
    assert Addressees(("Sở Nội vụ", "Sở Tư pháp")).printed == ("- Sở Nội vụ;", "- Sở Tư pháp.")


def test_an_only_appendix_has_no_number() -> None:
    appendix = Appendix("a", "Danh mục", "Kèm theo Báo cáo số 05/BC-UBND", ())
    assert appendix.printed == ("Phụ lục", "DANH MỤC", "(Kèm theo Báo cáo số 05/BC-UBND)")
    assert replace(appendix, number="II").printed[0] == "Phụ lục II"


def test_a_key_used_twice_is_refused(report: Document) -> None:
    with pytest.raises(ValueError, match="'opening' is used twice"):
        replace(report, blocks=(*report.blocks, Paragraph("opening", runs("lại"))))


def test_a_key_in_an_appendix_counts_too(report: Document) -> None:
    appendix = Appendix("pl", "Danh mục", "Kèm theo", (Paragraph("opening", runs("lại")),))
    with pytest.raises(ValueError, match="'opening' is used twice"):
        replace(report, appendices=(appendix,))


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells"):
        Table("t", (Column("A"), Column("B")), ((runs("1"), runs("2")), (runs("3"),)))


@pytest.mark.parametrize("level", [0, 4])
def test_a_heading_of_no_known_level_is_refused(level: int) -> None:
    with pytest.raises(ValueError, match="level"):
        Heading("a", level, "I.", "Kết quả")


def test_a_column_of_no_known_alignment_is_refused() -> None:
    with pytest.raises(ValueError, match="alignment"):
        Column("A", align="middle")
