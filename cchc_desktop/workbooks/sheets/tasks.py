"""Nhiệm vụ: the tasks of the period's year and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from cchc_desktop.domain.tasks import Task
from cchc_desktop.workbooks.cells import Value
from cchc_desktop.workbooks.lists import ORDINAL, Listing, column_of, value_of

if TYPE_CHECKING:
    from cchc_desktop.workbooks.tally import Tally

SHEET: Final = "Nhiệm vụ"
SHOWS: Final = "Nhiệm vụ của năm và kết quả thực hiện"

_COLUMNS: Final = {
    "content": 400,
    "department": 140,
    "due_on": 90,
    "result": 110,
    "done_on": 100,
    "outcome": 200,
}


def listing(tally: Tally) -> Listing:
    """Return the list of the tasks of the year in which the period lies."""
    return Listing(
        sheet=SHEET,
        name="danh_sach.nhiem_vu",
        owner=tally.office.short_name.upper(),
        title=f"KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM {tally.period.year}",
        subtitle=tally.period_line,
        remark="Kết quả ghi theo sổ nhiệm vụ vào lúc lập bảng này.",
        nothing=f"Chưa ghi nhiệm vụ nào của năm {tally.period.year}.",
        columns=[ORDINAL, *(column_of(Task, name, width) for name, width in _COLUMNS.items())],
        rows=_rows(tally),
        frozen_columns=1,
    )


def count(tally: Tally) -> int:
    """Return how many tasks the list has."""
    return sum(task.year == tally.period.year for task in tally.tasks)


def _rows(tally: Tally) -> Iterator[list[Value]]:
    tasks = (task for task in tally.tasks if task.year == tally.period.year)
    for ordinal, task in enumerate(tasks, start=1):
        yield [ordinal, *(value_of(task, name, tally.catalogues) for name in _COLUMNS)]
