"""What the window says of a closed report before it is issued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.report_issue import frozen_document
from cchc_desktop.storage.closings import last_closing
from cchc_desktop.storage.engine import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The day on which a report was last closed, by this computer's clock, and who signs it."""

    on: date
    signer: str


def closed(file: DataFile, report_id: int) -> Closed | None:
    """Return when a report was last closed and for whom, None where it never was."""
    with reading(file.engine) as connection:
        closing = last_closing(connection, report_id)
    if closing is None:
        return None
    signer = frozen_document(file, report_id).signature.name
    return Closed(on=closing.at.astimezone().date(), signer=signer)
