"""The number of an outgoing document: in which series it is given, and which comes next.

Everything that stores a new line of the book goes through :func:`numbered`, within the
transaction that stores it: so a number is given once, however many ask at the same time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.office import NoOfficeProfile, OfficeProfile, profile_on
from cchc_desktop.domain.official_lines import symbol_of
from cchc_desktop.domain.outgoing import JOINT, OutgoingDocument, number_of, on_paper
from cchc_desktop.storage.engine import Connection
from cchc_desktop.storage.outgoing_numbers import free_number
from cchc_desktop.storage.repository import load_all


def series_on(connection: Connection, type_code: str, on: date) -> str:
    """Return the series in which a type gets its numbers on a day; raises NoOfficeProfile."""
    return _series(_office(connection, on), type_code)


def next_number(connection: Connection, type_code: str, on: date) -> int:
    """Return the number that the next document of a type gets on a day.

    Raises NoOfficeProfile.
    """
    return free_number(connection, series_on(connection, type_code, on), on.year)


def numbered(
    connection: Connection, document: OutgoingDocument, catalogues: Catalogues
) -> OutgoingDocument:
    """Return a new line with its series, year, number and symbol.

    The number is the typed one, else the one with which the typed symbol begins, else the next.
    Where the day, the type or the office of that day is not known, the line stays as it is:
    whoever checks it says what is missing.
    """
    if document.day is None or not document.type:
        return document
    try:
        office = _office(connection, document.day)
    except NoOfficeProfile:
        return document
    series, year = _series(office, document.type), document.day.year
    number = document.number
    if number is None:
        number = number_of(document.symbol) or free_number(connection, series, year)
    symbol = document.symbol or symbol_of(on_paper(number), document.type, office, catalogues)
    return replace(document, series=series, year=year, number=number, symbol=symbol)


def _office(connection: Connection, on: date) -> OfficeProfile:
    return profile_on(load_all(connection, "offices"), on)


def _series(office: OfficeProfile, type_code: str) -> str:
    return JOINT if office.numbering == JOINT else type_code
