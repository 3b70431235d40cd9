"""The figures counted once more, over the very records that the lists show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop.domain.counting import Definition, Source
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.posting import DatedEvent, ProcedureStanding
from cchc_desktop.domain.procedures import Procedure
from cchc_desktop.workbooks.sheets.procedure_changes import first_posted
from cchc_desktop.workbooks.sheets.slogans import touches

if TYPE_CHECKING:
    from cchc_desktop.workbooks.tally import Tally


@dataclass(slots=True)
class Recount:
    """What the listed records come to, and how many of them there are."""

    total: Decimal = Decimal(0)
    records: int = 0

    def add(self, quantity: Decimal | int) -> None:
        """Count one record more."""
        self.total += quantity
        self.records += 1


class Recounted:
    """Every figure of a tally, counted from its lists; nothing of it comes from the figures."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._measures = _measures(tally)
        self._pieces, self._slogans = _slogans(tally)
        self._standing = ProcedureStanding(_dated_events(tally.procedures), tally.allowance)

    def of(self, definition: Definition) -> Recount:
        """Return the recount of the figure with this definition."""
        match definition.source:
            case Source.MEASURES:
                return self._measures.get(definition.code, Recount())
            case Source.SLOGANS_SHOWN:
                return Recount(Decimal(self._slogans), self._slogans)
            case Source.PIECES_SHOWN:
                return self._pieces.get(definition.code, Recount())
            case Source.TASKS:
                return self._tasks(definition.code)
            case _:
                number = len(self._procedures(definition, self._tally.period))
                return Recount(Decimal(number), number)

    def _procedures(self, definition: Definition, period: Period) -> frozenset[int]:
        match definition.source:
            case Source.PROCEDURES_IN_FORCE:
                return self._standing.in_force(period.end)
            case Source.PROCEDURES_UNPOSTED:
                return self._standing.unposted(period.end)
            case Source.PROCEDURES_LATE:
                return self._standing.late(period)
            case _:
                return self._standing.changed(definition.code, period)

    def _tasks(self, result: str) -> Recount:
        found = Recount()
        for task in self._tally.tasks:
            if task.year == self._tally.period.year and task.result == result:
                found.add(1)
        return found


def _measures(tally: Tally) -> dict[str, Recount]:
    found: dict[str, Recount] = defaultdict(Recount)
    for activity in tally.activities:
        for measure in activity.measures:
            if measure.quantity is not None and not measure.estimated:
                found[f"{activity.channel}.{measure.unit}"].add(measure.quantity)
    return found


def _slogans(tally: Tally) -> tuple[dict[str, Recount], int]:
    """Return the pieces put up in the period by medium, and how many slogans were shown."""
    pieces: dict[str, Recount] = defaultdict(Recount)
    shown = 0
    for slogan in tally.slogans:
        listed = [display for display in slogan.displays if touches(display, tally.period)]
        shown += bool(listed)
        for display in listed:
            if display.since and tally.period.contains(display.since):
                pieces[display.medium].add(display.pieces or 0)
    return pieces, shown


def _dated_events(procedures: Sequence[Procedure]) -> Iterator[DatedEvent]:
    for number, procedure in enumerate(procedures):
        for event in procedure.events:
            if event.effective_on is not None:
                yield DatedEvent(number, event.kind, event.effective_on, first_posted(event))
