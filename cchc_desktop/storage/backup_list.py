"""The backups in a folder: which there are, which are sound, which are let go."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cchc_desktop.domain.backups import SUFFIX, Manifest, Taken, superfluous
from cchc_desktop.files import settle
from cchc_desktop.storage.backup_archive import read_manifest, seal_finding
from cchc_desktop.storage.backup_troubles import BrokenBackup

logger = logging.getLogger(__name__)

Series = tuple[str, str, str]

_MOST_REMEMBERED: Final = 500
_seen: dict[tuple[Path, int, int], bool] = {}
"""Whether a file of this path, size and time was sound when it was read last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBackup:
    """A file that bears a backup's name; ``manifest`` is None where it cannot be read."""

    path: Path
    size: int
    manifest: Manifest | None

    @property
    def series(self) -> Series | None:
        """The file on one computer that this is a backup of."""
        return self.manifest.series if self.manifest else None


def backups_in(folder: Path) -> tuple[KnownBackup, ...]:
    """Return the backups in a folder, the newest first and those that cannot be read last.

    A folder that is not there has none. Raises OSError.
    """
    if not folder.is_dir():
        return ()
    found = []
    for path in folder.iterdir():
        if path.suffix.lower() != SUFFIX or path.name.startswith("."):
            continue
        manifest = None
        try:
            size = path.stat().st_size
            manifest = read_manifest(path)
        except BrokenBackup as error:
            logger.warning("%s", error)
        except OSError as error:
            if not path.exists():
                continue  # taken away meanwhile
            logger.warning("%s: %s", path, error)
            size = 0
        found.append(KnownBackup(path=path, size=size, manifest=manifest))
    return tuple(sorted(found, key=_order, reverse=True))


def is_sound(backup: KnownBackup) -> bool:
    """Tell whether each bit of a backup is as it was written; what it holds is not looked at.

    One that held damaged files from the beginning is not sound. Raises OSError.
    """
    if backup.manifest is None or backup.manifest.flaws:
        return False
    told = backup.path.stat()
    key = (backup.path, told.st_size, told.st_mtime_ns)
    if key not in _seen:
        if len(_seen) >= _MOST_REMEMBERED:
            _seen.clear()
        with backup.path.open("rb") as file:
            _seen[key] = not seal_finding(file)
    return _seen[key]


def let_go_superfluous(folder: Path, series: Series) -> tuple[Path, ...]:
    """Remove those backups of a series that the others stand for; return them. Raises OSError."""
    present = [one for one in backups_in(folder) if one.series == series]
    taken = {}
    for one in present:
        assert one.manifest is not None
        known = Taken(number=one.manifest.number, at=one.manifest.made_at, sound=is_sound(one))
        taken[known] = one.path
    removed = []
    for known in superfluous(taken):
        taken[known].unlink(missing_ok=True)
        removed.append(taken[known])
    if removed:
        settle(folder)
    return tuple(removed)


def _order(backup: KnownBackup) -> tuple[int, str]:
    return (backup.manifest.number if backup.manifest else -1, backup.path.name)
