"""What stands before a data file with a password: nothing of it is shown until it is typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from cchc_desktop.domain.secret import Secret
    from cchc_desktop.services.protection import PasswordNeeded
    from cchc_desktop.shell.attempts import Attempts
    from cchc_desktop.ui.dialogs.password import PasswordDialog
    from cchc_desktop.ui.main_window import MainWindow
    from cchc_desktop.ui.tasks import Tasks


class Unlocking(QObject):
    """Asks for the password of a file that is to be opened, and goes on once it is open."""

    unlocked = Signal(object, object)
    """The Path of the file and the Secret that opens it."""

    given_up = Signal(object)
    """The PasswordNeeded for which nothing was typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._recovered: Secret | None = None
        self._notices: tuple[str, ...] = ()

    def ask(self, needed: PasswordNeeded, tasks: Tasks, window: QWidget) -> None:
        """Ask for the password; ``tasks`` are not those of an open file."""
        from cchc_desktop.services.protection import key_by_password, key_by_recovery
        from cchc_desktop.ui.dialogs.password_entry import PasswordEntry

        protection = needed.protection
        dialog = PasswordEntry(
            self.tr("Mở sổ có mật khẩu"),
            self.tr("Tệp “{name}” có mật khẩu.").format(name=needed.path.name),
            self.tr("&Mở sổ"),
            lambda given: key_by_password(protection, given),
            lambda typed: key_by_recovery(protection, typed),
            tasks,
            window,
            attempts=_attempts(needed.path),
        )

        def opened(key: Secret, by_key: bool) -> None:
            self._recovered = key if by_key else None
            self._notices = needed.notices
            self.unlocked.emit(needed.path, key)

        dialog.opened.connect(opened)
        dialog.rejected.connect(lambda: self.given_up.emit(needed))
        dialog.open()

    def go_on(self, window: MainWindow) -> None:
        """Say what was to be said; after the recovery key, ask for a password to replace it."""
        notices, self._notices = self._notices, ()
        key, self._recovered = self._recovered, None
        if window.desk is None:
            return
        if notices:
            window.notices.say(" ".join(notices))
        if key is not None:
            self.show(window).ask_for_new(key)

    def show(self, window: MainWindow) -> PasswordDialog:
        """Show what protects the open file of ``window``, and how that is changed."""
        from cchc_desktop.ui.dialogs.password import PasswordDialog

        assert window.desk is not None
        attempts = _attempts(window.desk.file.path)
        dialog = PasswordDialog(window.desk, window.notices, attempts, window)
        dialog.open()
        return dialog


def _attempts(data: Path) -> Attempts:
    from cchc_desktop.shell.attempts import Attempts
    from cchc_desktop.shell.paths import log_folder

    return Attempts(log_folder(), data)
