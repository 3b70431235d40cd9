"""The tally of an office read back from its workbook, exactly as it was handed over, or refused.

Only the hidden sheet and the visible table are read, not the lists: three hundred offices' files
take seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.grids import Grid, GridCell
from cchc_desktop.domain.handed_over import (
    SCHEMA,
    HandedOverFigure,
    HandedOverTally,
    OfficeNames,
    ShownTable,
    digest_of,
    shown_text,
)
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.vietnamese import format_number
from cchc_desktop.workbooks.data_sheet import DIGEST, FIGURE_COLUMNS, MARK, SHEET

if TYPE_CHECKING:
    from cchc_desktop.workbooks.reading.opening import ReadWorkbook

T = TypeVar("T")

_MOST_TOLD: Final = 3
_NUMBERS: Final = {
    3: ("kế hoạch năm", "planned"),
    4: ("trong kỳ", "in_period"),
    5: ("lũy kế", "cumulative"),
    6: ("cùng kỳ năm trước", "same_period_last_year"),
}
"""The columns of the visible table that show a figure's own numbers."""


class NotCounted(CchcError):
    """A workbook that is not read back; ``office`` where it still tells whose it is."""

    office: OfficeNames | None = None


class NoTally(NotCounted):
    """The workbook is no tally that this program wrote, or lacks its hidden sheet."""

    def __init__(self, fault: str) -> None:
        super().__init__(f"Không phải bảng tổng hợp do chương trình lập: {fault}.")


class OtherSchema(NotCounted):
    """The hidden sheet has the form of another version of the program."""

    def __init__(self, schema: str) -> None:
        self.newer = schema.isascii() and schema.isdigit() and int(schema) > SCHEMA
        age = "mới hơn" if self.newer else "khác"
        todo = "Hãy cập nhật chương trình này" if self.newer else "Hãy xin cơ quan lập xuất lại"
        super().__init__(
            f"Trang “{SHEET}” theo mẫu của bản chương trình {age} (mẫu {schema[:20]}, chương trình "
            f"này đọc mẫu {SCHEMA}). {todo}."
        )


class Altered(NotCounted):
    """A number was changed after the program wrote the workbook."""


class _Broken(Exception):
    """The hidden sheet does not have its form; nobody but this module sees it."""


def read_tally(path: Path) -> HandedOverTally:
    """Return the tally that a workbook hands over.

    Raises :class:`NoTally`, :class:`OtherSchema`, :class:`Altered`, and what opening it raises:
    :class:`~cchc_desktop.workbooks.reading.refusals.WorkbookRefused` and SheetUnreadable.
    """
    # Here, not above: a start that reads no workbook does not pay for it.
    from cchc_desktop.workbooks.reading.opening import open_workbook

    workbook = open_workbook(path)
    if SHEET not in {sheet.name for sheet in workbook.sheets}:
        raise NoTally(f"không có trang ẩn “{SHEET}”")
    rows = _texts_of(workbook.grid(SHEET))
    try:
        return _read_back(workbook, rows)
    except NotCounted as refusal:
        refusal.office = _office_told(rows)
        raise


def _read_back(workbook: ReadWorkbook, rows: list[list[str]]) -> HandedOverTally:
    if not rows or rows[0][0] != MARK:
        raise NoTally(f"trang “{SHEET}” không có dấu của chương trình")
    schema = rows[0][1] if len(rows[0]) > 1 else ""
    if schema != str(SCHEMA):
        raise OtherSchema(schema)
    kept, content = _parted(rows)
    if digest_of(content) != kept:
        raise Altered(f"Trang “{SHEET}” đã bị sửa sau khi chương trình lập.")
    try:
        tally = _tally(content)
    except _Broken as broken:
        raise NoTally(f"trang “{SHEET}” không đúng mẫu ({broken})") from broken
    if tally.shown.sheet not in {sheet.name for sheet in workbook.sheets}:
        raise Altered(f"Trang “{tally.shown.sheet}” đã bị xoá hoặc đổi tên sau khi lập.")
    _check_shown(tally, workbook.grid(tally.shown.sheet))
    return tally


def _office_told(rows: Sequence[Sequence[str]]) -> OfficeNames | None:
    """Return whose sheet it says it is; a sheet that is not counted may still tell."""
    told = {row[0].removeprefix("office."): row[1] for row in rows if len(row) > 1}
    names = {name.name: told.get(name.name, "") for name in fields(OfficeNames)}
    return OfficeNames(**names) if names["body"] else None


def _texts_of(grid: Grid) -> list[list[str]]:
    """Return the rows of the hidden sheet as texts; an empty row would be one that is missing."""
    return [[_text(cell) for cell in row.cells] for row in grid.rows if row.cells]


def _text(cell: GridCell) -> str:
    value = cell.value
    if isinstance(value, str):
        # A text as it is: not even spaces at its ends are lost.
        return value
    return "" if value is None else str(value)


def _parted(rows: Sequence[list[str]]) -> tuple[str, list[list[str]]]:
    """Return the checksum that the sheet holds, and the rows which it is made of."""
    found = [row[1] for row in rows if row[0] == DIGEST and len(row) > 1]
    return (found[0] if len(found) == 1 else ""), [row for row in rows if row[0] != DIGEST]


