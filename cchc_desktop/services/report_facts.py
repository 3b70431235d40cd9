"""What a report is composed from, gathered from one state of the data file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from cchc_desktop import resources
from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.template import Template, read_template
from cchc_desktop.domain.office import OfficeProfile, Signer, profile_on
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.reports import Report
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.figures import posting_allowance
from cchc_desktop.storage.counting import count_figures, evidenced_activities
from cchc_desktop.storage.engine import Connection
from cchc_desktop.storage.repository import load, load_all

TEMPLATE: Final = "templates/propaganda-report.toml"

_COMPOSED_WITHIN: Final = timedelta(days=92)
"""A report is written within a quarter of its period's end; one looked at later is an old one,
whose blank day stays in the month in which the period ended."""


def facts_of(
    connection: Connection,
    file: DataFile,
    period: Period,
    *,
    parts: Sequence[str] = (),
    number: int | None = None,
    issued_on: date | None = None,
    signer: str = "",
    today: date | None = None,
) -> Facts:
    """Return what the report of a period may speak of, as the data file stands.

    The office is the one of the day of issue, or of the period's last day while there is none.
    Raises NoOfficeProfile.
    """
    office = profile_on(load_all(connection, "offices"), issued_on or period.end)
    figures = count_figures(
        connection,
        period,
        file.catalogues,
        allowance=posting_allowance(connection, period.end),
        trails=True,
    )
    shown = load(connection, "slogans", figures["slogans.sentences"].records)
    years = (period.year, period.year + 1)
    listed = "appendix-procedures" in parts
    proven = evidenced_activities(connection, period) if "appendix-evidence" in parts else []
    return Facts(
        period=period,
        office=office,
        figures=figures,
        catalogues=file.catalogues,
        documents=load_all(connection, "documents"),
        slogans=tuple(shown.values()),
        tasks=[task for task in load_all(connection, "tasks") if task.year in years],
        procedures=load_all(connection, "procedures") if listed else (),
        proven=tuple(load(connection, "activities", proven).values()),
        signer=_signer_named(office, signer),
        number=number,
        issued_on=issued_on,
        today=_composed_on(period, today),
    )


def template_of(connection: Connection, report: Report | None = None) -> Template:
    """Return the template of a report: the office's own, or the delivered one.

    Raises WrongTemplate for an own one that cannot be composed from.
    """
    if report is not None and report.template is not None:
        own = load(connection, "report_templates", [report.template])[report.template]
        return read_template(own.source, own.name)
    return delivered_template()


def delivered_template() -> Template:
    """Return the template that comes with the program."""
    return read_template(resources.read_text(TEMPLATE), TEMPLATE)


def _signer_named(office: OfficeProfile, name: str) -> Signer | None:
    return next((signer for signer in office.signers if signer.name == name), None)


def _composed_on(period: Period, today: date | None) -> date | None:
    if today is None or not period.start <= today <= period.end + _COMPOSED_WITHIN:
        return None
    return today
