"""What is counted: each figure defined once, by name, with the trail of its records.

A figure of an activity is named ``<channel>.<unit>`` (``radio.items``): it exists for every
channel and unit that has a record or a target, and quantities of different units are never added.
The other figures are the rows of :data:`FIXED`. "No data" is None, which is not 0. Estimates
("ước thực hiện") stand in ``estimated`` and are in no other number.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.periods import Period


class Source(enum.Enum):
    """Which records a figure is counted over; storage has one statement for each."""

    MEASURES = "measures"
    """The quantities of activities whose day lies in the period."""
    SLOGANS_SHOWN = "slogans_shown"
    """Slogans with a display that touches the period."""
    PIECES_SHOWN = "pieces_shown"
    """The pieces of displays that begin in the period, by medium."""
    PROCEDURES_IN_FORCE = "procedures_in_force"
    """Procedures whose last effective event on or before the last day is no repeal."""
    PROCEDURE_EVENTS = "procedure_events"
    """Procedures with an event of the kind taking effect in the period."""
    PROCEDURES_UNPOSTED = "procedures_unposted"
    """Procedures in force and due on the last day whose last event is posted nowhere by then."""
    PROCEDURES_LATE = "procedures_late"
    """Procedures with an event of the period that was first posted after its due day."""
    TASKS = "tasks"
    """Tasks of the period's year by result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One figure: its name, what it counts in which unit, and over which records.

    ``code`` narrows the source: an event kind, a medium, a result.
    """

    name: str
    label: str
    unit: str
    source: Source
    register: str
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a period.

    ``planned`` is the year's plan. ``cumulative`` runs from the first day of the period's
    reporting year to its last day, ``same_period_last_year`` is the same period a year before.
    All are None where nothing was recorded. ``estimated`` is the part still to be confirmed, in
    no other number. ``records`` are the ids behind ``in_period``, of ``register``.
    """

    definition: Definition
    planned: Decimal | None = None
    in_period: Decimal | None = None
    cumulative: Decimal | None = None
    same_period_last_year: Decimal | None = None
    estimated: Decimal | None = None
    records: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The figure's name, such as ``radio.items``."""
        return self.definition.name

    @property
    def difference(self) -> Decimal | None:
        """In period less same period last year; None where either is unknown."""
        if self.in_period is None or self.same_period_last_year is None:
            return None
        return self.in_period - self.same_period_last_year


NUMBER_LABELS: Mapping[str, str] = {
    "planned": "Kế hoạch năm",
    "in_period": "Trong kỳ",
    "cumulative": "Lũy kế từ đầu năm",
    "same_period_last_year": "Cùng kỳ năm trước",
    "difference": "So cùng kỳ (+/-)",
    "share": "So cùng kỳ (%)",
}
"""What the numbers of a figure are called at the head of their columns."""


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Return a part of a whole, 0.259 for 25,9 %; None where either is unknown or there is none."""
    return part / whole if part is not None and whole else None


class UnknownFigure(CchcError):
    """Raised when a figure is asked for by a name that none has."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Không có số liệu nào tên “{name}”.")


class Figures:
    """All figures of one period, by name, in the order of the tally."""

    def __init__(self, period: Period, figures: Iterable[Figure]) -> None:
        self.period = period
        self._by_name = {figure.name: figure for figure in figures}

    def __getitem__(self, name: str) -> Figure:
        """Return the figure ``name``; raises :class:`UnknownFigure`."""
        try:
            return self._by_name[name]
        except KeyError:
            raise UnknownFigure(name) from None

    def find(self, name: str) -> Figure | None:
        """Return the figure ``name``, None where there is none."""
        return self._by_name.get(name)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._by_name.values())

    def __len__(self) -> int:
        return len(self._by_name)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name


def _procedure_events(kind: str, label: str) -> Definition:
    return Definition(
        name=f"procedures.{kind}",
        label=label,
        unit="thủ tục",
        source=Source.PROCEDURE_EVENTS,
        register="procedures",
        code=kind,
    )


def _tasks(result: str, label: str) -> Definition:
    return Definition(
        name=f"tasks.{result}",
        label=label,
        unit="nhiệm vụ",
        source=Source.TASKS,
        register="tasks",
        code=result,
    )


FIXED: tuple[Definition, ...] = (
    Definition(
        name="slogans.sentences",
        label="Khẩu hiệu được treo",
        unit="câu",
        source=Source.SLOGANS_SHOWN,
        register="slogans",
    ),
    Definition(
        name="procedures.in_force",
        label="TTHC đang có hiệu lực",
        unit="thủ tục",
        source=Source.PROCEDURES_IN_FORCE,
        register="procedures",
    ),
    _procedure_events("new", "TTHC mới ban hành"),
    _procedure_events("amended", "TTHC sửa đổi, bổ sung"),
    _procedure_events("replaced", "TTHC thay thế"),
    _procedure_events("repealed", "TTHC bãi bỏ"),
    Definition(
        name="procedures.late",
        label="TTHC niêm yết chậm",
        unit="thủ tục",
        source=Source.PROCEDURES_LATE,
        register="procedures",
    ),
    Definition(
        name="procedures.unposted",
        label="TTHC chưa niêm yết",
        unit="thủ tục",
        source=Source.PROCEDURES_UNPOSTED,
        register="procedures",
    ),
    _tasks("done", "Nhiệm vụ đã hoàn thành"),
    _tasks("in_progress", "Nhiệm vụ đang thực hiện"),
    _tasks("not_done", "Nhiệm vụ chưa thực hiện"),
)
"""The figures that do not come from an activity's measures."""


def measured(channel: str, unit: str, *, channel_label: str, unit_label: str) -> Definition:
    """Return the definition of the figure of one channel in one unit."""
    return Definition(
        name=f"{channel}.{unit}",
        label=channel_label,
        unit=unit_label,
        source=Source.MEASURES,
        register="activities",
        code=f"{channel}.{unit}",
    )


def displayed(medium: str, *, medium_label: str, unit_label: str) -> Definition:
    """Return the definition of the pieces put up of one medium."""
    return Definition(
        name=f"displays.{medium}",
        label=f"Khẩu hiệu trên {medium_label[:1].lower()}{medium_label[1:]}",
        unit=unit_label,
        source=Source.PIECES_SHOWN,
        register="slogans",
        code=medium,
    )


def definitions(catalogues: Catalogues) -> dict[str, Definition]:
    """Return every figure that can be asked for, with or without data, in the tally's order.

    A channel is counted in each of its own units; one that is retired is still known.
    """
    found = [
        measured(
            channel.code,
            unit,
            channel_label=channel.label,
            unit_label=catalogues.text("units", unit),
        )
        for channel in catalogues["channels"].entries.values()
        for unit in channel.units
    ]
    pieces = [
        displayed(
            medium.code,
            medium_label=medium.label,
            unit_label=catalogues.text("units", next(iter(medium.units), "")),
        )
        for medium in catalogues["media"].entries.values()
    ]
    slogans = [d for d in FIXED if d.source is Source.SLOGANS_SHOWN]
    others = [d for d in FIXED if d.source is not Source.SLOGANS_SHOWN]
    return {d.name: d for d in (*found, *slogans, *pieces, *others)}
