"""What a rule is: a name, how much it matters, what it looks for, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cchc_desktop.documents.check.finding import Finding, Repair, Severity
from cchc_desktop.documents.check.manuscript import Manuscript, Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule's function found in a passage.

    ``fix`` is what should stand from ``start`` to ``end``, None where only a person can say;
    ``token`` the live word that is to stand there. ``label`` is the repair's button where the
    usual words would not say what happens.
    """

    passage: Passage
    start: int
    end: int
    message: str
    fix: str | None = None
    token: str | None = None
    label: str = ""


Look = Callable[[Manuscript], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table of rules. ``about`` says in Vietnamese what it looks for."""

    name: str
    severity: Severity
    look: Look
    about: str

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield what the rule finds in a document."""
        for hit in self.look(manuscript):
            passage = hit.passage
            yield Finding(
                rule=self.name,
                severity=self.severity,
                key=passage.key,
                place=passage.place,
                start=hit.start,
                end=hit.end,
                message=hit.message,
                repair=_repair(hit),
            )


def _repair(hit: Hit) -> Repair | None:
    if hit.fix is None:
        return None
    label = hit.label
    if not label:
        there = hit.passage.text[hit.start : hit.end]
        label = f"Thêm “{hit.fix.strip()}”" if not there.strip() else f"Sửa thành “{hit.fix}”"
        label = label if hit.fix.strip() else "Xoá chỗ thừa"
    return Repair(label, hit.start, hit.end, hit.fix, hit.token)
