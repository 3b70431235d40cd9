"""Reports that are being written: read, changed as a whole, deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.report_blocks import ReportBlock
from cchc_desktop.domain.reports import DRAFT, ISSUED, Report, ReportPart
from cchc_desktop.services.changing import RecordGone, changing, store_all
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.storage import history as log
from cchc_desktop.storage.engine import Connection
from cchc_desktop.storage.guards import CLOSED_REPORT, ISSUED_REPORT, SENTENCES
from cchc_desktop.storage.refusals import Sealed
from cchc_desktop.storage.repository import find_equal, load

_NAME_LENGTH: Final = 50


def report_in(connection: Connection, report_id: int) -> Report:
    """Return a report; raises RecordGone."""
    found = load(connection, "reports", [report_id])
    if report_id not in found:
        raise RecordGone(REGISTERS["reports"])
    report: Report = found[report_id]
    return report


def draft(connection: Connection, report_id: int) -> Report:
    """Return a report that is being written; raises Sealed for a closed or issued one."""
    report = report_in(connection, report_id)
    if report.state != DRAFT:
        raise Sealed(SENTENCES[ISSUED_REPORT if report.state == ISSUED else CLOSED_REPORT])
    return report


def blocks_of(connection: Connection, report: Report) -> tuple[ReportBlock, ...]:
    """Return the blocks of a report in their order, the dropped ones too."""
    ids = find_equal(connection, "report_blocks", {"report": report.id})
    found = load(connection, "report_blocks", ids).values()
    return tuple(sorted(found, key=lambda block: (block.position, block.id)))


def set_parts(file: DataFile, report_id: int, parts: Sequence[str]) -> Operation:
    """Say which parts the report has besides the body; a part that goes keeps its edits."""
    return change_report(
        file,
        report_id,
        "Chọn các phần của báo cáo",
        lambda report: replace(report, parts=tuple(ReportPart(part=part) for part in parts)),
    )


def set_subject(file: DataFile, report_id: int, subject: str) -> Operation:
    """Give the report another subject (trích yếu)."""
    return change_report(
        file, report_id, "Sửa trích yếu", lambda report: replace(report, title=subject)
    )


def change_report(
    file: DataFile, report_id: int, name: str, change: Callable[[Report], Report]
) -> Operation:
    """Change a report that is being written, as one operation; raises Sealed for another."""
    with changing(file) as (connection, done):
        report = draft(connection, report_id)
        made = store_all(connection, file, [change(report)])
        full = f"{name}: “{short(report.title)}”"
        done.append(log.write_operation(connection, full, file.who, made))
    return done[0]


def short(text: str) -> str:
    """Return a text as it stands in the name of an operation: on one line, not too long."""
    text = " ".join(text.split())
    return text if len(text) <= _NAME_LENGTH else text[: _NAME_LENGTH - 1] + "…"
