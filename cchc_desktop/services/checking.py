"""Checking a report: one of the office's own, that of a period, or one written elsewhere.

A repair changes the wording of one block, or the subject, as an operation that can be undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from cchc_desktop.documents.check import Finding, check, day_of
from cchc_desktop.documents.composer import filled
from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.mending import mended, token_touched
from cchc_desktop.documents.tree import SUBJECT_KEY, Document
from cchc_desktop.domain.counting import Figures
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.office import NoOfficeProfile
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.report_blocks import ReportBlock
from cchc_desktop.domain.reports import DRAFT, ISSUED, Report
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report import compose_period, written_report
from cchc_desktop.services.report_blocks import edit_block
from cchc_desktop.services.report_composing import Writing, writing_of
from cchc_desktop.services.report_facts import facts_of
from cchc_desktop.services.report_issue import frozen_document, frozen_figures
from cchc_desktop.services.reports import draft, report_in, set_subject
from cchc_desktop.storage.engine import Connection, reading

_WRITTEN_WITHIN: Final = timedelta(days=366)
"""A report's own day is believed where it lies in the period or within a year of its end."""

_MENDED_IN: Final = {
    "slogan": "slogans",
    "task": "tasks",
    "office": "offices",
    "procedures": "procedures",
    "slogans": "slogans",
    "displays": "slogans",
    "tasks": "tasks",
}
"""The register in which what a live word says is put right, by what its name begins with."""


class NotRepairable(CchcError):
    """Raised when a finding has no repair, or is no longer one."""


def check_period(
    file: DataFile,
    period: Period,
    *,
    text: str | None = None,
    on: date | None = None,
    today: date | None = None,
) -> tuple[Finding, ...]:
    """Return what is to be said of the report of a period, in the order of its parts.

    That is the office's own report, else the one that the template gives; or, where ``text`` is
    given, the one that was written elsewhere. ``on`` is the day of the document, by which names
    and wording are judged. Raises as compose_period does.
    """
    if text is not None:
        return _check_text(file, period, text, on, today or date.today())
    with reading(file.engine) as connection:
        report = written_report(connection, period)
        if report is not None and report.state == DRAFT:
            writing = writing_of(connection, file, report, today=today, issued_on=on)
            return tuple(found_in(writing, today=today))
    if report is not None and report.id is not None:
        return check_report(file, report.id, today=today)
    document = compose_period(file, period, issued_on=on)
    with reading(file.engine) as connection:
        facts = facts_of(connection, file, period, issued_on=on)
    return check(document, _as_of(facts, today), issued=False)


def check_report(
    file: DataFile, report_id: int, *, today: date | None = None
) -> tuple[Finding, ...]:
    """Return what is to be said of a report, in the order of its parts.

    A closed or issued one is judged as it was frozen, its figures as they were then; there is
    nothing to repair in it. Raises RecordGone, NotClosed for one that was written before the
    program, and as open_report does.
    """
    with reading(file.engine) as connection:
        report = report_in(connection, report_id)
        if report.state == DRAFT:
            writing = writing_of(connection, file, report, today=today)
            return tuple(found_in(writing, today=today))
        facts = _facts_of_report(connection, file, report)
    frozen = {figure.name: figure for figure in frozen_figures(file, report_id)}
    figures = [
        replace(figure, in_period=frozen[figure.name].in_period)
        for figure in facts.figures
        if figure.name in frozen
    ]
    facts = replace(facts, figures=Figures(facts.period, figures))
    issued = report.state == ISSUED
    found = check(frozen_document(file, report_id), _as_of(facts, today), issued=issued)
    return tuple(replace(finding, repair=None) for finding in found)


def repair(
    file: DataFile, report_id: int, finding: Finding, *, today: date | None = None
) -> Operation:
    """Put right what a finding of :func:`check_report` points at; the operation can be undone.

    Raises :class:`NotRepairable` for a finding without a repair or one that no longer holds, and
    Sealed for a report that is no longer being written.
    """
    with reading(file.engine) as connection:
        report = draft(connection, report_id)
        writing = writing_of(connection, file, report, today=today)
        held = finding in found_in(writing, today=today)
    mend = finding.repair
    if mend is None:
        raise NotRepairable(f"Chỗ này phải tự sửa: {finding.message}")
    if not held:
        raise NotRepairable(
            "Đoạn này vừa thay đổi nên chưa sửa gì; hãy xem lại danh sách kiểm tra rồi làm lại."
        )
    if finding.key == SUBJECT_KEY:
        subject = report.title
        return set_subject(file, report_id, subject[: mend.start] + mend.text + subject[mend.end :])
    block = _block(writing, finding.key)
    wording = _mended(writing, block, finding) if block is not None else None
    assert block is not None
    assert block.id is not None
    assert wording is not None
    shown = {} if mend.token is None else {mend.token: writing.words.find(mend.token).shown}
    return edit_block(file, block.id, wording, shown=shown)


