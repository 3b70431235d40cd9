"""Open a data file and look at all of it, as the window and the commands do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.periods import PeriodKind, period_of
from cchc_desktop.domain.queries import Query
from cchc_desktop.domain.registers import PAGES, REGISTERS
from cchc_desktop.domain.reports import CLOSED, ISSUED
from cchc_desktop.services import records
from cchc_desktop.services.data_file import DataFile, open_data_file
from cchc_desktop.services.figures import figures
from cchc_desktop.services.report_issue import frozen_figures, frozen_pdf, moved_since
from cchc_desktop.services.report_view import view_report

_LOOKED_AT = 5
"""How many records of a register have their history read."""


def look_through(path: Path, *, everything: bool = True) -> int:
    """Return how many records were read; raises CchcError where the program refuses.

    With ``everything`` each part is looked at, whether or not another part was refused; the first
    refusal is raised at the end.
    """
    file = open_data_file(path, who="Thử")
    try:
        return _looked_at(file, everything)
    finally:
        file.close()


def _looked_at(file: DataFile, everything: bool) -> int:
    refusals: list[CchcError] = []
    count = 0
    for name in REGISTERS:
        try:
            found = records.get_all(file, name)
            count += len(found)
            for record in found[:_LOOKED_AT]:
                records.history(file, name, record.id)
        except CchcError as refusal:
            refusals.append(refusal)
    steps: list[Callable[[], object]] = [
        lambda: [records.page(file, Query(register=name)) for name in PAGES],
        lambda: records.search_everywhere(file, "tuyen truyen"),
        lambda: (records.undo_name(file), records.redo_name(file), records.last_saved_at(file)),
        lambda: figures(file, file.period("2022")),
        lambda: figures(
            file, period_of(date(2022, 5, 1), PeriodKind.QUARTER, file.calendars["calendar"])
        ),
        lambda: _look_at_reports(file, refusals),
    ]
    for step in steps if everything else ():
        try:
            step()
        except CchcError as refusal:
            refusals.append(refusal)
    if refusals:
        raise refusals[0]
    return count


def _look_at_reports(file: DataFile, refusals: list[CchcError]) -> None:
    for report in records.get_all(file, "reports"):
        if report.state not in (CLOSED, ISSUED):
            continue
        looks: tuple[Callable[[DataFile, int], object], ...]
        looks = (view_report, frozen_figures, frozen_pdf, moved_since)
        for look in looks:
            try:
                look(file, report.id)
            except CchcError as refusal:
                refusals.append(refusal)
