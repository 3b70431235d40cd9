"""Opens the window: paths, lock, data file, services, main window. The only place that wires.

The window is painted first. What reads the data file is imported after that, on a thread of its
own, so that the person sees the program at once.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

# PySide6 puts an import of its own in this one's place, which reads the source of every module
# that is imported afterwards; SQLAlchemy then takes a third longer to come in.
_import = builtins.__import__

from PySide6.QtCore import QObject  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from cchc_desktop.shell import paths  # noqa: E402
from cchc_desktop.shell.settings import SettingsFile  # noqa: E402
from cchc_desktop.ui.main_window import MainWindow  # noqa: E402

if TYPE_CHECKING:
    from cchc_desktop.domain.errors import CchcError
    from cchc_desktop.services.backups import Restored
    from cchc_desktop.services.data_file import DataFile
    from cchc_desktop.shell.language import Language
    from cchc_desktop.shell.settings import Settings
    from cchc_desktop.shell.single_instance import DataFileLock
    from cchc_desktop.ui.desk import Desk
    from cchc_desktop.ui.dialogs.error import ErrorDesk
    from cchc_desktop.ui.tasks import Task, Tasks

_SMALLEST_TEXT = 10.0
"""In points: smaller Vietnamese marks cannot be told apart on an office screen."""


def run(data: Path | None) -> int:
    """Open the window on ``data``, or on the file used last, and return the exit code."""
    builtins.__import__ = _import
    # What is made at the start stays: looking through it for garbage finds none. Program turns
    # the collector on again when the file is shown.
    gc.disable()
    application = QApplication(sys.argv[:1])
    set_up(application)
    program = Program(application, data)
    program.start()
    code = application.exec()
    # The window has gone; the backup of what was done in it may still be under way.
    program.finish()
    return code


def set_up(application: QApplication) -> None:
    """Give the application its name, its style and a text that can be read."""
    application.setApplicationName("CCHC Desktop")
    application.setStyle("Fusion")
    font = application.font()
    if font.pointSizeF() < _SMALLEST_TEXT:
        font.setPointSizeF(_SMALLEST_TEXT)
        application.setFont(font)


class Program(QObject):
    """The running program: its settings, its window, and the data file in it."""

    def __init__(self, application: QApplication, data: Path | None) -> None:
        super().__init__(application)
        self._application = application
        self._data = data
        self._settings_file = SettingsFile(paths.settings_folder() / "settings.json")
        self.settings = self._settings_file.load()
        self._ends: list[Callable[[], None]] = []
        self._language: Language | None = None
        self._speak()
        self.window = self._made_window()
        self.errors: ErrorDesk | None = None
        self.desk: Desk | None = None
        self._file: DataFile | None = None
        self._lock: DataFileLock | None = None
        self._opening: QObject | None = None
        self._restoring: Task | None = None
        self._tasks: Tasks | None = None
        """The work of the dialogs that stand over no open file."""
        self._closings: list[threading.Thread] = []

    def start(self) -> None:
        """Show the window; the data file is opened once it has been painted."""
        self.window.painted.connect(self._after_painting)
        self.window.show()

    def open(self, path: Path, *, create: bool = False) -> None:
        """Open another data file, or make it first; the present one stays until that is done."""
        from cchc_desktop.ui.tasks import Task

        if self._opening is not None:
            return
        task = Task("", lambda _progress: _opened(path, create), self)
        self._opening = task
        task.ended.connect(lambda: self._end_opening(task, path))
        task.start()

    def change_language(self, code: str) -> None:
        """Speak another language at once; what is typed stays."""
        if code == self.settings.language:
            return
        self.settings.language = code
        self._speak()
        self._show_file_in_new_window()

    def restore(self, backup: Path, path: Path) -> None:
        """Put a backup in the place of a data file, the open one or one that cannot be opened.

        What was there is set aside; where the backup is refused, it is opened again as it was.
        """
        from cchc_desktop.ui.tasks import Task

        if self._opening is not None:
            return
        lock, own = None, self._file is not None and self._file.path == path
        if own:
            # Nothing may look into the file while it changes places.
            self.window.put_away()
            self.window.setEnabled(False)
            assert self.desk is not None
            self.desk.close()
            self.desk = None
            assert self._file is not None
            self._file.close()
            lock, self._lock, self._file = self._lock, None, None
        task = Task("", lambda _progress: _restored(backup, path, lock), self)
        self._opening = self._restoring = task
        task.ended.connect(lambda: self._end_restoring(task, path, own))
        task.start()

    def finish(self) -> None:
        """Wait for the backups that closing has begun; keep what they left to be told."""
        while self._closings:
            self._closings.pop().join()
        self._save_settings()

    def put_away(self) -> None:
        """Close what is open and remember the settings."""
        if self._restoring is not None:
            self._restoring.wait()
        if self._tasks is not None:
            self._tasks.close()
        self.window.put_away()
        if self.desk is not None:
            self.desk.close()
            self.desk = None
        self._let_go()
        self._save_settings()
        while self._ends:
            self._ends.pop()()

    def _save_settings(self) -> None:
        # Only looks are lost where the disk refuses the settings; the work is in the data file.
        with contextlib.suppress(OSError):
            self._settings_file.save(self.settings)

    def _after_painting(self) -> None:
        usual = paths.default_data_file()
        if self._data is None and not self.settings.last_file and not usual.exists():
            self.open(usual, create=True)
        else:
            self.open(self._data or Path(self.settings.last_file or usual))
        self._watch_for_errors()

    def _watch_for_errors(self) -> None:
        from cchc_desktop.shell import crash_report
        from cchc_desktop.shell.log import log_file, start_log
        from cchc_desktop.ui.dialogs.error import ErrorDesk

        folder = paths.log_folder()
        self.errors = ErrorDesk(log_file(folder), self)
        self.errors.window = self.window
        self.errors.hand_over = self._hand_over
        with contextlib.suppress(OSError):
            self._ends.append(start_log(folder))
        self._ends.append(crash_report.install(self.errors.report))

    def _end_opening(self, task: QObject, path: Path) -> None:
        from cchc_desktop.domain.errors import CchcError
        from cchc_desktop.ui.tasks import Task

        assert isinstance(task, Task)
        self._opening = None
        task.deleteLater()
        if isinstance(task.error, CchcError):
            self._explain(task.error, path)
        elif task.error is not None:
            self._report(task.error)
        else:
            self._take(*task.result)
        gc.enable()

    def _take(self, lock: DataFileLock, file: DataFile) -> None:
        """Put a file that has just been opened in the place of the present one."""
        former, self.desk = self.desk, None
        if former is not None:
            former.close()
        self._let_go()
        self._lock, self._file = lock, file
        self.settings.last_file = str(file.path)
        if former is not None:
            self._show_file_in_new_window()
        else:
            self._show_file()

    def _show_file(self) -> None:
        from cchc_desktop.ui.desk import Desk
        from cchc_desktop.ui.drafts import Drafts

        assert self._file is not None
        assert self.errors is not None
        drafts = Drafts(paths.settings_folder(), self._file.path)
        self.desk = Desk(self._file, self.settings, drafts, parent=self)
        self.desk.tasks.failed.connect(self._report)
        self.window.show_desk(self.desk)

    def _show_file_in_new_window(self) -> None:
        """Make the window again around the same file: in another language, or of another file."""
        old, place = self.window, self.window.place()
        old.put_away()
        if self.desk is not None:
            self.desk.close()
        self.window = self._made_window()
        if self.errors is not None:
            self.errors.window = self.window
        if self._file is not None:
            same = self.desk is not None and self.desk.file is self._file
            self._show_file()
            if same:
                self.window.go_to(place)
        self.window.show()
        old.closing.disconnect(self.put_away)
        old.close()
        old.deleteLater()

    def _made_window(self) -> MainWindow:
        window = MainWindow(self.settings)
        window.closing.connect(self.put_away)
        commands = window.commands
        commands.open.triggered.connect(self._ask_to_open)
        commands.create.triggered.connect(self._ask_to_create)
        commands.restore.triggered.connect(self._ask_to_restore)
        commands.about.triggered.connect(self._show_about)
        commands.crash_file.triggered.connect(lambda: self._hand_over_and_say())
        for code, action in commands.languages.items():
            action.triggered.connect(lambda _=False, code=code: self.change_language(code))
        return window

    def _speak(self) -> None:
        from cchc_desktop.shell.language import Language

        if self._language is None:
            self._language = Language(self._application, paths.compiled_translations())
            self._ends.append(self._language.silence)
        self._language.speak(self.settings.language)

    def _explain(self, trouble: Exception, path: Path) -> None:
        """Say why a file was not opened, and offer what else can be done."""
        from cchc_desktop.domain.errors import CchcError
        from cchc_desktop.services.salvage import may_be_salvaged
        from cchc_desktop.shell.crash_report import log_error
        from cchc_desktop.ui.dialogs.cannot_open import CannotOpen

        assert isinstance(trouble, CchcError)
        log_error(trouble)
        salvageable, alone = may_be_salvaged(trouble), self.desk is None
        if not (alone or salvageable):
            self._report(trouble)
            return
        box = CannotOpen(trouble, path, self.window, may_be_salvaged=salvageable, alone=alone)
        box.salvage_wanted.connect(self._salvage)
        box.restore_wanted.connect(self._choose_backup)
        box.open_wanted.connect(self.open)
        box.create_wanted.connect(lambda path: self.open(path, create=True))
        if alone:
            box.given_up.connect(self.window.close)
        box.open()

    def _salvage(self, damaged: Path, target: Path) -> None:
        """Save what is readable of a damaged file, and show what that was."""
        from PySide6.QtCore import QCoreApplication

        from cchc_desktop.services.salvage import salvage_file
        from cchc_desktop.ui.tasks import Task

        self.window.notices.say(
            QCoreApplication.translate(
                "Program", "Đang đọc tệp “{name}” và ghi phần đọc được sang tệp mới…"
            ).format(name=damaged.name)
        )
        task = Task("", lambda _progress: salvage_file(damaged, target), self)
        self._opening = task
        task.ended.connect(lambda: self._end_salvage(task, damaged))
        task.start()

    def _end_salvage(self, task: QObject, damaged: Path) -> None:
        from cchc_desktop.domain.errors import CchcError
        from cchc_desktop.services.salvage import report_of, report_path
        from cchc_desktop.ui.dialogs.salvaged import SalvagedDialog
        from cchc_desktop.ui.tasks import Task

        assert isinstance(task, Task)
        self._opening = None
        task.deleteLater()
        self.window.notices.hide()
        if isinstance(task.error, CchcError):
            self._explain(task.error, damaged)
        elif task.error is not None:
            self._report(task.error)
        else:
            target = task.result.target
            dialog = SalvagedDialog(
                target, report_path(target), report_of(task.result), self.window
            )
            dialog.open_wanted.connect(self.open)
            if self.desk is None:
                dialog.rejected.connect(self.window.close)
            dialog.open()

    def _report(self, error: Exception) -> None:
        from cchc_desktop.shell.crash_report import log_error

        log_error(error)
        assert self.errors is not None
        self.errors.report(error)

    def _ask_to_open(self) -> None:
        from cchc_desktop.ui.dialogs.cannot_open import ask_for_existing

        path = ask_for_existing(self.window, self._folder())
        if path is not None:
            self.open(path)

    def _ask_to_create(self) -> None:
        from cchc_desktop.ui.dialogs.cannot_open import ask_for_new

        path = ask_for_new(self.window, self._folder())
        if path is not None:
            self.open(path, create=True)

    def _ask_to_restore(self) -> None:
        if self._file is not None:
            self._choose_backup(self._file.path)

    def _choose_backup(self, path: Path) -> None:
        """Show the backups of a data file; without one chosen, all is as before."""
        from cchc_desktop.ui.dialogs.restore_backup import RestoreBackup
        from cchc_desktop.ui.tasks import Tasks

        workbench = self.window.workbench
        second = workbench.backups.second if workbench is not None else None
        if self._tasks is None:
            self._tasks = Tasks(self)
        tasks = self.desk.tasks if self.desk is not None else self._tasks
        dialog = RestoreBackup(path, second, tasks, self.window)
        dialog.restore_wanted.connect(lambda backup: self.restore(backup, path))
        if self.desk is None:
            dialog.rejected.connect(lambda: self.open(path))
        dialog.open()

    def _end_restoring(self, task: Task, path: Path, own: bool) -> None:
        from cchc_desktop.domain.errors import CchcError
        from cchc_desktop.ui.dialogs.restore_backup import restored_sentence

        self._opening = self._restoring = None
        task.wait()
        task.deleteLater()
        self.window.setEnabled(True)
        if isinstance(task.error, CchcError):
            self._explain(task.error, path)
            return
        if task.error is not None:
            self._report(task.error)
            return
        self._lock, self._file, restored, trouble = task.result
        assert self._file is not None
        if restored is not None:
            self._file.notices = (*self._file.notices, restored_sentence(restored))
        self.settings.last_file = str(path)
        if own:
            self._show_file_in_new_window()
        else:
            self._show_file()
        if trouble is not None:
            self._report(trouble)

    def _show_about(self) -> None:
        from cchc_desktop.shell.log import log_file
        from cchc_desktop.ui.dialogs.about import AboutDialog

        data = str(self._file.path) if self._file is not None else ""
        AboutDialog(data, str(log_file(paths.log_folder())), self.window).open()

    def _hand_over(self, error: BaseException | None = None) -> Path | None:
        """Write the crash report where the person says; return where, None where it was not."""
        from datetime import datetime

        from PySide6.QtCore import QCoreApplication
        from PySide6.QtWidgets import QFileDialog

        from cchc_desktop.files import FileTrouble
        from cchc_desktop.services.data_facts import data_facts
        from cchc_desktop.shell.crash_file import usual_name, write_crash_file

        chosen, _ = QFileDialog.getSaveFileName(
            self.window,
            QCoreApplication.translate("Program", "Ghi tệp báo lỗi"),
            str(Path.home() / usual_name(datetime.now())),
            QCoreApplication.translate("Program", "Tệp nén (*.zip)"),
        )
        if not chosen:
            return None
        try:
            write_crash_file(Path(chosen), paths.log_folder(), data_facts(self._file), error)
        except FileTrouble as trouble:
            self._report(trouble)
            return None
        return Path(chosen)

    def _hand_over_and_say(self) -> None:
        from cchc_desktop.ui.dialogs.error import written_sentence

        path = self._hand_over()
        if path is not None:
            self.window.notices.say(written_sentence(path))

    def _folder(self) -> Path:
        path = self._file.path if self._file is not None else paths.default_data_file()
        return path.parent

    def _let_go(self) -> None:
        """Close the file and let others have it; its backup is made from a thread of its own."""
        file, lock, self._file, self._lock = self._file, self._lock, None, None
        if file is not None:
            file.close()
        if lock is not None:
            lock.release()
        if file is not None:
            thread = threading.Thread(
                target=_back_up_at_closing, args=(file.path, file.who, self.settings)
            )
            self._closings.append(thread)
            thread.start()


def _back_up_at_closing(path: Path, who: str, settings: Settings) -> None:
    """Back up a file that has just been closed; trouble is kept, to be told at the next start."""
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


def _restored(
    backup: Path, path: Path, lock: DataFileLock | None
) -> tuple[DataFileLock, DataFile, Restored | None, CchcError | None]:
    """Restore a backup and open the file, on whatever thread; the former one where it is refused.

    ``lock`` is that of the file where it was open. Raises CchcError where neither can be opened.
    """
    from cchc_desktop.domain.errors import CchcError
    from cchc_desktop.services.backups import restore_backup
    from cchc_desktop.services.data_file import open_data_file
    from cchc_desktop.shell.single_instance import DataFileLock

    if lock is None:
        lock = DataFileLock(path)
        lock.take()
    restored, trouble = None, None
    try:
        try:
            restored = restore_backup(backup, path)
        except CchcError as error:
            trouble = error
        try:
            return lock, open_data_file(path), restored, trouble
        except CchcError as error:
            raise trouble or error from error
    except BaseException:
        lock.release()
        raise


def _opened(path: Path, create: bool) -> tuple[DataFileLock, DataFile]:
    """Lock and open a data file, on whatever thread; raises CchcError."""
    from cchc_desktop.services.data_file import create_data_file, open_data_file
    from cchc_desktop.shell.single_instance import DataFileLock

    if create and path == paths.default_data_file():
        path.parent.mkdir(parents=True, exist_ok=True)
    lock = DataFileLock(path)
    lock.take()
    try:
        return lock, create_data_file(path) if create else open_data_file(path)
    except BaseException:
        lock.release()
        raise
