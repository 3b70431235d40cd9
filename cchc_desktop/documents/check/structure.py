"""Rules on the frame of the text: title, headings and their numbers, sections with nothing in them.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.5 and II.6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from cchc_desktop.documents.check.manuscript import Kind, Manuscript
from cchc_desktop.documents.check.rule import Hit
from cchc_desktop.documents.tree import Heading, Point, Table

_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""The letters of numbered points, in Vietnamese order (Phụ lục I, II.6.c)."""
_LETTERED: Final = re.compile(rf"([{_LETTERS}])\)")
_ROMAN: Final = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10}
_ENDS_A_SENTENCE: Final = re.compile(r"[.:;!?…][”\")]*\s*$")


def title_missing(manuscript: Manuscript) -> Iterator[Hit]:
    """The document does not say what it is, or of what."""
    title, subject = manuscript.document.title, manuscript.document.subject
    passage = manuscript.by_kind[Kind.TITLE if not title.strip() else Kind.SUBJECT]
    missing = [
        name for name, text in (("tên loại", title), ("trích yếu", subject)) if not text.strip()
    ]
    if missing:
        yield Hit(
            passage,
            0,
            0,
            f"Thiếu {' và '.join(missing)} của văn bản (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.5).",
        )


def section_empty(manuscript: Manuscript) -> Iterator[Hit]:
    """A heading has nothing under it."""
    blocks = manuscript.document.blocks
    passages = {passage.key: passage for passage in manuscript.body}
    for block, following in pairwise((*blocks, None)):
        if not isinstance(block, Heading):
            continue
        if following is None or (isinstance(following, Heading) and following.level <= block.level):
            passage = passages[block.key]
            message = f"Đề mục “{block.text}” không có nội dung; hãy viết nội dung hoặc bỏ đề mục."
            yield Hit(passage, 0, len(passage.text), message)


def list_empty(manuscript: Manuscript) -> Iterator[Hit]:
    """A point announces a list with a colon, and none follows."""
    passages = {passage.key: passage for passage in manuscript.body}
    for block, following in pairwise((*manuscript.document.blocks, None)):
        if not isinstance(block, Point) or isinstance(following, Point | Table):
            continue
        passage = passages[block.key]
        if passage.text.rstrip().endswith(":"):
            end = len(passage.text.rstrip())
            message = "Câu kết thúc bằng dấu hai chấm nhưng không có ý nào liệt kê ở dưới."
            yield Hit(passage, end - 1, end, message)


def sentence_broken(manuscript: Manuscript) -> Iterator[Hit]:
    """A paragraph ends in the middle of a sentence that the next one goes on with."""
    for passage, following in pairwise(manuscript.body):
        if passage.kind is Kind.HEADING or following.kind is not Kind.PARAGRAPH:
            continue
        ends = bool(_ENDS_A_SENTENCE.search(passage.text))
        if not ends and following.text[:1].islower():
            end = len(passage.text)
            start = passage.text.rstrip().rfind(" ") + 1
            message = f"Câu bị ngắt giữa chừng; đoạn sau bắt đầu bằng “{_opening(following.text)}”."
            yield Hit(passage, start, end, message)


def heading_numbers(manuscript: Manuscript) -> Iterator[Hit]:
    """Headings are numbered out of order."""
    last = {1: 0, 2: 0, 3: 0}
    fresh = {1: False, 2: False, 3: False}
    for passage in manuscript.body:
        block = passage.block
        if not isinstance(block, Heading) or (number := _number_of(block)) is None:
            continue
        level = block.level
        # Under a new part, clauses begin anew; some offices let them run on.
        expected = 1 if fresh[level] else last[level] + 1
        if number not in (expected, last[level] + 1):
            yield Hit(
                passage,
                0,
                len(passage.text),
                f"Đề mục đánh số “{block.number}” không đúng thứ tự, ở đây là số {expected}.",
            )
        last[level], fresh[level] = number, False
        fresh |= {lower: True for lower in fresh if lower > level}


def letters_of_points(manuscript: Manuscript) -> Iterator[Hit]:
    """Lettered points are out of order."""
    last = -1
    for passage in manuscript.body:
        block = passage.block
        found = _LETTERED.fullmatch(block.mark.strip()) if isinstance(block, Point) else None
        if isinstance(block, Heading):
            last = -1
        if found is None:
            continue
        place = _LETTERS.index(found[1])
        expected = min(last + 1, len(_LETTERS) - 1)
        if place not in (expected, 0):
            yield Hit(
                passage,
                0,
                0,
                f"Điểm “{found[0]}” không đúng thứ tự, ở đây là “{_LETTERS[expected]})”; các điểm "
                "theo thứ tự a, b, c, d, đ, e, g (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6).",
            )
        last = place


def _number_of(heading: Heading) -> int | None:
    """Return which heading of its level one says it is: 4 for "IV.", "4.", "2.4.", "d)"."""
    written = re.split(r"[.\s]", heading.number.rstrip(".)/- "))[-1]
    if not written:
        return None
    if written.isdecimal():
        return int(written)
    if written in _LETTERS and heading.level > 1:
        return _LETTERS.index(written) + 1
    return _arabic(written) if _ROMAN.fullmatch(written) else None


def _arabic(roman: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in roman]
    return sum(
        -value if value < following else value
        for value, following in zip(values, (*values[1:], 0), strict=True)
    )


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:5]) + (" …" if len(words) > 5 else "")
