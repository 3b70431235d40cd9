"""Estimates ("ước thực hiện") that are still there once the period is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cchc_desktop.documents.check.manuscript import Manuscript
from cchc_desktop.documents.check.rule import Hit
from cchc_desktop.domain.vietnamese import format_day

_ESTIMATE: Final = re.compile(r"ước\s+(?:thực hiện|đạt|tính|cả năm|khoảng|đến hết|đến cuối)\b")


def left_over(manuscript: Manuscript) -> Iterator[Hit]:
    """A figure is still called an estimate although the period has closed."""
    facts = manuscript.facts
    on = facts.issued_on or facts.today
    if on is None or on <= facts.period.end:
        return
    closed = f"kỳ báo cáo đã hết từ ngày {format_day(facts.period.end)}, phải ghi số thực hiện"
    for passage in manuscript.body:
        if passage.ahead:
            continue
        spans = [found.span() for found in _ESTIMATE.finditer(passage.lower)]
        spans += [
            (live.start, live.end) for live in passage.live if live.token.endswith(".estimated")
        ]
        for start, end in spans:
            message = f"“{passage.text[start:end]}” là số ước: {closed}."
            yield Hit(passage, start, end, message)
