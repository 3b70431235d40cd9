"""Backups as the office has them: when, where to, what is in them, and whether they are sound."""

from __future__ import annotations

import contextlib
import platform
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from cchc_desktop.account import current_user
from cchc_desktop.domain.backups import (
    BEFORE_IMPORT,
    BEFORE_RESTORING,
    CLOSING,
    ON_REQUEST,
    SUFFIX,
    WORKING,
    Manifest,
)
from cchc_desktop.domain.encrypted_backups import SUFFIX as ENCRYPTED_SUFFIX
from cchc_desktop.domain.errors import CchcError
from cchc_desktop.domain.password import password
from cchc_desktop.domain.recovery_key import WrongRecoveryKey, recovery_key
from cchc_desktop.domain.secret import Secret
from cchc_desktop.files import keep_private
from cchc_desktop.services.data_file import DataFile
from cchc_desktop.services.protection import NotProtected
from cchc_desktop.storage.backup import Maker, Written, copy_backup
from cchc_desktop.storage.backup import back_up as write_backup
from cchc_desktop.storage.backup_list import KnownBackup, backups_in, is_sound, known_backup
from cchc_desktop.storage.backup_troubles import BrokenBackup, KeyNeeded, NotBackedUp, NotRestored
from cchc_desktop.storage.encrypted_backup import (
    is_encrypted,
    key_of_backup,
    read_contents,
    refuse_other_key,
)
from cchc_desktop.storage.protection import protection_of
from cchc_desktop.storage.restoring import Restored, restore
from cchc_desktop.storage.schema_history import HISTORY
from cchc_desktop.storage.snapshot import log_warning_of, state_of
from cchc_desktop.storage.verifying import Verdict, verify

__all__ = [
    "BEFORE_IMPORT",
    "CLOSING",
    "ENCRYPTED_SUFFIX",
    "ON_REQUEST",
    "SUFFIX",
    "WORKING",
    "BrokenBackup",
    "KeyNeeded",
    "KnownBackup",
    "NotBackedUp",
    "NotRestored",
    "Restored",
    "Routine",
    "Verdict",
    "Written",
    "back_up",
    "before",
    "behind",
    "contents_of",
    "copied",
    "copy_newest",
    "copy_to",
    "folder_of",
    "is_encrypted",
    "is_whole",
    "key_by_password_of",
    "key_of",
    "known",
    "known_file",
    "last_backup",
    "log_warning",
    "refuse_unprotected",
    "restore_backup",
    "routine",
    "verify",
]

_FOLDER: Final = "sao-luu"


def folder_of(data: Path) -> Path:
    """Return the folder beside a data file in which its backups are kept."""
    return data.absolute().parent / _FOLDER


