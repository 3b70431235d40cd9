"""Spaces at which a line must not break.

A reader should never meet "ngày" at the end of one line and "16/02/2022" at the start of the
next. Symbols such as 09/KH-UBND hold no space and are never broken; here are the spaces that
tie them, and numbers, to their words.
"""

from __future__ import annotations

import re
from typing import Final

_BOUND: Final = re.compile(
    r"""
    (?<!\w)(?:số|ngày|tháng|năm|quý|kỳ|mức\ độ|điều|khoản|điểm|mục|chương|phụ\ lục)
        (?P<after>[ ])(?=[\dIVX])             # số 09/KH-UBND, năm 2022, quý II
    | (?<=\d)(?P<unit>[ ])                    # 58 tin, 25,9 %
        (?=(?:m²|km|mm|tin|bài|lượt|cuộc|tấm|câu|cái|tờ|giờ|phút|người|đồng)\b|%)
    | (?P<dash>[ ])(?=[-–][ ])                # kinh tế - xã hội: no line opens with the dash
    """,
    re.VERBOSE | re.IGNORECASE,
)


def bound_spaces(text: str) -> set[int]:
    """Return the positions of the spaces of `text` that stay with what follows them."""
    return {match.start(match.lastgroup or 0) for match in _BOUND.finditer(text)}
