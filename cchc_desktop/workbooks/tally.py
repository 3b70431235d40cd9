"""The tally (tổng hợp): the workbook that goes to the level above with the printed report."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from cchc_desktop.domain.activities import Activity
from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.counting import Figures
from cchc_desktop.domain.documents import Document
from cchc_desktop.domain.fields import fields_of
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.procedures import Procedure
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.domain.reports import Report
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.domain.tasks import Task
from cchc_desktop.files import write_atomically
from cchc_desktop.workbooks.book import making_book
from cchc_desktop.workbooks.lists import write_list
from cchc_desktop.workbooks.sheets import activities, procedures, slogans, summary, tasks

_LISTS: Final = (activities.listing, slogans.listing, procedures.listing, tasks.listing)
_ROWS_A_STEP: Final = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """All that the tally of one period shows.

    ``office`` is the profile valid on the period's last day. ``figures`` carry the trails of
    their records.
    ``activities`` are those of the period in the order of their days; ``procedures``,
    ``slogans`` and ``tasks`` may hold more than the period's: each list picks its own.
    ``documents`` are the cited ones by id.
    """

    office: OfficeProfile
    figures: Figures
    catalogues: Catalogues
    made_on: date
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
        calendar = self.catalogues.text(declared["calendar"].catalogue, self.period.calendar)
        return (
            f"{declared['period'].label}: {self.period.label} ({self.period.days_label}). "
            f"{declared['calendar'].label}: {calendar}"
        )

    def records_behind(self, name: str) -> frozenset[int]:
        """Return the ids that the figure ``name`` counts; none where there is no such figure."""
        return frozenset(self.figures[name].records) if name in self.figures else frozenset()


def write_tally(tally: Tally, target: Path, progress: Progress | None = None) -> None:
    """Write the tally to ``target`` as an .xlsx file, whole or not at all.

    It holds no formulas, so that every cell reads the same where nothing is recalculated. Raises
    :class:`~cchc_desktop.workbooks.cells.CellRefused` for a text that no workbook can hold,
    :class:`~cchc_desktop.workbooks.book.WorkbookTrouble`,
    :class:`~cchc_desktop.files.FileTrouble` and
    :class:`~cchc_desktop.domain.progress.Cancelled`.
    """
    made = io.BytesIO()
    advance = _counting_rows(tally, progress or Unwatched())
    with making_book(
        made, title=tally.title, author=tally.office.short_name, made_on=tally.made_on
    ) as book:
        summary.write_summary(book, tally)
        for listing in _LISTS:
            write_list(book, listing(tally), advance)
    write_atomically(target, made.getvalue())


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
