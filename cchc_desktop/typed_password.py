"""The password on the command line: asked for on the terminal, else one line of standard input.

Never an argument, which others see in the list of processes, and never an environment variable.
"""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from cchc_desktop.services.data_file import DataFile

T = TypeVar("T")


def open_asking(path: Path) -> DataFile:
    """Open a data file, asking for its password where it has one; raises CchcError."""
    from cchc_desktop.services.data_file import open_data_file
    from cchc_desktop.services.protection import PasswordNeeded, key_by_password, password

    try:
        return open_data_file(path)
    except PasswordNeeded as needed:
        protection = needed.protection
    key = _tried(path, lambda: key_by_password(protection, password(typed("Mật khẩu: "))))
    return open_data_file(path, key=key)


def _tried(path: Path, attempt: Callable[[], T]) -> T:
    """Make an attempt at the password of ``path``; raises MustWait where it comes too early."""
    from cchc_desktop.shell.attempts import Attempts
    from cchc_desktop.shell.paths import log_folder

    attempts = Attempts(log_folder(), path)
    attempts.begin()
    result = attempt()
    attempts.succeed()
    return result


def typed(prompt: str) -> str:
    """Return what is typed, which the terminal does not show; else the next line that is given."""
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(prompt, stream=sys.stderr)
    line = sys.stdin.readline() if sys.stdin is not None else ""
    return line.rstrip("\r\n")
