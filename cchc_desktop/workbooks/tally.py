"""The tally (tổng hợp): the workbook that goes to the level above with the printed report."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from cchc_desktop.domain.activities import Activity
from cchc_desktop.domain.by_month import ByMonth
from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.counting import Figures
from cchc_desktop.domain.documents import Document
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.handed_over import HandedOverTally, handed_over, names_of
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.procedures import Procedure
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.domain.tasks import Task
from cchc_desktop.files import write_atomically
from cchc_desktop.workbooks.book import making_book
from cchc_desktop.workbooks.data_sheet import write_data_sheet
from cchc_desktop.workbooks.lists import write_list
from cchc_desktop.workbooks.sheets import (
    activities,
    by_month,
    cover,
    evidence,
    procedure_changes,
    procedures,
    reconciliation,
    slogans,
    summary,
    tasks,
)
from cchc_desktop.workbooks.sheets.cover import Entry
from cchc_desktop.workbooks.sheets.summary import Shown

_LISTS: Final = (
    activities.listing,
    evidence.listing,
    slogans.listing,
    procedures.listing,
    procedure_changes.listing,
    tasks.listing,
)
_ROWS_A_STEP: Final = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """All that the tally of one period shows.

    ``office`` is the profile valid on the period's last day. ``figures`` carry the trails of
    their records, ``by_month`` what they came to in each month; ``allowance`` is how many working
    days a posting may be late. ``made_by`` is whose account made
    it, ``program`` the program's version.
    ``activities`` are those of the period in the order of their days; ``procedures``,
    ``slogans`` and ``tasks`` may hold more than the period's: each list picks its own.
    ``documents`` are the cited ones by id.
    """

    office: OfficeProfile
    figures: Figures
    catalogues: Catalogues
    made_on: date
    by_month: ByMonth
    allowance: int = 0
    made_by: str = ""
    program: str = ""
    activities: Sequence[Activity] = ()
    slogans: Sequence[Slogan] = ()
    procedures: Sequence[Procedure] = ()
    tasks: Sequence[Task] = ()
    documents: Mapping[int, Document] = field(default_factory=dict)

    @property
    def period(self) -> Period:
        """The period that is counted."""
        return self.figures.period

    @property
    def title(self) -> str:
        """The workbook's title in its document properties."""
        return f"{summary.HEADLINE.capitalize()} - {self.period.label}"

    @property
    def period_line(self) -> str:
        """The period with its days and its calendar, printed on every list."""
        declared = fields_of(Report)
        return (
            f"{declared['period'].label}: {self.period.label} ({self.period.days_label}). "
            f"{declared['calendar'].label}: {self.calendar_label}"
        )

    @property
    def calendar_label(self) -> str:
        """What the period's calendar is called."""
        return self.catalogues.text(fields_of(Report)["calendar"].catalogue, self.period.calendar)


def write_tally(tally: Tally, target: Path, progress: Progress | None = None) -> None:
    """Write the tally to ``target`` as an .xlsx file, whole or not at all.

    What the receiver's program reads back stands on a hidden sheet. It holds no formulas, so
    that every cell reads the same where nothing is recalculated. Raises
    :class:`~cchc_desktop.workbooks.cells.CellRefused` for a text that no workbook can hold,
    :class:`~cchc_desktop.workbooks.book.WorkbookTrouble`,
    :class:`~cchc_desktop.files.FileTrouble` and
    :class:`~cchc_desktop.domain.progress.Cancelled`.
    """
    made = io.BytesIO()
    advance = _counting_rows(tally, progress or Unwatched())
    with making_book(
        made,
        title=tally.title,
        author=tally.office.short_name,
        made_on=tally.made_on,
        subject=tally.period_line,
        keywords="cải cách hành chính, tuyên truyền, tổng hợp",
        comments=f"CCHC Desktop {tally.program}",
    ) as book:
        cover.write_cover(book, tally, _entries(tally))
        shown = summary.write_summary(book, tally)
        by_month.write_by_month(book, tally)
        for listing in _LISTS:
            write_list(book, listing(tally), advance)
        reconciliation.write_reconciliation(book, tally)
        write_data_sheet(book, _handed_over(tally, shown))
    write_atomically(target, made.getvalue())


def _entries(tally: Tally) -> list[Entry]:
    """Return the sheets that the cover leads to, in their order."""
    return [
        Entry(summary.SHEET, None, summary.SHOWS),
        Entry(by_month.SHEET, None, by_month.SHOWS),
        Entry(activities.SHEET, len(tally.activities), activities.SHOWS),
        Entry(evidence.SHEET, evidence.count(tally), evidence.SHOWS),
        Entry(slogans.SHEET, slogans.count(tally), slogans.SHOWS),
        Entry(procedures.SHEET, procedures.count(tally), procedures.SHOWS),
        Entry(procedure_changes.SHEET, procedure_changes.count(tally), procedure_changes.SHOWS),
        Entry(tasks.SHEET, tasks.count(tally), tasks.SHOWS),
        Entry(reconciliation.SHEET, len(tally.figures), reconciliation.SHOWS),
    ]


def _handed_over(tally: Tally, shown: Shown) -> HandedOverTally:
    """Return what a program reads of the tally; ``shown`` says where people see it."""
    return HandedOverTally(
        office=names_of(tally.office),
        period=tally.period,
        made_on=tally.made_on,
        made_by=tally.made_by,
        program=f"CCHC Desktop {tally.program}".strip(),
        months=tally.by_month.months,
        figures=tuple(
            handed_over(figure, shown.rows[figure.name] + 1, tally.by_month.of(figure))
            for figure in tally.figures
        ),
        shown=shown.table,
    )


def _counting_rows(tally: Tally, progress: Progress) -> Callable[[], None]:
    """Return what is to be called before each row of a list; it tells ``progress`` now and then.

    The total is an estimate: one row a record, which suffices for a bar on the screen.
    """
    total = sum(map(len, (tally.activities, tally.slogans, tally.procedures, tally.tasks)))
    rows = 0

    def advance() -> None:
        nonlocal rows
        if rows % _ROWS_A_STEP == 0:
            progress.step(min(rows, total), total, "Đang ghi bảng tính")
        rows += 1

    return advance
