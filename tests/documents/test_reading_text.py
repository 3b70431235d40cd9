"""A report written elsewhere, read into the tree: every shape of it, and nothing of it lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_desktop.documents.plain import plain_text
from cchc_desktop.documents.reading_text import LARGEST, UnreadableText, decoded, read_text
from cchc_desktop.documents.tree import Document, Heading, Paragraph, Point, Run, text_of

SEED = (Path(__file__).parent / "seed-as-it-stands.txt").read_text("utf-8")

WHOLE = """
ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ CHI LĂNG NAM              Độc lập - Tự do - Hạnh phúc
                             ---------------------------
Số: 45/BC-UBND           Chi Lăng Nam, ngày 20 tháng 12 năm 2022

BÁO CÁO
Kết quả công tác tuyên truyền
cải cách hành chính năm 2022

Kính gửi:
- Ủy ban nhân dân huyện Thanh Miện;
- Phòng Nội vụ huyện Thanh Miện.

Thực hiện kế hoạch, UBND xã báo cáo kết quả như sau:
I. KẾT QUẢ
1. Công tác chỉ đạo
- Đã ban hành kế hoạch
của năm 2022.
+ Tin, bài: 58.
2. Đã tổ chức hội nghị triển khai.
1.1. Khẩu hiệu
a) Treo **băng rôn** tại thôn;
Hết./.

Nơi nhận:                          TM. ỦY BAN NHÂN DÂN
- Như trên;                        KT. CHỦ TỊCH
- Đảng ủy, HĐND,                   PHÓ CHỦ TỊCH
UBND xã;
- Lưu: VT, VP.
                                   (Đã ký)
                                   Nguyễn Văn Nhưng
