"""A detailed list: a heading, one row of column names that stays in view, and rows to filter.

The columns come from the declarations of the records' fields, so that a list, the form and the
register's page all say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.fields import Field, Kind, fields_of, lines_of
from cchc_desktop.workbooks.book import Book
from cchc_desktop.workbooks.cells import Sheet, Value
from cchc_desktop.workbooks.styles import (
    AS_TEXT,
    DAY,
    LIST_CELL,
    LIST_CENTRED,
    LIST_HEADING,
    LIST_NUMBER,
    REMARK,
    SUBTITLE,
    TITLE,
    Style,
)

ORDINAL_HEADING: Final = "STT"
_STYLES: Final = {
    Kind.DAY: LIST_CENTRED.numbered(DAY),
    Kind.NUMBER: LIST_NUMBER,
    Kind.WHOLE: LIST_NUMBER,
    Kind.FLAG: LIST_CENTRED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a list; ``width`` in pixels."""

    heading: str
    width: int
    style: Style = LIST_CELL


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a list shows; ``remark`` says how to read it, ``nothing`` that it is empty.

    ``name`` is what other people's formulas call its cells by.
    """

    sheet: str
    name: str
    owner: str
    title: str
    subtitle: str
    remark: str
    nothing: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    frozen_columns: int = 0


ORDINAL: Final = Column(heading=ORDINAL_HEADING, width=40, style=LIST_CENTRED)


def column_of(record: type[Any], name: str, width: int, *, code: bool = False) -> Column:
    """Return the column of a declared field or of the lines ``name`` of a record.

    ``code`` is for a number-symbol or the like, which Excel must take for a text.
    """
    declared = fields_of(record).get(name)
    if declared is None:
        return Column(heading=lines_of(record)[name].label, width=width)
    style = _STYLES.get(declared.kind, LIST_CELL)
    if code:
        style = style.numbered(AS_TEXT)
    return Column(heading=declared.label, width=width, style=style)


def value_of(record: object, name: str, catalogues: Catalogues) -> Value:
    """Return what a list shows of a declared field: a choice by its label, not its code."""
    field: Field = fields_of(type(record))[name]
    value: Value = getattr(record, name)
    if field.kind is Kind.CHOICE and isinstance(value, str):
        return catalogues.text(field.catalogue, value)
    return value


def write_list(book: Book, listing: Listing, advance: Callable[[], None]) -> None:
    """Add the sheet of ``listing``; ``advance`` is called before each row."""
    sheet = book.add_sheet(listing.sheet, [column.width for column in listing.columns])
    last = sheet.last_column
    top = put_head(sheet, listing.owner, listing.title, listing.subtitle, listing.remark)
    sheet.put_row(top, [c.heading for c in listing.columns], [LIST_HEADING] * (last + 1))
    styles = [column.style for column in listing.columns]
    row = top
    for row, values in enumerate(listing.rows, start=top + 1):
        advance()
        sheet.put_row(row, values, styles)
    if row == top:
        row += 1
        sheet.put_line(row, listing.nothing, SUBTITLE)
    else:
        sheet.worksheet.autofilter(top, 0, row, last)
        book.name_cells(listing.name, sheet, top, 0, row, last)
    # A code such as 1.001193 is meant to be a text: no green corner that offers to convert it.
    sheet.worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{row + 1}"})
    sheet.worksheet.freeze_panes(top + 1, listing.frozen_columns)
    sheet.worksheet.repeat_rows(top)
    sheet.worksheet.print_area(0, 0, row, last)


def put_head(
    sheet: Sheet,
    owner: str,
    title: str,
    subtitle: str,
    remark: str,
    *,
    columns: int | None = None,
) -> int:
    """Write whose list it is, its title and how to read it; return the next row.

    It stands across the first ``columns`` where a sheet is wider than its page.
    """
    lines = (
        (owner, Style(bold=True)),
        (title, TITLE),
        (subtitle, SUBTITLE),
        (remark, REMARK),
    )
    for row, (text, style) in enumerate(lines):
        sheet.put_line(row, text, style, columns=columns)
    return len(lines)
