"""Thủ tục hành chính (TTHC): procedures, their dated events and where they were posted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.evidence import Evidence
from cchc_desktop.domain.fields import Record, choice, day, lines, long_text, text

CODE_FORM = re.compile(r"\d\.\d{6}")
"""The national code of a procedure: digit, dot, six digits."""

_PORTAL_TAIL = re.compile(r"(?<=^\d\.\d{6})(\.\w+)+$")


def matching_code(code: str) -> str:
    """Return ``code`` without the tail that portals append (``1.001193.000.00.00.H23``)."""
    return _PORTAL_TAIL.sub("", code.strip())


def warn_of_code(code: str) -> str | None:
    """Return a warning for a code of another form; such a code is kept, not refused."""
    if CODE_FORM.fullmatch(matching_code(code)):
        return None
    return (
        f"Mã “{code}” không theo dạng của Cơ sở dữ liệu quốc gia về TTHC (ví dụ 1.001193); "
        "vẫn lưu được, hãy kiểm tra lại."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One place where a procedure was posted after an event, and taken down again."""

    place: str = choice("Nơi niêm yết", "places", required=True)
    posted_on: date | None = day("Ngày niêm yết", required=True)
    taken_down_on: date | None = day("Ngày gỡ")
    notice: str = text("Biên bản, đường dẫn", max_length=1000)

    def own_problems(self) -> Iterator[tuple[str, str]]:
        """A notice is not taken down before it was posted."""
        if self.posted_on and self.taken_down_on and self.taken_down_on < self.posted_on:
            yield "taken_down_on", "Ngày gỡ trước ngày niêm yết."


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureEvent:
    """What happened to a procedure: published, amended, replaced or repealed, by a decision.

    The effective date may lie months ahead of the decision.
    """

    kind: str = choice("Sự kiện", "event_kinds", required=True)
    effective_on: date | None = day("Ngày có hiệu lực", required=True)
    decision: str = text("Số quyết định", max_length=60)
    decided_on: date | None = day("Ngày quyết định")
    postings: tuple[Posting, ...] = lines("Niêm yết", Posting, noun="nơi niêm yết")

    def own_problems(self) -> Iterator[tuple[str, str]]:
        """One place is listed once for one event."""
        places = [p.place for p in self.postings if p.place]
        if len(places) != len(set(places)):
            yield "postings", "Mỗi nơi niêm yết chỉ ghi một dòng."


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Record):
    """One administrative procedure as the office publishes it."""

    code: str = text(
        "Mã TTHC",
        required=True,
        max_length=60,
        searched=True,
        listed=True,
        ordered=True,
        warn=warn_of_code,
    )
    name: str = text("Tên thủ tục", required=True, searched=True, listed=True, ordered=True)
    field: str = choice("Lĩnh vực", "procedure_fields", required=True, listed=True)
    level: str = choice("Cấp thực hiện", "procedure_levels", required=True)
    online: str = choice("Dịch vụ công trực tuyến", "online_levels", listed=True)
    events: tuple[ProcedureEvent, ...] = lines(
        "Quá trình ban hành", ProcedureEvent, noun="sự kiện", listed=True
    )
    evidence: tuple[Evidence, ...] = lines("Minh chứng", Evidence, noun="minh chứng")
    note: str = long_text("Ghi chú", searched=True)
