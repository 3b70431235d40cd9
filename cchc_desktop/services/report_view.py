"""One report as the window shows it: what stands on paper, where, and what is to be looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desktop.documents.check.finding import Finding
from cchc_desktop.documents.composer import filled
from cchc_desktop.documents.pdf import Drawn, draw_pdf
from cchc_desktop.documents.tree import Document, Heading, Paragraph, Point, text_of
from cchc_desktop.domain.report_blocks import ReportBlock
from cchc_desktop.domain.reports import DRAFT, Report
from cchc_desktop.services.checking import check_report, found_in
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_composing import Writing, writing_of
from cchc_desktop.services.report_issue import (
    Moved,
    NotClosed,
    answers_to,
    frozen_document,
    moved_since,
)
from cchc_desktop.services.reports import blocks_of, report_in
from cchc_desktop.storage.engine import reading
from cchc_desktop.storage.repository import find_equal


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report at one moment.

    ``writing`` is how it stands with the figures as they are now, of one that is being written;
    ``document`` and ``drawn`` are what is on its paper, of a closed or issued report what was
    frozen. They are None where there is nothing: a report whose wording was never composed, or
    that was entered from the time before the program. ``texts`` gives the blocks as they read, by
    key. ``moved`` are the figures that changed since the closing, ``answered_by`` the reports that
    supersede, correct or recall this one, ``files`` how many files it has.
    """

    report: Report
    writing: Writing | None
    blocks: Sequence[ReportBlock]
    texts: Mapping[str, str]
    document: Document | None
    drawn: Drawn | None
    findings: Sequence[Finding]
    moved: Sequence[Moved]
    answered_by: Sequence[Report]
    files: int


def view_report(file: DataFile, report_id: int, *, today: date | None = None) -> ReportView:
    """Return how a report stands now.

    Raises RecordGone and, for a report that is being written, WrongTemplate, NoOfficeProfile and
    NoSigner.
    """
    with reading(file.engine) as connection:
        report = report_in(connection, report_id)
        files = len(find_equal(connection, "report_files", {"report": report_id}))
        writing = None
        if report.state == DRAFT:
            writing = writing_of(connection, file, report, today=today)
        blocks = blocks_of(connection, report)
    answers = answers_to(file, report_id)
    if writing is not None:
        return _written(writing, files, answers)
    try:
        document = frozen_document(file, report_id)
    except NotClosed:
        return _without_paper(report, blocks, files, answers)
    return ReportView(
        report=report,
        writing=None,
        blocks=blocks,
        texts=_texts_in(document),
        document=document,
        drawn=draw_pdf(document),
        findings=check_report(file, report_id, today=today),
        moved=moved_since(file, report_id),
        answered_by=answers,
        files=files,
    )


def _written(writing: Writing, files: int, answers: Sequence[Report]) -> ReportView:
    document = writing.document if writing.shown else None
    return ReportView(
        report=writing.report,
        writing=writing,
        blocks=writing.blocks,
        texts={b.key: text_of(filled(b.wording, writing.words)) for b in writing.blocks},
        document=document,
        drawn=None if document is None else draw_pdf(document),
        findings=() if document is None else tuple(found_in(writing)),
        moved=(),
        answered_by=answers,
        files=files,
    )


def _without_paper(
    report: Report, blocks: Sequence[ReportBlock], files: int, answers: Sequence[Report]
) -> ReportView:
    return ReportView(
        report=report,
        writing=None,
        blocks=blocks,
        texts={},
        document=None,
        drawn=None,
        findings=(),
        moved=(),
        answered_by=answers,
        files=files,
    )


def _texts_in(document: Document) -> dict[str, str]:
    texts = {}
    for block in document.blocks:
        if isinstance(block, Heading):
            texts[block.key] = block.text
        elif isinstance(block, Paragraph | Point):
            texts[block.key] = text_of(block.content)
    return texts
