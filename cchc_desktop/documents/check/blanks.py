"""Rules on what is still to be filled in: unresolved live words and dotted blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cchc_desktop.documents.check.manuscript import Manuscript, Passage
from cchc_desktop.documents.check.rule import Hit
from cchc_desktop.documents.live_words import NO_DATA

_TOKEN: Final = re.compile(r"\{[\w.-]+\}")
_BLANK: Final = re.compile(r"\.{4,}|…{2,}|_{3,}")


def unresolved(manuscript: Manuscript) -> Iterator[Hit]:
    """A live word stands as its name in braces: nothing answers it."""
    for passage in manuscript.passages:
        for found in _TOKEN.finditer(passage.text):
            message = (
                f"“{found[0]}” không phải số liệu hay tên mà chương trình biết; hãy thay hoặc xoá."
            )
            yield Hit(passage, *found.span(), message)


def left_blank(manuscript: Manuscript) -> Iterator[Hit]:
    """A blank was left in the text."""
    for passage in manuscript.prose:
        for found in _BLANK.finditer(passage.text):
            if _without_data(passage, found.start()):
                message = "Chưa có số liệu cho chỗ này; hãy ghi vào sổ, hoặc bỏ câu này."
            else:
                message = f"Còn chỗ trống “{found[0]}” chưa điền."
            yield Hit(passage, *found.span(), message)


def _without_data(passage: Passage, at: int) -> bool:
    return any(
        live.start <= at < live.end and passage.text[live.start : live.end] == NO_DATA
        for live in passage.live
    )
