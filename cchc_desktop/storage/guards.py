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
LOG: Final = "cchc-log"

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
    LOG: "Lịch sử thay đổi được giữ nguyên, không sửa, không xoá được.",
}


def _refusal(name: str, on: str, when: str, sentence: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {on} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    )


def _state(report: str) -> str:
    return f"(SELECT state FROM reports WHERE id = {report})"  # noqa: S608 - our own words


def _changed(*columns: str) -> str:
    return " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)


_ABOVE: Final[Mapping[str, str]] = {
    "reports_parts": "{row}.record_id",
    "report_blocks": "{row}.report",
    "report_blocks_seen": "(SELECT report FROM report_blocks WHERE id = {row}.record_id)",
}
"""What belongs to a report's wording, and how a row of it names the report."""

_ROWS: Final[Mapping[str, tuple[str, ...]]] = {
    "INSERT": ("NEW",),
    # What is not the report's own may not come to it either.
    "UPDATE": ("OLD", "NEW"),
    "DELETE": ("OLD",),
}


def _guards() -> Iterator[str]:
    yield from _of_reports()
    yield from _of_closings()
    yield from _of_the_book()
    yield from _of_the_log()


def _of_reports() -> Iterator[str]:
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
        for table, column in _ABOVE.items():
            for change, rows in _ROWS.items():
                yield _refusal(
                    f"guard_{table}_{change.lower()}_{state}",
                    f"{change} ON {table}",
                    " OR ".join(f"{_state(column.format(row=row))} = '{state}'" for row in rows),
                    name,
                )


def _of_closings() -> Iterator[str]:
    # A report is closed from a draft and issued from a closed one; a later closing would take
    # the place of what an issued report says.
    before = "CASE NEW.stage WHEN 'closed' THEN 'draft' WHEN 'issued' THEN 'closed' END"
    yield _refusal(
        "guard_closings_insert",
        "INSERT ON closings",
        f"{_state('NEW.report_id')} IS NOT {before}",
        CLOSING,
    )
    for change in ("UPDATE", "DELETE"):
        yield _refusal(f"guard_closings_{change.lower()}", f"{change} ON closings", "1", CLOSING)
        kept = "EXISTS (SELECT 1 FROM closings WHERE pdf = OLD.sha256)"
        yield _refusal(
            f"guard_file_contents_{change.lower()}", f"{change} ON file_contents", kept, CLOSING
        )


def _of_the_book() -> Iterator[str]:
    yield _refusal("guard_outgoing_delete", "DELETE ON outgoing", "1", GIVEN_NUMBER)
    yield _refusal(
        "guard_outgoing_update",
        "UPDATE ON outgoing",
        f"{_changed('id', 'series', 'year', 'number', 'type', 'report')}"
        " OR (OLD.cancelled AND NOT NEW.cancelled)",
        GIVEN_NUMBER,
    )
    # The line of a report says what is on its paper.
    yield _refusal(
        "guard_outgoing_update_issued",
        "UPDATE ON outgoing",
        f"{_state('OLD.report')} = 'issued' AND"
        f" ({_changed('symbol', 'day', 'subject', 'signer', 'cancelled')})",
        ISSUED_REPORT,
    )
    # A report is issued under one number: its line comes while it is closed, and none after it.
    yield _refusal(
        "guard_outgoing_insert_issued",
        "INSERT ON outgoing",
        f"{_state('NEW.report')} = 'issued'",
        ISSUED_REPORT,
    )


def _of_the_log() -> Iterator[str]:
    # The state of an operation is not fixed: an undo changes it.
    fixed = _changed("id", "at", "who", "name", "kind", "target", "sha256")
    yield _refusal("guard_operations_update", "UPDATE ON operations", fixed, LOG)
    yield _refusal("guard_operations_delete", "DELETE ON operations", "1", LOG)
    yield _refusal("guard_changes_update", "UPDATE ON changes", "1", LOG)
    yield _refusal("guard_changes_delete", "DELETE ON changes", "1", LOG)


GUARD_DDL: Final[tuple[str, ...]] = tuple(_guards())
"""The statements that make the triggers."""


def refused(message: str) -> str | None:
    """Return the sentence that a trigger's refusal means, None for another message."""
    return next((said for name, said in SENTENCES.items() if name in message), None)
