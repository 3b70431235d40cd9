"""The open data file as the window's pages see it: what they ask, what they do, what changed.

The services are imported on first use, so that the window paints before SQLAlchemy is read.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from cchc_desktop.domain.calendars import Calendar
from cchc_desktop.domain.catalogues import CatalogueEntry, Catalogues
from cchc_desktop.domain.fields import Record, fields_of
from cchc_desktop.domain.periods import Period, PeriodKind, WrongPeriod, parse_period, period_of
from cchc_desktop.domain.queries import PAGE_SIZE, Cursor, HistoryEntry, Operation, Page, Query
from cchc_desktop.domain.registers import register_of
from cchc_desktop.domain.validation import Problem
from cchc_desktop.files import FileTrouble
from cchc_desktop.ui.drafts import Drafts
from cchc_desktop.ui.looked_at import LookedAt
from cchc_desktop.ui.tasks import Tasks
from cchc_desktop.ui.undoing import Undoing
from cchc_desktop.ui.wording import text_of, worded

if TYPE_CHECKING:
    from cchc_desktop.domain.counting import Figures
    from cchc_desktop.services.data_file import DataFile
    from cchc_desktop.services.figures import Overview
    from cchc_desktop.shell.settings import Settings

logger = logging.getLogger(__name__)

REFERENCES_OFFERED = 2000
"""How many records a reference field offers at most, the newest first."""


class Desk(QObject):
    """One data file with its drafts, the tasks at work on it and the period looked at."""

    changed = Signal(object)
    """An Operation has changed the data file; comes after the call that made it has returned."""

    period_changed = Signal()
    """Another period is looked at."""

    drafts_changed = Signal()
    """A draft has come or gone."""

    drafts_unwritten = Signal()
    """Something is typed that is not on the disk yet; comes with every key."""

    _arrived = Signal(object)

    def __init__(
        self,
        file: DataFile,
        settings: Settings,
        drafts: Drafts,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.file = file
        self.settings = settings
        self.drafts = drafts
        drafts.listen(self.drafts_unwritten.emit)
        self.today = today
        self.tasks = Tasks(self)
        self.looked_at = LookedAt()
        self.undoing = Undoing(file, self.tasks, self)
        self._arrived.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = file.subscribe(self._arrived.emit)
        self._catalogues = (file.catalogues, file.catalogues.worded_by(worded))
        self._period = self._first_period()

    @property
    def catalogues(self) -> Catalogues:
        """The catalogues with the office's own entries, in the window's language."""
        told, worded_ones = self._catalogues
        present = self.file.catalogues
        if present is not told:
            worded_ones = present.worded_by(worded)
            self._catalogues = (present, worded_ones)
        return worded_ones

    @property
    def calendars(self) -> Mapping[str, Calendar]:
        """The calendars by code."""
        return self.file.calendars

    @property
    def period(self) -> Period:
        """The period looked at."""
        return self._period

    def set_period(self, period: Period) -> None:
        """Look at another period, now and at the next start."""
        if period != self._period:
            self._period = period
            self.settings.periods[str(self.file.path)] = [period.id, period.calendar]
            self.period_changed.emit()

    def look_at_newest(self) -> None:
        """Look at the year of the newest activity."""
        self.set_period(self._newest_year())

    def page(
        self, query: Query, after: Cursor | None = None, size: int = PAGE_SIZE
    ) -> Page[Record]:
        """Return some records of a list."""
        from cchc_desktop.services import records

        return records.page(self.file, query, after, size)

    def count(self, query: Query) -> int:
        """Return how many records a list has."""
        from cchc_desktop.services import records

        return records.count(self.file, query)

    def get(self, register: str, record: int) -> Record:
        """Return one record; raises RecordGone."""
        from cchc_desktop.services import records

        found: Record = records.get(self.file, register, record)
        return found

    def check(self, record: Record) -> tuple[Problem, ...]:
        """Return the faults and warnings of a record."""
        from cchc_desktop.services import records

        return records.check(self.file, record)

    def save(self, record: Record) -> Record:
        """Save a record and return it as it was saved; raises InvalidRecord."""
        from cchc_desktop.services import records

        saved: Record = records.save(self.file, record)[0]
        return saved

    def delete(self, register: str, ids: Iterable[int]) -> Operation:
        """Delete records; can be undone."""
        from cchc_desktop.services import records

        return records.delete(self.file, register, tuple(ids))

    def undo_name(self) -> str | None:
        """Return the name of the change that undo would take back."""
        from cchc_desktop.services import records

        return records.undo_name(self.file)

    def redo_name(self) -> str | None:
        """Return the name of the change that redo would make again."""
        from cchc_desktop.services import records

        return records.redo_name(self.file)

    def lost_redo_name(self) -> str | None:
        """Return the name of the change that redo would make again but for the newest one."""
        from cchc_desktop.services import records

        return records.lost_redo_name(self.file)

    def history(self, register: str, record: int) -> tuple[HistoryEntry, ...]:
        """Return what was changed of a record, the newest first."""
        from cchc_desktop.services import records

        return records.history(self.file, register, record)

    def search_everywhere(self, text: str) -> tuple[tuple[str, Record], ...]:
        """Return records of every register that hold ``text``."""
        from cchc_desktop.services import records

        return records.search_everywhere(self.file, text)

    def figures(self, period: Period) -> Figures:
        """Return the figures of a period."""
        from cchc_desktop.services import figures

        return figures.figures(self.file, period)

    def overview(self, period: Period) -> Overview:
        """Return the figures of a period with what is missing and what is due."""
        from cchc_desktop.services import figures

        return figures.overview(self.file, period)

    def all_of(self, register: str) -> list[Record]:
        """Return the records that a reference to ``register`` may choose from."""
        return list(self.page(Query(register=register), None, REFERENCES_OFFERED).records)

    def title_of(self, record: Record) -> str:
        """Return what people call a record, on one line."""
        register = register_of(record)
        value = getattr(record, register.name_field)
        return text_of(fields_of(type(record))[register.name_field], value, self.catalogues)

    def has_any(self, register: str) -> bool:
        """Tell whether a register has any record."""
        return bool(self.page(Query(register=register), None, 1).records)

    def sums(self, query: Query) -> Mapping[tuple[str, str], Decimal]:
        """Return the sums of a list of activities by channel and unit."""
        from cchc_desktop.services import records

        return records.sums(self.file, query)

    def trail(self, period: Period, name: str) -> tuple[int, ...]:
        """Return the ids of the records behind a figure."""
        from cchc_desktop.services import figures

        return figures.trail(self.file, period, name)

    def last_saved_at(self) -> datetime | None:
        """Return when the data file was last changed, in UTC, or None."""
        from cchc_desktop.services import records

        return records.last_saved_at(self.file)

    def add_entry(self, catalogue: str, label: str) -> str:
        """Add an entry to a catalogue and return its code; raises InvalidRecord."""
        saved = self.save(CatalogueEntry(catalogue=catalogue, label=label))
        assert isinstance(saved, CatalogueEntry)
        return saved.code

    def close(self) -> None:
        """Stop the work and keep the drafts; the data file stays open for whoever opened it."""
        self.undoing.stop()
        self.tasks.close()
        self.looked_at.clear()
        self._unsubscribe()
        self.drafts.listen(lambda: None)
        try:
            self.drafts.write()
        except FileTrouble as trouble:
            # The window has said so before it closed (MainWindow.closeEvent).
            logger.warning("%s", trouble)

    def _first_period(self) -> Period:
        """Return the period looked at last time, else the year of the newest activity."""
        kept = self.settings.periods.get(str(self.file.path))
        if kept is not None and kept[1] in self.calendars:
            try:
                return parse_period(kept[0], self.calendars[kept[1]])
            except WrongPeriod:
                self.settings.periods.pop(str(self.file.path))
        return self._newest_year()

    def _newest_year(self) -> Period:
        newest = self.page(Query(register="activities"), None, 1).records
        day = getattr(newest[0], "day", None) if newest else None
        return period_of(day or self.today(), PeriodKind.YEAR, self.calendars["calendar"])
