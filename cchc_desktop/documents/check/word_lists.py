"""The checker's words as data (resources/checker.toml), read and compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from cchc_desktop import resources

RESOURCE: Final = "checker.toml"


class Words:
    """A pattern that is looked for at the limits of words, in text of small letters.

    Letters first and no look behind: so the search skips through a text, which takes a tenth of
    the time of a pattern that minds neither case nor limits by itself.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(rf"(?:{pattern})(?!\w)")

    @classmethod
    def of(cls, words: Sequence[str]) -> Words:
        """Return what finds any of the words, the longest first."""
        longest = sorted((word.lower() for word in words), key=len, reverse=True)
        return cls("|".join(map(re.escape, longest)))

    def find(self, lower: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Yield the matches in a stretch of a text in small letters."""
        for found in self._pattern.finditer(lower, start, len(lower) if end is None else end):
            at = found.start()
            if at == 0 or not (lower[at - 1].isalnum() or lower[at - 1] == "_"):
                yield found

    def search(self, lower: str) -> re.Match[str] | None:
        """Return the first match, None for none."""
        return next(self.find(lower), None)


@dataclass(frozen=True, slots=True)
class Slip:
    """A pattern that is always wrong, what is to stand there, and why."""

    wrong: Words
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class Spacing:
    """A pattern of spaces and marks that is always wrong, and what is to stand there."""

    wrong: re.Pattern[str]
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word whose capital letters are fixed: the ways in which it may stand, the first best.

    ``within`` finds the names in which it is written otherwise.
    """

    right: tuple[str, ...]
    within: Words | None
    why: str


@dataclass(frozen=True, slots=True)
class Superseded:
    """Wording that is out of use since a day, unless the sentence says that it is history."""

    wrong: Words
    since: date
    right: str
    unless: Words | None
    why: str


@dataclass(frozen=True, slots=True)
class WordLists:
    """Everything that checker.toml says.

    ``any_slip`` finds whether there is any of the slips, ``capitals`` are by their word in small
    letters and ``any_capital`` finds all of those. ``channels`` and ``units`` are the names in
    prose by code, ``other_numbers`` the words beside which a number is another one of the tally,
    by that one's name, ``verbs`` what is done with what is counted.
    """

    slips: tuple[Slip, ...]
    any_slip: Words
    spacing: tuple[Spacing, ...]
    capitals: Mapping[str, Spelling]
    any_capital: Words
    superseded: tuple[Superseded, ...]
    channels: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]
    other_numbers: Mapping[str, Words]
    verbs: Words


@lru_cache(maxsize=1)
def word_lists() -> WordLists:
    """Return the delivered lists; raises IncompleteInstallation where their file is damaged."""
    return read_word_lists(resources.read_toml(RESOURCE))


def read_word_lists(data: Mapping[str, Any]) -> WordLists:
    """Compile the tables of checker.toml."""
    spellings = [
        Spelling(
            (row["right"], *row.get("also", ())),
            Words.of(row["within"]) if "within" in row else None,
            row["why"],
        )
        for row in data["capitals"]
    ]
    capitals = {right.lower(): spelling for spelling in spellings for right in spelling.right}
    return WordLists(
        slips=tuple(Slip(Words(row["wrong"]), row["right"], row["why"]) for row in data["slips"]),
        any_slip=Words("|".join(row["wrong"] for row in data["slips"])),
        spacing=tuple(
            Spacing(re.compile(row["wrong"]), row["right"], row["why"]) for row in data["spacing"]
        ),
        capitals=capitals,
        any_capital=Words.of(tuple(capitals)),
        superseded=tuple(
            Superseded(
                Words(row["wrong"]),
                row["since"],
                row.get("right", ""),
                Words.of(row["unless"]) if "unless" in row else None,
                row["why"],
            )
            for row in data["superseded"]
        ),
        channels={code: tuple(names) for code, names in data["channels"].items()},
        units={code: tuple(names) for code, names in data["units"].items()},
        other_numbers={name: Words.of(words) for name, words in data["other_numbers"].items()},
        verbs=Words.of(data["counting"]["verbs"]),
    )


def small(text: str) -> str:
    """Return a text in small letters, each in its place: offsets hold in both."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(one if len(one := letter.lower()) == 1 else letter for letter in text)


def in_case_of(found: str, text: str) -> str:
    """Return ``text`` in capitals or with a capital letter where ``found`` has them."""
    if len(found) > 1 and found.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if found[:1].isupper() else text
