"""The tally of a period: as a workbook for the interior office, and as data for scripts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_desktop.domain.counting import Figure
from cchc_desktop.domain.office import profile_on
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.domain.queries import Query
from cchc_desktop.resources import program_version
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.figures import by_month, figures, posting_allowance
from cchc_desktop.services.records import every, get_all
from cchc_desktop.storage.engine import reading

if TYPE_CHECKING:
    from cchc_desktop.workbooks.tally import Tally


def write_tally(
    file: DataFile,
    period: Period,
    target: Path,
    *,
    made_on: date | None = None,
    progress: Progress | None = None,
) -> None:
    """Write the tally of a period to ``target`` as an .xlsx file, whole or not at all.

    ``made_on`` is today's date where it is not said; the office is the one of the period's last
    day. Raises NoOfficeProfile, and FileTrouble where the disk refuses.
    """
    from cchc_desktop.workbooks.tally import write_tally as write_workbook

    watcher = progress or Unwatched()
    watcher.step(0, 1, "Đang đếm số liệu")
    write_workbook(tally_of(file, period, made_on=made_on or date.today()), target, watcher)


def tally_of(file: DataFile, period: Period, *, made_on: date) -> Tally:
    """Return all that the tally of a period shows. Raises NoOfficeProfile."""
    from cchc_desktop.workbooks.tally import Tally

    activities = Query(
        register="activities", start=period.start, end=period.end, order="day", descending=False
    )
    with reading(file.engine) as connection:
        allowance = posting_allowance(connection, period.end)
    return Tally(
        office=profile_on(get_all(file, "offices"), period.end),
        figures=figures(file, period, trails=True),
        catalogues=file.catalogues,
        made_on=made_on,
        by_month=by_month(file, period),
        allowance=allowance,
        made_by=file.who,
        program=program_version(),
        activities=tuple(every(file, activities)),
        slogans=get_all(file, "slogans"),
        procedures=get_all(file, "procedures"),
        tasks=get_all(file, "tasks"),
        documents={document.id: document for document in get_all(file, "documents")},
    )


def tally_json(file: DataFile, period: Period) -> dict[str, Any]:
    """Return the tally as JSON's types: the period, and every figure with its records' ids."""
    return {
        "period": {
            "id": period.id,
            "from": period.start.isoformat(),
            "to": period.end.isoformat(),
            "calendar": period.calendar,
        },
        "figures": [_figure(figure) for figure in figures(file, period, trails=True)],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "channel": figure.definition.label,
        "unit": figure.definition.unit,
        "planned": _number(figure.planned),
        "in_period": _number(figure.in_period),
        "cumulative": _number(figure.cumulative),
        "same_period_last_year": _number(figure.same_period_last_year),
        "estimated": _number(figure.estimated),
        "records": list(figure.records),
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
