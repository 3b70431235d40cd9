"""What the checker says of a document: each finding with its place, its reason and its repair."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Severity(enum.StrEnum):
    """How much a finding matters: wrong, doubtful, or worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Repair:
    """A stretch of a part's text, from ``start`` to ``end``, and what is to stand there instead.

    ``label`` is what a button says. With ``token`` the text is put in as that live word.
    """

    label: str
    start: int
    end: int
    text: str
    token: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found.

    ``key`` names the component or block of the document, ``place`` says it to a person. ``start``
    and ``end`` count in the text that :func:`~cchc_desktop.documents.check.text_of_part` gives
    for the key; they are equal where something is missing. ``message`` is what is wrong and why.
    """

    rule: str
    severity: Severity
    key: str
    place: str
    start: int
    end: int
    message: str
    repair: Repair | None = None
