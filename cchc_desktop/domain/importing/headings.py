"""Which field a heading means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cchc_desktop.domain.importing.columns import NAMED_BY, TableColumn, columns_of
from cchc_desktop.domain.importing.words import ChoiceWords, Words, heading_forms

SEPARATOR: Final = " / "
"""Stands between the parts of a heading of several rows: "Số lượng / Tin, bài"."""

EQUAL, PART, BEGINS, NAMES = 6, 5, 3, 4
"""How surely a heading is known: its whole wording, its last part, its beginning, an entry."""

_COUNTING_WORDS: Final = ("so luong ", "tong so ", "so ")
_LONGEST: Final = 120
"""Letters of a heading; a longer text is no heading."""


def match_headings(
    headings: Sequence[tuple[int, str]], register: str, words: Words, choices: ChoiceWords
) -> tuple[tuple[TableColumn, ...], int]:
    """Match (index, heading) to the paths of a register; return the columns and their score.

    Each path is given once, to the heading that says it most surely, the first of equals.
    """
    guesses: list[tuple[int, int, str]] = []
    for at, (_, heading) in enumerate(headings):
        found = _guesses(heading, register, words)
        guesses.extend((score, -at, path) for path, score in found.items())
        guesses.extend((NAMES, -at, path) for path in _named(heading, register, choices))
    given: dict[int, str] = {}
    score = 0
    for sure, negative, path in sorted(guesses, reverse=True):
        if -negative in given or path in given.values():
            continue
        given[-negative] = path
        score += sure
    columns = tuple(
        TableColumn(index, heading, given.get(at, ""))
        for at, (index, heading) in enumerate(headings)
    )
    return columns, score


def is_ordinal(heading: str, words: Words) -> bool:
    """Tell whether a heading is the one of the running number."""
    return any(form in words.ordinals for form in heading_forms(heading))


def _guesses(heading: str, register: str, words: Words) -> dict[str, int]:
    if len(heading) > _LONGEST or is_ordinal(heading, words):
        return {}
    found: dict[str, int] = {}
    known = words.headings[register]
    for form in heading_forms(heading):
        if form in known:
            found[known[form]] = EQUAL
            return found
    parts = heading.split(SEPARATOR)
    if len(parts) > 1:
        for form in heading_forms(parts[-1]):
            if form in known:
                found[known[form]] = PART
    for form in heading_forms(heading):
        beginnings = [word for word in known if form.startswith(word + " ") and len(word) > 3]
        if beginnings:
            found.setdefault(known[max(beginnings, key=len)], BEGINS)
    return found


def _named(heading: str, register: str, choices: ChoiceWords) -> list[str]:
    """Return the paths of quantities whose unit or medium the heading names."""
    columns = columns_of(register)
    last = heading.split(SEPARATOR)[-1]
    found = []
    for path, named_by in NAMED_BY.items():
        if path not in columns or not columns[path].lines:
            continue
        catalogue = columns[named_by].field.catalogue
        for form in heading_forms(last):
            prefix = next((word for word in _COUNTING_WORDS if form.startswith(word)), "")
            code = choices.find(catalogue, form.removeprefix(prefix))
            # "Bài" or "Đài" alone may head anything: a counted word stands with "số" before it,
            # or below "Số lượng".
            if code and (prefix or SEPARATOR in heading or " " in form):
                found.append(f"{path}={code}")
                break
    return found
