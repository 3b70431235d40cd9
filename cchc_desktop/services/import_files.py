"""The workbooks of an import: the empty one to fill in, and the one with the faults marked."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.domain.catalogues import Catalogues, delivered_catalogues
from cchc_desktop.domain.importing.plans import Outcome, Plan
from cchc_desktop.domain.periods import calendars_from
from cchc_desktop.resources import read_toml
from cchc_desktop.services.import_matches import refuse_not_imported


def write_template(register: str, target: Path, catalogues: Catalogues | None = None) -> None:
    """Write the empty import workbook of a register to ``target``.

    Its lists are those of ``catalogues``, or as the program delivers them. Raises
    UnknownRegister, NotImported and FileTrouble.
    """
    from cchc_desktop.workbooks.import_template import write_import_template

    refuse_not_imported(register)
    write_import_template(register, catalogues or _delivered(), target)


def write_errors(plan: Plan, target: Path) -> str:
    """Write the plan's workbook with its faults marked to ``target``, never over it.

    Returns a sentence about what the copy lacks, ``""`` for nothing. Raises
    ErrorWorkbookTrouble and FileTrouble.
    """
    from cchc_desktop.workbooks.error_workbook import write_error_workbook

    faults = (fault for row in plan.of(Outcome.REFUSED) for fault in row.faults)
    return write_error_workbook(plan.path, target, faults)


def _delivered() -> Catalogues:
    calendars = calendars_from(read_toml("calendars.toml"))
    return Catalogues(delivered_catalogues(read_toml("catalogues.toml"), calendars.values()))