PHỤ LỤC
Danh mục thủ tục
"""


def texts(document: Document) -> list[str]:
    return [
        f"{b.number} {b.text}"
        if isinstance(b, Heading)
        else f"{b.mark} {text_of(b.content)}"
        if isinstance(b, Point)
        else text_of(b.content)
        if isinstance(b, Paragraph)
        else ""
        for b in document.blocks
    ]


def test_the_seed_as_it_stands() -> None:
    document = read_text(SEED)
    assert document.title == "BÁO CÁO"
    assert document.subject == "Kết quả công tác tuyên truyền cải cách hành chính năm 2022"
    assert document.letterhead.agency == ()
    assert document.letterhead.number == document.letterhead.place_and_date == ""
    assert document.addressees is None
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    assert [(h.level, h.number) for h in headings] == [(1, "I."), (1, "II."), (1, "III.")]
    assert headings[2].text == "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023"
    slogans = [b for b in document.blocks if isinstance(b, Point) and b.mark == "+"]
    assert [run.bold for slogan in slogans for run in slogan.content] == [True, True, True]
    assert texts(document)[8].startswith("việc ứng dụng")  # a broken sentence stays broken
    assert document.recipients.names == (
        "UBND huyện Thanh Miện",
        "Phòng nội vụ huyện Thanh Miện",
        "Đảng ủy- HĐND- UBND xã",
        "Lưu VP",
    )
    assert document.signature.authority == ("TM. ỦY BAN NHÂN DÂN",)
    assert document.signature.position == "PHÓ CHỦ TỊCH"
    assert document.signature.name == "NGUYỄN VĂN NHƯNG"
    assert document.appendices == ()


def test_a_whole_report_in_two_columns() -> None:
    document = read_text(WHOLE)
    head = document.letterhead
    assert head.agency == ("ỦY BAN NHÂN DÂN", "XÃ CHI LĂNG NAM")
    assert head.number == "Số: 45/BC-UBND"
    assert head.place_and_date == "Chi Lăng Nam, ngày 20 tháng 12 năm 2022"
    assert document.subject == "Kết quả công tác tuyên truyền cải cách hành chính năm 2022"
    assert document.addressees is not None
    assert document.addressees.names == (
        "Ủy ban nhân dân huyện Thanh Miện",
        "Phòng Nội vụ huyện Thanh Miện",
    )
    assert texts(document) == [
        "Thực hiện kế hoạch, UBND xã báo cáo kết quả như sau:",
        "I. KẾT QUẢ",
        "1. Công tác chỉ đạo",
        "- Đã ban hành kế hoạch của năm 2022.",
        "+ Tin, bài: 58.",
        "2. Đã tổ chức hội nghị triển khai.",
        "1.1. Khẩu hiệu",
        "a) Treo băng rôn tại thôn;",
        "Hết./.",
    ]
    lettered = document.blocks[7]
    assert isinstance(lettered, Point)
    assert lettered.content == (Run("Treo "), Run("băng rôn", bold=True), Run(" tại thôn;"))
    assert document.recipients.names == ("Như trên", "Đảng ủy, HĐND, UBND xã", "Lưu: VT, VP")
    assert document.signature.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    assert document.signature.position == "PHÓ CHỦ TỊCH"
    assert document.signature.name == "Nguyễn Văn Nhưng"
    (rest,) = document.appendices
    assert [text_of(b.content) for b in rest.blocks if isinstance(b, Paragraph)] == [
        "(Đã ký)",
        "PHỤ LỤC",
        "Danh mục thủ tục",
    ]


@pytest.mark.parametrize(
    "written",
    [
        WHOLE.replace("\n", "\r\n"),
        "\ufeff" + WHOLE,
        unicodedata.normalize("NFD", WHOLE),
        WHOLE.replace("\n", "\n\n"),
    ],
    ids=["CRLF", "BOM", "NFD", "blank lines"],
)
def test_line_ends_marks_and_composition_make_no_difference(written: str) -> None:
    ours, theirs = read_text(WHOLE), read_text(written)
    assert theirs.letterhead == ours.letterhead
    assert theirs.addressees == ours.addressees
    assert theirs.signature == ours.signature
    assert theirs.title == ours.title


@pytest.mark.parametrize(
    ("text", "number", "place_and_date"),
    [
        (
            "Số:      /BC-UBND\tChi Lăng Nam, ngày      tháng 12 năm 2022\nBÁO CÁO",
            "Số:      /BC-UBND",
            "Chi Lăng Nam, ngày      tháng 12 năm 2022",
        ),
        ("Số: 45/BC- UBND\nBáo cáo", "Số: 45/BC- UBND", ""),
        ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố:.../BC-UBND\nNội dung", "Số:.../BC-UBND", ""),
    ],
)
def test_letterheads(text: str, number: str, place_and_date: str) -> None:
    head = read_text(text).letterhead
    assert (head.number, head.place_and_date) == (number, place_and_date)


@pytest.mark.parametrize(
    ("text", "title", "subject", "first"),
    [
        ("BÁO CÁO KẾT QUẢ NĂM 2022\n\nNội dung.", "BÁO CÁO", "KẾT QUẢ NĂM 2022", "Nội dung."),
        ("BÁO CÁO\nCăn cứ kế hoạch:", "BÁO CÁO", "", "Căn cứ kế hoạch:"),
        ("BÁO CÁO\nKết quả\nI. MỘT", "BÁO CÁO", "Kết quả", "I. MỘT"),
        ("Một đoạn văn.\nBÁO CÁO", "BÁO CÁO", "", ""),
        ("- Một ý.\nBÁO CÁO", "", "", "- Một ý."),
        ("A" * 500, "", "", "A" * 500),
        ("", "", "", ""),
    ],
)
def test_titles_and_subjects(text: str, title: str, subject: str, first: str) -> None:
    document = read_text(text)
    assert (document.title, document.subject) == (title, subject)
    assert (texts(document) or [""])[0] == first


@pytest.mark.parametrize(
    ("tail", "authority", "position", "name"),
    [
        ("TM. UBND XÃ\nCHỦ TỊCH\nVũ Đình Khải", ("TM. UBND XÃ",), "CHỦ TỊCH", "Vũ Đình Khải"),
        ("CHỦ TỊCH\n\n\nVŨ ĐÌNH KHẢI", (), "CHỦ TỊCH", "VŨ ĐÌNH KHẢI"),
        ("TM UBND XÃ\nVũ Đình Khải", ("TM UBND XÃ",), "", "Vũ Đình Khải"),
        (
            "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTRƯỞNG BAN CHỈ ĐẠO\nVũ Đình Khải",
            ("KT. CHỦ TỊCH",),
            "PHÓ CHỦ TỊCH\nTRƯỞNG BAN CHỈ ĐẠO",
            "Vũ Đình Khải",
        ),
        (
            "TM. BAN QUẢN LÝ\nTRƯỞNG BAN QUẢN LÝ\nVũ Đình Khải",
            ("TM. BAN QUẢN LÝ",),
            "TRƯỞNG BAN QUẢN LÝ",
            "Vũ Đình Khải",
        ),
        (
            "TM. BAN QUẢN LÝ\nỦY VIÊN THƯỜNG TRỰC PHỤ TRÁCH\nVũ Đình Khải",
            ("TM. BAN QUẢN LÝ",),
            "ỦY VIÊN THƯỜNG TRỰC PHỤ TRÁCH",
            "Vũ Đình Khải",
        ),
        ("Hết.", (), "", ""),
    ],
)
def test_signatures(tail: str, authority: tuple[str, ...], position: str, name: str) -> None:
    signature = read_text(f"BÁO CÁO\nKết quả\n\nMột đoạn văn.\n\n{tail}").signature
    assert signature.authority == authority
    assert (signature.position, signature.name) == (position, name)


def test_recipients_may_come_after_the_signature() -> None:
    document = read_text(
        "Một đoạn.\nTM. UBND XÃ\nCHỦ TỊCH\nVũ Đình Khải\nNơi nhận:\n- Như trên;\n- Lưu: VT."
    )
    assert document.recipients.names == ("Như trên", "Lưu: VT")
    assert document.signature.name == "Vũ Đình Khải"


def test_an_addressee_on_its_line_and_a_label_without_one() -> None:
    document = read_text("BÁO CÁO\nKết quả\nKính gửi: Sở Nội vụ.\nNội dung.")
    assert document.addressees is not None
    assert document.addressees.names == ("Sở Nội vụ",)
    alone = read_text("BÁO CÁO\nKết quả\n\nKính gửi:\nNội dung.")
    assert alone.addressees is None
    assert texts(alone) == ["Kính gửi:", "Nội dung."]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Ủy ban".encode("utf-16"), "UTF-16"),
        (b"\xe1y ban nh\xa9n d\xa9n", "TCVN3"),
        (b"a" * (LARGEST + 1), "4 MB"),
        (b"PK\0\0", "không phải tệp văn bản"),
    ],
)
def test_what_is_no_text_is_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableText, match=said) as refused:
        decoded(content, "báo cáo.txt")
    assert "“báo cáo.txt”" in str(refused.value)
    assert "Tệp vẫn còn nguyên" in str(refused.value)


def test_utf_8_is_read_with_and_without_its_mark() -> None:
    assert decoded("Ủy ban".encode(), "a") == "Ủy ban"
    assert read_text(decoded("\ufeffỦy ban".encode(), "a")) == read_text("Ủy ban")


_LINES = (
    "BÁO CÁO",
    "I. KẾT QUẢ",
    "1. Công tác",
    "1.1. Nội dung",
    "a) Một điểm;",
    "- Một ý;",
    "+ **Khẩu hiệu!**",
    "Kính gửi: Sở Nội vụ",
    "Kính gửi:",
    "Nơi nhận:",
    "Nơi nhận:      TM. ỦY BAN NHÂN DÂN",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "NGUYỄN VĂN NHƯNG",
    "Nguyễn Văn Nhưng",
    "(Đã ký)",
    "PHỤ LỤC",
    "Số: 45/BC-UBND      Chi Lăng Nam, ngày 20 tháng 12 năm 2022",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ỦY BAN NHÂN DÂN      Độc lập - Tự do - Hạnh phúc",
    "viết tiếp câu trên",
    "Một đoạn văn. Hai câu.",
    "",
    "    ",
    "-----",
)
_MARKS = re.compile(r"[\s*_=~─—–+•;.:\-\ufeff\x00-\x1f]")
"""What the layout adds and takes: the marks of lists, drawn lines, stars."""


def _letters(text: str) -> Counter[str]:
    return Counter(_MARKS.sub("", unicodedata.normalize("NFC", text)).casefold())


@given(
    st.one_of(
        st.text(),
        st.lists(st.one_of(st.sampled_from(_LINES), st.text(max_size=40)), max_size=30).map(
            "\n".join
        ),
    )
)
@example("TM. UBND\nKính gửi:\n- \nNơi nhận: - a")
@example("- Như trên;      CHỦ TỊCH")
def test_any_text_is_read_and_nothing_of_it_is_lost(text: str) -> None:
    document = read_text(text)
    lost = _letters(text) - _letters(plain_text(document))
    assert lost == Counter()
