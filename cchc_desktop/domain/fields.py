"""How a field of a register is declared: once, on the record's own class.

A record is a frozen, keyword-only dataclass. Each of its fields is made by one of the
functions below (:func:`text`, :func:`day`, :func:`choice` ...), which keep a :class:`Field` in
the dataclass field's metadata. The table, the form, the list's columns, the Excel headings, the
validation messages and the history text all read that one declaration.

Lines that belong to a record (the measures of an activity, the events of a procedure) are
declared with :func:`lines`; a line may have lines of its own.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

METADATA_KEY = "cchc"


class Kind(enum.Enum):
    """What a field holds, and so how it is typed in, stored and shown."""

    TEXT = "text"
    """One line of text."""
    LONG_TEXT = "long_text"
    """Text of several lines."""
    DAY = "day"
    """A date without a time."""
    NUMBER = "number"
    """A Decimal with at most three decimals, the finest that any report prints."""
    WHOLE = "whole"
    """An int."""
    CHOICE = "choice"
    """The code of an entry of a catalogue."""
    REFERENCE = "reference"
    """The id of a record of another register."""
    FLAG = "flag"
    """True or False."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The one declaration of a field.

    ``label`` is what people read in the form, the list and the workbook. ``catalogue`` names the
    catalogue of a CHOICE, ``register`` the register of a REFERENCE. ``searched`` puts the text
    into the register's search text; ``listed`` makes it a column of the register's list;
    ``ordered`` stores a Vietnamese sort key beside the text so that a list can be sorted by it in
    SQL. ``kept`` says that the program keeps it itself: an operation sets it and no form shows it.
    ``check`` looks at a present value and returns a sentence when it refuses it, ``warn``
    likewise when the value is merely unusual.
    """

    label: str
    kind: Kind
    required: bool = False
    max_length: int = 500
    minimum: int | None = None
    maximum: int | None = None
    catalogue: str = ""
    register: str = ""
    searched: bool = False
    listed: bool = False
    ordered: bool = False
    kept: bool = False
    help: str = ""
    check: Callable[[Any], str | None] | None = None
    warn: Callable[[Any], str | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The declaration of the lines that belong to a record.

    ``line`` is the line's class, ``minimum`` how many a record needs, ``noun`` what one line is
    called in a button or a message ("số lượng", "lượt treo"). ``listed`` makes their summary a
    column of the register's list; ``kept`` as for a field. ``copied`` are fields of the record
    which are stored with each line too, so that one index answers a count; the record's own value
    is the true one.
    """

    label: str
    noun: str
    line: type[Any]
    minimum: int = 0
    listed: bool = False
    kept: bool = False
    copied: tuple[str, ...] = ()
    help: str = ""


def _declare(declaration: Field | Lines, default: Any) -> Any:
    return dataclasses.field(default=default, metadata={METADATA_KEY: declaration})


def text(label: str, **rules: Any) -> Any:
    """Declare one line of text; empty is ``""``."""
    return _declare(Field(label=label, kind=Kind.TEXT, **rules), "")


def long_text(label: str, *, max_length: int = 4000, **rules: Any) -> Any:
    """Declare text of several lines; empty is ``""``."""
    return _declare(Field(label=label, kind=Kind.LONG_TEXT, max_length=max_length, **rules), "")


def day(label: str, **rules: Any) -> Any:
    """Declare a date; empty is ``None``."""
    return _declare(Field(label=label, kind=Kind.DAY, **rules), None)


def number(label: str, **rules: Any) -> Any:
    """Declare a Decimal of at most three decimals; empty is ``None``, which is not 0."""
    return _declare(Field(label=label, kind=Kind.NUMBER, **rules), None)


def whole(label: str, **rules: Any) -> Any:
    """Declare an int; empty is ``None``, which is not 0."""
    return _declare(Field(label=label, kind=Kind.WHOLE, **rules), None)


def choice(label: str, catalogue: str, *, default: str = "", **rules: Any) -> Any:
    """Declare the code of an entry of ``catalogue``; empty is ``""``."""
    return _declare(Field(label=label, kind=Kind.CHOICE, catalogue=catalogue, **rules), default)


def reference(label: str, register: str, **rules: Any) -> Any:
    """Declare the id of a record of ``register``; empty is ``None``."""
    return _declare(Field(label=label, kind=Kind.REFERENCE, register=register, **rules), None)


def flag(label: str, *, default: bool = False, **rules: Any) -> Any:
    """Declare a yes or no."""
    return _declare(Field(label=label, kind=Kind.FLAG, **rules), default)


def lines(label: str, line: type[Any], *, noun: str, **rules: Any) -> Any:
    """Declare the lines of class ``line`` that belong to the record; none is ``()``."""
    return _declare(Lines(label=label, noun=noun, line=line, **rules), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record of a register; ``id`` is None until the data file has given it one.

    An id is never used again, so a trail of ids stays true after deletions.
    """

    id: int | None = None


def fields_of(cls: type[Any]) -> Mapping[str, Field]:
    """Return the declared fields of a record or line class, in order of declaration."""
    return _declarations(cls)[0]


def lines_of(cls: type[Any]) -> Mapping[str, Lines]:
    """Return the declared lines of a record or line class, in order of declaration."""
    return _declarations(cls)[1]


_known: dict[type[Any], tuple[Mapping[str, Field], Mapping[str, Lines]]] = {}


def _declarations(cls: type[Any]) -> tuple[Mapping[str, Field], Mapping[str, Lines]]:
    if cls not in _known:
        declared = [(f.name, f.metadata.get(METADATA_KEY)) for f in dataclasses.fields(cls)]
        _known[cls] = (
            {name: found for name, found in declared if isinstance(found, Field)},
            {name: found for name, found in declared if isinstance(found, Lines)},
        )
    return _known[cls]


def references_of(record: object) -> Iterator[tuple[str, int]]:
    """Yield (register, id) of every record that a record or its lines refer to."""
    for name, field in fields_of(type(record)).items():
        if field.kind is Kind.REFERENCE and (key := getattr(record, name)) is not None:
            yield field.register, key
    for name in lines_of(type(record)):
        for line in getattr(record, name):
            yield from references_of(line)


def is_empty(value: object) -> bool:
    """Tell whether a field's value counts as not given. False and 0 are given."""
    return value is None or value in ("", ())


NUMBER_STEP = Decimal("0.001")
"""The finest step of a NUMBER field."""
