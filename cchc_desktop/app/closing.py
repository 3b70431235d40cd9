"""The backups that closing a data file begins: the first is awaited, the second as one likes.

The second place may be a network folder that never answers. The program then says what it waits
for, and can be closed without the second copy.
"""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.services.data_file import DataFile
    from cchc_desktop.shell.settings import Settings

WAITED_SILENTLY_S = 4.0
"""How long the program is awaited after its window has gone before it says why."""


class ClosingBackup:
    """The backup of one file that has been closed, made on a thread of its own."""

    def __init__(
        self, path: Path, who: str, second: list[str] | None, *, encrypt: bool = True
    ) -> None:
        """``second`` is the folder of the second place and what it is known by.

        Without ``encrypt`` the copy there is plain also where the file has a password.
        """
        self.path = path
        self.second = Path(second[0]) if second else None
        self.first_done = threading.Event()
        self.done = threading.Event()
        self.trouble = ""
        self._who = who
        self._encrypt = encrypt
        self._identity = second[1] if second else ""
        # A daemon: a network folder that never answers must not keep the process for ever.
        threading.Thread(target=self._run, name="closing backup", daemon=True).start()

    def _run(self) -> None:
        from cchc_desktop.domain.errors import CchcError
        from cchc_desktop.shell.crash_report import log_error

        try:
            self.trouble = self._made()
        except CchcError as error:
            log_error(error)
            self.trouble = str(error)
        except Exception as error:  # noqa: BLE001 - the window has gone: the next start tells it
            log_error(error)
            self.trouble = (
                f"Chưa sao lưu được “{self.path.name}” khi đóng chương trình vì một lỗi của chương "
                f"trình ({error!r}). Dữ liệu đã lưu còn nguyên. Hãy dùng Tệp > Sao lưu."
            )
        finally:
            self.first_done.set()
            self.done.set()

    def _made(self) -> str:
        """Back up into both places; return the second place's trouble, empty where all is well."""
        from cchc_desktop.services.backups import CLOSING, copied, routine
        from cchc_desktop.services.second_place import find

        first = routine(self.path, why=CLOSING, who=self._who).first
        self.first_done.set()
        if first is None or self.second is None:
            return ""
        place = find(self.second, self._identity)
        if place is None:
            return ""
        return copied(first, place, self.path, encrypt=self._encrypt).trouble


class ClosingBackups:
    """The backups of the files that have been closed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._made: list[ClosingBackup] = []

    def begin(self, file: DataFile) -> None:
        """Back up a file that has just been closed."""
        key = str(file.path)
        second = self._settings.second_places.get(key)
        encrypt = key not in self._settings.plain_seconds
        self._made.append(ClosingBackup(file.path, file.who, second, encrypt=encrypt))

    def collect(self) -> None:
        """Keep what the backups that are done left to be told."""
        for backup in [one for one in self._made if one.done.is_set()]:
            self._made.remove(backup)
            self._keep(backup, backup.trouble)

    def finish(self) -> None:
        """Wait for all of them; past some seconds a window says for what, and offers to close."""
        until = time.monotonic() + WAITED_SILENTLY_S
        for backup in self._made:
            backup.done.wait(max(until - time.monotonic(), 0))
        self.collect()
        for backup in list(self._made):
            self._await_in_sight(backup)
        self.collect()

    def _await_in_sight(self, backup: ClosingBackup) -> None:
        from PySide6.QtCore import QEventLoop

        from cchc_desktop.ui.dialogs.closing_backup import ClosingBackupDialog

        folder = str(backup.second) if backup.second is not None else ""
        dialog = ClosingBackupDialog(
            backup.path.name, folder, backup.first_done.is_set, backup.done.is_set
        )
        # The application's own loop is over.
        loop = QEventLoop()
        dialog.finished.connect(loop.quit)
        dialog.show()
        loop.exec()
        dialog.deleteLater()
        if backup.done.is_set():
            return
        backup.first_done.wait()
        self._made.remove(backup)
        self._keep(
            backup,
            f"Khi đóng chương trình, nơi sao lưu thứ hai “{folder}” không trả lời nên chưa có bản "
            "sao ở đó. Bản sao lưu trên máy này đã xong. Hãy kiểm tra nơi thứ hai rồi dùng Tệp > "
            "Sao lưu.",
        )

    def _keep(self, backup: ClosingBackup, trouble: str) -> None:
        if trouble:
            self._settings.backup_troubles[str(backup.path)] = trouble
        else:
            self._settings.backup_troubles.pop(str(backup.path), None)
