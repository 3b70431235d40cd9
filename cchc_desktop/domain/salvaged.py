"""What was saved of a damaged data file, and what was not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True, kw_only=True)
class Salvaged:
    """The new file and how it compares with the damaged one.

    ``kept`` is the number of records by register; ``from_history`` names those that were gone from
    their register and were found again in the history; ``lost`` and ``doubtful`` are sentences for
    a person: what is gone, what has to be looked at. ``operations`` are entries of the history,
    ``contents`` kept files whose bytes are what they were.
    """

    source: Path
    target: Path
    pages: int = 0
    unread_pages: int = 0
    unread_rows: int = 0
    kept: Mapping[str, int] = field(default_factory=dict)
    from_history: dict[str, list[str]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    operations: int = 0
    contents: int = 0

    @property
    def whole(self) -> bool:
        """Whether everything was there and none of it in doubt."""
        return not (
            self.unread_pages or self.unread_rows or self.from_history or self.lost or self.doubtful
        )
