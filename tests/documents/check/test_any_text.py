"""Whatever is written, the checker reads it, points inside it, and its repairs are changes."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.documents.check import check, text_of_part
from cchc_desktop.documents.reading_text import read_text
from tests.documents.check.made import SLOGANS, facts

_WORDS = (
    *SLOGANS,
    "BÁO CÁO",
    "I. KẾT QUẢ",
    "II. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2022",
    "1. Mục",
    "- Trong quý II năm 2022 đã phát 57 tin, bài trên Đài truyền thanh xã đang tải 26 tin, bài",
    "Kết quả công tác năm 2021",
    "UBND xã báo cáo kết quả 6 tháng đầu năm 2022 như sau:",
    "Theo Kế hoạch số 09/KH- UBND ngày 31/02/2022 của UBND xã về tuyên truyền",
    "điều 5 Nghị định, mức độ 3, 4, nhân dân, ủy ban nhân dân, huyện",
    "Số: 5 /BC- UBND      Xã Chi Lăng Nam, ngày 5 tháng 13 năm 2022",
    "Nơi nhận:",
    "- Lưu VP.",
    "KT. TRƯỞNG PHÒNG",
    "PHÓ CHỦ TỊCH",
    "ThS. NGUYỄN VĂN NHƯNG",
    "{radio.items} ...... ____",
    "a) Một; c) Hai  ,",
    "",
)
_TEXTS = st.lists(
    st.one_of(st.sampled_from(_WORDS), st.text("aăÂđ/-.,:;!“”{}*01259 \t\nİ", max_size=20)),
    max_size=12,
).flatmap(lambda words: st.sampled_from(["\n", " ", ""]).map(lambda join: join.join(words)))

_KNOWN = (facts(), facts("2022-Q2"), facts("2025", issued_on=date(2025, 12, 20), number=5))


@given(_TEXTS, st.sampled_from(_KNOWN), st.booleans())
def test_any_text_is_checked(text: str, known: object, issued: bool) -> None:
    document = read_text(text)
    for finding in check(document, known, issued=issued):  # type: ignore[arg-type]
        part = text_of_part(document, finding.key)
        assert 0 <= finding.start <= finding.end <= len(part)
        assert finding.message
        assert finding.place
        if finding.repair is not None:
            start, end = finding.repair.start, finding.repair.end
            assert finding.repair.label
            assert 0 <= start <= end <= len(part)
            assert part[start:end] != finding.repair.text or finding.repair.token
