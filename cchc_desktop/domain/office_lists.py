"""The offices that are to send something, and which office a sender is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cchc_desktop.domain.handed_over import OfficeNames
from cchc_desktop.domain.vietnamese import fold_marked

_SHORT_FORMS: Final = (("ủy ban nhân dân", "ubnd"), ("uỷ ban nhân dân", "ubnd"))


@dataclass(frozen=True, slots=True)
class ListedOffice:
    """An office of the receiver's list: its name as the list has it, its identifier if given."""

    name: str
    identifier: str = ""


def same_office(one: OfficeNames, other: OfficeNames) -> bool:
    """Tell whether two senders are one: by their identifiers, or by their names where one has none.

    Communes of the same name in different districts or provinces are different offices.
    """
    if one.identifier and other.identifier:
        return _key(one.identifier) == _key(other.identifier)
    return _names(one) == _names(other)


def is_listed_as(office: OfficeNames, listed: ListedOffice) -> bool:
    """Tell whether the entry of a list may mean the office, whichever of its names it uses."""
    if office.identifier and listed.identifier:
        return _key(office.identifier) == _key(listed.identifier)
    return _key(listed.name) in set(_ways_to_say(office))


def who_of(office: OfficeNames, all_: Sequence[OfficeNames]) -> str:
    """Return what to call an office among others: with its district where its name is not alone."""
    name = office.short_name or office.body
    alike = [one for one in all_ if _key(one.short_name or one.body) == _key(name)]
    if len(alike) < 2:
        return name
    return ", ".join(part for part in (name, office.district, office.province) if part)


def _names(office: OfficeNames) -> tuple[str, str, str]:
    return _key(office.body), _key(office.district), _key(office.province)


def _ways_to_say(office: OfficeNames) -> Iterator[str]:
    where = [part for part in (office.district, office.province) if part]
    for name in (office.body, office.short_name, office.unit_name):
        for end in range(len(where) + 1):
            yield _key(" ".join([name, *where[:end]]))
        if office.province:
            yield _key(f"{name} {office.province}")


@lru_cache(maxsize=8192)
def _key(text: str) -> str:
    folded = fold_marked(text)
    for long, short in _SHORT_FORMS:
        folded = folded.replace(fold_marked(long), short)
    return folded
