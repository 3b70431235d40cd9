"""Reports of a small office, as far as each has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desktop.domain.report_blocks import PARAGRAPH, ReportBlock
from cchc_desktop.domain.reports import Report, ReportPart
from cchc_desktop.services import records, report_composing, report_issue
from cchc_desktop.services.data_file import DataFile, open_data_file
from tests.data_files import directive, new_data_file, office, radio_item


def open_office(file: DataFile) -> None:
    """Write down the office, the letter that asks for reports, and one radio item."""
    records.save(file, office())
    records.save(file, directive())
    records.save(file, radio_item())


@cache
def _closed_office() -> bytes:
    with TemporaryDirectory() as folder:
        file = new_data_file(Path(folder) / "x.cchc")
        open_office(file)
        drafted(file, "2021", ["limits"])
        closed(file, "2022")
        file.close()
        return file.path.read_bytes()


def closed_office(path: Path) -> DataFile:
    """Give an office with a report of 2021 being written and one of 2022 closed, once made."""
    path.write_bytes(_closed_office())
    return open_data_file(path, who="Lan")


def drafted(file: DataFile, period: str, parts: Sequence[str] = ()) -> Report:
    """Write down a report with one block, in less time than it takes to compose one."""
    report = Report(
        title=f"Kết quả công tác năm {period}",
        period=period,
        calendar="calendar",
        parts=tuple(ReportPart(part=part) for part in parts),
    )
    saved: Report = records.save(file, report)[0]
    block = ReportBlock(
        report=saved.id, key="own.1", position=1000, kind=PARAGRAPH, wording="Đã làm tốt."
    )
    records.save(file, block)
    return saved


def begun(file: DataFile, period: str) -> Report:
    """Begin the report of a period from the delivered template."""
    return report_composing.begin(file, file.period(period))[0]


def closed(file: DataFile, period: str) -> Report:
    """Begin the report of a period and close it."""
    made = begun(file, period)
    assert made.id is not None
    report_issue.close(file, made.id)
    found: Report = records.get(file, "reports", made.id)
    return found


def issued(file: DataFile, period: str, number: int, on: date) -> Report:
    """Begin the report of a period and issue it."""
    made = begun(file, period)
    assert made.id is not None
    return report_issue.issue(file, made.id, on=on, number=number)[0]