def text_of_file(path: Path) -> str:
    """Return the text of a report in a file, a .docx or plain text, for :func:`check_period`.

    Raises UnreadableWordFile, UnreadableText for one that is no text in UTF-8 or too large, and
    CchcError where the disk does not give it.
    """
    from cchc_desktop.documents.reading_text import LARGEST, decoded

    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise CchcError(_refused(path, error)) from error
    if path.suffix.lower() == ".docx":
        from cchc_desktop.documents.reading_docx import text_of_docx

        return text_of_docx(path)
    return decoded(content, path.name)


def _refused(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"Không có tệp “{path}”. Hãy kiểm tra lại tên và thư mục."
    # Windows refuses to open a folder as it refuses a file that may not be read.
    if isinstance(error, IsADirectoryError | PermissionError) and path.is_dir():
        return f"“{path}” là một thư mục; hãy chọn tệp báo cáo."
    return f"Không đọc được tệp “{path}” (hệ thống báo: {error.strerror})."


def _check_text(
    file: DataFile, period: Period, text: str, on: date | None, today: date
) -> tuple[Finding, ...]:
    from cchc_desktop.documents.reading_text import read_text

    document = read_text(text)
    with reading(file.engine) as connection:
        facts = _facts_on(connection, file, period, on, _own_day(document, period))
    return check(document, replace(facts, today=today), issued=False)


def _own_day(document: Document, period: Period) -> date | None:
    """Return the day that a document gives itself, None for a blank or an unlikely one."""
    said = day_of(document.letterhead.place_and_date)
    if said is None or not period.start <= said <= period.end + _WRITTEN_WITHIN:
        return None
    return said


def _facts_on(
    connection: Connection, file: DataFile, period: Period, on: date | None, said: date | None
) -> Facts:
    if on is None and said is not None:
        try:
            return facts_of(connection, file, period, issued_on=said)
        except NoOfficeProfile:
            # The text's own day may be a slip; the period's last day is not.
            return facts_of(connection, file, period)
    return facts_of(connection, file, period, issued_on=on)


def _facts_of_report(connection: Connection, file: DataFile, report: Report) -> Facts:
    return facts_of(
        connection,
        file,
        file.period(report.period, report.calendar),
        number=report.number,
        issued_on=report.issued_on,
        signer=report.signer,
    )


def _as_of(facts: Facts, today: date | None) -> Facts:
    """Return the facts as they are to be judged today: composing forgets a day long past."""
    return replace(facts, today=today or date.today())


def found_in(writing: Writing, *, today: date | None = None) -> Iterator[Finding]:
    """Yield the findings on a report that is being written, each with the repair it can have."""
    for finding in check(writing.document, _as_of(writing.facts, today), issued=False):
        yield _placed(writing, finding)


def _placed(writing: Writing, finding: Finding) -> Finding:
    """Return a finding with its repair only where that is a change of the wording.

    Elsewhere the message says where it is put right.
    """
    if finding.key == SUBJECT_KEY:
        return finding
    block = _block(writing, finding.key)
    if block is None:
        return _mended_elsewhere(finding, "offices")
    content = filled(block.wording, writing.words)
    token = token_touched(block.wording, content, finding.start, finding.end)
    if token is not None:
        return _mended_elsewhere(finding, _register_behind(token, writing))
    return finding


def _mended_elsewhere(finding: Finding, register: str | None) -> Finding:
    where = f" Sửa ở trang {REGISTERS[register].label}." if register else ""
    return replace(finding, repair=None, message=f"{finding.message}{where}")


def _register_behind(token: str, writing: Writing) -> str | None:
    """Return the register that a live word is told from, None where it is none's."""
    first = token.partition(".")[0]
    if token.removesuffix(".brief") in writing.template.citations:
        return "documents"
    if first in _MENDED_IN:
        return _MENDED_IN[first]
    figure = writing.words.figure_of(token)
    return None if figure is None else "activities"


def _block(writing: Writing, key: str) -> ReportBlock | None:
    return next((block for block in writing.shown if block.key == key), None)


def _mended(writing: Writing, block: ReportBlock, finding: Finding) -> str | None:
    mend = finding.repair
    assert mend is not None
    content = filled(block.wording, writing.words)
    return mended(block.wording, content, mend.start, mend.end, mend.text, mend.token)
