"""What is worth saying of a workbook as a whole before its rows are taken in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from cchc_desktop.domain.errors import InvalidValue
from cchc_desktop.domain.fields import Kind
from cchc_desktop.domain.grids import Grid, column_name
from cchc_desktop.domain.importing.columns import columns_of
from cchc_desktop.domain.importing.days import day_of
from cchc_desktop.domain.importing.heads import Table

_FEWEST: Final = 2
"""Real days that must all lie early in their months before their order is doubted."""
_LAST_MONTH: Final = 12


def observations(grid: Grid, table: Table, register: str, today: date) -> Iterator[str]:
    """Yield sentences about hidden rows and columns, a filter, and days that seem turned round."""
    hidden = sum(row.hidden for row in grid.rows if row.number > table.last)
    if hidden:
        why = " (đang lọc)" if grid.filtered else ""
        yield f"Trang “{grid.name}” có {hidden} dòng đang ẩn{why}; các dòng đó cũng được đọc."
    matched = [column for column in table.columns if column.path]
    unseen = [c.heading for c in matched if c.index in grid.hidden_columns]
    if unseen:
        names = ", ".join(f"“{name}”" for name in unseen)
        yield f"Trang “{grid.name}” có cột đang ẩn cũng được đọc: {names}."
    for column in matched:
        if columns_of(register)[column.base].field.kind is Kind.DAY and _seem_turned(
            grid, table, column.index, today
        ):
            yield (
                f"Cột “{column.heading}” ({column_name(column.index)}): các ô Excel hiểu là ngày "
                "đều có ngày không quá 12, các ô còn lại là chữ. Có thể Excel đã đảo ngày với "
                "tháng (05/03 thành 03/05); hãy kiểm tra trước khi nhập."
            )


def _seem_turned(grid: Grid, table: Table, index: int, today: date) -> bool:
    """Tell whether Excel, set to month/day, may have taken those days that it could for others."""
    real, late_text = 0, False
    for row in grid.rows:
        value = row.cell(index).value
        if row.number <= table.last or value is None:
            continue
        if isinstance(value, date):
            if value.day > _LAST_MONTH:
                return False
            real += 1
        elif isinstance(value, str) and not late_text:
            try:
                day, _ = day_of(value, today, year=today.year)
            except InvalidValue:
                continue
            late_text = day.day > _LAST_MONTH
    return late_text and real >= _FEWEST
