"""The backup that closing a data file begins; the program ends when it is done."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.services.data_file import DataFile
    from cchc_desktop.shell.settings import Settings


class ClosingBackups:
    """The backups of the files that have been closed, each on a thread of its own."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._threads: list[threading.Thread] = []

    def begin(self, file: DataFile) -> None:
        """Back up a file that has just been closed."""
        thread = threading.Thread(target=_back_up, args=(file.path, file.who, self._settings))
        self._threads.append(thread)
        thread.start()

    def wait(self) -> None:
        """Block until all of them are done."""
        while self._threads:
            self._threads.pop().join()


def _back_up(path: Path, who: str, settings: Settings) -> None:
    """Back up a closed file, on whatever thread; trouble is kept, for the next start to tell."""
    from cchc_desktop.domain.errors import CchcError
    from cchc_desktop.services.backups import CLOSING, routine
    from cchc_desktop.services.second_place import find
    from cchc_desktop.shell.crash_report import log_error

    kept = settings.second_places.get(str(path))
    try:
        done = routine(
            path, why=CLOSING, who=who, second=find(Path(kept[0]), kept[1]) if kept else None
        )
        trouble = done.trouble
    except CchcError as error:
        log_error(error)
        trouble = str(error)
    except Exception as error:  # noqa: BLE001 - the window has gone: the next start tells it
        log_error(error)
        trouble = (
            f"Chưa sao lưu được “{path.name}” khi đóng chương trình vì một lỗi của chương trình "
            f"({error!r}). Dữ liệu đã lưu còn nguyên. Hãy dùng Tệp > Sao lưu."
        )
    if trouble:
        settings.backup_troubles[str(path)] = trouble
    else:
        settings.backup_troubles.pop(str(path), None)
