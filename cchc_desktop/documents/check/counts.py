"""The counts in a text: a number with its unit, such as "58 tin, bài"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from cchc_desktop.documents.check.word_lists import word_lists
from cchc_desktop.domain.catalogues import Catalogue


@dataclass(frozen=True, slots=True)
class Count:
    """A number and its unit, from ``start`` to ``end``; the number ends at ``number_end``.

    ``units`` are the codes of the units that are called so.
    """

    start: int
    number_end: int
    end: int
    value: Decimal
    units: tuple[str, ...]


def counts_in(lower: str, units: Catalogue) -> tuple[Count, ...]:
    """Return the counts in a text of small letters, in order.

    Days, years, symbols, percentages and rates are none.
    """
    pattern, codes = _pattern(tuple((e.code, e.label) for e in units.entries.values()))
    return tuple(
        Count(
            found.start("number"),
            found.end("number"),
            found.end(),
            Decimal(found["number"].replace(".", "").replace(",", ".")),
            codes[" ".join(found["unit"].split())],
        )
        for found in pattern.finditer(lower)
    )


@lru_cache(maxsize=8)
def _pattern(
    labels: tuple[tuple[str, str], ...],
) -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    codes: dict[str, tuple[str, ...]] = {}
    spoken = ((code, name) for code, names in word_lists().units.items() for name in names)
    for code, name in (*labels, *spoken):
        key = " ".join(name.lower().split())
        codes[key] = tuple(dict.fromkeys((*codes.get(key, ()), code)))
    units = "|".join(
        r"\s+".join(map(re.escape, name.split())) for name in sorted(codes, key=len, reverse=True)
    )
    # The digit first: a text without digits is left at once.
    pattern = re.compile(
        r"(?P<number>[0-9](?<![\w/.,%–-].)(?<!số .)(?:[0-9]{0,2}(?:\.[0-9]{3})+|[0-9]*)"
        r"(?:,[0-9]+)?)"
        rf"\s+(?P<unit>{units})(?![\w/])"
    )
    return pattern, codes
