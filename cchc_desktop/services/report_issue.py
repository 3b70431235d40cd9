"""A report's way onto paper: figures closed, signed, given its number, kept for ever.

Paper first, then the number: a closed report is printed with number and day blank, signed and
stamped, and then issued under the next number of the book (Nghị định 30/2020/NĐ-CP, Điều 14-15).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date

from cchc_desktop.documents.numbering import numbered, symbol_on
from cchc_desktop.documents.pdf import render_pdf
from cchc_desktop.documents.tree import Document
from cchc_desktop.documents.tree_json import document_to_plain
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.reports import CLOSED, DRAFT, ISSUED, Report
from cchc_desktop.domain.vietnamese import format_day
from cchc_desktop.services.book import line_for
from cchc_desktop.services.changing import changing, store_all
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.figures import posting_allowance
from cchc_desktop.services.frozen_figures import (
    FrozenFigure,
    Moved,
    frozen_in,
    frozen_text,
    kept_document,
    moved_in,
)
from cchc_desktop.services.report_composing import begin, writing_of
from cchc_desktop.services.reports import draft, report_in
from cchc_desktop.storage import history as log
from cchc_desktop.storage.closings import (
    Closing,
    add_closing,
    last_closing,
)
from cchc_desktop.storage.counting import count_figures
from cchc_desktop.storage.engine import Connection, reading
from cchc_desktop.storage.file_contents import content_of, keep_content
from cchc_desktop.storage.guards import ISSUED_REPORT, SENTENCES
from cchc_desktop.storage.refusals import Sealed
from cchc_desktop.storage.repository import find_equal, load

__all__ = [
    "DamagedPaper",
    "FrozenFigure",
    "Moved",
    "NoReason",
    "NotClosed",
    "answers_to",
    "begin_related",
    "close",
    "frozen_document",
    "frozen_figures",
    "frozen_pdf",
    "issue",
    "moved_in",
    "moved_since",
    "reopen",
]


class NotClosed(CchcError):
    """Raised when a report that was never closed is asked for what it said then."""


class NoReason(CchcError):
    """Raised when a closed report is to be opened again without saying why."""


class DamagedPaper(CchcError):
    """Raised when the kept PDF of a report is no longer what was kept."""


def close(file: DataFile, report_id: int, *, today: date | None = None) -> Operation:
    """Close a report ("chốt số liệu"): its figures, their records, its text and its PDF freeze.

    What was done to it before can be undone no more; :func:`reopen` is the way back. Raises as
    open_report, and Sealed where it is closed or issued already.
    """
    with changing(file) as (connection, done):
        report = draft(connection, report_id)
        done.append(_close(connection, file, report, today))
    return done[0]


def reopen(file: DataFile, report_id: int, reason: str) -> Operation:
    """Go on writing a closed report; the reason stands in the history.

    Raises :class:`NoReason`, and Sealed for an issued report.
    """
    why = " ".join(reason.split())
    if not why:
        raise NoReason("Mở lại báo cáo đã chốt phải ghi lý do.")
    with changing(file) as (connection, done):
        report = _closed(connection, report_id)
        made = store_all(connection, file, [replace(report, state=DRAFT)])
        name = f"Mở lại báo cáo “{report.title}”: {why}"
        done.append(log.write_operation(connection, name, file.who, made, final=True))
    return done[0]


def issue(
    file: DataFile,
    report_id: int,
    *,
    on: date,
    number: int | None = None,
    signer: str = "",
) -> tuple[Report, Operation]:
    """Give a closed report its number, its day and its signer, and enter it in the book.

    ``number`` is the next one of the book where it is not said. All of it is written at once or
    not at all. Raises Sealed for a report that is issued already, InvalidRecord for a number that
    was given before.
    """
    with changing(file) as (connection, done):
        report = report_in(connection, report_id)
        if report.state == DRAFT:
            _close(connection, file, report, on)
            report = report_in(connection, report_id)
        report = _closed(connection, report_id)
        closing = _closing(connection, report_id)
        document, type_code = _document(closing)
        line = line_for(connection, file, report, document, type_code, on=on, number=number)
        assert line.number is not None
        told = numbered(document, line.number, on)
        line = replace(
            line, symbol=symbol_on(told), signer=signer.strip() or document.signature.name
        )
        if signer.strip() and signer.strip() != document.signature.name:
            raise CchcError(
                f"Người ký “{signer.strip()}” khác với người ký trên bản đã chốt "
                f"({document.signature.name}). Hãy mở lại báo cáo, chọn người ký rồi chốt lại."
            )
        add_closing(
            connection,
            report=report_id,
            stage=ISSUED,
            who=file.who,
            document=_document_text(told, type_code),
            figures=closing.figures,
            pdf=keep_content(connection, render_pdf(told)),
        )
        issued = replace(
            report,
            state=ISSUED,
            number=line.number,
            issued_on=on,
            signer=document.signature.name,
        )
        made = store_all(connection, file, [line, issued])
        log.seal_report(connection, report_id)
        name = f"Ban hành báo cáo số {line.symbol} ngày {format_day(on)}"
        done.append(log.write_operation(connection, name, file.who, made, final=True))
    stored: Report = made[1].after  # type: ignore[assignment]
    return stored, done[0]


def begin_related(file: DataFile, report_id: int, relation: str) -> tuple[Report, Operation]:
    """Begin the report that supersedes, corrects or recalls an issued one (Điều 18).

    The issued one is not touched. Raises NotClosed where it is not issued.
    """
    with reading(file.engine) as connection:
        report = report_in(connection, report_id)
    if report.state != ISSUED:
        raise NotClosed("Chỉ báo cáo đã ban hành mới có báo cáo thay thế, đính chính, thu hồi.")
    period = file.period(report.period, report.calendar)
    return begin(file, period, former=report_id, relation=relation, related=report_id)


def frozen_document(file: DataFile, report_id: int) -> Document:
    """Return the document of a closed or issued report; raises :class:`NotClosed`."""
    with reading(file.engine) as connection:
        return _document(_closing_of(connection, report_id))[0]


def frozen_pdf(file: DataFile, report_id: int) -> bytes:
    """Return the PDF of a closed or issued report as it was kept, byte by byte.

    Raises :class:`NotClosed`, and :class:`DamagedPaper` where the disk has changed it.
    """
    with reading(file.engine) as connection:
        closing = _closing_of(connection, report_id)
        content = content_of(connection, closing.pdf)
    if content is None or hashlib.sha256(content).hexdigest() != closing.pdf:
        raise DamagedPaper(
            "Tệp PDF đã lưu của báo cáo này bị hỏng, không còn đúng như khi chốt. Các dữ liệu khác "
            "không bị ảnh hưởng; hãy khôi phục từ bản sao lưu gần nhất."
        )
    return content


def frozen_figures(file: DataFile, report_id: int) -> tuple[FrozenFigure, ...]:
    """Return the figures of a closed or issued report; raises :class:`NotClosed`."""
    with reading(file.engine) as connection:
        return frozen_in(_closing_of(connection, report_id))


def moved_since(file: DataFile, report_id: int) -> tuple[Moved, ...]:
    """Return the figures that are no longer what a closed or issued report says.

    Raises :class:`NotClosed`.
    """
    catalogues = file.catalogues
    with reading(file.engine) as connection:
        closing = _closing_of(connection, report_id)
        report = report_in(connection, report_id)
        period = file.period(report.period, report.calendar)
        allowance = posting_allowance(connection, period.end)
        # Counted without the office: its profile may have gone since.
        now = count_figures(connection, period, catalogues, allowance=allowance, trails=True)
    return moved_in(closing, now)


def answers_to(file: DataFile, report_id: int) -> tuple[Report, ...]:
    """Return the reports that supersede, correct or recall this one."""
    with reading(file.engine) as connection:
        ids = find_equal(connection, "reports", {"related": report_id})
        return tuple(load(connection, "reports", ids).values())


def _close(connection: Connection, file: DataFile, report: Report, today: date | None) -> Operation:
    assert report.id is not None
    writing = writing_of(connection, file, report, today=today)
    if not writing.shown:
        raise NotClosed("Báo cáo này chưa có nội dung; hãy soạn từ mẫu trước khi chốt số liệu.")
    add_closing(
        connection,
        report=report.id,
        stage=CLOSED,
        who=file.who,
        document=_document_text(writing.document, writing.template.type),
        figures=frozen_text(writing.facts.figures),
        pdf=keep_content(connection, render_pdf(writing.document)),
    )
    made = store_all(connection, file, [replace(report, state=CLOSED)])
    log.seal_report(connection, report.id)
    name = f"Chốt số liệu báo cáo “{report.title}”"
    return log.write_operation(connection, name, file.who, made, final=True)


def _closed(connection: Connection, report_id: int) -> Report:
    report = report_in(connection, report_id)
    if report.state == ISSUED:
        raise Sealed(SENTENCES[ISSUED_REPORT])
    if report.state != CLOSED:
        raise NotClosed("Báo cáo này chưa chốt số liệu.")
    return report


def _closing_of(connection: Connection, report_id: int) -> Closing:
    """Return what a report says since it was closed; raises NotClosed for one being written."""
    if report_in(connection, report_id).state == DRAFT:
        raise NotClosed("Báo cáo này đang được soạn, chưa chốt số liệu.")
    return _closing(connection, report_id)


def _closing(connection: Connection, report_id: int) -> Closing:
    closing = last_closing(connection, report_id)
    if closing is None:
        raise NotClosed(
            "Báo cáo này được ghi lại từ trước khi dùng chương trình nên không có bản lưu để xem."
        )
    return closing


def _document_text(document: Document, type_code: str) -> str:
    """Return a document as it is kept, with the code of what kind of document it is."""
    plain = {"is": type_code, **document_to_plain(document)}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _document(closing: Closing) -> tuple[Document, str]:
    """Return the document of a closing, and the code of its kind."""
    document, plain = kept_document(closing)
    return document, str(plain.get("is", ""))
