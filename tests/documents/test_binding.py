from __future__ import annotations

import pytest

from cchc_desktop.documents.binding import bound_spaces


@pytest.mark.parametrize(
    "text",
    [
        "số|09/KH-UBND",
        "ngày|16/02/2022",
        "Năm|2023",
        "quý|II năm|2022",
        "đã phát 58|tin, bài",
        "đạt 25,9|%",
        "kinh tế|- xã hội",
        "Điều|5, khoản|2",
        "ngày|05 tháng|12 năm|2022",
    ],
)
def test_spaces_that_hold(text: str) -> None:
    plain = text.replace("|", " ")
    assert bound_spaces(plain) == {index for index, sign in enumerate(text) if sign == "|"}


@pytest.mark.parametrize("text", ["một số kế hoạch", "hàng năm lấy", "mỗi ngày phát", "58 tinh"])
def test_words_without_a_number_are_free(text: str) -> None:
    assert bound_spaces(text) == set()
