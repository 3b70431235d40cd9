"""Mục đã xoá: what was deleted, and until when it can be put back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from cchc_desktop.domain.outgoing import OutgoingDocument
from cchc_desktop.domain.registers import PAGES, Register

KEPT_FOR: Final = timedelta(days=90)
"""How long a deleted record can be put back."""

_DAY: Final = timedelta(days=1)

LISTED: Final[Mapping[str, Register]] = {
    name: register for name, register in PAGES.items() if register.record is not OutgoingDocument
}
"""The registers whose deleted records are listed: a number that was given is never deleted."""

Key = tuple[str, int]
"""A register's name and a record's id."""


@dataclass(frozen=True, slots=True)
class DeletedAfter:
    """Where the next page of the trash begins: after this change of this operation."""

    operation: int
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """A record that does not exist now, as it was last.

    ``at`` is when it was deleted, in UTC; ``operation`` by what, ``number`` that operation's id and
    ``position`` the change's place in it.
    """

    register: str
    record: Any
    at: datetime
    who: str
    operation: str
    number: int
    position: int

    @property
    def key(self) -> Key:
        """The register's name and the record's id."""
        return self.register, self.record.id

    def days_left(self, now: datetime) -> int:
        """Return on how many more days it can be put back, this one among them; 0 when over."""
        return min(KEPT_FOR.days, max(0, -((now - self.at - KEPT_FOR) // _DAY)))
