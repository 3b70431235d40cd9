"""A tally as it is handed over: the figures that a program of the receiver reads back.

The workbook of a tally carries them on a hidden sheet (``docs/tally-data-sheet.md``) with two
checksums: one over that sheet, one over the table that people see. They notice a number that was
changed on the way; they are no signature, which whoever changes both can make anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from cchc_desktop.domain.counting import Figure
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.vietnamese import normalize

SCHEMA: Final = 1
"""The version of the hidden sheet's form that this program writes and reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeNames:
    """What an office is called, as its profile of the period's last day has it."""

    identifier: str = ""
    body: str = ""
    short_name: str = ""
    unit_name: str = ""
    district: str = ""
    province: str = ""
    superior: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOverFigure:
    """One figure with all its numbers; None is no data, which is not 0.

    The numbers are those of :class:`~cchc_desktop.domain.counting.Figure`; ``months`` are what
    the period's months came to, in their order. ``records`` is how many records lie behind
    ``in_period``, ``row`` where the visible table shows the figure, counted from 1.
    """

    name: str
    register: str
    label: str
    unit: str
    planned: Decimal | None = None
    in_period: Decimal | None = None
    cumulative: Decimal | None = None
    same_period_last_year: Decimal | None = None
    estimated: Decimal | None = None
    records: int = 0
    row: int = 0
    months: tuple[Decimal | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """The table that people see: its sheet, its rows from 1 on, and the checksum of its cells."""

    sheet: str
    first_row: int
    last_row: int
    columns: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOverTally:
    """The tally of one office and one period as it was handed over."""

    office: OfficeNames
    period: Period
    made_on: date
    made_by: str
    program: str
    months: tuple[Period, ...]
    figures: tuple[HandedOverFigure, ...]
    shown: ShownTable


def names_of(office: OfficeProfile) -> OfficeNames:
    """Return the names under which an office hands its tally over."""
    return OfficeNames(
        identifier=office.identifier,
        body=office.body,
        short_name=office.short_name,
        unit_name=office.unit_name,
        district=office.district,
        province=office.province,
        superior=office.superior,
    )


def handed_over(figure: Figure, row: int, months: tuple[Decimal | None, ...]) -> HandedOverFigure:
    """Return a figure as it is handed over; ``row`` is where the visible table shows it."""
    definition = figure.definition
    return HandedOverFigure(
        name=figure.name,
        register=definition.register,
        label=definition.label,
        unit=definition.unit,
        planned=figure.planned,
        in_period=figure.in_period,
        cumulative=figure.cumulative,
        same_period_last_year=figure.same_period_last_year,
        estimated=figure.estimated,
        records=len(figure.records),
        row=row,
        months=months,
    )


def digest_of(rows: Iterable[Sequence[str]]) -> str:
    r"""Return the SHA-256 of a table of texts, in hexadecimal.

    The cells of a row are joined by tabs, empty ones at its end left out, the rows ended by line
    feeds; a backslash, a tab and a line feed inside a text are written ``\\``, ``\t``, ``\n``.
    """
    digest = hashlib.sha256()
    for row in rows:
        cells = [_escaped(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        digest.update(("\t".join(cells) + "\n").encode())
    return digest.hexdigest()


def shown_text(value: str | int | float | Decimal | None) -> str:
    """Return what a cell of the visible table says, the same after any program has saved it.

    A number by its first twelve digits, which all of them keep; a text in NFC without spaces
    round it.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return normalize(value)
    return format(float(value) + 0.0, ".12g")  # + 0.0: no minus before nought


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
