"""The figures of a period, what lies behind them, and what a report still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.by_month import ByMonth
from cchc_desktop.domain.counting import Figures, Source
from cchc_desktop.domain.months import months_of
from cchc_desktop.domain.office import OfficeProfile
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.reports import Report
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.storage.counting import (
    count_figures,
    figure_trail,
    unevidenced_activities,
)
from cchc_desktop.storage.counting_by_month import count_by_month
from cchc_desktop.storage.engine import Connection, reading
from cchc_desktop.storage.repository import load_all

UNPOSTED = "thủ tục chưa niêm yết"
UNPROVEN = "hoạt động chưa có minh chứng"
UNDONE = "nhiệm vụ chưa thực hiện"
GAPS = (UNPOSTED, UNPROVEN, UNDONE)
"""What a report may lack, as it follows a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something that the period's report still lacks: one of :data:`GAPS`, and its records."""

    what: str
    register: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the first page shows: figures, gaps, and the report that is due next or overdue."""

    figures: Figures
    missing: tuple[Missing, ...]
    next_deadline: Report | None


def figures(file: DataFile, period: Period, *, trails: bool = False) -> Figures:
    """Return every figure of a period; with ``trails`` each with the ids of its records."""
    catalogues = file.catalogues
    with reading(file.engine) as connection:
        return count_figures(
            connection,
            period,
            catalogues,
            allowance=posting_allowance(connection, period.end),
            trails=trails,
        )


def by_month(file: DataFile, period: Period) -> ByMonth:
    """Return the figures of a period in each of its months."""
    months = months_of(period, file.calendars[period.calendar])
    with reading(file.engine) as connection:
        allowance = posting_allowance(connection, period.end)
        return ByMonth(
            months=months, numbers=count_by_month(connection, months, allowance=allowance)
        )


def trail(file: DataFile, period: Period, name: str) -> tuple[int, ...]:
    """Return the ids of the records behind one figure; raises UnknownFigure."""
    figure = figures(file, period)[name]
    if figure.definition.source is not Source.MEASURES:
        return figure.records
    channel, _, unit = figure.definition.code.rpartition(".")
    with reading(file.engine) as connection:
        return tuple(figure_trail(connection, period, channel, unit))


def overview(file: DataFile, period: Period) -> Overview:
    """Return the first page's facts for a period."""
    counted = figures(file, period)
    with reading(file.engine) as connection:
        unproven = tuple(unevidenced_activities(connection, period))
        due = [
            report
            for report in load_all(connection, "reports")
            if report.due_on is not None and report.state != "issued"
        ]
    lacks = (
        (counted["procedures.unposted"].records, UNPOSTED, "procedures"),
        (unproven, UNPROVEN, "activities"),
        (counted["tasks.not_done"].records, UNDONE, "tasks"),
    )
    return Overview(
        figures=counted,
        missing=tuple(
            Missing(what=what, register=register, ids=ids) for ids, what, register in lacks if ids
        ),
        next_deadline=min(due, key=lambda report: report.due_on, default=None),
    )


def posting_allowance(connection: Connection, on: date) -> int:
    """Return the allowance for posting of the office as it is on a day; 0 where nobody said."""
    profiles: tuple[OfficeProfile, ...] = load_all(connection, "offices")
    valid = [profile for profile in profiles if profile.valid_on(on)]
    return next((p.posting_allowance for p in valid if p.posting_allowance is not None), 0)
