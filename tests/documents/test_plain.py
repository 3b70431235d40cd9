from __future__ import annotations

from dataclasses import replace

from cchc_desktop.documents.plain import lines_of, plain_text
from cchc_desktop.documents.tree import Addressees, Appendix, Column, Document, Table, runs


def test_the_text_stands_in_reading_order(report: Document) -> None:
    lines = plain_text(report).split("\n")
    assert lines[:9] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ CHI LĂNG NAM",
        "Số:      /BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Chi Lăng Nam, ngày      tháng 12 năm 2022",
        "BÁO CÁO",
        "Kết quả công tác tuyên truyền cải cách hành chính năm 2022",
        "Kính gửi: Ủy ban nhân dân huyện Thanh Miện",
    ]
    assert lines[-9:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Phòng Nội vụ huyện Thanh Miện;",
        "- Đảng ủy, HĐND, UBND xã;",
        "- Lưu: VT, VP.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn Nhưng",
    ]


def test_figures_are_part_of_their_sentence(report: Document) -> None:
    found = dict(lines_of(report))
    assert found["results.broadcast"] == (
        "- Trong năm 2022 đã phát 58 tin, bài trên hệ thống Đài truyền thanh xã và đăng tải "
        "26 tin, bài trên Trang thông tin điện tử xã Chi Lăng Nam."
    )
    assert found["direction"] == "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"


def test_several_addressees_and_none(report: Document) -> None:
    several = replace(report, addressees=Addressees(("Sở Nội vụ", "Sở Tư pháp")))
    lines = [text for key, text in lines_of(several) if key == "addressees"]
    assert lines == ["Kính gửi:", "- Sở Nội vụ;", "- Sở Tư pháp."]
    assert "Kính gửi" not in plain_text(replace(report, addressees=None))
    assert "Kính gửi" not in plain_text(replace(report, addressees=Addressees(())))


def test_tables_and_appendices_are_read_too(report: Document) -> None:
    table = Table("t", (Column("Kênh"), Column("Số")), ((runs("Đài"), runs("58")),), "Bảng 1")
    appendix = Appendix("pl", "Danh mục", "Kèm theo", (table,), number="I")
    lines = plain_text(replace(report, appendices=(appendix,))).split("\n")
    assert lines[-6:] == ["Phụ lục I", "DANH MỤC", "(Kèm theo)", "Bảng 1", "Kênh\tSố", "Đài\t58"]
