"""Two reports compared block by block, and figure by figure.

A closed or issued one says what it said then, one that is being written what it says now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cchc_desktop.documents.comparing import BlockDifference
from cchc_desktop.documents.comparing import compare as compare_documents
from cchc_desktop.documents.tree import Document
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.reports import DRAFT, Report
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.frozen_figures import frozen_in, kept_document
from cchc_desktop.services.report_composing import writing_of
from cchc_desktop.services.reports import report_in
from cchc_desktop.storage.closings import last_closing
from cchc_desktop.storage.engine import Connection, reading


class NothingToCompare(CchcError):
    """Raised for a report of whose wording nothing is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureDifference:
    """A figure of the period that the two reports have otherwise; None is no data."""

    name: str
    label: str
    unit: str
    one: Decimal | None
    two: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two reports, their blocks in the order of the second, and the figures that differ."""

    one: Report
    two: Report
    blocks: tuple[BlockDifference, ...]
    figures: tuple[FigureDifference, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a report says: its document, and (label, unit, quantity) of each figure by name."""

    report: Report
    document: Document
    figures: Mapping[str, tuple[str, str, Decimal | None]]


def compare(file: DataFile, one: int, two: int, *, today: date | None = None) -> Comparison:
    """Compare two reports of whatever periods and states.

    Raises :class:`NothingToCompare`, and as open_report for one that is being written.
    """
    with reading(file.engine) as connection:
        first, second = (_said(connection, file, report, today) for report in (one, two))
    names = dict.fromkeys((*second.figures, *first.figures))
    return Comparison(
        one=first.report,
        two=second.report,
        blocks=compare_documents(first.document, second.document),
        figures=tuple(
            difference
            for name in names
            if (difference := _figure(name, first, second)).one != difference.two
        ),
    )


def _said(connection: Connection, file: DataFile, report_id: int, today: date | None) -> _Said:
    report = report_in(connection, report_id)
    closing = None if report.state == DRAFT else last_closing(connection, report_id)
    if closing is not None:
        frozen = {f.name: (f.label, f.unit, f.in_period) for f in frozen_in(closing)}
        return _Said(report, kept_document(closing)[0], frozen)
    if report.state != DRAFT:
        raise NothingToCompare(
            f"Báo cáo “{report.title}” được ghi lại từ trước khi dùng chương trình nên không có "
            "bản lưu nội dung để so sánh."
        )
    writing = writing_of(connection, file, report, today=today)
    if not writing.shown:
        raise NothingToCompare(
            f"Báo cáo “{report.title}” chưa có nội dung để so sánh; hãy soạn từ mẫu trước."
        )
    live = {
        figure.name: (figure.definition.label, figure.definition.unit, figure.in_period)
        for figure in writing.facts.figures
    }
    return _Said(report, writing.document, live)


def _figure(name: str, first: _Said, second: _Said) -> FigureDifference:
    label, unit, _ = (second.figures.get(name) or first.figures.get(name)) or ("", "", None)
    one, two = (said.figures.get(name, ("", "", None))[2] for said in (first, second))
    return FigureDifference(name=name, label=label, unit=unit, one=one, two=two)
