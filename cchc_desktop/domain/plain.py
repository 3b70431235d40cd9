"""A record as plain data, and back: for the history, and for files that people write by hand.

Days are written ``2022-03-12``, Decimals as text, lines as lists of mappings. Reading also takes
real dates and numbers, as a TOML file gives them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, Final, TypeAlias, TypeVar

from cchc_desktop.domain.fields import Kind, fields_of, lines_of

R = TypeVar("R")

_Conversion: TypeAlias = Callable[[Any], Any] | None
"""None where the value stays as it is."""

_Conversions: TypeAlias = Mapping[str, _Conversion]


def to_plain(record: object) -> dict[str, Any]:
    """Return the declared fields and lines of a record or line, JSON's types only, no id."""
    plain = {}
    for name, write in _conversions(type(record))[0].items():
        value = getattr(record, name)
        plain[name] = value if value is None or write is None else write(value)
    return plain


def from_plain(cls: type[R], plain: Mapping[str, Any], **also: Any) -> R:
    """Build a record or line of class ``cls``; what is not said keeps its default.

    Raises KeyError for a name that the class does not declare, so that a slip of the pen in a
    file is not read as an empty field.
    """
    readers = _conversions(cls)[1]
    values: dict[str, Any] = dict(also)
    for name, value in plain.items():
        read = readers[name]
        values[name] = value if read is None else read(value)
    return cls(**values)


def _day_of(plain: Any) -> Any:
    return date.fromisoformat(plain) if isinstance(plain, str) else plain


def _number_of(plain: Any) -> Any:
    return plain if plain is None or isinstance(plain, Decimal) else Decimal(str(plain))


def _lines_of(line: type[Any], plain: Any) -> tuple[Any, ...]:
    return tuple(from_plain(line, one) for one in plain)


def _plain_lines(lines: Any) -> list[dict[str, Any]]:
    return [to_plain(line) for line in lines]


def _plain_number(value: Decimal) -> str:
    return format(value, "f")


_WRITERS: Final[Mapping[Kind, Callable[[Any], Any]]] = {
    Kind.DAY: date.isoformat,
    Kind.NUMBER: _plain_number,
}
"""What is no type of JSON, and how it is written; all else is written as it is."""

_READERS: Final[Mapping[Kind, Callable[[Any], Any]]] = {
    Kind.DAY: _day_of,
    Kind.NUMBER: _number_of,
}


_known: dict[type[Any], tuple[_Conversions, _Conversions]] = {}
"""An import asks for these with each of its rows, so a class is looked through once."""


def _conversions(cls: type[Any]) -> tuple[_Conversions, _Conversions]:
    """Return how each field and the lines of a class are written, and how they are read."""
    if cls not in _known:
        fields, lines = fields_of(cls).items(), lines_of(cls).items()
        writers: dict[str, _Conversion] = {n: _WRITERS.get(field.kind) for n, field in fields}
        readers: dict[str, _Conversion] = {n: _READERS.get(field.kind) for n, field in fields}
        writers |= {name: _plain_lines for name, _ in lines}
        readers |= {name: partial(_lines_of, declared.line) for name, declared in lines}
        _known[cls] = (writers, readers)
    return _known[cls]
