"""The book of outgoing documents: numbers given, cancelled, and looked up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cchc_desktop.documents.tree import Document
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.office import OfficeProfile, profile_on
from cchc_desktop.domain.official_lines import symbol_of
from cchc_desktop.domain.outgoing import JOINT, OutgoingDocument
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.vietnamese import format_count
from cchc_desktop.services.changing import RecordGone, changing, store_all
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_facts import template_of
from cchc_desktop.storage import history as log
from cchc_desktop.storage.engine import Connection, reading
from cchc_desktop.storage.repository import highest, load, load_all


class NumberGiven(CchcError):
    """Raised when a number is asked for that stands in the book already."""


def next_number(file: DataFile, type_code: str, on: date) -> int:
    """Return the number that the next document of a type would get on a day."""
    with reading(file.engine) as connection:
        series = _series(_office(connection, on), type_code)
        return _next(connection, series, on.year)


def enter(file: DataFile, document: OutgoingDocument) -> tuple[OutgoingDocument, Operation]:
    """Enter a document in the book, under the next number where it names none.

    A number that was given cannot be taken back by undo. Raises InvalidRecord,
    :class:`NumberGiven` and NoOfficeProfile.
    """
    with changing(file) as (connection, done):
        made = store_all(connection, file, [_given(connection, file, document)])
        entered: OutgoingDocument = made[0].after  # type: ignore[assignment]
        name = f"Vào sổ văn bản đi số {entered.symbol}"
        done.append(log.write_operation(connection, name, file.who, made, final=True))
    return entered, done[0]


def cancel(file: DataFile, entry_id: int, reason: str) -> Operation:
    """Cancel a number that came to nothing; it stays in the book with the reason.

    Raises InvalidRecord without a reason.
    """
    with changing(file) as (connection, done):
        found = load(connection, "outgoing", [entry_id])
        if entry_id not in found:
            raise RecordGone(REGISTERS["outgoing"])
        cancelled = replace(found[entry_id], cancelled=True, cancel_reason=reason.strip())
        made = store_all(connection, file, [cancelled])
        name = f"Huỷ số {cancelled.symbol}: {reason.strip()}"
        done.append(log.write_operation(connection, name, file.who, made, final=True))
    return done[0]


def line_for(
    connection: Connection,
    file: DataFile,
    report: Report,
    document: Document,
    *,
    on: date,
    number: int | None,
) -> OutgoingDocument:
    """Return the line of the book under which a report is issued, within its transaction."""
    recipients = [name for name in document.recipients.names if not name.startswith("Lưu")]
    if document.addressees is not None:
        recipients = [*document.addressees.names, *recipients]
    return _given(
        connection,
        file,
        OutgoingDocument(
            number=number,
            type=template_of(connection, report).type,
            day=on,
            subject=f"{document.title}: {document.subject}",
            signer=document.signature.name,
            recipients="; ".join(name for name in recipients if name != "Như trên"),
            keeper="VT",
            report=report.id,
        ),
    )


def _given(connection: Connection, file: DataFile, document: OutgoingDocument) -> OutgoingDocument:
    """Return a new line with its series, year, number and symbol."""
    if document.day is None or not document.type:
        return document  # validation says so
    office = _office(connection, document.day)
    series, year = _series(office, document.type), document.day.year
    number = document.number or _next(connection, series, year)
    told = format_count(number, leading_zero=True).replace(".", "")
    symbol = document.symbol or symbol_of(told, document.type, office, file.catalogues)
    return replace(document, series=series, year=year, number=number, symbol=symbol)


def _office(connection: Connection, on: date) -> OfficeProfile:
    return profile_on(load_all(connection, "offices"), on)


def _series(office: OfficeProfile, type_code: str) -> str:
    return JOINT if office.numbering == JOINT else type_code


def _next(connection: Connection, series: str, year: int) -> int:
    given = highest(connection, "outgoing", "number", {"series": series, "year": year})
    return (given or 0) + 1
