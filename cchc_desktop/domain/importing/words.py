"""The words of offices: how they head columns, what they call choices, how they end a table.

Read from ``resources/import.toml``; everything is compared folded, so that marks, case and
punctuation do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cchc_desktop.domain.catalogues import Catalogues
from cchc_desktop.domain.importing.columns import columns_of
from cchc_desktop.domain.vietnamese import fold

ORDINAL: Final = "ordinal"

_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
"""What a heading says in brackets: "(dd/mm/yyyy)", "(*)"."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is known of the wording, ready to be compared; made by :func:`words_from`."""

    headings: Mapping[str, Mapping[str, str]]
    """Path by folded heading, for each register."""
    ordinals: frozenset[str]
    choices: Mapping[str, Mapping[str, str]]
    """Code by folded synonym, for each catalogue."""
    totals: tuple[str, ...]
    notes: tuple[str, ...]
    signatures: tuple[str, ...]


def words_from(data: Mapping[str, Any]) -> Words:
    """Build the words from the parsed ``import.toml``."""
    headings = data["headings"]
    return Words(
        headings={
            register: dict(_headings(register, tables))
            for register, tables in headings.items()
            if register != ORDINAL
        },
        ordinals=frozenset(_folded(headings[ORDINAL])),
        choices={
            catalogue: {fold(word): code for code, words in table.items() for word in words}
            for catalogue, table in data["choices"].items()
        },
        totals=_folded(data["rows"]["totals"]),
        notes=_folded(data["rows"]["notes"]),
        signatures=_folded(data["rows"]["signatures"]),
    )


def heading_forms(heading: str) -> tuple[str, ...]:
    """Return a heading as it is compared: whole, then without what stands in brackets."""
    whole, short = fold(heading), fold(_ASIDE.sub(" ", heading))
    return (whole,) if whole == short or not short else (whole, short)


class ChoiceWords:
    """Finds the entry of a catalogue that a cell means: by label, code, abbreviation, synonym."""

    def __init__(self, words: Words, catalogues: Catalogues) -> None:
        self._words = words
        self._catalogues = catalogues
        self._by_text: dict[str, dict[str, str | None]] = {}
        self._found: dict[tuple[str, str], str | None] = {}

    def find(self, catalogue: str, text: str) -> str | None:
        """Return the code that ``text`` names, None where it names none."""
        key = (catalogue, text)
        if key not in self._found:
            known = self._known(catalogue)
            self._found[key] = known.get(fold(text))
        return self._found[key]

    def within(self, catalogue: str, text: str) -> str | None:
        """Return the one entry whose wording of at least two words stands in ``text``.

        None where none does. A longer wording counts before a shorter one that is part of it.
        """
        folded = f" {fold(text)} "
        found: dict[str, str] = {}
        for wording, code in sorted(self._known(catalogue).items(), key=lambda kv: -len(kv[0])):
            if code is None or " " not in wording or f" {wording} " not in folded:
                continue
            if not any(f" {wording} " in f" {longer} " for longer in found):
                found[wording] = code
        codes = set(found.values())
        return codes.pop() if len(codes) == 1 else None

    def _known(self, catalogue: str) -> Mapping[str, str | None]:
        if catalogue not in self._by_text:
            known: dict[str, str | None] = dict(self._words.choices.get(catalogue, {}))
            entries = self._catalogues[catalogue].entries.values()
            for entry in entries:
                if entry.short:
                    known[fold(entry.short)] = entry.code
            for entry in entries:
                # A code before a label: what people read has the last word.
                known.setdefault(fold(entry.code), entry.code)
            for entry in entries:
                known[fold(entry.label)] = entry.code
            known.pop("", None)
            self._by_text[catalogue] = known
        return self._by_text[catalogue]


def begins_with(folded: str, words: Sequence[str]) -> bool:
    """Tell whether a folded text begins with one of the folded words, whole words only."""
    return any(folded == word or folded.startswith(word + " ") for word in words)


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)


def _headings(register: str, tables: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for path, words in tables.items():
        for word in words:
            yield fold(word), path
    # The declared labels come last and so have the last word.
    for path, column in columns_of(register).items():
        yield fold(column.field.label), path
