"""Rules on the line of place and day at the top of page 1.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from cchc_desktop.documents.check.letterhead import BLANK, NUMBER
from cchc_desktop.documents.check.manuscript import Kind, Manuscript, Passage
from cchc_desktop.documents.check.rule import Hit
from cchc_desktop.domain.vietnamese import format_day

_DAY: Final = re.compile(
    rf"(?P<place>.+?)(?P<comma>,?)\s*ngày{BLANK}(?P<day>\d*){BLANK}tháng{BLANK}(?P<month>\d*)"
    rf"{BLANK}năm{BLANK}(?P<year>\d*)\.?"
)
_KIND_OF_UNIT: Final = re.compile(r"(?:xã|phường|thị trấn|đặc khu)\s+", re.IGNORECASE)


def day_malformed(manuscript: Manuscript) -> Iterator[Hit]:
    """The line of place and day is there but not as the decree writes it."""
    passage, start = _day_line(manuscript)
    line = manuscript.document.letterhead.place_and_date
    if not passage.text.strip():
        return
    found = _DAY.fullmatch(line.strip())
    if found is None or len(found["year"]) != 4:
        yield Hit(
            passage,
            start,
            start + len(line),
            "Địa danh và ngày tháng viết theo mẫu “Chi Lăng Nam, ngày 05 tháng 01 năm 2023” "
            "(Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4).",
        )
        return
    start += line.index(found["place"])
    if kind := _KIND_OF_UNIT.match(found["place"]):
        yield Hit(
            passage,
            start,
            start + kind.end(),
            f"Địa danh là tên riêng của đơn vị, không có chữ “{kind[0].strip()}” "
            "(Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4).",
            "",
            label=f"Bỏ “{kind[0].strip()}”",
        )
    if not found["comma"]:
        at = start + found.end("place")
        message = "Sau địa danh có dấu phẩy (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4)."
        yield Hit(passage, at, at, message, ",")
    yield from _zeros(passage, start, found)
    yield from _impossible(passage, start, found)


def _zeros(passage: Passage, start: int, found: re.Match[str]) -> Iterator[Hit]:
    for name, padded_up_to in (("day", 9), ("month", 2)):
        written = found[name]
        if not written:
            continue
        value = int(written)
        right = f"{value:02}" if value <= padded_up_to else str(value)
        if written != right:
            yield Hit(
                passage,
                start + found.start(name),
                start + found.end(name),
                "Ngày dưới 10 và tháng 1, tháng 2 thêm số 0 ở trước, các tháng khác thì không "
                "(Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4).",
                right,
            )


def _impossible(passage: Passage, start: int, found: re.Match[str]) -> Iterator[Hit]:
    if not found["month"]:
        return
    day, month, year = int(found["day"] or 1), int(found["month"]), int(found["year"])
    try:
        date(year, month, day)
    except ValueError:
        yield Hit(
            passage,
            start + found.start("day"),
            start + found.end("year"),
            f"Ngày {day} tháng {month} năm {year} không có thật.",
        )


def day_missing(manuscript: Manuscript) -> Iterator[Hit]:
    """A document that has its number has no day."""
    passage, start = _day_line(manuscript)
    line = manuscript.document.letterhead.place_and_date
    number = NUMBER.match(manuscript.document.letterhead.number.strip())
    numbered = number is not None and bool(number["number"])
    found = _DAY.fullmatch(line.strip())
    if (manuscript.issued or numbered) and (found is None or not found["day"]):
        yield Hit(
            passage,
            start,
            start + len(line),
            "Văn bản đã có số phải có ngày ban hành (Nghị định 30/2020/NĐ-CP, Điều 15).",
        )


def day_before_period(manuscript: Manuscript) -> Iterator[Hit]:
    """The day of the document lies before its period has begun."""
    on, period = day_of(manuscript.document.letterhead.place_and_date), manuscript.facts.period
    if on is not None and on < period.start:
        passage, start = _day_line(manuscript)
        yield Hit(
            passage,
            start,
            start + len(manuscript.document.letterhead.place_and_date),
            f"Văn bản ghi ngày {format_day(on)}, trước khi kỳ báo cáo bắt đầu "
            f"({format_day(period.start)}).",
        )


def day_of(place_and_date: str) -> date | None:
    """Return the day in a line of place and day, None where it is blank or does not exist."""
    found = _DAY.fullmatch(place_and_date.strip())
    if found is None or not (found["day"] and found["month"] and found["year"]):
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _day_line(manuscript: Manuscript) -> tuple[Passage, int]:
    passage = manuscript.by_kind[Kind.LETTERHEAD]
    return passage, passage.line(passage.text.count("\n"))[0]
