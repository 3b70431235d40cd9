"""The running program: its settings, its window and the data file in it, wired together."""

from __future__ import annotations

import contextlib
import gc
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from cchc_desktop.app.closing import ClosingBackups
from cchc_desktop.app.error_reports import ErrorReports
from cchc_desktop.app.file_work import FileWork
from cchc_desktop.app.opening import Opening
from cchc_desktop.app.restoring import Restoring
from cchc_desktop.app.salvaging import Salvaging
from cchc_desktop.app.unlocking import Unlocking
from cchc_desktop.shell import paths
from cchc_desktop.shell.settings import SettingsFile
from cchc_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from cchc_desktop.app.restoring import Outcome
    from cchc_desktop.domain.errors import CchcError
    from cchc_desktop.domain.secret import Secret
    from cchc_desktop.services.data_file import DataFile
    from cchc_desktop.services.protection import PasswordNeeded
    from cchc_desktop.shell.language import Language
    from cchc_desktop.shell.single_instance import DataFileLock
    from cchc_desktop.ui.desk import Desk
    from cchc_desktop.ui.dialogs.error import ErrorDesk
    from cchc_desktop.ui.tasks import Tasks


class Program(QObject):
    """Holds the one window and the one open data file, and changes both."""

    def __init__(self, application: QApplication, data: Path | None) -> None:
        super().__init__(application)
        self._application = application
        self._data = data
        self._settings_file = SettingsFile(paths.settings_folder() / "settings.json")
        self.settings = self._settings_file.load()
        self.desk: Desk | None = None
        self._file: DataFile | None = None
        self._lock: DataFileLock | None = None
        self._language: Language | None = None
        self._tasks: Tasks | None = None
        """The work of the dialogs that stand over no open file."""
        self._used = False
        """Whether the window has shown a file, so that another one needs a new window."""
        self._error_reports = ErrorReports(lambda: self._file, self)
        self._closing = ClosingBackups(self.settings)
        self._work = FileWork(self)
        self._opening = Opening(self._work, self)
        self._restoring = Restoring(self._work, self)
        self._salvaging = Salvaging(self._work, self)
        self._unlocking = Unlocking(self)
        self._wire()
        self._speak()
        self.window = self._made_window()

    @property
    def errors(self) -> ErrorDesk | None:
        """Where errors are shown, None until the window has been painted."""
        return self._error_reports.desk

    def start(self) -> None:
        """Show the window; the data file is opened once it has been painted."""
        self.window.painted.connect(self._after_painting)
        self.window.show()

    def open(self, path: Path, *, create: bool = False) -> None:
        """Open another data file, or make it first; the present one stays until that is done."""
        self._opening.begin(path, create=create)

    def change_language(self, code: str) -> None:
        """Speak another language at once; what is typed stays."""
        if code == self.settings.language:
            return
        self.settings.language = code
        self._speak()
        self._show_file_in_new_window()

    def restore(self, backup: Path, path: Path, key: Secret | None = None) -> None:
        """Put a backup in the place of a data file, the open one or one that cannot be opened.

        ``key`` is that of an encrypted backup.
        What was there is set aside; where the backup is refused, it is opened again as it was.
        """
        if self._work.busy:
            return
        lock = None
        if self._file is not None and self._file.path == path:
            # Nothing may look into the file while it changes places.
            self.window.put_away()
            self.window.setEnabled(False)
            assert self.desk is not None
            self.desk.close()
            self.desk = None
            self._file.close()
            lock, self._lock, self._file = self._lock, None, None
        self._restoring.begin(backup, path, lock, key)

    def finish(self) -> None:
        """Wait for the backups that closing has begun; keep what they left to be told."""
        self._speak()
        self._closing.finish()
        self._silence()
        self._save_settings()

    def put_away(self) -> None:
        """Close what is open and remember the settings."""
        self._restoring.wait()
        if self._tasks is not None:
            self._tasks.close()
        self.window.put_away()
        if self.desk is not None:
            self.desk.close()
            self.desk = None
        self._let_go()
        self._save_settings()
        self._error_reports.end()
        self._silence()

    def _wire(self) -> None:
        """Say what follows from what is done to a data file."""
        self._work.failed.connect(self._fail)
        self._work.over.connect(gc.enable)
        self._opening.opened.connect(self._take)
        self._opening.refused.connect(self._explain)
        self._opening.salvage_wanted.connect(self._salvage)
        self._opening.restore_wanted.connect(self._choose_backup)
        self._opening.given_up.connect(self._give_up)
        self._restoring.ended.connect(self._take_restored)
        self._restoring.refused.connect(self._explain)
        self._restoring.wanted.connect(self.restore)
        self._restoring.kept.connect(self.open)
        self._salvaging.refused.connect(self._explain)
        self._salvaging.open_wanted.connect(self.open)
        self._salvaging.given_up.connect(self._give_up)
        self._unlocking.unlocked.connect(lambda path, key: self._opening.begin(path, key=key))
        self._unlocking.given_up.connect(self._stay_locked)

    def _made_window(self) -> MainWindow:
        self._used = False
        window = MainWindow(self.settings)
        window.closing.connect(self.put_away)
        commands = window.commands
        commands.open.triggered.connect(
            lambda: self._opening.ask_to_open(self.window, self._folder())
        )
        commands.create.triggered.connect(
            lambda: self._opening.ask_to_create(self.window, self._folder())
        )
        commands.restore.triggered.connect(self._ask_to_restore)
        commands.password.triggered.connect(lambda: self._unlocking.show(self.window))
        commands.about.triggered.connect(self._show_about)
        commands.crash_file.triggered.connect(self._error_reports.hand_over_and_say)
        for code, action in commands.languages.items():
            action.triggered.connect(lambda _=False, code=code: self.change_language(code))
        self._error_reports.show_over(window)
        return window

    def _speak(self) -> None:
        from cchc_desktop.shell.language import Language

        if self._language is None:
            self._language = Language(self._application, paths.compiled_translations())
        self._language.speak(self.settings.language)

    def _silence(self) -> None:
        if self._language is not None:
            self._language.silence()
            self._language = None

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
        self._error_reports.watch()

    def _take(self, lock: DataFileLock, file: DataFile, new: bool) -> None:
        """Put a file that has just been opened in the place of the present one.

        A ``new`` one begins with the steps of the first start.
        """
        former, self.desk = self.desk, None
        if former is not None:
            former.close()
        self._let_go()
        self._lock, self._file = lock, file
        self.settings.last_file = str(file.path)
        if self._used:
            self._show_file_in_new_window()
        else:
            self._show_file()
        self._unlocking.go_on(self.window)
        if new and self.window.workbench is not None:
            self.window.workbench.show_first_start()

    def _take_restored(self, outcome: Outcome, own: bool) -> None:
        """Show the file that a restore has left; ``own`` tells that it was open before."""
        from cchc_desktop.ui.dialogs.restore_backup import restored_sentence

        self.window.setEnabled(True)
        self._lock, self._file = outcome.lock, outcome.file
        if outcome.restored is not None:
            told = restored_sentence(outcome.restored)
            self._file.notices = (*self._file.notices, told)
        self.settings.last_file = str(self._file.path)
        if own or self._used:
            self._show_file_in_new_window()
        else:
            self._show_file()
        if outcome.trouble is not None:
            self._error_reports.report(outcome.trouble)

    def _show_file(self) -> None:
        from cchc_desktop.ui.desk import Desk
        from cchc_desktop.ui.drafts import Drafts

        assert self._file is not None
        self._closing.collect()
        self._used = True
        drafts = Drafts(paths.settings_folder(), self._file.path)
        self.desk = Desk(self._file, self.settings, drafts, parent=self)
        self.desk.tasks.failed.connect(self._error_reports.report)
        self.window.show_desk(self.desk)

    def _show_file_in_new_window(self) -> None:
        """Make the window again around the same file: in another language, or of another file."""
        old, place = self.window, self.window.place()
        old.put_away()
        if self.desk is not None:
            self.desk.close()
        self.window = self._made_window()
        if self._file is not None:
            same = self.desk is not None and self.desk.file is self._file
            self._show_file()
            if same:
                self.window.go_to(place)
        self.window.show()
        old.closing.disconnect(self.put_away)
        old.close()
        old.deleteLater()

    def _explain(self, trouble: CchcError, path: Path) -> None:
        """Say why a file was not opened, and what else can be done where there is need of it."""
        from cchc_desktop.services.protection import PasswordNeeded
        from cchc_desktop.services.salvage import may_be_salvaged
        from cchc_desktop.shell.crash_report import log_error

        self.window.setEnabled(True)
        if isinstance(trouble, PasswordNeeded):
            self._unlocking.ask(trouble, self._own_tasks(), self.window)
            return
        salvageable, alone = may_be_salvaged(trouble), self.desk is None
        if not (alone or salvageable):
            self._error_reports.report(trouble)
            return
        log_error(trouble)
        self._opening.explain(trouble, path, self.window, salvageable=salvageable, alone=alone)

    def _stay_locked(self, needed: PasswordNeeded) -> None:
        """Offer other files where the person does not type the password."""
        if self.desk is None:
            self._opening.explain(needed, needed.path, self.window, salvageable=False, alone=True)

    def _own_tasks(self) -> Tasks:
        from cchc_desktop.ui.tasks import Tasks

        if self._tasks is None:
            self._tasks = Tasks(self)
        return self._tasks

    def _fail(self, error: Exception) -> None:
        self.window.setEnabled(True)
        self._error_reports.report(error)

    def _salvage(self, damaged: Path, target: Path) -> None:
        self._salvaging.begin(damaged, target, self.window, alone=self.desk is None)

    def _give_up(self) -> None:
        self.window.close()

    def _ask_to_restore(self) -> None:
        if self._file is not None:
            self._choose_backup(self._file.path)

    def _choose_backup(self, path: Path) -> None:
        workbench = self.window.workbench
        second = workbench.backups.second if workbench is not None else None
        alone = self.desk is None
        tasks = self.desk.tasks if self.desk is not None else self._own_tasks()
        self._restoring.choose(path, second, tasks, self.window, alone=alone)

    def _show_about(self) -> None:
        from cchc_desktop.shell.log import log_file
        from cchc_desktop.ui.dialogs.about import AboutDialog

        data = str(self._file.path) if self._file is not None else ""
        AboutDialog(data, str(log_file(paths.log_folder())), self.window).open()

    def _folder(self) -> Path:
        path = self._file.path if self._file is not None else paths.default_data_file()
        return path.parent

    def _let_go(self) -> None:
        """Close the file and let others have it; its backup is begun, on a thread of its own."""
        file, lock, self._file, self._lock = self._file, self._lock, None, None
        if file is not None:
            file.close()
        if lock is not None:
            lock.release()
        if file is not None:
            self._closing.begin(file)
