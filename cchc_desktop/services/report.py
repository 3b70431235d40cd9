"""The report of a period as a file: PDF for the printer, DOCX for whoever insists on Word."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from cchc_desktop.documents.composer import Composition, compose
from cchc_desktop.documents.composing_again import composed_again
from cchc_desktop.documents.live_words import LiveWords
from cchc_desktop.documents.offering import offered_blocks, offered_subject
from cchc_desktop.documents.tree import Document
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.domain.reports import DRAFT, Report
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_composing import writing_of
from cchc_desktop.services.report_facts import facts_of, template_of
from cchc_desktop.services.reports import blocks_of
from cchc_desktop.storage.closings import last_closing
from cchc_desktop.storage.engine import Connection, reading
from cchc_desktop.storage.repository import find_equal, load

FORMS: Final = (".pdf", ".docx")
"""How the name of a report's file may end."""


class UnknownForm(CchcError):
    """Raised when a report is to be written in a form that there is not."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Báo cáo được ghi thành tệp .pdf hoặc .docx; hãy đổi tên “{name}”.")


def compose_period(
    file: DataFile,
    period: Period,
    *,
    number: int | None = None,
    issued_on: date | None = None,
) -> Document:
    """Return the report of a period.

    Where the office has written one, that is it: as it was closed or issued, or with the figures
    as they are now. Else it is composed from the template. ``number`` and ``issued_on`` go onto
    one that is not issued. Raises NoOfficeProfile, NoSigner and WrongTemplate.
    """
    from cchc_desktop.services.frozen_figures import kept_document

    with reading(file.engine) as connection:
        report = written_report(connection, period)
        if report is None:
            return _from_template(connection, file, period, number, issued_on)
        assert report.id is not None
        if report.state == DRAFT:
            return writing_of(connection, file, report, number=number, issued_on=issued_on).document
        closing = last_closing(connection, report.id)
        assert closing is not None
        document = kept_document(closing)[0]
    if number is not None and issued_on is not None and report.number is None:
        from cchc_desktop.documents.numbering import numbered

        return numbered(document, number, issued_on)
    return document


def written_report(connection: Connection, period: Period) -> Report | None:
    """Return the newest report of a period that has a wording, None where there is none."""
    ids = find_equal(connection, "reports", {"period": period.id, "calendar": period.calendar})
    for report in sorted(load(connection, "reports", ids).values(), key=lambda r: -r.id):
        if blocks_of(connection, report):
            found: Report = report
            return found
    return None


def write_report(
    file: DataFile,
    period: Period,
    target: Path,
    *,
    number: int | None = None,
    issued_on: date | None = None,
    progress: Progress | None = None,
) -> None:
    """Write the report of a period to ``target``, a .pdf or a .docx, whole or not at all.

    Raises as :func:`compose_period` does, and FileTrouble where the disk refuses.
    """
    watcher = progress or Unwatched()
    watcher.step(0, 2, "Đang soạn báo cáo")
    document = compose_period(file, period, number=number, issued_on=issued_on)
    watcher.step(1, 2, "Đang dàn trang")
    write_document(document, target)
    watcher.step(2, 2, "Xong")


def write_document(document: Document, target: Path) -> None:
    """Write a document in the form that the file's name asks for, whole or not at all.

    Raises :class:`UnknownForm` for a name that is neither .pdf nor .docx, and FileTrouble where
    the disk refuses.
    """
    refuse_unknown_form(target)
    if target.suffix.lower() == ".pdf":
        from cchc_desktop.documents.pdf import write_pdf

        write_pdf(document, target)
    else:
        from cchc_desktop.documents.docx import write_docx

        write_docx(document, target)


def refuse_unknown_form(target: Path) -> None:
    """Raise :class:`UnknownForm` for a file's name that asks for no form a report has."""
    if target.suffix.lower() not in FORMS:
        raise UnknownForm(target.name)


def _from_template(
    connection: Connection,
    file: DataFile,
    period: Period,
    number: int | None,
    issued_on: date | None,
) -> Document:
    facts = facts_of(connection, file, period, number=number, issued_on=issued_on)
    template = template_of(connection)
    words = LiveWords(facts, template)
    blocks = composed_again(0, (), offered_blocks(template, facts, words))
    subject = offered_subject(template, words)
    return compose(Composition(type=template.type, subject=subject, blocks=blocks), facts, words)
