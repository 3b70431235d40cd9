"""Copies of kept files that the system's own programs are given to show."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory


class LookedAt:
    """The copies that were written to be looked at; they go when the data file is closed."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    @property
    def folder(self) -> Path:
        """Where they lie, made when the first is asked for."""
        if self._folder is None:
            # Another program may still hold one open: on Windows it then stays for the system's
            # own clearing of old files.
            self._folder = TemporaryDirectory(prefix="cchc-xem-", ignore_cleanup_errors=True)
        return Path(self._folder.name)

    def clear(self) -> None:
        """Remove them."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