def _tally(rows: Sequence[Sequence[str]]) -> HandedOverTally:
    facts = {row[0]: row[1] if len(row) > 1 else "" for row in rows}
    months = tuple(_month(row, facts) for row in rows if row[0] == "month")
    figures = tuple(_figure(row, len(months)) for row in rows if row[0] == "figure")
    if facts.get("figures") != str(len(figures)) or facts.get("months") != str(len(months)):
        raise _Broken("thiếu dòng")
    if [list(row[1 : len(FIGURE_COLUMNS) + 1]) for row in rows if row[0] == "columns"] != [
        list(FIGURE_COLUMNS)
    ]:
        raise _Broken("cột khác")
    return HandedOverTally(
        office=OfficeNames(
            identifier=_fact(facts, "office.identifier"),
            body=_fact(facts, "office.body"),
            short_name=_fact(facts, "office.short_name"),
            unit_name=_fact(facts, "office.unit_name"),
            district=_fact(facts, "office.district"),
            province=_fact(facts, "office.province"),
            superior=_fact(facts, "office.superior"),
        ),
        period=_period(
            _fact(facts, "period.id"),
            *(_fact(facts, f"period.{name}") for name in ("from", "to", "year_from", "calendar")),
        ),
        made_on=_read(date.fromisoformat, _fact(facts, "made_on")),
        made_by=_fact(facts, "made_by"),
        program=_fact(facts, "program"),
        months=months,
        figures=figures,
        shown=ShownTable(
            sheet=_fact(facts, "shown.sheet"),
            first_row=_read(int, _fact(facts, "shown.first_row")),
            last_row=_read(int, _fact(facts, "shown.last_row")),
            columns=_read(int, _fact(facts, "shown.columns")),
            digest=_fact(facts, "shown.sha256"),
        ),
    )


def _fact(facts: Mapping[str, str], name: str) -> str:
    if name not in facts:
        raise _Broken(f"thiếu “{name}”")
    return facts[name]


def _month(row: Sequence[str], facts: Mapping[str, str]) -> Period:
    if len(row) != 5:
        raise _Broken("dòng tháng thiếu ô")
    return _period(row[1], row[2], row[3], row[4], _fact(facts, "period.calendar"))


def _period(id_: str, start: str, end: str, year_start: str, calendar: str) -> Period:
    days = [_read(date.fromisoformat, day) for day in (start, end, year_start)]
    try:
        return Period(id_, days[0], days[1], calendar, days[2])
    except ValueError as error:
        raise _Broken("kỳ báo cáo sai") from error


def _figure(row: Sequence[str], months: int) -> HandedOverFigure:
    cells = [*row[1:], *[""] * (len(FIGURE_COLUMNS) + months + 1 - len(row))]
    if len(cells) != len(FIGURE_COLUMNS) + months:
        raise _Broken("dòng số liệu thừa ô")
    named = dict(zip(FIGURE_COLUMNS, cells, strict=False))
    return HandedOverFigure(
        name=named["name"],
        register=named["register"],
        label=named["label"],
        unit=named["unit"],
        planned=_number(named["planned"]),
        in_period=_number(named["in_period"]),
        cumulative=_number(named["cumulative"]),
        same_period_last_year=_number(named["same_period_last_year"]),
        estimated=_number(named["estimated"]),
        records=_read(int, named["records"]),
        row=_read(int, named["row"]),
        months=tuple(map(_number, cells[len(FIGURE_COLUMNS) :])),
    )


def _number(text: str) -> Decimal | None:
    if not text:
        return None
    number = _read(Decimal, text)
    if not number.is_finite():
        raise _Broken(f"“{text[:20]}” không phải số")
    return number


def _read(make: Callable[[str], T], text: str) -> T:
    try:
        return make(text)
    except (ValueError, InvalidOperation) as error:
        raise _Broken(f"“{text[:20]}” không đọc được") from error


def _check_shown(tally: HandedOverTally, grid: Grid) -> None:
    """Raise :class:`Altered` where people see something else than what was written."""
    shown = tally.shown
    rows: list[list[str]] = []
    for number in range(shown.first_row, shown.last_row + 1):
        row = grid.row(number)
        cells = [] if row is None else [row.cell(at) for at in range(shown.columns)]
        rows.append([_shown(cell) for cell in cells])
    if digest_of(rows) == shown.digest:
        return
    changes = list(_changes(tally, rows))
    told = "; ".join(changes[:_MOST_TOLD])
    more = f" và {len(changes) - _MOST_TOLD} số khác" if len(changes) > _MOST_TOLD else ""
    detail = f": {told}{more}" if told else ""
    raise Altered(f"Trang “{shown.sheet}” đã bị sửa sau khi chương trình lập{detail}.")


def _shown(cell: GridCell) -> str:
    """Return what a visible cell says; a formula in place of a number is a change by itself."""
    if cell.formula or cell.error:
        return f"={cell.error or cell.value}"
    if isinstance(cell.value, date | datetime | time):
        return cell.value.isoformat()
    return shown_text(cell.value)


def _changes(tally: HandedOverTally, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield which numbers differ from the hidden sheet, as a person would look for them."""
    for figure in tally.figures:
        at = figure.row - tally.shown.first_row
        cells = rows[at] if 0 <= at < len(rows) else ()
        for column, (heading, name) in _NUMBERS.items():
            written = getattr(figure, name)
            seen = cells[column] if column < len(cells) else ""
            if seen != shown_text(written):
                was = "để trống" if written is None else format_number(written)
                yield (
                    f"dòng {figure.row} ({figure.label}, {figure.unit}), {heading}: nay là "
                    f"“{seen[:20]}”, khi lập là {was}"
                )
