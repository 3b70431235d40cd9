"""Putting a backup in the place of a data file: choosing it, restoring it, opening what came."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.app.file_work import FileWork
    from cchc_desktop.domain.errors import CchcError
    from cchc_desktop.domain.secret import Secret
    from cchc_desktop.services.backups import Restored
    from cchc_desktop.services.data_file import DataFile
    from cchc_desktop.shell.single_instance import DataFileLock
    from cchc_desktop.ui.tasks import Tasks


class Outcome(NamedTuple):
    """What stands in the file's place after a restore that was tried."""

    lock: DataFileLock
    file: DataFile
    restored: Restored | None
    """None where the backup was refused: then ``file`` is the former one."""

    trouble: CchcError | None
    """Why the backup was refused."""


class Restoring(QObject):
    """Restores backups of whole data files."""

    ended = Signal(object, bool)
    """The Outcome, and whether the file was open when it began."""

    refused = Signal(object, object)
    """The CchcError that leaves no file open, and the Path of the file."""

    wanted = Signal(object, object, object)
    """The Path of a backup that the person decides for, that of the file whose place it takes, and
    the key of an encrypted one."""

    kept = Signal(object)
    """The Path of a file for which no backup was chosen after all."""

    def __init__(self, work: FileWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._under_way = False
        work.over.connect(self._rest)

    def choose(
        self, path: Path, second: Path | None, tasks: Tasks, window: QWidget, *, alone: bool
    ) -> None:
        """Show the backups of a data file; without one chosen, all is as before.

        ``second`` is the second place where it is at hand; ``alone`` tells that no file is open.
        """
        from cchc_desktop.ui.dialogs.restore_backup import RestoreBackup

        dialog = RestoreBackup(path, second, tasks, window)
        dialog.restore_wanted.connect(lambda backup, key: self.wanted.emit(backup, path, key))
        if alone:
            dialog.rejected.connect(lambda: self.kept.emit(path))
        dialog.open()

    def begin(
        self, backup: Path, path: Path, lock: DataFileLock | None, key: Secret | None = None
    ) -> None:
        """Restore ``backup`` in the place of ``path``; ``lock`` is that of the file where open.

        ``key`` is that of an encrypted backup.
        What was there is set aside; where the backup is refused, it is opened again as it was.
        """
        own = lock is not None
        self._under_way = True
        self._work.begin(
            lambda: _restored(backup, path, lock, key),
            lambda outcome: self.ended.emit(outcome, own),
            lambda trouble: self.refused.emit(trouble, path),
        )

    def wait(self) -> None:
        """Block until a restore that is under way has been done: it is not left half-way."""
        if self._under_way:
            self._work.wait()

    def _rest(self) -> None:
        self._under_way = False


def _restored(backup: Path, path: Path, lock: DataFileLock | None, key: Secret | None) -> Outcome:
    """Restore a backup and open the file, on whatever thread; the former one where it is refused.

    Raises CchcError where neither can be opened, PasswordNeeded where that needs a password.
    """
    from cchc_desktop.domain.errors import CchcError
    from cchc_desktop.services.backups import restore_backup
    from cchc_desktop.services.data_file import open_data_file
    from cchc_desktop.services.protection import PasswordNeeded
    from cchc_desktop.shell.single_instance import DataFileLock
    from cchc_desktop.ui.dialogs.restore_backup import restored_sentence

    if lock is None:
        lock = DataFileLock(path)
        lock.take()
    restored, trouble = None, None
    try:
        try:
            restored = restore_backup(backup, path, key=key)
        except CchcError as error:
            trouble = error
        try:
            return Outcome(lock, open_data_file(path, key=key), restored, trouble)
        except PasswordNeeded as needed:
            if restored is not None:
                needed.notices = (restored_sentence(restored),)
            raise trouble or needed from needed
        except CchcError as error:
            raise trouble or error from error
    except BaseException:
        lock.release()
        raise
