"""What the data file itself refuses, whoever asks: triggers on what must never change.

An issued report, what it said when it was closed, and a number that was given stay as they are
(Nghị định 30/2020/NĐ-CP, Điều 15 and 18). The services refuse earlier and with more words; these
hold against a path that forgets to ask. A trigger says one of :data:`SENTENCES`' names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

ISSUED_REPORT, CLOSED_REPORT = "cchc-issued-report", "cchc-closed-report"
CLOSING, GIVEN_NUMBER = "cchc-closing", "cchc-given-number"

SENTENCES: Final[Mapping[str, str]] = {
    ISSUED_REPORT: (
        "Báo cáo đã ban hành thì không sửa, không xoá được. Nếu nội dung sai, hãy lập báo cáo "
        "thay thế, đính chính hoặc thu hồi."
    ),
    CLOSED_REPORT: (
        "Báo cáo đã chốt số liệu thì không sửa, không xoá được. Hãy mở lại báo cáo (có ghi lý do) "
        "rồi làm tiếp."
    ),
    CLOSING: "Bản chốt của báo cáo được giữ nguyên, không sửa, không xoá được.",
    GIVEN_NUMBER: (
        "Số văn bản đã cấp thì giữ nguyên trong sổ, không sửa, không xoá được. Nếu không dùng, "
        "hãy huỷ số và ghi lý do."
    ),
}


def _refusal(name: str, on: str, when: str, sentence: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {on} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    )


def _of_report(column: str, state: str) -> str:
    return f"(SELECT state FROM reports WHERE id = {column}) {state}"  # noqa: S608 - our own words


def _guards() -> Iterator[str]:
    yield _refusal(
        "guard_reports_issued", "UPDATE ON reports", "OLD.state = 'issued'", ISSUED_REPORT
    )
    yield _refusal(
        "guard_reports_closed",
        "UPDATE ON reports",
        "OLD.state = 'closed' AND NEW.state = 'closed'",
        CLOSED_REPORT,
    )
    for state, name in (("issued", ISSUED_REPORT), ("closed", CLOSED_REPORT)):
        yield _refusal(
            f"guard_reports_delete_{state}", "DELETE ON reports", f"OLD.state = '{state}'", name
        )
    # The lines of a report and of its blocks are known by the record above them.
    above = {
        "reports_parts": "{row}.record_id",
        "report_blocks": "{row}.report",
        "report_blocks_seen": "(SELECT report FROM report_blocks WHERE id = {row}.record_id)",
    }
    for table, column in above.items():
        for change, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            for state, name in (("issued", ISSUED_REPORT), ("closed", CLOSED_REPORT)):
                yield _refusal(
                    f"guard_{table}_{change.lower()}_{state}",
                    f"{change} ON {table}",
                    _of_report(column.format(row=row), f"= '{state}'"),
                    name,
                )
    for change in ("UPDATE", "DELETE"):
        yield _refusal(f"guard_closings_{change.lower()}", f"{change} ON closings", "1", CLOSING)
        kept = "EXISTS (SELECT 1 FROM closings WHERE pdf = OLD.sha256)"
        yield _refusal(
            f"guard_file_contents_{change.lower()}", f"{change} ON file_contents", kept, CLOSING
        )
    yield _refusal("guard_outgoing_delete", "DELETE ON outgoing", "1", GIVEN_NUMBER)
    yield _refusal(
        "guard_outgoing_update",
        "UPDATE ON outgoing",
        "OLD.series IS NOT NEW.series OR OLD.year IS NOT NEW.year OR OLD.number IS NOT NEW.number"
        " OR OLD.report IS NOT NEW.report OR (OLD.cancelled AND NOT NEW.cancelled)",
        GIVEN_NUMBER,
    )


GUARD_DDL: Final[tuple[str, ...]] = tuple(_guards())
"""The statements that make the triggers."""


def refused(message: str) -> str | None:
    """Return the sentence that a trigger's refusal means, None for another message."""
    return next((said for name, said in SENTENCES.items() if name in message), None)
