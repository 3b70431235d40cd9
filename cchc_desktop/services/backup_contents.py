"""What a backup holds beside what the data file holds now, and what would be lost by restoring."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cchc_desktop.domain.backups import Manifest
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.registers import PAGES, REGISTERS, Register
from cchc_desktop.storage.later_changes import Later, later_changes
from cchc_desktop.storage.schema_history import HISTORY
from cchc_desktop.storage.snapshot import state_of

_TOLD: Final = {*PAGES, "report_files", "report_templates", "receiver_forms"}
"""The registers whose records people know one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many records of a register the backup has and the data file has now.

    None where the register did not exist in the backup's time, or the present file cannot be read.
    """

    register: Register
    in_backup: int | None
    now: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A backup beside the present file.

    ``later`` are the changes that were made after the backup, newest first and not more than some
    dozens of ``later_count``; None where the backup is of another office's file, or of another
    course of events. ``trouble`` says why the present file cannot be read.
    """

    counted: tuple[Counted, ...]
    later: tuple[Later, ...] | None
    later_count: int
    trouble: str = ""


def compare(manifest: Manifest, data: Path) -> Comparison:
    """Hold a backup against the data file, which may be open, damaged or missing."""
    tables: dict[str, int] = {}
    later, count, trouble = None, 0, ""
    if data.exists():
        try:
            tables = state_of(data, HISTORY).tables
            later, count = later_changes(data, manifest)
        except CchcError as error:
            trouble = str(error)
    else:
        later = ()
    counted = tuple(
        Counted(
            register=register,
            in_backup=manifest.tables.get(name),
            now=tables.get(name) if tables else None,
        )
        for name, register in REGISTERS.items()
        if name in _TOLD and (manifest.tables.get(name) or tables.get(name))
    )
    return Comparison(counted=counted, later=later, later_count=count, trouble=trouble)
