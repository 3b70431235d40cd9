"""The backups in a folder: which there are, which are sound, which are let go."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cchc_desktop.domain.backups import SUFFIX, Manifest, Taken, superfluous
from cchc_desktop.domain.encrypted_backups import SUFFIX as ENCRYPTED_SUFFIX
from cchc_desktop.domain.encrypted_backups import EncryptedManifest, apart
from cchc_desktop.files import settle
from cchc_desktop.storage.backup_archive import read_manifest, seal_finding
from cchc_desktop.storage.backup_troubles import BrokenBackup
from cchc_desktop.storage.encrypted_backup import is_encrypted, read_encrypted_manifest

logger = logging.getLogger(__name__)

Series = tuple[str, str, str]

_SUFFIXES: Final = (SUFFIX, ENCRYPTED_SUFFIX)
_MOST_REMEMBERED: Final = 500
_seen: dict[tuple[Path, int, int], bool] = {}
"""Whether a file of this path, size and time was sound when it was read last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBackup:
    """A file that bears a backup's name; ``manifest`` is None where it cannot be read.

    ``encrypted`` is what an encrypted one says of itself; its manifest is read with the key only.
    """

    path: Path
    size: int
    manifest: Manifest | None
    encrypted: EncryptedManifest | None = None

    @property
    def told(self) -> Manifest | EncryptedManifest | None:
        """What can be read of it now."""
        return self.manifest or self.encrypted

    @property
    def apart(self) -> str:
        """What an encrypted copy of it says of its series; empty where it cannot be read."""
        if self.encrypted is not None:
            return self.encrypted.kept_apart
        return apart(self.manifest) if self.manifest else ""

    @property
    def series(self) -> Series | None:
        """The file on one computer that this is a backup of."""
        return self.told.series if self.told else None


def known_backup(path: Path) -> KnownBackup:
    """Return what a backup says of itself; raises BrokenBackup and OSError."""
    size = path.stat().st_size
    if is_encrypted(path):
        told = read_encrypted_manifest(path)
        return KnownBackup(path=path, size=size, manifest=None, encrypted=told)
    return KnownBackup(path=path, size=size, manifest=read_manifest(path))


def backups_in(folder: Path) -> tuple[KnownBackup, ...]:
    """Return the backups in a folder, the newest first and those that cannot be read last.

    A folder that is not there has none. Raises OSError.
    """
    if not folder.is_dir():
        return ()
    found = []
    for path in folder.iterdir():
        if path.suffix.lower() not in _SUFFIXES or path.name.startswith("."):
            continue
        try:
            found.append(known_backup(path))
        except (BrokenBackup, OSError) as error:
            if not path.exists():
                continue  # taken away meanwhile
            logger.warning("%s: %s", path, error)
            size = path.stat().st_size if isinstance(error, BrokenBackup) else 0
            found.append(KnownBackup(path=path, size=size, manifest=None))
    return tuple(sorted(found, key=_order, reverse=True))


def is_sound(backup: KnownBackup) -> bool:
    """Tell whether each bit of a backup is as it was written; what it holds is not looked at.

    One that held damaged files from the beginning is not sound. Raises OSError.
    """
    if backup.told is None or backup.told.flaws:
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
        assert one.told is not None
        known = Taken(number=one.told.number, at=one.told.made_at, sound=is_sound(one))
        taken[known] = one.path
    removed = []
    for known in superfluous(taken):
        taken[known].unlink(missing_ok=True)
        removed.append(taken[known])
    if removed:
        settle(folder)
    return tuple(removed)


def _order(backup: KnownBackup) -> tuple[int, str]:
    return (backup.told.number if backup.told else -1, backup.path.name)
