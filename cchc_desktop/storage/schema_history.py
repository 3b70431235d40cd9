"""The versions that the data file's schema has had, known without Alembic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaHistory:
    """The migrations and what they lead to.

    ``marks`` gives for each revision, oldest first, the fingerprint
    (:func:`cchc_desktop.storage.integrity.fingerprint`) of a file at that revision. Revisions are
    four digits, so that a file can be told to be newer than this program.
    """

    scripts: Path
    marks: Mapping[str, str]

    @property
    def latest(self) -> str:
        """The revision that this program reads and writes."""
        return next(reversed(list(self.marks)))


HISTORY: Final = SchemaHistory(
    scripts=Path(__file__).parent / "migrations",
    marks={
        "0001": "a6147724e386dd27",
        "0002": "ee74ce1d11694440",
        "0003": "4d07b7723777a58c",
    },
)
