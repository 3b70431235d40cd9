"""The book of outgoing documents as a file: a PDF for the printer, a workbook for Excel."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cchc_desktop.domain.office import NoOfficeProfile, OfficeProfile, profile_on
from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.outgoing_book import OutgoingBook
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.files import write_atomically
from cchc_desktop.services.book import lines_of
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.records import get_all


def book_of(file: DataFile, year: int, series: str = "") -> OutgoingBook:
    """Return the book of a year, or of one series in it.

    It bears the name that the office has at the year's end, else the one of its last line. Raises
    NoOfficeProfile.
    """
    lines = lines_of(file, year, series)
    return OutgoingBook(
        year=year,
        office=_keeper(get_all(file, "offices"), year, lines),
        lines=lines,
        catalogues=file.catalogues,
        series=series,
    )


def book_pdf(file: DataFile, year: int, series: str = "") -> bytes:
    """Return the book of a year, or of one series in it, as a PDF of pages across.

    The same book gives the same bytes. Raises NoOfficeProfile.
    """
    return _drawn(book_of(file, year, series))


def write_book_pdf(
    file: DataFile,
    year: int,
    target: Path,
    *,
    series: str = "",
    progress: Progress | None = None,
) -> None:
    """Write :func:`book_pdf` to ``target``, whole or not at all; raises FileTrouble too."""
    watcher = progress or Unwatched()
    watcher.step(0, 2, "Đang đọc sổ")
    book = book_of(file, year, series)
    watcher.step(1, 2, "Đang dàn trang")
    write_atomically(target, _drawn(book))
    watcher.step(2, 2, "Xong")


def write_book_workbook(
    file: DataFile,
    year: int,
    target: Path,
    progress: Progress | None = None,
    *,
    series: str = "",
    made_on: date | None = None,
) -> None:
    """Write the book of a year, or of one series in it, as an .xlsx file, whole or not at all.

    ``made_on`` is today's date where it is not said. Raises NoOfficeProfile, CellRefused,
    WorkbookTrouble, and FileTrouble where the disk refuses.
    """
    from cchc_desktop.workbooks.outgoing_book import write_outgoing_book

    book = book_of(file, year, series)
    write_outgoing_book(book, target, made_on=made_on or date.today(), progress=progress)


def _drawn(book: OutgoingBook) -> bytes:
    from cchc_desktop.documents.outgoing_book import listing_of
    from cchc_desktop.documents.pdf import draw_listing

    return draw_listing(listing_of(book))


def _keeper(
    profiles: tuple[OfficeProfile, ...], year: int, lines: tuple[OutgoingDocument, ...]
) -> OfficeProfile:
    end = date(year, 12, 31)
    try:
        return profile_on(profiles, end)
    except NoOfficeProfile:
        days = [line.day for line in lines if line.day is not None]
        return profile_on(profiles, max(days, default=end))
