"""The log: what went wrong and when, in a file that the clerk can send to whoever helps."""

from __future__ import annotations

import logging
from collections.abc import Callable
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from cchc_desktop.files import PRIVATE, keep_private, make_private_folder

_BYTES = 500_000
_FILES = 3


class _Indented(logging.Formatter):
    """Sets the further lines of an entry in, so that no text in it looks like an entry."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the entry as it is written."""
        return "\n\t".join(super().format(record).splitlines())


class _PrivateFiles(RotatingFileHandler):
    """Makes each file so that only its owner can read it."""

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        path.touch(mode=PRIVATE)
        keep_private(path)
        return super()._open()


def log_file(folder: Path) -> Path:
    """Return where the log of ``folder`` lies."""
    return folder / "cchc-desktop.log"


def log_files(folder: Path) -> list[Path]:
    """Return the files of the log that there are, the oldest first."""
    newest = log_file(folder)
    older = [newest.with_name(f"{newest.name}.{n}") for n in range(_FILES - 1, 0, -1)]
    return [path for path in (*older, newest) if path.is_file()]


def start_log(folder: Path) -> Callable[[], None]:
    """Write the program's log into ``folder`` from now on, and return what ends it.

    Raises OSError where the folder cannot be written.
    """
    make_private_folder(folder)
    handler = _PrivateFiles(
        log_file(folder), maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8"
    )
    handler.setFormatter(_Indented("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("cchc_desktop")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)

    def end() -> None:
        logger.removeHandler(handler)
        handler.close()

    return end
