"""A backup is written, read again and compared, and only then are older ones let go."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from cchc_desktop.domain.backups import Manifest, next_number
from cchc_desktop.domain.encrypted_backups import SUFFIX as ENCRYPTED_SUFFIX
from cchc_desktop.domain.encrypted_backups import told_of
from cchc_desktop.files import PRIVATE, PRIVATE_FOLDER
from cchc_desktop.storage.backup_archive import (
    forget_cached,
    read_manifest,
    seal_finding,
    unpack,
    write_archive,
)
from cchc_desktop.storage.backup_list import (
    KnownBackup,
    Series,
    backups_in,
    is_sound,
    let_go_superfluous,
)
from cchc_desktop.storage.backup_troubles import BrokenBackup, NotBackedUp, writing_into
from cchc_desktop.storage.encrypted_backup import (
    encrypted_finding,
    read_encrypted_manifest,
    write_encrypted,
)
from cchc_desktop.storage.new_file import new_file
from cchc_desktop.storage.protection import Protection
from cchc_desktop.storage.schema_history import HISTORY, SchemaHistory
from cchc_desktop.storage.snapshot import State, check_copy, copy_state, state_of

logger = logging.getLogger(__name__)

_CHUNK: Final = 1 << 20
_LEFT_OVER_S: Final = 3600.0
"""A temporary file that nobody has written to for so long is of a program that was cut off."""

_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of a backup: ``new`` is False where nothing had changed since ``path``.

    ``removed`` are the older ones that were let go for it.
    """

    path: Path
    manifest: Manifest
    new: bool
    removed: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Who makes a backup with what: account, computer, version of the program, and why."""

    who: str
    computer: str
    program: str
    why: str


def back_up(
    path: Path,
    folder: Path,
    maker: Maker,
    *,
    now: datetime,
    held: AbstractContextManager[object] | None = None,
    thin: bool = True,
    history: SchemaHistory = HISTORY,
) -> Written:
    """Back the data file ``path`` up into ``folder``, which is made where it is missing.

    Skipped where the newest sound backup there is of the same state. ``now`` has its time zone;
    ``held`` is held while the file is copied; without ``thin`` no older one is let go. Raises
    DamagedDataFile where the file is not sound, :class:`NotBackedUp` where the folder refuses; the
    older backups are untouched then, and no half-written file bears a backup's name.
    """
    with _one_at_a_time:
        # First: where the stick with the data file is gone, no folder is made in its place.
        state = state_of(path, history)
        with writing_into(folder):
            folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            clear_left_over(folder)
            former = backups_in(folder)
        same = _same_state(former, state, maker, path)
        if same is not None and same.manifest is not None:
            return Written(path=same.path, manifest=same.manifest, new=False)
        with writing_into(folder), temporary_file(folder) as copy:
            with held or nullcontext():
                state = copy_state(path, copy, history)
            flaws = check_copy(copy, state, path)
            manifest = _manifest(state, maker, path, copy, former, flaws, now)
            target = _write(folder, manifest, copy)
        removed = _thin(folder, manifest, manifest.series) if thin else ()
        return Written(path=target, manifest=manifest, new=True, removed=removed)


def copy_backup(backup: Path, folder: Path, protection: Protection | None = None) -> Written:
    """Copy a backup into a second folder, which must be there, and compare it.

    With ``protection`` the copy is encrypted. Skipped where it is there already and sound.
    Raises :class:`NotBackedUp` where that folder refuses, :class:`BrokenBackup` where the
    backup itself is damaged.
    """
    with _one_at_a_time:
        manifest = read_manifest(backup)
        with writing_into(folder):
            clear_left_over(folder)
            present = backups_in(folder)
            same = _known_copy(present, lambda one: _is_copy(one, manifest, protection))
            if same is not None:
                return Written(path=same.path, manifest=manifest, new=False)
            if protection is None:
                target, series = _copy_file(backup, folder, manifest), manifest.series
            else:
                target, series = _encrypt_file(backup, folder, manifest, protection)
        removed = _thin(folder, manifest, series)
        return Written(path=target, manifest=manifest, new=True, removed=removed)


def _known_copy(
    present: tuple[KnownBackup, ...], is_copy: Callable[[KnownBackup], bool]
) -> KnownBackup | None:
    return next((one for one in present if is_copy(one) and is_sound(one)), None)


def _is_copy(one: KnownBackup, manifest: Manifest, protection: Protection | None) -> bool:
    if protection is None:
        return one.manifest == manifest
    told = one.encrypted
    return told is not None and told == told_of(
        manifest, protection.recipient, told.size, told.sha256
    )


def _same_state(
    former: tuple[KnownBackup, ...], state: State, maker: Maker, path: Path
) -> KnownBackup | None:
    """Return the newest backup of this file where it is sound and nothing has changed since."""
    series = (state.lineage, maker.computer, path.name)
    newest = next((one for one in former if one.series == series), None)
    if newest is None or newest.manifest is None or newest.manifest.mark != state.mark:
        return None
    return newest if is_sound(newest) else None


def _manifest(
    state: State,
    maker: Maker,
    path: Path,
    copy: Path,
    former: tuple[KnownBackup, ...],
    flaws: tuple[str, ...],
    now: datetime,
) -> Manifest:
    series = (state.lineage, maker.computer, path.name)
    numbers = [
        one.manifest.number for one in former if one.manifest and one.manifest.series == series
    ]
    with copy.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Manifest(
        program=maker.program,
        made_at=now.replace(microsecond=0),
        why=maker.why,
        who=maker.who,
        computer=maker.computer,
        office=state.office or path.stem,
        source=path.name,
        lineage=state.lineage,
        number=next_number(numbers, now),
        revision=state.revision,
        fingerprint=state.fingerprint,
        size=copy.stat().st_size,
        sha256=sha256,
        tables=state.tables,
        last_operation=state.last_operation,
        last_change=state.last_change,
        mark=state.mark,
        flaws=flaws,
    )


def _write(folder: Path, manifest: Manifest, copy: Path) -> Path:
    """Write the backup and read it again; it gets its name last."""
    with _named(folder, manifest.name) as (target, temporary):
        with temporary.open("r+b") as file:
            write_archive(file, copy, manifest)
        _compare(temporary, manifest)
    return target


def _copy_file(backup: Path, folder: Path, manifest: Manifest) -> Path:
    with _named(folder, backup.name) as (target, temporary):
        with backup.open("rb") as source, temporary.open("r+b") as file:
            shutil.copyfileobj(source, file, _CHUNK)
            file.flush()
            os.fsync(file.fileno())
            forget_cached(file)
        _compare(temporary, manifest)
    return target


def _encrypt_file(
    backup: Path, folder: Path, manifest: Manifest, protection: Protection
) -> tuple[Path, Series]:
    name = Path(manifest.name).with_suffix(ENCRYPTED_SUFFIX).name
    with _named(folder, name) as (target, temporary):
        with temporary.open("r+b") as file:
            told = write_encrypted(file, backup, manifest, protection)
        # The secret key is not at hand: the encrypted bytes are held against those given away.
        finding = encrypted_finding(temporary)
        if not finding and read_encrypted_manifest(temporary) != told:
            finding = "bản kê đã bị đổi"
        if finding:
            raise _not_as_written(folder, finding)
    return target, told.series


def _compare(temporary: Path, manifest: Manifest) -> None:
    """Read what was written from the disk; raises :class:`NotBackedUp` where it is not that."""
    with temporary.open("rb") as file:
        finding = seal_finding(file)
    try:
        if not finding and unpack_nowhere(temporary) != manifest:
            finding = "bản kê đã bị đổi"
    except BrokenBackup as error:
        finding = str(error)
    if finding:
        raise _not_as_written(temporary.parent, finding)


def _not_as_written(folder: Path, finding: str) -> NotBackedUp:
    return NotBackedUp(
        f"Bản sao lưu vừa ghi vào “{folder}” không đọc lại được đúng như đã ghi "
        f"({finding.rstrip('.')}) nên đã bỏ đi. Dữ liệu và các bản sao lưu trước còn nguyên. "
        "Hãy kiểm tra ổ đĩa, thẻ nhớ, hoặc chọn nơi sao lưu khác."
    )


def unpack_nowhere(path: Path) -> Manifest:
    """Read all of a backup, comparing its data with the manifest; raises as ``unpack``."""
    with Path(os.devnull).open("wb") as nowhere:
        return unpack(path, nowhere)


def _thin(folder: Path, manifest: Manifest, series: Series) -> tuple[Path, ...]:
    """Let older ones go, now that this one is sound; where the disk refuses, they stay."""
    if manifest.flaws:
        return ()
    try:
        return let_go_superfluous(folder, series)
    except OSError as error:
        # The backup is made; too many old ones are no reason to say that it was not.
        logger.warning("%s: old backups stay: %s", folder, error)
        return ()


@contextmanager
def _named(folder: Path, name: str) -> Iterator[tuple[Path, Path]]:
    """Give a free name like ``name``, and the temporary file that takes it at the end."""
    target, number = folder / name, 1
    while target.exists() or target.is_symlink():
        number += 1
        target = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    with new_file(target) as temporary:
        yield target, temporary


@contextmanager
def temporary_file(folder: Path) -> Iterator[Path]:
    """Give an empty file in ``folder`` that is gone at the end, as is what SQLite puts beside."""
    path = folder / f".cchc-{secrets.token_hex(4)}.tmp"
    path.touch(mode=PRIVATE, exist_ok=False)
    try:
        yield path
    finally:
        for left in (path, Path(f"{path}-journal")):
            # The trouble that led here is what the person hears about, not this one.
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def clear_left_over(folder: Path) -> None:
    """Remove what a program that was cut off has left in ``folder`` more than an hour ago."""
    for path in folder.glob(".cchc-*.tmp*"):
        with contextlib.suppress(OSError):
            if abs(time.time() - path.stat().st_mtime) > _LEFT_OVER_S:
                path.unlink()
