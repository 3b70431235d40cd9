"""What reports said when they were closed and issued.

Rows here are added and never changed; the data file itself refuses (``storage/guards.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping, insert, select

from cchc_desktop.storage.disk_errors import UnreadableValue
from cchc_desktop.storage.tables import closings


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """One closing: ``stage`` is the state that the report went into, ``pdf`` a SHA-256.

    ``document`` and ``figures`` are JSON, written and read by the services.
    """

    id: int
    report: int
    stage: str
    at: datetime
    who: str
    document: str
    figures: str
    pdf: str


def add_closing(
    connection: Connection,
    *,
    report: int,
    stage: str,
    who: str,
    document: str,
    figures: str,
    pdf: str,
) -> None:
    """Write down what a report says as it goes into the state ``stage``."""
    values = {
        "report_id": report,
        "stage": stage,
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "who": who,
        "document": document,
        "figures": figures,
        "pdf": pdf,
    }
    connection.execute(insert(closings).values(values))


def last_closing(connection: Connection, report: int) -> Closing | None:
    """Return the newest closing of a report, None where it was never closed."""
    row = (
        connection.execute(
            select(closings)
            .where(closings.c.report_id == report)
            .order_by(closings.c.id.desc())
            .limit(1)
        )
        .mappings()
        .first()
    )
    return None if row is None else _closing(row)


def _closing(row: RowMapping) -> Closing:
    try:
        at = datetime.fromisoformat(row["at"])
    except (TypeError, ValueError) as error:
        raise UnreadableValue("the time of a closing is none") from error
    return Closing(
        id=row["id"],
        report=row["report_id"],
        stage=row["stage"],
        at=at,
        who=row["who"],
        document=row["document"],
        figures=row["figures"],
        pdf=row["pdf"],
    )
