"""How long work tells where it is, and learns that it is to stop."""

from __future__ import annotations

from typing import Protocol

from cchc_desktop.domain.errors import CchcError


class Cancelled(CchcError):
    """Raised inside long work when the user has cancelled it; nothing of it remains."""

    def __init__(self) -> None:
        super().__init__("Đã dừng theo yêu cầu; chưa có gì thay đổi.")


class Progress(Protocol):
    """Somebody who watches long work."""

    def step(self, done: int, total: int, what: str) -> None:
        """Say that ``done`` of ``total`` steps are over and what comes now.

        Raises :class:`Cancelled` when the work is to stop.
        """
        ...


class Unwatched:
    """Progress that nobody watches and nobody cancels."""

    def step(self, done: int, total: int, what: str) -> None:
        """Do nothing."""
