"""A record as plain data, and back: for the history, and for files that people write by hand.

Days are written ``2022-03-12``, Decimals as text, lines as lists of mappings. Reading also takes
real dates and numbers, as a TOML file gives them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from cchc_desktop.domain.fields import Field, Kind, fields_of, lines_of

R = TypeVar("R")


def to_plain(record: object) -> dict[str, Any]:
    """Return the declared fields and lines of a record or line, JSON's types only, no id."""
    plain = {
        name: _plain_value(field, getattr(record, name))
        for name, field in fields_of(type(record)).items()
    }
    for name in lines_of(type(record)):
        plain[name] = [to_plain(line) for line in getattr(record, name)]
    return plain


def from_plain(cls: type[R], plain: Mapping[str, Any], **also: Any) -> R:
    """Build a record or line of class ``cls``; what is not said keeps its default.

    Raises KeyError for a name that the class does not declare, so that a slip of the pen in a
    file is not read as an empty field.
    """
    fields, lines = fields_of(cls), lines_of(cls)
    values: dict[str, Any] = dict(also)
    for name, value in plain.items():
        if name in lines:
            values[name] = tuple(from_plain(lines[name].line, line) for line in value)
        else:
            values[name] = _value(fields[name], value)
    return cls(**values)


def _plain_value(field: Field, value: Any) -> Any:
    if value is None:
        return None
    if field.kind is Kind.DAY:
        return value.isoformat()
    if field.kind is Kind.NUMBER:
        return format(value, "f")
    return value


def _value(field: Field, plain: Any) -> Any:
    if plain is None:
        return None
    if field.kind is Kind.DAY and isinstance(plain, str):
        return date.fromisoformat(plain)
    if field.kind is Kind.NUMBER and not isinstance(plain, Decimal):
        return Decimal(str(plain))
    return plain
