"""The book of outgoing documents: numbers given, cancelled, and looked up.

A number is given by whatever stores a new line (:mod:`cchc_desktop.services.given_numbers`); here
are the operations that a clerk asks for by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cchc_desktop.documents.tree import Document
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.office import NoOfficeProfile
from cchc_desktop.domain.outgoing import Given, OutgoingDocument, skipped
from cchc_desktop.domain.outgoing_book import in_book_order
from cchc_desktop.domain.queries import Operation
from cchc_desktop.domain.registers import REGISTERS
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.validation import Problem
from cchc_desktop.services import given_numbers
from cchc_desktop.services.changing import RecordGone, changing, faults_of, log_change, store_all
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.given_numbers import numbered
from cchc_desktop.storage.engine import Connection, reading
from cchc_desktop.storage.outgoing_numbers import numbers_of, years_of
from cchc_desktop.storage.repository import find_equal, load


class AlreadyCancelled(CchcError):
    """Raised when a cancelled number is to be cancelled again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What a line would be entered as, were it saved now.

    ``number`` and ``symbol`` are None and empty while the day or the type is not known;
    ``problems`` are what is wrong or unusual about them.
    """

    number: int | None
    symbol: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a series of a year stands: numbers given, those of them cancelled, numbers it lacks."""

    series: str
    given: int
    cancelled: int
    lacking: tuple[range, ...]


def next_number(file: DataFile, type_code: str, on: date) -> int:
    """Return the number that the next document of a type would get; raises NoOfficeProfile."""
    with reading(file.engine) as connection:
        return given_numbers.next_number(connection, type_code, on)


def outlook(file: DataFile, document: OutgoingDocument) -> Outlook:
    """Return what a line, finished or not, would be entered as."""
    with reading(file.engine) as connection:
        new = document.id is None
        entered = numbered(connection, document, file.catalogues) if new else document
        problems = faults_of(connection, file, document)
    places = ("number", "symbol", "day")
    return Outlook(
        number=entered.number,
        symbol=entered.symbol,
        problems=tuple(problem for problem in problems if problem.path in places),
    )


def enter(file: DataFile, document: OutgoingDocument) -> tuple[OutgoingDocument, Operation]:
    """Enter a document in the book, under the next number where it names none.

    A number that was given cannot be taken back by undo. Raises InvalidRecord, also for a number
    that stands in the book already and for a day on which there is no office profile.
    """
    with changing(file) as (connection, done):
        made = store_all(connection, file, [document])
        entered: OutgoingDocument = made[0].after  # type: ignore[assignment]
        done.append(log_change(connection, file, f"Vào sổ văn bản đi số {entered.symbol}", made))
    return entered, done[0]


def enter_all(
    file: DataFile, documents: Sequence[OutgoingDocument]
) -> tuple[tuple[OutgoingDocument, ...], Operation]:
    """Enter many documents, in their order, as one operation: all of them or none.

    Raises as :func:`enter` does, for the first that cannot be entered.
    """
    with changing(file) as (connection, done):
        made = store_all(connection, file, documents)
        name = f"Vào sổ {len(documents)} văn bản đi"
        done.append(log_change(connection, file, name, made))
    entered = (change.after for change in made)
    return tuple(line for line in entered if isinstance(line, OutgoingDocument)), done[0]


def cancel(file: DataFile, entry_id: int, reason: str) -> Operation:
    """Cancel a number that came to nothing; it stays in the book with the reason.

    Neither this nor what was done to the line before can be undone. Raises RecordGone,
    :class:`AlreadyCancelled`, and InvalidRecord without a reason or for the number of an issued
    report.
    """
    why = " ".join(reason.split())
    with changing(file) as (connection, done):
        found = load(connection, "outgoing", [entry_id])
        if entry_id not in found:
            raise RecordGone(REGISTERS["outgoing"])
        line: OutgoingDocument = found[entry_id]
        if line.cancelled:
            raise AlreadyCancelled(f"Số {line.symbol} đã huỷ từ trước: {line.cancel_reason}")
        made = store_all(connection, file, [replace(line, cancelled=True, cancel_reason=why)])
        name = f"Huỷ số {line.symbol}: {why}"
        done.append(log_change(connection, file, name, made))
    return done[0]


def gaps(file: DataFile, series: str, year: int) -> tuple[range, ...]:
    """Return the numbers that a series lacks in a year because a chosen one left them out."""
    with reading(file.engine) as connection:
        return skipped(numbers_of(connection, year), series)


def standings(file: DataFile) -> Mapping[int, tuple[Standing, ...]]:
    """Return how the book stands, by year and series, the newest year first."""
    with reading(file.engine) as connection:
        given = {year: numbers_of(connection, year) for year in years_of(connection)}
    return {year: tuple(_standings(numbers)) for year, numbers in given.items()}


def lines_of(file: DataFile, year: int, series: str = "") -> tuple[OutgoingDocument, ...]:
    """Return the lines of a year, or of one series in it, in the order of the book."""
    wanted = {"year": year, "series": series} if series else {"year": year}
    with reading(file.engine) as connection:
        ids = find_equal(connection, "outgoing", wanted)
        found = load(connection, "outgoing", ids).values()
    return in_book_order(found, file.catalogues)


def line_for(
    connection: Connection,
    file: DataFile,
    report: Report,
    document: Document,
    type_code: str,
    *,
    on: date,
    number: int | None,
) -> OutgoingDocument:
    """Return the line of the book under which a report is issued, within its transaction.

    Raises NoOfficeProfile.
    """
    recipients = [name for name in document.recipients.names if not name.startswith("Lưu")]
    if document.addressees is not None:
        recipients = [*document.addressees.names, *recipients]
    line = OutgoingDocument(
        number=number,
        type=type_code,
        day=on,
        subject=document.subject,
        signer=document.signature.name,
        recipients="; ".join(name for name in recipients if name != "Như trên"),
        keeper="VT",
        report=report.id,
    )
    line = numbered(connection, line, file.catalogues)
    if line.number is None or line.year is None:
        raise NoOfficeProfile(on)
    return line


def _standings(given: Sequence[Given]) -> Iterator[Standing]:
    for series in sorted({each.series for each in given}):
        own = [each for each in given if each.series == series]
        yield Standing(
            series=series,
            given=len(own),
            cancelled=sum(each.cancelled for each in own),
            lacking=skipped(given, series),
        )
