"""Rules on days in the prose: one that does not exist, one without its zero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from cchc_desktop.documents.check.manuscript import Manuscript, Passage
from cchc_desktop.documents.check.rule import Hit

_DAY: Final = re.compile(
    r"ngày (?P<day>(?P<d1>\d{1,2})(?P<sep>[/.-])(?P<m1>\d{1,2})(?P=sep)(?P<y1>\d{4})"
    r"|(?P<d2>\d{1,2}) tháng (?P<m2>\d{1,2}) năm (?P<y2>\d{4}))(?!\d)"
)


def day_impossible(manuscript: Manuscript) -> Iterator[Hit]:
    """A day that no calendar has: 31/4, 29/02/2022."""
    for passage, found in _days(manuscript):
        day, month, year = _parts(found)
        try:
            date(year, month, day)
        except ValueError:
            message = f"Ngày “{found['day']}” không có thật; hãy xem lại ngày, tháng."
            yield Hit(passage, *found.span("day"), message)


def day_without_zero(manuscript: Manuscript) -> Iterator[Hit]:
    """A day below 10 or the month 1 or 2 without its zero, or a zero before another month."""
    for passage, found in _days(manuscript):
        day, month, year = _parts(found)
        shown = f"{month:02}" if month <= 2 else str(month)
        right = f"{day:02}/{shown}/{year}"
        if found["d2"]:
            right = f"{day:02} tháng {shown} năm {year}"
        if found["day"].replace(found["sep"] or "/", "/") != right:
            yield Hit(
                passage,
                *found.span("day"),
                f"Viết “{right}”: ngày dưới 10 và tháng 1, tháng 2 thêm số 0, các tháng khác thì "
                "không (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4).",
                right,
            )


def _days(manuscript: Manuscript) -> Iterator[tuple[Passage, re.Match[str]]]:
    for passage in manuscript.prose:
        for found in _DAY.finditer(passage.lower):
            yield passage, found


def _parts(found: re.Match[str]) -> tuple[int, int, int]:
    day, month, year = (found[f"{name}1"] or found[f"{name}2"] for name in "dmy")
    return int(day), int(month), int(year)