def back_up(
    data: Path,
    folder: Path | None = None,
    *,
    why: str = ON_REQUEST,
    who: str | None = None,
    now: datetime | None = None,
    held: AbstractContextManager[object] | None = None,
    thin: bool = True,
) -> Written:
    """Back the data file at ``data`` up, which may be open; skipped where nothing changed.

    ``folder`` is :func:`folder_of` where it is not said. ``held`` is held while the file is
    copied; without ``thin`` no older backup is let go. Raises DataFileTrouble: NotBackedUp where
    the folder refuses, DamagedDataFile for a file that is not sound.
    """
    if folder is None:
        keep_private(folder_of(data))
    maker = Maker(
        who=who or current_user(),
        computer=platform.node() or "?",
        program=_program(),
        why=why,
    )
    return write_backup(
        data.absolute(),
        folder or folder_of(data),
        maker,
        now=now or datetime.now().astimezone(),
        held=held,
        thin=thin,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """What became of a backup that nobody asked for: in the first place and in the second.

    ``first`` is None where nothing was ever written into the data file, ``second`` where there is
    no second place at hand. ``trouble`` is a sentence on the second place, ``warning`` one on the
    log of the data file itself; each is empty where all is well.
    """

    first: Written | None
    second: Written | None = None
    trouble: str = ""
    warning: str = ""


def routine(
    data: Path,
    *,
    why: str,
    who: str,
    second: Path | None = None,
    encrypt: bool = True,
    held: AbstractContextManager[object] | None = None,
) -> Routine:
    """Back up as the program does by itself; the second place's trouble stops nothing.

    Of a file with a password the copy in the second place is encrypted unless ``encrypt`` is
    False. Raises as :func:`back_up` does.
    """
    if not state_of(data, HISTORY).last_operation:
        return Routine(first=None)
    first = back_up(data, why=why, who=who, held=held)
    made = Routine(first=first)
    if second is not None:
        made = copied(first, second, data, encrypt=encrypt)
    return replace(made, warning=log_warning(data))


def copied(first: Written, second: Path, data: Path, *, encrypt: bool = True) -> Routine:
    """Copy a backup of ``data`` that has just been made to the second place.

    That place's trouble stops nothing. It is encrypted as in :func:`routine`. May never return
    where that place is on a network that does not answer.
    """
    try:
        return Routine(first=first, second=copy_to(first.path, second, data, encrypt=encrypt))
    except CchcError as trouble:
        return Routine(first=first, trouble=str(trouble))


def log_warning(data: Path) -> str:
    """Return a sentence where the history of a data file was altered, empty where it is whole.

    It is told beside a backup and stops none: nothing can mend it, and thinning goes on as ever.
    """
    return log_warning_of(data.absolute())


def last_backup(data: Path, second: Path | None = None) -> KnownBackup | None:
    """Return the newest readable backup of a data file in the two places, None without any."""
    places = [folder_of(data), *([second] if second else [])]
    found = (one for one in known(places) if one.told and one.told.source == data.name)
    return next(found, None)


def behind(data: Path, second: Path) -> bool:
    """Tell whether the second place lacks a backup of the data file as it is now.

    Raises nothing: where that cannot be told, there is nothing to offer.
    """
    try:
        state = state_of(data, HISTORY)
        newest = last_backup_in(second, data)
    except (CchcError, OSError):
        return False
    if not state.last_operation:
        return False
    return newest is None or newest.told is None or newest.told.mark != state.mark


def last_backup_in(folder: Path, data: Path) -> KnownBackup | None:
    """Return the newest readable backup of a data file in one folder; raises OSError."""
    found = (one for one in backups_in(folder) if one.told and one.told.source == data.name)
    return next(found, None)


def before(file: DataFile, why: str) -> Written | None:
    """Back an open file up before a risky step: ``before(file, BEFORE_IMPORT)``.

    None where nothing was ever written into it. Not to be called within a change. Raises as
    :func:`back_up` does: a risky step does not begin where what was before cannot be kept.
    """
    if not state_of(file.path, HISTORY).last_operation:
        return None
    return back_up(file.path, why=why, who=file.who, held=file.changing)


def copy_to(backup: Path, second: Path, data: Path, *, encrypt: bool = True) -> Written:
    """Copy a backup of ``data`` to the second place, encrypted where the file has a password.

    Raises NotBackedUp where that place refuses.
    """
    return copy_backup(backup, second, protection_of(data) if encrypt else None)


def refuse_unprotected(data: Path) -> None:
    """Raise NotProtected where a data file has no password to encrypt under."""
    if protection_of(data) is None:
        raise NotProtected(
            f"Tệp “{data.name}” chưa có mật khẩu nên không mã hoá được bản sao lưu; chưa ghi gì. "
            "Hãy đặt mật khẩu ở Tệp > Mật khẩu trước."
        )


def copy_newest(data: Path, second: Path, *, encrypt: bool = True) -> Written | None:
    """Copy the newest sound backup of a data file to the second place; None where there is none.

    Raises NotBackedUp where that place refuses.
    """
    for backup in backups_in(folder_of(data)):
        if backup.manifest and backup.manifest.source == data.name and is_sound(backup):
            return copy_to(backup.path, second, data, encrypt=encrypt)
    return None


def known(folders: Iterable[Path]) -> tuple[KnownBackup, ...]:
    """Return the backups in these folders, the newest first; one folder's trouble hides no other.

    The same backup in two places comes twice.
    """
    found: list[KnownBackup] = []
    for folder in folders:
        try:
            found += backups_in(folder)
        except OSError:
            continue  # a stick that was pulled out: it has nothing to offer now
    newest_first = sorted(found, key=lambda one: one.told.number if one.told else -1, reverse=True)
    return tuple(newest_first)


def known_file(path: Path) -> KnownBackup:
    """Return a backup that the person has found anywhere; raises BrokenBackup."""
    try:
        return known_backup(path)
    except OSError as error:
        raise _unreadable(path, error) from error


def is_whole(backup: KnownBackup) -> bool:
    """Tell whether each bit of a backup is as it was written; raises BrokenBackup."""
    from cchc_desktop.storage.backup_archive import seal_finding

    try:
        with backup.path.open("rb") as file:
            return not seal_finding(file)
    except OSError as error:
        raise _unreadable(backup.path, error) from error


def key_by_password_of(backup: Path, given: Secret) -> Secret:
    """Return the key of an encrypted backup from its password; raises as :func:`key_of`."""
    try:
        return key_of_backup(backup, given)
    except OSError as error:
        raise _unreadable(backup, error) from error


def key_of(backup: Path, typed: str) -> Secret:
    """Return the key of an encrypted backup from its password, or from the recovery key.

    Takes half a second. Raises WrongPassword, WrongRecoveryKey, BrokenBackup.
    """
    try:
        key = recovery_key(typed)
    except WrongRecoveryKey:
        key = None
    if key is None:
        return key_by_password_of(backup, password(typed))
    try:
        refuse_other_key(backup, key)
    except OSError as error:
        raise _unreadable(backup, error) from error
    return key


def contents_of(backup: Path, key: Secret) -> Manifest:
    """Return what an encrypted backup holds; raises WrongRecoveryKey, BrokenBackup."""
    try:
        return read_contents(backup, key)
    except OSError as error:
        raise _unreadable(backup, error) from error


def restore_backup(
    backup: Path, data: Path, *, key: Secret | None = None, now: datetime | None = None
) -> Restored:
    """Put a backup in the place of a data file that nobody has open; the present one is set aside.

    ``key`` is that of an encrypted one; without it KeyNeeded is raised. A present file that is
    sound is backed up before. Raises DataFileTrouble; the data file is then as it was.
    """
    moment = now or datetime.now().astimezone()
    if data.exists():
        # It may be damaged, or the disk full: it stays whole under its new name all the same. The
        # backup that is to be restored must not be thinned away meanwhile.
        with contextlib.suppress(CchcError):
            back_up(data, why=BEFORE_RESTORING, now=moment, thin=False)
    return restore(backup, data, now=moment, key=key)


def _unreadable(path: Path, error: OSError) -> BrokenBackup:
    said = error.strerror or type(error).__name__
    return BrokenBackup(
        f"Không đọc được “{path}” (hệ thống báo: {said}). Hãy cắm lại thẻ nhớ hoặc chọn bản sao "
        "lưu khác."
    )


def _program() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("cchc-desktop")
    except PackageNotFoundError:
        return "checkout"
