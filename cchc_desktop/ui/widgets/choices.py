"""Finding a choice by what is typed, with marks or without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cchc_desktop.domain.vietnamese import fold, fold_marked


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from: ``code`` is stored, ``label`` is read.

    ``kept`` is the label that a draft keeps, the same in every language of the window.
    """

    code: str
    label: str
    kept: str = ""
    folded: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.label))


def matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices which hold every typed word, marks aside, the likeliest first.

    A label that begins with the typed text comes before one with words that begin so, and that
    before one with the text inside its words; within each the list's own order stays. Nothing
    typed gives all.
    """
    query = fold(typed)
    words = query.split()
    found = [choice for choice in choices if all(word in choice.folded for word in words)]
    return sorted(found, key=lambda choice: _rank(choice.folded, query, words))


def named(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices that are called as typed.

    One that has the same marks wins over all that differ in marks; there is more than one only
    where the typed text leaves it open.
    """
    query = fold(typed)
    alike = [choice for choice in choices if query and choice.folded == query]
    marked = fold_marked(typed)
    same = [choice for choice in alike if fold_marked(choice.label) == marked]
    return same or alike


def _rank(folded: str, query: str, words: list[str]) -> int:
    if folded.startswith(query):
        return 0
    padded = f" {folded}"
    return 1 if all(f" {word}" in padded for word in words) else 2
