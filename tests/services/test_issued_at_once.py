"""However many reports are issued at the same time, each gets a number of its own, none is missed.

A few dozen in every run; ``--hypothesis-profile=thorough`` issues a thousand.
"""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import settings

from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.report_blocks import ReportBlock
from cchc_desktop.domain.reports import ISSUED, Report
from cchc_desktop.services import book, records, report_issue
from cchc_desktop.services.data_file import DataFile
from tests.data_files import office

THREADS = 16
THOROUGH = settings.default is not None and settings.default.max_examples > 40
REPORTS = 1_000 if THOROUGH else 48
LETTERS = REPORTS // 8
"""Documents of the same kind that somebody enters in the book meanwhile."""

ON = date(2022, 7, 4)


def being_written(file: DataFile) -> list[int]:
    """Let there be reports of one block each; return their ids."""
    bare = Report(title="Kết quả tuyên truyền", period="2022-Q2", calendar="calendar")
    made: Any
    made, _ = records.save_all(file, [bare] * REPORTS, "Nhập báo cáo")
    block = ReportBlock(key="own.1", kind="paragraph", position=1, wording="Không có số liệu.")
    blocks = [replace(block, report=report.id) for report in made]
    records.save_all(file, blocks, "Nhập báo cáo")
    return [report.id for report in made]


def test_numbers_are_given_once_and_without_holes(data_file: DataFile) -> None:
    records.save(data_file, office())
    ids = being_written(data_file)
    at_once = threading.Barrier(THREADS + 1)

    def issue(mine: list[int]) -> None:
        at_once.wait()
        for report in mine:
            if report % 2:
                report_issue.close(data_file, report, today=ON)
            report_issue.issue(data_file, report, on=ON)

    def enter() -> None:
        letter = OutgoingDocument(type="report", day=ON, subject="Báo cáo nhanh")
        at_once.wait()
        for _ in range(LETTERS):
            book.enter(data_file, letter)

    with ThreadPoolExecutor(THREADS + 1) as threads:
        work = [threads.submit(issue, ids[start::THREADS]) for start in range(THREADS)]
        work.append(threads.submit(enter))
        for each in work:
            each.result()

    lines = book.lines_of(data_file, 2022, "report")
    assert [line.number for line in lines] == list(range(1, REPORTS + LETTERS + 1))
    assert book.gaps(data_file, "report", 2022) == ()
    of_reports = {line.report: line for line in lines if line.report is not None}
    assert sorted(of_reports) == ids
    papers = set()
    for key, line in of_reports.items():
        report = records.get(data_file, "reports", key)
        assert (report.state, report.number) == (ISSUED, line.number)
        told = report_issue.frozen_document(data_file, key).letterhead.number
        assert told == f"Số: {line.symbol}"
        papers.add(report_issue.frozen_pdf(data_file, key))
    assert len(papers) == REPORTS
