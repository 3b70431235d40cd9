"""What a report is composed from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.activities import Activity
from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.counting import Figures
from cchc_desktop.domain.documents import Document as CitedDocument
from cchc_desktop.domain.office import OfficeProfile, Signer
from cchc_desktop.domain.periods import Period
from cchc_desktop.domain.procedures import Procedure
from cchc_desktop.domain.slogans import Slogan
from cchc_desktop.domain.tasks import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that a report of one period may speak of.

    ``slogans`` are those shown in the period, ``tasks`` those of its year and of the next,
    ``documents`` the register's. ``procedures`` and ``proven`` (activities with their evidence)
    are there only where an appendix lists them. ``number`` and ``issued_on`` are None until the
    report has been signed on paper and given its number; ``today`` is the day on which it is
    composed. ``signer`` is None for the office's usual one.
    """

    period: Period
    office: OfficeProfile
    figures: Figures
    catalogues: Catalogues
    documents: Sequence[CitedDocument] = ()
    slogans: Sequence[Slogan] = ()
    tasks: Sequence[Task] = ()
    procedures: Sequence[Procedure] = ()
    proven: Sequence[Activity] = ()
    signer: Signer | None = None
    number: int | None = None
    issued_on: date | None = None
    today: date | None = None
    leading_zero: bool = True

    @property
    def day(self) -> date:
        """The day by which names and wording are judged: of issue, else the period's last."""
        return self.issued_on or self.period.end

    @property
    def next_tasks(self) -> list[Task]:
        """The directions for the next year."""
        return [task for task in self.tasks if task.year == self.period.year + 1]

    @property
    def past_tasks(self) -> list[Task]:
        """The tasks of the period's own year, done or not."""
        return [task for task in self.tasks if task.year == self.period.year]
