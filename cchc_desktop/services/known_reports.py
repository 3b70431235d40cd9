"""All reports of the office with what a choice among them needs: their periods, their wording."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.reports import Report
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.storage.engine import reading
from cchc_desktop.storage.repository import column_values, load_all


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReport:
    """A report, its period, and whether it was written here: an older one is only noted down."""

    report: Report
    period: Period
    written: bool

    @property
    def id(self) -> int:
        """The report's id."""
        assert self.report.id is not None
        return self.report.id


def known_reports(file: DataFile) -> tuple[KnownReport, ...]:
    """Return every report, that of the newest period first, of one period the newest."""
    with reading(file.engine) as connection:
        reports: tuple[Report, ...] = load_all(connection, "reports")
        written = set(column_values(connection, "report_blocks", "report").values())
    known = [
        KnownReport(
            report=report,
            period=file.period(report.period, report.calendar),
            written=report.id in written,
        )
        for report in reports
    ]
    return tuple(sorted(known, key=lambda one: (one.period.end, one.id), reverse=True))
