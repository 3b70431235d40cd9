"""The report of a period: its facts gathered, composed, and written as a PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from cchc_desktop import resources
from cchc_desktop.documents.composer import compose as compose_document
from cchc_desktop.documents.facts import Facts
from cchc_desktop.documents.template import Template, read_template
from cchc_desktop.documents.tree import Document
from cchc_desktop.domain.office import profile_on
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.progress import Progress, Unwatched
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.figures import figures
from cchc_desktop.services.records import get_all, get_many

TEMPLATE: Final = "templates/propaganda-report.toml"


def compose(
    file: DataFile,
    period: Period,
    *,
    number: int | None = None,
    issued_on: date | None = None,
) -> Document:
    """Return the report of a period with the figures as they are now.

    The office is the one of the day of issue, or of the period's last day while there is none.
    Raises NoOfficeProfile, NoSigner and WrongTemplate.
    """
    counted = figures(file, period)
    shown = get_many(file, "slogans", counted["slogans.sentences"].records)
    next_year = [task for task in get_all(file, "tasks") if task.year == period.year + 1]
    facts = Facts(
        period=period,
        office=profile_on(get_all(file, "offices"), issued_on or period.end),
        figures=counted,
        catalogues=file.catalogues,
        documents=get_all(file, "documents"),
        slogans=[slogan.text for slogan in shown],
        next_tasks=[task.content for task in next_year],
        number=number,
        issued_on=issued_on,
    )
    return compose_document(report_template(), facts)


def write_report(
    file: DataFile,
    period: Period,
    target: Path,
    *,
    number: int | None = None,
    issued_on: date | None = None,
    progress: Progress | None = None,
) -> None:
    """Write the report of a period to ``target`` as a PDF, whole or not at all.

    Raises as :func:`compose` does, and FileTrouble where the disk refuses.
    """
    from cchc_desktop.documents.pdf import write_pdf

    watcher = progress or Unwatched()
    watcher.step(0, 2, "Đang soạn báo cáo")
    document = compose(file, period, number=number, issued_on=issued_on)
    watcher.step(1, 2, "Đang dàn trang")
    write_pdf(document, target)
    watcher.step(2, 2, "Xong")


def report_template() -> Template:
    """Return the delivered template of the report."""
    return read_template(resources.read_toml(TEMPLATE), TEMPLATE)
