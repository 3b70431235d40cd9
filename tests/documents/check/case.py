"""A case of a rule: a change of the clean report in which it finds something, or nothing.

A case may also change the facts, or say that the document is issued.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.documents.check.made import Change, saying


@dataclass(frozen=True)
class Case:
    """A changed report; ``fixed`` is what the repair puts in, None where it is not told."""

    change: Change
    facts: Mapping[str, Any] = field(default_factory=dict)
    issued: bool = False
    fixed: str | None = None


@dataclass(frozen=True)
class Cases:
    wrong: Sequence[Case]
    right: Sequence[Case]


def of(change: Change, fixed: str | None = None, *, issued: bool = False, **facts: Any) -> Case:
    return Case(change, facts, issued, fixed)


def say(text: str, fixed: str | None = None, **facts: Any) -> Case:
    return of(saying(text), fixed, **facts)
