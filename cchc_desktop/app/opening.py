"""Opening a data file: choosing it, locking it, reading it, and saying why it cannot be opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cchc_desktop.shell import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cchc_desktop.app.file_work import FileWork
    from cchc_desktop.domain.errors import CchcError
    from cchc_desktop.domain.secret import Secret
    from cchc_desktop.services.data_file import DataFile
    from cchc_desktop.shell.single_instance import DataFileLock


class Opening(QObject):
    """Opens data files one after the other."""

    opened = Signal(object, object, bool)
    """The DataFileLock and the DataFile of what has been opened, and whether it was made anew."""

    refused = Signal(object, object)
    """The CchcError that says why a file was not opened, and its Path."""

    salvage_wanted = Signal(object, object)
    """The Path of a damaged file, and that of the new file for what is readable of it."""

    restore_wanted = Signal(object)
    """The Path of the file that a backup is to take the place of."""

    given_up = Signal()
    """No file is open and the person wants none."""

    def __init__(self, work: FileWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def begin(self, path: Path, *, create: bool = False, key: Secret | None = None) -> None:
        """Open a data file, or make it first; ``key`` is that of one that has a password."""
        if self._work.busy:
            return
        self._work.begin(
            lambda: _opened(path, create, key),
            lambda found: self.opened.emit(*found, create),
            lambda trouble: self.refused.emit(trouble, path),
        )

    def ask_to_open(self, window: QWidget, folder: Path) -> None:
        """Let the person choose a data file, and open it."""
        from cchc_desktop.ui.dialogs.cannot_open import ask_for_existing

        path = ask_for_existing(window, folder)
        if path is not None:
            self.begin(path)

    def ask_to_create(self, window: QWidget, folder: Path) -> None:
        """Let the person name a new data file, and make it."""
        from cchc_desktop.ui.dialogs.cannot_open import ask_for_new

        path = ask_for_new(window, folder)
        if path is not None:
            self.begin(path, create=True)

    def explain(
        self, trouble: CchcError, path: Path, window: QWidget, *, salvageable: bool, alone: bool
    ) -> None:
        """Say why a file was not opened, and offer what else can be done.

        ``alone`` tells that no other file is open, so that giving up ends the program.
        """
        from cchc_desktop.ui.dialogs.cannot_open import CannotOpen

        box = CannotOpen(trouble, path, window, may_be_salvaged=salvageable, alone=alone)
        box.salvage_wanted.connect(self.salvage_wanted)
        box.restore_wanted.connect(self.restore_wanted)
        box.open_wanted.connect(self.begin)
        box.create_wanted.connect(lambda path: self.begin(path, create=True))
        if alone:
            box.given_up.connect(self.given_up)
        box.open()


def _opened(path: Path, create: bool, key: Secret | None) -> tuple[DataFileLock, DataFile]:
    """Lock and open a data file, on whatever thread; raises CchcError."""
    from cchc_desktop.files import make_folder
    from cchc_desktop.services.data_file import create_data_file, open_data_file
    from cchc_desktop.shell.single_instance import DataFileLock

    if create and path == paths.default_data_file():
        make_folder(path.parent, private=True)
    lock = DataFileLock(path)
    lock.take()
    try:
        return lock, create_data_file(path) if create else open_data_file(path, key=key)
    except BaseException:
        lock.release()
        raise
