"""The password on the command line: asked for on the terminal, else one line of standard input.

Never an argument, which others see in the list of processes, and never an environment variable.
"""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.services.data_file import DataFile


def open_asking(path: Path) -> DataFile:
    """Open a data file, asking for its password where it has one; raises CchcError."""
    from cchc_desktop.services.data_file import open_data_file
    from cchc_desktop.services.protection import PasswordNeeded, key_by_password, password

    try:
        return open_data_file(path)
    except PasswordNeeded as needed:
        protection = needed.protection
    from cchc_desktop.shell.attempts import Attempts, MustWait
    from cchc_desktop.shell.paths import log_folder

    attempts = Attempts(log_folder(), path)
    if seconds := attempts.remaining():
        raise MustWait(seconds)
    given = password(typed("Mật khẩu: "))
    attempts.begin()
    key = key_by_password(protection, given)
    attempts.succeed()
    return open_data_file(path, key=key)


def typed(prompt: str) -> str:
    """Return what is typed, which the terminal does not show; else the next line that is given.

    Empty where nothing is.
    """
    if sys.stdin is not None and sys.stdin.isatty():
        try:
            return getpass.getpass(prompt, stream=sys.stderr)
        except EOFError:  # Ctrl+D
            print(file=sys.stderr)
            return ""
    line = sys.stdin.readline() if sys.stdin is not None else ""
    return line.rstrip("\r\n")
