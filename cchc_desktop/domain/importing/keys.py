"""How a record of a workbook is known again among those that the office has.

The keys are stable, so that the same workbook taken in a second time changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cchc_desktop.domain.importing.values import symbol_key
from cchc_desktop.domain.procedures import matching_code
from cchc_desktop.domain.vietnamese import fold, normalize


def _same(value: Any) -> Hashable:
    key: Hashable = value
    return key


def _words(value: str) -> Hashable:
    return fold(value) or normalize(value)


@dataclass(frozen=True, slots=True)
class Key:
    """The fields by which records of a register are known, and the form in which they count."""

    fields: Mapping[str, Callable[[Any], Hashable]]

    def of(self, values: Mapping[str, Any]) -> Hashable | None:
        """Return the key of a record's values, None where one of them is not given."""
        parts = [(form, values.get(name)) for name, form in self.fields.items()]
        if any(value is None or value == "" for _, value in parts):
            return None
        return tuple(form(value) for form, value in parts)


KEYS: Final[Mapping[str, Key]] = {
    "activities": Key({"day": _same, "channel": _same, "title": _words}),
    "procedures": Key({"code": lambda code: matching_code(normalize(code))}),
    "slogans": Key({"text": _words}),
    "documents": Key({"symbol": symbol_key, "day": _same}),
    "tasks": Key({"year": _same, "content": _words}),
    "targets": Key({"year": _same, "channel": _same, "unit": _same}),
}
"""By register."""

LINE_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "measures": ("unit", "estimated"),
    "evidence": ("kind", "where"),
    "displays": ("medium", "place", "since"),
    "events": ("kind", "effective_on"),
    "postings": ("place",),
}
"""The fields by which a line is known among the lines of its record."""
